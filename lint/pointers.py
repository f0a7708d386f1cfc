"""Files that git-lfs keeps elsewhere: what lies here in their place is no text of the corpus."""

from __future__ import annotations

import os
from collections.abc import Sequence

from lint.files import File

_HEAD = b"version https://git-lfs.github.com/spec/"
_LONGEST = 1024  # bytes; git-lfs takes nothing longer for a pointer


def pointers(files: Sequence[File]) -> list[File]:
    """Those of the files that are pointers."""
    return [file for file in files if _is_pointer(file.path)]


def _is_pointer(path: str) -> bool:
    try:
        if not len(_HEAD) < os.stat(path).st_size <= _LONGEST:
            return False
        with open(path, "rb") as stream:
            return stream.read(len(_HEAD)) == _HEAD
    except OSError:
        return False
