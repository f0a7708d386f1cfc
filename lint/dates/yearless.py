"""Days without a year that no year has: on 31 June, le 30 février, am 31. November."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.dates.mention import month_number, places
from lint.dates.order import dates_in
from lint.document import Document
from lint.patterns import lazy_pattern

_BEFORE = r"(?:on|on the|by|until|since|am|dem|den|vom|bis|zum|le|du|au|el|il|dal|op|dnia|do|od|de|em|até|в|до|с)"
_DAY_NAME = lazy_pattern(rf"(?<!\w){_BEFORE}\s(3[01](?:st|th|º|\.)?\s(?:of |de )?([^\W\d_]{{4,13}}))\b(?!,?\s(?:de\s)?\d{{4}})", re.I)
_NAME_DAY = lazy_pattern(
    r"(?<!\w)(?:on|by|until|since)\s(([^\W\d_]{4,13})\s3[01](?:st|th)?)\b(?!,?\s\d{4})(?=\s?(?:[.,;:)!?]|$))", re.I | re.M
)


def impossible_days(doc: Document) -> Iterator[tuple[int, int]]:
    """Start and end of days without a year that do not exist. A word such as "on" must lead to them: "In June 31 people" is no day."""
    text, seen = doc.text, {(m.start, m.end) for m in dates_in(doc)}
    for at in places(text, ("30", "31")):
        if text[at - 1 : at] in ("", " ", "\u00a0") and (span := _at(text, at)) and not any(a <= span[0] < b for a, b in seen):
            yield span


def _at(text: str, at: int) -> tuple[int, int] | None:
    for pattern in (_DAY_NAME, _NAME_DAY):
        for m in pattern.finditer(text, max(0, at - 24), at + 40):
            month = month_number(m[2])
            if m.start(1) <= at < m.end(1) and month and (month == 2 or (month in (4, 6, 9, 11) and "31" in m[1])):
                return m.span(1)
    return None
