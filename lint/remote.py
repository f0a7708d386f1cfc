"""Files elsewhere, by any address that fsspec knows (s3://, gs://, hdfs://, https:// …), and copies of them on this machine."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lint.errors import UserError

MOST = 20 * 2**30  # bytes of copies on one machine; the oldest go first


def is_remote(path: str) -> bool:
    """True for an address, False for a path."""
    return "://" in path


def listed(address: str, suffixes: Sequence[str]) -> tuple[list[str], bool]:
    """The addresses of the texts below a folder or of a pattern, or the file itself; then whether it was named. Raises UserError."""
    system, path = _system(address)
    try:
        if any(sign in path for sign in "*?["):
            found, named = system.glob(path), False
        elif system.isdir(path):
            found, named = system.find(path), False
        else:
            found, named = [path] if system.exists(path) else [], True
    except OSError as error:
        raise UserError(f"{address}: cannot be listed ({error}); check the address and the right to read") from error
    inside = [
        name for name in found if named or (name.lower().endswith(tuple(suffixes)) and "/." not in name[len(path.split("*")[0]) - 1 :])
    ]
    if not inside:
        raise UserError(f"{address}: no texts here; check the address")
    return [str(system.unstrip_protocol(name)) for name in inside], named


def is_free(folder: str) -> bool:
    """True where a folder, by path or address, is not there or holds nothing. Raises UserError."""
    system, path = _system(folder)
    try:
        return not system.exists(path) or not system.ls(path)
    except OSError as error:
        raise UserError(f"{folder}: cannot be looked into ({error}); check the address and the right to read") from error


def local(path: str) -> str:
    """The path itself, or where a copy of what stands at the address is kept on this machine. Raises OSError."""
    return _copy(path) if is_remote(path) else path


@lru_cache(maxsize=4096)
def _copy(address: str) -> str:
    import tempfile

    system, path = _system(address)
    name = hashlib.sha256(f"{address} {system.ukey(path)}".encode()).hexdigest()
    folder = Path(tempfile.gettempdir()) / f"noiselint-copies-{os.getuid() if hasattr(os, 'getuid') else 0}"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"{name}-{address.rsplit('/', 1)[-1]}"
    if not kept.exists():
        handle, beside = tempfile.mkstemp(dir=folder)
        os.close(handle)
        try:
            system.get_file(path, beside)
            _make_room(folder)
            os.replace(beside, kept)
        finally:
            Path(beside).unlink(missing_ok=True)
    return str(kept)


def _make_room(folder: Path) -> None:
    kept = sorted(((found.stat().st_mtime, found.stat().st_size, found) for found in folder.iterdir()), reverse=True)
    total = 0
    for _, size, found in kept:
        total += size
        if total > MOST:
            found.unlink(missing_ok=True)  # whoever has it open reads on


def _system(address: str) -> tuple[Any, str]:
    try:
        import fsspec

        system, path = fsspec.url_to_fs(address)
    except ImportError as error:
        raise UserError(f"{address}: {error}; addresses need noiselint[ray] and what fsspec asks for, such as s3fs") from error
    except ValueError as error:
        raise UserError(f"{address}: {error}; check the beginning of the address") from error
    return system, path
