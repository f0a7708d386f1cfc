"""Give a folded reading the capitals of the word it stands for."""

from functools import lru_cache

from lint.language.errors import common_head, common_tail
from lint.language.fold import fold

TALL_DIGITS = "0568"  # printed as high as the capitals they are read for


def recase(word: str, reading: str) -> str:
    """`reading` as `word` would spell it: what both share keeps its capitals, what differs follows the word's habit."""
    folded, loud = _habit(word)
    if len(folded) != len(word):
        return reading
    head = common_head(folded, reading)
    tail = common_tail(folded[head:], reading[head:])
    middle = reading[head : len(reading) - tail]
    out = word[:head] + (middle.upper() if loud else middle) + word[len(word) - tail :]
    return out[:1].upper() + out[1:] if word[:1].isupper() or word[:1] in TALL_DIGITS else out


@lru_cache(maxsize=4)
def _habit(word: str) -> tuple[str, bool]:
    """A word folded, and whether most of its letters are capitals."""
    letters = [ch for ch in word if ch.isalpha()]
    return fold(word), len(letters) > 3 and sum(ch.isupper() for ch in letters) * 3 >= len(letters) * 2
