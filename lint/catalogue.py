"""The catalogue of rules: as a table, as a page a rule, and as Markdown. All of it comes from the rules themselves."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields

from lint.escape import printable
from lint.registry import Registered, registry
from lint.rule import Bad, Example


def summary(rule: Registered) -> str:
    """The first line of the rule's file: what it finds, in a few words."""
    module = sys.modules[rule.rule.__module__]
    return (module.__doc__ or rule.rule.__doc__ or "").strip().splitlines()[0].rstrip(".")


def table(rules: Iterable[Registered]) -> str:
    """One line a rule: name, group, severity, whether it is on, summary."""
    rows = [(r.name, r.group, r.rule.severity, "on" if r.rule.default else "off", summary(r)) for r in rules]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) + f"  {row[4]}\n" for row in rows)


def page(rule: Registered) -> str:
    """Everything about one rule, in Markdown: what it finds and why, options, examples."""
    state = "on" if rule.rule.default else "off: runs only when asked for by name or with `all`"
    origin = f", from {rule.distribution}" if rule.from_plugin else ""
    lines = [f"## {rule.name}", "", f"Group `{rule.group}`, severity {rule.rule.severity}, {state}{origin}.", "", _documentation(rule), ""]
    if options := list(_options(rule)):
        lines += ["Options:", "", *options, ""]
    bad = [e for e in rule.rule.examples if isinstance(e, Bad)]
    good = [e for e in rule.rule.examples if not isinstance(e, Bad)]
    lines += ["Reported, between ⟦ and ⟧:", "", *(line for e in bad for line in _bad(e)), "", "Left alone:", "", *map(_good, good), ""]
    return "\n".join(lines)


def markdown() -> str:
    """The whole catalogue, by group."""
    groups = sorted({r.group for r in registry().values()})
    head = ["# The rules", "", "Made by `noiselint rules --output-format markdown`; do not edit.", ""]
    index = ["| rule | severity | on | finds |", "|---|---|---|---|"]
    pages = []
    for group in groups:
        for rule in (r for r in registry().values() if r.group == group):
            on = "yes" if rule.rule.default else "no"
            index.append(f"| [{rule.name}](#{rule.name}) ({group}) | {rule.rule.severity} | {on} | {summary(rule)} |")
            pages.append(page(rule))
    return "\n".join([*head, *index, "", *pages])


def _documentation(rule: Registered) -> str:
    return inspect.cleandoc(rule.rule.__doc__ or "")


def _options(rule: Registered) -> Iterator[str]:
    for field in fields(rule.rule):
        default = list(field.default) if isinstance(field.default, tuple) else field.default
        value = str(default).lower() if isinstance(default, bool) else repr(default)
        yield f"- `{field.name.replace('_', '-')}` (default `{value}`): {field.metadata.get('help', '')}"


def _bad(example: Bad) -> Iterator[str]:
    yield f"- {_quoted(example.text)}{_context(example)}"
    if example.fixed is not None:
        yield f"  - {'safe' if example.safe else 'unsafe'} fix: {_quoted(example.fixed)}"


def _good(example: Example) -> str:
    return f"- {_quoted(example.text)}{_context(example)}"


def _context(example: Example) -> str:
    parts = []
    if example.metadata:
        parts.append(", ".join(f"{name} {value}" for name, value in example.metadata.items()))
    if example.corpus:
        parts.append("beside " + ", ".join(_quoted(o if isinstance(o, str) else o.text) for o in example.corpus))
    if example.options:
        parts.append(", ".join(f"{name} = {value!r}" for name, value in example.options.items()))
    return f" ({'; '.join(parts)})" if parts else ""


def _quoted(text: str) -> str:
    shown = printable(text if len(text) <= 400 else f"{text[:200]} … {text[-200:]}")
    ticks = "``" if "`" in shown else "`"
    pad = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) or not shown else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"
