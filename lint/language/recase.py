"""Give a folded reading the capitals of the word it stands for."""

from lint.language.fold import fold

TALL_DIGITS = "0568"  # printed as high as the capitals they are read for


def recase(word: str, reading: str) -> str:
    """`reading` as `word` would spell it: what both share keeps its capitals, what differs follows the word's habit."""
    folded = fold(word)
    if len(folded) != len(word):
        return reading
    head = _shared(folded, reading)
    tail = _shared(folded[head:][::-1], reading[head:][::-1])
    middle = reading[head : len(reading) - tail]
    letters = [ch for ch in word if ch.isalpha()]
    loud = len(letters) > 3 and sum(ch.isupper() for ch in letters) * 3 >= len(letters) * 2
    out = word[:head] + (middle.upper() if loud else middle) + word[len(word) - tail :]
    return out[:1].upper() + out[1:] if word[:1].isupper() or word[:1] in TALL_DIGITS else out


def _shared(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size
