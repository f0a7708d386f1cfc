"""White space where a text or a line begins or ends."""

from __future__ import annotations

from collections.abc import Iterable

from lint import Bad, Document, Edit, Fix, Good, Hit, Rule, Safety, Stage

BLANKS = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
ENDS = (" \n", " \r", "\t\n", "\t\r", "\u00a0\n", "\u00a0\r", "\u3000\n", "\u3000\r", "\u2003\n", "\u2009\n")


class EdgeSpace(Rule):
    """White space that no reader sees: blanks or empty lines before the text and after it, blanks at the ends of lines, more than two
    empty lines in a row. Two copies of a text differ by it and are not known for copies; files grow and differences between versions
    are hidden.

    The fix takes it away: two empty lines stay of more, and one line break at the end of the text. The lines of one text that end in
    blanks are one finding, at the first of them. The indent of a line stays, and so does an ideographic blank at the start of a text.
    """

    stage = Stage.LAYOUT
    examples = (
        Bad("⟦ ⟧Rain fell in Ådalen.", fixed="Rain fell in Ådalen.", safe=True),
        Bad("Rain fell.⟦\u00a0 ⟧\nSun shone.", fixed="Rain fell.\nSun shone.", safe=True),
        Bad("Rain fell.⟦ ⟧\nSun shone.\t\nSnow lay.", fixed="Rain fell.\nSun shone.\nSnow lay.", safe=True),
        Bad("Rain fell.\n\n\n⟦\n\n⟧Sun shone.", fixed="Rain fell.\n\n\nSun shone.", safe=True),
        Bad("Rain fell.\n⟦\n\n⟧", fixed="Rain fell.\n", safe=True),
        Bad("Rain fell.⟦ ⟧\n", fixed="Rain fell.\n", safe=True),
        Good("Rain fell.\n\n\nSun shone.\n"),
        Good("Needed:\n  - an indented\n    list"),
        Good("\u3000吾輩は猫である。\r\n"),
        Good(" \n"),
    )

    def concerns(self, doc: Document) -> bool:
        text = doc.text
        if not text or text.isspace():
            return False
        edge = text[0].isspace() or text[-1] in BLANKS or text[-2:].isspace()
        return edge or "\n\n\n\n" in text or "\r\n\r\n\r\n\r\n" in text or any(end in text for end in ENDS[: None if doc.specials else 4])

    def check(self, doc: Document) -> Iterable[Hit]:
        text = doc.text
        lead = len(text) - len(text.lstrip())
        if lead and (start := min(lead, text.find("\u3000") % (lead + 1))) > 0:
            yield _hit([(0, start)], "the text begins with white space")
        body = text.rstrip()
        if ends := _around_first_break(text, len(body)):
            yield _hit(ends, "the text ends with white space")
        lines = [line for line in doc.lines if lead <= line.start < len(body)]
        if gaps := [(line.start + len(line.text.rstrip(BLANKS)), line.end) for line in lines if line.text[-1:] in BLANKS and line.text]:
            gaps = [(start, end) for start, end in gaps if end <= len(body)]
        if gaps:
            yield _hit(gaps, "a line ends with blanks" if len(gaps) == 1 else f"{len(gaps)} lines end with blanks")
        empty = 0
        for line in lines:
            if line.text.strip():
                if empty > 2:
                    yield _hit([(start, line.start)], f"{empty} empty lines")
                empty = 0
            else:
                empty += 1
                if empty == 3:
                    start = line.start


def _around_first_break(text: str, start: int) -> list[tuple[int, int]]:
    """The white space that ends a text, without its first line break."""
    breaks = [at for char in "\r\n" if (at := text.find(char, start)) >= 0]
    if not breaks:
        return [(start, len(text))] if start < len(text) else []
    keep = min(breaks)
    behind = keep + (2 if text.startswith("\r\n", keep) else 1)
    return [(low, high) for low, high in ((start, keep), (behind, len(text))) if low < high]


def _hit(spans: list[tuple[int, int]], message: str) -> Hit:
    fix = Fix(tuple(Edit(start, end) for start, end in spans), Safety.SAFE)
    return Hit(*spans[0], message, (fix,), evidence={"places": len(spans)})
