"""Surveys and findings as bytes: what the store keeps of them. JSON, so that a store from elsewhere can do no harm."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lint.document import Place
from lint.edits import Edit, Fix, Safety
from lint.findings import Excerpt, Finding
from lint.linter import Survey
from lint.rule import Hit, Related

if TYPE_CHECKING:
    from lint.mending.siblings import Restored


def pack_survey(survey: Survey) -> bytes:
    """The bytes of a survey."""
    hits = {rule: [[h.start, h.end, h.message, *_attached(h)] for h in found] for rule, found in survey.hits.items()}
    return _packed([hits, survey.keys])


def unpack_survey(data: bytes) -> Survey:
    """The survey behind the bytes."""
    hits, keys = json.loads(zlib.decompress(data))
    return Survey(
        {rule: tuple(Hit(start, end, message, *_read(*rest)) for start, end, message, *rest in found) for rule, found in hits.items()},
        {kind: tuple(found) for kind, found in keys.items()},
    )


def pack_findings(findings: Sequence[Finding]) -> bytes:
    """The bytes of the findings of one part."""
    return _packed([[list(f.place), [getattr(f, name) for name in _SIMPLE], _excerpt(f.excerpt), _attached(f)] for f in findings])


def unpack_findings(data: bytes) -> list[Finding]:
    """The findings behind the bytes."""
    out = []
    for place, simple, excerpt, attached in json.loads(zlib.decompress(data)):
        fixes, related, evidence = _read(*attached)
        around = Excerpt(*excerpt) if excerpt else None
        values: list[Any] = [Place(*place), *simple[:-1], related, fixes, evidence, simple[-1], around]
        out.append(Finding(*values))
    return out


def pack_restored(found: Sequence[Restored]) -> bytes:
    """The bytes of what copies restore in one document."""
    return _packed([[r.rule, r.text, r.replacement, r.safety and str(r.safety), list(r.place), r.start, r.end] for r in found])


def unpack_restored(data: bytes) -> list[Restored]:
    """What stands behind the bytes."""
    from lint.mending.siblings import Restored

    return [
        Restored(rule, text, replacement, Safety(safety) if safety else None, Place(*place), start, end)
        for rule, text, replacement, safety, place, start, end in json.loads(zlib.decompress(data))
    ]


_ENCODED = json.JSONEncoder(separators=(",", ":")).encode  # json.dumps would make an encoder each time
_SIMPLE = (
    *("rule", "group", "severity", "message", "start", "end", "line", "column", "end_line", "end_column", "file_line", "text"),
    "fingerprint",
)


def _packed(value: object) -> bytes:
    return zlib.compress(_ENCODED(value).encode("ascii"), 1)


def _excerpt(excerpt: Excerpt | None) -> list[Any] | None:
    return [excerpt.before, excerpt.text, excerpt.after, excerpt.cut_before, excerpt.cut_after] if excerpt else None


def _attached(told: Hit | Finding) -> list[Any]:
    fixes = [[[[e.start, e.end, e.replacement] for e in fix.edits], str(fix.safety), fix.confidence] for fix in told.fixes]
    return [fixes, [[*r.place, r.start, r.end, r.line] for r in told.related], dict(told.evidence)]


def _read(fixes: list[Any], related: list[Any], evidence: dict[str, Any]) -> tuple[tuple[Fix, ...], tuple[Related, ...], dict[str, Any]]:
    made = tuple(Fix(tuple(Edit(*e) for e in edits), Safety(safety), confidence) for edits, safety, confidence in fixes)
    return made, tuple(Related(Place(*values[:4]), *values[4:]) for values in related), evidence
