"""Texts that repeat themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lint import Bad, Document, Good, Hit, Rule, Stage, option

GOPHER = "Gopher (Rae et al. 2021, table A1)"


class RepetitiveText(Rule):
    """The text repeats lines, paragraphs or runs of words more than Gopher allows a page: menus, lists, machine-made text. Models
    trained on such pages learn to repeat.

    Off by default, and document by document only: a caption that stands twice makes a sound short article fail (FineWeb's stricter 0.01
    of repeated characters drops every article whose caption is its first sentence), and `repeated-paragraph` names and removes such
    places. All fractions are Gopher's and count as datatrove counts them. Shown only.
    """

    stage = Stage.CHARACTERS
    default = False
    lines: float = option(0.30, f"share of lines that stood before; {GOPHER}")
    paragraphs: float = option(0.30, f"share of paragraphs that stood before; {GOPHER}")
    line_characters: float = option(0.20, f"share of characters in lines that stood before; {GOPHER}")
    paragraph_characters: float = option(0.20, f"share of characters in paragraphs that stood before; {GOPHER}")
    top_runs: tuple[float, ...] = option((0.20, 0.18, 0.16), f"share of characters in the most frequent run of 2, 3, 4 words; {GOPHER}")
    repeated_runs: tuple[float, ...] = option((0.15, 0.14, 0.13, 0.12, 0.11, 0.10), f"share in repeated runs of 5 to 10 words; {GOPHER}")
    examples = (
        Bad("⟦⟧Rain fell.\nSun shone.\nRain fell.\nRain fell.\nSun shone."),
        Bad("⟦⟧" + "we sell cheap boats in Bergen, " * 12),
        Good("Rain fell in the night. By the morning the lower town stood under the water, so that nobody could get to the market."),
        Good(""),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        if over := [(name, value) for name, value, limit in self._fractions(doc.text) if value > limit]:
            worst = ", ".join(f"{name} {value:.2f}" for name, value in over)
            yield Hit(0, 0, f"repeats itself: {worst}", evidence={name: round(value, 3) for name, value in over})

    def _fractions(self, text: str) -> Iterator[tuple[str, float, float]]:
        size = len(text.strip())
        if not size:
            return
        for name, parts, share, characters in (
            ("lines", re.split(r"\n+", text.strip()), self.lines, self.line_characters),
            ("paragraphs", re.split(r"\n{2,}", text.strip()), self.paragraphs, self.paragraph_characters),
        ):
            again = _again(parts)
            yield f"{name}", len(again) / len(parts), share
            yield f"characters in {name}", sum(map(len, again)) / size, characters
        words = text.split()
        for length, limit in enumerate(self.top_runs, 2):
            yield f"most frequent {length} words", _top(words, length) / size, limit
        for length, limit in enumerate(self.repeated_runs, 5):
            yield f"repeated {length} words", _repeated(words, length) / size, limit


def _again(parts: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    return [part for part in parts if part in seen or seen.add(part)]  # type: ignore[func-returns-value]


def _top(words: Sequence[str], length: int) -> int:
    runs = Counter(zip(*(words[i:] for i in range(length)), strict=False))
    if not runs:
        return 0
    run, times = min(runs.items(), key=lambda item: (-item[1], item[0]))
    return (sum(map(len, run)) + length - 1) * times if times > 1 else 0


def _repeated(words: Sequence[str], length: int) -> int:
    seen: set[tuple[str, ...]] = set()
    at = characters = 0
    while at + length <= len(words):
        run = tuple(words[at : at + length])
        if run in seen:
            characters += sum(map(len, run))
            at += length
        else:
            seen.add(run)
            at += 1
    return characters
