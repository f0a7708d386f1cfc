"""All that an author of a rule needs. A rule is one class in one file; its docstring is its page, its examples are its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import Field, dataclass, field
from typing import Any, ClassVar, Generic, Literal, Protocol, TypeVar, dataclass_transform

from lint.document import Document, Place
from lint.edits import Edit, Fix, Safety, Stage

Severity = Literal["info", "warning"]
V = TypeVar("V")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding; start = end = 0 is the document as a whole. `line` is its line in the
    text, where it stands in the same document (else 0); the engine adds it."""

    place: Place
    start: int = 0
    end: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of one place: a span of code points (0, 0: the whole document), why, and fixes, best first."""

    start: int
    end: int
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    evidence: Mapping[str, float | int | str] = field(default_factory=dict)


def replacing(start: int, end: int, replacement: str, safety: Safety, confidence: float = 1.0) -> Fix:
    """A fix of one edit."""
    return Fix((Edit(start, end, replacement),), safety, confidence)


@dataclass(frozen=True, slots=True)
class Bad:
    """A text in which ⟦…⟧ marks exactly what must be hit; ⟦⟧ at the very start: the document as a whole.

    `fixed` is the text after this rule's fixes, the unsafe ones included; None: nothing may be applied. With `safe`, safe fixes alone
    give that text; without it they change nothing. `corpus` holds the other documents (as a Document where one has metadata),
    `metadata` the record's other fields, `name` the file.
    """

    text: str
    fixed: str | None = None
    safe: bool = False
    corpus: tuple[str | Document, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    name: str = "example.txt"
    options: Mapping[str, object] = field(default_factory=dict)
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Good:
    """A text on which the rule must be silent: take what it would be tempted to flag."""

    text: str
    corpus: tuple[str | Document, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    name: str = "example.txt"
    options: Mapping[str, object] = field(default_factory=dict)
    encoding: str = "utf-8"


Example = Bad | Good


def option(default: T, help: str) -> T:
    """A field of a rule that the configuration can set; `help` says what it does and where the default comes from."""
    return field(default=default, metadata={"help": help})


def file_option(help: str, check: Callable[[str], object]) -> tuple[str, ...]:
    """An option that names files by their paths below the configuration; the rule is given what they hold.

    `check` is given each content and raises ValueError, with a sentence, where it is wrong.
    """
    return field(default=(), metadata={"help": help, "reads": check})


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(option, file_option))
@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """Looks at one document. Fields made with `option` are its options; a rule keeps no other state.

    `anchors`: literals of which the text must hold at least one, so that the rule costs nothing on other texts; one that begins with a
    rare character is soonest told not to be there. `copies`: the related
    documents of its hits are copies of the document, of which one may go. `learnt`: its hits are phrases that were found in the corpus
    and not on a list; evidence names their `shape` (line, prefix or suffix), `source` and number of `documents`. `doubt`: where rules of
    one stage meet, those of more doubt are silent.
    """

    stage: ClassVar[Stage]
    severity: ClassVar[Severity] = "warning"
    default: ClassVar[bool] = True
    anchors: ClassVar[tuple[str, ...]] = ()
    copies: ClassVar[bool] = False
    learnt: ClassVar[bool] = False
    doubt: ClassVar[int] = 0
    examples: ClassVar[tuple[Example, ...]] = ()

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        if any(isinstance(value, Field) for value in vars(cls).values()):  # most rules have no options, and a dataclass costs a millisecond
            dataclass(frozen=True, eq=False, repr=False)(cls)

    def concerns(self, doc: Document) -> bool:
        """A cheap look: False when the rule can have nothing to say."""
        text = doc.text
        return not self.anchors or any(anchor[:1] in text and anchor in text for anchor in self.anchors)

    def check(self, doc: Document) -> Iterable[Hit]:
        """The hits in one document, from its text, its place and its metadata alone."""
        raise NotImplementedError(f"{type(self).__name__} needs a method check(doc)")

    def restored(self, hit: Hit, here: str, there: str) -> Safety | None:
        """Where `here` (the hit and whatever touches it) stands between the same words as `there` in a copy of the text: how sure it is
        that the copy has what was meant; None: not at all.
        """
        return None


Parts = Iterable[tuple[bytes, Iterable[bytes]]]  # keys in UTF-8: a beginning, and what may stand behind it


def whole(parts: Parts) -> Iterator[bytes]:
    """The keys that such parts make."""
    return (head + end for head, ends in parts for end in ends)


class Corpus(Protocol):
    """What is known of all documents together. Without an index it knows only the document at hand."""

    @property
    def today(self) -> str:
        """The day of the run, ISO 8601."""

    @property
    def documents(self) -> int:
        """How many documents there are."""

    def count(self, kind: str, key: str) -> int:
        """In how many documents the key stands."""

    def shared(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Those of the keys that at least two documents hold; asking for hundreds that none holds costs next to nothing."""

    def may_share(self, kind: str, parts: Parts) -> Iterable[bytes]:
        """Of keys in parts, all that two documents hold, and perhaps others: `shared` is to be asked for the few that are left."""

    def holders(self, kind: str, key: str, most: int = 2) -> list[Place]:
        """The first places, in the order of places, that hold the key."""

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, computed once for the run."""


class KeyRule(Rule, Generic[V]):
    """Looks at what repeats across documents: `keys` without places, one verdict a distinct key, then the places.

    Rules with the same `kind` must give the same keys: they are counted once.
    """

    kind: ClassVar[str]

    def keys(self, doc: Document) -> Iterable[str]:
        """The distinct keys of one document."""
        raise NotImplementedError(f"{type(self).__name__} needs a method keys(doc)")

    def recall(self, doc: Document, keys: Iterable[str]) -> None:
        """Given the keys that the document had at its survey, before `place`: what they tell of it need not be computed again."""

    def doubtful(self, keys: Iterable[str], corpus: Corpus) -> Iterable[str]:
        """Those of a document's keys that are to be judged: where only what repeats can have a verdict, `corpus.shared` tells at once."""
        return keys

    def judge(self, key: str, corpus: Corpus) -> V | None:
        """Asked once a distinct key: what is wrong with it, or None. It may ask the corpus for counts of a few other keys."""
        raise NotImplementedError(f"{type(self).__name__} needs a method judge(key, corpus)")

    def place(self, doc: Document, verdicts: Mapping[str, V]) -> Iterable[Hit]:
        """The hits in one document, given its keys that have a verdict; never asked without any."""
        raise NotImplementedError(f"{type(self).__name__} needs a method place(doc, verdicts)")


class PairRule(Rule):
    """Looks at two documents that share at least `shared` of their keys, each of which at most `most_holders` documents hold.

    Of a key that more documents hold, only the first of them counts, and only where `crowded` keys are shared with it (0: never).
    Rules with the same `kind` must give the same keys and limits: documents are joined once for all of them.
    """

    kind: ClassVar[str]
    shared: ClassVar[int] = 2
    most_holders: ClassVar[int] = 50
    crowded: ClassVar[int] = 0

    def keys(self, doc: Document) -> Iterable[str]:
        """At most 24 keys by which the document can be found; what copies of it would have too."""
        raise NotImplementedError(f"{type(self).__name__} needs a method keys(doc)")

    def compare(self, doc: Document, other: Document) -> Iterable[Hit]:
        """The hits in `doc` that `other` gives rise to; called both ways round."""
        raise NotImplementedError(f"{type(self).__name__} needs a method compare(doc, other)")
