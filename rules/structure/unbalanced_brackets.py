"""Brackets that nothing closes or opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lint import Bad, Document, Good, Hit, Rule, Span, Stage, is_poor, lazy_pattern

PAIRS = {"(": ")", "[": "]", "{": "}"}
BRACKETS = lazy_pattern(r"[()\[\]{}]")
EYES = frozenset(":;=-8xX^oD'")
LABEL = lazy_pattern(r"(?:^|[\s;:,.–—-])(?:\d{1,3}|[a-zA-Zа-я]|[ivxIVX]{1,5})[.\s]?$")
FACES = lazy_pattern(r"[()]\s?[^\s\w()]{0,2}\s?[\^°•oO_ᴗωʖ¬-]")
MOST_OPEN = 1000  # at once; that is no prose
MOST_ALONE = 4  # a text with more of them keeps to no convention: a scan, a list of formulas


class UnbalancedBrackets(Rule):
    """A bracket is opened and not closed in its paragraph or the next, or closed and never opened: a piece of the text is missing, or a
    mark. What tools take for an aside (agencies, translations, ages) then swallows the rest, or is lost.

    Smileys, list labels such as `1)` and `b)`, and texts in which lonely brackets are the rule (more than four, or a bad scan) are left
    alone. Where the missing bracket belongs nobody can know from the text, so nothing is proposed.
    """

    stage = Stage.CHARACTERS
    severity = "info"
    examples = (
        Bad("The ministry ⟦(in Nairobi⟧ said no.\n\nNobody came.\n\nThen (at last) it rained."),
        Bad("The ministry in ⟦Nairobi)⟧ said no."),
        Good("The ministry (in Nairobi [Kenya]) said no."),
        Good("Three things: 1) rain, 2) snow and b) ice. Great :) or not :-( or ;)"),
        Good("He said (and this\ngoes on here) that it rained."),
        Good("¯\\_(ツ)_/¯ (^_^) :-)) "),
    )

    def concerns(self, doc: Document) -> bool:
        text = doc.text
        return any((a in text or b in text) and text.count(a) != text.count(b) for a, b in PAIRS.items())

    def check(self, doc: Document) -> Iterable[Hit]:
        alone: list[tuple[int, bool]] = []
        for opening, closing in PAIRS.items():
            if doc.text.count(opening) != doc.text.count(closing):
                alone += islice(_alone(doc, opening, closing), MOST_ALONE + 1)
        if len(alone) > MOST_ALONE or (alone and is_poor(doc)):
            return
        for at, opens in sorted(alone):
            start, end = _with_word(doc.text, at, opens)
            yield Hit(start, end, f"{doc.text[at]} {'opens' if opens else 'closes'} what nothing {'closes' if opens else 'opens'}")


def _alone(doc: Document, opening: str, closing: str) -> Iterator[tuple[int, bool]]:
    waiting: list[tuple[int, int]] = []
    for number, paragraph in enumerate(doc.paragraphs):
        if opening not in paragraph.text and closing not in paragraph.text:
            continue
        for at in _places(paragraph, opening, closing):
            if doc.text[at] == opening:
                waiting.append((at, number))
                if len(waiting) > MOST_OPEN:
                    yield from ((at, True) for at, _ in waiting)
                    return
            elif waiting and number - waiting[-1][1] <= 1:
                waiting.pop()
            else:
                yield at, False
    yield from ((at, True) for at, _ in waiting)


def _places(paragraph: Span, opening: str, closing: str) -> Iterator[int]:
    text = paragraph.text
    for found in BRACKETS.finditer(text):
        at = found.start()
        if found[0] not in (opening, closing):
            continue
        before = text[max(0, at - 8) : at]
        smiley = before[-1:] in EYES and (at < 2 or before[-2:-1] in " :;=^\t-" or before[-2:-1] in "():") and found[0] in "()"
        if smiley or (found[0] == ")" and LABEL.search(before) and "(" not in before) or FACES.match(text, at):
            continue
        yield paragraph.start + at


def _with_word(text: str, at: int, opens: bool) -> tuple[int, int]:
    if opens:
        beside = text[at + 1 : at + 31].split("\n")[0]
        words = beside.split(" ")
        return at, at + 1 + len(" ".join(words[:2]).rstrip(".,;: "))
    beside = text[max(0, at - 30) : at].split("\n")[-1]
    return at - len(beside.split(" ")[-1]), at + 1
