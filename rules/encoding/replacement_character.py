"""U+FFFD, the mark of bytes that could not be read."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage


class ReplacementCharacter(Rule):
    """The replacement character U+FFFD stands where an earlier program could not decode the bytes it was given. What stood there is
    lost: no rule can know it from this text alone, so nothing is proposed; go back to the source, or to another copy of the article.

    A run of them is one finding, for one lost character of UTF-8 often leaves two or three.
    """

    stage = Stage.CHARACTERS
    anchors = ("\ufffd",)
    examples = (
        Bad("The caf⟦\ufffd⟧ in Malm⟦\ufffd\ufffd⟧ is open."),
        Good("The café in Malmö is open."),
        Good("Is it so? ¿Es así? ؟"),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        at = doc.text.find("\ufffd")
        while at >= 0:
            end = at
            while doc.text.startswith("\ufffd", end):
                end += 1
            yield Hit(at, end, "what stood here could not be decoded and is lost", evidence={"characters": end - at})
            at = doc.text.find("\ufffd", end)
