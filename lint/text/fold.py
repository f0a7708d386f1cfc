"""One way to fold text for comparison: case, composition, white space and typographic marks make no difference."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from lint.document import Document

# UTF-8 of U+2000 to U+203F (quotes, dashes, blanks and invisible characters), « » and the soft hyphen, and U+FEFF
_TYPOGRAPHIC = re.compile(rb"\xe2\x80[\x80-\xbf]|\xc2[\xab\xad\xbb]|\xef\xbb\xbf")
_MARKS = re.compile(r"[^\w\s]+|_+")
_JOINERS = re.compile("['’ʼ‘\u00ad\u200b-\u200d\u2060\ufeff]")
_LOWER = bytes(c + 32 if 0x41 <= c <= 0x5A else 0x0A if c == 0x0D else c for c in range(256))
_SPACES_AND_QUOTES = bytes([*range(0x0A), *range(0x0B, 0x0D), *range(0x0E, 0x21)]) + b"\"'`-"
_PUNCTUATION = bytes(c for c in range(0x21, 0x7F) if not chr(c).isalnum())


def folded(text: str) -> str:
    """`text` as words with one blank between them: case-folded, NFKC, apostrophes and invisible characters gone, other marks as blanks."""
    plain = text.casefold() if text.isascii() else normalize("NFKC", text).casefold()
    words = " ".join(_MARKS.sub(" ", _JOINERS.sub("", plain)).split())
    return words if words.isascii() else normalize("NFKC", words)


def folded_lines(doc: Document) -> bytes:
    """UTF-8 of the text, case-folded and NFKC, without white space, quotes and dashes; line breaks stay."""
    return doc.once("folded lines", lambda: _folded_lines(doc.text))


def letters_of_lines(doc: Document) -> list[bytes]:
    """The same line by line without ASCII punctuation: a cheap way to see that two lines hold the same words."""
    return folded_lines(doc).translate(None, _PUNCTUATION).split(b"\n")


def letters(doc: Document) -> bytes:
    """UTF-8 of the letters and digits of the text, folded, in a row."""
    return doc.once("letters", lambda: folded_lines(doc).translate(None, _PUNCTUATION + b"\n"))


def digest(doc: Document) -> str:
    """24 hexadecimal digits that two texts have in common when they differ in case, white space, quotes and dashes at most."""
    return blake2b(folded_lines(doc).translate(None, b"\n"), digest_size=12).hexdigest()


def _folded_lines(text: str) -> bytes:
    data = _bytes(text)
    if not data.isascii():
        data = _bytes(normalize("NFKC", text.casefold()))
    return data.translate(_LOWER, _SPACES_AND_QUOTES)


def _bytes(text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    return data if text.isascii() else _TYPOGRAPHIC.sub(b"", data)
