"""What the fields of a record are called, and what is taken from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.plan import Plan

TEXT = ("text", "maintext", "body", "content", "article", "raw_content")
DUPLICATE_OF = "duplicate_of"  # names the record of which this one is a copy
SYNONYMS: dict[str, tuple[str, ...]] = {  # the names that datatrove, dolma, news-please, trafilatura, fundus, RealNews and CC-News use
    "id": ("id", "uuid", "doc_id", "document_id"),
    "title": ("title", "headline", "title_page"),
    "date": ("date", "publish_date", "date_publish", "publishing_date", "published", "created", "timestamp", "time", "pubDate"),
    "url": ("url", "link", "uri"),
    "language": ("language", "lang"),
    "authors": ("authors", "author", "byline"),
    "crawled": ("warc_date", "date_download", "added", "crawl_date", "filedate"),
}


def field_names(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Under which names each standard field is looked for, the configured ones first; then the fields that only the configuration has."""
    given = dict(plan.field_names)
    return {
        **{name: (*names, name) for name, names in given.items()},
        **{name: (*given.get(name, ()), *synonyms) for name, synonyms in SYNONYMS.items()},
    }


def text_fields(values: Mapping[str, object], configured: Sequence[str]) -> tuple[str, ...]:
    """The fields that are linted: those configured, else the first of the usual names; always strings only."""
    if configured:
        return tuple(name for name in configured if isinstance(values.get(name), str))
    return next(((name,) for name in TEXT if isinstance(values.get(name), str)), ())


def identity(values: Mapping[str, object], names: Mapping[str, tuple[str, ...]]) -> str | int | None:
    """The record's id, None when it has none."""
    for name in names["id"]:
        value = values.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            return value
    return None


def metadata(values: Mapping[str, object], names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The standard fields that the record has, as strings; lists of strings are joined."""
    out: dict[str, str] = {}
    for standard, wanted in names.items():
        for name in wanted:
            if name in values and (value := _string(values[name])) is not None:
                out[standard] = value
                break
    return out


def _string(value: object) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
