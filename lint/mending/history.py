"""Reading journals: which runs there were, what each did to which file, and what has been undone since."""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lint.config import settings_for
from lint.home import NAME, is_inside
from lint.mending.journal import ELSEWHERE, FORMAT, kept_folder, own_folder

RUN = re.compile(r"\d{8}-\d{6}-\d{3}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_EDIT = b'{"kind":"edit"'


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file that a run replaced: its path, SHA-256 before and after, and where in the journal its edits stand (first byte, length).

    `exact` is true when the edits tell every byte; `kept` is the copy of the original, where there is one.
    """

    path: str
    before: str
    after: str
    edits: int
    exact: bool
    kept: Path | None
    blocks: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Run:
    """One run, in the order in which it replaced its files; `undone` are the paths that have been given back since."""

    name: str
    path: Path
    does: str
    undoes: str | None
    rules: frozenset[str]
    folder: str
    ended: bool = False
    files: dict[str, Rewritten] = field(default_factory=dict)
    undone: set[str] = field(default_factory=set)

    def within(self, places: Iterable[str]) -> list[Rewritten]:
        """The files at or below some absolute paths."""
        tops = [place.rstrip(os.sep) for place in places]
        return [file for file in self.files.values() if any(file.path == top or file.path.startswith(top + os.sep) for top in tops)]

    def edits(self, file: Rewritten) -> Iterator[dict[str, Any]]:
        """The lines about a file's edits, in the order of the file. Raises OSError, ValueError when the journal is damaged."""
        with open(self.path, "rb") as stream:
            for start, length in file.blocks:
                stream.seek(start)
                while stream.tell() < start + length:
                    line = json.loads(stream.readline())
                    if line["kind"] != "edit":
                        raise ValueError("something else stands where edits should")
                    yield line

    def originals(self) -> int:
        """Bytes on the disk of the originals that are kept for this run."""
        folder = kept_folder(str(self.path))
        return sum(entry.stat().st_size for entry in os.scandir(folder)) if folder.is_dir() else 0


def edit_bytes(line: dict[str, Any], key: str, text: str) -> bytes:
    """The bytes that an edit takes away (`old`, `before`) or puts in (`new`, `after`)."""
    return base64.b64decode(line[key]) if key in line else str(line[text]).encode("utf-8", "surrogatepass")


def runs(places: Iterable[str]) -> list[Run]:
    """The runs that changed files at or below some folders or files, or were started in one of them, oldest first."""
    tops = [os.path.realpath(place) for place in places]
    found: dict[tuple[str, Path], Run] = {}
    for folder in _folders(tops):
        for path in folder.glob("*.jsonl") if folder.is_dir() else ():
            if RUN.fullmatch(path.stem) and path.is_file() and (run := read(path)) and run.files:
                found[run.name, folder] = run
    ordered = [found[key] for key in sorted(found)]
    _mark_undone(ordered)
    return [run for run in ordered if run.folder in tops or run.within(tops)]


def read(path: Path) -> Run | None:
    """A run from its journal; None when the file is no journal of this version. Lines that a crash tore are left out."""
    root = str(path.parent.parent.parent) if path.parent.parent.name == NAME else ""
    run: Run | None = None
    try:
        with open(path, "rb") as stream:
            for raw in stream:
                if not raw.startswith(_EDIT):
                    with suppress(ValueError, KeyError, TypeError):
                        run = _told(json.loads(raw), run, path, root)
    except OSError:
        return None
    return run


def _told(line: dict[str, Any], run: Run | None, path: Path, root: str) -> Run | None:
    if line["kind"] == "run" and line["format"] == FORMAT:
        return Run(path.stem, path, str(line["does"]), line.get("undoes"), frozenset(line.get("rules", ())), str(line["folder"]))
    if run is None:
        return None
    if line["kind"] == "end":
        run.ended = True
        return run
    full = os.path.normpath(os.path.join(root, line["path"]))
    if root and not is_inside(root, full):
        return run  # a journal that came with a corpus speaks of that corpus alone
    if line["kind"] == "void":
        run.files.pop(full, None)
    elif line["kind"] == "file" and _DIGEST.fullmatch(line["before"]) and _DIGEST.fullmatch(line["after"]):
        kept = kept_folder(str(path)) / line["before"] if line["kept"] else None
        blocks = tuple((int(start), int(length)) for start, length in line["blocks"])
        run.files[full] = Rewritten(full, line["before"], line["after"], int(line["edits"]), bool(line["exact"]), kept, blocks)
    return run


def _mark_undone(ordered: list[Run]) -> None:
    """From the newest to the oldest: what an undo that was not itself undone has given back."""
    by_name: dict[str, list[Run]] = {}
    for run in ordered:
        by_name.setdefault(run.name, []).append(run)
    for run in reversed(ordered):
        if run.undoes and not run.rules:
            for undone in by_name.get(run.undoes, ()):
                undone.undone |= run.files.keys() & undone.files.keys() - run.undone


def _folders(tops: Iterable[str]) -> list[Path]:
    """Where journals may be: the user's own, beside the configurations above some paths, and wherever runs have left one before."""
    folders = [own_folder()]
    for top in tops:
        settings = settings_for(Path(top) if os.path.isdir(top) else Path(top).parent)
        if settings.source.endswith(".toml"):
            folders.append(Path(settings.root) / NAME / "journal")
    with suppress(OSError), open(own_folder() / ELSEWHERE, "rb") as known:
        for line in known:
            with suppress(ValueError):
                folders.append(Path(str(json.loads(line))))
    return list({folder.resolve(): folder for folder in folders})
