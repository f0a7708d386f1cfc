"""noiselint new."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the rule, such as odd-space.")],
    folder: Annotated[str, typer.Option(help="Folder to write it to; it is the rule's group.", metavar="FOLDER")] = ".",
) -> None:
    """Write the draft of a rule, its examples included.

    Example: noiselint new odd-colon --folder my_rules/layout
    """
    from lint.commands.new import new as run_new
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        run_new(name, folder, utf8())
