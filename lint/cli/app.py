"""The application that every command is added to."""

from __future__ import annotations

from typing import Annotated

import typer

from lint import __version__

app = typer.Typer(
    help="Find the noise in a corpus of articles: corrupted words, web boilerplate, broken encoding, duplicates, impossible dates.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
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
