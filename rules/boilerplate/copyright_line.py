"""Lines that say whose the text is."""

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, PhraseRule, lazy_pattern, picture_credits

LONGEST = 200  # code points; rights notices with the name of a firm and "all rights reserved" stay below
_RIGHTS = lazy_pattern(
    r"(?:copyright|\(c\)|©)[\s©:]{0,4}(?:\(c\)\s?)?(?:19|20)\d\d|©[^\n]{0,60}(?:19|20)\d\d|(?:^|\s)copyright\s(?:©|\(c\)|by)\s\S", re.I
)


class CopyrightLine(PhraseRule):
    """A line says whose the text is: "© 2020 NAME", "Alle Rechte vorbehalten", "RIPRODUZIONE RISERVATA". It is evidence of a licence: it is
    shown and never removed, so that it can be kept beside the text.

    A sign © with a year, or at the start of a line that is no picture credit (see `photo-credit`), or the usual phrases in nine
    languages, as whole lines.
    """

    severity = "info"
    removes = False
    says = "whose the text is: evidence of a licence, kept"
    examples = (
        Bad("The bees are back in Ljubljana.\n⟦© 2021 Čebelar d.o.o.⟧"),
        Bad("Die Bienen sind zurück in Graz.\n⟦Alle Rechte vorbehalten.⟧"),
        Bad("Le api sono tornate a Lubiana.\n⟦© RIPRODUZIONE RISERVATA⟧"),
        Bad("The bees are back in Ljubljana.\n⟦Copyright 2021 The Beekeeper Ltd. All rights reserved.⟧"),
        Good("Copyright law was changed in 2019 after years of debate."),
        Good("All rights reserved for the poor were taken from them in 1834."),
        Good("The sign © was first used in 1909, on a map of the bees of Carniola that was sold in every town from Trieste to Graz."),
    )

    def concerns(self, doc: Document) -> bool:
        text = doc.text
        return "©" in text or "opyright" in text or "COPYRIGHT" in text or ("(" in text and "(c)" in text) or super().concerns(doc)

    def check(self, doc: Document) -> Iterable[Hit]:
        known = {hit.start for hit in super().check(doc)}
        yield from super().check(doc)
        for start, end, line in doc.paragraphs:
            if len(line) <= LONGEST and start not in known and _is_notice(line):
                yield Hit(start, end, self.says)


def _is_notice(line: str) -> bool:
    if "©" not in line and "opyright" not in line and "COPYRIGHT" not in line and "(c)" not in line:
        return False
    prose = line.endswith(".") and len(line.split()) > 12
    return not prose and bool(_RIGHTS.search(line) or line.startswith("©")) and not any(True for _ in picture_credits(line))
