"""Writing mended files into another folder, so that those that were read stay as they are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lint.errors import UserError
from lint.files import folder_of
from lint.mending.rewrite import BLOCK, write_new


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A folder that takes every file that is read, laid out as below `root`."""

    folder: str
    root: str

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Write what a file becomes. Raises OSError and what `chunks` raises."""
        target = os.path.join(self.folder, os.path.relpath(path, self.root))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        write_new(target, chunks, like=path)

    def copy(self, path: str) -> None:
        """Write a file that does not change. Raises OSError."""
        with open(path, "rb") as stream:
            self.write(path, iter(lambda: stream.read(BLOCK), b""))


def elsewhere(folder: str, paths: Sequence[str]) -> Elsewhere:
    """The folder for what becomes of some paths, laid out as below the deepest folder that holds all of them.

    Raises UserError when there is something in it already, since nothing is written over.
    """
    if os.path.exists(folder) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise UserError(f"--output-dir: {folder} holds something already; name a new folder, or empty it")
    tops = [os.path.abspath(folder_of(path)) for path in paths]
    return Elsewhere(os.path.abspath(folder), os.path.commonpath(tops))
