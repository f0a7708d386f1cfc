"""For people: each finding with its line, the span underlined, and what is proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TextIO

from lint.edits import Safety
from lint.escape import harmless, printable, width
from lint.findings import Finding
from lint.job import Report
from lint.reporters.concise import proposal, where
from lint.reporters.overview import next_steps, overview
from lint.reporters.paint import Paint
from lint.reporters.tally import Tally, counted
from lint.rule import Related

MOST_WHOLE = 20  # findings of one rule about whole documents; more become one line
MOST_CHANGES = 20  # changes of one file that are shown after a fix


class Full:
    """Findings about whole documents come at the end, and are summed up where there are many."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._paint = Paint(out)
        self._whole: dict[str, list[Finding]] = defaultdict(list)
        self._count: dict[str, int] = defaultdict(int)

    def report(self, report: Report) -> None:
        for line in change_lines(report, self._paint, MOST_CHANGES):
            self._out.write(line)
        for found in report.findings:
            if not found.whole:
                self._write(found)
                continue
            self._count[found.rule] += 1
            if self._count[found.rule] <= MOST_WHOLE:
                self._whole[found.rule].append(found)

    def finish(self, tally: Tally, quiet: bool) -> None:
        for rule, findings in sorted(self._whole.items()):
            if self._count[rule] <= MOST_WHOLE:
                for found in findings:
                    self._write(found)
            else:
                first = findings[0]
                number = counted(self._count[rule], "document")
                self._out.write(
                    f"{number}: {self._head(first)}, {where(first, self._paint)} the first of them; --output-format concise lists them\n\n"
                )
        if not quiet:
            self._out.write(f"{overview(tally, self._paint)}{tally.sentence()}\n{next_steps(tally)}")
        self._out.flush()

    def _head(self, found: Finding) -> str:
        colour = "yellow" if found.severity == "warning" else "blue"
        return f"{self._paint(found.severity, colour)}: {self._paint(found.rule, 'bold')}: {printable(found.message)}"

    def _write(self, found: Finding) -> None:
        self._out.write(f"{where(found, self._paint)}: {self._head(found)}\n")
        if found.excerpt:
            before = ("… " if found.excerpt.cut_before else "") + printable(found.excerpt.before)
            text = printable(found.excerpt.text)
            after = printable(found.excerpt.after) + (" …" if found.excerpt.cut_after else "")
            before, text, after = harmless(before, text, after)
            self._out.write(f"    {before}{self._paint(text, 'red')}{after}\n")
            marks = " " * width(before) + self._paint("^" * max(1, width(text)), "red")
            self._out.write(f"    {marks}{self._proposed(found)}\n")
        for place in dict.fromkeys(_other_place(found, related) for related in found.related if related.line != found.line):
            self._out.write(f"    see {place}\n")
        self._out.write("\n")

    def _proposed(self, found: Finding) -> str:
        fix = proposal(found)
        if not fix:
            return ""
        first = found.fixes[0]
        if first.safety == Safety.SHOW:
            return f" perhaps {self._paint(fix, 'green')} ({first.confidence:.2f}; shown, never applied)"
        return f" {self._paint(fix, 'green')} ({first.safety}, {first.confidence:.2f})"


def change_lines(report: Report, paint: Paint, most: int | None = None) -> Iterator[str]:
    """A line for each change that fixes made in a file, the first `most` of them."""
    if report.diff:
        return
    at = printable(report.file.shown)
    for change in report.changes[:most]:
        after = paint(_one_line(change.after), "green") if change.after else paint("removed", "green")
        yield f"{paint(at, 'cyan')}:{change.line}: fixed: {paint(_one_line(change.before), 'red')} → {after}\n"
    if most is not None and len(report.changes) > most:
        yield f"{at}: and {len(report.changes) - most:,} more\n"


def _other_place(found: Finding, related: Related) -> str:
    place = related.place
    if related.line:
        return f"line {related.line + (found.file_line - found.line if place.number == 0 else 0)}"
    return printable(place.path) + ("" if place.record is None else f" ({printable(str(place.record))})")


def _one_line(text: str) -> str:
    if text.isspace():
        text = f'"{text.encode("unicode_escape").decode()}"'
    text = text if len(text) <= 80 else f"{text[:40]} … {text[-40:]}"
    return printable(text)


def make(out: TextIO) -> Full:
    """The reporter."""
    return Full(out)
