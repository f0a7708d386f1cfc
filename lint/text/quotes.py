"""Quotation marks of a text: which belong together, which pairs are mixed, which stay alone.

One reading for all rules about them. Conventions known: “ ”, ” ”, „ “, „ ”, « », » «, » », ‹ ›, ``…'' and straight ". Single marks are
not read: an apostrophe cannot be told from them. Whatever can be read in two ways (a mark after a digit may be inches, a mark between
letters anything) makes its paragraph unsure, and nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lint.document import Document, Span

MARK = re.compile(r"``|''|,,(?=\w)|[\"“”„‟«»‹›]")
MARKS = "“”„‟«»‹›"
CLOSERS = {
    '"': '"',
    "“": "”‟",
    "„": "“”‟",
    "”": "”",
    "‟": "”‟",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "``": "\"''",
    "''": "''",
    ",,": "\"''”“",
}
BEFORE_OPENING = "([{—–-/‘'’|*_>=+~"
AFTER_CLOSING = ".,;:!?)]}—–-/’'‘…|*_<。，、"
ARROWS = {"»": "«", "›": "‹", "‹": "›", "«": "»"}
ENDS = ".!?…:;。"
MOST_MARKS = 2000  # marks in one paragraph; more is no prose


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """One quotation mark and where it stands."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Quotes:
    """What is wrong with the marks of a text; `pairs` counts what is right."""

    mixed: list[tuple[QuoteMark, QuoteMark]] = field(default_factory=list)
    unclosed: list[QuoteMark] = field(default_factory=list)
    unopened: list[QuoteMark] = field(default_factory=list)
    pairs: int = 0


@dataclass(slots=True)
class _Reading:
    """One paragraph: what stays open at its end, what was closed without being opened, whether anything was unsure."""

    left: list[QuoteMark] = field(default_factory=list)
    unopened: list[QuoteMark] = field(default_factory=list)
    mixed: list[tuple[QuoteMark, QuoteMark]] = field(default_factory=list)
    pairs: int = 0
    unsure: bool = False
    opens_first: bool = False


def has_quotation_marks(doc: Document) -> bool:
    """Whether the text holds any double quotation mark."""
    return '"' in doc.text or "''" in doc.text or not doc.specials.isdisjoint(MARKS)


def quotation_marks(doc: Document) -> Quotes:
    """The reading of a document, computed once."""
    return doc.once("quotes", lambda: _read_document(doc))


class _Waiting(NamedTuple):
    """A mark left open by a paragraph; not `sure` when the paragraph may be one line of several."""

    mark: QuoteMark
    paragraph: int
    sure: bool


def _read_document(doc: Document) -> Quotes:
    out = Quotes()
    present = [m for m in MARKS if m in doc.specials] + [m for m in ('"', "''", ",,") if m in doc.text]
    present += ["``"] if "`" in doc.text else []
    waiting: _Waiting | None = None
    for i, paragraph in enumerate(doc.paragraphs):
        if not any(mark in paragraph.text for mark in present):
            continue
        if waiting is None and _even(paragraph.text, present):
            out.pairs += 1
            continue
        reading = _read(paragraph)
        out.pairs += reading.pairs
        if waiting is not None:
            _carry(out, reading, waiting, next_one=i == waiting.paragraph + 1)
        waiting = None
        if reading.unsure:
            continue
        out.mixed += reading.mixed
        out.unopened += reading.unopened
        if reading.left:
            sure = paragraph.text.rstrip("\"'”’») \u00a0\u202f")[-1:] in ENDS or _ends(doc, i)
            waiting = _Waiting(reading.left[0], i, sure)
    if waiting is not None and waiting.sure:
        out.unclosed.append(waiting.mark)
    return out


def _carry(out: Quotes, reading: _Reading, waiting: _Waiting, next_one: bool) -> None:
    """Settle what an earlier paragraph left open: it goes on here, ends here, or was never closed."""
    if reading.unopened:
        reading.unopened.pop(0)
    elif waiting.sure and not reading.unsure and not (next_one and reading.opens_first):
        out.unclosed.append(waiting.mark)


def _ends(doc: Document, i: int) -> bool:
    """Whether an empty line or the end of the text follows paragraph `i`."""
    paragraphs = doc.paragraphs
    return i + 1 == len(paragraphs) or doc.text.count("\n", paragraphs[i].end, paragraphs[i + 1].start) > 1


