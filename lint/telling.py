"""The reports of files, in the order of their paths: from the store, where it knows what would be told, else from its workers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from functools import partial
from itertools import chain
from pathlib import Path

from lint.engines import each
from lint.files import File, by_path, relative
from lint.how import How, Watch, size_of, textless
from lint.job import Job, Report
from lint.parts import Part, parts
from lint.store import Store
from lint.stores import BATCH
from lint.tasks import KnownFile, tell, untold


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
        store.told.keep(new)
        store.close()
        new.clear()


def _told(job: Job, files: Sequence[File], how: How, watch: Watch) -> Iterator[Report]:
    records: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    sizes = list(map(size_of, files))
    if files:
        watch.begin("reporting", len(files), sum(sizes))
    for report in _reports(job, _tasks(job, files, sizes), how.jobs_for(sum(sizes))):
        records[report.file.shown] += report.records
        texts[report.file.shown] += report.texts + len(report.problems)
        watch.step(report.size, report.whole, len(report.findings))
        yield report
    for file in files:
        if records[file.shown] and not texts[file.shown]:
            yield Report(file, problems=textless(file, watch))


def _reports(job: Job, tasks: Iterator[tuple[Part, ...] | KnownFile], jobs: int) -> Iterator[Report]:
    """What is told of tasks, in their order; no process is started before something has to be looked at."""
    for task in tasks:
        if not isinstance(task, KnownFile):
            yield from each(partial(tell, job), chain([task], tasks), jobs, untold)
            return
        yield task.report()


def _tasks(job: Job, files: Sequence[File], sizes: Sequence[int]) -> Iterator[tuple[Part, ...] | KnownFile]:
    """The work on files, in their order: their parts, or what the store knows of them already."""
    if job.wish.fix or job.wish.diff or job.since:
        yield from (tuple(parts(file, job.plan)) for file in files)
        return
    with closing(Store(Path(job.store), job.root, job.plan.today)) if job.basis and job.store else nullcontext() as store:
        for at in range(0, len(files), BATCH):
            paths = by_path(files[at : at + BATCH], job.root)
            told = store.told.of_files([*paths], job.basis) if store else {}
            for (path, file), size in zip(paths.items(), sizes[at:], strict=False):
                if path in told:
                    yield KnownFile(file, told[path], size)
                else:
                    yield from ((part,) for part in parts(file, job.plan))
