"""The command line. Only what a command needs is imported, and only when it runs."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from lint import __version__

app = typer.Typer(
    help="Find the noise in a corpus of articles: corrupted words, web boilerplate, broken encoding, duplicates, impossible dates.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
index_app = typer.Typer(help="What the corpus knows: build the index, look at it, clear it.", no_args_is_help=True)
app.add_typer(index_app, name="index")

Paths = Annotated[
    list[str] | None, typer.Argument(help="Files and folders; - is standard input. Without any: this folder.", show_default=False)
]
Names = Optional[list[str]]
Config = Annotated[str | None, typer.Option("--config", help="Use this configuration file.", metavar="FILE")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore all configuration files.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results and nothing else.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"noiselint {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    return


@app.command()
def check(
    paths: Paths = None,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes to the files.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: unsafe fixes too.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what --fix would change; write nothing.")] = False,
    select: Annotated[Names, typer.Option(help="Rules, groups or all; comma-separated.", metavar="RULES")] = None,
    extend_select: Annotated[Names, typer.Option(help="Rules to run besides.", metavar="RULES")] = None,
    ignore: Annotated[Names, typer.Option(help="Rules or groups to leave out.", metavar="RULES")] = None,
    output_format: Annotated[str, typer.Option(help="full, concise or jsonl.", metavar="FORMAT")] = "full",
    output_file: Annotated[str | None, typer.Option("--output-file", "-o", help="Write the report there.", metavar="FILE")] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print counts by rule instead of findings.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", "-e", help="Exit 0 in spite of findings.")] = False,
    fail_on: Annotated[
        str | None, typer.Option(help="Least severity that makes the exit status 1: info or warning.", metavar="LEVEL")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", "-n", help="Keep nothing on disk between runs.")] = False,
    config: Config = None,
    isolated: Isolated = False,
    stdin_filename: Annotated[str | None, typer.Option(help="Name of what comes on standard input.", metavar="NAME")] = None,
    quiet: Quiet = False,
) -> None:
    """Report the noise in texts; with --fix, mend it.

    Example: noiselint check articles --select tokens --diff --unsafe-fixes
    """
    from lint.commands.check import Request
    from lint.commands.check import check as run_check
    from lint.commands.output import sentences
    from lint.run import Wish

    with sentences():
        status = run_check(
            Request(
                paths=tuple(paths or ()),
                wish=Wish(fix=fix and not diff, unsafe=unsafe_fixes, diff=diff, cache=not no_cache),
                select=_split(select),
                extend_select=_split(extend_select),
                ignore=_split(ignore),
                output_format=output_format,
                output_file=output_file,
                statistics=statistics,
                exit_zero=exit_zero,
                fail_on=fail_on,
                isolated=isolated,
                config=config,
                quiet=quiet,
                stdin_filename=stdin_filename,
            )
        )
    raise typer.Exit(status)


def _split(names: Names) -> tuple[str, ...]:
    return tuple(name.strip() for part in names or () for name in part.split(",") if name.strip())


def main() -> None:
    """The console script."""
    app()
