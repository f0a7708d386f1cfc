"""No date tells when the text appeared."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Related, Rule, Stage, date_evidence, dates_in, option, publication_date


class MissingDate(Rule):
    """Nothing says when the text appeared: no date in its metadata, its address, its file's name, or the text. Without one an article
    cannot be placed in time, sorted, or kept out of a test set.

    A line of its own near the headline, under the byline or at the end counts, and so does a dateline with a year; a day that the text only
    speaks of does not, unless the first paragraphs name it with its year, for then the story can be placed. What there is (a dateline
    without a year, the days of quoted posts) is given as evidence. Nothing is proposed: a guessed date is worse than none.
    """

    stage = Stage.WORDS
    lead: int = option(3, "paragraphs in which a whole date of any kind is enough; the first two and a headline, as news is written")
    examples = (
        Bad("⟦⟧Harbour reopens after the storm\n\nShips are again leaving Valparaíso, the port said on Thursday."),
        Bad("⟦⟧GDAŃSK, 3 marca (PAP) - Port znów działa, poinformował w środę zarząd portu w Gdańsku."),
        Bad("⟦⟧Harbour reopens\n\nShips are leaving.\n\n“We are open.”\n\nThe port had been closed since 3 March 2021."),
        Good("Harbour reopens\n\nPublished 4 March 2021, 14:00\n\nShips are leaving again."),
        Good("Ships are again leaving Valparaíso, the port said.", metadata={"date": "2021-03-04T14:00:00Z"}),
        Good("Ships are again leaving Valparaíso, the port said.", name="2021-03-04-harbour.txt"),
        Good("The port minister met her colleague from Ghana in Accra on July 25, 2016."),
        Good("МОСКВА, 3 марта 2021 г. /ТАСС/. Порт снова открыт, сообщили в администрации порта."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        if not doc.text.strip() or publication_date(doc) or self._placed(doc):
            return
        evidence = date_evidence(doc)
        found = {e.source: e.day or e.text for e in reversed(evidence)}
        offered = "; ".join(f"{source} {words}" for source, words in sorted(found.items()))
        related = tuple(Related(doc.place, e.span.start, e.span.end) for e in evidence[:3] if e.span)
        message = (
            f"no date of publication; what there is: {offered}" if offered else "no date of publication in metadata, address, name or text"
        )
        yield Hit(0, 0, message, related=related, evidence=found)

    def _placed(self, doc: Document) -> bool:
        lead = doc.paragraphs[: self.lead]
        return any(m.exists and m.start < lead[-1].end for m in dates_in(doc))
