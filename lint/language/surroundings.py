"""What stands around an odd word: its neighbours, the words of its document, the document's own rate of noise."""

import re
from collections import Counter
from collections.abc import Mapping

from lint.language.features import Place
from lint.language.fold import fold
from lint.language.tokens import spans
from lint.language.verdicts import Suspect

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
END = re.compile(r"[.!?;:()\n\"“”]")
FAR = 60  # characters in which a neighbour is looked for
DOUBT, CERTAIN = 0.3, 60  # odd words and words assumed before the document is looked at
CUT_AFTER = re.compile(r"[-¬\u00ad]\s{1,3}[^\W\d_]")
CUT_BEFORE = re.compile(r"[^\W\d_][-¬\u00ad]\s{1,3}$")
OPENERS = " \t\"'“‘«„("


class Surroundings:
    """One document, as far as its odd words need it."""

    def __init__(self, text: str, suspects: Mapping[str, Suspect]) -> None:
        self.text = text
        self.here = Counter(map(fold, WORD.findall(text)))
        self._size = sum(self.here.values())
        self.places = places(text, suspects)
        self._small = sum(_speaks(suspect) for _, suspect in self.places)

    def words(self) -> list[str]:
        """The words of the text as they stand."""
        return WORD.findall(self.text)

    def place(self, start: int, suspect: Suspect) -> Place:
        """The numbers of one place; the suspect itself does not count in the document's rate of noise."""
        times = max(1, self.here[suspect.core], self.here[fold(suspect.word)])
        own = times if _speaks(suspect) else 0
        before = self.text[max(0, start - FAR) : start].rstrip(OPENERS)
        opening = not before or before[-1] in ".!?:\n"
        return Place((max(self._small - own, 0) + DOUBT) / (self._size + CERTAIN), times, opening)

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """The folded words before and after, "" where a sentence or line ends between."""
        before = END.split(self.text[max(0, start - FAR) : start])[-1]
        after = END.split(self.text[end : end + FAR], maxsplit=1)[0]
        first, second = WORD.findall(before), WORD.search(after)
        return fold(first[-1]) if first else "", fold(second[0]) if second else ""


def places(text: str, suspects: Mapping[str, Suspect]) -> list[tuple[tuple[int, int], Suspect]]:
    """Where suspects stand, in order; halves of words cut by a hyphen are left out."""
    found = [(at, suspect) for word, suspect in suspects.items() for at in spans(text, word)]
    return sorted((p for p in found if not _is_cut(text, *p[0])), key=lambda place: place[0])


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether white space is before the token, and white space or the end of a phrase after it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    room = not after or after.isspace()
    if end - start == 1 and text[start].isupper() and not text[end + 1 : end + 2].islower():  # an initial
        return False
    return (not start or before.isspace()) and (room or (end - start > 2 and after in ".,;:!?"))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the token is half of a word cut by a hyphen and a blank: "examina- tion"."""
    return bool(CUT_AFTER.match(text, end) or CUT_BEFORE.search(text[max(0, start - 4) : start]))


def _speaks(suspect: Suspect) -> bool:
    """Whether a word tells of a noisy document: unlike names, it has no capital, and no list holds it."""
    return suspect.signs.shape in ("lower", "digit", "inner", "signs") and suspect.signs.zipf < 2.0
