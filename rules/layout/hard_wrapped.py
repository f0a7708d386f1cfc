"""Paragraphs that are broken into lines of print width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lint import Bad, Document, Edit, Fix, Good, Hit, Rule, Safety, Span, Stage, option

ENDS = tuple(".!?:;…\"'”’»)。")


class HardWrapped(Rule):
    """The paragraphs are broken into lines of about the same width, as in mails and scanned columns, so that a line break means nothing
    and sentences are cut by it. Whoever takes lines for paragraphs or sentences goes wrong.

    The fix, unsafe because a poem may look so, runs the lines of a paragraph together; empty lines stay, and so do line breaks after a
    hyphen (`line-end-hyphen` looks after them). Off by default: many corpora keep the lines of the print on purpose.
    """

    stage = Stage.LAYOUT
    default = False
    fewest: int = option(4, "lines that must break off in the middle of a sentence; fewer may be verses or captions")
    share: float = option(
        0.5, "of all line breaks inside paragraphs, how many must be such; set by hand, prose wrapped at 60 to 80 columns has 0.8"
    )
    shortest: int = option(30, "code points a broken-off line must have; scanned newspaper columns have 30 to 45, verses often fewer")
    examples = (
        Bad(
            "⟦⟧The river rose in the night and by the\nmorning the lower town stood under the\nwater, so that nobody could get to the\n"
            "market or to the school, and the mayor\nasked for boats.\n\nNobody was hurt.",
            fixed="The river rose in the night and by the morning the lower town stood under the water, so that nobody could get to the "
            "market or to the school, and the mayor asked for boats.\n\nNobody was hurt.",
        ),
        Good("The river rose in the night.\nBy the morning the lower town stood under the water.\nNobody was hurt."),
        Good("Roses are red\nviolets are blue\nsugar is sweet\nand so are you"),
    )

    def concerns(self, doc: Document) -> bool:
        return doc.text.count("\n") > self.fewest

    def check(self, doc: Document) -> Iterable[Hit]:
        breaks = list(_breaks(doc))
        cut = [(line, after) for line, after in breaks if len(line.text) >= self.shortest and _goes_on(line.text, after.text)]
        if len(cut) < self.fewest or len(cut) < self.share * len(breaks):
            return
        edits = tuple(
            Edit(line.start + len(line.text.rstrip()), after.start + len(after.text) - len(after.text.lstrip()), " ")
            for line, after in breaks
            if len(line.text) >= self.shortest and not line.text.rstrip().endswith(("-", "\u00ad", "¬"))
        )
        yield Hit(0, 0, f"{len(cut)} of {len(breaks)} lines break off inside a sentence", (Fix(edits, Safety.UNSAFE, 0.9),))


def _breaks(doc: Document) -> Iterator[tuple[Span, Span]]:
    """Neighbouring lines that both hold text."""
    for line, after in pairwise(doc.lines):
        if line.text.strip() and after.text.strip():
            yield line, after


def _goes_on(line: str, after: str) -> bool:
    return not line.rstrip().endswith(ENDS) and after.lstrip()[:1].islower()
