"""Words that begin and end almost as another one does, as two words must that are a swap, an inserted run or one confusion apart."""

from collections import defaultdict
from collections.abc import Iterable

from lint.language.errors import LONGEST, head_and_tail

LONG = LONGEST + 4  # letters of a word that must share two with another at one of its ends


class NearEnds:
    """Words of at least `LONGEST` + 2 letters, to be asked for those that share all but `LONGEST` letters with a word at both its ends."""

    def __init__(self, words: Iterable[str]) -> None:
        self._beginning: defaultdict[str, list[str]] = defaultdict(list)
        self._ending: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            size = 2 if len(word) >= LONG else 1
            self._beginning[word[:size]].append(word)
            self._ending[word[-size:]].append(word)

    def near(self, word: str) -> set[str]:
        """The words that share so much with this one, itself among them where it is one of them."""
        head, tail = head_and_tail()
        alike = {other for size in (1, 2) for found in (self._beginning, self._ending) for other in self._at(found, word, size)}
        return {other for other in alike if head(word, other) + tail(word, other) >= len(other) - LONGEST}

    def _at(self, found: dict[str, list[str]], word: str, size: int) -> list[str]:
        return found.get(word[:size] if found is self._beginning else word[-size:], [])
