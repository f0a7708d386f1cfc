"""One file a format. A reporter is told of every file's report as it comes, and once of the end."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Protocol, TextIO

from lint.errors import UserError
from lint.job import Report
from lint.reporters.tally import Tally
from lint.settings import did_you_mean

FORMATS = ("full", "concise", "jsonl", "commit", "github", "gitlab", "junit", "markdown", "rdjson", "sarif")


class Reporter(Protocol):
    """Writes reports to a stream."""

    def report(self, report: Report) -> None:
        """One file's findings, fixes and problems; they come in the order of paths."""

    def finish(self, tally: Tally, quiet: bool) -> None:
        """The end of the run."""


def reporter(name: str, out: TextIO) -> Reporter:
    """The reporter of a format. Raises UserError when there is none of that name."""
    if name not in FORMATS:
        raise UserError(f"--output-format: there is no {name!r}{did_you_mean(name, FORMATS)}")
    made: Reporter = import_module(f"lint.reporters.{name}").make(out)
    return made


def usual(named_file: bool) -> str:
    """The format where the user names none: what the CI system or the commit hook at hand needs, else the one for people.

    GitLab takes its report from a file, so that without one (`-o`) its log is written for people, too.
    """
    if os.environ.get("GITHUB_ACTIONS") == "true" and not named_file:
        return "github"
    if os.environ.get("GITLAB_CI") and named_file:
        return "gitlab"
    return "commit" if os.environ.get("PRE_COMMIT") and not named_file else "full"


def utf8(stream: TextIO | None = None) -> TextIO:
    """The stream, standard output without one, set to UTF-8 with line feeds, and to spelling out what UTF-8 cannot hold."""
    stream = stream or sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream
