"""White space where a text or a line begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint import Bad, Document, Edit, Fix, Good, Hit, Rule, Safety, Span, Stage

BLANKS = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BREAK = re.compile(r"\r\n|[\r\n]")


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
        return bool(doc.text) and not doc.text.isspace()

    def check(self, doc: Document) -> Iterable[Hit]:
        text = doc.text
        lead = len(text) - len(text.lstrip()) if text[0].isspace() else 0
        if lead and (start := min(lead, text.find("\u3000") % (lead + 1))) > 0:
            yield _hit([(0, start)], "the text begins with white space")
        end = len(text.rstrip()) if text[-1].isspace() else len(text)
        if spans := list(_behind(text, end)):
            yield _hit(spans, "the text ends with white space")
        lines = [line for line in doc.lines if lead < line.end <= end]
        if gaps := [(start + len(line.rstrip(BLANKS)), stop) for start, stop, line in lines if line and line[-1] in BLANKS]:
            yield _hit(gaps, "a line ends with blanks" if len(gaps) == 1 else f"{len(gaps)} lines end with blanks")
        if len(lines) > len(doc.paragraphs) + 2:
            yield from _many_empty(lines)


def _behind(text: str, end: int) -> Iterator[tuple[int, int]]:
    """What follows the last word at `end`, but for the first line break."""
    found = BREAK.search(text, end)
    for start, stop in ((end, found.start()), (found.end(), len(text))) if found else ((end, len(text)),):
        if start < stop:
            yield start, stop


def _many_empty(lines: list[Span]) -> Iterator[Hit]:
    empty = start = 0
    for line in lines:
        if line.text and not line.text.isspace():
            if empty > 2:
                yield _hit([(start, line.start)], f"{empty} empty lines")
            empty = 0
        else:
            empty += 1
            start = line.start if empty == 3 else start


def _hit(spans: list[tuple[int, int]], message: str) -> Hit:
    fix = Fix(tuple(Edit(start, end) for start, end in spans), Safety.SAFE)
    return Hit(*spans[0], message, (fix,), evidence={"places": len(spans)})
