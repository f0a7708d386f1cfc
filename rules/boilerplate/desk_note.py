"""Notes of the desk that were not meant for print."""

from collections.abc import Iterable

from lint import Bad, Document, Fix, Good, Hit, PhraseRule, Safety

_ENDS = frozenset(("-30-", "- 30 -", "—30—", "###", "# # #", "-0-", "/ENDS", "--END--"))


class DeskNote(PhraseRule):
    """A note from one desk to another stands in the text: "(Adds quotes from the mayor, paragraph 3)", "ATTENTION EDITORS: …",
    "-30-", "ENDS", "Achtung Redaktionen: …". It was written for editors, who take it out before they print.

    Whole lines only, "ENDS" only at the tail. Notes to the reader ("Editor's note: …", "Correction: …") are content and never
    meant. The fix takes the line out; it is unsafe where the note has words of its own.
    """

    says = "a note to editors, not part of the article"
    examples = (
        Bad(
            "Dam at Asuán is full\n⟦(Adds quotes from the engineer, paragraph 3)⟧\nThe dam is full.",
            fixed="Dam at Asuán is full\nThe dam is full.",
        ),
        Bad(
            "The dam at Asuán is full for the first time since it was built.\n⟦-30-⟧\n",
            fixed="The dam at Asuán is full for the first time since it was built.\n",
        ),
        Bad(
            "Der Damm ist zum ersten Mal seit dem Bau voll, sagt der Wärter.\n⟦Achtung Redaktionen: Fotos folgen am Abend⟧",
            fixed="Der Damm ist zum ersten Mal seit dem Bau voll, sagt der Wärter.",
        ),
        Good("Editor's note: The dam was called by another name in an earlier version."),
        Good("Correction: The dam is 111 metres high, not 101."),
        Good("Ends\nmeet\nin the valley."),
        Good("The line ends here, the guard said."),
        Good("30"),
    )

    def concerns(self, doc: Document) -> bool:
        return any(line.text in _ENDS for line in doc.paragraphs[-3:]) or super().concerns(doc)

    def check(self, doc: Document) -> Iterable[Hit]:
        yield from super().check(doc)
        for line in doc.paragraphs[-3:]:
            if line.text in _ENDS:
                yield Hit(
                    line.start, line.end, "the mark of the end, for editors", (Fix((doc.removal(line.start, line.end),), Safety.UNSAFE),)
                )
