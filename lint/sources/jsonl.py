"""JSON Lines: one record a line. A rewrite changes characters inside one string of one line, every other byte stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from lint.document import Document, Place
from lint.plan import Plan
from lint.settings import MEGABYTE
from lint.sources import WHOLE, Edits, Entry, Origin, Range
from lint.sources.encoding import Encoding, by_mark_or_name
from lint.sources.jsonstring import members, patched, values, with_member
from lint.sources.lines import lines
from lint.sources.records import field_names, identity, metadata, text_fields

UTF_8 = Encoding("utf-8")


def encoding_of(head: bytes, wanted: str) -> Encoding:
    """UTF-8, as JSON has to be, unless a mark or the configuration tells otherwise."""
    return by_mark_or_name(head, wanted) or UTF_8


def entries(stream: BinaryIO, origin: Origin, plan: Plan, head: bytes = b"", where: Range = WHOLE) -> Iterator[Entry]:
    """One entry a line, from the line at whose start the stream stands."""
    encoding = encoding_of(head, origin.encoding)
    names = field_names(plan)
    newline, offset, number = encoding.newline(), where.start, where.number
    whole_line = True
    for raw in lines(stream, newline, plan.max_document_size):
        number += whole_line
        too_long = len(raw) > plan.max_document_size
        if where.only is not None and number not in where.only:
            yield Entry(raw, offset, record=whole_line)
        elif whole_line and not too_long:
            yield _entry(raw, offset, origin.shown, number, encoding, plan, names)
        else:
            yield Entry(raw, offset, problem=_too_long(origin.shown, number, plan) if whole_line else "", record=whole_line)
        offset += len(raw)
        whole_line = raw.endswith(newline)
        if where.stop is not None and offset >= where.stop:
            return


def ranges(stream: BinaryIO, origin: Origin, plan: Plan, head: bytes, size: int) -> Iterator[Range]:
    """Ranges that end at line ends."""
    newline = encoding_of(head, origin.encoding).newline()
    start = number = at = seen = 0
    whole_line = True
    for raw in lines(stream, newline, plan.max_document_size):
        if whole_line and at - start >= size:
            yield Range(start, at, number, number)
            start, number = at, seen
        at += len(raw)
        whole_line = raw.endswith(newline)
        seen += whole_line
    yield Range(start, None, number, number)


def _entry(raw: bytes, offset: int, path: str, number: int, encoding: Encoding, plan: Plan, names: Mapping[str, tuple[str, ...]]) -> Entry:
    mark = len(encoding.mark) if offset == 0 and raw.startswith(encoding.mark) else 0
    line = encoding.decode(raw[mark:])
    if line is None:
        return Entry(raw, offset, problem=f"{path}:{number}: {_not_decoded(raw[mark:], encoding, mark)}", record=True)
    if not line.strip():
        return Entry(raw, offset)
    try:
        record = values(line)
    except RecursionError:
        return Entry(raw, offset, problem=f"{path}:{number}: nested too deeply to read; take the line out or flatten it", record=True)
    except ValueError as error:
        return Entry(raw, offset, problem=f"{path}:{number}: not a JSON record ({error}); mend or remove that line", record=True)
    known = metadata(record, names)
    record_id = identity(record, names)
    texts = [(name, value) for name in text_fields(record, plan.text_fields) if isinstance(value := record[name], str)]
    documents = tuple(
        Document(
            text,
            Place(path, number, number if record_id is None else record_id, field),
            metadata={name: value for name, value in known.items() if not (name == "title" and value == text)},
            allowed=plan.allowed,
            file_line=number,
            encoding=encoding.name,
        )
        for field, text in texts
    )

    def encode(edits: Edits) -> bytes:
        try:
            return raw[:mark] + _rewritten(line, edits, line.isascii()).encode(encoding.name)
        except UnicodeEncodeError:  # JSON has a way to write it all the same
            return raw[:mark] + _rewritten(line, edits, True).encode(encoding.name)

    def annotate(name: str, value: str) -> bytes:
        return raw[:mark] + with_member(line, name, value).encode(encoding.name)

    return Entry(raw, offset, documents, encode=encode, annotate=annotate, record=True)


def _rewritten(line: str, edits: Edits, ascii_only: bool) -> str:
    for member in sorted(members(line), key=lambda m: m.start, reverse=True):
        if todo := edits.get(member.path):
            line = line[: member.start] + patched(line[member.start : member.end], todo, ascii_only) + line[member.end :]
    return line


def _not_decoded(raw: bytes, encoding: Encoding, mark: int) -> str:
    if encoding.name != "utf-8":
        return f"not {encoding.name}, in which the file is read; mend that line, or name another encoding for the file"
    try:
        raw.decode()
        return "not UTF-8"
    except UnicodeDecodeError as error:
        at = error.start + mark + 1
        return f"not UTF-8 (byte {at}), as JSON Lines must be; convert the file, or name its `encoding` in the configuration"


def _too_long(path: str, number: int, plan: Plan) -> str:
    limit = plan.max_document_size // MEGABYTE
    return f"{path}:{number}: a record larger than {limit} MB; split it, or raise max-document-size in the configuration"
