"""UTF-8 that was read with another code page: where it may stand, and what it was. The repair itself is ftfy's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lint.document import Document, Span

TRIGGERS = frozenset(
    "".join(map(chr, [*range(0x80, 0xA0), *range(0xA1, 0xD2), 0xD7, 0xD8, 0xD9, 0xDC, 0xDD, 0xDE, 0xF7]))
    + "ĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒœŘŚŞŠŢŤŮŰŸŹŻŽҐƒˆˇ˘˛˜†‡‰⌐◊\ufffd₧€΄΅‘‚“„•‹\uf8ff˝”›™⁄∂∆∏∑√∞∩∫≈≠≡≤≥№Ђ│┌┐┘├┤┬┼▀▄█▌▐░▒▓"
    + "".join(map(chr, range(0x2550, 0x256D)))
)
ALONE = frozenset("ŒœÃÂ" + "".join(map(chr, range(0x80, 0xA0))))  # suspicious beside plain ASCII, too
QUIET = frozenset("‘’“”„«»–—…\u00a0")  # no pattern of ftfy's is made of these and ASCII alone
TYPOGRAPHIC = frozenset("‘’‚“”„–—…•™€›‹œŒ\ufb01\ufb02")
LONGEST = 2000  # code points looked at together; ftfy's own steps are slower than linear on long lines
MOST_PAIRS = 4_000  # passages whose repair is remembered to be exact or not: a text that was misread says the same again and again
AROUND = 4  # ftfy's patterns reach no further
_LOST = re.compile(r"(?<=[^\W\d_])Â(?=[^\w\s]|$)")  # behind a word: half of a blank that was misread twice, its other half lost


class MojibakeRepair(NamedTuple):
    """A misread passage and what it was. `sure`: reading the repair wrongly gives exactly the passage, and that is no chance."""

    start: int
    end: int
    fixed: str
    sure: bool


def may_hold_mojibake(doc: Document) -> bool:
    """A cheap look: mojibake is made of a few hundred characters that stand side by side."""
    if doc.text.isascii() or TRIGGERS.isdisjoint(doc.specials):
        return False
    return not ALONE.isdisjoint(doc.specials) or b"??" in doc.text.encode("ascii", "replace")


def mojibake_in(doc: Document) -> Iterator[MojibakeRepair]:
    """The misread passages of a text, in order."""
    from ftfy.badness import BADNESS_RE

    text, done = doc.text, 0
    for low, high in _suspicious(text, TRIGGERS & doc.specials):
        if high <= done or not (found := BADNESS_RE.search(text, max(low, done), high)):
            continue
        for piece in _pieces(text, found.start(), high):
            yield from _repairs(piece)
            done = piece.end


def _suspicious(text: str, triggers: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches around characters that stand beside another one that is not ASCII, or are suspicious alone."""
    places: list[int] = []
    for char in triggers:
        at, quiet = text.find(char), char in QUIET
        while at >= 0:
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if (
                char in ALONE
                or (before > "\x7f" and not (quiet and before in QUIET))
                or (after > "\x7f" and not (quiet and after in QUIET))
            ):
                places.append(at)
            at = text.find(char, at + 1)
    places.sort()
    for i, at in enumerate(places):
        if i == 0 or at - places[i - 1] > 2 * AROUND:
            start = at
        if i + 1 == len(places) or places[i + 1] - at > 2 * AROUND:
            yield max(0, start - AROUND), at + AROUND + 1


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines that `start` to `end` touches, long ones in pieces cut at blanks."""
    at = max(text.rfind("\n", 0, start) + 1, start - LONGEST)
    while at < min(end, len(text)):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if stop - at > LONGEST:
            blank = text.rfind(" ", at + LONGEST // 2, at + LONGEST)
            stop = blank if blank > 0 else at + LONGEST
        yield Span(at, stop, text[at:stop])
        at = stop + 1 if text[stop : stop + 1] in ("\n", " ") else stop


def _repairs(piece: Span) -> Iterator[MojibakeRepair]:
    found = _differences(piece.text, _repaired(piece.text))
    for low, high, fixed in found:
        whole = _LOST.sub("", fixed)
        sure = whole == fixed and (len(found) > 1 or _usual(fixed)) and _exact(piece.text[low:high], fixed)
        yield MojibakeRepair(piece.start + low, piece.start + high, whole, sure)


def _repaired(line: str) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    whole: str = fix_encoding(line)
    if not is_bad(whole):
        return whole
    chunks = re.split(r"(\s+)", whole)
    fixed = [fix_encoding(chunk) if is_bad(chunk) else chunk for chunk in chunks]
    witnesses = {old for old, new in zip(chunks, fixed, strict=True) if old != new}
    return "".join(fixed) if len(witnesses) > 1 else whole


def _differences(old: str, new: str) -> list[tuple[int, int, str]]:
    """(start, end, new text) of what differs; neighbours with little between them are one, and words are whole."""
    from rapidfuzz.distance import Levenshtein

    spans: list[list[int]] = []
    for op in Levenshtein.opcodes(old, new):
        if op.tag == "equal":
            continue
        if spans and _joins(old[spans[-1][1] : op.src_start]):
            spans[-1][1], spans[-1][3] = op.src_end, op.dest_end
        else:
            spans.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    out = []
    for start, end, low, high in spans:
        left = len(re.findall(r"[^\W\d_]{0,40}$", old[max(0, start - 40) : start])[0])
        right = len(re.findall(r"^[^\W\d_]{0,40}", old[end : end + 40])[0])
        out.append((start - left, end + right, new[low - left : high + right]))
    return out


def _joins(between: str) -> bool:
    return not between or not any(c.isspace() for c in between) or not any(c.isalnum() for c in between)


def _usual(fixed: str) -> bool:
    """Whether the repair is more than one rare character, which two misread signs of a scan may give by chance."""
    strange = [char for char in fixed if char > "\x7f"]
    return len(strange) > 1 or all(char <= "\xff" or char in TYPOGRAPHIC for char in strange)


@lru_cache(MOST_PAIRS)
def _exact(old: str, new: str) -> bool:
    from ftfy.chardata import CHARMAP_ENCODINGS

    if "\ufffd" in new:
        return False
    layers = {new}
    for _ in range(2):
        layers = {read for text in layers for name in CHARMAP_ENCODINGS if (read := _misread(text, name)) is not None}
        if old in layers:
            return True
    return old == new.encode("cp1252", "ignore").decode("latin-1")


def _misread(text: str, encoding: str) -> str | None:
    try:
        return text.encode("utf-8").decode(encoding)
    except UnicodeError:
        return None
