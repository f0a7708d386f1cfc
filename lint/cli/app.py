"""The application that every command is added to."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from lint import __version__


class _Sorted(TyperGroup):
    """Commands by name, whichever file brought them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(self.commands)


app = typer.Typer(
    help="Find the noise in a corpus of articles: corrupted words, web boilerplate, broken encoding, duplicates, impossible dates.\n\n"
    "Example: noiselint check articles",
    epilog="Exit status: 0 nothing found, 1 something found, 2 something could not be done.",
    cls=_Sorted,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"noiselint {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    return
