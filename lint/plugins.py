"""What is installed besides noiselint's own rules."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from lint.language.lexicon import LANGUAGES
from lint.language.sources import foreign_version, language_version
from lint.registry import registry

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def plugins() -> tuple[str, ...]:
    """Every plug-in by name, version and a digest of its files, so that what is remembered of documents is forgotten when one changes."""
    packages = {(r.distribution, r.rule.__module__.partition(".")[0]) for r in registry().values() if r.from_plugin}
    return tuple(f"{distribution} {_digest(package)}" for distribution, package in sorted(packages))


def own_files() -> str:
    """A digest of name, size and time of noiselint's own files and the word lists it uses: what is remembered holds for these alone."""
    tops = {r.rule.__module__.partition(".")[0] for r in registry().values() if not r.from_plugin} | {"lint"}
    found = [state for top in sorted(tops) for folder in import_module(top).__path__ for state in _states(folder)]
    lists = [*map(language_version, LANGUAGES), foreign_version()]
    return hashlib.sha256(repr((found, lists)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _states(entry.path)
        else:
            found = entry.stat()
            yield entry.name, found.st_size, found.st_mtime_ns


def _digest(package: str) -> str:
    from importlib.resources import files

    return hashlib.sha256(b"\0".join(sorted(_contents(files(package))))).hexdigest()[:16]


def _contents(folder: Traversable) -> Iterator[bytes]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _contents(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry.name.encode() + entry.read_bytes()
