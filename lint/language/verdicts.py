"""What is said about odd words: suspects without context, judged places in a text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from marshal import dumps, loads

from lint.language.candidates import GLUED
from lint.language.features import Numbers, Signs, Sums
from lint.language.readings import Candidate


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the span becomes, with the probability that this is what the author wrote."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Judged:
    """One place of noise, in code points. `confidence` is the probability that it is noise; proposals are best first and
    `fixable` where repairs were measured to help."""

    start: int
    end: int
    kind: str
    proposals: tuple[Proposal, ...]
    confidence: float
    evidence: Mapping[str, float | int | str]
    fixable: bool = True


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that may be noise, seen without context. `core` is folded and has no possessive `tail`.

    `sums`: of these signs and readings, where they were added up.
    """

    word: str
    core: str
    tail: str
    signs: Signs
    readings: tuple[Candidate, ...]
    sums: Sums | None = field(default=None, compare=False)

    @property
    def bare(self) -> str:
        """The word as it stands, without its tail."""
        return self.word[: len(self.word) - len(self.tail)]

    @property
    def halves(self) -> set[str]:
        """The words that it is made of, where it may be two."""
        return {half for reading in self.readings if reading.error == GLUED for half in reading.ends}


def packed(suspect: Suspect) -> bytes:
    """A suspect in about 600 bytes, a fifth of what it takes unpacked."""
    readings: list[tuple[str | float, ...]] = [tuple(reading) for reading in suspect.readings]
    return dumps((suspect.word, suspect.core, suspect.tail, tuple(suspect.signs), readings, suspect.sums and tuple(suspect.sums)))


def unpacked(data: bytes) -> Suspect:
    """The suspect that was packed."""
    word, core, tail, signs, readings, sums = loads(data)
    return Suspect(word, core, tail, Signs(*signs), tuple([Candidate(*reading) for reading in readings]), sums and Sums(*sums))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A suspect at one place: the numbers of the decision; its readings with their numbers and shares, best first."""

    start: int
    end: int
    suspect: Suspect
    numbers: Numbers
    readings: tuple[tuple[Candidate, Numbers, float], ...]

    @property
    def error(self) -> str:
        """The error behind the best reading, "none" where there is no reading."""
        return self.readings[0][0].error if self.readings else "none"
