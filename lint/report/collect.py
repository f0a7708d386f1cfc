"""One run for a report: all findings, and all documents with or without any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from lint.config import plan
from lint.engines import each
from lint.files import File, Found
from lint.findings import Finding
from lint.how import How, Watch, size_of
from lint.job import Wish
from lint.parts import parts
from lint.plan import Plan
from lint.reading import document_at
from lint.report.measure import Measured, measure_part
from lint.report.score import score
from lint.run import run

BINS = 20  # of the distribution of document scores, each five points wide
Cell = tuple[str, str]  # source and month


@dataclass(slots=True)
class Share:
    """What the documents of one source and month come to; `scores` counts them in bins from low to high."""

    documents: int = 0
    words: int = 0
    scores: list[int] = field(default_factory=lambda: [0] * BINS)


@dataclass(slots=True)
class Noisy:
    """A document with findings, and its score."""

    known: Measured
    findings: list[Finding]
    score: float
    text: str | None = None


@dataclass(slots=True)
class Collected:
    """All that a report shows. `noisy` is in the order of places."""

    cells: dict[Cell, Share] = field(default_factory=lambda: defaultdict(Share))
    noisy: list[Noisy] = field(default_factory=list)
    files: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many documents were read."""
        return sum(share.documents for share in self.cells.values())

    @property
    def words(self) -> int:
        """How many words they hold."""
        return sum(share.words for share in self.cells.values())

    @property
    def warnings(self) -> int:
        """How many findings are no mere remarks."""
        return sum(found.severity == "warning" for doc in self.noisy for found in doc.findings)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(len(doc.findings) for doc in self.noisy)


def collect(found: Found, how: How, watch: Watch, texts: int) -> Collected:
    """Run the rules over the files, measure every document, and read the texts of the `texts` noisiest ones."""
    out = Collected(problems=list(found.problems), files=len(found.files))
    findings: dict[tuple[str, int, str | None], list[Finding]] = defaultdict(list)
    for report in run(found, Wish(), how, watch):
        out.problems += report.problems
        for one in report.findings:
            slim = replace(one, evidence={}, related=())  # which no page shows, and which are most of a finding's size
            findings[one.place.path, one.place.number, one.place.field].append(slim)
    plans = {settings.source: plan(settings) for _, settings in found.files}
    for source, plan_ in plans.items():
        pieces = (part for file, settings in found.files if settings.source == source for part in parts(file, plan_))
        for measured in each(partial(measure_part, plan_), pieces, how.jobs_for(sum(size_of(file) for file, _ in found.files))):
            for known in measured:
                _take(out, known, findings.get((known.place.path, known.place.number, known.place.field), []))
    out.noisy.sort(key=lambda doc: doc.known.place.order)
    _read_texts(out, {file.shown: (file, plans[settings.source]) for file, settings in found.files}, texts)
    return out


def _take(out: Collected, known: Measured, findings: list[Finding]) -> None:
    value = score(sum(found.severity == "warning" for found in findings), known.words)
    share = out.cells[known.source, known.month]
    share.documents += 1
    share.words += known.words
    share.scores[min(BINS - 1, int(value * BINS / 100))] += 1
    if findings:
        out.noisy.append(Noisy(known, findings, value))


def noisiest(noisy: Sequence[Noisy]) -> list[Noisy]:
    """Documents by score, the lowest first; of equal ones that with more findings."""
    return sorted(noisy, key=lambda doc: (doc.score, -len(doc.findings), doc.known.place.order))


def _read_texts(out: Collected, files: dict[str, tuple[File, Plan]], most: int) -> None:
    for doc in noisiest(out.noisy)[:most]:
        file, plan_ = files[doc.known.place.path]
        read = document_at(file.path, doc.known.place, doc.known.offset, plan_)
        doc.text = read.text if read else None
