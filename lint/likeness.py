"""How much of one text stands in another: runs of words in common, and what scanning noise made of words in common."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from lint.comparable import Comparable, comparable

if TYPE_CHECKING:
    from lint.document import Document

RUN, CHARACTER_RUN = 3, 8  # tokens of a run that hardly stands twice by chance, in words and in characters of a script without blanks
MOST_ALIGNED = 8_000  # tokens; longer texts are compared by their runs alone (the alignment costs their product, 0.1 s here)
LEAST_RUNS = 0.07  # share of tokens in common runs below which nothing is aligned: of 300 unrelated pairs of news 99 % stay under it
MOST_TIMES = 12  # how much longer the other text may be to be aligned; up to here unrelated news align by 0.53 at most
LEAST_SHARE = 0.3  # below it texts are not looked at more closely
MISREAD = 0.6  # how alike two stretches must be to be one, misread; Levenshtein similarity: a tenth of wrong characters leaves 0.8 or more
PARTICULARS = 0.75  # a copy keeps names and figures as it keeps other words; forms filled in twice keep less than this share of it
FEWEST_LOST = 4  # names or figures lost before a text may be called a form filled in


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common. Shares are of the tokens of the first and of the second text.

    `only_here` and `only_there` are the longest passages (spans) that the other text has not. `form`: the shorter text has the words of the
    other but not its names and figures, as tables and notices have. `live`: both are live blogs. These four are for shares over 0.3.
    `shorter` counts the tokens of the shorter text.
    """

    share: float
    other_share: float
    only_here: tuple[int, int] | None
    only_there: tuple[int, int] | None
    form: bool
    live: bool
    shorter: int

    @property
    def contained(self) -> float:
        """The larger share: how far one text is contained in the other."""
        return max(self.share, self.other_share)


def compare_texts(doc: Document, other: Document) -> Likeness:
    """The likeness of two documents; computed once for both objects."""
    memory: dict[Document, Likeness] = doc.once("likeness", dict)
    if other not in memory:
        memory[other] = _likeness(comparable(doc), comparable(other))
    return memory[other]


def _likeness(a: Comparable, b: Comparable) -> Likeness:
    mine, theirs = _in_common(a, b)
    if max(_share(mine), _share(theirs)) < LEAST_SHARE:
        return Likeness(_share(mine), _share(theirs), None, None, form=False, live=False, shorter=min(len(mine), len(theirs)))
    return Likeness(
        _share(mine),
        _share(theirs),
        _longest_gap(mine, a.spans),
        _longest_gap(theirs, b.spans),
        _is_form(a, mine) if len(mine) <= len(theirs) else _is_form(b, theirs),
        a.live and b.live,
        min(len(mine), len(theirs)),
    )


def _in_common(a: Comparable, b: Comparable) -> tuple[list[bool], list[bool]]:
    run = CHARACTER_RUN if a.by_character and b.by_character else RUN
    mine, theirs = _runs(a.tokens, b.tokens, run), _runs(b.tokens, a.tokens, run)
    short, long = sorted((len(mine), len(theirs)))
    if long <= min(MOST_ALIGNED, MOST_TIMES * short) and max(_share(mine), _share(theirs)) >= LEAST_RUNS:
        _align(a, b, mine, theirs)
    return mine, theirs


def _runs(tokens: list[str], others: list[str], run: int) -> list[bool]:
    there = set(zip(*(others[i:] for i in range(run)), strict=False))
    marks = [False] * len(tokens)
    for at, gram in enumerate(zip(*(tokens[i:] for i in range(run)), strict=False)):
        if gram in there:
            marks[at : at + run] = [True] * run
    return marks


def _align(a: Comparable, b: Comparable, mine: list[bool], theirs: list[bool]) -> None:
    from rapidfuzz.distance import Levenshtein

    at, other_at = 0, 0
    blocks = [(o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Levenshtein.opcodes(a.tokens, b.tokens) if o.tag == "equal"]
    for start, end, other, other_end in [*blocks, (len(mine), len(mine), len(theirs), len(theirs))]:
        here, there = "".join(a.tokens[at:start]), "".join(b.tokens[other_at:other])
        if here and there and Levenshtein.normalized_similarity(here, there) >= MISREAD:
            figures = _same_figures(here, there)
            _mark(a.tokens, mine, at, start, figures)
            _mark(b.tokens, theirs, other_at, other, figures)
        mine[start:end] = [True] * (end - start)
        theirs[other:other_end] = [True] * (other_end - other)
        at, other_at = end, other_end


def _mark(tokens: list[str], marks: list[bool], start: int, end: int, figures: bool) -> None:
    for at in range(start, end):
        marks[at] = marks[at] or figures or not any(map(str.isdigit, tokens[at]))


def _same_figures(here: str, there: str) -> bool:
    """True when the digits agree, or letters were misread for digits that are missing on one side."""
    short, long = sorted(("".join(filter(str.isdigit, here)), "".join(filter(str.isdigit, there))), key=len)
    if len(short) == len(long):
        return short == long
    fewer, more = (here, there) if sum(map(str.isdigit, here)) == len(short) else (there, here)
    left = iter(long)
    return len(fewer) >= len(more) and all(digit in left for digit in short)


def _share(marks: list[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0


def _is_form(text: Comparable, marks: list[bool]) -> bool:
    names = [mark for mark, particular in zip(marks, text.particular, strict=True) if particular]
    rest = [mark for mark, particular in zip(marks, text.particular, strict=True) if not particular]
    lost = len(names) - sum(names)
    return lost >= FEWEST_LOST and _share(names) < PARTICULARS * _share(rest)


def _longest_gap(marks: list[bool], spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    shared = [-1, *(at for at, mark in enumerate(marks) if mark), len(marks)]
    left, right = max(pairwise(shared), key=lambda gap: gap[1] - gap[0])
    return (spans[left + 1][0], spans[right - 1][1]) if right - left > 1 else None
