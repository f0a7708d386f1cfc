"""What gives a line away as page furniture where no phrase does: its shape, its place, its company. Features of a small logistic model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.document import Document, Span
from lint.patterns import lazy_pattern
from lint.phrases.credits import picture_credits
from lint.phrases.match import CLOSERS, ENDS, Furniture, furniture, is_prose, line_keys
from lint.phrases.pack import EDGES, Pack, pack_of

LONGEST_CAPTION = 240  # code points; only where a picture's credit gives the line away
LONGEST = 110  # code points; longer lines are left alone: among them sentences are the rule
MOST_LINES = 40  # short lines; a text that has more is a list, a poem or broken into lines of print
MUCH_PROSE = 5  # sentences' lines that make a text an article rather than a teaser
_MARKED = lazy_pattern(r"\s?(?:[-–•*·]\s|\d{1,2}[.)]\s|[a-z]\)\s)")
_ADDRESS = lazy_pattern(r"www\.|https?:|\w@\w|\w\.(?:com|de|org|net|fr|it|es|pl|nl|ru|pt|ch|at|co\.uk)\b")
_MENU = lazy_pattern(r"^\s*[«‹][^«»‹›]{0,200}[»›]\s*()$|[»›→▸>|/]\s*$|^\s*[«‹←»›→▸>]|\s[|»›·•]\s")  # group 1: a quotation
_DATE = lazy_pattern(r"\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}\b|\b(?:19|20)\d\d\b")
_CREDIT = lazy_pattern(
    r"\((?:[^()]{0,40}(?:photo|foto|image|bild|credit|ap|afp|reuters|getty|dpa|shutterstock|courtesy)[^()]{0,40})\)\s?$|^©", re.I
)
_BESIDE = frozenset(("head beside", "mid beside", "tail beside", "none beside"))
_LISTS = ("run 4", "run 9", "run head4", "run head9", "run tail4", "run tail9", "run none4", "run none9")
_ELSEWHERE = frozenset((*_LISTS, "first", "mid"))
_SPEECH = ('"', "“", "„", "«", "‘", "–", "—")


def furniture_candidates(doc: Document, package: str) -> list[tuple[int, list[str]]]:
    """(number of the paragraph, names of its features) for each line that may be judged: short, not known, at the head, the tail or near
    known furniture. The headline, a line between the article's sentences, a sentence and one of a list's lines are judged only
    where a word of furniture, an address, capitals or known furniture beside it stand up for them.
    """
    page = furniture(doc, package)
    short = [at for at, line in enumerate(doc.paragraphs) if at not in page.lines and _may_be(line.text)]
    if not 0 < len(short) <= MOST_LINES:
        return []
    if not page.lines:  # then a sentence, and the first line, have nothing beside them that could stand up for them
        texts, keys, pack = [p.text for p in doc.paragraphs], line_keys(doc), pack_of(package)
        short = [at for at in short if (at and not _ends(texts[at])) or _stands_up(pack, texts[at], keys[at], at)]
    if not short:
        return []
    scene = _scene(doc, page, package)
    return [(at, features) for at in short if (features := _features(scene, at))]


class _Scene(NamedTuple):
    """A document as the features see it: `open` lines are short without an end mark, `prose` lines read like sentences."""

    lines: Sequence[Span]
    keys: Sequence[str]
    page: Furniture
    pack: Pack
    open: list[bool]
    prose: list[int]
    twice: frozenset[str]


def _scene(doc: Document, page: Furniture, package: str) -> _Scene:
    lines = doc.paragraphs
    prose = [at for at, line in enumerate(lines) if at not in page.lines and is_prose(line.text)]
    counts = Counter(line.text for line in lines if len(line.text) <= LONGEST)
    twice = frozenset(text for text, count in counts.items() if count > 1)
    return _Scene(lines, line_keys(doc), page, pack_of(package), [_open(line.text) for line in lines], prose, twice)


def _may_be(text: str) -> bool:
    if text.startswith("#"):  # a heading in Markdown
        return False
    return len(text) <= LONGEST or (len(text) <= LONGEST_CAPTION and (text[-1] in ")]" or "©" in text) and _captioned(text))


def _captioned(text: str) -> bool:
    return text.startswith("©") or (text.endswith(")") and bool(_CREDIT.search(text))) or bool(picture_credits(text))


def _features(scene: _Scene, at: int) -> list[str]:
    """All features of a line; [] for one that nothing stands up for."""
    text, key = scene.lines[at].text, scene.keys[at]
    place = list(_place(scene, at))
    doubtful = _ends(text) or not _ELSEWHERE.isdisjoint(place)
    alone = "none" in place and not scene.page.lines
    if alone or (doubtful and _BESIDE.isdisjoint(place) and not _stands_up(scene.pack, text, key, at)):
        return []
    cue, words = _cues(scene.pack, key)
    label = key in scene.pack.whole
    return [
        *place,
        *_shape(text),
        *(["label"] if label else []),
        *(["cue" if cue * 2 < words else "cues"] if cue else []),
        *(["repeated"] if text in scene.twice else []),
    ]


def _ends(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith(ENDS)


def _stands_up(pack: Pack, text: str, key: str, at: int) -> bool:
    """Whether the words or marks of a line make it one to be judged, wherever it stands."""
    if key in pack.whole or text.isupper() or _strange(text):
        return True
    cue, words = _cues(pack, key)
    return cue * 2 >= words and at > 0


def _cues(pack: Pack, key: str) -> tuple[int, int]:
    """How many words of a line are words of furniture, and how many it has."""
    words = [word.strip(EDGES) for word in key.split()]
    return sum(map(pack.cues.__contains__, words)), len(words)


def _strange(text: str) -> bool:
    return _address(text) or _menu(text) or _captioned(text)


def _address(text: str) -> bool:
    may_be = "." in text[:-2] or "@" in text or "http" in text or text.endswith("www.")
    return may_be and bool(_ADDRESS.search(text))


def _menu(text: str) -> bool:
    may_be = not text.isascii() or ">" in text or "|" in text or "/" in text
    return may_be and (found := _MENU.search(text)) is not None and found[1] is None


def _shape(text: str) -> Iterator[str]:
    words = text.split()
    count = len(words)
    yield f"words {1 if count == 1 else 2 if count == 2 else 4 if count <= 4 else 8 if count <= 8 else 14 if count <= 14 else 99}"
    bare = text.rstrip(CLOSERS)
    yield "stop" if bare.endswith(ENDS) else "colon" if bare.endswith((":", ",", ";", "-")) else "open"
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    if letters and text.isupper() and len(text) > 3:
        yield "upper"
    elif capitals == len(letters) > 1:
        yield "title"
    elif letters and not letters[0][0].isupper():
        yield "lower"
    digits = any(map(str.isdigit, text))
    for name, found in (
        ("marked", _MARKED.match(text)),
        ("address", _address(text)),
        ("menu", _menu(text)),
        ("date", digits and _DATE.search(text)),
        ("credit", _captioned(text)),
    ):
        if found:
            yield name
    if text.startswith(_SPEECH):
        yield "speech"
    if digits:
        yield "digit"


def _place(scene: _Scene, at: int) -> Iterator[str]:
    known, prose = scene.page.lines, [n for n in scene.prose if n != at]
    place = "none" if not prose else "head" if at < prose[0] else "tail" if at > prose[-1] else "mid"
    yield place
    if len(prose) >= MUCH_PROSE:
        yield f"{place} long"
    if at == 0:
        yield "first"
    if at - 1 in known or at + 1 in known:
        yield f"{place} beside"
    elif at - 2 in known or at + 2 in known:
        yield f"{place} near"
    elif known:
        yield "some"
    run = _run(scene.open, at)
    yield f"run {place if place != 'mid' else ''}{1 if run == 1 else 2 if run == 2 else 4 if run <= 4 else 9}"


def _run(is_open: Sequence[bool], at: int) -> int:
    """How many lines in a row, this one among them, are open; runs are not followed further than nine lines either way."""
    first = last = at
    while first > 0 and is_open[first - 1] and at - first < 9:
        first -= 1
    while last + 1 < len(is_open) and is_open[last + 1] and last - at < 9:
        last += 1
    return last - first + 1


def _open(text: str) -> bool:
    return len(text) <= LONGEST and not _ends(text)
