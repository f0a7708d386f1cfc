"""noiselint duplicates: which documents are copies of each other, which of them stays, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TextIO

from lint.clusters.links import Links
from lint.clusters.marks import marks, write
from lint.clusters.resolve import Choice, Cluster, resolve
from lint.commands.index import Target, target
from lint.commands.output import complain, watching
from lint.document import Place
from lint.engines import each
from lint.errors import UserError
from lint.escape import printable
from lint.how import How, Watch, size_of
from lint.mending.journal import begun, journal_place
from lint.mending.rewrite import ChangedMeanwhile
from lint.registry import registry
from lint.reporters.tally import counted
from lint.run import indexed, temporary_folder
from lint.settings import KEEP, did_you_mean
from lint.sources import Unreadable
from lint.sources.records import DUPLICATE_OF
from lint.telling import told

FORMATS = ("table", "jsonl", "list")


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one call; `keep` None: as configured."""

    paths: tuple[str, ...]
    keep: str | None = None
    fix: bool = False
    output_format: str = "table"
    how: How = field(default_factory=How)
    config: str | None = None
    isolated: bool = False
    quiet: bool = False


def duplicates(request: Request, out: TextIO) -> int:
    """Print the clusters. The exit status is 1 when there are copies and they were not marked, 2 when something could not be done."""
    for option, value, known in (("--keep", request.keep, KEEP), ("--output-format", request.output_format, FORMATS)):
        if value is not None and value not in known:
            raise UserError(f"{option}: there is no {value!r}{did_you_mean(value, known)}")
    goal = target(request.paths, request.config, request.isolated)
    with watching(request.quiet) as watch:
        clusters, failed = _clusters(goal, request, watch)
    _print(clusters, request, out)
    left = any(cluster.dropped for cluster in clusters)
    if request.fix:
        well, left = _mark(clusters, goal, request.quiet)
        failed = failed or not well
    return 2 if failed else int(left)


def _clusters(goal: Target, request: Request, watch: Watch) -> tuple[list[Cluster], bool]:
    """The clusters, and whether something could not be read."""
    names = [name for name, known in registry().items() if known.rule.copies]
    links = Links()
    with temporary_folder(request.how) as folder:
        job, found = indexed(goal.settings, goal.files, names, request.how, folder, watch)
        problems = [problem for told_of in found.values() for problem in told_of]
        for report in told(job, goal.files, request.how, watch):
            problems += report.problems
            for finding in report.findings:
                links.add(finding)
        choice = Choice(job, request.keep or goal.settings.keep, goal.plan)
        resolved = list(each(partial(resolve, choice), links.groups(), request.how.jobs_for(sum(map(size_of, goal.files)))))
    for problem in problems:
        complain(problem)
    return [cluster for clusters in resolved for cluster in clusters], bool(problems)


def _mark(clusters: Sequence[Cluster], goal: Target, quiet: bool) -> tuple[bool, bool]:
    """Write the marks; gives whether all could be done, and whether copies are left that have no place for a mark."""
    done, without, well = 0, 0, True
    with begun(*journal_place(goal.settings, goal.files), {"does": "fix"}) as journal:
        for path, wanted in marks(clusters, goal.settings.root).items():
            try:
                changed, unmarked = write(path, wanted, goal.plan, journal)
                done, without = done + changed, without + unmarked
            except ChangedMeanwhile:
                complain(f"{path}: was changed by someone else meanwhile and is left alone; run again")
                well = False
            except Unreadable as error:
                complain(str(error))
                well = False
            except OSError as error:
                complain(f"{path}: cannot be written ({error.strerror or error}) and is as it was; make room or give the right to write")
                well = False
    texts = sum(not dropped.place.number for cluster in clusters for dropped in cluster.dropped)
    if not quiet:
        complain(f"{DUPLICATE_OF} written into {counted(done, 'record')}")
        if without:
            complain(f"no place for it in {counted(without, 'record')} of tables; give CSV and Parquet files a column {DUPLICATE_OF}")
        if texts:
            complain(f"{counted(texts, 'text file')} have no place for it; `noiselint duplicates --output-format list` lists them")
    return well, bool(texts or without)


def _print(clusters: Sequence[Cluster], request: Request, out: TextIO) -> None:
    if request.output_format == "jsonl":
        out.writelines(json.dumps(_as_dict(number, cluster)) + "\n" for number, cluster in enumerate(clusters, 1))
    elif request.output_format == "list":
        out.writelines(f"{line}\n" for line in _listed(clusters))
    else:
        out.writelines(_table(clusters))
        if not request.quiet:
            dropped = sum(len(cluster.dropped) for cluster in clusters)
            out.write(
                f"{counted(len(clusters), 'cluster')} of copies; {dropped:,} of {counted(dropped + len(clusters), 'document')} could go\n"
            )


def _as_dict(number: int, cluster: Cluster) -> dict[str, Any]:
    return {
        "cluster": number,
        "kept": {**_place(cluster.kept), "why": cluster.why},
        "dropped": [{**_place(dropped.place), "share": dropped.share, "why": dropped.why} for dropped in cluster.dropped],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "record": place.record, "field": place.field}


def _listed(clusters: Iterable[Cluster]) -> Iterator[str]:
    """What could go and what stays for it, a line a copy, tab-separated."""
    for cluster in clusters:
        for dropped in cluster.dropped:
            yield f"{_named(dropped.place)}\t{_named(cluster.kept)}"


def _table(clusters: Sequence[Cluster]) -> Iterator[str]:
    for cluster in clusters:
        rows = [("keep", _named(cluster.kept), cluster.why), *(("drop", _named(d.place), d.why) for d in cluster.dropped)]
        wide = max(len(name) for _, name, _ in rows)
        yield "".join(f"{what}  {name:<{wide}}  {why}\n" for what, name, why in rows) + "\n"


def _named(place: Place) -> str:
    path = printable(place.path)
    return path if place.record is None else f"{path}:{place.number} ({printable(str(place.record))})"
