"""A run over machines that share no disk: the same survey and report of parts, between them the keys merged in ranges of their hashes.

Nothing here knows which engine carries the tasks out; references stand for values that stay where they were made.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from lint.accepting.baseline import accepted, baseline_path
from lint.corpus import MemoryCorpus
from lint.document import Place
from lint.engines.protocol import Engine, Ref
from lint.errors import Lost
from lint.files import File
from lint.job import Ground, Job, Report
from lint.packing import unpack_survey
from lint.parts import Part, parts
from lint.passes import report_part, survey_packed, unread
from lint.plan import Plan
from lint.rows import PackedRow, Row
from lint.spreading.ranges import RANK, RangedCorpus, Sheet, dealt, merged
from lint.spreading.spreadout import Written, write_findings
from lint.tasks import fixed, untold

if TYPE_CHECKING:
    from lint.how import Watch

TOGETHER = 64  # files whose parts are looked up at a time, parts in a bundle at most
BUNDLE = 16 * 2**20  # bytes of text a task
FAN = 16  # sheets merged at a time
RANGE = 128 * 2**20  # bytes of text a range of keys: some 60 MB of numbers (`bench/scale.py --weigh`)
MOST_RANGES = 1024  # sheets that a survey returns; with more text they grow
SPACE = 2**10  # numbers from one bundle to the next, so that one that kills can be taken apart


Bundle = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What the one who waits for a survey must know of it: documents, then problems, records and texts by the path shown."""

    documents: int
    problems: dict[str, list[str]]
    records: Counter[str]
    texts: Counter[str]


@dataclass(slots=True)
class Surveys:
    """All bundles surveyed, in order: numbers, parts, and where rows and places are kept; then what was counted."""

    bundles: list[tuple[int, Bundle, Ref]] = field(default_factory=list)
    places: dict[int, Ref] = field(default_factory=dict)
    sheets: list[Ref] = field(default_factory=list)
    documents: int = 0
    problems: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    records: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Shared:
    """What every report needs: put once, fetched once a machine. Without `whole` nothing is compared."""

    job: Job
    whole: bool
    documents: int
    sheets: list[Ref]
    places: dict[int, Ref]
    fetch: Callable[[Ref], Any]
    written: Written | None


def run_spread(
    job: Job, files: Sequence[File], tell: frozenset[str], whole: bool, engine: Engine, watch: Watch, written: Written | None = None
) -> Iterator[Report]:
    """The reports of the files whose shown paths are in `tell`, judged with all files as their corpus (`whole`), or each by itself."""
    from lint.how import textless

    bundles = list(_bundles(engine, job.plan, files, keep_files=job.wish.fix))
    size = sum(part.size for bundle in bundles for part in bundle)
    watch.begin("reading", len(files), size)
    surveys = _surveyed(engine, job.plan, bundles, _ranges(size) if whole else 0, watch)
    shared = engine.put(Shared(job, whole, surveys.documents, surveys.sheets, surveys.places, engine.fetch, written))
    watch.begin("reporting", len(tell), sum(part.size for bundle in bundles for part in bundle if part.file.shown in tell))
    for file in files:
        if file.shown in tell and surveys.records[file.shown] and not surveys.texts[file.shown] and not surveys.problems[file.shown]:
            surveys.problems[file.shown] += textless(file, watch)
    met: set[str] = set()
    for report in _told(engine, shared, surveys, tell):
        if report.file.shown not in met:
            met.add(report.file.shown)
            report.problems = [*dict.fromkeys((*surveys.problems[report.file.shown], *report.problems))]
        watch.step(report.size, report.whole, len(report.findings))
        yield report


