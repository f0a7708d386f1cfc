"""The numbers a judgement is made of. Their weights are learnt by `bench/learn_judgement.py`.

Natural logarithms throughout. Each number is bounded, so that one odd value cannot outweigh all others.
"""

import re
from collections.abc import Mapping
from math import log, log1p
from typing import NamedTuple

from lint.language.errors import head_and_tail
from lint.language.lexicon import Lexicon
from lint.language.names import likeness
from lint.language.readings import Candidate

Numbers = dict[str, float]
BRAND = re.compile(
    r"(?:[A-Z][a-z]+|[A-Z]{2,}|[a-z]{1,4})(?:[A-Z][a-z]+|[A-Z]{2,}|[A-Z])+s?|[A-Z]{2,}[a-z]{2,}"
)  # LinkedIn, iPod, NetRatings
_ENDINGS = "s es ed d ing er ers ly ally ness ist ists ism ish able less like ise ize ised ized ation ization isation fully y ie ies al"
ENDINGS = [(ending, cut) for ending in _ENDINGS.split() for cut in ("", "e", "y")] + [("", "s")]  # and what it takes off the word
SHORTEST_STEM = 3
NOT_BY_MARKS, NOT_BY_SCANNED = ("marks",), ("bias", "scanned")  # what stays the same or says the same when multiplied
QUIET = -6.0  # log rate of odd words in a long sound document


class Signs(NamedTuple):
    """What can be seen of a word without its text. Letter scores are mean log-probabilities: of the language's own
    model and of the other language (or the names) that likes the word best; `worst` is over a few letters in a row."""

    zipf: float
    curated: bool
    foreign: float  # the highest Zipf frequency in two dozen languages
    mean: float
    worst: float
    name_mean: float
    name_worst: float
    shape: str  # "lower", "title", "upper", "inner" (a capital inside), "brand", "digit" or "signs"
    corpus: int  # documents of the corpus that hold the word
    old: bool = False  # an old or clipped form of a known word
    stem: float = 0.0  # Zipf frequency of the known word that an ending of today was put behind ("blogs", "Napsterization")


def shape(word: str) -> str:
    if not word.isalpha():
        return "digit" if any(c.isdigit() for c in word) else "signs"
    if BRAND.fullmatch(word):
        return "brand"
    if word.islower():
        return "lower"
    if word.isupper() and len(word) > 1:
        return "upper"
    return "title" if word[:1].isupper() and not any(c.isupper() for c in word[1:]) else "inner"


def stem_zipf(core: str, lexicon: Lexicon) -> float:
    """Zipf frequency of the most frequent known word that becomes `core` through an English ending, 0.0 without one."""
    if lexicon.language != "en":
        return 0.0
    endings = [pair for pair in ENDINGS if core.endswith(pair[0]) and len(core) >= len(pair[0]) + SHORTEST_STEM]
    stems = [core[: len(core) - len(ending)] + cut for ending, cut in endings]
    return max((lexicon.zipf(stem) for stem in stems if lexicon.knows(stem)), default=0.0)


def signs(word: str, core: str, lexicon: Lexicon, corpus: int, old: bool = False) -> Signs:
    """`core` is the word folded, without a possessive ending."""
    mean, worst = lexicon.letters.mean(core), lexicon.letters.worst(core)
    name_mean, name_worst = likeness(core)
    zipf, foreign, stem = lexicon.zipf(core), lexicon.foreign_zipf(core), stem_zipf(core, lexicon)
    return Signs(zipf, lexicon.curated(core), foreign, mean, worst, name_mean, name_worst, shape(word), corpus, old, stem)


class Place(NamedTuple):
    """Where one odd word stands. Rates are per word of the document and leave this word out: of odd words of small letters
    that one letter would mend (`rate`), of words with letters put in (`runs`), of words that only scanners make (`marks`)."""

    rate: float
    runs: float
    marks: float
    times: int  # how often the word stands in the document
    opening: bool  # a sentence or line begins here
    clipped: bool  # an apostrophe stands beside the word
    abroad: float  # share of the nearest words that are more at home in other languages
    strange: float  # share of the nearest words that no dictionary holds
    scanned: bool  # the corpus comes from a scanner
    named: float = 0.0  # share of the two neighbours that have a capital
    alone: bool = False  # what the nearest words are was not looked at


class Sums(NamedTuple):
    """What speaks for noise in a word with one reading, wherever it stands: sums of its numbers by the three sorts of weights, which are
    taken by themselves, times the noisiness of the document, and in corpora that come from a scanner. `error`: that of the reading."""

    error: str
    plain: float
    marks: float
    scanned: float


# A word nothing is known of; a word without its text, were it sound or a bad scan.
NOTHING = Signs(0.0, False, 0.0, -3.0, -3.0, -3.0, -3.0, "signs", 1)
SOUND_PLACE = Place(0.001, 0.001, 0.001, 1, False, False, 0.0, 0.0, False)
NOISY_PLACE = Place(0.15, 0.05, 0.05, 1, False, False, 0.0, 0.0, True)


