"""The section of a dataset card: the same figures in Markdown, between two marks, so that a later run can replace it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from lint.errors import UserError
from lint.report.templates import template

BEGIN, END = "<!-- noiselint: begin -->", "<!-- noiselint: end -->"


@dataclass(frozen=True, slots=True)
class Row:
    """A rule's line in the table."""

    rule: str
    mark: str
    finds: str
    count: str
    rate: str
    share: str


def card(data: dict[str, Any], holders: Counter[str]) -> str:
    """The section; `holders` says in how many documents each rule found something."""
    totals = data["totals"]
    lead = (
        f"{totals['findings']:,} findings ({totals['warnings']:,} warnings) in {totals['noisy']:,} of {totals['documents']:,} documents, "
        f"{totals['words']:,} words."
    )
    return template("card.md.j2", html=False).render(
        begin=BEGIN,
        end=END,
        version=data["version"],
        made=data["made"],
        lead=lead,
        rows=_rows(data, holders),
        score=f"{totals['score']:.0f}",
        earlier=_change(data),
    )


def _rows(data: dict[str, Any], holders: Counter[str]) -> list[Row]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for kind, _, _, count in data["cube"]:
        rule, _, severity, finds = data["kinds"][kind]
        counts[rule, severity, finds] += count
    words, documents = max(1, data["totals"]["words"]), max(1, data["totals"]["documents"])
    return [
        Row(
            rule,
            "*" if severity == "info" else "",
            finds.replace("|", "\\|").replace("<", "&lt;"),
            f"{count:,}",
            f"{1000 * count / words:.2f}",
            f"{holders[rule] / documents:.1%}",
        )
        for (rule, severity, finds), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def _change(data: dict[str, Any]) -> str:
    if not data["earlier"]:
        return ""
    rows = data["earlier"]["rows"]
    new, gone = sum(row[3] for row in rows), sum(row[4] for row in rows)
    made = f" of {data['earlier']['made']}" if data["earlier"]["made"] else ""
    return f"Compared with an earlier run{made}: {new:,} findings are new, {gone:,} are gone."


def placed(card_: str, section: str, path: str) -> str:
    """The text of a card with the section in the place of the old one. Raises UserError when it has no place for it."""
    start, stop = card_.find(BEGIN), card_.find(END)
    if start < 0 or stop < start:
        raise UserError(f"{path}: no place for the section; put a line {BEGIN} and below it a line {END} where it shall stand")
    return card_[:start] + section.rstrip("\n") + card_[stop + len(END) :]
