"""JSON Lines: one record a line. A rewrite changes characters inside one string of one line, every other byte stays."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from lint.document import Document, Place
from lint.edits import Edit
from lint.plan import Plan
from lint.settings import MEGABYTE
from lint.sources import Entry
from lint.sources.jsonstring import Member, members, patched, with_member
from lint.sources.records import field_names, identity, metadata, text_members


def entries(stream: BinaryIO, path: str, plan: Plan, number: int = 0) -> Iterator[Entry]:
    """One entry a line, from the line at whose start the stream stands; `number` lines stand before it."""
    offset = stream.tell()
    names = field_names(plan)
    while raw := stream.readline(plan.max_document_size + 1):
        number += 1
        if len(raw) > plan.max_document_size:
            yield from _too_long(stream, raw, offset, f"{path}:{number}", plan)
            offset = stream.tell()
            continue
        yield _entry(raw, offset, path, number, plan, names)
        offset += len(raw)


def _entry(raw: bytes, offset: int, path: str, number: int, plan: Plan, names: Mapping[str, tuple[str, ...]]) -> Entry:
    mark = len(codecs.BOM_UTF8) if offset == 0 and raw.startswith(codecs.BOM_UTF8) else 0
    if not raw[mark:].strip():
        return Entry(raw, offset)
    try:
        line = raw[mark:].decode("utf-8")
        record = members(line)
    except UnicodeDecodeError as error:
        return Entry(
            raw, offset, problem=f"{path}:{number}: not UTF-8 (byte {error.start + mark + 1}); JSON Lines must be, so convert the file"
        )
    except RecursionError:
        return Entry(raw, offset, problem=f"{path}:{number}: nested too deeply to read; take the line out or flatten it")
    except ValueError as error:
        return Entry(raw, offset, problem=f"{path}:{number}: not a JSON record ({error}); mend or remove that line")
    values = {member.path: member.value for member in record}
    known = metadata(values, names)
    record_id = identity(values, names)
    texts = text_members(record, plan.text_fields, names)
    documents = tuple(
        Document(
            member.text,
            Place(path, number, number if record_id is None else record_id, member.path),
            metadata={name: value for name, value in known.items() if not (name == "title" and value == member.text)},
            allowed=plan.allowed,
            file_line=number,
        )
        for member in texts
    )

    def encode(edits: Mapping[str | None, Sequence[Edit]]) -> bytes:
        return raw[:mark] + _rewritten(line, texts, edits).encode("utf-8")

    def annotate(name: str, value: str) -> bytes:
        return raw[:mark] + with_member(line, name, value).encode("utf-8")

    return Entry(raw, offset, documents, encode=encode, annotate=annotate)


def _rewritten(line: str, texts: Sequence[Member], edits: Mapping[str | None, Sequence[Edit]]) -> str:
    for member in sorted(texts, key=lambda m: m.start, reverse=True):
        if todo := edits.get(member.path):
            line = line[: member.start] + patched(line[member.start : member.end], todo, ascii_only=line.isascii()) + line[member.end :]
    return line


def _too_long(stream: BinaryIO, raw: bytes, offset: int, where: str, plan: Plan) -> Iterator[Entry]:
    limit = plan.max_document_size // MEGABYTE
    problem = f"{where}: a record larger than {limit} MB; split it, or raise max-document-size in the configuration"
    while raw:
        yield Entry(raw, offset, problem=problem)
        if raw.endswith(b"\n"):
            return
        offset, problem = offset + len(raw), ""
        raw = stream.readline(plan.max_document_size + 1)
