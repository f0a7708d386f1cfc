"""What is installed besides noiselint's own rules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from lint.registry import registry

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def plugins() -> tuple[str, ...]:
    """Every plug-in by name, version and a digest of its files, so that what is remembered of documents is forgotten when one changes."""
    packages = {(r.distribution, r.rule.__module__.partition(".")[0]) for r in registry().values() if r.from_plugin}
    return tuple(f"{distribution} {_digest(package)}" for distribution, package in sorted(packages))


def _digest(package: str) -> str:
    return hashlib.sha256(b"\0".join(sorted(_contents(files(package))))).hexdigest()[:16]


def _contents(folder: Traversable) -> Iterator[bytes]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _contents(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry.name.encode() + entry.read_bytes()
