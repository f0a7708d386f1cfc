"""Words set with blanks between their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, option, replacing

_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[ \u00a0][^\W\d_]){3,40}(?![^\W\d_])(?!\.)")
_ALONE = b"\1"  # the length of a run; all letters of a row but the first and the last are runs


class ScatteredLetters(Rule):
    """A word is set with a blank between every two letters ("M O S C O W"), a printer's way to make it stand out, which no search
    finds.

    At least `letters` single letters must stand in a row, all capitals or all small ones, and their sum must be no row of initials.
    What the word was is shown, not applied, for where one such word ends and the next begins is often open.
    """

    stage = Stage.WORDS
    severity = "info"
    letters: int = option(5, "how many single letters in a row make a scattered word; shorter rows are often initials or labels")
    examples = (
        Bad("The news from ⟦M O S C O W⟧ came late."),
        Good("J. R. R. Tolkien and C. S. Lewis; plan A B C; a I o; vitamins A B C D."),
        Good("Options a, b, c, d, e; 1 2 3 4 5 6."),
    )

    def concerns(self, doc: Document) -> bool:
        try:
            return _ALONE * max(2, self.letters - 2) in bytes(map(len, doc.runs))
        except ValueError:  # a run of more than 255 characters
            return True

    def check(self, doc: Document) -> Iterable[Hit]:
        for found in _LETTERS.finditer(doc.text):
            word = re.sub(r"\s", "", found[0])
            alphabet = "".join(map(chr, range(ord(word[0]), ord(word[0]) + len(word))))
            if len(word) >= self.letters and (word.isupper() or word.islower()) and word != alphabet:
                fix = replacing(found.start(), found.end(), word, Safety.SHOW, 0.8)
                yield Hit(found.start(), found.end(), "a word with blanks between its letters", (fix,))
