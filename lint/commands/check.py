"""noiselint check: report, show or mend."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from lint.accepting.acceptance import Acceptance
from lint.commands.output import complain, watching, write_diff
from lint.config import expanded, read, settings_for
from lint.errors import UserError
from lint.files import File, Found, excluded, find
from lint.how import How
from lint.job import Wish
from lint.remote import is_free, is_remote
from lint.reporters import Reporter, reporter, usual, utf8
from lint.reporters.statistics import Statistics
from lint.reporters.tally import Tally
from lint.run import run
from lint.settings import SEVERITIES, Settings, did_you_mean

if TYPE_CHECKING:
    from lint.spreading.spreadout import Written

ENGINES = ("processes", "ray")
FOLDER_FORMATS = ("jsonl", "parquet")


class Request(NamedTuple):
    """The options of one call."""

    paths: tuple[str, ...]
    wish: Wish = Wish()
    how: How = How()
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    output_format: str | None = None
    output_file: str | None = None
    statistics: bool = False
    exit_zero: bool = False
    fix_only: bool = False
    exit_non_zero_on_fix: bool = False
    fail_on: str | None = None
    isolated: bool = False
    output_dir: str | None = None
    max_file_size: int | None = None
    config: str | None = None
    quiet: bool = False
    baseline: str | None = None
    ratchet: bool = False
    add_words: bool = False
    exclude: tuple[str, ...] = ()
    show_files: bool = False
    show_settings: bool = False
    stdin_filename: str | None = None


def check(request: Request) -> int:
    """Run, print, and give the exit status: 0 nothing at or above the bar, 1 findings left, 2 something could not be done."""
    if request.fail_on not in (None, *SEVERITIES):
        raise UserError(f"--fail-on: {request.fail_on!r} is not one of {', '.join(SEVERITIES)}")
    request = request._replace(wish=_wish(request), how=request.how._replace(written=_written(request)))
    with _inputs(request) as (found, standard_input):
        out_to_error = standard_input is not None and request.wish.fix
        if request.show_files or request.show_settings:
            from lint.commands.show import show_files, show_settings

            (show_files if request.show_files else show_settings)(found, utf8())
            return 0
        if request.add_words:
            from lint.commands.accept import accept_reported

            return accept_reported(found, request.how, request.quiet, utf8())
        with _output(request, sys.stderr if out_to_error else sys.stdout) as out:
            status = _run(found, request, out)
        if standard_input is not None and request.wish.fix:
            sys.stdout.flush()
            sys.stdout.buffer.write(Path(standard_input).read_bytes())
    return status


def _wish(request: Request) -> Wish:
    if request.output_dir is None:
        return request.wish._replace(undoable=request.paths != ("-",))  # a text on standard input goes to standard output
    if not request.wish.fix or request.paths == ("-",):
        raise UserError("--output-dir goes with --fix and with files: it says where they are written")
    from lint.mending.elsewhere import elsewhere

    return request.wish._replace(elsewhere=elsewhere(request.output_dir, request.paths or (".",)))


def _written(request: Request) -> Written | None:
    """The folder that takes the findings of a cluster. Raises UserError for what no cluster does."""
    folder, wish = request.output_file or "", request.wish
    if request.how.engine not in ENGINES:
        raise UserError(f"--engine: there is no {request.how.engine!r}{did_you_mean(request.how.engine, ENGINES)}")
    is_folder = is_remote(folder) or folder.endswith("/") or os.path.isdir(folder)
    if request.how.engine != "ray":
        if is_folder or any(map(is_remote, request.paths)):
            raise UserError("addresses and folders of findings go with --engine ray; name files, or a file for the findings")
        return None
    if wish.diff or wish.since or "-" in request.paths or (wish.fix and request.output_dir is None):
        raise UserError(
            "--engine ray never writes what it reads, and compares no revisions: use --fix with --output-dir, without --diff or --since"
        )
    if wish.fix and any(map(is_remote, request.paths)):
        raise UserError("texts at addresses are read and never mended; copy them to a disk that all machines share, and mend them there")
    if is_folder and request.output_format not in FOLDER_FORMATS:
        raise UserError(f"{folder}: a folder takes --output-format {' or '.join(FOLDER_FORMATS)}")
    if is_folder and not is_free(folder):
        raise UserError(f"{folder}: there is something in it already, and findings of two runs would mix; name a new folder, or empty it")
    from lint.spreading.spreadout import Written

    return Written(folder, request.output_format or "") if is_folder else None


def _run(found: Found, request: Request, out: TextIO) -> int:
    made = _reporter(request, out)
    tally, acceptance = Tally(only_fixes=request.fix_only and not request.wish.diff), Acceptance()
    with watching(request.quiet) as watch:
        for report in run(found, request.wish, request.how, watch, acceptance):
            if request.fix_only and not request.wish.diff:
                report.findings = []
            tally.add(report)
            if out.isatty() and (report.findings or report.diff or report.changes):
                watch.rest()
            if request.wish.diff:
                write_diff(report.diff, out)
            else:
                made.report(report)
            for problem in report.problems:
                watch.say(problem) if not request.quiet else complain(problem)
    for problem in found.problems:
        complain(problem)
    tally.accepted = acceptance.accepted
    if acceptance.sieves and not (tally.problems or found.problems or request.wish.diff or request.wish.since):
        from lint.commands.baseline import shrunk

        tally.notes += shrunk(acceptance, request.paths or (".",), request.ratchet)
    tally.notes += acceptance.unused()
    if not request.wish.diff:
        made.finish(tally, request.quiet)
    for note in tally.notes if not request.quiet else ():
        complain(note)
    if tally.problems or found.problems:
        return 2
    if request.exit_non_zero_on_fix and tally.fixed_files:
        return 1
    failed = bool(tally.diffs) if request.wish.diff else tally.reaches(request.fail_on or _bar(found))
    return int(failed and not request.exit_zero)


def _bar(found: Found) -> str:
    """The lowest bar of the configurations that the files fall under."""
    return min((settings.fail_on for _, settings in found.files), key=SEVERITIES.index, default="warning")


def _reporter(request: Request, out: TextIO) -> Reporter:
    if request.statistics or request.how.written:
        return Statistics(out)
    return reporter(request.output_format or usual(request.output_file is not None), out)


def overriding(request: Request) -> Settings | None:
    """The settings that hold for all files, where a configuration is named or none is wanted; None: each file's nearest one."""
    if request.isolated and request.config:
        raise UserError("--isolated and --config exclude each other; leave one out")
    if request.config:
        given = read(Path(request.config))
        if given is None:
            raise UserError(f"{request.config}: there is no table [tool.noiselint]; add it or name another file")
        return given
    return Settings(source="the defaults") if request.isolated else None


