"""Tables kept by column: Parquet, and Arrow, as Hugging Face datasets are saved. Only this folder knows pyarrow."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, islice
from typing import Any

from lint.document import Document, Place
from lint.plan import Plan
from lint.sources import Edits, Entry, Origin, Range, Unreadable
from lint.sources.records import DUPLICATE_OF, TEXT, field_names, identity, metadata, text_fields

IN_PLACE = "belongs to a dataset that programs map into memory, and is not rewritten in place; write it elsewhere with --output-dir"


class Columnar:
    """A source whose entries are rows. An entry's bytes are a line of JSON with the texts of the row: what a diff shows."""

    def __init__(self, origin: Origin, plan: Plan, kind: str, packing: str) -> None:
        try:
            from lint.sources.columnar import tables
        except ImportError as error:
            raise Unreadable(f"{origin.shown}: pyarrow, which reads such files, is not here; pip install 'noiselint[parquet]'") from error
        self._tables = tables
        self._origin, self._plan, self._kind, self._packing = origin, plan, kind, packing
        self.refusal = IN_PLACE if kind == "arrow" else ""

    def entries(self, where: Range) -> Iterator[Entry]:
        """One entry a row."""
        with self._tables.opened(self._origin, self._kind, self._packing, self._plan.max_file_size) as table:
            make, start = _maker(self._origin.shown, self._plan, self._tables.has_strings(table, DUPLICATE_OF)), 0
            for index, group in enumerate(table.groups()):
                if start >= where.start and (where.stop is None or start < where.stop):
                    for at, values in enumerate(self._tables.rows(table, index, _wanted(self._plan)), start):
                        yield make(at, values)
                start += group.rows

    def entry_at(self, start: int) -> Entry | None:
        """The row group that it is in stays in memory for the next call."""
        found = os.stat(self._origin.path)
        key = (self._origin, self._plan, self._kind, self._packing, found.st_size, found.st_mtime_ns)
        starts = _starts(*key)
        index = next((i for i, at in enumerate(starts[1:]) if start < at), None)
        return None if index is None else _group(*key, index)(start - starts[index], start)

    def ranges(self, size: int) -> Iterator[Range]:
        """Whole row groups or batches."""
        with self._tables.opened(self._origin, self._kind, self._packing, self._plan.max_file_size) as table:
            start = at = weight = held = 0
            for group in table.groups():
                if held >= size:
                    yield Range(start, at, start, 0, weight)
                    start, weight, held = at, 0, 0
                at, weight, held = at + group.rows, weight + group.packed, held + group.size
            yield Range(start, None, start, 0, weight)

    def written(self, changed: Iterable[tuple[Entry, bytes]]) -> Iterator[bytes]:
        """The table with the texts that changed put in; schema, groups, compression and metadata are as they were."""
        from lint.sources.columnar.likeness import alike

        with self._tables.opened(self._origin, self._kind, self._packing, self._plan.max_file_size) as table:
            chunks = alike(table, self._origin.shown, _changes(iter(changed), [group.rows for group in table.groups()]))
            if self._packing:
                from lint.sources.packed import packed

                chunks = packed(self._origin.path, self._packing, chunks)
            yield from chunks


def _changes(changed: Iterator[tuple[Entry, bytes]], rows: Iterable[int]) -> Iterator[dict[int, Mapping[str, str]]]:
    """For each group: by row in it, the texts of the row, of those rows that change."""
    for count in rows:
        yield {at: json.loads(new) for at, (entry, new) in enumerate(islice(changed, count)) if new != entry.raw}
    next(changed, None)


def _wanted(plan: Plan) -> frozenset[str]:
    return frozenset((DUPLICATE_OF, *(plan.text_fields or TEXT), *(name for names in field_names(plan).values() for name in names)))


def _maker(shown: str, plan: Plan, annotated: bool) -> Callable[[int, Mapping[str, Any] | None], Entry]:
    names = field_names(plan)

    def make(at: int, values: Mapping[str, Any] | None) -> Entry:
        number = at + 1
        if values is None:
            problem = f"{shown}:{number}: a string that is not UTF-8, as those of such tables must be; write that row anew"
            return Entry(b"{}\n", at, problem=problem, record=True)
        known, record_id = metadata(values, names), identity(values, names)
        texts = {name: values[name] for name in text_fields(values, plan.text_fields)}
        documents = tuple(
            Document(
                text,
                Place(shown, number, number if record_id is None else record_id, name),
                metadata={key: value for key, value in known.items() if not (key == "title" and value == text)},
                allowed=plan.allowed,
                file_line=number,
            )
            for name, text in texts.items()
        )

        def encode(edits: Edits) -> bytes:
            from lint.pieces import apply

            return _line({name: apply(text, edits.get(name, ())) for name, text in texts.items()})

        def annotate(name: str, value: str) -> bytes | None:
            if name != DUPLICATE_OF or not annotated:
                return None
            return _line(texts if values[name] == value else {**texts, name: value})

        return Entry(_line(texts), at, documents, encode=encode, annotate=annotate, record=True)

    return make


def _line(texts: Mapping[str, str]) -> bytes:
    return (json.dumps(texts, ensure_ascii=False) + "\n").encode()


@lru_cache(maxsize=16)
def _starts(origin: Origin, plan: Plan, kind: str, packing: str, size: int, changed: int) -> list[int]:
    from lint.sources.columnar.tables import opened

    with opened(origin, kind, packing, plan.max_file_size) as table:
        return [0, *accumulate(group.rows for group in table.groups())]


@lru_cache(maxsize=2)
def _group(origin: Origin, plan: Plan, kind: str, packing: str, size: int, changed: int, index: int) -> Callable[[int, int], Entry]:
    """What gives a row of a group, read whole."""
    from lint.sources.columnar.tables import has_strings, opened, picker

    with opened(origin, kind, packing, plan.max_file_size) as table:
        make = _maker(origin.shown, plan, has_strings(table, DUPLICATE_OF))
        pick = picker(table, index, _wanted(plan))
    return lambda row, at: make(at, pick(row))
