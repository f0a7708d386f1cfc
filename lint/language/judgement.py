"""The judgement of odd words: noise or not, of what kind, and what should stand there instead.

Two explanations compete for every odd word. It is sound but rare (a name, a new or foreign word): for this speak its letters,
its capital, its frequency, its standing repeatedly in document and corpus. Or it is a known word through an error: for this
speak that word's frequency, how it goes with the neighbours, and what the error costs. Both are weighed by logistic regressions
whose weights are in `judgement.json`, made by `bench/learn_judgement.py`.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from math import exp, log

from lint.language import candidates as c
from lint.language.candidates import Candidate, Finder
from lint.language.context import pairs
from lint.language.features import Place, reading_numbers, signs, word_numbers
from lint.language.fold import fold
from lint.language.forms import POSSESSIVE
from lint.language.lexicon import lexicon
from lint.language.recase import recase
from lint.language.rereading import Rereader
from lint.language.surroundings import Surroundings, places, stands_alone
from lint.language.verdicts import Judged, Proposal, Suspect, Weighed
from lint.language.weights import Weights, chance, dot, sureness, weights

__all__ = ["Judged", "Proposal", "Suspect", "Words", "fix_safety", "words"]

KINDS = {
    c.INSERTED: "corrupted",
    c.SCRAMBLED: "corrupted",
    c.SWAPPED: "misspelled",
    c.MISREAD: "misread",
    c.GLUED: "glued",
    c.REREAD: "misread",
    c.JUNK: "misread",
    "none": "corrupted",
}
ONE_LETTER = {"en": "ai", "fr": "ày", "es": "yaeou", "it": "eaoè", "pt": "aeoéà", "pl": "aiouwz", "ru": "аивкосуя"}
SHORT_HALVES = {2: 5.5, 3: 4.5}  # Zipf frequency below which two or three letters are no half of a glued word
HALF, RARE_HALF, FUNCTION_WORD = 3.0, 1.5, 5.5  # the same for longer halves, for those beside a function word, for it
STRANGE = -4.0  # letters this improbable in every language are looked into, whatever the capitals
HOPELESS = 0.01  # a word below this probability in a noisy document is not looked at again
REPORTED = 0.4  # probability from which a place is reported: one alarm in 10,000 words of sound news
APPLIED = 0.5  # probability from which a first proposal may be applied on request
CAUTION = 6.0  # taken off the log odds in languages the weights were not learnt on; 2 alarms in 10,000 words are left
SHORTEST_ABROAD = 5  # letters; the same reason
USUAL = 2.7  # Zipf frequency of a short word that is sound in sound text
NOISY = 0.01  # share of odd words that are noise from which known words are looked at too
MOST = 5  # proposals shown
NOISY_PLACE = Place(rate=0.15, times=1, opening=False)
ABBREVIATION = re.compile(r"[A-Z]{2,4}s?|[A-Z]\w?|\w+\.[A-Z]{2,3}")


class Words:
    """All that is known about the odd words of one language. Without a word list, nothing is suspect."""

    def __init__(self, language: str, allowed: frozenset[str] = frozenset(), learnt: Weights | None = None) -> None:
        self.language = language
        self._lexicon = lexicon(language)
        self._finder = Finder(self._lexicon) if self._lexicon else None
        self._pairs = pairs(language)
        self._allowed = frozenset(fold(word) for word in allowed)
        self._rereader = Rereader(self._lexicon, ONE_LETTER["en"]) if self._lexicon and language == "en" else None
        self._weights = learnt
        self._caution = 0.0 if language == "en" else CAUTION

    @property
    def _learnt(self) -> Weights:
        return self._weights or weights()

    def suspect(self, word: str, count: Callable[[str], int]) -> Suspect | None:
        """The word and what it may have been; None when it is sound wherever it stands.

        `count` gives the number of documents of the corpus that hold an odd word; it is evidence, never a veto.
        """
        seen = self.look(word, count)
        if seen is None:
            return None
        likeliest = self._weigh(0, 0, seen, NOISY_PLACE, ("", ""), Counter())
        return seen if self.noise(likeliest) >= HOPELESS else None

    def look(self, word: str, count: Callable[[str], int]) -> Suspect | None:
        """As `suspect`, but only words that are certainly sound are left out."""
        if self._lexicon is None or self._finder is None or not 1 < len(word) <= c.LONGEST_WORD:
            return None
        match = POSSESSIVE.search(word)
        tail = match[0] if match else ""
        bare = word[: len(word) - len(tail)]
        core = fold(bare)
        if len(core) < (2 if self.language == "en" else SHORTEST_ABROAD) or {fold(word), core} & self._allowed or ABBREVIATION.fullmatch(bare):
            return None
        found = self._finder.quick(core, lambda other: _attested(other, count))
        seen = signs(bare, core, self._lexicon, count(word))
        if seen.shape != "title" or seen.name_worst < STRANGE or seen.worst < STRANGE - 2:
            found = c.merge(found, self._finder.thorough(core))
        return Suspect(word, core, tail, seen, (*c.best(found), *self._splits(bare)))

    def _splits(self, bare: str) -> list[Candidate]:
        """The best two ways of reading the word as two; inner capitals of brands ("LinkedIn", "iPhone") are no seam."""
        if self._lexicon is None or self._finder is None or not bare.isalpha() or len(bare) < 4:
            return []
        seam = next((i for i in range(1, len(bare)) if bare[i].isupper() and bare[i - 1].islower()), 0)
        if seam and (seam < 3 or bare[0].isupper()):
            return []
        found = []
        for left, right, frequency in self._finder.splits(fold(bare), self._is_half):
            if not seam or len(left) == seam:
                found.append(Candidate(f"{left} {right}", c.GLUED, c.SEAM, frequency + self._fit(left, right)))
        return sorted(found, key=lambda r: (-r.score, r.text))[:2]

    def _is_half(self, half: str, other: str) -> bool:
        """Whether a piece may be a word of its own; rarer ones beside very frequent ones only."""
        assert self._lexicon is not None
        if len(half) == 1:
            return half in ONE_LETTER.get(self.language, "")
        zipf = self._lexicon.zipf(half)
        return zipf >= SHORT_HALVES.get(len(half), HALF) or (
            len(half) > 4 and zipf >= RARE_HALF and self._lexicon.zipf(other) >= FUNCTION_WORD
        )

    def _fit(self, left: str, right: str) -> float:
        if self._pairs is None or self._finder is None or not left or not right:
            return 0.0
        a, b = self._finder.frequency(left), self._finder.frequency(right)
        return 0.0 if a is None or b is None else self._pairs.fit(left, right, a, b)

    def weigh(self, text: str, suspects: Mapping[str, Suspect]) -> Iterator[Weighed]:
        """Every place of a suspect in the text, with its numbers and its readings ranked in context."""
        around = Surroundings(text, suspects)
        for (start, end), suspect in around.places:
            if self._finder is not None and (names := self._finder.local(suspect.core, around.here)):
                suspect = replace(suspect, readings=(*suspect.readings, *names))
            place, beside = around.place(start, suspect), around.neighbours(start, end)
            yield self._weigh(start, end, suspect, place, beside, around.here)

    def _weigh(self, start: int, end: int, suspect: Suspect, place: Place, beside: tuple[str, str], here: Counter[str]) -> Weighed:
        size = len(suspect.core)
        rows = []
        halves = {half for reading in suspect.readings if reading.error == c.GLUED for half in reading.text.split(" ")}
        for reading in suspect.readings:
            first, last = reading.text.split(" ")[0], reading.text.split(" ")[-1]
            fit = self._fit(beside[0], first) + self._fit(last, beside[1]) if first else self._fit(*beside)
            rows.append((reading, reading_numbers(reading, size, fit, here[reading.text], reading.text in halves, self._glue(reading))))
        scores = [dot(self._learnt.rank[reading.error], numbers) for reading, numbers in rows]
        top = max(scores, default=0.0)
        total = sum(exp(s - top) for s in scores) or 1.0
        shares = [exp(s - top) / total for s in scores]
        ranked = sorted(((r, n, share) for (r, n), share in zip(rows, shares, strict=True)), key=lambda x: (-x[2], x[0].text))
        best = ranked[0] if ranked else None
        own_fit = self._fit(beside[0], suspect.core) + self._fit(suspect.core, beside[1])
        gain = best[1]["fit"] * 3 - own_fit if best else 0.0
        numbers = word_numbers(suspect.signs, place, size, best[1] if best else None, best[2] if best else 0.0, gain)
        return Weighed(start, end, suspect, numbers, tuple(ranked))

    def _glue(self, reading: Candidate) -> Mapping[str, float]:
        if reading.error != c.GLUED or self._lexicon is None:
            return {}
        left, right = reading.text.split(" ")
        rare, frequent = sorted((self._lexicon.zipf(left), self._lexicon.zipf(right)))
        return {"inner": self._fit(left, right) / 3, "rare": rare / 2, "frequent": frequent / 2}

    def logit(self, weighed: Weighed) -> float:
        """Natural log of the odds that the place is noise."""
        return dot(self._learnt.noise[weighed.error], weighed.numbers) - self._caution

    def noise(self, weighed: Weighed) -> float:
        """Probability that the place is noise."""
        return chance(self.logit(weighed))

    def judge(self, text: str, suspects: Mapping[str, Suspect], odd: Collection[str]) -> list[Judged]:
        """The places of noise in a document, in order, none overlapping."""
        found = list(self.weigh(text, {**suspects, **self._near_names(text, suspects, odd)}))
        sure = [weighed for weighed in found if not _is_usual(weighed.suspect)]
        if sum(map(self.noise, sure)) >= NOISY * max(20, text.count(" ")):
            found += self.reread(text, suspects)
        else:
            found = sure
        out: list[Judged] = []
        for weighed in sorted(found, key=lambda w: (w.start, -w.end)):
            if self.noise(weighed) >= REPORTED and (not out or out[-1].end <= weighed.start):
                out.append(self._judged(text, weighed))
        return out

    def reread(self, text: str, suspects: Mapping[str, Suspect]) -> Iterator[Weighed]:
        """Every place of a known word that may be misread in a noisy document, or of letters that belong nowhere."""
        if self._rereader is None:
            return
        around = Surroundings(text, suspects)
        known = {word: s for word in set(around.words()) if (s := self._rereader.suspect(word)) is not None}
        for (start, end), suspect in places(text, known):
            if stands_alone(text, start, end):
                place, beside = around.place(start, suspect), around.neighbours(start, end)
                yield self._weigh(start, end, suspect, place, beside, around.here)

    def _near_names(self, text: str, suspects: Mapping[str, Suspect], odd: Collection[str]) -> dict[str, Suspect]:
        """Odd words that alone were no suspects and are almost another name of this document."""
        others = [word for word in odd if word not in suspects]
        if self._finder is None or not others:
            return {}
        here = Surroundings(text, {}).here
        near = (word for word in others if self._finder.local(fold(word), here))
        return {word: seen for word in near if (seen := self.look(word, lambda _: 1)) is not None}

    def _judged(self, text: str, weighed: Weighed) -> Judged:
        suspect, logit = weighed.suspect, self.logit(weighed)
        blank = weighed.error == c.JUNK and text[weighed.end : weighed.end + 1] == " "  # it goes with the letters
        proposals: dict[str, float] = {}
        for rank, (reading, _, share) in enumerate(weighed.readings[: 1 if blank else MOST]):
            right = chance(logit) * share
            if not rank:
                numbers = {"bias": 1.0, "noise": logit, "share": sureness(share)}
                right = chance(dot(self._learnt.right[reading.error], numbers))
            proposals.setdefault(_spelled(suspect, reading) + suspect.tail, right)
        evidence: dict[str, float | int | str] = {name: round(value, 3) for name, value in weighed.numbers.items()}
        return Judged(
            weighed.start,
            weighed.end + blank,
            KINDS[weighed.error],
            tuple(Proposal(text, round(p, 4)) for text, p in proposals.items()),
            round(chance(logit), 4),
            evidence,
        )


def _is_usual(suspect: Suspect) -> bool:
    """Brands with inner capitals, and short words that some list holds: sound unless the whole document is noisy."""
    sign = suspect.signs
    return sign.shape == "brand" or (len(suspect.core) < 4 and (sign.curated or sign.zipf >= USUAL))


def _attested(word: str, count: Callable[[str], int]) -> float | None:
    """The frequency of a word no list holds, when several documents of the corpus hold it."""
    times = count(word)
    return c.log_frequency(1.0) + log(times) if times > 1 else None


def _spelled(suspect: Suspect, reading: Candidate) -> str:
    if reading.error == c.GLUED:
        at = reading.text.index(" ")
        return f"{suspect.bare[:at]} {suspect.bare[at:]}"
    return recase(suspect.bare, reading.text)


@lru_cache(maxsize=16)
def words(language: str, allowed: frozenset[str] = frozenset()) -> Words:
    """The judgement of one language's words; cached."""
    return Words(language, allowed)


def fix_safety(judged: Judged, rank: int) -> str:
    """`unsafe` for a first proposal worth applying, `show` for all others."""
    return "unsafe" if rank == 0 and judged.proposals[0].confidence >= APPLIED else "show"
