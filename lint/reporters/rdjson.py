"""reviewdog's diagnostic format, with suggestions that a reviewer can take by a click."""

from __future__ import annotations

import json
from typing import Any, TextIO

from lint.document import Document
from lint.findings import Finding
from lint.job import Report
from lint.reporters.machine import HOME, TextFile, address, help_address, sentence
from lint.reporters.tally import Tally

SEVERITIES = {"warning": "WARNING", "info": "INFO"}


class RdJson:
    """Columns count bytes of UTF-8, as the format wants it, so that the text is read again."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._opening = f'{{"source": {json.dumps({"name": "noiselint", "url": HOME})}, "diagnostics": ['

    def report(self, report: Report) -> None:
        text = TextFile(report.file)
        for found in report.findings:
            self._out.write(f"{self._opening}\n{json.dumps(_diagnostic(found, text))}")
            self._opening = ","

    def finish(self, tally: Tally, quiet: bool) -> None:
        self._out.write("\n]}\n" if self._opening == "," else f"{self._opening}]}}\n")
        self._out.flush()


def _diagnostic(found: Finding, text: TextFile) -> dict[str, Any]:
    out: dict[str, Any] = {
        "message": sentence(found),
        "location": {"path": address(found.place.path), "range": {"start": {"line": found.file_line}}},
        "severity": SEVERITIES[found.severity],
        "code": {"value": found.rule, "url": help_address(found.rule)},
    }
    if found.place.number == 0 and not found.whole and text.document is not None:
        out["location"]["range"] = _range(text.document, found.start, found.end)
        if suggestion := _suggestion(found, text):
            out["suggestions"] = [suggestion]
    return out


def _suggestion(found: Finding, text: TextFile) -> dict[str, Any] | None:
    """All edits of the fix as one; the suggestions of a diagnostic are alternatives."""
    edits = [edit for _, edit in text.replacements(found)]
    if not edits or text.document is None:
        return None
    start, end = edits[0].start, edits[-1].end
    made, at = "", start
    for edit in edits:
        made += text.document.text[at : edit.start] + edit.replacement
        at = edit.end
    return {"range": _range(text.document, start, end), "text": made}


def _range(doc: Document, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(doc, start), "end": _position(doc, end)}


def _position(doc: Document, at: int) -> dict[str, int]:
    line, column = doc.position(at)
    return {"line": line, "column": len(doc.text[at - column + 1 : at].encode("utf-8", "surrogatepass")) + 1}


def make(out: TextIO) -> RdJson:
    """The reporter."""
    return RdJson(out)