def fit_number(fit: float) -> float:
    """How well a reading goes with its neighbours, as it is weighed."""
    return min(max(fit, -6.0), 12.0) / 3


def gain_number(gain: float) -> float:
    """How much better the neighbours like the best reading than the word, as it is weighed."""
    return min(max(gain, -8.0), 12.0) / 3


def times_number(times: int) -> float:
    """A number of words in the document, as it is weighed."""
    return log1p(min(times, 20))


def reading_numbers(candidate: Candidate, core: str, fit: float, here: int, kin: int, half: bool) -> Numbers:
    """What speaks for one reading of a folded word.

    `fit`: how well it goes with its neighbours. `here`: times it stands in the document; `kin`: words of the document that begin as it
    does. `half`: the rest of the word is a word too.
    """
    head, tail = head_and_tail()
    text = candidate.text
    longer = min(max(len(core) - len(text), -3), 8)
    return {
        "bias": 1.0,
        "frequency": candidate.frequency / 5,
        "cost": min(candidate.cost, 60.0) / 5,
        "fit": fit_number(fit),
        "here": times_number(here),
        "kin": times_number(kin),
        "half": float(half),
        "unlisted": float(not candidate.listed),
        "kept": min(head(core, text) + tail(core, text), len(text)) / (len(text) or 1),
        "at_end": float(core.startswith(text)),
        f"longer_{longer}": 1.0,
    }


def noisiness(place: Place) -> float:
    """How much more than a sound document a place's document holds of what only scanners make, 0.0 where there is no more."""
    return max(0.0, (log(place.marks) - QUIET) / 4)


def place_numbers(sign: Signs, place: Place) -> Numbers:
    """What the place of a word says, whatever its readings are."""
    title = float(sign.shape == "title")
    return {
        "rate": log(place.rate),
        "runs": log(place.runs),
        "marks": log(place.marks),
        "scanned": float(place.scanned),
        "clipped": float(place.clipped),
        "abroad": place.abroad * min(1.0, sign.foreign / 3) * 3,
        "strange": place.strange * 2,
        "passage": place.abroad,
        "named": place.named,
        "times": log(min(place.times, 20)),
        "title_named": title * place.named,
        "title_opening": title * place.opening,
    }


def plain_numbers(sign: Signs, place: Place, size: int, best: Mapping[str, float] | None, share: float, gain: float) -> Numbers:
    """As `word_numbers`, each by itself."""
    here = place_numbers(sign, place)
    numbers = {
        "bias": 1.0,
        "size": min(size, 20) / 8,
        "short": 1.0 if size <= 3 else 0.0,
        "zipf": sign.zipf / 2,
        "curated": float(sign.curated),
        "foreign": sign.foreign / 2,
        "listed": 1.0 if sign.zipf else 0.0,
        "mean": max(sign.mean, -8.0),
        "worst": max(sign.worst, -10.0),
        "name_mean": max(sign.name_mean, -7.0),
        "name_worst": max(sign.name_worst, -9.0),
        "corpus": log(min(max(sign.corpus, 1), 100)),
        "rate": here["rate"],
        "runs": here["runs"],
        "marks": here["marks"],
        "scanned": here["scanned"],
        "old": float(sign.old),
        "clipped": here["clipped"],
        "abroad": here["abroad"],
        "strange": here["strange"],
        "passage": here["passage"],
        "stem": sign.stem / 3,
        "named": here["named"],
        "times": here["times"],
        f"shape_{sign.shape}": 1.0,
    }
    numbers.update({name: here[name] for name in ("title_named", "title_opening") if here[name]})
    if best is not None:
        numbers.update({f"best_{name}": value for name, value in best.items() if name != "bias" and not name.startswith("longer")})
        numbers["share"] = share
        numbers["gain"] = gain_number(gain)
        score = (best["frequency"] - best["cost"]) * 5
        numbers["edge"] = min(max(score - sign.mean * (size + 1), -30.0), 40.0) / 10
        numbers["name_edge"] = min(max(score - sign.name_mean * (size + 1), -30.0), 40.0) / 10
    return numbers


def word_numbers(sign: Signs, place: Place, size: int, best: Mapping[str, float] | None, share: float, gain: float) -> Numbers:
    """What speaks for a word being noise. `best`: numbers of its best reading; `share`: how much more probable that reading
    is than the others together (0 to 1); `gain`: how much better its neighbours like the best reading than the word.

    Each number once more times the noisiness of the document, and once more for corpora that come from a scanner.
    """
    plain = plain_numbers(sign, place, size, best, share, gain)
    noisy = noisiness(place)
    numbers = plain | {f"{name}*marks": value * noisy for name, value in plain.items() if name not in NOT_BY_MARKS}
    if place.scanned:
        numbers.update({f"{name}*scanned": value for name, value in plain.items() if name not in NOT_BY_SCANNED})
    return numbers
