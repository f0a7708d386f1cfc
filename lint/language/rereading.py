"""Words that are known and wrong all the same, as scanners make them ("lie" for "the", "bad" for "had"), and stray letters.

They are looked for only in scanned corpora and in documents that are noisy anyway: in sound text nearly every known word is right.
"""

from collections.abc import Callable
from functools import cached_property, lru_cache
from heapq import nlargest

from lint.language.candidates import JUNK, MISREAD, REREAD, Finder
from lint.language.errors import confusions
from lint.language.features import signs
from lint.language.fold import fold
from lint.language.lexicon import Lexicon, lexicon
from lint.language.readings import Candidate, log_frequency
from lint.language.verdicts import Suspect
from lint.language.weights import weights

SHORT = 6  # letters; longer known words are seldom one misread letter away from a frequent one
LONGEST = 12
FREQUENT, QUITE_FREQUENT = 4.5, 3.5  # Zipf frequency of what a known word may have been, up to so many letters and longer ones
MORE = 0.5  # by how much more frequent it is
STRAY = 2  # letters of what may have come from the next column
STRAY_SIGNS = 3  # the same for letters mixed with digits and signs
OTHER_CASE = "ICOSVWPUKXZ"  # letters whose large and small form differ in size alone, and I, which is read for i and l
CASE_COST = 6.0  # nats; one letter in 400
VERY_FREQUENT = 5.0  # Zipf frequency of a word that may have got a capital
USUAL = 5.0  # Zipf frequency of two letters with a capital that are a word beyond doubt

SCANNED = 0.01  # witnesses a document that make a corpus scanned: scanned lines have 0.06, articles 0.4, sound news none, novels 0.001
UNWRITTEN = 2.6  # Zipf frequency below which authors do not write a misreading as often as scanners do; above are "nd", "ly", "bas"
FEWEST = 50  # documents that make a corpus


def is_scanned(count: Callable[[str], int], documents: int) -> bool:
    """Whether an English corpus comes from a scanner. `count` gives the number of documents that hold an odd word."""
    return documents >= FEWEST and sum(map(count, _witnesses())) >= SCANNED * documents


@lru_cache(maxsize=1)
def _witnesses() -> tuple[str, ...]:
    """The misreadings that hardly any sound text holds: of more than two letters, and rare wherever words were counted."""
    known = lexicon("en")
    return tuple(m for m in weights().misreadings if len(m) > STRAY and (known is None or known.zipf(m) < UNWRITTEN))


class Rereader:
    """Known words of one language as suspects; remembers each."""

    def __init__(self, lexicon: Lexicon, finder: Finder) -> None:
        self._lexicon = lexicon
        self._finder = finder
        self.suspect = lru_cache(maxsize=20_000)(self._suspect)

    @cached_property
    def _frequent(self) -> frozenset[str]:
        return frozenset(self._lexicon.words(QUITE_FREQUENT))

    def _suspect(self, word: str) -> Suspect | None:
        core = fold(word)
        if len(core) > LONGEST or "-" in core:
            return None
        if core.isalpha():
            readings = self._readings(core) if len(core) > 1 else []
            if word[0] in OTHER_CASE and word[1:].islower() and self._lexicon.zipf(core) >= VERY_FREQUENT:
                readings.append(Candidate(core, REREAD, CASE_COST, log_frequency(self._lexicon.zipf(core))))
            stray = len(core) <= STRAY and (word.islower() or self._lexicon.zipf(core) < USUAL)
        else:
            readings = self._without_signs(core)
            stray = len(core) <= STRAY_SIGNS
        if stray:
            readings.append(Candidate("", JUNK, 0.0, 0.0))
        return Suspect(word, core, "", signs(word, core, self._lexicon, 1), tuple(readings)) if readings else None

    def _without_signs(self, core: str) -> list[Candidate]:
        """Words that letters, digits and signs may have been: "wa3", "«is"."""
        if sum(map(str.isalpha, core)) * 2 < len(core) or len(core) < 2:
            return []
        found = self._finder.thorough(core).values()
        near = [r for r in found if r.error == MISREAD and self._lexicon.zipf(r.text) >= QUITE_FREQUENT]
        return [r._replace(error=REREAD) for r in nlargest(4, near, key=lambda r: (r.score, r.text))]

    def _readings(self, core: str) -> list[Candidate]:
        least = max(FREQUENT if len(core) <= SHORT else QUITE_FREQUENT, self._lexicon.zipf(core) + MORE)
        found: dict[str, Candidate] = {}
        for text, cost in confusions().readings(core):
            if text not in self._frequent:
                continue
            zipf = self._lexicon.zipf(text)
            if zipf >= least and (text not in found or cost < found[text].cost):
                found[text] = Candidate(text, REREAD, cost, log_frequency(zipf))
        return sorted(found.values(), key=lambda r: (-r.score, r.text))[:4]
