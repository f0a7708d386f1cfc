"""noiselint index build, status and clear."""

from __future__ import annotations

import typer

from lint.cli.app import app
from lint.cli.options import Config, Jobs, Paths, Quiet

index_app = typer.Typer(
    help="What the corpus knows: build the index, look at it, clear it.\n\nExample: noiselint index build articles", no_args_is_help=True
)
app.add_typer(index_app, name="index")


@index_app.command("build")
def index_build(
    paths: Paths = None,
    config: Config = None,
    jobs: Jobs = 0,
    quiet: Quiet = False,
) -> None:
    """Bring the index of the corpus up to date.

    Example: noiselint index build articles --jobs 0
    """
    from lint.commands.index import build
    from lint.commands.output import sentences
    from lint.how import How
    from lint.reporters import utf8

    with sentences():
        status = build(paths or (), config, How(jobs=jobs), quiet, utf8())
    raise typer.Exit(status)


@index_app.command("status")
def index_status(paths: Paths = None, config: Config = None) -> None:
    """Say what the index holds, and whether it is up to date.

    Example: noiselint index status articles
    """
    from lint.commands.index import status as run_status
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = run_status(paths or (), config, utf8())
    raise typer.Exit(status)


@index_app.command("clear")
def index_clear(paths: Paths = None, config: Config = None) -> None:
    """Delete the index; the next run builds what it needs.

    Example: noiselint index clear articles
    """
    from lint.commands.index import clear
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = clear(paths or (), config, utf8())
    raise typer.Exit(status)
