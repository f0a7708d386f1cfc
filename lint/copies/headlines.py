"""What a headline is without wire marks and outlet tails, and which version of a story a wire mark makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.patterns import lazy_pattern
from lint.text.fold import folded

if TYPE_CHECKING:
    from lint.document import Document

# Marks of versions: the Reuters handbook's, AP's "Correction:", dpa's KORREKTUR, ROUNDUP and WDH, Europa Press's AMP.
_REPEATS = r"RPT|REPEAT|WDH"
_VERSIONS = r"(?:UPDATE|Update|ROUNDUP|AMPL?\.?) ?\d{0,2}|CORRECTED|CORRECTION|Correction|REFILE|KORREKTUR"
_TOPICS = (
    r"WRAPUP ?\d{0,2}|BRIEF|EXCLUSIVE|ANALYSIS|FACTBOX|TIMELINE|INTERVIEW|INSIGHT|EXPLAINER|POLL|NEWSMAKER|COLUMN|TABLE|TEXT|PRESS DIGEST|"
    r"ADVISORY|EMBARGOED|URGENT|BREAKING|WATCH|VIDEO|PHOTOS|OPINION|EILMELDUNG|ZUSAMMENFASSUNG"
)
_MARK = lazy_pattern(rf"\W{{0,2}}({_REPEATS}|{_VERSIONS}|{_TOPICS})(?:-\([A-Z ]{{1,20}}\))?\s{{0,3}}[-:|–—]+\s{{0,3}}(?=\S)")
_VERSION = lazy_pattern(rf"{_REPEATS}|{_VERSIONS}")
_MOST_MARKS = 4
# " | Globalnews.ca", " - The New York Times", " – SPIEGEL": after a dash only what is written as a name, up to five words
_TAIL = lazy_pattern(r"\s(?:(?P<bar>[|»«·]|::)|[-–—])\s(?P<tail>[^|»«·]{1,40})$")
_MOST_TAILS = 3


@dataclass(frozen=True, slots=True)
class Stem:
    """The words of a headline, folded, and its marks of a version, such as ("RPT", "UPDATE 1")."""

    words: str
    versions: tuple[str, ...] = ()


def stem_of(headline: str) -> Stem:
    """A headline without wire marks, outlet tails and punctuation."""
    versions: list[str] = []
    rest = headline.strip()
    for _ in range(_MOST_MARKS):
        found = _MARK.match(rest)
        if not found:
            break
        if _VERSION.fullmatch(found[1]):
            versions.append(found[1].upper())
        rest = rest[found.end() :]
    for _ in range(_MOST_TAILS):
        cut = _without_tail(rest)
        if cut == rest:
            break
        rest = cut
    return Stem(folded(rest), tuple(versions))


def headline_stem(doc: Document) -> Stem | None:
    """The stem of a document's headline, with the marks it has in the text or in the metadata; None without a headline."""
    return doc.once("headline stem", lambda: _headline_stem(doc))


def _headline_stem(doc: Document) -> Stem | None:
    header = doc.header
    if not header.headline:
        return None
    stem = stem_of(header.headline)
    if stem.versions or header.headline_span is None or header.headline_span.text == header.headline:
        return stem
    return Stem(stem.words, stem_of(header.headline_span.text).versions)


def _without_tail(headline: str) -> str:
    found = _TAIL.search(headline, max(0, len(headline) - 50))
    if not found:
        return headline
    rest = headline[: found.start()]
    is_tail = len(rest) >= 6 if found["bar"] else len(rest.split()) >= 3 and _is_name(found["tail"])
    return rest if is_tail else headline


def _is_name(tail: str) -> bool:
    words = tail.split()
    return len(words) <= 5 and all(word[0].isupper() or word in ("of", "the", "de", "la", "and", "&") or "." in word for word in words)
