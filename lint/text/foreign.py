"""Paragraphs in another language than their document."""

from __future__ import annotations

from collections.abc import Iterator

from lint.document import Document, Span

LANGUAGES_OF_OTHER_SCRIPTS = frozenset(("ar", "bg", "el", "fa", "he", "hi", "ja", "ka", "ko", "mk", "ru", "sr", "th", "uk", "ur", "zh"))
CLOSE = tuple(
    frozenset(family.split())
    for family in ("da no nb nn sv", "hr sr bs sh sl", "cs sk", "es gl pt ca", "ru uk be bg", "id ms", "nl af", "it co")
)
FEWEST_ODD = 5  # distinct odd words; paragraphs in another language have 20 and more, short ones with many loan words this few
ODD_SHARE = 0.12  # of a paragraph's distinct words: 0.33 at the fifth percentile of foreign paragraphs, 0.07 at the 99th of English ones
FEW_ODD = 64  # odd words of a text that are sooner looked for in a paragraph than its words among them
UNKNOWN = "und"


def foreign_paragraphs(doc: Document, shortest: int) -> list[tuple[Span, str]]:
    """Paragraphs of at least `shortest` code points whose language is certainly another, with that language.

    None where they are more than half of all such paragraphs: then the document's language is wrong, or it has two.
    """
    long = [p for p in doc.paragraphs if p.end - p.start >= shortest]
    if len(long) < 2 or doc.language == UNKNOWN:
        return []
    found = list(_foreign(doc, long))
    return found if 2 * len(found) <= len(long) else []


def _foreign(doc: Document, long: list[Span]) -> Iterator[tuple[Span, str]]:
    from lint.language.detect import detect

    for paragraph in long:
        if _looks_odd(doc, paragraph.text):
            language = detect(paragraph.text)
            if language not in (UNKNOWN, doc.language) and not any({language, doc.language} <= family for family in CLOSE):
                yield paragraph, language


def _looks_odd(doc: Document, text: str) -> bool:
    """A cheap look: many odd words, or mostly letters of another kind of script than the language has."""
    if doc.language in LANGUAGES_OF_OTHER_SCRIPTS:
        return text.isascii() or 2 * len(text.encode("latin-1", "ignore")) > 3 * len(text) // 2
    if not text.isascii() and 2 * len(text.encode("latin-1", "ignore")) < len(text):
        return True
    odd = doc.once("odd runs", lambda: doc.odd_words.intersection(doc.runs))
    if len(odd) < FEWEST_ODD or (len(odd) <= FEW_ODD and sum(map(text.__contains__, odd)) < FEWEST_ODD):
        return False
    runs = text.split()
    found = len(odd.intersection(runs))
    return found >= FEWEST_ODD and found >= ODD_SHARE * len(set(runs))
