"""Days given outside the text: by metadata, by the address of the page, by the name of the file."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import PurePosixPath

from lint.dates.mention import CENTURIES, Mention, mentions, month_number, short_mentions
from lint.patterns import lazy_pattern

LONGEST_VALUE = 80  # code points; RFC 2822 dates with zone and comment stay below
_COMPACT = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?!\d)")
_EPOCH = lazy_pattern(r"\d{9,10}(?:\d{3})?(?:\.\d{1,6})?")
_HOST = lazy_pattern(r"^[a-z]{1,10}://[^/]{1,300}", re.I)
_ADDRESS = lazy_pattern(r"[/_.-](?P<year>(?:19|20)\d\d)([/_.-]?)(?P<month>\d{2}|[a-z]{3})\2(?P<day>\d{2})(?![\d.])", re.I)
_FOLDERS = lazy_pattern(r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?=[/?#]|$)")


def date_in_value(value: str) -> Mention | None:
    """The day of a metadata value: ISO 8601, RFC 2822, 20220129, seconds or milliseconds since 1970, or as in a text. Positions are
    those of the value. A day that does not exist is given back too; None for values without a whole date.
    """
    value = value[:LONGEST_VALUE]
    if not value:
        return None
    if m := _EPOCH.fullmatch(value.strip()):
        return _of_epoch(float(m[0]), len(value))
    if m := _COMPACT.match(value.strip()):
        return Mention(0, len(value), int(m[1]), int(m[2]), int(m[3]), "iso")
    return next(iter(mentions(value) or list(short_mentions(value))), None)


def in_address(url: str) -> Mention | None:
    """The whole day in the path of an address, /2022/01/29/, /2022-01-29-, /2022/jan/29/; None where it names no day that exists."""
    path = _HOST.sub("", url[:2000])
    return _in_path(_ADDRESS, path) or _in_path(_FOLDERS, path)


def in_file_name(path: str) -> Mention | None:
    """The day in the name of a file, or of its folders where these are a year, a month and a day; None without one that exists.

    A folder named 2022-01-29 may be the day of a crawl, so it says nothing.
    """
    if not any(century in path for century in CENTURIES):
        return None
    name = PurePosixPath(path.replace("\\", "/"))
    stem = name.name.replace("_", " ")
    found = [Mention(m.start(), m.end(), int(m[1]), int(m[2]), int(m[3]), "iso") for m in _COMPACT.finditer(stem)]
    whole = next((m for m in (*mentions(stem), *found) if m.exists), None)
    return whole or _in_path(_FOLDERS, "/".join(("", *name.parts[-4:-1], "")))


def _in_path(pattern: re.Pattern[str], path: str) -> Mention | None:
    for m in pattern.finditer(path):
        number = int(m["month"]) if m["month"].isdecimal() else month_number(m["month"])
        mention = Mention(m.start(), m.end(), int(m["year"]), number or 0, int(m["day"]), "iso")
        if mention.exists:
            return mention
    return None


def _of_epoch(seconds: float, length: int) -> Mention | None:
    day = datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, UTC)
    return Mention(0, length, day.year, day.month, day.day, "iso")
