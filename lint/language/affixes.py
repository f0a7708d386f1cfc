"""Prefixes and endings: a form no list holds is sound when the rest of it, or the same stem with another ending, is known.

Endings only for the Slavic languages with word lists: there half of the sound words that no list holds are such forms. In the
others nearly all that is left are names, and one damaged word in fifteen would pass for a form of another word. English has
the combining forms of learned words ("palaeoclimatologist", "nanotubes"): of 3,549 damaged words not one began with such a form
and went on as a known word.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHORTEST_STEM = 4
CERTAIN_STEM = 6  # letters; of a shorter stem two other forms must be known
SHORTEST_REST = 5  # letters that must be left behind a prefix
LONGEST = 40  # letters; every ending is tried
COMMON = 50  # so many endings, the first ones of the list, are looked for on the same stem


@dataclass(frozen=True, slots=True)
class Affixes:
    """The affixes of one language, endings by how common they are; the empty ending is one."""

    prefixes: tuple[str, ...]
    endings: tuple[str, ...]

    def is_derived(self, word: str, known: Callable[[str], bool]) -> bool:
        """Whether a folded word is a prefix before a known word, or a stem that `known` has with other endings."""
        if len(word) > LONGEST:
            return False
        if word.startswith(self.prefixes) and any(
            len(word) >= len(p) + SHORTEST_REST and word.startswith(p) and known(word[len(p) :]) for p in self.prefixes
        ):
            return True
        return any(word.endswith(ending) and self._has_siblings(word, ending, known) for ending in self.endings)

    def _has_siblings(self, word: str, ending: str, known: Callable[[str], bool]) -> bool:
        stem = word[: len(word) - len(ending)]
        if len(stem) < SHORTEST_STEM:
            return False
        missing = 1 if len(stem) >= CERTAIN_STEM else 2
        for other in self.endings[:COMMON]:
            if other != ending and known(stem + other):
                missing -= 1
                if not missing:
                    return True
        return False


@cache
def affixes(language: str) -> Affixes:
    """The affixes of a language, picked by hand; none for most."""
    prefixes: list[str] = []
    endings: list[str] = []
    for line in Path(__file__).with_name("affixes.txt").read_text("utf-8").splitlines():
        code, *found = line.split()
        if code == language:
            prefixes += [affix[:-1] for affix in found if affix.endswith("-")]
            endings += [affix[1:] for affix in found if affix.startswith("-")]
    return Affixes(tuple(prefixes), ("", *endings) if endings else ())
