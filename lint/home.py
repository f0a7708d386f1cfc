"""The folder `.noiselint` beside a configuration: what noiselint knows of a corpus and did to it. Never linted, ignored by git."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from lint.errors import UserError

NAME = ".noiselint"


def home(root: str) -> Path:
    """The folder, made where it is missing. Raises UserError when it is a link to elsewhere, OSError when it cannot be made."""
    folder = Path(root) / NAME
    inside(root, folder)
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), open(folder / ".gitignore", "x", encoding="utf-8") as ignore:
        ignore.write("*\n")
    return folder


def inside(root: str, path: str | Path) -> None:
    """Raises UserError when a path, its links followed, leads out of the folder `root`: a corpus may not name what is not its own."""
    if not is_inside(root, path):
        raise UserError(
            f"{path}: leads out of {root}; nothing outside the configuration's folder is touched, so remove the link or move it"
        )


def is_inside(root: str, path: str | Path) -> bool:
    """True when a path, its links followed, is the folder `root` or lies below it."""
    top, full = os.path.realpath(root), os.path.realpath(path)
    return full == top or full.startswith(top.rstrip(os.sep) + os.sep)
