"""A run over files: survey, then judge and place, file by file, in the order of their paths."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lint.cache import cache_folder
from lint.config import plan
from lint.corpus import MemoryCorpus
from lint.engines.serial import each
from lint.errors import UserError
from lint.files import File, Found, excluded, find, relative
from lint.plan import Plan
from lint.settings import Settings
from lint.store import DamagedStore, Row, Stamp, Store, stamp
from lint.tasks import Ground, Report, Surveyed, fix_file, report_file, survey_file

BATCH = 256  # files surveyed between two transactions of the store


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run is to do besides reporting, and whether the store may be kept on disk."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    cache: bool = True


@dataclass(slots=True)
class Watch:
    """Told of how a run goes: `say` gets sentences that are no findings, `step` the bytes done as work goes on."""

    say: Callable[[str], None] = field(default=lambda sentence: None)
    step: Callable[[int], None] = field(default=lambda size: None)


def run(found: Found, wish: Wish, watch: Watch) -> Iterator[Report]:
    """The reports of all files. Raises UserError when a configuration is wrong; what single files suffer from is in their reports."""
    groups: dict[str, tuple[Settings, list[File]]] = {}
    for file, settings in found.files:
        groups.setdefault(settings.source, (settings, []))[1].append(file)
    for settings, files in groups.values():
        yield from _run_group(settings, files, plan(settings), wish, watch)


def _run_group(settings: Settings, files: Sequence[File], plan_: Plan, wish: Wish, watch: Watch) -> Iterator[Report]:
    corpus = corpus_files(settings, files)
    store = open_store(settings, plan_, corpus, wish.cache, any(not file.named for file in files), watch)
    if store is None:
        if any(file.named for file in files) and settings.corpus:
            watch.say("there is no index of the corpus, so rules that compare documents stay silent; `noiselint index build` makes one")
        yield from _without_corpus(settings, files, plan_, wish, watch)
        return
    try:
        whole = any(not file.named for file in files)
        mine = {file.shown for file in corpus}
        surveyed = update(store, corpus if whole else [f for f in files if f.shown in mine], plan_, watch, forget=whole)
        ground = Ground(plan_, settings, store, store)
        outside = [file for file in files if file.shown not in mine]
        for file in files:
            if file.shown not in mine:
                continue
            report = _tell(ground, file, list(store.rows(relative(file.path, store.root))), wish)
            report.problems[:0] = surveyed.get(file.shown, ())
            yield report
        yield from _without_corpus(settings, outside, plan_, wish, watch)
    finally:
        store.close()


def _without_corpus(settings: Settings, files: Iterable[File], plan_: Plan, wish: Wish, watch: Watch) -> Iterator[Report]:
    ground = Ground(plan_, settings, MemoryCorpus((), plan_.today))
    for surveyed in each(partial(survey_file, plan_), files):
        report = _tell(ground, surveyed.file, surveyed.rows, wish)
        report.problems[:0] = problems_of(surveyed, watch)
        watch.step(max(0, surveyed.stamp.size))
        yield report


def _tell(ground: Ground, file: File, rows: Sequence[Row], wish: Wish) -> Report:
    if wish.fix or wish.diff:
        return fix_file(ground, file, rows, wish.unsafe, only_show=wish.diff)
    return report_file(ground, file, rows)


def problems_of(surveyed: Surveyed, watch: Watch) -> list[str]:
    """What kept a file from being read, and that it holds no text: a problem where the user named it, else a remark."""
    problems = list(surveyed.problems)
    if surveyed.textless:
        sentence = (
            f"{surveyed.file.shown}: no record has a text field (text, body, content …); name yours with text-fields in the configuration"
        )
        if surveyed.file.named:
            problems.append(sentence)
        else:
            watch.say(sentence)
    return problems


def corpus_files(settings: Settings, files: Sequence[File]) -> list[File]:
    """The files of the corpus: what lies below `corpus` in the configuration; without it, what was found in the folders given."""
    if not settings.corpus:
        return [file for file in files if not file.named]
    found = find([os.path.join(settings.root, path) for path in settings.corpus], settings)
    if found.problems:
        raise UserError(f"{settings.source}: corpus: {found.problems[0]}")
    return [file for file, _ in found.files if not excluded(file, settings)]


def store_path(settings: Settings, plan_: Plan, corpus: Sequence[File]) -> tuple[Path, str]:
    """Where the store of a corpus lies, and the folder that its paths are relative to."""
    root = os.path.abspath(
        settings.root if settings.source.endswith(".toml") else os.path.commonpath([os.path.abspath(f.path) for f in corpus] or ["."])
    )
    if os.path.isfile(root):
        root = os.path.dirname(root)
    if settings.source.endswith(".toml"):
        return Path(root) / ".noiselint" / f"index-{plan_.fingerprint()[:16]}.sqlite", root
    name = hashlib.sha256(root.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cache_folder() / "stores" / f"{name}-{plan_.fingerprint()[:16]}.sqlite", root


def open_store(settings: Settings, plan_: Plan, corpus: Sequence[File], cache: bool, build: bool, watch: Watch) -> Store | None:
    """The store of a corpus; None where there is no corpus, or no store yet and none is to be built."""
    if not corpus:
        return None
    path, root = store_path(settings, plan_, corpus)
    if not cache:
        return Store(None, root, plan_.today) if build else None
    if not build and not path.exists():
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ignore = path.parent / ".gitignore"
        if path.parent.name == ".noiselint" and not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        return Store(path, root, plan_.today)
    except DamagedStore as error:
        watch.say(f"{path}: the index is damaged or of another version ({error}); it is built anew")
        for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            part.unlink(missing_ok=True)
        return Store(path, root, plan_.today) if build else None
    except OSError as error:
        watch.say(f"{path}: the index cannot be kept ({error.strerror or error}); this run does without")
        return Store(None, root, plan_.today) if build else None


def update(store: Store, files: Sequence[File], plan_: Plan, watch: Watch, forget: bool) -> dict[str, list[str]]:
    """Survey the files that have changed since the store knew them; gives what kept files from being read, by their shown path."""
    known = store.stamps()
    below = {relative(file.path, store.root): file for file in files}
    if forget:
        store.forget(path for path in known if path not in below)
    problems: dict[str, list[str]] = defaultdict(list)
    waiting: list[Surveyed] = []
    for surveyed in each(partial(survey_file, plan_), [file for path, file in below.items() if _changed(file, known.get(path), watch)]):
        problems[surveyed.file.shown] += problems_of(surveyed, watch)
        waiting.append(surveyed)
        watch.step(max(0, surveyed.stamp.size))
        if len(waiting) == BATCH:
            _keep(store, waiting)
    _keep(store, waiting)
    return problems


def _keep(store: Store, waiting: list[Surveyed]) -> None:
    store.replace((relative(s.file.path, store.root), s.stamp, s.rows) for s in waiting)
    waiting.clear()


def _changed(file: File, known: Stamp | None, watch: Watch) -> bool:
    now = stamp(file.path)
    if now is None or now != known:
        return True
    watch.step(now.size)
    return False
