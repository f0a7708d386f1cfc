"""Quotations opened with one kind of mark and closed with another."""

from __future__ import annotations

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, QuoteMark, Related, Rule, Safety, Stage, has_quotation_marks, is_poor, quotation_marks, replacing

PARTNERS = {'"': '"', "“": "”", "”": "“", "„": "“", "«": "»", "»": "«", "‹": "›", "›": "‹"}
LONGEST_WORD = 40  # code points of the word beside the mark that are shown with it


class MixedQuotes(Rule):
    """A quotation is opened with one kind of mark and closed with another: `“so it is"`, `"so it is”`, `„so ist es"`. It comes from
    text put together out of several sources or half converted, and whoever takes quotations out of the text loses this one.

    Named is the mark that the text has less often, with the word beside it; the mark that would match is shown, never put by itself.
    Pairs that a language really has (`„…“`, `„…”`, `”…”`, `»…»`) are no mixture, and a mark that nothing closes is
    `unbalanced-quotes`'.
    """

    stage = Stage.CHARACTERS
    examples = (
        Bad('“Yes,” he said. “It is ⟦so."⟧'),
        Bad('“Yes,” said Amélie Ngũgĩ. ⟦"It⟧ is so.”'),
        Bad('Er sagte: „Es ist ⟦so"⟧.'),
        Good('„So“ – „ték” – ”så” – »so« – « ainsi » – “so” – "so"'),
        Good('“The poem ‘Dawn’ is his best,” she said, “and "Dusk" the worst.”'),
        Good('The 19" rack and the 6\'2" man: “fine”.'),
    )

    def concerns(self, doc: Document) -> bool:
        return has_quotation_marks(doc)

    def check(self, doc: Document) -> Iterable[Hit]:
        mixed = quotation_marks(doc).mixed
        for opened, closed in [] if mixed and is_poor(doc) else mixed:
            odd, other = (opened, closed) if doc.text.count(opened.text) < doc.text.count(closed.text) else (closed, opened)
            start, end = _with_word(doc, odd, opens=odd is opened)
            message = f"opened with {opened.text} and closed with {closed.text}"
            fix = replacing(odd.start, odd.end, PARTNERS.get(other.text, other.text), Safety.SHOW)
            yield Hit(start, end, message, (fix,), (Related(doc.place, other.start, other.end),))


def _with_word(doc: Document, mark: QuoteMark, opens: bool) -> tuple[int, int]:
    if opens:
        after = doc.text[mark.end : mark.end + LONGEST_WORD].split(None, 1)
        return mark.start, mark.end + (len(after[0]) if after and not doc.text[mark.end].isspace() else 0)
    before = doc.text[max(0, mark.start - LONGEST_WORD) : mark.start].rsplit(None, 1)
    return mark.start - (len(before[-1]) if before and not doc.text[mark.start - 1].isspace() else 0), mark.end
