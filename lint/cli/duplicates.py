"""noiselint duplicates."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Config, Isolated, Jobs, Paths, Quiet


@app.command()
def duplicates(
    paths: Paths = None,
    keep: Annotated[
        str | None,
        typer.Option(
            help="Which copy stays: longest, earliest, latest-update, cleanest or first-path.", metavar="POLICY", show_default=False
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Write duplicate_of into the records of copies. Nothing is deleted.")] = False,
    output_format: Annotated[str, typer.Option(help="table, jsonl or list.", metavar="FORMAT")] = "table",
    no_cache: Annotated[bool, typer.Option("--no-cache", "-n", help="Keep no index on disk between runs.")] = False,
    jobs: Jobs = 0,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Show which documents are copies, which of them stays, and why.

    Example: noiselint duplicates articles --keep earliest --output-format jsonl
    """
    from lint.commands.duplicates import Request
    from lint.commands.duplicates import duplicates as run_duplicates
    from lint.commands.output import sentences
    from lint.how import How
    from lint.reporters import utf8

    with sentences():
        how = How(jobs=jobs, cache=not no_cache)
        status = run_duplicates(Request(tuple(paths or ()), keep, fix, output_format, how, config, isolated, quiet), utf8())
    raise typer.Exit(status)
