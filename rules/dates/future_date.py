"""A date of publication that had not come when the text was collected, or has not come yet."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from lint import Bad, Corpus, Document, Good, Hit, KeyRule, Stage, date_in_value, option, publication_date


class FutureDate(KeyRule[str]):
    """The text's date of publication lies after the day on which it was collected, or after today. Day and month changed places, a clock
    went wrong, or the date is that of an event. Sorting and splitting by date then goes wrong.

    A date is compared with the record's crawl date where it has one, else with the day of the run; a day is allowed for time zones. Where
    day and month the other way round fit, the message says so. Only the date of publication is looked at: events lie ahead by right.
    """

    stage = Stage.WORDS
    kind = "day of publication"
    slack: int = option(1, "days a date may lie ahead; clocks differ by up to a day between zones")
    examples = (
        Bad("⟦⟧Rain fell in Porto.", metadata={"date": "2031-05-04"}),
        Bad("⟦⟧Rain fell in Porto.", metadata={"date": "2021-05-04", "crawled": "2021-04-12T08:00:00Z"}),
        Bad("Rain in Porto\n\nPublished ⟦4 May 2031⟧, 10:00\n\nRain fell in Porto all day."),
        Good("Rain fell in Porto.", metadata={"date": "2024-06-16"}),
        Good("The bridge in Porto will be finished on 4 May 2031, the mayor said.", metadata={"date": "2021-05-04"}),
        Good("Rain fell in Porto.", metadata={"date": "2021-04-12", "crawled": "2021-05-04"}),
    )

    def keys(self, doc: Document) -> Iterable[str]:
        dated = publication_date(doc)
        if not dated:
            return
        crawled = date_in_value(doc.metadata.get("crawled", ""))
        late = crawled is not None and crawled.exists and dated.day > _after(crawled.iso, self.slack)
        yield f"{dated.day} {crawled.iso}" if crawled and late else dated.day

    def judge(self, key: str, corpus: Corpus) -> str | None:
        day, _, crawled = key.partition(" ")
        if crawled:
            return f"dated {day}, but collected on {crawled}"
        return f"dated {day}, which is still to come" if day > _after(corpus.today, self.slack) else None

    def place(self, doc: Document, verdicts: Mapping[str, str]) -> Iterable[Hit]:
        dated = publication_date(doc)
        if not dated:
            return
        (key, message), *_ = verdicts.items()
        span, mention = dated.evidence.span, dated.evidence.mention
        swapped = mention.swapped if mention else None
        if swapped and swapped.iso < (key.partition(" ")[2] or dated.day):
            message += f"; day and month swapped it would be {swapped.iso}"
        start, end = (span.start, span.end) if span else (0, 0)
        yield Hit(start, end, message, evidence={"source": dated.source, "date": dated.day})


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
