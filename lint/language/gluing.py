"""Two words without a blank between them: "saidthat", "bankThe"."""

from collections.abc import Callable

from lint.language.candidates import GLUED, SEAM, Finder
from lint.language.fold import fold
from lint.language.lexicon import Lexicon
from lint.language.readings import Candidate, log_frequency

ONE_LETTER = {"en": "ai", "fr": "ày", "es": "yaeou", "it": "eaoè", "pt": "aeoéà", "pl": "aiouwz", "ru": "аивкосуя"}
SHORT_HALVES = {2: 5.5, 3: 4.5}  # Zipf frequency below which two or three letters are no half of a glued word
HALF, RARE_HALF, FUNCTION_WORD = 3.0, 1.5, 5.5  # the same for longer halves, for those beside a function word, for it
SHORTEST_NAME, BEHIND_NAME = 4, 4.5  # letters of a name glued to the next word; Zipf frequency of that word


class Seams:
    """Looks for the seam in glued words of one language. `fit` tells how well two words go together."""

    def __init__(self, language: str, lexicon: Lexicon, finder: Finder, fit: Callable[[str, str], float]) -> None:
        self._single = ONE_LETTER.get(language, "")
        self._lexicon = lexicon
        self._finder = finder
        self._fit = fit

    def readings(self, bare: str) -> list[Candidate]:
        """The best two ways of reading the word as two; inner capitals of brands ("LinkedIn", "iPhone") are no seam."""
        if not bare.isalpha() or len(bare) < 4:
            return []
        seam = next((i for i in range(1, len(bare)) if bare[i].isupper() and bare[i - 1].islower()), 0)
        if seam and (seam < 3 or bare[0].isupper()):
            return []
        found = []
        for left, right, frequency in self._finder.splits(fold(bare), self._is_half):
            if not seam or len(left) == seam:
                found.append(Candidate(f"{left} {right}", GLUED, SEAM, frequency + self._fit(left, right)))
        return sorted(found, key=lambda r: (-r.score, r.text))[:2]

    def behind_names(self, bare: str, vouched: Callable[[str], float | None]) -> list[Candidate]:
        """A name and a frequent word behind it; `vouched` gives the frequency of a name, as it is written, that no list holds."""
        if not (bare[:1].isupper() and bare[1:].islower() and bare.isalpha()):
            return []
        found = []
        for at in range(SHORTEST_NAME, len(bare) - 1):
            name, behind = bare[:at], bare[at:]
            zipf = self._lexicon.zipf(behind)
            if zipf >= max(BEHIND_NAME, SHORT_HALVES.get(len(behind), 0.0)) and (frequency := vouched(name)) is not None:
                text = f"{fold(name)} {behind}"
                found.append(Candidate(text, GLUED, SEAM, frequency + log_frequency(zipf), listed=False))
        return sorted(found, key=lambda r: (-r.score, r.text))[:1]

    def _is_half(self, half: str, other: str) -> bool:
        """Whether a piece may be a word of its own; rarer ones beside very frequent ones only."""
        if len(half) == 1:
            return half in self._single
        zipf = self._lexicon.zipf(half)
        if zipf >= SHORT_HALVES.get(len(half), HALF):
            return True
        return len(half) > 4 and zipf >= RARE_HALF and self._lexicon.zipf(other) >= FUNCTION_WORD
