"""GitLab's code quality report: a JSON array, one object a finding."""

from __future__ import annotations

import hashlib
import json
from typing import TextIO

from lint.findings import Finding
from lint.job import Report
from lint.reporters.machine import Numbering, address, sentence
from lint.reporters.tally import Tally

SEVERITIES = {"warning": "minor", "info": "info"}


class GitLab:
    """GitLab shows only the first of equal fingerprints, and not the name of the check: so both are seen to here."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._number = Numbering()
        self._opening = "["

    def report(self, report: Report) -> None:
        for found in report.findings:
            self._out.write(f"{self._opening}\n{json.dumps(self._issue(found))}")
            self._opening = ","

    def finish(self, tally: Tally, quiet: bool) -> None:
        self._out.write("[]\n" if self._opening == "[" else "\n]\n")
        self._out.flush()

    def _issue(self, found: Finding) -> dict[str, object]:
        path = address(found.place.path)
        basis = f"{path}\0{found.fingerprint}\0{self._number(found)}"
        return {
            "description": f"{found.rule}: {sentence(found)}",
            "check_name": found.rule,
            "fingerprint": hashlib.sha256(basis.encode("utf-8", "surrogateescape")).hexdigest()[:32],
            "severity": SEVERITIES[found.severity],
            "location": {"path": path, "lines": {"begin": found.file_line}},
        }


def make(out: TextIO) -> GitLab:
    """The reporter."""
    return GitLab(out)
