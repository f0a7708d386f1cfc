"""noiselint baseline: accept what is there today, so that later runs report only what is new."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from lint.accepting.acceptance import Acceptance
from lint.accepting.baseline import Baseline, Key, below, counted_keys, read
from lint.commands.output import complain, watching
from lint.config import settings_for
from lint.errors import UserError
from lint.files import Found, find, shown
from lint.how import How
from lint.job import Wish
from lint.reporters.tally import counted
from lint.run import run
from lint.settings import BASELINE_FILE, Settings


def baseline(paths: Sequence[str], grow: bool, given: Settings | None, name: str | None, how: How, quiet: bool, out: TextIO) -> int:
    """Write the baseline of some paths; one that exists only shrinks, unless it is to grow. Raises UserError."""
    path = _path(paths, given, name)
    old = read(path) if os.path.exists(path) else None
    wanted = paths or (_recorded(old) if old else (".",))
    if old and not grow and not (old.covered_by(wanted) and set(below(path, wanted)) == set(old.paths)):
        raise UserError(f"{shown(path)}: made from {', '.join(old.paths)}; name these or none, or say --grow to make it anew from others")
    found = find(wanted, given)
    today, problems = _today(found, how, quiet)
    for problem in problems:
        complain(problem)
    if problems and old:
        raise UserError(f"{shown(path)}: stays as it is, since not all texts could be read")
    accepted = today if old is None or grow else old.accepted & today
    Baseline(path, below(path, wanted), accepted).write()
    out.write("\n".join(_told(shown(path), old, accepted, today)) + "\n")
    return 2 if problems else 0


def _path(paths: Sequence[str], given: Settings | None, name: str | None) -> str:
    if name:
        return name
    settings = given or _settings(paths)
    return os.path.join(settings.root, settings.baseline or BASELINE_FILE)


def _settings(paths: Sequence[str]) -> Settings:
    known = {s.source: s for _, s in find(paths, None).files} if paths else {}
    if len(known) > 1:
        raise UserError(f"these paths fall under several configurations ({', '.join(sorted(known))}); make a baseline for each")
    return next(iter(known.values()), None) or settings_for(Path.cwd())


def _recorded(old: Baseline) -> tuple[str, ...]:
    folder = os.path.dirname(os.path.abspath(old.path))
    return tuple(os.path.relpath(os.path.join(folder, path)) for path in old.paths)


def _today(found: Found, how: How, quiet: bool) -> tuple[Counter[Key], list[str]]:
    """All findings, accepted ones too."""
    bare = Found(tuple((file, replace(settings, baseline="")) for file, settings in found.files), ())
    today: Counter[Key] = Counter()
    problems = list(found.problems)
    with watching(quiet) as watch:
        for report in run(bare, Wish(), how, watch):
            today += counted_keys(report.findings)
            problems += report.problems
    return today, problems


def _told(path: str, old: Baseline | None, accepted: Counter[Key], today: Counter[Key]) -> Iterator[str]:
    yield f"{path} accepts {counted(accepted.total(), 'finding')}{_shrunk_by(old.accepted - accepted) if old else ''}."
    if more := (today - accepted).total():
        yield f"New and not accepted: {counted(more, 'finding')}; `noiselint check` shows what, --grow accepts it."
    elif old is None:
        yield "From now on `noiselint check` reports only what is new. Commit the file; it shrinks when you run this again."


def _shrunk_by(gone: Counter[Key]) -> str:
    return f", {gone.total():,} fewer than before" if gone else ""


def shrunk(acceptance: Acceptance, paths: Sequence[str], ratchet: bool) -> Iterator[str]:
    """Take out of the baselines what a run over all their paths did not meet, or say that it can be done; a sentence for each."""
    for path, sieve in acceptance.sieves.items():
        if not (gone := acceptance.gone(path)):
            continue
        name, kept = shown(path), sieve.baseline
        if not kept.covered_by(paths):
            if ratchet:
                yield f"{name}: stays as it is, since it was made from more than these paths ({', '.join(kept.paths)})"
        elif ratchet:
            replace(kept, accepted=kept.accepted - gone).write()
            yield f"{name}: {counted(gone.total(), 'accepted finding')} gone, taken out; commit it"
        else:
            yield f"{name}: {counted(gone.total(), 'accepted finding')} gone; `noiselint baseline` or --ratchet takes them out"
