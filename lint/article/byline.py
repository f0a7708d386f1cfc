"""Lines that say who wrote: By Ana Souza, Von Jürgen Groß, NAME Published DATE, NAME, Staff Writer."""

from __future__ import annotations

import re

from lint.dates.labels import PUBLISHED
from lint.dates.names import MONTHS, WEEKDAYS
from lint.document import Span
from lint.patterns import lazy_pattern

LONGEST = 140  # code points; three authors with their agency stay below
MOST_WORDS = 14  # three names of four words with "and" between
_OPENING = lazy_pattern(
    r"(?:(?:written |words |text |texte |texto |tekst |testo )?by|von|par|por|di|door|autor(?:in|en|es|zy)?|auteurs?|autore|author|"
    r"tekst|texte|автор|текст)(?:\s?:\s?|\s)(?=\S)",
    re.I,
)
_LABELLED = lazy_pattern(r"\w{2,10}\s?:")
_NAME = lazy_pattern(r"[^\W\d_][\w.'’ʼ‑-]{0,30}")
_PARTICLES = "and und et y e i и en och og de der den van von del della di da dos das du la le el al bin ibn ter ten zu af av"
_SMALL = frozenset(_PARTICLES.split())
_WRITER = lazy_pattern(
    r"\s?[,|–—-]\s?(?:staff (?:writer|reporter)|senior (?:writer|reporter)|correspondent|political (?:editor|reporter|correspondent)|"
    r"special to [^\d\n]{2,40}|redaktion|rédaction|redacción|redazione|redação|redactie)\.?$",
    re.I,
)
_PUBLISHED = lazy_pattern(rf"\s(?:{'|'.join(PUBLISHED.split())})\b[^\n]{{0,12}}\d", re.I)
_DIGIT = lazy_pattern(r"\d")
_END = lazy_pattern(r"\s?(?:[|•·(]|,\s|\s[–—-]\s|\s/\s)")
_CALENDAR = frozenset(name for name in (*MONTHS, *WEEKDAYS) if len(name) > 3)


def byline_in(paragraph: Span) -> tuple[str, Span] | None:
    """The names and the span of the credit when the paragraph is a byline, or begins with one before its stamp; else None."""
    text = paragraph.text
    if len(text) > LONGEST:
        return None
    if (m := _OPENING.match(text)) and (names := _names(text[m.end() :], bool(_LABELLED.match(m[0])))):
        return names, _span(paragraph, m.end() + len(names))
    if (m := _WRITER.search(text)) and (names := _names(text[: m.start()], False)) == text[: m.start()]:
        return names, _span(paragraph, len(text))
    if (
        _DIGIT.search(text)
        and (m := _PUBLISHED.search(text))
        and " " in text[: m.start()]
        and (names := _names(text[: m.start()], False)) == text[: m.start()]
    ):
        return names, _span(paragraph, m.start())
    return None


def _span(paragraph: Span, length: int) -> Span:
    return Span(paragraph.start, paragraph.start + length, paragraph.text[:length])


def _names(text: str, labelled: bool) -> str | None:
    """The run of names at the start of a text, when nothing but a title, an agency or a stamp can follow it."""
    taken, words, at = 0, 0, 0
    while (m := _NAME.match(text, at)) and words < MOST_WORDS:
        if not _may_be_name(m[0]):
            break
        words, taken = words + 1, m.end() if m[0].lower() not in _SMALL else taken
        at = m.end() + (text[m.end() : m.end() + 1] in (" ", "\u00a0"))
        if at == m.end():
            break
    rest = text[taken:].strip()
    lone = words < 2 and not labelled and rest != ""
    ended = not rest or _END.match(text, taken) or rest[:1].isdecimal() or _PUBLISHED.match(text[taken:])
    return text[:taken] if taken and not lone and ended and not _sentence(rest) else None


def _may_be_name(word: str) -> bool:
    return word.lower() in _SMALL or (not word[0].islower() and word.lower().rstrip(".") not in _CALENDAR)


def _sentence(rest: str) -> bool:
    return rest.endswith((".", "!", "?", "…")) and sum(word[:1].islower() for word in rest.split()) > 2
