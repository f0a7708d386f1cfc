"""What gives a line away as page furniture where no phrase does: its shape, its place, its company. Features of a small logistic model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lint.credits import picture_credits
from lint.document import Document, Span
from lint.phrasepack import normal_line, pack_of
from lint.phrases import ENDS, Furniture, furniture, is_prose

LONGEST_CAPTION = 240  # code points; only where a picture's credit gives the line away
LONGEST = 110  # code points; longer lines are left alone: among them sentences are the rule
MUCH_PROSE = 5  # sentences' lines that make a text an article rather than a teaser
CUE_PHRASES = 4  # phrases a word must stand in to be a cue: newsletter, comment, articles, subscribe
CUE_LETTERS = 4
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKED = re.compile(r"\s?(?:[-–•*·]\s|\d{1,2}[.)]\s|[a-z]\)\s)")
_ADDRESS = re.compile(r"www\.|https?:|\w@\w|\w\.(?:com|de|org|net|fr|it|es|pl|nl|ru|pt|ch|at|co\.uk)\b")
_MENU = re.compile(r"[»›→▸>|/]\s*$|^\s*[«‹←»›→▸>]|\s[|»›·•]\s")
_DATE = re.compile(r"\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}\b|\b(?:19|20)\d\d\b")
_CREDIT = re.compile(
    r"\((?:[^()]{0,40}(?:photo|foto|image|bild|credit|ap|afp|reuters|getty|dpa|shutterstock|courtesy)[^()]{0,40})\)\s?$|^©", re.I
)
_HINTS = frozenset(["cues", "label", "address", "menu", "credit", "upper"]) | {
    f"{place} beside" for place in ("head", "mid", "tail", "none")
}
_SENTENCE_OR_LIST = frozenset(("stop", "run 4", "run 9", "run head4", "run head9", "run tail4", "run tail9", "run none4", "run none9"))
_SPEECH = ('"', "“", "„", "«", "‘", "–", "—")


@cache
def cues(package: str) -> frozenset[str]:
    """The words of four letters and more that stand in at least four known phrases."""
    counts: dict[str, int] = {}
    pack = pack_of(package)
    texts = [*pack.whole, *(" ".join(g.parts) for group in pack.gapped.values() for g in group)]
    for text in texts:
        for word in set(_WORDS.findall(text)):
            if len(word) >= CUE_LETTERS:
                counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, count in counts.items() if count >= CUE_PHRASES)


def furniture_candidates(doc: Document, package: str) -> list[tuple[int, list[str]]]:
    """(number of the paragraph, names of its features) for each line that may be judged: short, not known; a sentence or one of a list's
    lines only where a word of furniture, an address or known furniture stands with it.
    """
    page = furniture(doc, package)
    lines = doc.paragraphs
    judged = (
        (at, list(_features(lines, at, page, package))) for at in range(len(lines)) if at not in page.lines and _may_be(lines[at].text)
    )
    return [(at, features) for at, features in judged if _HINTS.intersection(features) or not _SENTENCE_OR_LIST.intersection(features)]


def _may_be(text: str) -> bool:
    return len(text) <= LONGEST or (len(text) <= LONGEST_CAPTION and (text[-1] in ")]" or "©" in text) and _captioned(text))


def _captioned(text: str) -> bool:
    return text.startswith("©") or bool(_CREDIT.search(text)) or any(True for _ in picture_credits(text))


def _features(lines: Sequence[Span], at: int, page: Furniture, package: str) -> Iterator[str]:
    text = lines[at].text
    yield from _shape(text)
    yield from _place(lines, at, page)
    words = [word.casefold() for word in _WORDS.findall(text)]
    if normal_line(text) in pack_of(package).whole:
        yield "label"
    cue = sum(word in cues(package) for word in words)
    if cue:
        yield "cue" if cue * 2 < len(words) else "cues"
    if any(other != at and lines[other].text == text for other in range(len(lines))):
        yield "repeated"


def _shape(text: str) -> Iterator[str]:
    words = text.split()
    count = len(words)
    yield f"words {1 if count == 1 else 2 if count == 2 else 4 if count <= 4 else 8 if count <= 8 else 14 if count <= 14 else 99}"
    bare = text.rstrip("\"'”’»)]")
    yield "stop" if bare.endswith(ENDS) else "colon" if bare.endswith((":", ",", ";", "-")) else "open"
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    if letters and text.isupper() and len(text) > 3:
        yield "upper"
    elif capitals == len(letters) > 1:
        yield "title"
    elif letters and not letters[0][0].isupper():
        yield "lower"
    for name, found in (
        ("marked", _MARKED.match(text)),
        ("address", _ADDRESS.search(text)),
        ("menu", _MENU.search(text)),
        ("date", _DATE.search(text)),
        ("credit", _captioned(text)),
    ):
        if found:
            yield name
    if text.startswith(_SPEECH):
        yield "speech"
    if any(map(str.isdigit, text)):
        yield "digit"


def _place(lines: Sequence[Span], at: int, page: Furniture) -> Iterator[str]:
    prose = [n for n, span in enumerate(lines) if n not in page.lines and n != at and is_prose(span.text)]
    place = "none" if not prose else "head" if at < prose[0] else "tail" if at > prose[-1] else "mid"
    yield place
    if len(prose) >= MUCH_PROSE:
        yield f"{place} long"
    if at == 0:
        yield "first"
    beside = (at - 1 in page.lines) + (at + 1 in page.lines)
    if beside:
        yield f"{place} beside"
    elif at - 2 in page.lines or at + 2 in page.lines:
        yield f"{place} near"
    elif page.lines:
        yield "some"
    run = _run(lines, at)
    yield f"run {place if place != 'mid' else ''}{1 if run == 1 else 2 if run == 2 else 4 if run <= 4 else 9}"


def _run(lines: Sequence[Span], at: int) -> int:
    """How many lines in a row, this one among them, are short and do not end a sentence."""
    first = last = at
    while first > 0 and _open(lines[first - 1].text) and at - first < 9:
        first -= 1
    while last + 1 < len(lines) and _open(lines[last + 1].text) and last - at < 9:
        last += 1
    return last - first + 1


def _open(text: str) -> bool:
    return len(text) <= LONGEST and not text.rstrip("\"'”’»)]").endswith(ENDS)
