"""What a report must know of every document, found or not: how long it is, where it comes from, and when."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lint.document import Document, Place
from lint.parts import Part
from lint.plan import Plan
from lint.reading import entries

LONGEST_NAME = 80  # code points of a source's name


@dataclass(frozen=True, slots=True)
class Measured:
    """A document: its place, the byte of the file where its entry begins, its words, source, and month (2022-01; "" undated)."""

    place: Place
    offset: int
    words: int
    source: str
    month: str


def measure_part(plan: Plan, part: Part) -> list[Measured]:
    """The documents of a part, in their order."""
    return [_measured(doc, entry.offset) for entry in entries(part, plan) for doc in entry.documents]


def _measured(doc: Document, offset: int) -> Measured:
    return Measured(doc.place, offset, doc.words, source_of(doc), (doc.date or "")[:7])


def source_of(doc: Document) -> str:
    """The site of its address; without one the file of a record, the folder of a text."""
    try:
        site = urlsplit(doc.metadata.get("url", "")).hostname or ""
    except ValueError:
        site = ""
    if site:
        return site.removeprefix("www.")[:LONGEST_NAME]
    path = PurePosixPath(doc.place.path)
    return str(path if doc.place.number else path.parent)[-LONGEST_NAME:]
