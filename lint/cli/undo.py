"""noiselint undo."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Names, Quiet, names


@app.command()
def undo(
    run: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RUN] [PATHS]",
            help="The run, and the files and folders to give back. Without: the newest fix, whole.",
            show_default=False,
        ),
    ] = None,
    rule: Annotated[Names, typer.Option("--rule", help="Take back the edits of these rules alone.", metavar="NAMES")] = None,
    quiet: Quiet = False,
) -> None:
    """Give back, byte for byte, what a fix run changed. Undoing an undo does it again.

    Example: noiselint undo articles/may --rule stray-line
    """
    from lint.commands.output import sentences
    from lint.commands.undo import undo as run_undo
    from lint.reporters import utf8

    with sentences():
        status = run_undo(run or (), names(rule), quiet, utf8())
    raise typer.Exit(status)
