"""Surveys as bytes, and what copies restore: what the store keeps of them. JSON, so that a store from elsewhere can do no harm."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lint.document import Place
from lint.edits import Edit, Fix, Safety
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


def _packed(value: object) -> bytes:
    return zlib.compress(_ENCODED(value).encode("ascii"), 1)


def _attached(told: Hit) -> list[Any]:
    fixes = [[[[e.start, e.end, e.replacement] for e in fix.edits], str(fix.safety), fix.confidence] for fix in told.fixes]
    return [fixes, [[*r.place, r.start, r.end, r.line] for r in told.related], dict(told.evidence)]


def _read(fixes: list[Any], related: list[Any], evidence: dict[str, Any]) -> tuple[tuple[Fix, ...], tuple[Related, ...], dict[str, Any]]:
    made = tuple(Fix(tuple(Edit(*e) for e in edits), Safety(safety), confidence) for edits, safety, confidence in fixes)
    return made, tuple(Related(Place(*values[:4]), *values[4:]) for values in related), evidence
