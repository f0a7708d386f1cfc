"""One line a finding."""

from __future__ import annotations

from typing import TextIO

from lint.escape import printable
from lint.findings import Finding
from lint.job import Report
from lint.reporters.paint import Paint
from lint.reporters.tally import Tally
from lint.sources.records import TEXT


class Concise:
    """`path:line:column: rule: message: "text" → "proposal"`; lines and columns are those of the file a person opens, where they can be."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._paint = Paint(out)

    def report(self, report: Report) -> None:
        for found in report.findings:
            told = f"{printable(found.message)}{said(found)}{elsewhere(found)}"
            self._out.write(f"{where(found, self._paint)}: {self._paint(found.rule, 'bold')}: {told}\n")

    def finish(self, tally: Tally, quiet: bool) -> None:
        if not quiet:
            self._out.write(tally.sentence() + "\n")
        self._out.flush()


def where(found: Finding, paint: Paint) -> str:
    """Path, line and column; of a record its line in the file, its id, its field where that is no usual one, and the place in its text."""
    path = paint(printable(found.place.path), "cyan")
    if found.place.number == 0:
        return path if found.whole else f"{path}:{found.line}:{found.column}"
    inside = "" if found.whole else f" {found.line}:{found.column}"
    field = "" if found.place.field in (None, *TEXT) else f", {printable(str(found.place.field))}"
    return f"{path}:{found.file_line} ({printable(str(found.place.record))}{field}{inside})"


def proposal(found: Finding) -> str:
    """What the first fix puts in place of the span, where that can be said in a word."""
    if not found.fixes or found.whole:
        return ""
    fix = found.fixes[0]
    if not any(e.replacement for e in fix.edits):
        return "remove"
    text, at = "", found.start
    for edit in fix.edits:
        if edit.start < at or edit.end > found.end:
            return "mend"
        text += found.text[at - found.start : edit.start - found.start] + edit.replacement
        at = edit.end
    return short(text + found.text[at - found.start :]) or "a blank"


def short(text: str, most: int = 60) -> str:
    """The text in quotes, its middle left out where it is long."""
    text = text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"
    return f'"{printable(text)}"'


def said(found: Finding) -> str:
    """The text and what is proposed for it, behind a colon; empty for a whole document."""
    if found.whole:
        return ""
    fix = proposal(found)
    return f": {short(found.text)}" + (f" → {fix}" if fix else "")


def elsewhere(found: Finding) -> str:
    """The other document that a finding is about, in brackets, and how many more there are."""
    others = list(dict.fromkeys(related.place for related in found.related if related.place != found.place))
    if not others:
        return ""
    first = others[0]
    record = "" if first.record is None else f":{first.number} ({printable(str(first.record))})"
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return f" [{printable(first.path)}{record}{more}]"


def make(out: TextIO) -> Concise:
    """The reporter."""
    return Concise(out)
