"""noiselint learn."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Config, Isolated, Jobs, Paths, Quiet


@app.command()
def learn(
    paths: Paths = None,
    output: Annotated[
        str | None, typer.Option("--output-file", "-o", help="Add what is new to this file.", metavar="FILE", show_default=False)
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", "-n", help="Keep no index on disk between runs.")] = False,
    jobs: Jobs = 0,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Write down what many texts of a source share, for review.

    Example: noiselint learn articles -o house-phrases.toml
    """
    from lint.commands.learn import Request
    from lint.commands.learn import learn as run_learn
    from lint.commands.output import sentences
    from lint.how import How
    from lint.reporters import utf8

    with sentences():
        how = How(jobs=jobs, cache=not no_cache)
        status = run_learn(Request(tuple(paths or ()), output, how, config, isolated, quiet), utf8())
    raise typer.Exit(status)
