"""What is let pass as sound, whatever the weights say, unless the document or its corpus is noisy as a whole.

The figures were set on sound news and novels, and on names from all continents; see `tests/test_judgement_sound.py`.
"""

import re
from collections.abc import Callable, Collection

from lint.language import candidates as c
from lint.language.features import shape
from lint.language.fold import fold
from lint.language.spelling import spelled
from lint.language.surroundings import is_cited
from lint.language.verdicts import Weighed
from lint.language.weighing import CERTAIN

NAME = re.compile(r"[^\W\d_][^\W\d_A-Z]*(?:['’][A-Z]?[^\W\d_A-Z]*)?(?<=..)")  # "Biko", "Thiong'o", "O'Hara"
SHORT_TEXT = 50  # words; shorter texts tell too little to know names by
BESIDE_FEW = 0.97  # probability from which words with a capital are reported there, and words that are quoted alone anywhere
DAMAGED_BRAND = 0.8  # the same for what is read as a brand with inner capitals
PRONOUNCED = -3.5  # mean log-probability of letters in the language that likes them best, from which they may be a name there
POOR, STRANGE = 0.12, 0.03  # shares of odd words, and of those with letters that are odd together, from which a text is noisy
STRANGE_LETTERS, LESS = -6.5, 2.0  # mean log-probability of the worst four in a row; log odds by how much more is then believed
USUAL = 2.7  # Zipf frequency of a short word that is sound in sound text
CAPITALS = re.compile(r"[A-Z]{2,}$")  # of an acronym
ABROAD = 0.4  # share of the nearest words that are more at home in another language


def relief(text: str, odd: Collection[str], worst: Callable[[str], float]) -> float:
    """How much less caution a text needs in a language the weights were not learnt on. `worst`: see `LetterModel`.

    Of 59,000 words of sound sentences in ten languages none stood in a text with that many odd words, and half of the texts of scanned
    sets do. In old French, which is as odd, only letters tell a scanning error from an old spelling.
    """
    runs = text.split()
    distinct = len(set(runs))
    if len(runs) < SHORT_TEXT or len(odd) <= POOR * distinct:
        return 0.0
    return LESS if sum(worst(fold(word)) < STRANGE_LETTERS for word in odd) > STRANGE * distinct else 0.0


def is_usual(weighed: Weighed, text: str, noise: Callable[[Weighed], float]) -> bool:
    """Brands with inner capitals, short words that some list holds, names with accents, old forms, and words in passages of
    another language: sound unless the whole document is noisy. `noise`: the probability that a word is no sound one."""
    sign = weighed.suspect.signs
    if weighed.error in CERTAIN:
        return False
    accented = weighed.suspect.word[0].isupper() and not weighed.suspect.core.isascii()
    if accented or sign.old or weighed.numbers["passage"] >= ABROAD:
        return True
    if len(weighed.suspect.core) < 4 and (sign.curated or sign.zipf >= USUAL):
        return True
    is_brand = sign.shape == "brand" and weighed.error != c.GLUED
    if is_brand and not _is_damaged_brand(weighed):
        return True
    if not is_brand and not is_cited(text, weighed.start, weighed.end):
        return False
    return noise(weighed) < (DAMAGED_BRAND if is_brand else BESIDE_FEW)


def _is_damaged_brand(weighed: Weighed) -> bool:
    """Whether the best reading is a brand itself, its inner capitals where they stand ("PzatychlayStation"; not "SonG" for "SonyBMG")."""
    if not weighed.readings:
        return False
    reading, last = spelled(weighed.suspect, weighed.readings[0][0]), CAPITALS.search(weighed.suspect.bare)
    return shape(reading) == "brand" and (last is None or reading.endswith(last[0]))


def may_be_name(weighed: Weighed, noise: float) -> bool:
    """Whether a word with a capital could be a name for all that a short text tells. `noise`: the probability that it is none."""
    sign = weighed.suspect.signs
    if not (weighed.suspect.bare[:1].isupper() and NAME.fullmatch(weighed.suspect.bare)) or weighed.error in CERTAIN:
        return False
    damaged = weighed.error in (c.INSERTED, c.SCRAMBLED, "none")
    return noise < BESIDE_FEW or (damaged and sign.name_mean >= PRONOUNCED)
