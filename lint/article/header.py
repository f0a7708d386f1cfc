"""What stands above an article: its headline, byline and dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lint.article.byline import byline_in
from lint.article.dateline import dateline_in
from lint.document import Document, Span

LONGEST_HEADLINE = 160  # code points; longer first lines are first paragraphs (BBC, wire and portal headlines end near 110)
HEAD = 8  # paragraphs in which byline and dateline are looked for; headline, trash line, credit and bullets come first on wires
LEAD = 200  # code points; the first paragraph so long is the article's own, nothing after it is its head
_CLOSING = "\"'”’»)"
_ONLY_DATE = re.compile(r"[\d\s.,:/|()-]{6,40}")


class Header(NamedTuple):
    """Headline, byline and dateline, each with its span in the text; a span is None where the words come from the metadata only.

    `byline` names the authors, its span is all that makes up the credit ("By Ana Souza"); the dateline is as printed.
    """

    headline: str | None = None
    headline_span: Span | None = None
    byline: str | None = None
    byline_span: Span | None = None
    dateline: str | None = None
    dateline_span: Span | None = None


def header(doc: Document) -> Header:
    """Read the head of a document."""
    span = _headline(doc.paragraphs)
    title = doc.metadata.get("title", "").strip()
    head = _head(doc.paragraphs)
    credited = next((found for p in head if p != span and (found := byline_in(p))), None)
    place = next((line for p in head if p != span and (line := dateline_in(p))), None)
    return Header(
        headline=title or (span.text if span else None),
        headline_span=span,
        byline=credited[0] if credited else doc.metadata.get("authors", "").strip() or None,
        byline_span=credited[1] if credited else None,
        dateline=place.text if place else None,
        dateline_span=place,
    )


def _head(paragraphs: Sequence[Span]) -> Sequence[Span]:
    first = next((i for i, p in enumerate(paragraphs[:HEAD]) if len(p.text) >= LEAD), HEAD)
    return paragraphs[: first + 1][:HEAD]


def _headline(paragraphs: Sequence[Span]) -> Span | None:
    for at, first in enumerate(paragraphs[:3]):
        if at + 1 == len(paragraphs):
            return None
        if at + 2 < len(paragraphs) and (_ONLY_DATE.fullmatch(first.text) or byline_in(first)):
            continue
        ends_like_a_sentence = first.text.rstrip(_CLOSING).endswith((".", "!", "…", ":", ";", ",", "。"))
        return None if len(first.text) > LONGEST_HEADLINE or ends_like_a_sentence or dateline_in(first) else first
    return None
