"""The store of a corpus: where it lies, and how it is brought up to date."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from lint.cache import cache_folder
from lint.database import DamagedStore
from lint.engines import each
from lint.errors import UserError
from lint.files import File, by_path, excluded, find, relative
from lint.home import NAME, home, inside
from lint.how import How, Watch, size_of, textless
from lint.job import UNKNOWN, Surveyed
from lint.parts import parts
from lint.passes import survey_packed, unread
from lint.plan import Plan
from lint.rows import PackedRow
from lint.settings import Settings
from lint.stamps import Stamp, stamp
from lint.store import Store

BATCH = 512  # files and documents surveyed between two transactions of the store


def corpus_files(settings: Settings, files: Sequence[File], only: Sequence[File] | None = None) -> list[File]:
    """The files of the corpus: what lies below `corpus` in the configuration; without it, what was found in the folders given.

    With `only`, those of these files that belong to it, whatever else does.
    """
    if not settings.corpus:
        return [file for file in files if not file.named]
    found = find([os.path.join(settings.root, path) for path in settings.corpus], settings, only)
    if found.problems:
        raise UserError(f"{settings.source}: corpus: {found.problems[0]}")
    return [file for file, _ in found.files if not excluded(file, settings)]


def store_path(settings: Settings, plan_: Plan, corpus: Sequence[File]) -> tuple[Path, str]:
    """Where the store of a corpus lies, and the folder that its paths are relative to."""
    root = os.path.abspath(settings.root) if settings.source.endswith(".toml") else _common_folder(corpus)
    if settings.source.endswith(".toml"):
        return Path(root) / NAME / f"index-{plan_.fingerprint()[:16]}.sqlite", root
    name = hashlib.sha256(root.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cache_folder() / "stores" / f"{name}-{plan_.fingerprint()[:16]}.sqlite", root


def _common_folder(files: Iterable[File]) -> str:
    """The deepest folder in which all files lie; the working folder without any."""
    return os.path.commonpath([os.path.abspath(folder) for folder in {os.path.dirname(file.path) for file in files} or {"."}])


def open_store(settings: Settings, plan_: Plan, corpus: Sequence[File], folder: Path | None, build: bool, watch: Watch) -> Store | None:
    """The store of a corpus, in `folder` where it may not be kept; None without a corpus, or without a store where none is to be built."""
    if not corpus:
        return None
    path, root = store_path(settings, plan_, corpus)
    if folder is not None:
        return Store(folder / path.name, root, plan_.today) if build else None
    if not build and not path.exists():
        return None
    try:
        if settings.source.endswith(".toml"):
            home(root)
            inside(root, path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return Store(path, root, plan_.today)
    except DamagedStore as error:
        watch.say(f"{path}: the index is damaged or of another version ({error}); it is built anew")
        for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            part.unlink(missing_ok=True)
        return Store(path, root, plan_.today) if build else None
    except OSError as error:
        raise UserError(f"{path}: the index cannot be kept there ({error.strerror or error}); make room, or run with --no-cache") from error


def update(store: Store, files: Sequence[File], plan_: Plan, how: How, watch: Watch, forget: bool) -> dict[str, list[str]]:
    """Survey the files that have changed since the store knew them; gives what kept files from being read, by their shown path."""
    below = by_path(files, store.root)
    known = store.stamps(None if forget else below)
    if forget:
        store.forget(path for path in known if path not in below)
    changed = [file for path, file in below.items() if known.get(path) is None or stamp(file.path) != known[path]]
    size = sum(map(size_of, changed))
    watch.begin("reading", len(changed), size)
    intake = _Intake(store, watch, named=not forget)
    tasks = (part for file in changed for part in parts(file, plan_))
    for surveyed in each(partial(survey_packed, plan_), tasks, how.jobs_for(size), unread):
        intake.take(surveyed)
    intake.end()
    store.merge(everything=forget)
    return intake.problems


class _Intake:
    """Takes surveyed parts into a store, a batch a transaction.

    What is `named`, and what is no more than one batch, is in its place at once: other runs may look at it this moment.
    """

    def __init__(self, store: Store, watch: Watch, named: bool) -> None:
        self._store = store
        self._in_place = named
        self._kept = False
        self._watch = watch
        self._waiting: list[tuple[str, bool, Stamp, Sequence[PackedRow]]] = []
        self._rows = 0
        self._records = self._texts = 0
        self._begun = UNKNOWN
        self.problems: dict[str, list[str]] = defaultdict(list)

    def take(self, surveyed: Surveyed[PackedRow]) -> None:
        """One part, in the order of the parts."""
        file, part = surveyed.part.file, surveyed.part
        if part.first:
            self._records = self._texts = 0
            self._begun = surveyed.stamp
        self._records += surveyed.records
        self._texts += len(surveyed.rows)
        self.problems[file.shown] += surveyed.problems
        seen = UNKNOWN
        if part.last:
            if self._records and not self._texts and not self.problems[file.shown]:
                self.problems[file.shown] += textless(file, self._watch)
            seen = self._begun if self._texts or not self._records else UNKNOWN
        if self.problems[file.shown] or surveyed.stamp != self._begun:
            seen = UNKNOWN  # it is read again next time, so that what is wrong with it is said again
        self._waiting.append((relative(file.path, self._store.root), part.first, seen, surveyed.rows))
        self._rows += 1 + len(surveyed.rows)
        self._watch.step(part.size, part.last, 0)
        if self._rows >= BATCH:
            self._keep(self._in_place)

    def end(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._keep(self._in_place or not self._kept)

    def _keep(self, in_place: bool) -> None:
        self._store.add(self._waiting, in_place)
        self._kept = True
        self._waiting.clear()
        self._rows = 0
