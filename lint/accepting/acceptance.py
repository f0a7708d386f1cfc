"""What of a run's findings is accepted, and which entries of baselines and configurations have nothing left to accept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lint.accepting.baseline import Key, Sieve, baseline_path, read
from lint.job import Report
from lint.language.allowed import forms
from lint.plan import Plan
from lint.settings import Settings
from lint.store import Store
from lint.wordrule import WordRule

MOST_LISTED = 20


@dataclass(slots=True)
class Acceptance:
    """The baselines that a run meets, each read once, and what its configurations allow."""

    sieves: dict[str, Sieve] = field(default_factory=dict)
    _rules: dict[str, set[str]] = field(default_factory=dict)
    _used: dict[str, set[str]] = field(default_factory=dict)
    _whole: dict[str, tuple[Settings, list[str]]] = field(default_factory=dict)

    def enter(self, settings: Settings, plan: Plan) -> None:
        """Say that files of these settings come now. Raises UserError when their baseline cannot be read."""
        self._used[settings.source] = set()
        if path := baseline_path(settings):
            if path not in self.sieves:
                self.sieves[path] = Sieve(read(path))
            ran = {rule.name for rule in plan.rules}
            self._rules[path] = self._rules.get(path, ran) & ran

    def sift(self, settings: Settings, report: Report) -> Report:
        """The report without what the baseline of these settings accepts."""
        self._used[settings.source] |= report.used
        if path := baseline_path(settings):
            report.findings = self.sieves[path].new(report.findings)
        return report

    def weigh(self, settings: Settings, allowed: Iterable[str], store: Store) -> None:
        """Take from the store of a whole corpus which allowed words stand in it."""
        self._whole[settings.source] = settings, sorted(word for word in allowed if not _stands(word, store))

    @property
    def accepted(self) -> int:
        """How many findings were accepted."""
        return sum(sieve.met for sieve in self.sieves.values())

    def gone(self, path: str) -> Counter[Key]:
        """What the baseline accepts and the run did not meet, of the rules that ran on all of its files."""
        return self.sieves[path].gone(self._rules[path])

    def unused(self) -> Iterator[str]:
        """A sentence for each kind of entry of which some had nothing to allow, of the configurations whose whole corpus was seen."""
        for source, (settings, words) in self._whole.items():
            patterns = {"ignore-patterns": settings.ignore_patterns, "per-path-ignores": settings.per_path_ignores}
            idle = {"words": words, **{key: [p for p in given if p not in self._used[source]] for key, given in patterns.items()}}
            for key, found in idle.items():
                if found:
                    yield f"{source}: {key} without use: {_listed(found)}; take them out"


def _stands(word: str, store: Store) -> bool:
    """True when a document holds the word and no word list explains it; any other word needs no leave."""
    from lint.language.lexicon import LANGUAGES

    written = [form + end for form in forms(word) for end in ("", "'s", "’s")]
    return any(store.count(WordRule.kind, f"{language}:{token}") for token in written for language in LANGUAGES)


def _listed(entries: Sequence[str]) -> str:
    more = f" and {len(entries) - MOST_LISTED:,} more" if len(entries) > MOST_LISTED else ""
    return ", ".join(entries[:MOST_LISTED]) + more
