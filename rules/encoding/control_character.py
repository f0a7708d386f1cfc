"""Control characters."""

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, replacing

CONTROLS = frozenset("".join(map(chr, [*range(9), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D])))
RUN = re.compile(r"\x1b\[[0-9;?]{0,16}[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]+")
BREAKS = frozenset("\x0b\x0c")
BLANKS = frozenset("\x1c\x1d\x1e\x1f")


class ControlCharacter(Rule):
    """A control character other than tab and line break, or a colour code of a terminal: left by a converter, a database or a broken
    download. Nobody can see it, many programs stop at it, and words that hold it are not found.

    The fix deletes it. Where it parted two texts, a form feed or vertical tab becomes a line break and a field separator a blank. The C1
    controls that are characters of Windows-1252, such as U+0085 for an ellipsis, are an encoding mistake: `mojibake` has them.
    """

    stage = Stage.CHARACTERS
    examples = (
        Bad("The min⟦\x02⟧ister", fixed="The minister", safe=True),
        Bad("one page⟦\x0c⟧next page", fixed="one page\nnext page", safe=True),
        Bad("⟦\x1b[31m⟧red⟦\x1b[0m⟧ text⟦\x00\x00⟧", fixed="red text", safe=True),
        Good("A tab\tand lines\r\nare no noise."),
        Good("Zażółć gęślą jaźń, naïve, 東京"),
        Good("Wait\u0085"),
    )

    def concerns(self, doc: Document) -> bool:
        return not CONTROLS.isdisjoint(doc.specials)

    def check(self, doc: Document) -> Iterable[Hit]:
        for match in RUN.finditer(doc.text):
            start, end = match.span()
            parts = start > 0 and end < len(doc.text) and not doc.text[start - 1].isspace() and not doc.text[end].isspace()
            run = set(match[0])
            instead = "" if not parts else "\n" if run & BREAKS else " " if run & BLANKS else ""
            names = ", ".join(f"U+{ord(char):04X}" for char in sorted(run & CONTROLS)[:4])
            yield Hit(start, end, f"control character {names}", (replacing(start, end, instead, Safety.SAFE),))
