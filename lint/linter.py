"""Survey and place: what is done with one document. Report, diff and fix, in one process or many, all come through here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from lint.document import Document
from lint.plan import Plan, plan_rule_error
from lint.registry import Registered, registry
from lint.rule import Corpus, Hit, KeyRule, PairRule, Rule

MOST_VERDICTS = 1_000  # of one judge that a process remembers, about 3 MB of words; most are met once, others again and again


@dataclass(frozen=True, slots=True)
class Survey:
    """What one document gives by itself: hits of document rules by rule, keys by kind, sketch keys by pair rule."""

    hits: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Told(NamedTuple):
    """A hit and the rule that told it."""

    name: str
    group: str
    rule: Rule
    hit: Hit


class RuleFailure(Exception):
    """A rule broke on a document: a fault of the rule, told with its name and the place; the run ends with exit status 2."""

    def __init__(self, rule: str, doc: Document, error: Exception) -> None:
        where = doc.place.path if doc.place.record is None else f"{doc.place.path}, record {doc.place.record}"
        super().__init__(
            f"{where}: the rule {rule} failed ({type(error).__name__}: {error}); leave it out with --ignore {rule} and report it"
        )


def sketch_kind(kind: str) -> str:
    """The kind under which the keys of pair rules are counted."""
    return f"pair {kind}"


class _Look(NamedTuple):
    """What is asked of a rule at a survey: whether a document concerns it, then for its keys of a kind, or without one for its hits."""

    name: str
    kind: str
    concerns: Callable[[Document], bool]
    look: Callable[[Document], Iterable[Any]]


class PlannedRules:
    """The rules of a plan, ready to look at documents."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rules: list[tuple[Registered, Rule]] = []
        for spec in plan.rules:
            registered = registry().get(spec.name)
            if registered is None:
                raise plan_rule_error(spec.name)
            self.rules.append((registered, registered.rule(**dict(spec.options))))
        self._by_name = {registered.name: (registered, rule) for registered, rule in self.rules}
        self.names = frozenset(self._by_name)
        self.kinds = {rule.kind: rule for _, rule in self.rules if isinstance(rule, KeyRule)}
        self.judges: dict[str, list[tuple[Registered, KeyRule[object]]]] = defaultdict(
            list
        )  # rules that inherit one judge share its verdicts
        for registered, rule in self.rules:
            if isinstance(rule, KeyRule):
                self.judges[_judge_name(rule)].append((registered, rule))
        self.pairs: dict[str, list[tuple[Registered, PairRule]]] = defaultdict(list)
        for registered, rule in self.rules:
            if isinstance(rule, PairRule):
                self.pairs[rule.kind].append((registered, rule))
        self._looks = [look for registered, rule in self.rules if (look := self._look(registered.name, rule))]

    def _look(self, name: str, rule: Rule) -> _Look | None:
        """How a rule takes part in a survey; None where another one gives the same keys."""
        if isinstance(rule, KeyRule):
            return _Look(name, rule.kind, rule.concerns, rule.keys) if self.kinds[rule.kind] is rule else None
        if isinstance(rule, PairRule):
            first = self.pairs[rule.kind][0][1] is rule
            return _Look(name, sketch_kind(rule.kind), rule.concerns, rule.keys) if first else None
        return _Look(name, "", rule.concerns, rule.check)

    def survey(self, doc: Document) -> Survey:
        """Hits of document rules and all keys. Depends on the document and the plan alone. Raises RuleFailure."""
        hits: dict[str, tuple[Hit, ...]] = {}
        keys: dict[str, tuple[str, ...]] = {}
        for name, kind, concerns, look in self._looks:
            try:
                if not concerns(doc):
                    continue
                if kind:
                    keys[kind] = _distinct(look(doc))
                elif found := tuple(look(doc)):
                    hits[name] = found
            except Exception as error:
                raise RuleFailure(name, doc, error) from error
        return Survey(hits, {kind: found for kind, found in keys.items() if found})

    def place(self, doc: Document, survey: Survey, corpus: Corpus) -> list[Told]:
        """All hits of the document but those of pair rules. Raises RuleFailure."""
        return [*self._document_hits(survey), *self._key_hits(doc, survey, corpus)]

    def has_verdict(self, survey: Survey, corpus: Corpus) -> bool:
        """True when a key of the document has a verdict, so that its text must be read again for the places."""
        return any(self._verdicts(name, rules[0][1], survey, corpus) for name, rules in self.judges.items())

    def compare(self, kind: str, doc: Document, other: Document) -> Iterator[Told]:
        """The hits in `doc` of the pair rules of that kind. Raises RuleFailure."""
        for registered, rule in self.pairs[kind]:
            try:
                for hit in rule.compare(doc, other):
                    yield Told(registered.name, registered.group, rule, hit)
            except Exception as error:
                raise RuleFailure(registered.name, doc, error) from error

    def _document_hits(self, survey: Survey) -> Iterator[Told]:
        for name, hits in survey.hits.items():
            if known := self._by_name.get(name):
                yield from (Told(name, known[0].group, known[1], hit) for hit in hits)

    def _key_hits(self, doc: Document, survey: Survey, corpus: Corpus) -> Iterator[Told]:
        for name, rules in self.judges.items():
            at = rules[0][0].name
            try:
                if verdicts := self._verdicts(name, rules[0][1], survey, corpus):
                    rules[0][1].recall(doc, survey.keys[rules[0][1].kind])
                    for registered, rule in rules:
                        at = registered.name
                        for hit in rule.place(doc, verdicts):
                            yield Told(registered.name, registered.group, rule, hit)
            except Exception as error:
                raise RuleFailure(at, doc, error) from error

    def _verdicts(self, name: str, rule: KeyRule[object], survey: Survey, corpus: Corpus) -> dict[str, object]:
        if not (keys := survey.keys.get(rule.kind)):
            return {}
        judge = corpus.once(name, lambda: lru_cache(MOST_VERDICTS)(lambda key: rule.judge(key, corpus)))
        return {key: verdict for key in sorted(rule.doubtful(keys, corpus)) if (verdict := judge(key)) is not None}


def _judge_name(rule: KeyRule[object]) -> str:
    judge = type(rule).judge
    return f"verdicts {rule.kind} {judge.__module__}.{judge.__qualname__}"


@lru_cache(maxsize=8)
def linter(plan: Plan) -> PlannedRules:
    """The linter of a plan, made once a process."""
    return PlannedRules(plan)


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(keys)))
