"""What is new in a file against an older version of it, both judged with today's store."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import replace

from lint.accepting.baseline import Baseline, Sieve, counted_keys
from lint.accepting.swapped import Swapped
from lint.files import File, relative
from lint.job import Ground, Report
from lint.parts import parts
from lint.passes import report_part, survey_part
from lint.rows import Row


def old_version(folder: str, file: File) -> str:
    """Where in a folder the old version of a file is kept; its name ends as the file's does."""
    name = hashlib.sha256(file.shown.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return os.path.join(folder, f"{name}-{os.path.basename(file.shown)[-64:]}")


def only_new(ground: Ground, report: Report, folder: str) -> Ground:
    """Take out of a file's report what its old version had, too; gives a ground on which the rest alone is mended."""
    old = File(old_version(folder, report.file), report.file.shown, named=True)
    if not os.path.exists(old.path):
        return ground
    then = [(part, survey_part(ground.plan, part).rows) for part in parts(old, ground.plan)]
    before = _swapped(ground, report.file, [row for _, rows in then for row in rows], old.path)
    had = Counter(key for part, rows in then for key in counted_keys(report_part(before, part, rows).findings).elements())
    report.findings = Sieve(Baseline(old.path, accepted=had)).new(report.findings)
    return replace(ground, accepted=ground.accepted | {fingerprint for _, fingerprint in had})


def _swapped(ground: Ground, file: File, then: list[Row], old: str) -> Ground:
    if ground.store is None:
        return replace(ground, used=set())
    now = list(ground.store.rows(relative(file.path, ground.store.root)))
    swapped = Swapped(ground.store, file.shown, now, then, old)
    return replace(ground, corpus=swapped, pairs=swapped, used=set())
