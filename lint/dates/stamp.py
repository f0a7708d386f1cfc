"""Which of the days named in a text is the one on which it appeared: the stamp near the headline, under the byline, or at the end.

A day is a candidate where it stands on a line of its own kind (short, or labelled, or opening a paragraph), never inside a sentence. What
stands beside it and where the line stands are its features; weights.py says what each is worth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lint.dates.labels import label
from lint.dates.mention import Mention, short_mentions
from lint.dates.names import WEEKDAYS
from lint.dates.order import dates_in, settled
from lint.dates.page import Page
from lint.dates.weights import WEIGHTS
from lint.document import Document, Span
from lint.patterns import lazy_pattern

MOST_LETTERS = 160  # beside the day; with more it stands in running text
A_FEW_LETTERS = 30  # place, section and name; with more, and a full stop at the end, it stands in a sentence
LONGEST_LINE = 400  # code points; longer ones are not looked at beyond their opening
SHORTEST_YEARS = 90  # code points of a line on which 3.2.21 is read as a day
MOST = 200  # candidates; a page has some dozens, the first ones count
NEAR = 8  # paragraphs either side in which other days make the line one of a list
LONGEST_CLAUSE = 60  # code points before the day that are looked at for words of a clause
NAMED = 0.5  # a score below is no date: measured by halves on pages, it costs no right one and takes a tenth of the wrong ones
_TIME = lazy_pattern(r"[\s,|·–—•()-]{0,4}(?:(?:um|at|à|ore|às|a las|om|o|в|kl\.?|godz\.?)\s)?\d{1,2}\s?[:.h]\d{2}(?!\d)", re.I)
_OPENING = lazy_pattern(r"[\s,|·–—•()-]{1,4}(?:\d|[(|–—„“\"-]|um |at )|\s?[|–—:(-]")
_HANDLE = lazy_pattern(r"\(@\w{1,30}\)")
_AUTHOR = r"(?:by|von|par|por|di|door|autor|autorin|author|od|автор|redaktion|редакция)"
_BYLINE = lazy_pattern(rf"(?:^|\W){_AUTHOR}[: ]\s?[^\W\d_]", re.I)
_WORDS_ON = lazy_pattern(r"[,\s]\s?([^\W\d_]{2,20})['’]?[^\W\d_]{0,20}(?: [\w'’.,-]{1,30}){2}")
_AFTER_STAMP = "um at ore om às kl in im au as uhr by von par por di door od from bei and und et"
_STAMP_WORDS = frozenset(_AFTER_STAMP.split())
_LETTER = lazy_pattern(r"[^\W\d_]")
_SMALL_WORD = lazy_pattern(r"(?<![\w'’@.-])[a-zà-öø-ÿœšžа-яёąćęłńśźżğış]{2,20}(?![\w'’@.-])")
_AROUND_STAMPS = frozenset(f"{_AFTER_STAMP} {' '.join(WEEKDAYS)} on the of in la les del das van auf mit für".split())
_ON = lazy_pattern(r"\b(?:on|am|le|el|il|em|op)\s$", re.I)


class Candidate(NamedTuple):
    """A day that may be that of publication, the number of its paragraph, what speaks for and against it, and the sum of that."""

    mention: Mention
    paragraph: int
    features: tuple[str, ...]
    score: float


def stamp(doc: Document) -> Mention | None:
    """The day a text gives as its own, or None when nothing in it looks like that."""
    found = candidates(doc)
    best = max(found, key=lambda c: c.score, default=None)
    if best and "label updated" in best.features:
        best = next((c for c in found if "label published" in c.features and abs(c.paragraph - best.paragraph) <= NEAR), best)
    return best.mention if best and best.score >= NAMED else None


def candidates(doc: Document) -> list[Candidate]:
    """All days of the text that may be its own, in order."""
    found = [m for m in dates_in(doc) if m.exists] + _with_short_years(doc)
    if not found:
        return []
    page = Page(doc)
    placed = [(m, page.paragraph_at(m.start)) for m in sorted(found, key=lambda m: m.start)]
    shown = [(m, i) for m, i in placed if may_be_stamp(page, i, m)][:MOST]
    out = []
    for rank, (mention, i) in enumerate(shown):
        features = tuple(_features(page, shown, rank))
        out.append(Candidate(mention, i, features, sum(WEIGHTS.get(f, 0.0) for f in ("candidate", *features))))
    return out


def _with_short_years(doc: Document) -> list[Mention]:
    lines = (
        p for p in doc.paragraphs if p.end - p.start <= SHORTEST_YEARS and p.text.count(".") + p.text.count("/") + p.text.count("-") > 1
    )
    return settled(doc, list(islice((m for p in lines for m in short_mentions(p.text, p.start)), MOST)))


def may_be_stamp(page: Page, number: int, mention: Mention) -> bool:
    """False for days inside sentences and headlines, and for those under a post someone else wrote."""
    paragraph = page.paragraphs[number]
    before, after = _sides(paragraph, mention)
    own = label(before)
    if (own == "field" and runs_on(after)) or (
        after[-1:] == "." and len(after) <= 20 and before.count(" ") > 2 and own not in ("published", "updated")
    ):
        return False
    opens = not before or (len(before) <= 20 and before.count(" ") <= 2 and own in ("field", "published"))
    if opens and (before or mention.form != "named" or _OPENING.match(after)):
        return True
    if len(paragraph.text) > LONGEST_LINE or number in page.headlines or _HANDLE.search(before[-80:]):
        return False
    if own in ("published", "updated", "never"):
        return own != "never" and len(before) <= 80
    if _tells(before[-LONGEST_CLAUSE:]):
        return False
    beside = len(_LETTER.findall(before)) + len(_LETTER.findall(after))
    sentence = beside > A_FEW_LETTERS and paragraph.text.endswith((".", "!", "?", "…")) and label(after[-30:]) != "published"
    return (
        beside <= MOST_LETTERS
        and not sentence
        and not (page.wrapped(number) and (beside > A_FEW_LETTERS or (own == "field" and before.count(" ") > 1)))
    )


def _tells(before: str) -> bool:
    """True when the words before the day are a clause ("The fair opens on"): a small word that no stamp or byline has, then "on"."""
    if _BYLINE.search(before) or not _ON.search(before):
        return False
    return any(not label(word) and word not in _AROUND_STAMPS for word in _SMALL_WORD.findall(before))


def runs_on(after: str) -> bool:
    """True when a sentence seems to go on after the day: lower case, and not the words of a stamp (at, by, in)."""
    m = _WORDS_ON.match(after)
    return bool(m and m[1].islower() and m[1] not in _STAMP_WORDS)


def _sides(paragraph: Span, mention: Mention) -> tuple[str, str]:
    at, end = mention.start - paragraph.start, mention.end - paragraph.start
    return paragraph.text[max(0, at - LONGEST_LINE) : at], paragraph.text[end : end + LONGEST_LINE]


def _features(page: Page, shown: Sequence[tuple[Mention, int]], rank: int) -> Iterator[str]:
    mention, number = shown[rank]
    before, after = _sides(page.paragraphs[number], mention)
    yield from _beside(page, number, before, after)
    yield bucket("rank", rank, 0, 1)
    yield from _around(page, number)
    yield bucket("dates near", len(_near(shown, rank) - {mention.iso}), 0, 1)


def _beside(page: Page, number: int, before: str, after: str) -> Iterator[str]:
    yield bucket("letters", len(_LETTER.findall(before)) + len(_LETTER.findall(after)), 0, 60, 100)
    own = label(before)
    if not own and number and len(before.strip()) <= 12 and len(page.paragraphs[number - 1].text) <= 60:
        own = label(page.paragraphs[number - 1].text).replace("never", "other")
    yield f"label {own}"
    if _TIME.match(after):
        yield "time"
    if page.opens_with_title(before):
        yield "title beside"
    if any(_BYLINE.search(text[:100]) for text in (before, after, *(p.text for p in page.neighbours(number)))):
        yield "byline"


def _around(page: Page, number: int) -> Iterator[str]:
    repeated = [h for h in page.headlines if 0 < h <= number]
    lone = number <= 2 and len(page.headlines) < 2
    yield bucket("after headline", number - repeated[-1] if repeated else number if lone else None, 2, 8, 30)
    yield bucket("before headline", next((h - number for h in page.headlines if h > number), None), 1)
    passed = bisect_right(page.long, number)
    yield bucket("long before", passed, 0, 3)
    yield bucket("long after", page.long[passed] - number if passed < len(page.long) else None, 2, 8, 16)


def _near(shown: Sequence[tuple[Mention, int]], rank: int) -> set[str]:
    number = shown[rank][1]
    around = shown[max(0, rank - NEAR) : rank + NEAR + 1]
    return {m.iso for m, i in around if i != number and abs(i - number) <= NEAR}


def bucket(name: str, value: int | None, *edges: int) -> str:
    """The name of a numeric feature: "rank<=1" for the smallest edge that holds, "rank more", or "rank none"."""
    if value is None:
        return f"{name} none"
    return next((f"{name}<={edge}" for edge in edges if value <= edge), f"{name} more")
