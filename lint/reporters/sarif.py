"""SARIF 2.1.0, as GitHub's code scanning and other viewers read it."""

from __future__ import annotations

import json
import os
from typing import Any, TextIO
from urllib.parse import quote

from lint import __version__
from lint.catalogue import page, summary
from lint.escape import printable
from lint.findings import Finding
from lint.job import Report
from lint.registry import registry
from lint.reporters.machine import HOME, Numbering, Region, TextFile, address, help_address, sentence
from lint.reporters.tally import Tally
from lint.rule import Related

MOST_RESULTS = 25_000  # GitHub refuses a file with more, and shows the 5,000 gravest
MOST_RELATED = 100  # GitHub shows no more
LONGEST_SNIPPET = 500  # code points
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"warning": "warning", "info": "note"}


class Sarif:
    """Keeps results as text until the end, since warnings come before remarks where not all can be taken."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._results: dict[str, list[str]] = {severity: [] for severity in LEVELS}
        self._rules: dict[str, str] = {}
        self._problems: list[str] = []
        self._number = Numbering()

    def report(self, report: Report) -> None:
        self._problems += report.problems
        text = TextFile(report.file)
        for found in report.findings:
            number = self._number(found)
            self._rules[found.rule] = found.severity
            if len(kept := self._results[found.severity]) < MOST_RESULTS:
                kept.append(json.dumps(_result(found, text, number)))

    def finish(self, tally: Tally, quiet: bool) -> None:
        results = [line for severity in LEVELS for line in self._results[severity]][:MOST_RESULTS]
        if tally.findings > len(results):
            tally.notes.append(
                f"the SARIF file holds {len(results):,} of {tally.findings:,} findings, warnings first, since GitHub takes no more; "
                "check a part of the corpus, or accept today's findings with `noiselint baseline`"
            )
        driver = {
            "name": "noiselint",
            "version": __version__,
            "informationUri": HOME,
            "rules": [_rule(name, severity) for name, severity in sorted(self._rules.items())],
        }
        invocation = {
            "executionSuccessful": not self._problems,
            "toolExecutionNotifications": [
                *({"level": "error", "message": {"text": printable(problem)}} for problem in self._problems),
                *({"level": "note", "message": {"text": note}} for note in tally.notes),
            ],
        }
        self._out.write(
            f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints",\n'
            f'"tool": {json.dumps({"driver": driver})},\n"invocations": {json.dumps([invocation])},\n"results": [\n'
        )
        self._out.write(",\n".join(results))
        self._out.write("\n]}]}\n")
        self._out.flush()


def _rule(name: str, severity: str) -> dict[str, Any]:
    known = registry()[name]
    text = page(known)
    return {
        "id": name,
        "name": name,
        "shortDescription": {"text": summary(known)},
        "fullDescription": {"text": " ".join((known.rule.__doc__ or summary(known)).split())},
        "help": {"text": text, "markdown": text},
        "helpUri": help_address(name),
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": [known.group]},
    }


def _result(found: Finding, text: TextFile, number: int) -> dict[str, Any]:
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": _artifact(found.place.path), "region": _region(found)}}
    if found.place.number:
        record = printable(str(found.place.record))
        place["logicalLocations"] = [{"name": record, "fullyQualifiedName": f"{record}/{found.place.field}", "kind": "object"}]
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "level": LEVELS[found.severity],
        "message": {"text": sentence(found)},
        "locations": [place],
        "partialFingerprints": {"primaryLocationLineHash": f"{found.fingerprint}:{number}", "noiselint/v1": found.fingerprint},
        "properties": {"start": found.start, "end": found.end},
    }
    if found.related:
        result["relatedLocations"] = [_related(r, i, found, text) for i, r in enumerate(found.related[:MOST_RELATED], start=1)]
    if replacements := [_replacement(region, edit.replacement) for region, edit in text.replacements(found)]:
        change = {"artifactLocation": _artifact(found.place.path), "replacements": replacements}
        result["fixes"] = [{"description": {"text": f"{found.fixes[0].safety} fix"}, "artifactChanges": [change]}]
    return result


def _region(found: Finding) -> dict[str, Any]:
    if found.place.number:
        return {"startLine": found.file_line}
    if found.whole:
        return {"startLine": 1}
    region = _span(Region(found.line, found.column, found.end_line, found.end_column))
    return {**region, "snippet": {"text": found.text}} if len(found.text) <= LONGEST_SNIPPET else region


def _span(region: Region) -> dict[str, Any]:
    return {"startLine": region.line, "startColumn": region.column, "endLine": region.end_line, "endColumn": region.end_column}


def _replacement(region: Region, text: str) -> dict[str, Any]:
    return {"deletedRegion": _span(region), "insertedContent": {"text": text}}


def _related(related: Related, number: int, found: Finding, text: TextFile) -> dict[str, Any]:
    place = related.place
    said = f"record {printable(str(place.record))}" if place.number else "the other place"
    region: dict[str, Any] = {"startLine": place.number or 1}
    if related.end > related.start and not place.number:
        region = {"charOffset": related.start, "charLength": related.end - related.start}
        if place.path == found.place.path and text.document is not None:
            region = _span(Region(*text.document.position(related.start), *text.document.position(related.end)))
    return {"id": number, "physicalLocation": {"artifactLocation": _artifact(place.path), "region": region}, "message": {"text": said}}


def _artifact(path: str) -> dict[str, str]:
    shown = address(path)
    if os.path.isabs(shown):
        return {"uri": "file://" + quote(os.fsencode(shown))}
    return {"uri": quote(os.fsencode(shown)), "uriBaseId": "%SRCROOT%"}


def make(out: TextIO) -> Sarif:
    """The reporter."""
    return Sarif(out)
