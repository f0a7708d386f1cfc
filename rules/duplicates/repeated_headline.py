"""The headline again in the text below it."""

from collections.abc import Iterable, Iterator

from lint import Bad, Document, Fix, Good, Hit, Related, Rule, Safety, Span, Stage, option, stem_of

_STORY = (
    "Two weeks of storms had kept the boats in port and the shops without bread, the harbour office of the islands said on Friday "
    "evening.\nFishermen were allowed to leave earlier, because their boats are lighter and need less water under the keel, a "
    "spokeswoman explained.\n"
)


class RepeatedHeadline(Rule):
    """The headline stands in the text again as a paragraph of its own: printed above the picture and above the story, taken once from the
    page's title and once from its heading, or repeated in a list of related stories. Where a record has a title, a text that begins with
    that title repeats it too.

    Wire marks ("RPT - "), outlet tails (" | Globalnews.ca") and punctuation make no difference. The repetition goes: safely where it
    follows the headline at once, otherwise as an unsafe fix. Headlines of fewer than 15 characters and verse, whose title often is its
    first line, are left alone. The first paragraph of a record with a title is only reported, since the text may be meant to carry its
    headline.
    """

    stage = Stage.FURNITURE
    least: int = option(15, "characters, after folding, of a headline that hardly stands in a text by chance")
    examples = (
        Bad("Ferry to sail again on Monday\n⟦Ferry to sail again on Monday⟧\n" + _STORY,
            fixed="Ferry to sail again on Monday\n" + _STORY, safe=True),
        Bad("Ferry to sail again on Monday\n\n⟦Ferry to sail again on Monday | Island Gazette⟧\n\n" + _STORY,
            fixed="Ferry to sail again on Monday\n\n" + _STORY, safe=True),
        Bad("Ferry to sail again on Monday\n" + _STORY + "⟦FERRY TO SAIL AGAIN ON MONDAY⟧\n",
            fixed="Ferry to sail again on Monday\n" + _STORY),
        Bad("⟦Ferry to sail again on Monday⟧\n" + _STORY, metadata={"title": "Ferry to sail again on Monday - The Island Gazette"}),
        Good("Ferry to sail again on Monday\nThe ferry is to sail again on Monday.\n" + _STORY),
        Good("The rain came down on Clare\n"
             "The rain came down on Clare,\nThe wind went round the door,\nAnd we sang till the night was fair\n"),
        Good("Weather\n" + _STORY + "Weather\n" + _STORY[:60]),
        Good("Ferry to sail again on Monday\n" + _STORY, metadata={"title": "Storms end after two weeks"}),
    )  # fmt: skip

    def concerns(self, doc: Document) -> bool:
        return doc.header.headline is not None and "\n" in doc.text.strip()

    def check(self, doc: Document) -> Iterable[Hit]:
        header = doc.header
        stem = stem_of(header.headline or "").words
        if len(stem) < self.least:
            return
        longest = 2 * len(header.headline or "") + 60
        again = [p for p in doc.paragraphs if _may_be(p, stem, longest) and stem_of(p.text).words == stem]
        found = [*self._hits(doc, again)] if again else []
        if found and _usual_length(doc) >= 60:
            yield from found

    def _hits(self, doc: Document, again: list[Span]) -> Iterator[Hit]:
        first, headline = again[0], doc.header.headline_span
        if first != doc.paragraphs[0]:
            yield from (self._hit(doc, p, headline) for p in again if p != headline)
            return
        if doc.metadata.get("title", "").strip():
            yield Hit(first.start, first.end, "the text begins with the title of its record")
        yield from (self._hit(doc, p, first) for p in again[1:])

    def _hit(self, doc: Document, again: Span, headline: Span | None) -> Hit:
        adjacent = headline is not None and not doc.text[headline.end : again.start].strip()
        fix = Fix((doc.removal(again.start, again.end),), Safety.SAFE if adjacent else Safety.UNSAFE, 0.99 if adjacent else 0.9)
        related = (Related(doc.place, headline.start, headline.end),) if headline else ()
        return Hit(again.start, again.end, "the headline stands here again", (fix,), related)


def _usual_length(doc: Document) -> float:
    from statistics import median

    return median(len(p.text) for p in doc.paragraphs)


def _may_be(paragraph: Span, stem: str, longest: int) -> bool:
    return len(paragraph.text) <= longest and stem[:1] in paragraph.text[:40].casefold()
