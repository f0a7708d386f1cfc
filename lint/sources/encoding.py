"""In which encoding a file is, by what is configured, its byte order mark, or its bytes."""

from __future__ import annotations

import codecs
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ORDERED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}  # without the mark that these would put in anew
_BINARY_SIGNS = (
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"PAR1",
    b"ARROW1",
    b"SQLite format 3\0",
)
SAMPLE = 2**18  # bytes around the first that is not UTF-8, from which an encoding is guessed
_WIDE = 0.4  # of the bytes at even or odd places are NUL in UTF-16 of a script with few letters above U+00FF; chosen, not measured


class Encoding(NamedTuple):
    """A codec that writes no mark of its own, and the byte order mark that the file begins with."""

    name: str
    mark: bytes = b""

    def newline(self, text: str = "\n") -> bytes:
        """The bytes of a line feed."""
        return text.encode(self.name)

    def decode(self, raw: bytes) -> str | None:
        """The text of some bytes, None where it would not give the same bytes back."""
        try:
            text = raw.decode(self.name)
            return text if self.name == "utf-8" or text.encode(self.name) == raw else None
        except UnicodeError:
            return None


def by_mark_or_name(head: bytes, wanted: str) -> Encoding | None:
    """The encoding that the byte order mark tells, else the one wanted; None where neither is there."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, mark)
    if not wanted:
        return None
    name = codecs.lookup(wanted).name
    return Encoding(_ORDERED.get(name, name))


def encoding_of(raw: bytes, wanted: str) -> Encoding | None:
    """The encoding of a text; None when it cannot be told. Whoever uses a guess must see that it gives the same bytes back."""
    if told := by_mark_or_name(raw, wanted):
        return told
    try:
        raw.decode("utf-8")
        return (_wide(raw[: 2 * SAMPLE]) if b"\0" in raw else None) or Encoding("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(raw, error.start)


def _guessed(raw: bytes, at: int) -> Encoding | None:
    if raw.startswith(_BINARY_SIGNS):
        return None
    if b"\0" in raw:
        return _wide(raw[: 2 * SAMPLE])
    from charset_normalizer import from_bytes

    start = raw.rfind(b"\n", 0, max(0, at - SAMPLE)) + 1
    best = from_bytes(raw[start : at + SAMPLE] if len(raw) > 2 * SAMPLE else raw).best()
    return None if best is None else Encoding(best.encoding)


def _wide(raw: bytes) -> Encoding | None:
    raw = raw[: len(raw) // 2 * 2]
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if max(even, odd) <= _WIDE * len(raw) / 2 or min(even, odd) > max(even, odd) / 10:
        return None
    return Encoding("utf-16-be" if even > odd else "utf-16-le")
