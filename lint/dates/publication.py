"""The day on which a text appeared, and all that speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from lint.dates.mention import Mention
from lint.dates.order import dates_in
from lint.dates.outside import date_in_value, in_address, in_file_name
from lint.dates.stamp import stamp
from lint.document import Document, Span

EPOCHS = ("1970-01-01", "0001-01-01", "1900-01-01", "1899-12-30", "1601-01-01")  # what programs write when they know no date
_POST = re.compile(r"\(@\w{1,30}\)\s{0,2}$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that speaks of the day of publication: where it stands (metadata, address, file name, stamp, dateline, post), the day or
    None where the year is not said, the words themselves and, inside the text, their span."""

    source: str
    day: str | None
    text: str
    span: Span | None = None
    mention: Mention | None = None


class Dated(NamedTuple):
    """The day of publication, ISO 8601, and what it is known from."""

    day: str
    evidence: Evidence

    @property
    def source(self) -> str:
        """metadata, address, stamp, dateline or file name."""
        return self.evidence.source


def publication_date(doc: Document) -> Dated | None:
    """The day a text appeared, from the first of metadata, address, stamp, dateline and file name that tells; None if none does."""
    return next((Dated(e.day, e) for e in _whole_evidence(doc) if e.day), None)


def date_evidence(doc: Document) -> tuple[Evidence, ...]:
    """All that speaks of the day, best first; days without a year and posts quoted in the text come last and never count as a date."""
    return doc.once("date evidence", lambda: (*_whole_evidence(doc), *_partial(doc)))


def _whole_evidence(doc: Document) -> tuple[Evidence, ...]:
    return doc.once("whole evidence", lambda: tuple(_whole(doc)))


def _whole(doc: Document) -> Iterator[Evidence]:
    url = doc.metadata.get("url", "")
    address = in_address(url) if url else None
    given = doc.metadata.get("date", "")
    if given and (day := date_in_value(given)) and day.exists and day.iso not in EPOCHS:
        day = _agreeing(doc, day, address)
        yield Evidence("metadata", day.iso, given, mention=day)
    if address:
        yield Evidence("address", address.iso, url, mention=address)
    if day := stamp(doc):
        yield _in_text(doc, "stamp", day)
    if day := _in_dateline(doc):
        yield _in_text(doc, "dateline", day)
    if doc.place.record is None and (day := in_file_name(doc.place.path)):
        yield Evidence("file name", day.iso, doc.place.path, mention=day)


def _agreeing(doc: Document, day: Mention, address: Mention | None) -> Mention:
    """An ambiguous 01-02-2014 of the metadata the way round that address or text have it, else day first and marked as assumed."""
    if not day.ambiguous or day.swapped is None:
        return day
    other = address or stamp(doc)
    if other is None or other.iso not in (day.iso, day.swapped.iso):
        return replace(day, assumed=True)
    return day if other.iso == day.iso else day.swapped


def _in_dateline(doc: Document) -> Mention | None:
    line = doc.header.dateline_span
    return next((m for m in dates_in(doc) if m.exists and line and line.start <= m.start and m.end <= line.end), None)


def _partial(doc: Document) -> Iterator[Evidence]:
    line = doc.header.dateline_span
    if line and any(map(str.isdecimal, line.text)) and not _in_dateline(doc):
        yield Evidence("dateline", None, line.text, line)
    for mention in dates_in(doc):
        if mention.exists and _POST.search(doc.text[max(0, mention.start - 40) : mention.start]):
            yield _in_text(doc, "post", mention)


def _in_text(doc: Document, source: str, mention: Mention) -> Evidence:
    words = doc.text[mention.start : mention.end]
    return Evidence(source, mention.iso, words, Span(mention.start, mention.end, words), mention)
