"""From phrases found in the corpus to a file of them that people can review."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.phrases.house import PhraseFile
from lint.phrases.pack import normal_line
from lint.phrases.segments import Shape

OF_ONE_SOURCE = 0.9  # share of its places from which on a phrase is written down for one source only
HEAD = """\
# What many texts have in common and no article needs: found by `noiselint learn`, to be reviewed.
# Delete what you are not sure of, set `accept = false` for what belongs to the articles, and name this file in noiselint.toml:
#
#     [rules.house-phrase]
#     files = ["{name}"]
#
#     [rules.template-line]      # so that what you refused is not reported either
#     files = ["{name}"]
#
# Once `reviewed` is true, `noiselint check --fix` takes whole lines out; prefixes and suffixes ask for --unsafe-fixes.

reviewed = false
"""


@dataclass(slots=True)
class Learnt:
    """A phrase as it was first seen, how often in each source, and where first."""

    shape: Shape
    text: str
    example: str
    sources: Counter[str] = field(default_factory=Counter)

    @property
    def documents(self) -> int:
        """How many documents have it."""
        return self.sources.total()


class Learning:
    """Collects phrases by their words; documents must come in the order of their places."""

    def __init__(self) -> None:
        self._found: dict[tuple[Shape, str], Learnt] = {}

    def add(self, shape: Shape, text: str, source: str, place: str) -> None:
        """One place where a phrase stands."""
        known = self._found.setdefault((shape, normal_line(text)), Learnt(shape, text, place))
        known.sources[source] += 1

    def new(self, known: PhraseFile) -> list[Learnt]:
        """What is not in a file yet, the most frequent first."""
        old = {(phrase.shape, phrase.key) for phrase in known.phrases}
        fresh = [learnt for key, learnt in self._found.items() if key not in old and key[1] and learnt.text.isprintable()]
        return sorted(fresh, key=lambda learnt: (-learnt.documents, learnt.shape, learnt.text))


def entries(found: list[Learnt]) -> Iterator[str]:
    """The phrases as tables of TOML."""
    for learnt in found:
        (source, times), *_ = learnt.sources.most_common(1)
        lines = ["", "[[phrase]]", f"{learnt.shape} = {_string(learnt.text)}", f"documents = {learnt.documents}"]
        if times >= OF_ONE_SOURCE * learnt.documents:
            lines.append(f"source = {_string(source)}")
        if times < learnt.documents:
            lines.append(f"elsewhere = {learnt.documents - times}  # not in {json.dumps(source)}, where it is most frequent")
        yield "\n".join([*lines, f"example = {_string(learnt.example)}", ""])


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
