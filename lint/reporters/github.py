"""GitHub Actions: the findings in the log, the most important as annotations, the totals on the page of the run."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from lint.findings import Finding
from lint.job import Report
from lint.reporters.concise import Concise
from lint.reporters.machine import address, sentence
from lint.reporters.markdown import Markdown
from lint.reporters.tally import Tally, counted

MOST_ANNOTATIONS = 10  # of each kind a step; GitHub drops the rest without a word
MOST_LINES = 500  # findings in the log
COMMANDS = {"warning": "warning", "info": "notice"}


@dataclass(slots=True)
class _Group:
    """The findings of one rule in one file."""

    first: Finding
    count: int = 0


class GitHub:
    """Text from the corpus in the log stands between stop-commands and its token, so that it cannot give the runner commands."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._lines = Concise(out)
        self._shown = 0
        self._groups: dict[tuple[str, str], _Group] = {}
        self._problems: list[str] = []
        self._token = secrets.token_hex(16)
        self._summary_path = os.environ.get("GITHUB_STEP_SUMMARY")
        self._markdown = Markdown(out)

    def report(self, report: Report) -> None:
        self._markdown.report(report)
        self._problems += report.problems
        for found in report.findings:
            group = self._groups.setdefault((found.rule, found.place.path), _Group(found))
            group.count += 1
        if report.findings and not self._shown:
            self._out.write(f"::group::noiselint: findings\n::stop-commands::{self._token}\n")
        room = max(0, MOST_LINES - self._shown)
        self._lines.report(Report(report.file, list(report.findings[:room])))
        self._shown += len(report.findings)

    def finish(self, tally: Tally, quiet: bool) -> None:
        if self._shown > MOST_LINES:
            self._out.write(f"and {self._shown - MOST_LINES:,} more; --output-format concise lists them\n")
        if self._shown:
            self._out.write(f"::{self._token}::\n::endgroup::\n")
        for line in self._annotations():
            self._out.write(line + "\n")
        if not quiet:
            self._out.write(tally.sentence() + "\n")
        self._out.flush()
        if self._summary_path:
            with open(self._summary_path, "a", encoding="utf-8") as page:
                self._markdown.onto(page).finish(tally, quiet)

    def _annotations(self) -> Iterator[str]:
        for problem in self._problems[:MOST_ANNOTATIONS]:
            yield f"::error title=noiselint::{_data(problem)}"
        for severity, command in COMMANDS.items():
            groups = sorted((g for g in self._groups.values() if g.first.severity == severity), key=_weight)
            for group in _spread(groups)[:MOST_ANNOTATIONS]:
                yield _annotation(command, group)


def _weight(group: _Group) -> tuple[int, str]:
    return -group.count, group.first.place.path


def _spread(groups: list[_Group]) -> list[_Group]:
    """Each rule's noisiest file before any rule's second: ten annotations are to tell of as many kinds of noise as they can."""
    met: Counter[str] = Counter()
    ranked = []
    for at, group in enumerate(groups):
        met[group.first.rule] += 1
        ranked.append((met[group.first.rule], at, group))
    return [group for _, _, group in sorted(ranked, key=lambda r: r[:2])]


def _annotation(command: str, group: _Group) -> str:
    found = group.first
    properties = {"title": f"noiselint: {found.rule}", "file": address(found.place.path), "line": found.file_line}
    if found.place.number == 0 and not found.whole and found.line == found.end_line:  # columns with several lines are refused
        properties |= {"col": found.column, "endLine": found.end_line, "endColumn": found.end_column}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    more = "" if group.count == 1 else f"{counted(group.count, 'finding')} in this file, the first: "
    return f"::{command} {written}::{_data(more + sentence(found))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def make(out: TextIO) -> GitHub:
    """The reporter."""
    return GitHub(out)
