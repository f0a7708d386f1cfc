"""U+FFFD, the mark of bytes that could not be read."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage


class ReplacementCharacter(Rule):
    """The replacement character U+FFFD stands where an earlier program could not decode the bytes it was given. What stood there is
    lost: no rule can know it from this text alone, so nothing is proposed; go back to the source. Where the corpus holds a copy of the
    text that has the character, between the same words, it is proposed and the copy named.

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

    def restored(self, hit: Hit, here: str, there: str) -> Safety | None:
        """Safe for as many characters at most as were lost, none of them ASCII, which is never lost."""
        lost, came = hit.end - hit.start, len(there) - len(here) + hit.end - hit.start
        found = there[here.index("\ufffd") :][:came]
        return Safety.SAFE if 1 <= came <= lost and not any(char.isascii() or char == "\ufffd" for char in found) else None
