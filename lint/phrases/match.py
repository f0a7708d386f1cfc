"""Which lines of a document are page furniture by their words: matched once a document, for all rules about phrases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.document import Document, Span
from lint.phrases.labels import label_row, seam_after, seam_before
from lint.phrases.pack import LONGEST_LINE, Gapped, Pack, Phrase, first_word, normal_line, pack_of

NOTICE_LINES = 3  # notices that begin in any way are looked for in the last lines only
LONGEST_NOTICE = 400  # code points of such a line
REPEATED = "advertisement"  # the family whose labels are believed when they stand more than once; speakers' labels are repeated too
MOST_REMOVED = 0.15  # share of a document's words; more, and the text is not an article with furniture on it (trained eyes should look)
PROSE = 40  # code points from which a line with an end mark is taken for the article's prose
ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
EMPHASIS = ("*", "_")  # a novel sets what a newspaper said so; taken out on request only
CLOSERS = "\"'”’“»›)] \u00a0\u202f"  # French sets a blank before »


class Found(NamedTuple):
    """One piece of furniture: `line` counts paragraphs, `whole`: the line holds nothing else, `exact`: each word of it was known."""

    family: str
    start: int
    end: int
    line: int
    whole: bool
    exact: bool


class Furniture(NamedTuple):
    """What was found, by family, and whether it may be taken out without asking."""

    by_family: dict[str, list[Found]]
    lines: frozenset[int]
    removable: bool


def furniture(doc: Document, package: str) -> Furniture:
    """The furniture of a document by the phrases of a package, matched once."""
    return doc.once(f"furniture {package}", lambda: _furniture(doc, pack_of(package)))


def line_keys(doc: Document) -> tuple[str, ...]:
    """For each paragraph the line as it is looked up, "" for one that is too long to be."""
    return doc.once("line keys", lambda: tuple(normal_line(p.text) if p.end - p.start <= LONGEST_LINE else "" for p in doc.paragraphs))


def is_prose(line: str) -> bool:
    """True for a line that reads like a sentence: long enough, with an end mark."""
    return len(line) >= PROSE and line.rstrip(CLOSERS).endswith(ENDS)


def _furniture(doc: Document, pack: Pack) -> Furniture:
    sure: list[Found] = []
    doubtful: dict[int, Phrase] = {}
    for at, (span, key) in enumerate(zip(doc.paragraphs, line_keys(doc), strict=True)):
        phrase = pack.whole.get(key)
        if not key:
            sure += _cut(pack, at, span)
        elif phrase is None:
            sure += _gapped(pack, at, span, key) or _row(pack, at, span, key) or _cut(pack, at, span)
        elif phrase.kind == "line":
            sure.append(Found(phrase.family, span.start, span.end, at, True, not span.text.startswith(EMPHASIS)))
        else:
            doubtful[at] = phrase
    sure += _notices(pack, doc, {found.line for found in sure})
    sure += _accepted(doc.paragraphs, {found.line for found in sure if found.whole}, doubtful)
    return _arranged(doc, sure)


def _arranged(doc: Document, found: Sequence[Found]) -> Furniture:
    by_family: dict[str, list[Found]] = {}
    for one in sorted(found, key=lambda f: f.start):
        by_family.setdefault(one.family, []).append(one)
    removed = sum(len(doc.text[f.start : f.end].split()) for f in found if f.whole and f.exact)
    removable = not removed or removed <= MOST_REMOVED * doc.words
    return Furniture(by_family, frozenset(f.line for f in found if f.whole), removable)


def _gapped(pack: Pack, at: int, span: Span, key: str) -> list[Found]:
    opening, closing = pack.gapped.get(first_word(key)), pack.closing.get(key.rpartition(" ")[2])
    return _first_match([*(opening or ()), *(closing or ())], at, span, key) if opening or closing else []


def _first_match(candidates: Sequence[Gapped], at: int, span: Span, key: str) -> list[Found]:
    for candidate in candidates:
        if candidate.holds(span.text, key):
            return [Found(candidate.phrase.family, span.start, span.end, at, True, False)]
    return []


def _row(pack: Pack, at: int, span: Span, key: str) -> list[Found]:
    phrase = label_row(pack, span.text, key)
    return [Found(phrase.family, span.start, span.end, at, True, True)] if phrase else []


def _cut(pack: Pack, at: int, span: Span) -> Iterator[Found]:
    if before := seam_after(pack, span.text):
        phrase, length = before
        yield Found(phrase.family, span.start, span.start + length, at, False, True)
    if after := seam_before(pack, span.text):
        phrase, offset = after
        yield Found(phrase.family, span.start + offset, span.end, at, False, True)


def _notices(pack: Pack, doc: Document, known: set[int]) -> Iterator[Found]:
    for at in range(max(0, len(doc.paragraphs) - NOTICE_LINES), len(doc.paragraphs)):
        span = doc.paragraphs[at]
        if at in known or len(span.text) > LONGEST_NOTICE:
            continue
        key = line_keys(doc)[at] or normal_line(span.text)
        for word in pack.inside.keys() & key.split():
            yield from _first_match(pack.inside[word], at, span, key)


def _accepted(lines: Sequence[Span], sure: set[int], doubtful: dict[int, Phrase]) -> Iterator[Found]:
    """Labels are believed beside furniture or one another, above the first and below the last line of prose; never as the headline."""
    if not doubtful:
        return
    prose = [at for at, span in enumerate(lines) if at not in sure and is_prose(span.text)]
    repeated = Counter(lines[at].text for at, phrase in doubtful.items() if phrase.family == REPEATED)
    for run in _runs(sorted(doubtful)):
        labels = sum(doubtful[at].kind == "label" for at in run)
        company = labels > 1 or (labels and len(run) > 2) or run[0] - 1 in sure or run[-1] + 1 in sure
        outside = bool(prose) and labels > 0 and (run[0] > prose[-1] or (run[0] > 0 and run[-1] < prose[0]))
        if company or outside or repeated[lines[run[0]].text] > 1:
            for at in run:
                yield Found(doubtful[at].family, lines[at].start, lines[at].end, at, True, True)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    yield run
