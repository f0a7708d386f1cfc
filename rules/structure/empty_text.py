"""Texts without text."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage

UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\x00\u200e\u200f"))


class EmptyText(Rule):
    """The text is empty, or holds nothing but white space and characters without width: the download failed, the page had no article,
    or the wrong field was taken. Such a record counts as an article and says nothing.

    There is nothing to repair here; take the document out, or fetch it again.
    """

    stage = Stage.CHARACTERS
    examples = (
        Bad("⟦⟧"),
        Bad("⟦⟧ \n\u00a0\n"),
        Bad("⟦⟧\ufeff\u200b"),
        Good("Rain."),
        Good("雨"),
    )

    def concerns(self, doc: Document) -> bool:
        return not doc.text[:100].translate(UNSEEN).strip()

    def check(self, doc: Document) -> Iterable[Hit]:
        if not doc.text.translate(UNSEEN).strip():
            yield Hit(0, 0, "the text is empty")
