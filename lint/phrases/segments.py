"""What a page's template may have glued to an article: the first words of its head, the last ones of its headline and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.phrases.pack import normal_line

if TYPE_CHECKING:
    from lint.document import Document, Span

Shape = Literal["line", "prefix", "suffix"]

LONGEST_PREFIX, LONGEST_SUFFIX = 80, 160  # code points; a label before a text, a sentence behind it
SHORTEST = 12  # code points of a normalised one, of two words at least; shorter ones are words of the language
_PREFIX_END = re.compile(r"\s[-–—|»]\s|:\s|[.!?]\s")
_SUFFIX_START = re.compile(r"\s[-–—|»]\s|:\s|[.!?…][\"'”’»)]{0,2}\s{0,2}(?=[^\W\d_])")


class Segment(NamedTuple):
    """A stretch of the text, marks at its edges included, and its words as they are looked up."""

    shape: Shape
    start: int
    end: int
    key: str


def segments(doc: Document) -> list[Segment]:
    """The prefixes of the first two paragraphs and the suffixes of the headline and the last three."""
    return doc.once("segments", lambda: list(_segments(doc)))


def _segments(doc: Document) -> Iterator[Segment]:
    paragraphs = doc.paragraphs
    if len(paragraphs) < 2:
        return
    dateline = doc.header.dateline_span
    for paragraph in paragraphs[:2]:
        found = prefix(paragraph)
        if found and not (dateline and dateline.start < found.end and found.start < dateline.end):
            yield found
    for paragraph in dict.fromkeys((paragraphs[0], *paragraphs[-3:])):
        if found := suffix(paragraph):
            yield found


def prefix(paragraph: Span) -> Segment | None:
    """What stands before the first dash, colon or end of a sentence."""
    mark = _PREFIX_END.search(paragraph.text, 1, LONGEST_PREFIX)
    return _segment("prefix", paragraph.start, paragraph.start + mark.end(), paragraph.text[: mark.end()]) if mark else None


def suffix(paragraph: Span) -> Segment | None:
    """What stands behind the last dash, colon or end of a sentence."""
    least = max(0, len(paragraph.text) - LONGEST_SUFFIX)
    starts = [mark for mark in _SUFFIX_START.finditer(paragraph.text, least) if mark.end() < len(paragraph.text)]
    if not starts:
        return None
    mark = starts[-1]
    at = mark.end() if mark[0][0] in ".!?…:" else mark.start()
    return _segment("suffix", paragraph.start + at, paragraph.end, paragraph.text[at:])


def _segment(shape: Shape, start: int, end: int, text: str) -> Segment | None:
    key = normal_line(text)
    if len(key) < SHORTEST or " " not in key:
        return None
    return Segment(shape, start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()), key)
