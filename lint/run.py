"""A run over files: survey, then judge and place, file by file, in the order of their paths."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from lint.acceptance import Acceptance
from lint.cache import cache_folder
from lint.config import plan
from lint.engines import each
from lint.errors import UserError
from lint.files import File, Found, excluded, find, relative
from lint.home import NAME, home, inside
from lint.journal import Journal, begun, journal_place
from lint.language.memory import memories
from lint.parts import parts
from lint.plan import Plan
from lint.pointers import pointers
from lint.rows import PackedRow
from lint.settings import Settings
from lint.spreadout import Written
from lint.store import Busy, DamagedStore, Stamp, Store, stamp
from lint.tasks import UNKNOWN, Job, Report, Surveyed, Wish, restore, survey_packed, tell, unread, untold

PATIENCE = 5.0  # seconds that a run on named files waits for another one that writes; a batch takes less than one
BATCH = 512  # files and documents surveyed between two transactions of the store


@dataclass(frozen=True, slots=True)
class How:
    """How a run is carried out: in how many processes, whether the store may be kept on disk, and whether it is to find out what the
    configuration allows for nothing."""

    jobs: int = 1
    cache: bool = True
    warn_unused: bool = False
    engine: str = "processes"
    ray_address: str | None = None
    written: Written | None = None


@dataclass(slots=True)
class Watch:
    """Told of how a run goes: `say` gets sentences that are no findings; `begin` the name of a phase, how many files it has and their
    bytes; `step` the bytes, files and findings done as work goes on; `rest` is called before something is printed."""

    say: Callable[[str], None] = field(default=lambda sentence: None)
    begin: Callable[[str, int, int], None] = field(default=lambda name, files, size: None)
    step: Callable[[int, int, int], None] = field(default=lambda size, files, findings: None)
    rest: Callable[[], None] = field(default=lambda: None)


def run(found: Found, wish: Wish, how: How, watch: Watch, acceptance: Acceptance | None = None) -> Iterator[Report]:
    """The reports of all parts, without what baselines accept. Raises UserError when a configuration or a baseline is wrong; what single
    files suffer from is in their reports.
    """
    acceptance = acceptance or Acceptance()
    found = _without_pointers(found, watch)
    groups: dict[str, tuple[Settings, list[File]]] = {}
    for file, settings in found.files:
        groups.setdefault(settings.source, (settings, []))[1].append(file)
    for settings, files in groups.values():
        job = Job(plan(settings), settings, wish, run=str(time.monotonic_ns()), remember=how.cache)
        acceptance.enter(settings, job.plan)
        with temporary_folder(how) as folder, _journal(wish, settings, files) as journal, _changed(wish, files) as (old, changed):
            job = replace(job, journal=journal, since=old)
            for report in _run_group(job, files, changed, how, folder, watch, acceptance):
                yield acceptance.sift(settings, report)
    memories.flush()


def _without_pointers(found: Found, watch: Watch) -> Found:
    left_out = {file.shown for file in pointers([file for file, _ in found.files])}
    if left_out:
        number = f"{len(left_out):,} of {len(found.files):,} files"
        watch.say(f"{number} are git-lfs pointers and were not looked at; `git lfs pull` fetches the texts")
    return replace(found, files=tuple(pair for pair in found.files if pair[0].shown not in left_out))


def _run_group(
    job: Job, files: Sequence[File], telling: Sequence[File], how: How, folder: Path | None, watch: Watch, acceptance: Acceptance
) -> Iterator[Report]:
    corpus = corpus_files(job.settings, files)
    whole = any(not file.named for file in files)
    if how.engine == "ray":
        yield from _by_ray(job, corpus if whole else (), telling, how, watch)
        return
    store = open_store(job.settings, job.plan, corpus, folder, whole, watch)
    if store is None:
        if job.settings.corpus:
            watch.say("there is no index of the corpus, so rules that compare documents stay silent; `noiselint index build` makes one")
        yield from told(job, telling, how, watch)
        return
    if not whole:
        store.wait_at_most(PATIENCE)
    mine = {file.shown for file in corpus}
    inside = [file for file in files if file.shown in mine]
    try:
        problems = update(store, corpus if whole else inside, job.plan, how, watch, forget=whole)
    except Busy:
        if whole:
            raise
        store.close()
        watch.say("another run is writing to the index, so rules that compare documents stay silent this time")
        yield from told(job, telling, how, watch)
        return
    if whole and how.warn_unused and not job.since:
        acceptance.weigh(job.settings, job.plan.allowed, store)
    basis = _basis(job, store) if whole and how.cache and not how.warn_unused else ""
    job_here = replace(job, store=str(store.path), root=store.root, basis=basis)
    if job.wish.fix:
        tasks = (part for file in inside for part in parts(file, job.plan))
        for found in filter(None, each(partial(restore, job_here), tasks, how.jobs)):
            store.keep_told(found)
    store.close()
    met: set[str] = set()
    for report in told(job_here, [file for file in telling if file.shown in mine], how, watch):
        if report.file.shown not in met:
            report.problems = [*dict.fromkeys((*problems.get(report.file.shown, ()), *report.problems))]
            met.add(report.file.shown)
        yield report
    if job.wish.fix:
        _forget(job_here)
    yield from told(job, [file for file in telling if file.shown not in mine], how, watch)


def _by_ray(job: Job, corpus: Sequence[File], telling: Sequence[File], how: How, watch: Watch) -> Iterator[Report]:
    try:
        from lint.engines.ray import Cluster
    except ImportError as error:
        raise UserError(f"--engine ray: {error}; pip install 'noiselint[ray]'") from error
    from lint.spread import run_spread

    cluster = Cluster(how.ray_address)
    try:
        mine = {file.shown for file in corpus}
        inside = frozenset(file.shown for file in telling if file.shown in mine)
        alone = [file for file in telling if file.shown not in mine]
        for files, tell in ((corpus, inside), (alone, frozenset(file.shown for file in alone))):
            if tell:
                yield from run_spread(job, files, tell, files is corpus, cluster, watch, how.written)
    finally:
        cluster.end()


def _forget(job: Job) -> None:
    """What copies restored was for this run only."""
    store = Store(Path(job.store or ""), job.root, job.plan.today)
    store.forget_told(job.run)
    store.close()


def indexed(
    settings: Settings, files: Sequence[File], names: Sequence[str], how: How, folder: Path | None, watch: Watch
) -> tuple[Job, dict[str, list[str]]]:
    """A job for some rules alone on a corpus whose index is up to date, and what kept files from being read, by their shown path.

    The index is that of the whole configuration where there is one, else one of these rules, which is sooner made; in `folder`, if given.
    """
    whole, some = plan(settings), plan(settings.with_(select=tuple(names), extend_select=()))
    known = folder is None and store_path(settings, whole, files)[0].exists()
    store = open_store(settings, whole if known else some, files, folder, True, watch)
    assert store is not None, "it is built where there is none"
    problems = update(store, files, whole if known else some, how, watch, forget=True)
    store.close()
    return Job(some, settings, Wish(), str(store.path), store.root, str(time.monotonic_ns())), problems


def _basis(job: Job, store: Store) -> str:
    """All that findings depend on besides their part: what the store knows, plan, day, settings, and the folder paths are shown from."""
    known = (store.revision(), job.plan.fingerprint(), sorted(job.plan.allowed), job.plan.today, job.settings, os.getcwd())
    return hashlib.sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()


def told(job: Job, files: Sequence[File], how: How, watch: Watch) -> Iterator[Report]:
    """The reports of all parts of files; what is new in them is kept for the next time."""
    new: list[tuple[str, int, str, bytes]] = []
    for report in _told(job, files, how, watch):
        new += [(relative(report.file.path, job.root), start, job.basis, findings) for start, findings in report.new]
        if len(new) >= BATCH:
            _keep(job, new)
        yield report
    _keep(job, new)


def _keep(job: Job, new: list[tuple[str, int, str, bytes]]) -> None:
    if new and job.store:
        store = Store(Path(job.store), job.root, job.plan.today)
        store.keep_told(new)
        store.close()
        new.clear()


def _told(job: Job, files: Sequence[File], how: How, watch: Watch) -> Iterator[Report]:
    whole_files = job.wish.fix or job.wish.diff or bool(job.since)
    plan_ = job.plan
    tasks = (task for file in files for task in ([tuple(parts(file, plan_))] if whole_files else ((part,) for part in parts(file, plan_))))
    records: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    if files:
        watch.begin("reporting", len(files), sum(map(_size, files)))
    for report in each(partial(tell, job), tasks, how.jobs, untold):
        records[report.file.shown] += report.records
        texts[report.file.shown] += report.texts + len(report.problems)
        watch.step(report.size, report.whole, len(report.findings))
        yield report
    for file in files:
        if records[file.shown] and not texts[file.shown]:
            yield Report(file, problems=textless(file, watch))


def textless(file: File, watch: Watch) -> list[str]:
    """That no record of a file holds a text: a problem where the user named it, else a remark."""
    sentence = f"{file.shown}: no record has a text field (text, body, content …); name yours with text-fields in the configuration"
    if file.named:
        return [sentence]
    watch.say(sentence)
    return []


@contextmanager
def _changed(wish: Wish, files: Sequence[File]) -> Iterator[tuple[str, Sequence[File]]]:
    """A folder with the old versions of the files that differ from the revision asked for, and these files; without one all of them."""
    if not wish.since:
        yield "", files
        return
    from lint.revision import changed_since

    with tempfile.TemporaryDirectory(prefix="noiselint-", ignore_cleanup_errors=True) as folder:
        yield folder, changed_since(wish.since, files, folder)


@contextmanager
def _journal(wish: Wish, settings: Settings, files: Sequence[File]) -> Iterator[Journal | None]:
    if not wish.fix or not wish.undoable or wish.elsewhere:
        yield None
        return
    with begun(*journal_place(settings, files), {"does": "fix"}) as journal:
        yield journal


@contextmanager
def temporary_folder(how: How) -> Iterator[Path | None]:
    """A folder for what may not be kept; None when it may."""
    if how.cache:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="noiselint-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _size(file: File) -> int:
    found = stamp(file.path)
    return found.size if found else 0


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
        return Path(root) / NAME / f"index-{plan_.fingerprint()[:16]}.sqlite", root
    name = hashlib.sha256(root.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cache_folder() / "stores" / f"{name}-{plan_.fingerprint()[:16]}.sqlite", root


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
    known = store.stamps()
    below = {relative(file.path, store.root): file for file in files}
    if forget:
        store.forget(path for path in known if path not in below)
    changed = [file for path, file in below.items() if known.get(path) is None or stamp(file.path) != known[path]]
    watch.begin("reading", len(changed), sum(map(_size, changed)))
    intake = _Intake(store, watch)
    for surveyed in each(partial(survey_packed, plan_), (part for file in changed for part in parts(file, plan_)), how.jobs, unread):
        intake.take(surveyed)
    intake.keep()
    store.merge()
    return intake.problems


class _Intake:
    """Takes surveyed parts into a store, a batch a transaction."""

    def __init__(self, store: Store, watch: Watch) -> None:
        self._store = store
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
            self.keep()

    def keep(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        self._store.add(self._waiting)
        self._waiting.clear()
        self._rows = 0
