"""A text cut into tokens for comparison with another one, and what in it is particular: names and figures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lint.patterns import lazy_pattern
from lint.text.fold import folded

if TYPE_CHECKING:
    from lint.document import Document

# Thai, Lao, Tibetan, Burmese, Khmer, kana and Chinese characters: written without blanks, so that each is a token
_UNSPACED = r"\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = lazy_pattern(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_SENTENCE_STARTS = frozenset('.!?:\n\r"“”„«»‘…')
_CLOCK = lazy_pattern(r"^\W{0,3}\d{1,2}[:.h]\d\d\b")
LIVE_BLOG_STAMPS = 4  # paragraphs that begin with the time of day; a schedule in an article has fewer


class Comparable:
    """The folded tokens of a text, and what of it a comparison may ask for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self.tokens = _tokens(doc.text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token starts and ends in the text."""
        return [m.span() for m in _TOKEN.finditer(self._doc.text)]

    @cached_property
    def particular(self) -> list[bool]:
        """Which tokens are figures, or names inside a sentence."""
        return [_is_particular(self._doc.text, start, end) for start, end in self.spans]

    @cached_property
    def by_character(self) -> bool:
        """True when most tokens are single characters of a script without blanks."""
        return sum(map(len, self.tokens)) < 2 * len(self.tokens)

    @cached_property
    def live(self) -> bool:
        """True for a live blog: paragraphs begin with the time of day."""
        return sum(_CLOCK.match(p.text) is not None for p in self._doc.paragraphs) >= LIVE_BLOG_STAMPS


def _tokens(text: str) -> list[str]:
    if text.isascii():
        return _TOKEN.findall(text.lower())
    return [word.lower() if word.isascii() else folded(word) or word for word in _TOKEN.findall(text)]


def comparable(doc: Document) -> Comparable:
    """The view of a document that comparisons need, made once."""
    return doc.once("comparable", lambda: Comparable(doc))


def is_figure(token: str) -> bool:
    """True for "2004", "3bn" and "12km"; "th1ng" is a misread word."""
    return 2 * sum(map(str.isdigit, token)) >= len(token) or token[0].isdigit()


def _is_particular(text: str, start: int, end: int) -> bool:
    token, before = text[start:end], text[max(0, start - 2) : start]
    if not token.isalpha() and is_figure(token):
        return True
    return end - start >= 3 and token[0].isupper() and len(before) == 2 and not _SENTENCE_STARTS & set(before)
