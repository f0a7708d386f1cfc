"""Lines of a stream in any encoding, read no further than they reach."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO


def lines(stream: BinaryIO, newline: bytes, most: int) -> Iterator[bytes]:
    """Each line with its line end; one of more than `most` bytes comes in pieces, each but the last of them larger than `most`."""
    if newline == b"\n":
        return iter(partial(stream.readline, most + 1), b"")
    return iter(partial(_line, stream, newline, most), b"")


def _line(stream: BinaryIO, newline: bytes, most: int) -> bytes:
    """A line whose end is looked for at whole characters only: in UTF-16 the byte 10 stands in other characters, too."""
    out, width = bytearray(), len(newline)
    while len(out) <= most:
        ahead = stream.peek(width)  # type: ignore[attr-defined]
        whole = len(ahead) // width * width
        found = _aligned(ahead[:whole], newline)
        chunk = stream.read(width if not whole else whole if found < 0 else found + width)
        out += chunk
        if found >= 0 or len(chunk) < width or chunk == newline:
            break
    return bytes(out)


def _aligned(data: bytes, newline: bytes) -> int:
    at = data.find(newline)
    while at >= 0 and at % len(newline):
        at = data.find(newline, at + 1)
    return at
