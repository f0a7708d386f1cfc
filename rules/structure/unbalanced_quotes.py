"""Quotations that are opened and never closed, or closed and never opened."""

from __future__ import annotations

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage, has_quotation_marks, is_poor, quotation_marks

REACH = 12  # code points of the text behind the mark that are shown with it
MOST_LONELY = 3  # a text with more than this, and more than one for two sound quotations, keeps to no convention: scans, lists of inches


class UnbalancedQuotes(Rule):
    """A quotation is opened and never closed, or closed and never opened, so that nobody can tell where the quoted words end: text was
    lost, or a mark.

    A quotation over several paragraphs may open in each of them and closes once, and so may one whose paragraphs were run together.
    Single marks are not judged (they look like apostrophes), nor are paragraphs with inches, seconds of arc or marks inside words, nor
    texts in which such marks are the rule, as scans are. Where a mark is missing nobody can know, so nothing is proposed.
    """

    stage = Stage.CHARACTERS
    examples = (
        Bad('"It is sad," he said. ⟦"If they had⟧ wished, we would be open.\n\nThe minister left.\n\n"We stay," she said.'),
        Bad("Nobody came,⟦” he said.⟧\nThe hall stayed empty."),
        Bad("Sie sagte: ⟦„Wir gehen.⟧\nDann kam Ólafur Þórðarson."),
        Good("“We opened early.\n\n“Then it rained,” said Ndidi Okonkwo."),
        Good('"We opened. "Then it rained." So it goes.'),
        Good('A 19" screen is cheap. The 6\'2" keeper, the ’90s, rock ’n’ roll, 5″'),
        Good('He wrote "a line\nthat ends here" and left.'),
        Good("« Oui », dit-elle, « bien sûr ». »So ist es«, sagte er. ”Så är det”, sade hon."),
        Good("» Go to the offer\nHome » News › “Rain in ...\nBack »"),
        Good('"‘Dawn’ is good," she said ("Dusk" is not).'),
    )

    def concerns(self, doc: Document) -> bool:
        return has_quotation_marks(doc)

    def check(self, doc: Document) -> Iterable[Hit]:
        found = quotation_marks(doc)
        lonely = len(found.unclosed) + len(found.unopened)
        if lonely > max(MOST_LONELY, found.pairs // 2) or (lonely and is_poor(doc)):
            return
        for marks, message in (
            (found.unclosed, "opens a quotation that nothing closes"),
            (found.unopened, "closes a quotation that nothing opens"),
        ):
            for mark in marks:
                yield Hit(mark.start, _end(doc, mark.end), f"{mark.text} {message}", evidence={"lonely_marks": lonely})


def _end(doc: Document, start: int) -> int:
    """The end of the last whole word within reach, in the same line."""
    stop = doc.text.find("\n", start)
    line = doc.text[start : len(doc.text) if stop < 0 else stop]
    return start + len(line if len(line) <= REACH else line[:REACH].rpartition(" ")[0])
