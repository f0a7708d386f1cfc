"""A date of publication that can be read in two ways: 03/04/2021."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, publication_date, replacing


class AmbiguousDate(Rule):
    """The date of publication is written in numbers that mean one day in London and another in New York: 03/04/2021. Nothing in the
    document (another date, a weekday, the address, the clock beside it) decides, so it is read day first and said so.

    Write dates in records as 2021-04-03. Dates with dots are day first everywhere and are not reported; nor are other dates in the text.
    """

    stage = Stage.WORDS
    severity = "info"
    examples = (
        Bad("Rain in Porto\n\nPublished ⟦03/04/2021⟧\n\nRain fell in Porto all day."),
        Bad("⟦⟧Rain fell in Porto.", metadata={"date": "01-02-2014"}),
        Good("Rain in Porto\n\nPublished 03/04/2021\n\nRain fell.", metadata={"url": "https://a.example/2021/04/03/rain"}),
        Good("Rain in Porto\n\n03.04.2021\n\nRain fell in Porto all day."),
        Good("Rain in Porto\n\nPublished 25/04/2021\n\nRain fell in Porto all day."),
        Good("Rain in Porto\n\nSaturday 03/04/2021\n\nRain fell in Porto all day."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        dated = publication_date(doc)
        mention = dated.evidence.mention if dated else None
        if not dated or mention is None or not mention.assumed or mention.swapped is None:
            return
        span, other = dated.evidence.span, mention.swapped.iso
        message = f"day or month first? Read as {mention.iso}; it may be {other}"
        if span is None:
            yield Hit(0, 0, f"{dated.evidence.text.strip()}: {message}")
            return
        fixes = tuple(replacing(span.start, span.end, iso, Safety.SHOW, 0.5) for iso in (mention.iso, other))
        yield Hit(span.start, span.end, message, fixes)
