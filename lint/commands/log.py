"""noiselint log: the runs that changed files."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from typing import TextIO

from lint.escape import printable
from lint.mending.history import Run, runs
from lint.mending.journal import kept_folder
from lint.reporters.tally import counted


def log(places: Sequence[str], out: TextIO) -> int:
    """List the runs that changed files here, the newest first."""
    found = runs(places or (".",))
    for run in reversed(found):
        edits = sum(file.edits for file in run.files.values())
        size = run.originals()
        kept = f", originals of {size / 2**20:.1f} MB kept" if size else ""
        out.write(f"{run.name}  {_what(run)}  {counted(edits, 'edit')} in {counted(len(run.files), 'file')}{kept}{_since(run)}\n")
    if not found:
        out.write("No run has changed files here.\n")
    return 0


def prune(places: Sequence[str], out: TextIO) -> int:
    """Delete the journals of all runs that changed files here, and the originals kept for them."""
    found = runs(places or (".",))
    size = 0
    for run in found:
        size += run.path.stat().st_size + run.originals()
        shutil.rmtree(kept_folder(str(run.path)), ignore_errors=True)
        run.path.unlink(missing_ok=True)
    out.write(f"{counted(len(found), 'run')} forgotten, {size / 2**20:.1f} MB freed; they can no longer be undone.\n")
    return 0


def _what(run: Run) -> str:
    if run.does != "undo":
        return "fix"
    rules = f" of {', '.join(sorted(run.rules))}" if run.rules else ""
    return printable(f"undo{rules} in {run.undoes}")


def _since(run: Run) -> str:
    told = "" if run.ended else ", cut short"
    undone = len(run.undone)
    if undone:
        told += ", undone" if undone == len(run.files) else f", undone in {counted(undone, 'file')}"
    return told
