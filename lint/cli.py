"""The command line. Only what a command needs is imported, and only when it runs."""

from __future__ import annotations

import os
from typing import Annotated

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
Names = list[str] | None
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
    fix_only: Annotated[bool, typer.Option("--fix-only", help="As --fix, but say only what was changed.")] = False,
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
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes to use; 0 is one a processor.", min=0)] = 1,
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
    from lint.run import How
    from lint.tasks import Wish

    with sentences():
        status = run_check(
            Request(
                paths=tuple(paths or ()),
                wish=Wish(fix=(fix or fix_only) and not diff, unsafe=unsafe_fixes, diff=diff),
                how=How(jobs=jobs or os.cpu_count() or 1, cache=not no_cache),
                select=_split(select),
                extend_select=_split(extend_select),
                ignore=_split(ignore),
                output_format=output_format,
                output_file=output_file,
                statistics=statistics,
                exit_zero=exit_zero,
                fix_only=fix_only,
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


@app.command()
def inspect(
    paths: Paths = None,
    output_format: Annotated[str, typer.Option(help="jsonl or text.", metavar="FORMAT")] = "jsonl",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print what is read from each document: language, headline, byline, dateline, date.

    Example: noiselint inspect articles --output-format text
    """
    from lint.commands.inspect import inspect as run_inspect
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = run_inspect(paths or (), isolated, config, output_format, utf8())
    raise typer.Exit(status)


@app.command()
def rules(
    name: Annotated[str | None, typer.Argument(help="A rule or a group.", show_default=False)] = None,
    output_format: Annotated[str, typer.Option(help="text, jsonl or markdown.", metavar="FORMAT")] = "text",
) -> None:
    """List the rules, or explain one with its examples and options.

    Example: noiselint rules corrupted-token
    """
    from lint.commands.output import sentences
    from lint.commands.rules import rules as run_rules
    from lint.reporters import utf8

    with sentences():
        run_rules(name, output_format, utf8())


@app.command()
def words(
    words: Annotated[list[str], typer.Argument(help="Words to explain.")],
    language: Annotated[str, typer.Option(help="Language of the words, ISO 639-1.", metavar="CODE")] = "en",
    output_format: Annotated[str, typer.Option(help="text or jsonl.", metavar="FORMAT")] = "text",
) -> None:
    """Explain why a word is known, unknown or corrupted, and what would be proposed.

    Example: noiselint words Affaxjmtzywirs Joly
    """
    from lint.commands.output import sentences
    from lint.commands.words import words as run_words
    from lint.reporters import utf8

    with sentences():
        run_words(words, language, output_format, utf8())


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


@index_app.command("build")
def index_build(paths: Paths = None, config: Config = None, quiet: Quiet = False) -> None:
    """Bring the index of the corpus up to date.

    Example: noiselint index build articles
    """
    from lint.commands.index import build
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = build(paths or (), config, quiet, utf8())
    raise typer.Exit(status)


@index_app.command("status")
def index_status(paths: Paths = None, config: Config = None) -> None:
    """Say what the index holds and whether it is up to date (exit status 1 when it is not)."""
    from lint.commands.index import status as run_status
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = run_status(paths or (), config, utf8())
    raise typer.Exit(status)


@index_app.command("clear")
def index_clear(paths: Paths = None, config: Config = None) -> None:
    """Delete the index; the next run builds what it needs."""
    from lint.commands.index import clear
    from lint.commands.output import sentences
    from lint.reporters import utf8

    with sentences():
        status = clear(paths or (), config, utf8())
    raise typer.Exit(status)


def main() -> None:
    """The console script."""
    app()
