"""Writing a file anew so that it is, at every moment, either as before or as after."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PREFIX, SUFFIX = ".noiselint-", ".tmp"  # of files that are being written
STALE = 60.0  # seconds after which such a file, unlocked, was left behind by a process that died
BLOCK = 2**20


class ChangedMeanwhile(Exception):
    """Somebody else wrote the file since it was read."""


@dataclass(frozen=True, slots=True)
class Seen:
    """By what a file that nobody has touched is recognised."""

    size: int
    mtime: int
    ctime: int
    inode: int
    device: int


@dataclass(frozen=True, slots=True)
class Ready:
    """A file about to be replaced: SHA-256 of what stands there and of what comes, and whether it must be written over in place."""

    path: str
    before: str
    after: str
    in_place: bool


def seen(path: str) -> Seen:
    """How the file looks now. Raises OSError."""
    found = os.stat(path)
    return Seen(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def digest(path: str) -> str:
    """SHA-256 of the file's bytes, in hexadecimal. Raises OSError."""
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def rewrite(path: str, chunks: Iterable[bytes], before: Seen, ready: Callable[[Ready], None]) -> bool:
    """Write chunks beside the file, flush them to the disk, and put the new file in the place of the old one; False when nothing changes.

    `ready` is called when all is written and nothing yet replaced; what it raises leaves the file as it was. Mode, owner and extended
    attributes are kept, a symbolic link stays one. A file with several names, or whose owner may not be given to another file, is written
    over in place, where a crash could tear it: `ready` must then keep a copy. Raises ChangedMeanwhile, OSError, and what `chunks` raises;
    the file is then as it was.
    """
    target = os.path.realpath(path)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    folder = os.path.dirname(target)
    sweep(folder)
    handle, beside = tempfile.mkstemp(dir=folder, prefix=PREFIX, suffix=SUFFIX)
    try:
        after = _written(handle, chunks)
        old = digest(target)
        if old == after:
            return False
        in_place = not _made_alike(target, beside)
        ready(Ready(target, old, after, in_place))
        if seen(target) != before:
            raise ChangedMeanwhile(path)
        if in_place:
            _write_over(target, beside)
        else:
            os.replace(beside, target)
    finally:
        Path(beside).unlink(missing_ok=True)
    flush_folder(folder)
    return True


def write_new(path: str, chunks: Iterable[bytes], like: str) -> None:
    """Write a new file with the mode of another one; it is there whole or not at all. Raises OSError and what `chunks` raises."""
    handle, beside = tempfile.mkstemp(dir=os.path.dirname(path), prefix=PREFIX, suffix=SUFFIX)
    try:
        _written(handle, chunks)
        shutil.copymode(like, beside)
        os.replace(beside, path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _written(handle: int, chunks: Iterable[bytes]) -> str:
    sha = hashlib.sha256()
    with os.fdopen(handle, "wb", BLOCK) as out:
        _lock(handle)
        for chunk in chunks:
            sha.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(handle)
    return sha.hexdigest()


def _write_over(target: str, source: str) -> None:
    with open(source, "rb") as chunks, open(target, "r+b") as out:
        _make_room(out.fileno(), os.path.getsize(source))
        shutil.copyfileobj(chunks, out, BLOCK)
        out.truncate()
        out.flush()
        os.fsync(out.fileno())


def _make_room(handle: int, size: int) -> None:
    old = os.fstat(handle).st_size
    try:
        if size > old and hasattr(os, "posix_fallocate"):
            os.posix_fallocate(handle, 0, size)
    except OSError:
        os.ftruncate(handle, old)
        raise


def _made_alike(source: str, target: str) -> bool:
    """Give the target the owner, mode and extended attributes of the source; False when it would not be the same file to its owner."""
    found, made = os.stat(source), os.stat(target)
    if found.st_nlink > 1:
        return False
    if (found.st_uid, found.st_gid) != (made.st_uid, made.st_gid):
        try:
            os.chown(target, found.st_uid, found.st_gid)
        except PermissionError:
            return False
    shutil.copymode(source, target)
    return _attributes_kept(source, target)


def _attributes_kept(source: str, target: str) -> bool:
    if not hasattr(os, "listxattr"):
        return True
    try:
        wanted, there = ({name: os.getxattr(path, name) for name in os.listxattr(path)} for path in (source, target))
        for name in there.keys() - wanted.keys():
            os.removexattr(target, name)
        for name in (name for name, value in wanted.items() if there.get(name) != value):
            os.setxattr(target, name, wanted[name])
    except OSError as error:
        return error.errno == errno.ENOTSUP
    return True


@lru_cache(maxsize=4096)
def sweep(folder: str) -> None:
    """Take away what a process that was killed left half written, once a process and folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_stale(entry)


def _remove_stale(entry: os.DirEntry[str]) -> None:
    if time.time() - entry.stat().st_mtime < STALE:
        return
    handle = os.open(entry.path, os.O_RDWR)
    try:
        _lock(handle)
        os.unlink(entry.path)
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    """Mark a file as being written. Raises BlockingIOError when another process writes it."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def flush_folder(folder: str) -> None:
    """Flush the names in a folder to the disk. Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
