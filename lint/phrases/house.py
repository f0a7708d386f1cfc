"""Files of phrases that one corpus has and no list knows: written by hand or learnt, reviewed, kept beside the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.article.source import source_of
from lint.phrases.match import line_keys
from lint.phrases.pack import normal_line
from lint.phrases.segments import Segment, Shape

if TYPE_CHECKING:
    from lint.document import Document, Span

SHAPES: tuple[Shape, ...] = ("line", "prefix", "suffix")
_FIELDS = {**dict.fromkeys((*SHAPES, "source", "example", "why"), str), "documents": int, "elsewhere": int, "accept": bool}
MOST_WORDS = 40  # words of a suffix or prefix


class HousePhrase(NamedTuple):
    """A phrase as it is looked up; of one source, or of all (""). `accept` False: it belongs to the articles, and is not learnt again."""

    shape: Shape
    key: str
    source: str = ""
    accept: bool = True


class PhraseFile(NamedTuple):
    """The phrases of a file, and whether somebody has reviewed them."""

    phrases: tuple[HousePhrase, ...] = ()
    reviewed: bool = False


@lru_cache(maxsize=32)
def phrase_file(content: str) -> PhraseFile:
    """Read a file's content. Raises ValueError with a sentence that says which entry is wrong and how."""
    import tomllib

    table = tomllib.loads(content)
    for name in table.keys() - {"phrase", "reviewed"}:
        raise ValueError(f"there is no {name!r} here; a phrase is a table [[phrase]], and `reviewed` is true or false")
    reviewed, entries = table.get("reviewed", False), table.get("phrase", [])
    if not isinstance(reviewed, bool):
        raise ValueError("reviewed must be true or false")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("phrases are tables; write [[phrase]] above each")
    return PhraseFile(tuple(_phrase(number, entry) for number, entry in enumerate(entries, 1)), reviewed)


def house_lines(phrases: tuple[str, ...]) -> PhraseFile:
    """Whole lines given in the configuration itself, as if a file held them."""
    return PhraseFile(tuple(HousePhrase("line", key) for key in map(normal_line, phrases) if key))


def _phrase(number: int, entry: dict[str, Any]) -> HousePhrase:
    for name, value in entry.items():
        if name not in _FIELDS:
            raise ValueError(f"phrase {number}: there is no {name!r}; there are {', '.join(_FIELDS)}")
        if type(value) is not _FIELDS[name]:
            raise ValueError(f"phrase {number}: {name} must be {_KINDS[_FIELDS[name]]}")
    shapes = [shape for shape in SHAPES if shape in entry]
    if len(shapes) != 1:
        raise ValueError(f"phrase {number}: give one of {', '.join(SHAPES)}")
    key = normal_line(entry[shapes[0]])
    if not key:
        raise ValueError(f"phrase {number}: there are no words in it")
    return HousePhrase(shapes[0], key, entry.get("source", ""), entry.get("accept", True))


_KINDS: dict[type, str] = {str: "a string", int: "a whole number", bool: "true or false"}


def house_phrases(doc: Document, file: PhraseFile) -> Iterator[Segment]:
    """Where the accepted phrases of a file stand in a document: whole lines, and words at the edges of paragraphs."""
    lines, prefixes, suffixes = _by_shape(file, source_of(doc))
    for paragraph, key in zip(doc.paragraphs, line_keys(doc), strict=True):
        if key and key in lines:
            yield Segment("line", paragraph.start, paragraph.end, key)
            continue
        if prefixes and (found := _prefix(paragraph, prefixes)):
            yield found
        if suffixes and (found := _suffix(paragraph, suffixes)):
            yield found


@lru_cache(maxsize=256)
def _by_shape(file: PhraseFile, source: str) -> tuple[frozenset[str], ...]:
    wanted = [phrase for phrase in file.phrases if phrase.accept and phrase.source in ("", source)]
    return tuple(frozenset(phrase.key for phrase in wanted if phrase.shape == shape) for shape in SHAPES)


def _prefix(paragraph: Span, wanted: frozenset[str]) -> Segment | None:
    text = paragraph.text
    ends = [at for at in range(1, min(len(text), 240)) if text[at].isspace()][:MOST_WORDS]
    for end in ends:
        if (key := normal_line(text[:end])) in wanted:
            return Segment("prefix", paragraph.start, paragraph.start + _marks_after(text, end), key)
    return None


def _suffix(paragraph: Span, wanted: frozenset[str]) -> Segment | None:
    text = paragraph.text
    starts = [at for at in range(len(text) - 1, max(0, len(text) - 240), -1) if _begins(text, at)][:MOST_WORDS]
    for start in starts:
        if (key := normal_line(text[start:])) in wanted:
            return Segment("suffix", paragraph.start + _marks_before(text, start), paragraph.end, key)
    return None


def _begins(text: str, at: int) -> bool:
    return text[at - 1].isspace() or (text[at - 1] in ".!?…:”»)" and text[at].isalpha())


def _marks_after(text: str, at: int) -> int:
    """Behind the dash, bar or colon that parts a prefix from the text."""
    end = at
    while end < len(text) and (text[end].isspace() or text[end] in "-–—|:»"):
        end += 1
    return at + len(text[at:end].rstrip())


def _marks_before(text: str, at: int) -> int:
    start = at
    while start > 0 and (text[start - 1].isspace() or text[start - 1] in "-–—|»"):
        start -= 1
    return start + len(text[start:at]) - len(text[start:at].lstrip()) if text[start:at].strip() else at
