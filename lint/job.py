"""What a run is asked for, by what it judges, and what comes back from its workers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from lint.accepting.baseline import accepted, baseline_path
from lint.corpus import MemoryCorpus
from lint.document import Place
from lint.files import File
from lint.findings import Finding
from lint.known import Known
from lint.language.memory import memories
from lint.parts import Part
from lint.plan import Plan
from lint.rows import PackedRow, Row
from lint.rule import Corpus
from lint.settings import Settings
from lint.spool import Spool
from lint.stamps import Stamp
from lint.store import Store

if TYPE_CHECKING:
    from lint.mending.elsewhere import Elsewhere
    from lint.mending.journal import Journal

UNKNOWN = Stamp(-1, -1, -1)  # of a file that could not be read whole: it is read again next time, so that it is told again


class Wish(NamedTuple):
    """What a run is to do besides reporting, and the git revision (empty: none) against which it reports only what is new."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    undoable: bool = True
    since: str = ""
    elsewhere: Elsewhere | None = None


class Job(NamedTuple):
    """What a worker needs to tell of parts: plan, settings, wish, where the store of the corpus lies (None: no corpus), and the journal
    that is told of what is changed (None: nothing that a user keeps is). `basis` stands for all that findings depend on; with one, the
    store is asked whether they are known already. `since` is the folder of the old
    versions against which only what is new counts. `remember`: what searches for words find may be kept for later runs.
    """

    plan: Plan
    settings: Settings
    wish: Wish
    store: str | None = None
    root: str = "."
    run: str = ""
    since: str = ""
    journal: Journal | None = None
    basis: str = ""
    remember: bool = False


class Paired(Protocol):
    """Knows which documents share keys."""

    def partners(self, kind: str, place: Place, keys: Iterable[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        """As `Store.partners`."""


@dataclass(frozen=True, slots=True)
class Ground:
    """By what files are judged: the plan, the configuration, the corpus, the store to read from, what pairs documents, and the prints of
    accepted findings, which are not mended. `used` takes the patterns of the configuration that had something to hide; `snapshot` names the
    run before which was kept what copies restore, for a run that changes them."""

    plan: Plan
    settings: Settings
    corpus: Corpus
    store: Store | None = None
    pairs: Paired | None = None
    accepted: frozenset[str] = frozenset()
    snapshot: str = ""
    used: set[str] = field(default_factory=set)


RowT = TypeVar("RowT", Row, PackedRow)


@dataclass(slots=True)
class Surveyed(Generic[RowT]):
    """What one part gave: its rows, how many records it holds, what could not be read, and the stamp of its file before it was read."""

    part: Part
    stamp: Stamp
    rows: list[RowT] = field(default_factory=list)
    records: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a text that a fix changed; the line counts in the text as it was."""

    line: int
    before: str
    after: str


@dataclass(slots=True)
class Report:
    """What is told of a part or file. After a fix: the findings left, the fixes applied by rule, what they changed, or the diff asked for.

    `records` and `texts` count what was surveyed for it; where a store was asked instead, they are 0. `size` counts the bytes, and `whole`
    is True where the file ends with these parts. `used` holds the patterns of the configuration that hid something here. `new` are
    findings for the store to keep, packed, by the first byte of their part.
    """

    file: File
    findings: list[Finding] | Spool[Finding] | Known = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    fixed: Counter[str] = field(default_factory=Counter)
    changes: list[Change] | Spool[Change] = field(default_factory=list)
    diff: str = ""
    records: int = 0
    texts: int = 0
    size: int = 0
    whole: bool = True
    used: frozenset[str] = frozenset()
    new: list[tuple[int, bytes]] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Put findings behind those that are there."""
        if isinstance(self.findings, Known):
            self.findings = list(self.findings)
        self.findings.extend(findings)

    def take(self, other: Report) -> None:
        """Add what another report tells of the same file, besides what was surveyed."""
        self.add(other.findings)
        self.problems += other.problems
        self.fixed += other.fixed
        self.changes.extend(other.changes)


def ground_of(job: Job) -> Ground:
    """What a worker judges by; a store is opened once a run."""
    memories.allow(job.remember)
    spared = accepted(baseline_path(job.settings), job.run) if job.wish.fix or job.wish.diff else frozenset()
    if job.store is None:
        return Ground(job.plan, job.settings, _no_corpus(job.plan.today), accepted=spared)
    store = _opened(job.store, job.root, job.plan.today, job.run)
    return Ground(job.plan, job.settings, store, store, store, spared, job.run if job.wish.fix else "")


@lru_cache(maxsize=1)
def _opened(path: str, root: str, today: str, run: str) -> Store:
    return Store(Path(path), root, today)


@lru_cache(maxsize=1)
def _no_corpus(today: str) -> MemoryCorpus:
    return MemoryCorpus((), today)
