"""A run over files: survey, then judge and place, file by file, in the order of their paths."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lint.accepting.acceptance import Acceptance
from lint.config import plan
from lint.database import Busy
from lint.engines import each
from lint.engines.reserve import kept
from lint.errors import UserError
from lint.files import File, Found
from lint.how import How, Watch, size_of
from lint.job import Job, Report, Wish
from lint.language.memory import memories
from lint.parts import SIZE, parts
from lint.pointers import pointers
from lint.settings import Settings
from lint.store import Store
from lint.stores import corpus_files, open_store, store_path, update
from lint.tasks import restore
from lint.telling import told

if TYPE_CHECKING:
    from lint.mending.journal import Journal

PATIENCE = 5.0  # seconds that a run on named files waits for another one that writes; a batch takes less than one


def run(found: Found, wish: Wish, how: How, watch: Watch, acceptance: Acceptance | None = None) -> Iterator[Report]:
    """The reports of all parts, without what baselines accept. Raises UserError when a configuration or a baseline is wrong; what single
    files suffer from is in their reports.
    """
    with kept():
        yield from _run(found, wish, how, watch, acceptance or Acceptance())
    memories.flush()


def _run(found: Found, wish: Wish, how: How, watch: Watch, acceptance: Acceptance) -> Iterator[Report]:
    found = _without_pointers(found, watch)
    groups: dict[str, tuple[Settings, list[File]]] = {}
    for file, settings in found.files:
        groups.setdefault(settings.source, (settings, []))[1].append(file)
    for settings, files in groups.values():
        job = Job(plan(settings), settings, wish, run=str(time.monotonic_ns()), remember=how.cache)
        acceptance.enter(settings, job.plan)
        with temporary_folder(how) as folder, _journal(wish, settings, files) as journal, _changed(wish, files) as (old, changed):
            job = job._replace(journal=journal, since=old)
            for report in _run_group(job, files, changed, how, folder, watch, acceptance):
                yield acceptance.sift(settings, report)


def _without_pointers(found: Found, watch: Watch) -> Found:
    left_out = {file.shown for file in pointers([file for file, _ in found.files])}
    if left_out:
        number = f"{len(left_out):,} of {len(found.files):,} files"
        watch.say(f"{number} are git-lfs pointers and were not looked at; `git lfs pull` fetches the texts")
    return found._replace(files=tuple(pair for pair in found.files if pair[0].shown not in left_out))


def _run_group(
    job: Job, files: Sequence[File], telling: Sequence[File], how: How, folder: Path | None, watch: Watch, acceptance: Acceptance
) -> Iterator[Report]:
    whole = any(not file.named for file in files)
    corpus = corpus_files(job.settings, files, None if whole else files)
    if how.engine == "ray":
        yield from _by_ray(job, corpus if whole else (), telling, how, watch)
        return
    store = open_store(job.settings, job.plan, corpus, folder, whole, watch)
    if store is None:
        if corpus:
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
    if not whole and not store.finished:
        watch.say(
            "the index is being built, or its building was broken off, so copies may be missed; `noiselint index build` goes on with it"
        )
    if whole and how.warn_unused and not job.since:
        acceptance.weigh(job.settings, job.plan.allowed, store)
    basis = _basis(job, store) if whole and how.cache and not how.warn_unused else ""
    job_here = job._replace(store=str(store.path), root=store.root, basis=basis)
    if job.wish.fix:
        tasks = (part for file in inside for part in parts(file, job.plan))
        for found in filter(None, each(partial(restore, job_here), tasks, how.jobs_for(sum(map(size_of, inside))))):
            store.told.keep(found)
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
    from lint.spreading.spread import run_spread

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
    store.told.forget(job.run)
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
    """All that findings depend on besides their part: how files are cut, what the store knows, plan, day, settings, the working folder."""
    known = (SIZE, store.revision(), job.plan.fingerprint(), sorted(job.plan.allowed), job.plan.today, job.settings, os.getcwd())
    return hashlib.sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def _changed(wish: Wish, files: Sequence[File]) -> Iterator[tuple[str, Sequence[File]]]:
    """A folder with the old versions of the files that differ from the revision asked for, and these files; without one all of them."""
    if not wish.since:
        yield "", files
        return
    from tempfile import TemporaryDirectory

    from lint.accepting.revision import changed_since

    with TemporaryDirectory(prefix="noiselint-", ignore_cleanup_errors=True) as folder:
        yield folder, changed_since(wish.since, files, folder)


@contextmanager
def _journal(wish: Wish, settings: Settings, files: Sequence[File]) -> Iterator[Journal | None]:
    if not wish.fix or not wish.undoable or wish.elsewhere:
        yield None
        return
    from lint.mending.journal import begun, journal_place

    with begun(*journal_place(settings, files), {"does": "fix"}) as journal:
        yield journal


@contextmanager
def temporary_folder(how: How) -> Iterator[Path | None]:
    """A folder for what may not be kept; None when it may."""
    if how.cache:
        yield None
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="noiselint-", ignore_cleanup_errors=True) as name:
        yield Path(name)
