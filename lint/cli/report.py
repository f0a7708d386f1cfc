"""noiselint report."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Config, Ignore, Isolated, Jobs, Paths, Quiet, Select, names


@app.command()
def report(
    paths: Paths = None,
    output_format: Annotated[str, typer.Option("--format", help="html, or markdown for a dataset card.", metavar="FORMAT")] = "html",
    output_file: Annotated[
        str | None, typer.Option("--output-file", "-o", help="Write it there; a page else to noiselint-report.html.", metavar="FILE")
    ] = None,
    compare: Annotated[str | None, typer.Option(help="An earlier report, or earlier findings as jsonl.", metavar="FILE")] = None,
    title: Annotated[str | None, typer.Option(help="Heading; else the paths.", metavar="TEXT")] = None,
    texts: Annotated[int, typer.Option(help="How many of the noisiest documents the page holds whole.", min=0, metavar="N")] = 100,
    select: Select = None,
    ignore: Ignore = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", "-n", help="Keep no index on disk between runs.")] = False,
    jobs: Jobs = 0,
    config: Config = None,
    isolated: Isolated = False,
    quiet: Quiet = False,
) -> None:
    """Show where the noise is: one HTML page that needs no network.

    Example: noiselint report articles -o report.html --compare last-month.html
    """
    from lint.commands.output import sentences
    from lint.commands.report import Request
    from lint.commands.report import report as run_report
    from lint.how import How
    from lint.reporters import utf8

    with sentences():
        request = Request(
            paths=tuple(paths or ()),
            select=names(select),
            ignore=names(ignore),
            how=How(jobs=jobs, cache=not no_cache),
            output_format=output_format,
            output_file=output_file,
            compare=compare,
            title=title,
            texts=texts,
            config=config,
            isolated=isolated,
            quiet=quiet,
        )
        status = run_report(request, utf8())
    raise typer.Exit(status)
