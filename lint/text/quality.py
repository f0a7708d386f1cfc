"""How much of a text its language's word lists do not know."""

from __future__ import annotations

from lint.document import Document

POOR = 0.1  # of the distinct words: 0.07 is the 99th percentile of 696 BBC articles, the better third of scanned newspaper pages is below
FEWEST = 8  # odd words; a short sound text may hold a few names


def distinct_runs(doc: Document) -> int:
    """How many distinct runs without white space the text holds."""
    return doc.once("distinct runs", lambda: len(set(doc.runs)))


def unknown_share(doc: Document) -> float:
    """Odd words among the distinct runs without white space, 0.0 to 1.0."""
    return len(doc.odd_words) / max(1, distinct_runs(doc))


def is_poor(doc: Document) -> bool:
    """Whether so many words are unknown that single marks of punctuation are dirt of the scan as often as not."""
    return len(doc.odd_words) >= FEWEST and unknown_share(doc) > POOR
