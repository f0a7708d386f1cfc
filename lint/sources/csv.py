"""Tables of cells between commas, tabs or semicolons, the first record naming the columns. A rewrite changes single cells."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import BinaryIO, cast

from lint.document import Document, Place
from lint.edits import Edit
from lint.plan import Plan
from lint.settings import MEGABYTE
from lint.sources import WHOLE, Edits, Entry, Origin, Range, Unreadable, suffix
from lint.sources.cells import QUOTE, Cell, Scanner, patched
from lint.sources.encoding import Encoding, encoding_of
from lint.sources.lines import lines
from lint.sources.records import field_names, identity, metadata, text_fields

DELIMITERS = (",", "\t", ";", "|")


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written: encoding, line end, delimiter, and the names of its columns."""

    encoding: Encoding
    line_end: str
    delimiter: str
    columns: tuple[str, ...] = ()

    @property
    def newline(self) -> bytes:
        """The bytes of a line end."""
        return self.encoding.newline(self.line_end)


@dataclass(slots=True)
class Record:
    """A record as read: its bytes, its text, its cells, on which line of the file it begins; `broken` says why it is none.

    Bytes behind a record that never ends come as records of no lines.
    """

    raw: bytes
    text: str = ""
    cells: list[Cell] = field(default_factory=list)
    line: int = 0
    lines: int = 0
    broken: str = ""

    @property
    def counts(self) -> bool:
        """False for blank lines and for what is no record."""
        return bool(self.lines and (self.broken or self.text.strip("\r\n")))


def entries(stream: BinaryIO, origin: Origin, plan: Plan, head: bytes = b"", where: Range = WHOLE) -> Iterator[Entry]:
    """One entry a record, from the record at whose start the stream stands."""
    form = form_of(head, origin)
    names = field_names(plan)
    offset, number = where.start, where.number
    for record in _records(stream, form, plan.max_document_size, offset, where.lines):
        if offset and record.counts:
            number += 1
            yield _entry(record, offset, number, origin, form, plan, names)
        else:
            yield Entry(record.raw, offset)
        offset += len(record.raw)
        if where.stop is not None and offset >= where.stop:
            return


def ranges(stream: BinaryIO, origin: Origin, plan: Plan, head: bytes, size: int) -> Iterator[Range]:
    """Ranges that end where a record does."""
    form = form_of(head, origin)
    start = number = begun = at = seen = line = 0
    for record in _records(stream, form, plan.max_document_size, 0, 0):
        if record.lines and at - start >= size:
            yield Range(start, at, number, begun)
            start, number, begun = at, seen, line
        seen += bool(at and record.counts)
        at += len(record.raw)
        line += record.lines
    yield Range(start, None, number, begun)


def form_of(head: bytes, origin: Origin) -> Form:
    """The form of a table from its first bytes. Raises Unreadable."""
    return _form(head, origin.shown, origin.encoding)


@lru_cache(maxsize=16)
def _form(head: bytes, shown: str, wanted: str) -> Form:
    encoding = encoding_of(head[: head.rfind(b"\n") + 1] or head, wanted)
    if encoding is None:
        raise Unreadable(f"{shown}: its encoding cannot be told; name it with `encoding`, save it as UTF-8, or leave it out with `exclude`")
    text = head[len(encoding.mark) :].decode(encoding.name, "replace")
    line_end = "\r" if "\r" in text and "\n" not in text else "\n"
    form = Form(encoding, line_end, _delimiter(text.partition(line_end)[0], shown))
    stream = io.BufferedReader(cast(io.RawIOBase, io.BytesIO(head)))
    header = next(_records(cast(BinaryIO, stream), form, len(head), 0, 0), Record(b""))
    if header.broken:
        raise Unreadable(f"{shown}:1: the names of the columns cannot be read ({header.broken}); mend the first line")
    return replace(form, columns=tuple(cell.text for cell in header.cells))


def _delimiter(first: str, shown: str) -> str:
    """A tab in a .tsv; else what stands most often in the first line outside quotes, a comma in doubt."""
    if suffix(shown)[0] == ".tsv":
        return "\t"
    return max(DELIMITERS, key="".join(first.split('"')[::2]).count)


