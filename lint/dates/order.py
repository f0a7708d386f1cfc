"""Day or month first: what a document as a whole says about 3/4/2021."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lint.dates.mention import CENTURIES, Mention, mentions, places
from lint.document import Document
from lint.patterns import lazy_pattern

CLOSE, FAR = 7, 21  # days; a date within a week of another named in the text is meant, one over three weeks off is not
_AMERICAN_TIME = lazy_pattern(r"[\s,|]{0,3}(?:at )?\d{1,2}:\d\d\s?[AaPp]\.?[Mm]\.?(?!\s?(?:GMT|BST|UTC|IST))")


def dates_in(doc: Document) -> tuple[Mention, ...]:
    """The days named in a document with a year of four digits, day and month the way round that the document itself decides."""
    return doc.once("dates in", lambda: tuple(settled(doc, mentions(doc.text, century_places(doc)))))


def century_places(doc: Document) -> list[int]:
    """Where 17, 18, 19 or 20 stands: any year begins so."""
    return doc.once("century places", lambda: places(doc.text, CENTURIES))


def settled(doc: Document, found: Sequence[Mention]) -> list[Mention]:
    """Ambiguous numeric dates as weekday, other dates, language and the clock beside them have it; else day first, and marked as assumed.

    Only English is written both ways; "10:46 PM" without GMT is taken for American.
    """
    if not any(m.ambiguous for m in found):
        return list(found)
    month_first = _month_first(doc, found)
    return [_one(m, month_first) if m.ambiguous else m for m in found]


def _one(mention: Mention, month_first: bool | None) -> Mention:
    other = mention.swapped
    if other is None:
        return mention
    if mention.weekday and (mention.day_of_week == mention.weekday) != (other.day_of_week == mention.weekday):
        return mention if mention.day_of_week == mention.weekday else other
    if month_first is None:
        return replace(mention, assumed=True)
    return other if month_first else mention


def _month_first(doc: Document, found: Sequence[Mention]) -> bool | None:
    numeric = [m for m in found if m.form == "numeric" and m.separator != "." and m.exists and not m.ambiguous]
    plain = [m for m in numeric if m.day > 12]
    if plain:
        first = sum(m.month_first for m in plain)
        return first > len(plain) - first if first * 2 != len(plain) else None
    unsettled = [m for m in found if m.ambiguous]
    anchors = {_ordinal(m) for m in found if m.exists and not m.ambiguous}
    votes = [vote for m in unsettled if (vote := _by_neighbours(m, anchors)) is not None]
    if votes and len(set(votes)) == 1:
        return votes[0]
    if doc.language not in ("en", "und"):
        return False
    clocks = [m for m in unsettled if _AMERICAN_TIME.match(doc.text, m.end)]
    return True if clocks else None


def _by_neighbours(mention: Mention, anchors: set[int]) -> bool | None:
    other = mention.swapped
    if other is None or not anchors:
        return None
    mine, swapped = (min(abs(_ordinal(m) - a) for a in anchors) for m in (mention, other))
    if min(mine, swapped) <= CLOSE and max(mine, swapped) >= FAR:
        return swapped < mine
    return None


def _ordinal(mention: Mention) -> int:
    return date(mention.year, mention.month, mention.day).toordinal()
