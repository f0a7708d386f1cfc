"""Findings written where they are made, a file a bundle: JSON Lines or Parquet, into any folder that fsspec can reach."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lint.findings import Finding
from lint.job import Report

NESTED = ("record", "related", "fixes", "evidence")  # columns that hold JSON


@dataclass(frozen=True, slots=True)
class Written:
    """The folder (a path or an address) and the format, jsonl or parquet."""

    folder: str
    format: str


def write_findings(where: Written, number: int, reports: Sequence[Report]) -> None:
    """Write the findings of reports into a file that bears the number, and leave in the reports what is counted.

    A task that is carried out twice writes the same file twice; it is whole under its name or not there.
    """
    import fsspec

    from lint.lines import line

    found = [finding for report in reports for finding in report.findings]
    for report in reports:
        report.findings = [_counted(finding) for finding in report.findings]
    if not found:
        return
    system, folder = fsspec.url_to_fs(where.folder)
    system.makedirs(folder, exist_ok=True)
    name = f"{folder.rstrip('/')}/part-{number:012}.{where.format}"
    data = _parquet(found) if where.format == "parquet" else "".join(map(line, found)).encode("utf-8", "backslashreplace")
    with system.transaction, system.open(name, "wb") as out:  # under its name when it is whole
        out.write(data)


def _counted(finding: Finding) -> Finding:
    fixes = tuple(replace(fix, edits=()) for fix in finding.fixes[:1])
    return replace(finding, message="", text="", related=(), evidence={}, excerpt=None, fixes=fixes)


def _parquet(found: Iterable[Finding]) -> bytes:
    from lint.sources.columnar.rows import parquet_bytes

    rows = [finding.as_dict() for finding in found]
    for row in rows:
        row.update({name: json.dumps(row[name]) for name in NESTED})
    return parquet_bytes(rows)
