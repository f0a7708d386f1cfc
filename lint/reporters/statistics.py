"""Counts by rule, instead of the findings."""

from __future__ import annotations

from typing import TextIO

from lint.job import Report
from lint.registry import registry
from lint.reporters.tally import Tally


class Statistics:
    """`count  rule  (how many can be mended)`, the most frequent first."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def report(self, report: Report) -> None:
        return

    def finish(self, tally: Tally, quiet: bool) -> None:
        rows = [(count, rule, registry()[rule].group, tally.applicable[rule]) for rule, count in tally.rules.most_common()]
        for count, rule, group, mended in sorted(rows, key=lambda row: (-row[0], row[1])):
            self._out.write(f"{count:>9,}  {rule:<24} {group:<12} {f'{mended:,} can be mended' if mended else ''}".rstrip() + "\n")
        if not quiet:
            self._out.write(tally.sentence() + "\n")
        self._out.flush()