def _records(stream: BinaryIO, form: Form, most: int, offset: int, line: int) -> Iterator[Record]:
    """The records from where the stream stands; `line` lines stand before it."""
    taken = Record(b"", line=line + 1)
    scanner, lost = Scanner(form.delimiter), False
    for raw in lines(stream, form.newline, most):
        if lost:
            yield Record(raw)
            continue
        mark = form.encoding.mark if offset == 0 and not taken.lines and raw.startswith(form.encoding.mark) else b""
        complete = scanner.complete(raw[len(mark) :].decode(form.encoding.name, "replace"))
        taken.raw += raw
        taken.lines += 1
        if lost := len(taken.raw) > most:
            limit = most // MEGABYTE
            taken.broken = f"a record larger than {limit} MB; close its quotes, or raise max-document-size in the configuration"
        elif not complete:
            continue
        else:
            _read(taken, scanner, form, mark)
        yield taken
        offset += len(taken.raw)
        taken = Record(b"", line=taken.line + taken.lines)
        scanner = Scanner(form.delimiter)
    if taken.lines:
        taken.broken = "a quote that opens in this record is never closed; close it, or double it where it is meant"
        yield taken


def _read(record: Record, scanner: Scanner, form: Form, mark: bytes) -> None:
    text = form.encoding.decode(record.raw[len(mark) :])
    if text is None:
        name = form.encoding.name
        record.broken = f"not {name}, in which the file is read; mend the record, or name the file's `encoding` in the configuration"
        return
    record.text, record.cells = text, scanner.cells()
    if not all(cell.sound for cell in record.cells):
        record.broken = "text follows a closing quote; double the quotes that are meant"
    elif form.columns and any(cell.text for cell in record.cells[len(form.columns) :]):
        found, named = len(record.cells), len(form.columns)
        record.broken = f"{found} cells, but {named} columns are named; quote the cells that hold a {form.delimiter!r}"


def _entry(record: Record, offset: int, number: int, origin: Origin, form: Form, plan: Plan, names: Mapping[str, tuple[str, ...]]) -> Entry:
    if record.broken:
        return Entry(record.raw, offset, problem=f"{origin.shown}:{record.line}: {record.broken}", record=True)
    cells = dict(reversed([*zip(form.columns, record.cells, strict=False)]))  # of columns of one name the first counts
    values = {name: cell.text for name, cell in cells.items()}
    known = metadata(values, names)
    record_id = identity(values, names)
    chosen = text_fields(values, plan.text_fields)
    documents = tuple(
        Document(
            values[name],
            Place(origin.shown, number, number if record_id in (None, "") else record_id, name),
            metadata={key: value for key, value in known.items() if value and not (key == "title" and value == values[name])},
            allowed=plan.allowed,
            file_line=record.line + record.text.count(form.line_end, 0, cells[name].start),
            encoding=form.encoding.name,
            spans_lines=True,
        )
        for name in chosen
    )
    mark = len(record.raw) - len(record.text.encode(form.encoding.name))

    def encode(edits: Edits) -> bytes:
        text = record.text
        for name in sorted(chosen, key=lambda name: cells[name].start, reverse=True):
            if todo := edits.get(name):
                cell = cells[name]
                text = text[: cell.start] + patched(cell, text[cell.start : cell.end], todo, form.delimiter) + text[cell.end :]
        if not text.strip("\r\n"):
            text = QUOTE * 2 + text  # a blank line would be no record
        return record.raw[:mark] + text.encode(form.encoding.name)

    def annotate(name: str, value: str) -> bytes | None:
        if name not in cells:
            return None
        cell = cells[name]
        new = patched(cell, record.text[cell.start : cell.end], [Edit(0, len(cell.text), value)], form.delimiter)
        try:
            return record.raw[:mark] + (record.text[: cell.start] + new + record.text[cell.end :]).encode(form.encoding.name)
        except UnicodeEncodeError:
            return None

    return Entry(record.raw, offset, documents, encode=encode, annotate=annotate, record=True)