def _ranges(size: int) -> int:
    return min(MOST_RANGES, 2 + size // RANGE)


def _bundles(engine: Engine, plan: Plan, files: Sequence[File], keep_files: bool) -> Iterator[Bundle]:
    """Parts in their order, small ones together; `keep_files`: all parts of a file in one."""
    rest = iter(files)
    tasks = iter(lambda: tuple(islice(rest, TOGETHER)), ())
    bundle: list[Part] = []
    for found in _in_order(engine, (([partial(_parts_of, plan), some], 1) for some in tasks)):
        for part in engine.get(found[0]):
            full = sum(p.size for p in bundle) + part.size > BUNDLE or len(bundle) >= TOGETHER
            if bundle and full and (part.first or not keep_files):
                yield tuple(bundle)
                bundle = []
            bundle.append(part)
    if bundle:
        yield tuple(bundle)


def _parts_of(plan: Plan, files: Sequence[File]) -> list[Part]:
    return [part for file in files for part in parts(file, plan)]


def _in_order(engine: Engine, tasks: Iterable[tuple[list[Any], int]]) -> Iterator[list[Ref]]:
    """Submit tasks (function, arguments; how many values), a bounded number ahead."""
    waiting: deque[list[Ref]] = deque()
    for call, returns in tasks:
        waiting.append(engine.submit(*call, returns=returns))
        if len(waiting) >= engine.room:
            yield waiting.popleft()
    yield from waiting


def _surveyed(engine: Engine, plan: Plan, bundles: Sequence[Bundle], ranges: int, watch: Watch) -> Surveys:
    out = Surveys()
    piles = [_Pile(engine) for _ in range(ranges)]
    numbered = [(at * SPACE, bundle) for at, bundle in enumerate(bundles)]
    found = _in_order(engine, (([survey_bundle, plan, number, bundle, ranges], 3 + ranges) for number, bundle in numbered))
    for (number, bundle), refs in zip(numbered, found, strict=True):
        for at, some, (head, rows, places, *sheets) in _whole(engine, plan, number, bundle, ranges, refs):
            out.bundles.append((at, some, rows))
            out.places[at] = places
            out.documents += head.documents
            out.records += head.records
            out.texts += head.texts
            for shown, problems in head.problems.items():
                out.problems[shown] += problems
            for pile, piece in zip(piles, sheets, strict=True):
                pile.add(piece)
            watch.step(sum(part.size for part in some), sum(part.last for part in some), 0)
    out.sheets = [pile.whole() for pile in piles]
    return out


class _Pile:
    """The sheets of a range, merged as they come with those that are made of as many: each key is copied a logarithmic number of times."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._levels: list[list[Ref]] = []

    def add(self, piece: Ref, level: int = 0) -> None:
        """One more sheet."""
        if level == len(self._levels):
            self._levels.append([])
        same = self._levels[level]
        same.append(piece)
        if len(same) >= FAN:
            self._levels[level] = []
            self.add(self._engine.submit(merged, *same)[0], level + 1)

    def whole(self) -> Ref:
        """The sheet of all."""
        return self._engine.submit(merged, *(ref for same in self._levels for ref in same))[0]


def _whole(
    engine: Engine, plan: Plan, number: int, bundle: Bundle, ranges: int, refs: list[Ref]
) -> Iterator[tuple[int, Bundle, list[Any]]]:
    """A surveyed bundle with its head; one that kills whoever looks at it is taken apart, and the part that does it is named."""
    try:
        yield number, bundle, [engine.get(refs[0]), *refs[1:]]
    except Lost:
        if len(bundle) == 1:
            problems = {bundle[0].file.shown: unread(bundle[0]).problems}
            empty = [engine.put(value) for value in ([[]], [], *dealt([], [], ranges))]
            yield number, bundle, [Head(0, problems, Counter(), Counter()), *empty]
            return
        for at, part in enumerate(bundle):
            again = engine.submit(survey_bundle, plan, number + at, (part,), ranges, returns=3 + ranges)
            yield from _whole(engine, plan, number + at, (part,), ranges, again)


def survey_bundle(plan: Plan, number: int, bundle: Bundle, ranges: int) -> tuple[Any, ...]:
    """Head, rows of each part, places by rank, and a sheet of keys a range."""
    surveyed = [survey_packed(plan, part) for part in bundle]
    rows = sorted((row for found in surveyed for row in found.rows), key=lambda row: row.place.order)
    problems: dict[str, list[str]] = defaultdict(list)
    records: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for found in surveyed:
        shown = found.part.file.shown
        records[shown] += found.records
        texts[shown] += len(found.rows)
        if found.problems:
            problems[shown] += found.problems
    numbers = range(number << RANK, (number << RANK) + len(rows))
    head = Head(len(rows), dict(problems), records, texts)
    return head, [found.rows for found in surveyed], [(row.place, row.start) for row in rows], *dealt(rows, numbers, ranges)


def _told(engine: Engine, shared: Ref, surveys: Surveys, tell: frozenset[str]) -> Iterator[Report]:
    wanted = [found for found in surveys.bundles if any(part.file.shown in tell for part in found[1])]
    told = _in_order(engine, (([report_bundle, shared, number, bundle, rows], 1) for number, bundle, rows in wanted))
    for (number, bundle, rows), (ref,) in zip(wanted, told, strict=True):
        try:
            reports = engine.get(ref)
        except Lost:
            reports = [report for at in range(len(bundle)) for report in _one(engine, shared, number, at, bundle, rows)]
        yield from (report for report in reports if report.file.shown in tell)


def _one(engine: Engine, shared: Ref, number: int, at: int, bundle: Bundle, rows: Ref) -> list[Report]:
    try:
        found: list[Report] = engine.get(engine.submit(report_bundle, shared, number, bundle, rows, at)[0])
        return found
    except Lost:
        return [untold(bundle[at : at + 1])]


def report_bundle(
    shared: Shared, number: int, bundle: Bundle, rows: Sequence[Sequence[PackedRow]], only: int | None = None
) -> list[Report]:
    """The reports of a bundle's files, or of one of its parts."""
    chosen = list(zip(bundle, rows, strict=True)) if only is None else [(bundle[only], rows[only])]
    corpus = _corpus(shared.job.run, shared) if shared.whole else MemoryCorpus((), shared.job.plan.today)
    if isinstance(corpus, RangedCorpus):
        corpus.prepare(key for _, some in chosen for row in some for key in row.keys)
    spared = accepted(baseline_path(shared.job.settings), shared.job.run) if shared.job.wish.fix else frozenset()
    pairs = corpus if isinstance(corpus, RangedCorpus) else None
    ground = Ground(shared.job.plan, shared.job.settings, corpus, pairs=pairs, accepted=spared)
    out: list[Report] = []
    for part, some in chosen:
        if not out or out[-1].file != part.file:
            out.append(Report(part.file))
        report = out[-1]
        report.take(report_part(ground, part, [Row(row.place, row.start, unpack_survey(row.survey)) for row in some]))
        report.size += part.size
        report.whole = part.last
        if shared.job.wish.fix and part.last:
            out[-1] = fixed(ground, report, shared.job)
    if shared.written:
        write_findings(shared.written, number + (only or 0), out)
    return out


class _Same:
    """Of one run all values are the same, so that a cache may go by the run's name."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same)

    def __hash__(self) -> int:
        return 0


def _corpus(run: str, shared: Shared) -> RangedCorpus:
    return _made(run, _Same(shared))


@lru_cache(maxsize=1)
def _made(run: str, same: _Same) -> RangedCorpus:
    shared = same.shared

    @lru_cache(maxsize=64)
    def places(number: int) -> list[tuple[Place, int]]:
        found: list[tuple[Place, int]] = shared.fetch(shared.places[number])
        return found

    def place(number: int) -> tuple[Place, int]:
        return places(number >> RANK)[number & (1 << RANK) - 1]

    def sheet(at: int) -> Sheet:
        found: Sheet = shared.fetch(shared.sheets[at])
        return found

    return RangedCorpus(shared.job.plan.today, shared.documents, len(shared.sheets), sheet, place)
