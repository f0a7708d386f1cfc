"""Ligatures and the long s."""

from collections.abc import Iterable

from lint import Bad, Document, Edit, Fix, Good, Hit, Rule, Safety, Stage, replacing

LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
LONG_S = "ſ"


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
        for ligature in doc.specials & LETTERS.keys():
            for at in _places(doc.text, ligature):
                letters = LETTERS[ligature]
                yield Hit(at, at + 1, f"a ligature for “{letters}”", (replacing(at, at + 1, letters, Safety.SAFE),))
        if LONG_S in doc.specials:
            places = list(_places(doc.text, LONG_S))
            fix = Fix(tuple(Edit(at, at + 1, "s") for at in places), Safety.SHOW)
            yield Hit(places[0], places[0] + 1, f"{len(places)} long s in this text", (fix,), evidence={"characters": len(places)})


def _places(text: str, char: str) -> Iterable[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)
