"""Ligatures and the long s."""

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, replacing

LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
LONG_S = "ſ"
RUN = re.compile("[ﬀ-ﬆ]+")


class Ligature(Rule):
    """A ligature such as `ﬁ` or `ﬄ` stands as one character in a word, as PDF files and scanners give it: `oﬃce` is not found when one
    looks for `office`.

    The fix puts the letters; a reader sees the same. The long s of old print (`Waſſer`) is named once a text and shown only, for historical
    corpora want it. Letters of living alphabets, such as `æ`, `œ`, `ß` and the Dutch `ĳ`, are none of this.
    """

    stage = Stage.CHARACTERS
    severity = "info"
    examples = (
        Bad("The o⟦ﬃ⟧ce is ⟦ﬁ⟧ne.", fixed="The office is fine.", safe=True),
        Bad("Das ⟦ſ⟧üße Waſſer"),
        Good("Ægir, cœur, straße, ĳsvogel, ǆamija"),
        Good("The office is fine."),
    )

    def concerns(self, doc: Document) -> bool:
        return LONG_S in doc.specials or not doc.specials.isdisjoint(LETTERS)

    def check(self, doc: Document) -> Iterable[Hit]:
        if not doc.specials.isdisjoint(LETTERS):
            for run in RUN.finditer(doc.text):
                letters = "".join(map(LETTERS.__getitem__, run[0]))
                yield Hit(*run.span(), f"a ligature for “{letters[:20]}”", (replacing(*run.span(), letters, Safety.SAFE),))
        if LONG_S in doc.specials:
            at, times = doc.text.find(LONG_S), doc.text.count(LONG_S)
            yield Hit(at, at + 1, f"{times} long s in this text", evidence={"characters": times})
