"""Whether two documents are versions of one wire story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.copies.headlines import headline_stem
from lint.copies.likeness import compare_texts

if TYPE_CHECKING:
    from lint.document import Document

SHARED = 0.4  # of the words of one version that stand in the other: an update keeps the facts of the first report
SHARED_UNDER_ONE_HEADLINE = 0.25  # the headline agrees as well
WORDS = 25  # of the shorter version: a first flash of a line has too little to compare
ALIKE = 85  # rapidfuzz ratio of two folded headlines that are one


def versions_of_story(doc: Document, other: Document) -> bool:
    """True when one headline at least has a mark of a version (RPT, UPDATE 2, CORRECTED), the marks differ, and headline or text agree."""
    from rapidfuzz.fuzz import ratio

    mine, theirs = headline_stem(doc), headline_stem(other)
    if mine is None or theirs is None or mine.versions == theirs.versions:
        return False
    found = compare_texts(doc, other)
    one_headline = ratio(mine.words, theirs.words) >= ALIKE
    if found.form or found.shorter < WORDS:
        return False
    return found.contained >= (SHARED_UNDER_ONE_HEADLINE if one_headline else SHARED)
