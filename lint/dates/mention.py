"""Days named in a text: 29 January 2022, 2022-01-29, 29.1.2022, January 29th, 2022, 2022年1月29日."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain

from lint.dates.names import MONTHS, WEEKDAYS
from lint.patterns import lazy_pattern

CENTURIES = ("17", "18", "19", "20")
WINDOW = 48  # code points looked at on either side of a year; "Donnerstag, den 29. September, im Jahre" is about the longest real one
MOST = 2000  # times that one century is looked at in a text; a page of news has some hundreds, tables and hostile texts have more

_WORD = r"([^\W\d_][^\s\d.,;:/()|«»\"'-]{1,13})"
_ORDINAL = r"(?:st|nd|rd|th|er|º|°|ª|-е|-го)?"
_DAY_NAME = lazy_pattern(
    rf"(?<![\d.,:/-])(\d{{1,2}}){_ORDINAL}[\s.\-/]{{0,3}}(?:de |of |di |den |d')?{_WORD}[.,]?[\s\-/,]{{0,3}}(?:de |del |do |'|’)?$", re.I
)
_NAME_DAY = lazy_pattern(rf"(?<!\w){_WORD}\.?[\s\-/]{{0,2}}(\d{{1,2}}){_ORDINAL}[.,]{{0,2}}\s{{0,3}}$", re.I)
_NUMERIC = lazy_pattern(r"(?<![\d.,/:-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?$")
_SHORT = lazy_pattern(r"(?<![\d.,/:-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\d.,/-]\d|\d|%|-)")
_ISO = lazy_pattern(r"([-/.])(\d{1,2})\1(\d{1,2})(?!\d)(?![-/.]\d)")
_NUMBER_ON = lazy_pattern(r"[-./]\d")
_EAST = lazy_pattern(r"\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_YEAR_NAME_DAY = lazy_pattern(rf"[\s.,\-]{{1,3}}(?:m\.\s)?{_WORD}[.\s\-]{{1,2}}(\d{{1,2}})(?!\d|[:.]\d)")
_WEEKDAY = lazy_pattern(r"(?<![\w-])([^\W\d_]{3,12}(?:-feira)?)[.,]{0,2}\s{0,2}(?:(?:the|den|dem|le|il|el|dia|d\.)\s)?$", re.I)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day named with its year. `form` is iso, named or numeric; a numeric one of day and month is read day first unless only the other
    way round is a day (`month_first`); `assumed` when nothing in the document decides. `weekday` is the ISO number of a weekday's name
    right before it, from code point `weekday_start` on.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    form: str
    separator: str = ""
    weekday: int | None = None
    weekday_start: int = -1
    month_first: bool = False
    assumed: bool = False

    @property
    def exists(self) -> bool:
        """False for 31 February and month 13."""
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(self.year, self.month)[1]

    @property
    def plausible(self) -> bool:
        """True when one that does not exist is a wrong date rather than no date: seasons (2014/15/16), versions and scores are none."""
        if self.form == "iso" and self.separator == "-":
            return self.swapped is not None or (self.month <= 12 and 29 <= self.day <= 39)
        return 1 <= self.month <= 12 and 29 <= self.day <= 31 and (self.form != "iso" or self.separator == "/")

    @property
    def swapped(self) -> Mention | None:
        """Day and month the other way round, where a numeric date can be read so."""
        if self.form == "named" or self.day == self.month:
            return None
        other = replace(self, month=self.day, day=self.month, month_first=not self.month_first, assumed=False)
        return other if other.exists else None

    @property
    def ambiguous(self) -> bool:
        """True for 3/4/2021, which is April in London and March in New York; dots are always day first."""
        return self.form == "numeric" and self.separator != "." and self.exists and self.swapped is not None

    @property
    def iso(self) -> str:
        """YYYY-MM-DD, of an impossible day too."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def day_of_week(self) -> int:
        """The ISO number of the weekday it really is; only for days that exist."""
        return date(self.year, self.month, self.day).isoweekday()


