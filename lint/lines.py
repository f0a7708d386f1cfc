"""A finding as one line of JSON, which programs and the store read."""

from __future__ import annotations

import json

from lint.findings import Finding

_plain, _escaped = json.JSONEncoder(ensure_ascii=False).encode, json.JSONEncoder().encode  # dumps makes an encoder a call


def line(finding: Finding) -> str:
    """A finding and a line end; characters outside ASCII are escaped only where they could harm a terminal or a line."""
    made = _plain(finding.as_dict())
    made = made if made.isprintable() else _escaped(finding.as_dict())
    return made.replace("##", "#\\u0023") + "\n"  # `##[` is a command to CI runners
