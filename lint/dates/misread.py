"""Dates in which a scanner read letters for digits: 2O22-01-1O, l5.O3.1987."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.dates.mention import Mention, places
from lint.dates.order import century_places
from lint.document import Document
from lint.patterns import lazy_pattern

DIGITS = str.maketrans("OoIl|SBZ", "00111582")
_D = "[0-9OoIl|SBZ]"
_MISREAD_YEARS = ("2O", "2o", "l9", "I9")  # each costs a look through the text; rules about words see the rest
_AT_YEAR = lazy_pattern(
    rf"(?<![\w|./-])(?:({_D}{{4}})([-/.])({_D}{{1,2}})\2({_D}{{1,2}})|({_D}{{1,2}})([-/.])({_D}{{1,2}})\6({_D}{{4}}))(?![\w|]|[./-][\w|])"
)
_LETTER = lazy_pattern(r"[OoIl|SBZ]")
_MIXED = lazy_pattern(r"[0-9][OoIl|SBZ]|[OoIl|SBZ][0-9]")
LONGEST = 10  # code points of a numeric date


def misread_dates(doc: Document) -> Iterator[tuple[int, int, str]]:
    """Start, end and reading of numeric dates with letters for digits; only where the reading is a day and most of it is digits."""
    text = doc.text
    found: dict[int, tuple[int, int, str]] = {}
    for at in (*century_places(doc), *places(text, _MISREAD_YEARS)):
        if _MIXED.search(text, max(0, at - LONGEST), at + LONGEST):
            for m in _AT_YEAR.finditer(text, max(0, at - LONGEST), at + 2 * LONGEST):
                if m.start() <= at < m.end() and (reading := _reading(m)):
                    found[m.start()] = (m.start(), m.end(), reading)
    yield from (found[start] for start in sorted(found))


def _reading(m: re.Match[str]) -> str | None:
    if len(_LETTER.findall(m[0])) * 2 > sum(map(str.isdecimal, m[0])) or not _LETTER.search(m[0]):
        return None
    reading = m[0].translate(DIGITS)
    groups = [g.translate(DIGITS) for g in m.groups() if g]
    year, month, day = (groups[0], groups[2], groups[3]) if m[1] else (groups[3], groups[2], groups[0])
    mention = Mention(0, 0, int(year), int(month), int(day), "numeric", groups[1])
    return reading if 1700 <= mention.year <= 2099 and (mention.exists or mention.swapped) else None
