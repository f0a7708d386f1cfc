"""Dates in which a scanner read letters for digits: 2O22-01-1O, l5.O3.1987."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.dates.mention import CENTURIES, Mention

DIGITS = str.maketrans("OoIl|SBZ", "00111582")
_D = "[0-9OoIl|SBZ]"
_YEARS = (*CENTURIES, "2O", "2o", "l9", "I9")  # each costs a look through the text; 18xx and |9 are left to the rules about words
_AT_YEAR = re.compile(
    rf"(?<![\w|./-])(?:({_D}{{4}})([-/.])({_D}{{1,2}})\2({_D}{{1,2}})|({_D}{{1,2}})([-/.])({_D}{{1,2}})\6({_D}{{4}}))(?![\w|]|[./-][\w|])"
)
_LETTER = re.compile(r"[OoIl|SBZ]")
LONGEST = 12  # code points before the year and after its first two digits that a numeric date takes at most
MOST = 1000  # places looked at for one beginning of a year


def misread_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and reading of numeric dates with letters for digits; only where the reading is a day and most of it is digits."""
    seen = -1
    for at in sorted(_places(text)):
        for m in _AT_YEAR.finditer(text, max(0, at - LONGEST), at + LONGEST + 4):
            if m.start() > seen and (reading := _reading(m)):
                yield m.start(), m.end(), reading
                seen = m.start()


def _places(text: str) -> Iterator[int]:
    for begin in _YEARS:
        at = text.find(begin)
        for _ in range(MOST):
            if at < 0:
                break
            if _LETTER.search(text, max(0, at - 6), at + 10):
                yield at
            at = text.find(begin, at + 2)


def _reading(m: re.Match[str]) -> str | None:
    if len(_LETTER.findall(m[0])) * 2 > sum(map(str.isdecimal, m[0])) or not _LETTER.search(m[0]):
        return None
    reading = m[0].translate(DIGITS)
    groups = [g.translate(DIGITS) for g in m.groups() if g]
    year, month, day = (groups[0], groups[2], groups[3]) if m[1] else (groups[3], groups[2], groups[0])
    mention = Mention(0, 0, int(year), int(month), int(day), "numeric", groups[1])
    return reading if 1700 <= mention.year <= 2099 and (mention.exists or mention.swapped) else None
