"""What a judged word is reported as: the kind of its noise, from which probability on, and how safe its repair is."""

from lint.language import candidates as c
from lint.language.errors import is_slip
from lint.language.readings import log_frequency
from lint.language.verdicts import Judged, Weighed

KINDS = {
    c.INSERTED: "corrupted",
    c.SCRAMBLED: "corrupted",
    c.SWAPPED: "misspelled",
    c.MISREAD: "misread",
    c.GLUED: "glued",
    c.REREAD: "misread",
    c.JUNK: "misread",
    c.BLANK: "glued",
    c.MIXED: "mixed-script",
    "none": "corrupted",
}
# Probabilities from which a place is reported: one alarm in 10,000 words of sound news and novels. Noise of these kinds is rarer in what
# the weights were learnt on than in the corpora that have it; known words are doubted in scans only, where half of such doubts are right.
REPORTED = {c.SWAPPED: 0.35, c.MISREAD: 0.25, c.GLUED: 0.2, c.INSERTED: 0.25, c.SCRAMBLED: 0.25}
USUALLY_REPORTED = 0.4
# The same for words with a capital: letters put in and misread letters make one name of another, scrambled ones and those that have no
# reading hardly ever do.
NAMES_REPORTED = {c.MISREAD: 0.31, c.INSERTED: 0.3, c.SCRAMBLED: 0.12, "none": 0.12}
# The same for letters put in or thrown about, where the word is as like to names as this (mean log-probability of its letters) or more.
LIKE_NAMES, LIKE_NAMES_REPORTED = -2.2, 0.6
USUAL, USUAL_REPORTED = 8.0, 0.12  # nats that a usual confusion costs (one letter in 3,000), and the same for a word one of them away
USUAL_IN_NAMES = 0.14
# The same for a word with at least so many letters put in that has no other reading (by its share) than one of this Zipf frequency.
LETTERS, ONLY, FREQUENT, ONLY_REPORTED = 3, 0.98, 3.0, 0.1
LEAST_REPORTED = min(*REPORTED.values(), USUALLY_REPORTED, USUAL_REPORTED, ONLY_REPORTED)
APPLIED = (
    0.25  # probability from which a first proposal may be applied on request: wrong ones stand mostly in the place of other wrong words
)

# Probabilities of noise, and of the first proposal's being right, from which taking out letters that were put in is safe; its letters.
SURE, SURELY_RIGHT, LONG = 0.99, 0.98, 5


def least_reported(weighed: Weighed) -> float:
    """The probability of noise from which a place is reported."""
    title = weighed.suspect.signs.shape == "title"
    if title and weighed.error in (c.INSERTED, c.SCRAMBLED) and weighed.suspect.signs.name_mean > LIKE_NAMES:
        return LIKE_NAMES_REPORTED
    usually = REPORTED.get(weighed.error, USUALLY_REPORTED)
    if title:
        usually = NAMES_REPORTED.get(weighed.error, usually)
    if not weighed.readings:
        return usually
    reading, numbers, share = weighed.readings[0]
    if weighed.error == c.MISREAD and reading.cost <= USUAL:
        return USUAL_IN_NAMES if title else USUAL_REPORTED
    if weighed.error == c.INSERTED and share >= ONLY and reading.frequency >= log_frequency(FREQUENT) and not numbers["at_end"]:
        return ONLY_REPORTED if len(weighed.suspect.core) - len(reading.text) >= LETTERS else REPORTED[c.INSERTED]
    return usually


def kind_of(weighed: Weighed) -> str:
    """A slip of the pen leaves out, doubles or swaps letters; other wrong letters are misread."""
    suspect, kind = weighed.suspect, KINDS[weighed.error]
    if kind == "misread" and weighed.error == c.MISREAD and suspect.core.isalpha() and is_slip(suspect.core, weighed.readings[0][0].text):
        return "misspelled"
    return kind


def fix_safety(judged: Judged, rank: int) -> str:
    """`safe` for what is_certain says, `unsafe` for a first proposal worth applying, `show` for all others, and in other languages than
    English: on scanned French and Polish texts first proposals did more harm than good, as the weights were not learnt on these."""
    if rank or not judged.fixable:
        return "show"
    if is_certain(judged):
        return "safe"
    right = judged.proposals[0].confidence
    return "unsafe" if right >= APPLIED and right >= 1.0 - judged.confidence else "show"


def is_certain(judged: Judged) -> bool:
    """Whether letters put into a word are taken out again by the first proposal, beyond doubt.

    `bench/safe_fixes.py` measures such fixes on text that was not learnt from. The word begins and ends as it did, and stands in a text
    that no scanner made; brands with inner capitals are left out.
    """
    told = judged.evidence
    if judged.kind != "corrupted" or judged.confidence < SURE or not judged.proposals:
        return False
    first = judged.proposals[0]
    whole = told["best_kept"] == 1.0 and not told["best_at_end"] and len(first.text) >= LONG
    plain = ("shape_lower" in told or "shape_title" in told) and not told["scanned"]
    return whole and plain and first.confidence >= SURELY_RIGHT
