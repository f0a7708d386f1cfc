"""What the first bytes of a packed file tell of how it was packed, so that it can be packed likewise."""

from __future__ import annotations

import lzma
from dataclasses import dataclass

_GZIP_LEVELS = {2: 9, 4: 1}  # RFC 1952: the extra flag of the slowest and of the fastest way; others do not tell
_NAME = 8  # RFC 1952: the flag of a header that holds the file's name
_LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Frame:
    """Compression level, check (an lzma.CHECK number, or 1 for zstd's), and the name and time of a gzip header."""

    level: int
    check: int = 0
    name: str = ""
    time: int = 0


def frame(path: str, packing: str) -> Frame:
    """The frame of the file at `path`. Raises OSError."""
    with open(path, "rb") as stream:
        head = stream.read(_LONGEST)
    if packing == ".gz":
        return _gzip(head)
    if packing == ".bz2":
        return Frame(int(head[3:4]) if head[3:4].isdigit() and head[3:4] != b"0" else 9)
    if packing == ".xz":
        return Frame(lzma.PRESET_DEFAULT, head[7] & 15 if len(head) > 7 else -1)
    return Frame(0, (head[4] >> 2) & 1 if len(head) > 4 else 1)


def _gzip(head: bytes) -> Frame:
    level = _GZIP_LEVELS.get(head[8] if len(head) > 8 else 0, 6)
    name = ""
    if len(head) > 10 and head[3] & (_NAME | 4) == _NAME:  # a header with further fields is written without them
        name = head[10 : max(10, head.find(b"\0", 10))].decode("latin-1")
    return Frame(level, name=name, time=int.from_bytes(head[4:8], "little"))
