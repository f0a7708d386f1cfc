"""noiselint new."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the rule, such as odd-space, or of the plug-in.")],
    folder: Annotated[str, typer.Option(help="Folder to write to; a rule's folder is its group.", metavar="FOLDER")] = ".",
    plugin: Annotated[bool, typer.Option("--plugin", help="Write a package noiselint-NAME with a rule, phrases and tests.")] = False,
) -> None:
    """Write the draft of a rule, or of a plug-in with rules.

    Example: noiselint new odd-colon --folder my_rules/layout
    """
    from lint.commands.new import new as new_rule
    from lint.commands.output import sentences
    from lint.commands.plugin import new_plugin
    from lint.reporters import utf8

    with sentences():
        (new_plugin if plugin else new_rule)(name, folder, utf8())
