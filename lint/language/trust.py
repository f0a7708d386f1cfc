"""How frequent a form must be to count as sound, since the frequency lists were counted from the web, mistakes included.

All figures are hundredths of Zipf. The English ones come from `bench/learn_trust.py`, which counts the forms of scanned newspapers
that are wrong: of words of four letters and more that no dictionary holds 58 % at 3.0 to 3.5 when in small letters, 38 % at 3.5 to
4.0; with a capital 17 % at 2.0 to 2.5, which is no more than of words that a dictionary holds. Nearly every form of two or three
letters is in some list, so these need more: three in four of those below 4.0 are wrong. The figures of the other languages
were set with texts in view that are also measured; no script repeats them.
"""

from dataclasses import dataclass
from functools import cache

CURATED = 1 << 10  # the bit of an entry that says that a dictionary made by hand holds the form

SHORT_NAME = 100  # so much less does a form of two or three letters need with a capital: "Ms", "Lo", "Rui"


@dataclass(frozen=True, slots=True)
class Trust:
    """From which frequency on a form is sound: of two letters, of three, of four and more in no dictionary (`small`; with
    a capital `title`). Longer words that a dictionary holds are sound at any frequency."""

    two: int = 450
    three: int = 350
    small: int = 150
    title: int = 100

    def accepts(self, value: int, size: int, title: bool = False) -> bool:
        """Whether the entry `value` (-1: unknown) of a form of `size` letters is that of a sound word."""
        if size > 3:
            return value >= CURATED or value >= (self.title if title else self.small)
        least = (self.two if size == 2 else self.three) - (SHORT_NAME if title else 0)
        return size < 2 or (value >= 0 and value % CURATED >= least)


_TRUST = {
    "en": Trust(two=500, small=350, title=200),
    "de": Trust(two=500, three=450, small=300, title=200),
    "es": Trust(two=500),
    "pl": Trust(small=100),  # pyspellchecker has no list for Polish, and 20,000 forms for Russian
    "ru": Trust(small=100),
}


@cache
def trust(language: str) -> Trust:
    return _TRUST.get(language, Trust())
