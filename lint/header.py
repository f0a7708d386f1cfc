"""What stands above an article: its headline."""

from __future__ import annotations

from dataclasses import dataclass

from lint.document import Document, Span

LONGEST_HEADLINE = 160  # code points; longer first lines are first paragraphs (BBC, wire and portal headlines end near 110)


@dataclass(frozen=True, slots=True)
class Header:
    """Headline and its span in the text; the span is None when the headline is known from the metadata only."""

    headline: str | None = None
    headline_span: Span | None = None


def header(doc: Document) -> Header:
    """Read the head of a document."""
    span = _first_line(doc)
    title = doc.metadata.get("title", "").strip()
    return Header(title or (span.text if span else None), span)


def _first_line(doc: Document) -> Span | None:
    if len(doc.paragraphs) < 2:
        return None
    first = doc.paragraphs[0]
    ends_like_a_sentence = first.text.rstrip("\"'”’»)").endswith((".", "!", "…", ":", ";", ",", "。"))
    return None if len(first.text) > LONGEST_HEADLINE or ends_like_a_sentence else first
