"""What stands around an odd word: its neighbours, the words of its document, the document's own rate of noise."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import chain

from lint.language.candidates import INSERTED, SCRAMBLED
from lint.language.features import Place
from lint.language.fold import fold
from lint.language.lexicon import Lexicon
from lint.language.occurrences import occurrences
from lint.language.tokens import strip
from lint.language.verdicts import Suspect
from lint.stretches import stretches

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")  # the same in small letters, found in half the time
END = re.compile(r"[.!?;:()\n\"“”]")
NOWHERE = 0, 0  # a reading that neither stands in the document nor begins as other words there do
FAR = 60  # characters in which a neighbour is looked for
HEAD = 6  # letters that words of one family share
NEAREST = 5  # words on either side
MOST_JUDGED = 10_000  # words beside odd ones of which it is remembered where they are at home
LISTED = 2.0  # Zipf frequency from which an odd word tells nothing of its document
ABROAD = 1.0  # by how much more frequent a word is in another language
APOSTROPHES = "'’‘"
DOUBT, CERTAIN = 0.3, 60  # odd words and words assumed before the document is looked at
CUT_AFTER = re.compile(r"[-¬\u00ad]\s{1,3}[^\W\d_]")
CUT_BEFORE = re.compile(r"[^\W\d_][-¬\u00ad]\s{1,3}$")
BEFORE = re.compile(r"(?<![^\W_])(\w)[^\W_]*[.,;'’\"”()]{0,2}\s\S?$")  # a word before a place, and a sign on either side of the blank
AFTER = re.compile(r"[.,;'’\"”()]{0,2}(?:['’]s)?[\s(]{1,2}(\w)")
OPENERS = " \t\"'“‘«„("
QUOTED = 200  # characters in which a quotation must open and close to be looked at for its language
MARKS = re.compile(r"[\"“”„«»]")
CITING = "\"“”„«»‹›‘’‚'"
FEWEST_QUOTED = 3  # words in small letters that tell the language of a quotation
SIC = re.compile(r"[\"'”’»,.;:)]{0,3}\s?[\[(]sic[!.]?[\])]", re.IGNORECASE)


class Surroundings:
    """One document, as far as its odd words need it; `here` says how often each word stands there, folded."""

    def __init__(
        self, text: str, suspects: Mapping[str, Suspect], lexicon: Lexicon | None, marks: Collection[str] = (), scanned: bool = False
    ) -> None:
        self.text = text
        self.here = counted(text)
        self._size = sum(self.here.values())
        self._heads = Counter([word[:HEAD] for word in self.here if len(word) >= HEAD])
        self.places = places(text, suspects)
        self._lexicon = lexicon
        self._marks = marks
        self._scanned = scanned
        kinds = Counter(self._tells(suspect) for _, suspect in self.places)
        self._rate, self._runs, self.marks = kinds["rate"], kinds["runs"], kinds["marks"]

    def standing(self, reading: str) -> tuple[int, int]:
        """How often a reading stands in the document, and how many other words there begin as it does."""
        times = self.here.get(reading, 0)
        kin = self._heads.get(reading[:HEAD], 0) if len(reading) >= HEAD else 0
        return (times, max(0, kin - (times > 0))) if times or kin else NOWHERE

    def tokens(self) -> set[str]:
        """The distinct words of the text as they stand, also those that hold digits or signs."""
        return {*WORD.findall(self.text), *map(strip, self.text.split())} - {""}

    def place(self, start: int, suspect: Suspect, alone: bool = False) -> Place:
        """The numbers of one place; the suspect itself does not count in the document's rate of noise.

        With `alone`, the nearest words are not looked at: that takes longer than all the rest.
        """
        end = start + len(suspect.word)
        abroad, strange = (0.0, 0.0) if alone else self._company(start, end)
        clipped = any(self.text.startswith(sign, start - 1, end) or self.text.startswith(sign, end) for sign in APOSTROPHES)
        opening, named = is_opening(self.text, start), self._named(start, end)
        return self.document(suspect)._replace(opening=opening, clipped=clipped, abroad=abroad, strange=strange, named=named, alone=alone)

    def document(self, suspect: Suspect) -> Place:
        """A place of a suspect of which no more is known than that it is in this document."""
        times = max(1, self.here[suspect.core], self.here[fold(suspect.word)])
        tells = self._tells(suspect)
        rate = self._per_word(self._rate - times * (tells == "rate"))
        runs = self._per_word(self._runs - times * (tells == "runs"))
        marks = self._per_word(self.marks - times * (tells == "marks"))
        return Place(rate, runs, marks, times, False, False, 0.0, 0.0, self._scanned)

    def _named(self, start: int, end: int) -> float:
        """The share of the two neighbours that have a capital, as parts of names and lists of names do."""
        before, after = BEFORE.search(self.text, max(0, start - FAR), start), AFTER.match(self.text, end, end + FAR)
        return len([match for match in (before, after) if match and match[1].isupper()]) / 2

    def _per_word(self, count: int) -> float:
        return (max(count, 0) + DOUBT) / (self._size + CERTAIN)

    def _tells(self, suspect: Suspect) -> str:
        """What a suspect tells of its document, if anything: unlike names it has no capital, and no list holds it."""
        shape = suspect.signs.shape
        if suspect.word in self._marks or shape in ("digit", "inner") or (shape == "signs" and "'" not in suspect.core):
            return "marks"
        if shape not in ("lower", "signs") or suspect.signs.zipf >= LISTED:
            return ""
        return "runs" if suspect.readings and suspect.readings[0].error in (INSERTED, SCRAMBLED) else "rate"

    def _company(self, start: int, end: int) -> tuple[float, float]:
        """The shares of the nearest words that are more at home in other languages, and that no dictionary holds."""
        before = WORD.findall(self.text[max(0, start - FAR) : start])[-NEAREST:]
        after = WORD.findall(self.text[end : end + FAR])[:NEAREST]
        words = [word for word in (*before, *after) if word.islower() and len(word) > 1]
        lexicon = self._lexicon
        if not words or lexicon is None:
            return 0.0, 0.0
        known = [_strangeness(lexicon, word) for word in words]
        abroad = sum([abroad for abroad, _ in known]) / len(known)
        if (quoted := self._quoted(start, end)) and abroad < 1.0:
            abroad = max(abroad, sum([_strangeness(lexicon, word)[0] for word in quoted]) / len(quoted))
        return abroad, sum([strange for _, strange in known]) / len(known)

    def _quoted(self, start: int, end: int) -> list[str]:
        """The other words in small letters of a short quotation that a place stands in; [] where they are few."""
        before = MARKS.split(self.text[max(0, start - QUOTED) : start])
        after = MARKS.split(self.text[end : end + QUOTED], maxsplit=1)
        if len(before) < 2 or len(after) < 2 or "\n" in before[-1] + after[0]:
            return []
        words = [word for word in WORD.findall(f"{before[-1]} {after[0]}") if word.islower()]
        return words if len(words) >= FEWEST_QUOTED else []

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """The folded words before and after, "" where a sentence or line ends between."""
        before = END.split(self.text[max(0, start - FAR) : start])[-1]
        after = END.split(self.text[end : end + FAR], maxsplit=1)[0]
        first, second = WORD.findall(before), WORD.search(after)
        return fold(first[-1]) if first else "", fold(second[0]) if second else ""


@lru_cache(maxsize=1)
def counted(text: str) -> Counter[str]:
    """How often each word stands in a text, folded."""
    if text.isascii():
        return Counter(chain.from_iterable(map(ASCII_WORD.findall, stretches(text.lower()))))
    found: Counter[str] = Counter()
    for word, times in Counter(chain.from_iterable(map(WORD.findall, stretches(text)))).items():
        found[word.lower() if word.isascii() else fold(word)] += times
    return found


@lru_cache(maxsize=MOST_JUDGED)
def _strangeness(lexicon: Lexicon, word: str) -> tuple[bool, bool]:
    """Whether a word is more at home in another language, and whether no dictionary holds it."""
    folded = fold(word)
    return lexicon.foreign_zipf(folded) >= lexicon.zipf(folded) + ABROAD, not lexicon.curated(folded)


def places(text: str, suspects: Mapping[str, Suspect]) -> list[tuple[tuple[int, int], Suspect]]:
    """Where suspects stand, in order; halves of words cut by a hyphen are left out."""
    found = [(at, suspects[word]) for word, spans in occurrences(text, suspects.keys()).items() for at in spans]
    return sorted((p for p in found if not _is_cut(text, *p[0])), key=lambda place: place[0])


def is_opening(text: str, start: int) -> bool:
    """Whether a sentence or line begins at a place."""
    before = text[max(0, start - FAR) : start].rstrip(OPENERS)
    return not before or before[-1] in ".!?:\n"


def is_sic(text: str, end: int) -> bool:
    """Whether whoever wrote the text knew that what ends at a place is wrong: "goverment [sic]"."""
    return SIC.match(text, end) is not None


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether quotation marks enclose nothing but the word, as they do words of another language and words that are spoken of."""
    return text[start - 1 : start] in CITING and text[end : end + 1] in CITING and start > 0 and end < len(text)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether white space is before the token, and white space or the end of a phrase after it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    room = not after or after.isspace()
    if end - start == 1 and text[start].isupper() and not text[end + 1 : end + 2].islower():  # an initial
        return False
    return (not start or before.isspace()) and (room or (end - start > 2 and after in ".,;:!?"))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the token is half of a word cut by a hyphen and a blank: "examina- tion"."""
    return bool(CUT_AFTER.match(text, end) or CUT_BEFORE.search(text[max(0, start - 4) : start]))
