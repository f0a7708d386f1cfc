"""Text that is not in Unicode's composed form."""

import re
from collections.abc import Iterable
from unicodedata import is_normalized, normalize

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, replacing

RUN = re.compile(r"\S{1,200}")


class NotNfc(Rule):
    """A word is spelt with combining marks where Unicode has one character for letter and mark together: `e` and U+0301 for `é`. The
    two look the same and are compared as different words.

    The fix writes the word in normalisation form C, as the web and most corpora have it. Off by default, because texts may be kept in
    form D on purpose, and a few scripts (Hebrew points, for instance) are reordered by it.
    """

    stage = Stage.CHARACTERS
    default = False
    examples = (
        Bad("un ⟦cafe\u0301⟧ noir", fixed="un café noir", safe=True),
        Good("un café noir"),
        Good("x\u0305 and q\u0307 have no composed form"),
    )

    def concerns(self, doc: Document) -> bool:
        return not doc.text.isascii() and not is_normalized("NFC", doc.text)

    def check(self, doc: Document) -> Iterable[Hit]:
        for line in doc.lines:
            if is_normalized("NFC", line.text):
                continue
            for match in RUN.finditer(line.text):
                composed = normalize("NFC", match[0])
                if composed != match[0]:
                    start, end = line.start + match.start(), line.start + match.end()
                    yield Hit(start, end, "not in Unicode's composed form (NFC)", (replacing(start, end, composed, Safety.SAFE),))
