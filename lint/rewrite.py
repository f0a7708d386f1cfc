"""Writing a file anew so that it is, at every moment, either as before or as after."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from lint.store import Stamp, stamp


class ChangedMeanwhile(Exception):
    """Somebody else wrote the file since it was read."""


def rewrite(path: str, chunks: Iterable[bytes], before: Stamp) -> None:
    """Write chunks beside the file, flush them to the disk, and put the new file in the place of the old one.

    Mode and, where allowed, owner are kept; a symbolic link stays one. Raises ChangedMeanwhile, OSError, and what `chunks` raises; the file
    is then as it was.
    """
    target = os.path.realpath(path)
    handle, beside = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".noiselint-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        _keep_mode_and_owner(target, beside)
        if stamp(target) != before:
            raise ChangedMeanwhile(path)
        os.replace(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _flush_folder(os.path.dirname(target))


def _keep_mode_and_owner(source: str, target: str) -> None:
    shutil.copymode(source, target)
    if hasattr(os, "chown"):
        found = os.stat(source)
        try:
            os.chown(target, found.st_uid, found.st_gid)
        except PermissionError:
            return  # only the superuser may give files away; the mode is what matters then


def _flush_folder(folder: str) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
