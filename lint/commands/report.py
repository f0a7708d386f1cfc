"""noiselint report: where the noise of a corpus is, as one HTML page or as the section of a dataset card."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from lint.commands.check import Request as Selection
from lint.commands.check import adjusted, overriding
from lint.commands.output import complain, watching
from lint.errors import UserError
from lint.escape import printable
from lint.files import find
from lint.how import How
from lint.mending.rewrite import write_new
from lint.report.card import card, placed
from lint.report.collect import Collected, collect
from lint.report.data import report_data
from lint.report.earlier import read_earlier
from lint.report.html import MARK, page
from lint.reporters.tally import counted
from lint.settings import did_you_mean

FORMATS = ("html", "markdown")
DEFAULT = "noiselint-report.html"


@dataclass(frozen=True, slots=True)
class Request:
    """The options of one call; `texts` is how many of the noisiest documents the page holds whole."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    how: How = field(default_factory=How)
    output_format: str = "html"
    output_file: str | None = None
    compare: str | None = None
    title: str | None = None
    texts: int = 100
    config: str | None = None
    isolated: bool = False
    quiet: bool = False


def report(request: Request, out: TextIO) -> int:
    """Write the report. The exit status is 2 when something could not be read, otherwise 0: findings are what a report is about."""
    if request.output_format not in FORMATS:
        raise UserError(f"--format: there is no {request.output_format!r}{did_you_mean(request.output_format, FORMATS)}")
    goal = request.output_file or (DEFAULT if request.output_format == "html" else None)
    before = _replaceable(goal, request.output_format) if goal else ""
    earlier = read_earlier(request.compare) if request.compare else None
    chosen = Selection(request.paths, select=request.select, ignore=request.ignore, isolated=request.isolated, config=request.config)
    chosen = chosen._replace(baseline="")  # what a baseline accepts is noise all the same
    found = adjusted(find(request.paths or (".",), overriding(chosen)), chosen)
    with watching(request.quiet) as watch:
        collected = collect(found, request.how, watch, request.texts if request.output_format == "html" else 0)
    data = report_data(collected, printable(request.title or _title(request.paths)), earlier)
    made = page(data) if request.output_format == "html" else card(data, _holders(collected))
    if goal is None:
        out.write(made)
    else:
        _write(goal, placed(before, made, goal) if before and request.output_format == "markdown" else made)
    for problem in collected.problems:
        complain(problem)
    if goal and not request.quiet:
        out.write(f"{printable(goal)}: {counted(collected.findings, 'finding')} in {counted(collected.documents, 'document')}\n")
    return 2 if collected.problems else 0


def _title(paths: tuple[str, ...]) -> str:
    return ", ".join(paths) if paths and paths != (".",) else Path.cwd().name


def _holders(collected: Collected) -> Counter[str]:
    return Counter(rule for doc in collected.noisy for rule in {one.rule for one in doc.findings})


def _replaceable(path: str, output_format: str) -> str:
    """What stands in the file now; "" when it does not exist. Raises UserError when it is something that must not be lost."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        if not (folder := Path(path).absolute().parent).is_dir():
            raise UserError(f"{path}: there is no folder {folder}; make it first") from None
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: cannot be replaced ({error}); name another file with -o") from error
    if output_format == "markdown" and text:
        placed(text, "", path)
    elif text and MARK not in text[:200]:
        raise UserError(f"{path}: exists and is no report of noiselint; name another file with -o")
    return text


def _write(path: str, text: str) -> None:
    try:
        Path(path).touch()  # a new file gets the mode that files get here
        write_new(os.path.realpath(path), (text.encode("utf-8", "backslashreplace"),), path)
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror or error}); name another file with -o") from error
