"""How much of one text stands in another: runs of words in common, and what scanning noise made of words in common."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, count, pairwise
from typing import TYPE_CHECKING

from lint.copies.comparable import Comparable, comparable, is_figure

if TYPE_CHECKING:
    from lint.document import Document

RUN, CHARACTER_RUN = 3, 8  # tokens of a run that hardly stands twice by chance, in words and in characters of a script without blanks
MOST_ALIGNED = 8_000  # tokens; longer texts are compared by their runs alone (the alignment costs their product, 0.1 s here)
LEAST_RUNS = 0.07  # share of tokens in common runs below which nothing is aligned: of 300 unrelated pairs of news 99 % stay under it
MOST_TIMES = 12  # how much longer the other text may be to be aligned; up to here unrelated news align by 0.53 at most
LEAST_SHARE = 0.3  # below it texts are not looked at more closely
ALIKE = 0.6  # how alike two stretches must be to be one, misread; Levenshtein similarity: a tenth of wrong characters leaves 0.8 or more
PARTICULARS = 0.75  # a copy keeps names and figures, misread or not, as it keeps other words unchanged; forms filled in twice do not
FEWEST_LOST = 4  # names or figures lost before a text may be called a form filled in
_ONLY_HERE, _MISREAD, _SAME = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common. Shares are of the tokens of the first and of the second text.

    `only_here` and `only_there` are the passages (spans, in order) that the other text has not. `form`: the shorter text has the words
    of the other but not its names and figures, as tables and notices have. `live`: both are live blogs. These four are for shares over
    0.3. `shorter` counts the tokens of the shorter text.
    """

    share: float
    other_share: float
    only_here: tuple[tuple[int, int], ...]
    only_there: tuple[tuple[int, int], ...]
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
    share, other_share, shorter = _share(mine), _share(theirs), min(len(mine), len(theirs))
    if max(share, other_share) < LEAST_SHARE:
        return Likeness(share, other_share, (), (), form=False, live=False, shorter=shorter)
    return Likeness(
        share,
        other_share,
        _gaps(mine, a.spans),
        _gaps(theirs, b.spans),
        _is_form(a, mine) if len(mine) <= len(theirs) else _is_form(b, theirs),
        a.live and b.live,
        shorter,
    )


def _in_common(a: Comparable, b: Comparable) -> tuple[list[int], list[int]]:
    run = CHARACTER_RUN if a.by_character and b.by_character else RUN
    here, there = _runs(a.tokens, run), _runs(b.tokens, run)
    common = set(here).intersection(there)
    mine, theirs = _marked(here, common, run, len(a.tokens)), _marked(there, common, run, len(b.tokens))
    short, long = sorted((len(mine), len(theirs)))
    if long <= min(MOST_ALIGNED, MOST_TIMES * short) and max(_share(mine), _share(theirs)) >= LEAST_RUNS:
        _align(a, b, mine, theirs)
    return mine, theirs


def _runs(tokens: list[str], run: int) -> list[tuple[str, ...]]:
    return list(zip(*(tokens[i:] for i in range(run)), strict=False))


def _marked(runs: list[tuple[str, ...]], common: set[tuple[str, ...]], run: int, tokens: int) -> list[int]:
    marks = [_ONLY_HERE] * tokens
    for at in compress(count(), map(common.__contains__, runs)) if common else ():
        marks[at : at + run] = [_SAME] * run
    return marks


def _align(a: Comparable, b: Comparable, mine: list[int], theirs: list[int]) -> None:
    from rapidfuzz.distance import Levenshtein

    at, other_at = 0, 0
    blocks = [(o.src_start, o.src_end, o.dest_start, o.dest_end) for o in Levenshtein.opcodes(a.tokens, b.tokens) if o.tag == "equal"]
    for start, end, other, other_end in [*blocks, (len(mine), len(mine), len(theirs), len(theirs))]:
        here, there = "".join(a.tokens[at:start]), "".join(b.tokens[other_at:other])
        if here and there and Levenshtein.normalized_similarity(here, there) >= ALIKE:
            figures = _has_digit(here) and _has_digit(there)
            _mark_misread(a.tokens, mine, at, start, figures)
            _mark_misread(b.tokens, theirs, other_at, other, figures)
        mine[start:end] = [_SAME] * (end - start)
        theirs[other:other_end] = [_SAME] * (other_end - other)
        at, other_at = end, other_end


def _mark_misread(tokens: list[str], marks: list[int], start: int, end: int, figures: bool) -> None:
    """Figures are misread where the other text has none there ("1ate" for "late"); else they are other figures."""
    for at in range(start, end):
        if not (figures and is_figure(tokens[at])):
            marks[at] = max(marks[at], _MISREAD)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _share(marks: list[int], least: int = _MISREAD) -> float:
    few = marks.count(_ONLY_HERE) + (marks.count(_MISREAD) if least > _MISREAD else 0)
    return (len(marks) - few) / len(marks) if marks else 0.0


def _is_form(text: Comparable, marks: list[int]) -> bool:
    names = [mark for mark, particular in zip(marks, text.particular, strict=True) if particular]
    rest = [mark for mark, particular in zip(marks, text.particular, strict=True) if not particular]
    return names.count(_ONLY_HERE) >= FEWEST_LOST and _share(names) < PARTICULARS * _share(rest, _SAME)


def _gaps(marks: list[int], spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    shared = [-1, *(at for at, mark in enumerate(marks) if mark), len(marks)]
    return tuple((spans[left + 1][0], spans[right - 1][1]) for left, right in pairwise(shared) if right - left > 1)
