"""By what an unchanged file is recognised."""

from __future__ import annotations

import os
from typing import NamedTuple


class Stamp(NamedTuple):
    """Bytes, nanoseconds and number of a file when it was last looked at; another file or another content differs in one of them."""

    size: int
    mtime: int
    inode: int


def stamp(path: str) -> Stamp | None:
    """The stamp of a file; None when it cannot be had."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)
