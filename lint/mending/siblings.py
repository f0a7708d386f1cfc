"""Repair from a copy: where two copies differ at a place at which one of them has a finding, the other's text is what was meant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from lint.copies.comparable import Comparable, comparable
from lint.copies.likeness import compare_texts
from lint.document import Document, Place
from lint.edits import Edit, Fix, Safety
from lint.linter import Told
from lint.rule import Related, Rule

COPY = 0.7  # share of the words of one text that must stand in the other; near-duplicate's own limit
CONTEXT, CHARACTERS = (
    4,
    10,
)  # words, or characters of a script without blanks, that must agree on either side; runs of so many hardly repeat
CUT_CONTEXT = 2  # times as many before a cut end, where nothing follows
LONGEST = 60  # code points of a stretch without blanks around a finding that is compared as a whole
LONGEST_END = 20_000  # code points that may be missing at a cut end
CONFIDENCE = {Safety.SAFE: 0.995, Safety.UNSAFE: 0.95}
MOST_SKIPPED = 6  # tokens of noisy words beside the place that may be passed over
_BLANKS, _WORD = re.compile(r"\s+"), re.compile(r"\S+")


Look = Callable[[Document], Sequence[Told]]


class Restored(NamedTuple):
    """What a copy has where `rule` found something amid `text`, and where it stands there; `safety` None: the copy means another thing."""

    rule: str
    text: str
    replacement: str
    safety: Safety | None
    place: Place
    start: int
    end: int


def restored(
    doc: Document, told: Iterable[Told], siblings: Iterable[Document], look: Callable[[Document], Sequence[Told]]
) -> list[Restored]:
    """The readings of other documents for the findings of this one; `look` gives the hits of another document.

    What is found twice in a document amid the same letters is restored only where all its places get the same reading.
    """
    mine = [t for t in told if type(t.rule).restored is not Rule.restored and t.hit.end > t.hit.start]
    readings: dict[tuple[str, str], list[list[Restored]]] = defaultdict(list)
    others = [other for other in siblings if mine and _is_copy(doc, other)]
    for t in mine if others else ():
        found = [r for other in others if (r := _reading(doc, t, other, look))]
        readings[t.name, _amid(doc, t)].append(found)
    return [best for places in readings.values() if (best := _agreed(places))]


def with_restored(told: Iterable[Told], doc: Document, found: Iterable[Restored]) -> list[Told]:
    """The hits, with the fixes that copies propose before their own."""
    by_text = {(r.rule, r.text): r for r in found}
    return [_mended(t, by_text.get((t.name, _amid(doc, t)))) for t in told] if by_text else list(told)


def _mended(told: Told, found: Restored | None) -> Told:
    if found is None or found.safety is None:
        return told
    hit = told.hit
    fix = Fix((Edit(hit.start, hit.end, found.replacement),), found.safety, CONFIDENCE[found.safety])
    return told._replace(
        hit=replace(
            hit,
            message=f"{hit.message}; a copy of this text has something else here",
            fixes=(fix, *(old for old in hit.fixes if old.edits != fix.edits)),
            related=(*hit.related, Related(found.place, found.start, found.end)),
            evidence={**hit.evidence, "copy_has": found.replacement[:80]},
        ),
    )


def _is_copy(doc: Document, other: Document) -> bool:
    found = compare_texts(doc, other)
    return found.contained >= COPY and not found.form


def _agreed(places: list[list[Restored]]) -> Restored | None:
    """The reading of most copies; it is not safe where one has another, and where places differ there is none."""
    votes = [Counter(r.replacement for r in found if r.safety) for found in places]
    best = {min(count, key=lambda text: (-count[text], text)) if count else None for count in votes}
    if len(best) != 1 or None in best:
        return None
    (reading,) = best
    first = min((r for found in places for r in found if r.replacement == reading), key=lambda r: (r.place.order, r.start))
    doubtful = any(r.replacement != reading for found in places for r in found)
    return first._replace(safety=Safety.UNSAFE) if doubtful else first


def _reading(doc: Document, told: Told, other: Document, look: Look) -> Restored | None:
    start, end = _chunk(doc, told.hit.start, told.hit.end)
    place = _end_of(doc, other, start) if end == len(doc.text.rstrip()) else _between(doc, other, start, end)
    if place is None:
        return None
    there, here = other.text[slice(*place)], doc.text[told.hit.start : told.hit.end]
    before, after = doc.text[start : told.hit.start], doc.text[told.hit.end : end]
    fits = len(there) >= len(before) + len(after) and there.startswith(before) and there.endswith(after)
    replacement = there[len(before) : len(there) - len(after)] if fits else there
    if replacement == here or any(t.hit.start < place[1] and place[0] < t.hit.end for t in look(other)):
        return None
    safety = told.rule.restored(told.hit, doc.text[start:end], there) if fits else None
    low, high = (place[0] + len(before), place[1] - len(after)) if fits else place
    return Restored(told.name, _amid(doc, told), replacement, safety, other.place, low, high)


def _amid(doc: Document, told: Told) -> str:
    """The text found with what touches it, by which it is known again when something else was mended."""
    start, end = _chunk(doc, told.hit.start, told.hit.end)
    if comparable(doc).by_character:
        start, end = max(0, start - 2), end + 2
    return f"{doc.text[start : told.hit.start]}\0{doc.text[told.hit.start : told.hit.end]}\0{doc.text[told.hit.end : end]}"


def _chunk(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The span with whatever touches it up to the next blanks; as it is in a script without blanks."""
    low, high = start, end
    if comparable(doc).by_character:
        return start, end
    while low > 0 and start - low <= LONGEST and not doc.text[low - 1].isspace():
        low -= 1
    while high < len(doc.text) and high - end <= LONGEST and not doc.text[high].isspace():
        high += 1
    return (low, high) if start - low <= LONGEST and high - end <= LONGEST else (start, end)


