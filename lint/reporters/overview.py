"""What the findings of a run are, where they are too many to be seen at a glance, and what to type next."""

from __future__ import annotations

from lint.catalogue import summary
from lint.registry import registry
from lint.reporters.paint import Paint
from lint.reporters.tally import Tally, counted

MANY = 25  # findings; about two screens of them
MOST_RULES = 6  # so that overview, last line and next steps stay together on the smallest terminal


def overview(tally: Tally, paint: Paint) -> str:
    """The most frequent rules with what they find, and the number of the others; "" for a few findings."""
    if tally.findings <= MANY:
        return ""
    ranked = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{count:>9,}  {paint(rule.ljust(22), 'bold')} {summary(registry()[rule])}\n" for rule, count in ranked[:MOST_RULES]]
    if rest := ranked[MOST_RULES:]:
        lines.append(f"{sum(count for _, count in rest):>9,}  of {counted(len(rest), 'other rule')}; --statistics counts them\n")
    return "".join(lines)


def next_steps(tally: Tally) -> str:
    """Commands for whoever looks at many findings for the first time; "" for a few."""
    if tally.findings <= MANY:
        return ""
    first = min(tally.rules, key=lambda rule: (-tally.rules[rule], rule))
    return (
        f"`noiselint rules {first}` explains one, `noiselint report` shows them on a page, `noiselint baseline` accepts them as they are.\n"
    )
