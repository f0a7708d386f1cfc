"""A summary in Markdown, for the page of a CI run or a comment on a pull request: what, how much, where most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from lint.escape import printable
from lint.findings import Finding
from lint.job import Report
from lint.reporters.concise import said
from lint.reporters.tally import Tally

MOST_FILES = 10


class Markdown:
    """Two tables: rules with an example each, and the files with the most findings."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._files: Counter[str] = Counter()
        self._first: dict[str, Finding] = {}

    def report(self, report: Report) -> None:
        if report.findings:
            self._files[report.file.shown] += len(report.findings)
        for found in report.findings:
            self._first.setdefault(found.rule, found)

    def finish(self, tally: Tally, quiet: bool) -> None:
        self._out.write("\n".join(self._lines(tally)) + "\n")
        self._out.flush()

    def onto(self, out: TextIO) -> Markdown:
        """The same summary, to be written elsewhere."""
        self._out = out
        return self

    def _lines(self, tally: Tally) -> Iterator[str]:
        yield "## noiselint\n"
        yield tally.sentence().replace("\n", "  \n")
        if not tally.findings:
            return
        yield "\n| rule | findings | can be mended | for example |\n|---|---:|---:|---|"
        for rule, count in sorted(tally.rules.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"| {rule} | {count:,} | {tally.applicable[rule]:,} | {_example(self._first[rule])} |"
        yield "\n| file | findings |\n|---|---:|"
        for path, count in sorted(self._files.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_FILES]:
            yield f"| {code(printable(path))} | {count:,} |"
        if len(self._files) > MOST_FILES:
            yield f"\nand {len(self._files) - MOST_FILES:,} more files"


def _example(found: Finding) -> str:
    return code((said(found) or printable(found.message)).removeprefix(": "))


def code(text: str) -> str:
    """Printable text as a code span that stays one inside a table, whatever it holds."""
    ticks = "`" * (max((len(run) for run in _runs_of_ticks(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    escaped = text.replace("|", "\\|")
    return f"{ticks}{pad}{escaped}{pad}{ticks}"


def _runs_of_ticks(text: str) -> Iterator[str]:
    return (run for run in "".join(c if c == "`" else " " for c in text).split())


def make(out: TextIO) -> Markdown:
    """The reporter."""
    return Markdown(out)
