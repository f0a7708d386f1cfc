"""Running the examples of a rule, for this project and for plug-ins; the same functions as a real run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lint.corpus import MemoryCorpus
from lint.document import Document, Place
from lint.edits import Proposed, Safety
from lint.linter import PlannedRules, Told
from lint.plan import Plan, RuleSpec
from lint.registry import registry
from lint.rule import Bad, Example, Rule
from lint.settle import settle

TODAY = "2024-06-15"  # the day on which every example is judged


def check_example(rule: type[Rule], example: Example) -> None:
    """Raises AssertionError, with what was expected and found, when the rule does not do on its example what it says."""
    text, expected = _marks(example.text) if isinstance(example, Bad) else (example.text, [])
    look = _looker(rule, example)
    found = [(told.hit.start, told.hit.end) for told in look(text)]
    assert sorted(found) == expected, f"{rule.__name__}: expected {_show(text, expected)}, found {_show(text, found)}\n{text!r}"
    if isinstance(example, Bad):
        _check_fixes(rule, example, text, look)


def _check_fixes(rule: type[Rule], example: Bad, text: str, look: Callable[[str], list[Told]]) -> None:
    whole = text if example.fixed is None else example.fixed
    for unsafe, wanted in ((True, whole), (False, whole if example.safe else text)):
        done = settle(text, lambda now, unsafe=unsafe: _proposed(look(now), unsafe))  # type: ignore[misc]
        kind = "all fixes" if unsafe else "safe fixes"
        assert not done.unsettled, f"{rule.__name__}: fixes of {text!r} do not settle"
        assert done.text == wanted, f"{rule.__name__}: after {kind} expected {wanted!r}, got {done.text!r}"


def _proposed(told: Iterable[Told], unsafe: bool) -> list[Proposed]:
    allowed = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    return [Proposed(t.rule.stage, t.name, t.hit.fixes[0]) for t in told if t.hit.fixes and t.hit.fixes[0].safety in allowed]


def _looker(rule: type[Rule], example: Example) -> Callable[[str], list[Told]]:
    name = next(r.name for r in registry().values() if r.rule is rule)
    linter = PlannedRules(Plan((RuleSpec(name, tuple(sorted(example.options.items()))),), TODAY))
    others = [_other(given, Place(f"other-{i}.txt")) for i, given in enumerate(example.corpus)]

    def look(text: str) -> list[Told]:
        doc = Document(text, Place(example.name), metadata=example.metadata, encoding=example.encoding)
        surveyed = [(d, linter.survey(d)) for d in (doc, *others)]
        corpus = MemoryCorpus([(d.place, s) for d, s in surveyed], TODAY)
        pairs = (told for pair in linter.pairs for other in others for told in linter.compare(pair, doc, other))
        return [*linter.place(doc, surveyed[0][1], corpus), *pairs]

    return look


def _other(given: str | Document, place: Place) -> Document:
    return Document(given, place) if isinstance(given, str) else Document(given.text, place, metadata=given.metadata)


def _marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, start = "", [], 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, sorted(spans)


def _show(text: str, spans: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{start}:{end} {text[start:end]!r}" for start, end in spans) or "nothing"