def _between(doc: Document, other: Document, start: int, end: int) -> tuple[int, int] | None:
    """Where the other text has what stands between the same words before and behind; None where that is not one place.

    Words next to the place may be noisy, too: then as many must stand between the same words here and there.
    """
    mine, theirs = comparable(doc), comparable(other)
    left, right = _tokens_before(mine, start), _tokens_after(mine, end)
    for skipped in range(MOST_SKIPPED + 1):
        for low, high in ((left - skipped, right), (left, right + skipped), (left - skipped, right + skipped)):
            if anchors := _anchors(doc, other, low, high):
                at, to = anchors
                edges = doc.text[mine.spans[low - 1][1] : start], doc.text[end : mine.spans[high][0]]
                region = theirs.spans[at - 1][1], theirs.spans[to][0]
                return _without_edges(other.text, *region, edges) if not skipped else _same_word(other.text, region, edges)
    return None


def _anchors(doc: Document, other: Document, left: int, right: int) -> tuple[int, int] | None:
    """Between which tokens of the other text lies what here lies between the tokens `left` and `right`, by those around it."""
    mine, theirs = comparable(doc), comparable(other)
    size = _size(mine)
    before, after = tuple(mine.tokens[max(0, left - size) : max(0, left)]), tuple(mine.tokens[right : right + size])
    if len(before) < size or len(after) < size:
        return None
    places = _places(other, theirs, size)
    reach = 2 * (right - left) + 4
    pairs = [(i + size, j) for i in places.get(before, ()) for j in places.get(after, ()) if 0 <= j - i - size <= reach]
    return pairs[0] if len(pairs) == 1 else None


def _same_word(text: str, region: tuple[int, int], edges: tuple[str, str]) -> tuple[int, int] | None:
    """The word of a region that as many words precede and follow as here, where the region has one more than those."""
    words = list(_WORD.finditer(text, *region))
    before, after = (len(_WORD.findall(edge)) for edge in edges)
    if len(words) != before + 1 + after:
        return None
    return words[before].span()


def _end_of(doc: Document, other: Document, start: int) -> tuple[int, int] | None:
    """Where the other text goes on when this one is cut off at its end."""
    mine, theirs = comparable(doc), comparable(other)
    size = CUT_CONTEXT * _size(mine)
    left = _tokens_before(mine, start)
    before = tuple(mine.tokens[max(0, left - size) : left])
    places = _places(other, theirs, size).get(before, ()) if len(before) == size else ()
    end = len(other.text.rstrip())
    if len(places) != 1 or end - theirs.spans[places[0]][0] > LONGEST_END:
        return None
    edge = doc.text[mine.spans[left - 1][1] : start]
    return _without_edges(other.text, theirs.spans[places[0] + size - 1][1], end, (edge, ""))


def _without_edges(text: str, start: int, end: int, edges: tuple[str, str]) -> tuple[int, int] | None:
    """The span without the marks and blanks at its edges that the other text has there, too; any blank is like any other."""
    opening = re.match(_like(edges[0]), text[start:end])
    closing = re.search(_like(edges[1]) + r"\Z", text[start:end])
    if opening is None or closing is None or opening.end() > closing.start():
        return None
    return start + opening.end(), start + closing.start()


def _like(edge: str) -> str:
    return r"\s+".join(map(re.escape, _BLANKS.split(edge)))


def _size(text: Comparable) -> int:
    return CHARACTERS if text.by_character else CONTEXT


def _tokens_before(text: Comparable, at: int) -> int:
    """How many tokens end at or before a position."""
    return bisect_right(text.spans, at, key=lambda span: span[1])


def _tokens_after(text: Comparable, at: int) -> int:
    """The number of the first token that starts at or after a position."""
    return bisect_left(text.spans, at, key=lambda span: span[0])


def _places(doc: Document, text: Comparable, size: int) -> dict[tuple[str, ...], list[int]]:
    def made() -> dict[tuple[str, ...], list[int]]:
        out: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, gram in enumerate(zip(*(text.tokens[i:] for i in range(size)), strict=False)):
            out[gram].append(at)
        return dict(out)

    return doc.once(f"places of {size} tokens", made)
