"""What installed distributions declare. importlib.metadata knows the same, but brings email, csv and zipfile along: a tenth of a start."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.machinery import PathFinder

INFO = (".dist-info", ".egg-info")


def entry_points(group: str) -> list[tuple[str, str]]:
    """The value of each entry point of a group, and the name and version of the distribution that declares it."""
    special = any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder)
    if special or any(map(os.path.isfile, sys.path)):  # a finder of its own, or packages in an archive
        return _asked(group)
    return [(value, _distribution(folder)) for folder in _folders() for value in _declared(folder, group)]


def _asked(group: str) -> list[tuple[str, str]]:
    import importlib.metadata

    points = importlib.metadata.entry_points(group=group)
    return [(point.value, f"{point.dist.name} {point.dist.version}" if point.dist else point.name) for point in points]


def _folders() -> Iterator[str]:
    """The folder that describes each distribution; where two have one name, the first on the path holds."""
    met = set()
    for top in sys.path:
        egg = os.path.basename(top).lower()
        with suppress(OSError):
            for name in os.listdir(top or "."):
                low = name.lower()
                if low.endswith(INFO) or (low == "egg-info" and egg.endswith(".egg")):
                    known = re.sub(r"[-_.]+", "_", (low if low.endswith(INFO) else egg).rpartition(".")[0].partition("-")[0])
                    if known not in met:
                        met.add(known)
                        yield os.path.join(top, name)


def _declared(folder: str, group: str) -> Iterator[str]:
    section = ""
    for line in map(str.strip, _lines(folder, "entry_points.txt")):
        if line.startswith("[") and line.endswith("]"):
            section = line.strip("[]")
        elif section == group and line and not line.startswith("#"):
            yield line.partition("=")[2].strip()


def _distribution(folder: str) -> str:
    headers: dict[str, str] = {}
    for line in _lines(folder, "METADATA") or _lines(folder, "PKG-INFO"):
        if not line.strip():
            break
        key, _, value = line.partition(":")
        headers.setdefault(key.lower(), value.strip())
    return f"{headers.get('name')} {headers.get('version')}"


def _lines(folder: str, name: str) -> list[str]:
    with suppress(OSError), open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
        return file.read().splitlines()
    return []
