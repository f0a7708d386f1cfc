"""Which tokens are sound by the word lists and the plan alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from lint.language import forms, tokens
from lint.language.affixes import affixes
from lint.language.compounds import FUNCTION_WORD, is_compound
from lint.language.digits import is_misread
from lint.language.errors import confusions
from lint.language.fold import fold
from lint.language.lexicon import Lexicon
from lint.language.scripts import LATIN, home, is_mixed, scripts
from lint.language.syllables import is_regular_name
from lint.patterns import lazy_pattern

MOST_TOKENS = 50_000  # remembered; about 10 MB
IN_LATIN = frozenset((LATIN,))
CLOSED_SYLLABLES = frozenset(("de", "en", "nl"))  # languages whose own words rarely look like Chinese or Japanese names
FREQUENT = 3.0  # Zipf: once in a million words
SPELT = 2.0  # Zipf: "functionalised", since "functionalized" is seen; below it stand slips ("poeple" beside "peple", 1.7)
USUAL_MISREADING = 9.0  # nats, as in confusions.json
SHORTEST_NOUN = 5  # letters of a word that is known by its singular
SHORT_PART = 3  # letters; shorter parts of hyphenated words are particles, prefixes and initials
APOSTROPHE = lazy_pattern("['’ʼ‘]")
GLUED_BY_APOSTROPHE = lazy_pattern("[a-z]{2,}['’][a-z]{3,}")  # "and'that"; names of this shape have capitals
INNER = lazy_pattern(r"[^\w'’ʼ‘\-\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]|_")  # signs that may stand inside a token
VERSION = lazy_pattern(r"\w+[.:][A-Z]{1,3}\d*")  # "Bagle.AT"
BETWEEN_WORDS = frozenset('.,;:!?"()&+')  # signs after which a writer may leave out the blank


class Sound:
    """Tells sound tokens from odd ones, in one language."""

    def __init__(self, language: str, lexicon: Lexicon | None, allowed: frozenset[str]) -> None:
        self._language = language
        self._lexicon = lexicon
        self._allowed = allowed | {fold(word) for word in allowed}
        self._home = frozenset((home(language),))
        self.knows = lru_cache(maxsize=MOST_TOKENS)(self._knows)

    def odd(self, run: str) -> tuple[str, ...]:
        """The odd tokens of a run without white space."""
        if run in self._allowed:
            return ()
        token = tokens.strip(run)
        if token.isalpha():
            return () if self.knows(token) or len(token) > tokens.LONGEST else (token,)
        return tuple(odd for piece in tokens.pieces(run) for odd in self._odd(piece))

    def _odd(self, piece: str) -> Iterator[str]:
        parts = tokens.HYPHENS.split(piece) if "-" in piece else [piece]
        if len(parts) > 1 and self.knows(piece):
            return
        for part in parts:
            token = tokens.strip(part)
            if len(parts) == 1 or len(token) > SHORT_PART:
                yield from self._odd_part(token)

    def _odd_part(self, token: str) -> Iterator[str]:
        if self.knows(token):
            return
        inner = [part for part in INNER.split(token) if part] if INNER.search(token) else []
        if len(inner) > 1 and self._lexicon is not None:
            yield from self._odd_inside(token, inner)
        else:
            yield forms.elided(token, self._language)

    def _odd_inside(self, token: str, parts: list[str]) -> Iterator[str]:
        """A token with a sign inside. Signs that belong between words part it; with any other it is odd as a whole."""
        if tokens.NO_BLANK.fullmatch(token):
            yield token
            return
        wrong = [part for part in parts if not (len(part) > 1 and self.knows(part))]
        if not wrong or "*" in token or forms.ACRONYM.fullmatch(token):
            return
        if BETWEEN_WORDS.issuperset(INNER.findall(token)):
            if all(len(part) == 1 for part in wrong) or all(len(part) < SHORT_PART for part in parts):
                return
            if VERSION.fullmatch(token) or any(len(part) > SHORT_PART and part not in wrong for part in parts):
                yield from (part for part in wrong if len(part) > SHORT_PART)
                return
        yield token

    def _knows(self, token: str) -> bool:
        """Whether a token is sound: known, allowed, of another script, a number, or a regular form of known words."""
        if len(token) < 2 or token in self._allowed:
            return True
        folded = fold(token)
        if folded in self._allowed:
            return True
        if is_mixed(token):
            return False
        lexicon = self._lexicon
        if lexicon is None or lexicon.is_sound(folded.encode("utf-8", "surrogatepass"), len(folded), token.istitle()):
            return True
        if (IN_LATIN if token.isascii() else scripts(token)) != self._home:
            return True
        if not token.isalpha():
            if any(c.isdigit() for c in token):
                token = forms.POSSESSIVE.sub("", token)
                return "-" not in token and not is_misread(token, lexicon.knows, lexicon.zipf)
            if INNER.search(token):
                return False
        return self._is_form(token, folded, lexicon)

    def may_be_one(self, left: str, right: str) -> bool:
        """Whether two halves may be one word, cut and damaged: small letters follow, and no frequent word of their own."""
        if not (left.isalpha() and right.isalpha() and right.islower() and len(right) > 1 and self._lexicon):
            return False
        return self._lexicon.zipf(right) < FUNCTION_WORD

    def _is_form(self, token: str, folded: str, lexicon: Lexicon) -> bool:
        if forms.ACRONYM.fullmatch(token) or forms.ROMAN.fullmatch(token):
            return True
        if APOSTROPHE.search(token):
            return self._is_with_apostrophe(token)
        if name := forms.PREFIXED_NAME.match(token):
            return self.knows(token[name.end() :])
        if token[0].isupper() and len(token) > SHORT_PART and lexicon.foreign_zipf(folded):
            return True
        if forms.UNIT.fullmatch(token) or forms.LATIN_NAME.fullmatch(token) or forms.MEDICINE.fullmatch(token):
            return True
        if self._language in CLOSED_SYLLABLES and is_regular_name(token) and not _is_near_frequent(folded, lexicon):
            return True
        if any(lexicon.knows(other) or lexicon.zipf(other) >= SPELT for other in forms.variants(folded, self._language)):
            return True
        return _is_listed_plural(folded, lexicon) or self._is_made(folded, lexicon)

    def _is_made(self, folded: str, lexicon: Lexicon) -> bool:
        """Whether a folded word is a compound, or a known word with another prefix or ending."""
        return is_compound(folded, lexicon) or affixes(self._language).is_derived(folded, lexicon.knows)

    def _is_with_apostrophe(self, token: str) -> bool:
        bare = forms.POSSESSIVE.sub("", token)
        if bare != token:
            return self.knows(bare)
        rest = forms.elided(token, self._language)
        if rest != token:
            return self.knows(rest)
        if self._language == "en" and GLUED_BY_APOSTROPHE.fullmatch(token):
            return False
        return all(len(part) <= SHORT_PART or self.knows(part) for part in APOSTROPHE.split(token))


def _is_listed_plural(word: str, lexicon: Lexicon) -> bool:
    """Whether a frequency list holds an English word and dictionaries hold it without its last s ("webpages", "arrhythmias")."""
    stem = word[:-1]
    return (
        lexicon.language == "en"
        and word.endswith("s")
        and len(stem) >= SHORTEST_NOUN
        and lexicon.zipf(word) >= SPELT
        and lexicon.curated(stem)
        and lexicon.zipf(stem) < FUNCTION_WORD
    )


def _is_near_frequent(word: str, lexicon: Lexicon) -> bool:
    """Whether two letters changing places, or one common misreading, would make a frequent word of it ("Inidan")."""
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    misread = (text for text, cost in confusions().readings(word) if cost < USUAL_MISREADING)
    return any(lexicon.rank(fold(other)) >= 100 * FREQUENT for other in chain(swapped, misread))
