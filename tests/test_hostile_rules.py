"""No text makes a rule fail or hang: every rule looks at long runs of one character, of pairs, and at fragments without end.

Nothing is timed. The texts are so long that a rule slower than linear would not come to an end in any patience.
"""

import pytest

from lint.document import Document, Place
from lint.linter import PlannedRules
from lint.plan import Plan, RuleSpec
from lint.registry import Registered, registry

SIZE = 200_000
CHARACTERS = "\"'(<*&_[{|>`-=#@.:;,“„«\u2018\u2019 \t\n\r\u00a0\u3000a1é\u0301\u00ad\u200b\u200d\ufeff\ufffd\x00\x85\x1bﬁſ\ud83d😀漢ا"
PAIRS = (
    '" ',
    "“ ",
    "“”",
    "( ",
    ") ",
    "<a ",
    "* a",
    "&#",
    "&amp;",
    "- ",
    "-\n",
    "a-\nb",
    "\n\n",
    " \n",
    "  ",
    "a\u00ad",
    "Ã©",
    "é”",
    "[[",
    "{{",
    "<!--",
    "_a",
    "a b ",
    "A\n",
)
FRAGMENTS = (
    '<a href="' + "x" * SIZE,
    "[caption " + "a" * SIZE,
    "[caption " + "a=" * (SIZE // 2),
    "<p " + "a=b " * (SIZE // 4),
    "&" + "amp;" * (SIZE // 4),
    "*" + "a " * (SIZE // 2) + "*",
    "\x1b[" + "0;" * (SIZE // 2),
    "A " * (SIZE // 2) + "- B",
    "By " + "Ana " * (SIZE // 4),
    "12 March " * (SIZE // 9),
    "2020-01-" * (SIZE // 8),
    "Read more" * (SIZE // 9),
    "word\t" * (SIZE // 5),
    ("x" * 70 + "\n") * (SIZE // 71),
    ('"x\n\n') * (SIZE // 4),
    "The sun shone over the harbour all day long, and it was good.\n\n" * (SIZE // 63),
    "".join(f"The sun shone over harbour {n // 2} all day long, and it was good.\n\n" for n in range(SIZE // 64)),
)
NAMED = [pytest.param(char * SIZE, id=f"U+{ord(char):04X}") for char in CHARACTERS]
NAMED += [pytest.param(pair * (SIZE // len(pair)), id=f"pair {i}") for i, pair in enumerate(PAIRS)]
NAMED += [pytest.param(text, id=f"fragment {i}") for i, text in enumerate(FRAGMENTS)]


@pytest.fixture(scope="module")
def linter() -> PlannedRules:
    return PlannedRules(Plan(tuple(RuleSpec(name) for name in registry()), "2024-06-15"))


@pytest.mark.parametrize("text", NAMED)
def test_long_runs_end(linter: PlannedRules, text: str) -> None:
    doc = Document(text, Place("run.txt"))
    for hits in linter.survey(doc).hits.values():
        assert all(0 <= hit.start <= hit.end <= len(text) for hit in hits)


@pytest.mark.parametrize("registered", registry().values(), ids=lambda r: r.name)
@pytest.mark.parametrize(
    "text", ["", " ", "\n", "a", "\ud800", '"', "(", "-", "\ufeff", "\u0301", "\r", "\x85", "&amp;", "Ã", "“", "a-\n", "- a", "=\n="]
)
def test_tiny_texts(registered: Registered, text: str) -> None:
    doc = Document(text, Place("tiny.txt"))
    hits = PlannedRules(Plan((RuleSpec(registered.name),), "2024-06-15")).survey(doc).hits.get(registered.name, ())
    for hit in hits:
        assert 0 <= hit.start <= hit.end <= len(text)
        assert all(0 <= edit.start <= edit.end <= len(text) for fix in hit.fixes for edit in fix.edits)
