"""noiselint check."""

from __future__ import annotations

from typing import Annotated

import typer

from lint.cli.app import app
from lint.cli.options import Config, Ignore, Isolated, Jobs, Names, Paths, Quiet, Select, names, rule_names


@app.command()
def check(
    paths: Paths = None,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes to the files.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: unsafe fixes too.")] = False,
    fix_only: Annotated[bool, typer.Option("--fix-only", help="As --fix, but say only what was changed.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what --fix would change; write nothing.")] = False,
    output_dir: Annotated[
        str | None, typer.Option("--output-dir", help="With --fix: write all files there and leave those read alone.", metavar="DIR")
    ] = None,
    select: Select = None,
    extend_select: Annotated[Names, typer.Option(help="Rules to run besides.", metavar="RULES", autocompletion=rule_names)] = None,
    ignore: Ignore = None,
    exclude: Annotated[Names, typer.Option(help="Files to leave out besides, as in .gitignore.", metavar="PATTERNS")] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            help="full, concise, commit, jsonl, github, gitlab, junit, markdown, rdjson, sarif; without it what CI or a hook needs.",
            metavar="FORMAT",
            envvar="NOISELINT_OUTPUT_FORMAT",
            show_envvar=False,
        ),
    ] = None,
    output_file: Annotated[
        str | None,
        typer.Option("--output-file", "-o", help="Write the report there.", metavar="FILE"),
    ] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Print counts by rule instead of findings.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", "-e", help="Exit 0 in spite of findings.")] = False,
    exit_non_zero_on_fix: Annotated[bool, typer.Option("--exit-non-zero-on-fix", help="Exit 1 when a file was changed.")] = False,
    fail_on: Annotated[str | None, typer.Option(help="Exit 1 from this severity on: info or warning.", metavar="LEVEL")] = None,
    since: Annotated[str, typer.Option(help="Report only what is new since this git revision.", metavar="REV")] = "",
    baseline: Annotated[
        str | None, typer.Option(help="Report only what this file does not accept; `noiselint baseline` makes it.", metavar="FILE")
    ] = None,
    ratchet: Annotated[bool, typer.Option("--ratchet", help="Take out of the baseline what is gone.")] = False,
    add_words: Annotated[bool, typer.Option("--add-words", help="Accept every odd word that would be reported.")] = False,
    warn_unused: Annotated[bool, typer.Option("--warn-unused", help="Say which allowed words and patterns nothing needs.")] = False,
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", "-n", help="Keep no index on disk between runs.", envvar="NOISELINT_NO_CACHE", show_envvar=False),
    ] = False,
    jobs: Jobs = 0,
    engine: Annotated[str, typer.Option(help="processes, or ray: see docs/scale.md.", metavar="ENGINE", show_default=False)] = "processes",
    ray_address: Annotated[str | None, typer.Option(help="Of the Ray cluster; without it, one begins here.", hidden=True)] = None,
    max_file_size: Annotated[
        int | None, typer.Option(help="Largest file read, unpacked; 0 is any.", metavar="MB", min=0, show_default=False)
    ] = None,
    config: Config = None,
    isolated: Isolated = False,
    stdin_filename: Annotated[str | None, typer.Option(help="Name of what comes on standard input.", metavar="NAME")] = None,
    show_files: Annotated[bool, typer.Option("--show-files", help="Only list the files that would be looked at.")] = False,
    show_settings: Annotated[bool, typer.Option("--show-settings", help="Only list the settings that would hold.")] = False,
    quiet: Quiet = False,
) -> None:
    """Report the noise in texts; with --fix, mend it.

    Example: noiselint check articles --select tokens --diff --unsafe-fixes
    """
    from lint.commands.check import Request
    from lint.commands.check import check as run_check
    from lint.commands.output import sentences
    from lint.how import How
    from lint.job import Wish

    with sentences():
        status = run_check(
            Request(
                paths=tuple(paths or ()),
                wish=Wish(fix=(fix or fix_only) and not diff, unsafe=unsafe_fixes, diff=diff, since=since),
                how=How(jobs, not no_cache, warn_unused, engine, ray_address),
                select=names(select),
                extend_select=names(extend_select),
                ignore=names(ignore),
                exclude=names(exclude),
                output_format=output_format,
                output_file=output_file,
                statistics=statistics,
                exit_zero=exit_zero,
                fix_only=fix_only,
                exit_non_zero_on_fix=exit_non_zero_on_fix,
                fail_on=fail_on,
                isolated=isolated,
                config=config,
                output_dir=output_dir,
                max_file_size=max_file_size,
                quiet=quiet,
                baseline=baseline,
                ratchet=ratchet,
                add_words=add_words,
                show_files=show_files,
                show_settings=show_settings,
                stdin_filename=stdin_filename,
            )
        )
    raise typer.Exit(status)
