"""JUnit's XML: a suite a file, a case a finding; warnings fail, remarks are skipped."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from lint.escape import printable
from lint.findings import Finding
from lint.job import Report
from lint.reporters.machine import address, sentence
from lint.reporters.tally import Tally

_NOT_XML = re.compile("[\ufffe\uffff]")
KINDS = {"warning": "failure", "info": "skipped"}


class JUnit:
    """Suites are written as they come; a run without findings has one case that passes."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._empty = True
        self._opening = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="noiselint">\n'

    def report(self, report: Report) -> None:
        if not report.findings and not report.problems:
            return
        self._empty = False
        self._open()
        kinds = [KINDS[found.severity] for found in report.findings]
        counts = f'failures="{kinds.count("failure")}" skipped="{kinds.count("skipped")}" errors="{len(report.problems)}"'
        path = address(report.file.shown)
        self._out.write(f'<testsuite name={_attribute(path)} tests="{len(kinds) + len(report.problems)}" {counts}>\n')
        for _, same in groupby(report.findings, key=lambda found: (found.rule, found.file_line, found.column)):
            for number, found in enumerate(same):
                self._case(path, found, number)
        for problem in report.problems:
            self._out.write(f'<testcase classname={_attribute(path)} name="readable"><error message={_attribute(problem)}/></testcase>\n')
        self._out.write("</testsuite>\n")

    def finish(self, tally: Tally, quiet: bool) -> None:
        self._open()
        if self._empty:
            self._out.write('<testsuite name="noiselint" tests="1" failures="0" skipped="0" errors="0">\n')
            self._out.write('<testcase classname="noiselint" name="No noise found"/>\n</testsuite>\n')
        self._out.write("</testsuites>\n")
        self._out.flush()

    def _open(self) -> None:
        self._out.write(self._opening)
        self._opening = ""

    def _case(self, path: str, found: Finding, number: int) -> None:
        where = (
            f"{found.rule} at {found.file_line}"
            + ("" if found.place.number else f":{found.column}")
            + (f" ({number + 1})" if number else "")
        )
        kind = KINDS[found.severity]
        text = f"{path}:{found.file_line}: {sentence(found)}"
        self._out.write(
            f'<testcase classname={_attribute(path)} name={_attribute(where)} line="{found.file_line}">'
            f"<{kind} type={_attribute(found.rule)} message={_attribute(sentence(found))}>{_text(text)}</{kind}></testcase>\n"
        )


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", printable(text))


def make(out: TextIO) -> JUnit:
    """The reporter."""
    return JUnit(out)
