"""A date that a program made up: 1970-01-01, or one day for most of a source."""

import re
from collections.abc import Iterable, Mapping

from lint import EPOCHS, Bad, Corpus, Document, Good, Hit, KeyRule, Stage, date_in_value, lazy_pattern, option

_HOST = lazy_pattern(r"(?:[a-z]{1,10}:)?//(?:www\.)?([^/?#\s]{1,100})", re.I)


class DefaultDate(KeyRule[str]):
    """The record's date is one that programs write when they know none: 1970-01-01 (Unix), 0001-01-01 (.NET), 1900-01-01 and 1899-12-30
    (spreadsheets), 1601-01-01 (Windows); or most records of one web site carry one and the same day while the rest of the corpus does not:
    the day of a crawl or of a move to another system. Such dates look right and spoil every count by time.

    Nothing is proposed; take the date from the text or the address. Records without an address are only checked for the days above.
    """

    stage = Stage.WORDS
    severity = "info"
    kind = "day of a source"
    share: float = option(0.8, "part of a source's records that one day may hold; no paper prints most of its articles on one day")
    least: int = option(20, "records of one source on one day; fewer can be chance")
    examples = (
        Bad("⟦⟧Rain fell in Porto.", metadata={"date": "1970-01-01T00:00:00Z"}),
        Bad("⟦⟧Rain fell in Porto.", metadata={"date": "0"}),
        Bad(
            "⟦⟧Rain fell in Porto.",
            metadata={"date": "2021-06-01", "url": "https://moved.example/1"},
            corpus=(
                Document("Snow fell in Chur.", metadata={"date": "2021-06-01", "url": "https://moved.example/2"}),
                Document("Wind blew in Brno.", metadata={"date": "2021-06-03", "url": "https://other.example/1"}),
                Document("Fog lay on Gdynia.", metadata={"date": "2021-06-04", "url": "https://other.example/2"}),
            ),
            options={"least": 2},
        ),
        Good("Rain fell in Porto.", metadata={"date": "1970-03-01"}),
        Good("Computers count time from 1 January 1970.", metadata={"date": "2021-03-01"}),
        Good("Rain fell in Porto.", metadata={"date": "2021-01-01", "url": "https://a.example/rain"}),
    )

    def concerns(self, doc: Document) -> bool:
        return bool(doc.metadata.get("date"))

    def keys(self, doc: Document) -> Iterable[str]:
        given = doc.metadata.get("date", "").strip()
        day = date_in_value(given)
        iso = "1970-01-01" if given in ("0", "0.0") else given[:10] if given[:10] in EPOCHS else day.iso if day else None
        if iso is None:
            return
        yield iso
        if host := _HOST.match(doc.metadata.get("url", "")):
            yield f"{iso} {host[1].lower()}"
            yield host[1].lower()

    def judge(self, key: str, corpus: Corpus) -> str | None:
        day, _, host = key.partition(" ")
        if key in EPOCHS:
            return f"{day} is what programs write when they know no date"
        if not host:
            return None
        here, all_here = corpus.count(self.kind, key), corpus.count(self.kind, host)
        elsewhere, all_elsewhere = corpus.count(self.kind, day) - here, corpus.documents - all_here
        if here < self.least or here < self.share * all_here or elsewhere > (1 - self.share) * all_elsewhere or all_elsewhere < self.least:
            return None
        return f"{here:,} of {all_here:,} records of {host} have this day, {day}"

    def place(self, doc: Document, verdicts: Mapping[str, str]) -> Iterable[Hit]:
        yield Hit(0, 0, next(iter(verdicts.values())), evidence={"date": doc.metadata.get("date", "")})
