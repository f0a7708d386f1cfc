"""Where headline and article stand among the paragraphs of a text, which may be a whole page with its menu and comments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from lint.document import Document, Span
from lint.patterns import lazy_pattern

LONG = 200  # code points; paragraphs of articles reach it, lines of menus and teasers do not
SHORT_HEADLINE = 20  # code points; a shorter part of a title, "Politics", heads sections too
WRAPPED = 30  # code points; columns of newspapers are no narrower
_TAIL = lazy_pattern(r"\s(?:[|–—·»:-]|::)\s")
_END = (".", "!", "?", "”", "“", "…", '"', "»", "。", ")")


class Page:
    """`long`: numbers of the long paragraphs; `headlines`: of those that repeat the title, the first paragraph or the larger part of it."""

    def __init__(self, doc: Document) -> None:
        self.paragraphs = doc.paragraphs
        self._starts = [p.start for p in self.paragraphs]
        self.long = [i for i, p in enumerate(self.paragraphs) if p.end - p.start >= LONG and p.text.endswith(_END)]
        first = self.paragraphs[0].text[:400] if self.paragraphs else ""
        self.titles = {_plain(part) for part in _parts(first, doc.metadata.get("title", "")[:400])} - {""}
        self.headlines = [i for i, p in enumerate(self.paragraphs) if _plain(p.text[:400]) in self.titles]

    def paragraph_at(self, at: int) -> int:
        """The number of the paragraph in which a code point stands."""
        return max(0, bisect_right(self._starts, at) - 1)

    def neighbours(self, number: int, most: int = 80) -> Iterator[Span]:
        """The paragraphs right before and after, those of up to `most` code points."""
        for i in (number - 1, number + 1):
            if 0 <= i < len(self.paragraphs) and len(self.paragraphs[i].text) <= most:
                yield self.paragraphs[i]

    def wrapped(self, number: int) -> bool:
        """True for a line that goes on from the one right above, which has no end mark and is of the same length or so."""
        if number == 0:
            return False
        above, here = self.paragraphs[number - 1], self.paragraphs[number]
        alike = WRAPPED <= len(above.text) <= 2 * len(here.text) and len(here.text) <= 2 * len(above.text)
        return alike and here.start - above.end <= 2 and (above.text[-1].islower() or above.text[-1] in ",-")

    def opens_with_title(self, text: str) -> bool:
        """True for a text that is a title of some length."""
        return len(text) >= SHORT_HEADLINE and _plain(text) in self.titles


def _parts(first: str, title: str) -> Iterator[str]:
    for whole in (first, title):
        yield whole
        yield from (part for part in _TAIL.split(whole) if len(part) >= SHORT_HEADLINE)
        yield from (part for part in whole.split(": ")[1:] if len(part) >= SHORT_HEADLINE)


def _plain(text: str) -> str:
    return text.casefold().strip(" .,|·–—-_:!?…“”\"'«»„")