def adjusted(found: Found, request: Request) -> Found:
    """The files with the command line's selection on top of their settings. Raises UserError for names that do not exist."""
    for key, names in (("--select", request.select), ("--extend-select", request.extend_select), ("--ignore", request.ignore)):
        expanded(names, Settings(), key)
    made: dict[str, Settings] = {}
    for _, own in found.files:
        if own.source not in made:
            made[own.source] = own.with_(
                select=request.select or None,
                extend_select=(*own.extend_select, *request.extend_select),
                ignore=(*own.ignore, *request.ignore),
                max_file_size=request.max_file_size,
                exclude=(*own.exclude, *request.exclude),
                baseline=request.baseline and os.path.abspath(request.baseline),
            )
    kept = ((file, made[own.source]) for file, own in found.files)
    return Found(tuple((file, own) for file, own in kept if not (request.exclude and excluded(file, own))), found.problems)


@contextmanager
def _inputs(request: Request) -> Iterator[tuple[Found, str | None]]:
    """The files to look at; standard input is kept in a file of its own for the time of the run."""
    if "-" not in request.paths:
        yield adjusted(find(request.paths or (".",), overriding(request)), request), None
        return
    if request.paths != ("-",):
        raise UserError("standard input (-) cannot be checked together with files; run it by itself")
    import shutil
    import tempfile

    handle, name = tempfile.mkstemp(prefix="noiselint-", suffix=Path(request.stdin_filename or "stdin.txt").suffix)
    try:
        with os.fdopen(handle, "wb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        shown = request.stdin_filename or "-"
        settings = overriding(request) or settings_for(Path(os.path.abspath(shown)).parent)
        yield adjusted(Found(((File(name, shown, named=True), settings),), ()), request), name
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def _output(request: Request, standard: TextIO) -> Iterator[TextIO]:
    if request.output_file is None or request.how.written:
        yield utf8(standard)
        return
    try:
        with open(request.output_file, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
    except OSError as error:
        raise UserError(f"{request.output_file}: cannot be written ({error.strerror}); name another file with -o") from error
