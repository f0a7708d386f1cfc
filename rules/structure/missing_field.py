"""Records without a field they should have, or with another kind of value in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint import Bad, Document, Good, Hit, Rule, Stage, date_in_value, lazy_pattern, option

KINDS = ("date", "url", "language", "number", "text")
URL = lazy_pattern(r"https?://[^\s/]{1,255}(?:/\S{0,4000})?", re.IGNORECASE)
LANGUAGE = lazy_pattern(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
NUMBER = lazy_pattern(r"[+-]?\d{1,300}(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?")


class MissingField(Rule):
    """A record lacks a field that you ask for, has it empty, or holds something else in it than you say: a date that is none, an
    address without a host. Whoever sorts, dates or cites the articles finds the gap only when it is too late.

    It says nothing until the fields are named, for each corpus has its own: `fields = ["title", "date", "url"]`, and
    `types = ["date: date", "url: url"]` for those whose value is to be checked where it is there. The names are the standard ones,
    `title`, `date`, `url`, `language`, `authors` and `crawled`, and your own from the table `[fields]` of the configuration; a record's
    other names for them (`headline`, `publish_date`, `link` …) count. The kinds are `date` (a day that exists, in any usual spelling),
    `url`, `language` (ISO 639), `number` and `text` (a letter at least). Nothing can be proposed; where a date is missing, `missing-date`
    offers what the text says.
    """

    stage = Stage.CHARACTERS
    fields: tuple[str, ...] = option((), "names of the fields that every record must have")
    types: tuple[str, ...] = option((), f"what a field must hold where it is there, each as `name: kind`; kinds are {', '.join(KINDS)}")
    examples = (
        Bad("⟦⟧Rain fell.", options={"fields": ("title",)}, metadata={"date": "2020-05-01"}),
        Bad("⟦⟧Rain fell.", options={"types": ("date: date",)}, metadata={"date": "soon"}),
        Bad("⟦⟧Rain fell.", options={"types": ("url: url",)}, metadata={"url": "bridge-of-mostar.html"}),
        Good("Rain fell.", options={"fields": ("title",)}, metadata={"title": "Rain in Bấc Ninh"}),
        Good("Rain fell.", options={"types": ("date: date", "url: url")}, metadata={"date": "Sat, 29 Jan 2022 11:10:00 GMT"}),
        Good("Rain fell.", options={"types": ("language: language", "title: text")}, metadata={"language": "pt-BR", "title": "雨"}),
        Good("Rain fell."),
    )

    def __post_init__(self) -> None:
        for entry in self.types:
            if entry.partition(":")[2].strip() not in KINDS:
                raise ValueError(f"types: {entry!r} is not `name: kind`; kinds are {', '.join(KINDS)}")

    def concerns(self, doc: Document) -> bool:
        return bool(self.fields or self.types)

    def check(self, doc: Document) -> Iterable[Hit]:
        missing = [name for name in self.fields if not doc.metadata.get(name, "").strip()]
        if missing:
            yield Hit(0, 0, f"no {' and no '.join(missing)}", evidence={"fields": ", ".join(missing)})
        for name, kind in self._wrong(doc):
            yield Hit(0, 0, f"{name} holds no {kind}: “{doc.metadata[name][:60]}”", evidence={"field": name, "kind": kind})

    def _wrong(self, doc: Document) -> Iterator[tuple[str, str]]:
        for name, _, kind in (entry.partition(":") for entry in self.types):
            value = doc.metadata.get(name.strip(), "").strip()
            if value and not _is(kind.strip(), value):
                yield name.strip(), kind.strip()


def _is(kind: str, value: str) -> bool:
    match kind:
        case "date":
            return (found := date_in_value(value)) is not None and found.exists
        case "url":
            return bool(URL.fullmatch(value))
        case "language":
            return bool(LANGUAGE.fullmatch(value))
        case "number":
            return bool(NUMBER.fullmatch(value))
        case _:
            return any(map(str.isalpha, value))
