"""Packed files that stay open where a range of them ended, so that a worker unpacks a file once and not once for each range."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import BinaryIO, cast

from lint.sources import Origin
from lint.sources.packed import BLOCK, unpacking

_Key = tuple[Origin, str, int, int, int]
_resting: dict[_Key, io.BufferedReader] = {}  # the last one only


@contextmanager
def standing(origin: Origin, packing: str, most: int, start: int) -> Iterator[io.BufferedReader]:
    """The content of a packed file from byte `start` on. Raises OSError and Unreadable."""
    found = os.stat(origin.path)
    key = (origin, packing, most, found.st_size, found.st_mtime_ns)
    stream = _resting.pop(key, None)
    if stream is None or stream.tell() > start:
        if stream is not None:
            stream.close()
        stream = unpacking(origin, packing, most)
    try:
        while (left := start - stream.tell()) > 0 and stream.read(min(left, BLOCK)):
            pass
        yield stream
        rests = bool(stream.peek(1))
    except BaseException:
        stream.close()
        raise
    if not rests:
        stream.close()
        return
    for old in _resting.values():
        old.close()
    _resting.clear()
    _resting[key] = stream


@lru_cache(maxsize=4)
def copy(origin: Origin, packing: str, most: int, size: int, changed: int) -> BinaryIO:
    """The content in a temporary file, for those who read here and there; size and time of change tell versions of a file apart."""
    out = tempfile.TemporaryFile(prefix="noiselint-")  # noqa: SIM115
    with unpacking(origin, packing, most) as stream:
        shutil.copyfileobj(stream, out, BLOCK)
    return cast(BinaryIO, out)
