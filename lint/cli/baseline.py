"""noiselint baseline."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Config, Isolated, Jobs, Paths, Quiet


@app.command()
def baseline(
    paths: Paths = None,
    grow: Annotated[bool, typer.Option("--grow", help="Accept what is new since the file was written, too.")] = False,
    file: Annotated[
        str | None, typer.Option("--baseline", help="The file; else the configured one, or noiselint-baseline.json.", metavar="FILE")
    ] = None,
    jobs: Jobs = 0,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Accept today's findings; later runs report only new ones. A baseline that exists shrinks.

    Example: noiselint baseline articles
    """
    from lint.commands.baseline import baseline as run_baseline
    from lint.commands.check import Request, overriding
    from lint.commands.output import sentences
    from lint.how import How
    from lint.reporters import utf8

    with sentences():
        given = overriding(Request((), config=config, isolated=isolated))
        how = How(jobs=jobs)
        status = run_baseline(tuple(paths or ()), grow, given, file, how, quiet, utf8())
    raise typer.Exit(status)
