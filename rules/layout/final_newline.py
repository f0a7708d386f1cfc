"""Files whose last line has no line break."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, replacing


class FinalNewline(Rule):
    """The last line of a text file has no line break at its end. Programs that put files together glue the last word of one article to
    the first word of the next, and some that count lines lose the last.

    The fix adds the line break, of the kind that the file has. Off by default, because corpora of single files rarely have one and
    every file would be named. Texts inside records are not looked at.
    """

    stage = Stage.LAYOUT
    default = False
    examples = (
        Bad("Rain fell.\nSun ⟦shone.⟧", fixed="Rain fell.\nSun shone.\n", safe=True),
        Bad("Rain fell.\r\nSun ⟦shone.⟧", fixed="Rain fell.\r\nSun shone.\r\n", safe=True),
        Good("Rain fell.\n"),
        Good(""),
    )

    def concerns(self, doc: Document) -> bool:
        return doc.place.record is None and doc.place.field is None and bool(doc.text.strip()) and not doc.text.endswith(("\n", "\r"))

    def check(self, doc: Document) -> Iterable[Hit]:
        end = len(doc.text)
        last = doc.text[-40:].split()
        start = end - len(last[-1]) if last else end
        yield Hit(start, end, "no line break at the end", (replacing(end, end, "\r\n" if "\r\n" in doc.text else "\n", Safety.SAFE),))
