"""What a rule costs: the survey of each text with the rules of the plan, and with each of them twice.

    python bench/per_rule.py                       on articles made here, as those of bench/speed.py
    python bench/per_rule.py --data FILE.jsonl     on the texts of a JSON Lines file (field `text`)

Run by hand. Texts are surveyed in one process, lots of them in turn with and without the second set of rules, the least of the rounds
counts. What rules share of a text (words, lines, phrases, dates) is made by the first that asks for it, and costs nothing the second time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from speed import generated, read

from lint.config import plan
from lint.document import Document
from lint.linter import PlannedRules
from lint.settings import Settings

LOT = 50  # texts between two looks at the clock
ROUNDS = 6


def surveyed(rules: PlannedRules, texts: Sequence[str]) -> float:
    """Seconds of processor time."""
    begun = time.process_time()
    for text in texts:
        rules.survey(Document(text))
    return time.process_time() - begun


def main() -> None:
    """Print microseconds a text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a JSON Lines file with a field text")
    parser.add_argument("--texts", type=int, default=1000)
    options = parser.parse_args()
    texts = list(islice(read(options.data) if options.data else generated(6e-3 * options.texts), options.texts))
    lots = [texts[at : at + LOT] for at in range(0, len(texts), LOT)]
    chosen = plan(Settings())
    sets = [PlannedRules(replace(chosen, rules=chosen.rules * times)) for times in (1, 2)]
    least = [[min(times) for times in zip(*rounds, strict=True)] for rounds in zip(*_rounds(sets, lots), strict=True)]
    once, twice = (1e6 * sum(lot) / len(texts) for lot in least)
    letters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts):,} texts of {letters:,.0f} characters; microseconds a text")
    print(f"{len(chosen.rules)} rules: {once:,.0f}; each twice: {twice:,.0f}, {twice / once:.2f} times as much")
    print(f"one more rule, on average: {(twice - once) / len(chosen.rules):.1f}")


def _rounds(sets: Sequence[PlannedRules], lots: Sequence[Sequence[str]]) -> list[list[list[float]]]:
    out = []
    for _ in range(ROUNDS):
        pairs = [[surveyed(rules, lot) for rules in sets] for lot in lots]
        out.append([list(times) for times in zip(*pairs, strict=True)])
    return out


if __name__ == "__main__":
    main()
