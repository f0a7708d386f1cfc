"""What is let pass as sound, whatever the weights say, unless the document or its corpus is noisy as a whole.

The figures were set on sound news and novels, and on names from all continents; see `tests/test_judgement_sound.py`.
"""

import re
from collections.abc import Collection

from lint.language import candidates as c
from lint.language.verdicts import Weighed
from lint.language.weighing import CERTAIN

NAME = re.compile(r"[^\W\d_][^\W\d_A-Z]*(?:['’][A-Z]?[^\W\d_A-Z]*)?(?<=..)")  # "Biko", "Thiong'o", "O'Hara"
SHORT_TEXT = 50  # words; shorter texts tell too little to know names by
BESIDE_FEW = 0.97  # probability from which words with a capital are reported there
PRONOUNCED = -3.7  # mean log-probability of letters in the language that likes them best, from which they may be a name there
POOR, LESS = 0.12, 2.0  # odd words among the distinct ones from which a text is noisy; natural log of how much more is then believed
USUAL = 2.7  # Zipf frequency of a short word that is sound in sound text
ABROAD = 0.4  # share of the nearest words that are more at home in another language


def relief(text: str, odd: Collection[str]) -> float:
    """How much less caution a text needs in a language the weights were not learnt on: of 59,000 words of sound sentences in ten
    languages none stood in a text with that many odd words, and half of the texts of scanned sets do."""
    runs = text.split()
    return LESS if len(runs) >= SHORT_TEXT and len(odd) > POOR * len(set(runs)) else 0.0


def is_usual(weighed: Weighed) -> bool:
    """Brands with inner capitals, short words that some list holds, names with accents, old forms, and words in passages of
    another language: sound unless the whole document is noisy."""
    sign = weighed.suspect.signs
    accented = weighed.suspect.word[0].isupper() and not weighed.suspect.core.isascii()
    if weighed.error not in CERTAIN and (accented or sign.old or weighed.numbers["passage"] >= ABROAD):
        return True
    short = len(weighed.suspect.core) < 4 and (sign.curated or sign.zipf >= USUAL)
    return short or (sign.shape == "brand" and weighed.error != c.GLUED)


def may_be_name(weighed: Weighed, noise: float) -> bool:
    """Whether a word with a capital could be a name for all that a short text tells. `noise`: the probability that it is none."""
    sign = weighed.suspect.signs
    if not (weighed.suspect.bare[:1].isupper() and NAME.fullmatch(weighed.suspect.bare)) or weighed.error in CERTAIN:
        return False
    damaged = weighed.error in (c.INSERTED, c.SCRAMBLED, "none")
    return noise < BESIDE_FEW or (damaged and sign.name_mean >= PRONOUNCED)