def _even(text: str, present: list[str]) -> bool:
    """A quick look that settles most paragraphs: one kind of marks, as many that open as close."""
    kinds = [mark for mark in present if mark in text]
    if len(kinds) == 1:
        return kinds[0] in ('"', "''", "”") and text.count(kinds[0]) % 2 == 0
    if len(kinds) == 2 and (kinds[1] in CLOSERS[kinds[0]] or kinds[0] in CLOSERS[kinds[1]]):
        return text.count(kinds[0]) == text.count(kinds[1])
    return False


def _read(paragraph: Span) -> _Reading:
    reading, stack = _Reading(), list[QuoteMark]()
    for count, (mark, opens, closes) in enumerate(_roles(paragraph)):
        if count == MOST_MARKS:
            reading.unsure = True
            break
        if count == 0:
            reading.opens_first = mark.start == paragraph.start and (opens or mark.text == "»")
        if opens == closes:
            reading.unsure |= not _partner(stack, mark)
        if opens if opens != closes else not stack:
            _open(reading, stack, mark, paragraph)
        else:
            _close(reading, stack, mark)
    reading.left = [] if paragraph.text.endswith(("...", "…")) else stack  # a teaser that was cut off
    reading.unsure |= len(stack) > 1
    return reading


def _open(reading: _Reading, stack: list[QuoteMark], mark: QuoteMark, paragraph: Span) -> None:
    if stack and stack[-1].text == mark.text:
        before = paragraph.text[: mark.start - paragraph.start].rstrip()[-1:]
        if before in ENDS + ",":
            stack.pop()  # paragraphs that were run together: each opens the quotation anew
        else:
            reading.unsure = True
    stack.append(mark)


def _close(reading: _Reading, stack: list[QuoteMark], mark: QuoteMark) -> None:
    if not stack:
        reading.unopened.append(mark)
        return
    while len(stack) > 1 and not _fits(stack[-1], mark) and any(_fits(other, mark) for other in stack):
        stack.pop()
        reading.unsure = True
    opened = stack.pop()
    if _fits(opened, mark):
        reading.pairs += 1
    else:
        reading.mixed.append((opened, mark))


def _fits(opened: QuoteMark, closing: QuoteMark) -> bool:
    return closing.text in CLOSERS[opened.text]


def _partner(stack: list[QuoteMark], mark: QuoteMark) -> bool:
    return bool(stack) and _fits(stack[-1], mark)


def _roles(paragraph: Span) -> Iterator[tuple[QuoteMark, bool, bool]]:
    """Each mark, whether it may open and whether it may close; both or neither is unsure."""
    text = paragraph.text
    low: list[str] = []
    for found in MARK.finditer(text):
        before, after = text[found.start() - 1 : found.start()] or " ", text[found.end() : found.end() + 1] or " "
        if _is_arrow(found[0], text, before, after) or (before == "€" and text[found.start() - 2 : found.start() - 1] == "â"):
            continue  # the second is a dash or a mark that was read with another code page
        mark = QuoteMark(paragraph.start + found.start(), paragraph.start + found.end(), found[0])
        opens = (before.isspace() or before in BEFORE_OPENING or before in MARKS) and not after.isspace()
        closes = (after.isspace() or after in AFTER_CLOSING or after in MARKS) and not before.isspace()
        if found[0] in "\"''" and before.isdigit():
            yield mark, False, False
            continue
        yield mark, *_by_shape(found[0], opens, closes, low)


def _is_arrow(mark: str, text: str, before: str, after: str) -> bool:
    """Whether an angled mark with blanks around it points at a link (`Home » News`), for want of a partner in its paragraph."""
    return before.isspace() and after.isspace() and mark in ARROWS and ARROWS[mark] not in text


def _by_shape(mark: str, opens: bool, closes: bool, low: list[str]) -> tuple[bool, bool]:
    """What the form of a mark says; `low` remembers low and angled marks that wait for theirs."""
    if mark in ("„", ",,", "``"):
        low.append("„")
        return True, False
    if mark == "“":
        if low and low[-1] == "„" and (closes or not opens):
            low.pop()
            return False, True
        return (False, True) if closes and not opens else (True, False)
    if mark in "”‟":
        if low and low[-1] == "„":
            low.pop()
        return (True, False) if opens and not closes else (False, True)
    if mark in "«‹":
        return _angled(mark, "»" if mark == "«" else "›", closes and not opens, low, turned=False)
    if mark in "»›":
        return _angled(mark, "«" if mark == "»" else "‹", opens and not closes, low, turned=True)
    return opens, closes


def _angled(mark: str, partner: str, other_way: bool, low: list[str], turned: bool) -> tuple[bool, bool]:
    if partner in low:
        low.remove(partner)
        return False, True
    if turned != other_way:
        return False, True
    low.append(mark)
    return True, False
