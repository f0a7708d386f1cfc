"""noiselint rules: the catalogue."""

from __future__ import annotations

import json
from typing import TextIO

from lint.catalogue import markdown, page, summary, table
from lint.errors import UserError
from lint.registry import groups, registry
from lint.settings import did_you_mean

FORMATS = ("text", "jsonl", "markdown")


def rules(name: str | None, output_format: str, out: TextIO) -> None:
    """Print all rules, those of a group, or one rule with its examples. Raises UserError when there is none of that name."""
    if output_format not in FORMATS:
        raise UserError(f"--output-format: there is no {output_format!r}{did_you_mean(output_format, FORMATS)}")
    if name is not None and name not in registry() and name not in groups():
        raise UserError(f"there is no rule or group {name!r}{did_you_mean(name, [*registry(), *groups()])}")
    chosen = [r for r in registry().values() if name in (None, r.name, r.group)]
    if output_format == "jsonl":
        for rule in chosen:
            known = {
                "name": rule.name,
                "group": rule.group,
                "severity": rule.rule.severity,
                "default": rule.rule.default,
                "finds": summary(rule),
            }
            out.write(json.dumps(known, ensure_ascii=False) + "\n")
    elif output_format == "markdown":
        out.write(markdown() if name is None else "\n".join(map(page, chosen)))
    else:
        out.write(page(registry()[name]) if name in registry() else table(chosen))
