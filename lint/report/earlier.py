"""An earlier run to compare with: the findings it printed as JSON Lines, or the page of its report."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lint.errors import UserError
from lint.report.collect import Collected

DATA = re.compile(r'<script type="application/json" id="data">([^<]*)</script>')
MOST_DRIFTS = 12  # rows of the table of what changed most
_KIND, _FINGERPRINT = 1, -1  # of the rows of findings in a report's data


@dataclass(slots=True)
class Earlier:
    """How often each fingerprint and rule was found before; `words`, `score` and `rates` (findings per 1,000 words, by rule and source) are
    known from a report only.
    """

    name: str
    fingerprints: Counter[str] = field(default_factory=Counter)
    rules: dict[str, str] = field(default_factory=dict)
    made: str = ""
    words: int | None = None
    score: float | None = None
    rates: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, fingerprint: str, rule: str) -> None:
        """One finding of then."""
        self.fingerprints[fingerprint] += 1
        self.rules[fingerprint] = rule

    def fresh(self, now: Collected) -> set[int]:
        """The identities (`id`) of the findings that were not there before."""
        left = self.fingerprints.copy()
        out = set()
        for doc in now.noisy:
            for one in doc.findings:
                if left[one.fingerprint] > 0:
                    left[one.fingerprint] -= 1
                else:
                    out.add(id(one))
        return out

    def told(self, now: Collected) -> dict[str, Any]:
        """The comparison: a row a rule with its counts then, now, new, gone."""
        fresh = self.fresh(now)
        current = [one for doc in now.noisy for one in doc.findings]
        before: Counter[str] = Counter()
        for fingerprint, count in self.fingerprints.items():
            before[self.rules[fingerprint]] += count
        after = Counter(one.rule for one in current)
        new = Counter(one.rule for one in current if id(one) in fresh)
        rows = [[rule, before[rule], after[rule], new[rule], before[rule] - after[rule] + new[rule]] for rule in sorted(before | after)]
        known = {"name": self.name, "made": self.made, "words": self.words, "score": self.score}
        return {**known, "rows": rows, "drift": self._drift(now) if self.rates else []}

    def _drift(self, now: Collected) -> list[list[Any]]:
        """Rule, source, findings per 1,000 words then and now, where the two differ most; sources of both runs only."""
        words: Counter[str] = Counter()
        for (source, _), share in now.cells.items():
            words[source] += share.words
        counts = Counter((one.rule, doc.known.source) for doc in now.noisy for one in doc.findings)
        rates = _rates(counts, words)
        before = {source for _, source in self.rates}
        both = [key for key in sorted(rates.keys() | self.rates.keys()) if key[1] in before and words[key[1]]]
        pairs = [(key, round(self.rates.get(key, 0), 2), round(rates.get(key, 0), 2)) for key in both]
        changed = sorted((pair for pair in pairs if pair[1] != pair[2]), key=lambda pair: -abs(pair[2] - pair[1]))
        return [[*key, then, now_] for key, then, now_ in changed[:MOST_DRIFTS]]


def _rates(counts: Mapping[tuple[str, str], int], words: Mapping[str, int]) -> dict[tuple[str, str], float]:
    return {(rule, source): 1000 * count / words[source] for (rule, source), count in counts.items() if words.get(source)}


def read_earlier(path: str) -> Earlier:
    """The earlier run in a file. Raises UserError when it is neither a report nor findings."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"--compare: {path} cannot be read ({error}); name a report or findings of an earlier run") from error
    try:
        found = DATA.search(text)
        return _from_report(path, json.loads(found[1])) if found else _from_lines(path, text.splitlines())
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise UserError(
            f"--compare: {path} is neither a report of noiselint nor findings as --output-format jsonl prints them; name one of these"
        ) from error


def _from_report(path: str, data: dict[str, Any]) -> Earlier:
    totals = data["totals"]
    if totals["listed"] < totals["findings"]:
        raise UserError(
            f"--compare: {path} lists only {totals['listed']:,} of its {totals['findings']:,} findings; compare with that run's "
            "findings as --output-format jsonl prints them"
        )
    out = Earlier(Path(path).name, made=data["made"], words=totals["words"], score=totals["score"])
    for row in data["findings"]:
        out.add(row[_FINGERPRINT], data["kinds"][row[_KIND]][0])
    words: Counter[str] = Counter()
    for source, _, _, count, _ in data["cells"]:
        words[data["sources"][source]] += count
    counts: Counter[tuple[str, str]] = Counter()
    for kind, source, _, count in data["cube"]:
        counts[data["kinds"][kind][0], data["sources"][source]] += count
    out.rates = _rates(counts, words)
    return out


def _from_lines(path: str, lines: Iterable[str]) -> Earlier:
    out = Earlier(Path(path).name)
    for line in filter(str.strip, lines):
        found = json.loads(line)
        out.add(found["fingerprint"], found["rule"])
    return out
