"""noiselint log."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app


@app.command()
def log(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders. Without any: this folder.", show_default=False)] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Forget these runs, and the originals kept for them.")] = False,
) -> None:
    """List the runs that changed files here, the newest first.

    Example: noiselint log articles
    """
    from lint.commands.log import log as run_log
    from lint.commands.log import prune as run_prune
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = (run_prune if prune else run_log)(paths or (), utf8())
    raise typer.Exit(status)
