"""Lines of punctuation only."""

from __future__ import annotations

from collections.abc import Iterable

from lint import Bad, Document, Fix, Good, Hit, Rule, Safety, Stage

STRAY = frozenset(">|<*.,;:-–—/\\~_=+^·•●■▪›‹»«°`¦")
DIVIDERS = frozenset("*-–—•~·.●■_=+")  # alone or repeated between two parts of a text they part them
LONGEST = 3


class StrayLine(Rule):
    """A line holds nothing but one to three punctuation marks, such as `>`, `|` or `,`: what is left of a link, a table or a menu whose
    words were taken out. A text cut into lines or paragraphs has an empty one there.

    The fix removes the line; no word goes. Dividers between two parts of a text (`***`, `* * *`, `---`, a lone `*` or `•`) stay, and so
    do lone quotation marks and brackets, which belong to something, and `…`, `?` and `!`, which may be speech.
    """

    stage = Stage.LAYOUT
    examples = (
        Bad("Rain fell.\n\n⟦>⟧", fixed="Rain fell.", safe=True),
        Bad("Rain fell in Iași.\n⟦|⟧\nSun shone.", fixed="Rain fell in Iași.\nSun shone.", safe=True),
        Bad("Rain fell.\n⟦, ,⟧\nSun shone.\n⟦*⟧", fixed="Rain fell.\nSun shone.", safe=True),
        Good("Rain fell.\n\n***\n\nSun shone.\n* * *\nSnow lay.\n---\nIce came.\n•\nThaw."),
        Good("“Well?”\n…\n?!\n:)\n“\n--\nC\n5"),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        paragraphs = doc.paragraphs
        for i, (start, end, text) in enumerate(paragraphs):
            if end - start > LONGEST or text.isalnum() or not STRAY.issuperset(text.replace(" ", "")):
                continue
            inside = 0 < i < len(paragraphs) - 1
            if text in ("...", "--", "—", "–") or (inside and len(set(text) - {" "}) == 1 and text[0] in DIVIDERS):
                continue
            yield Hit(start, end, "a line without a word", (Fix((doc.removal(start, end),), Safety.SAFE, 0.99),))