def mentions(text: str, at: Iterable[int] | None = None) -> list[Mention]:
    """The days that stand in a text with a year of four digits, in order; impossible ones too. Years from 1700 to 2099.

    `at`: where the first two digits of a year stand, when that is known already.
    """
    found = (_at_year(text, i) for i in (places(text, CENTURIES) if at is None else at) if _is_year(text, i))
    return [mention for mention in found if mention]


def places(text: str, pairs: tuple[str, ...]) -> list[int]:
    """Where these pairs of characters, one of them a digit, stand, sorted; of each pair at most MOST."""
    found: dict[str, list[int]] = {pair: [] for pair in pairs}
    for digit, shift in _digits(pairs):
        at = text.find(digit)  # one character is found ten times as fast as two
        while at >= 0:
            here = found.get(text[at - shift : at - shift + 2])
            if here is not None and len(here) < MOST:
                here.append(at - shift)
            at = text.find(digit, at + 1)
    return sorted(chain.from_iterable(found.values()))


@cache
def _digits(pairs: tuple[str, ...]) -> frozenset[tuple[str, int]]:
    """The digits to look for, each with the number of characters of its pair before it."""
    return frozenset((pair[0], 0) if pair[0].isdigit() else (pair[1], 1) for pair in pairs)


def short_mentions(text: str, offset: int = 0) -> Iterator[Mention]:
    """Days with a year of two digits, 3.2.21 and 03/02/21, for the few lines where nothing else can be meant; years 70 to 99 are 19xx."""
    for m in _SHORT.finditer(text):
        short = int(m[4])
        numeric = _numeric(offset + m.start(), offset + m.end(), short + (1900 if short >= 70 else 2000), int(m[1]), int(m[3]), m[2])
        if numeric.exists:
            yield numeric


def _is_year(text: str, at: int) -> bool:
    rest = text[at + 2 : at + 5]
    inside = rest[2:].isdecimal() or (at > 0 and text[at - 1].isdecimal())
    return rest[:2].isdecimal() and rest[:2].isascii() and not inside


def _at_year(text: str, at: int) -> Mention | None:
    year = int(text[at : at + 4])
    low = max(0, at - WINDOW)
    before = text[low:at]
    mention = _before(before, low, at, year, _NUMBER_ON.match(text, at + 4) is not None) or _after(text[at + 4 : at + 4 + WINDOW], at, year)
    return _with_weekday(text, mention) if mention else None


def _before(before: str, low: int, at: int, year: int, goes_on: bool) -> Mention | None:
    if not any(map(str.isdecimal, before[-24:])):
        return None
    if (m := _NUMERIC.search(before)) and not goes_on:
        return _numeric(low + m.start(), at + 4, year, int(m[1]), int(m[3]), m[2])
    if (m := _DAY_NAME.search(before)) and (month := month_number(m[2])):
        return Mention(low + m.start(), at + 4, year, month, int(m[1]), "named")
    if (m := _NAME_DAY.search(before)) and (month := month_number(m[1])):
        return Mention(low + m.start(), at + 4, year, month, int(m[2]), "named")
    return None


def _after(after: str, at: int, year: int) -> Mention | None:
    if not any(map(str.isdecimal, after[:24])):
        return None
    if (m := _ISO.match(after)) and len(m[2]) == len(m[3]):
        return Mention(at, at + 4 + m.end(), year, int(m[2]), int(m[3]), "iso", m[1])
    if m := _EAST.match(after):
        return Mention(at, at + 4 + m.end(), year, int(m[1]), int(m[2]), "named")
    if (m := _YEAR_NAME_DAY.match(after)) and (month := month_number(m[1])):
        return Mention(at, at + 4 + m.end(), year, month, int(m[2]), "named")
    return None


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name in any of the languages known, else None."""
    return MONTHS.get(word.lower())


def _numeric(start: int, end: int, year: int, first: int, second: int, separator: str) -> Mention:
    mention = Mention(start, end, year, second, first, "numeric", separator)
    return mention if mention.exists or not mention.swapped else mention.swapped


def _with_weekday(text: str, mention: Mention) -> Mention:
    low = max(0, mention.start - 24)
    m = _WEEKDAY.search(text[low : mention.start])
    number = WEEKDAYS.get(m[1].lower()) if m else None
    if m is None or number is None:
        return mention
    return replace(mention, weekday=number, weekday_start=low + m.start())
