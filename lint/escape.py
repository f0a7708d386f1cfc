"""Making text from a corpus safe to print."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from lint.patterns import lazy_pattern

_RISKY = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_COMMAND = lazy_pattern(r"\A\s*:(?=:)|#(?=#(?:\[|vso\[))")  # what GitHub's and Azure's runners take for a command to them
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class _Spelling(dict[int, str]):
    """How each character is printed, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = _spelled(char) if _RISKY.match(char) else char
        return self[code]


_SPELLING = _Spelling()


def printable(text: str) -> str:
    """The text with every character that is invisible, directs a terminal or a CI runner, or turns the writing around spelled out."""
    if "::" in text or "##" in text:
        (text,) = harmless(text)
    return text if text.isascii() and text.isprintable() else text.translate(_SPELLING)


def harmless(*pieces: str) -> list[str]:
    """Pieces of one line, so spelled that together they are no command to a CI runner."""
    joined = "".join(pieces)
    if "::" not in joined and "##" not in joined:
        return [*pieces]
    spots = {found.end() - 1 for found in _COMMAND.finditer(joined)}
    out, at = [], 0
    for piece in pieces:
        mine = spots and {spot - at for spot in spots if at <= spot < at + len(piece)}
        out.append("".join(f"\\x{ord(char):02x}" if i in mine else char for i, char in enumerate(piece)) if mine else piece)
        at += len(piece)
    return out


def _spelled(char: str) -> str:
    code = ord(char)
    return _SHORT.get(char) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def width(text: str) -> int:
    """Columns that a printable text takes on a terminal: two for wide characters, none for marks that combine."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(4096)
def _columns(char: str) -> int:
    return 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
