"""noiselint inspect: what was read from each document."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from lint.commands.check import Request, adjusted, overriding
from lint.commands.output import complain
from lint.config import plan
from lint.document import Document
from lint.errors import UserError
from lint.escape import printable
from lint.files import find
from lint.parts import Part
from lint.plan import Plan
from lint.reading import entries
from lint.settings import Settings, did_you_mean

FORMATS = ("jsonl", "text")


def inspect(paths: Sequence[str], isolated: bool, config: str | None, output_format: str, out: TextIO = sys.stdout) -> int:
    """Print one object, or one block, a document; the exit status is 2 when something could not be read."""
    if output_format not in FORMATS:
        raise UserError(f"--output-format: there is no {output_format!r}{did_you_mean(output_format, FORMATS)}")
    request = Request(tuple(paths), isolated=isolated, config=config)
    found = adjusted(find(paths or (".",), overriding(request)), request)
    problems = list(found.problems)
    plans: dict[str, Plan] = {}
    for file, settings in found.files:
        for entry in entries(Part(file), _plan(plans, settings)):
            if entry.problem:
                problems.append(entry.problem)
            for doc in entry.documents:
                _write(seen(doc), output_format, out)
    for problem in problems:
        complain(problem)
    return 2 if problems else 0


def seen(doc: Document) -> dict[str, Any]:
    """What noiselint reads from a document."""
    header = doc.header
    return {
        "path": doc.place.path,
        "record": doc.place.record,
        "field": doc.place.field,
        "language": doc.language,
        "headline": header.headline,
        "byline": header.byline,
        "dateline": header.dateline,
        "date": doc.date,
        "paragraphs": len(doc.paragraphs),
        "words": doc.words,
    }


def _plan(plans: dict[str, Plan], settings: Settings) -> Plan:
    if settings.source not in plans:
        plans[settings.source] = plan(settings)
    return plans[settings.source]


def _write(seen: dict[str, Any], output_format: str, out: TextIO) -> None:
    if output_format == "jsonl":
        line = json.dumps(seen, ensure_ascii=False)
        out.write((line if line.isprintable() else json.dumps(seen)) + "\n")
        return
    record = "" if seen["record"] is None else f" ({seen['record']})"
    out.write(printable(f"{seen['path']}{record}") + "\n")
    for name in ("language", "headline", "byline", "dateline", "date", "paragraphs", "words"):
        out.write(f"  {name:<11}{'-' if seen[name] is None else printable(str(seen[name]))}\n")
