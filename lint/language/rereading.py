"""Words that are known and wrong all the same, as scanners make them ("lie" for "the", "bad" for "had"), and stray letters.

They are looked for only in documents that are noisy anyway: in sound text nearly every known word is right.
"""

from functools import lru_cache

from lint.language.candidates import JUNK, REREAD, Candidate, log_frequency
from lint.language.errors import confusions
from lint.language.features import signs
from lint.language.fold import fold
from lint.language.lexicon import Lexicon
from lint.language.verdicts import Suspect

LONGEST = 6  # letters; longer known words are seldom one misread letter away from a frequent one
FREQUENT = 4.5  # Zipf frequency of what a known word may have been
MORE = 0.5  # by how much more frequent it is
STRAY = 2  # letters of what may have come from the next column
USUAL = 5.0  # Zipf frequency of two letters with a capital that are a word beyond doubt


class Rereader:
    """Known words of one language as suspects; remembers each."""

    def __init__(self, lexicon: Lexicon, words_of_one_letter: str) -> None:
        self._lexicon = lexicon
        self._single = words_of_one_letter
        self.suspect = lru_cache(maxsize=20_000)(self._suspect)

    def _suspect(self, word: str) -> Suspect | None:
        core = fold(word)
        if len(core) > LONGEST or not core.isalpha() or (len(core) == 1 and (core in self._single or word.isupper())):
            return None
        readings = self._readings(core) if len(core) > 1 else []
        if len(core) <= STRAY and (word.islower() or self._lexicon.zipf(core) < USUAL):
            readings.append(Candidate("", JUNK, 0.0, 0.0))
        return Suspect(word, core, "", signs(word, core, self._lexicon, 1), tuple(readings)) if readings else None

    def _readings(self, core: str) -> list[Candidate]:
        least = max(FREQUENT, self._lexicon.zipf(core) + MORE)
        found: dict[str, Candidate] = {}
        for text, cost in confusions().readings(core):
            zipf = self._lexicon.zipf(text)
            if zipf >= least and (text not in found or cost < found[text].cost):
                found[text] = Candidate(text, REREAD, cost, log_frequency(zipf))
        return sorted(found.values(), key=lambda r: (-r.score, r.text))[:4]
