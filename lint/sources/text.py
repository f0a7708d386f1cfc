"""A file that is one text, in any encoding that decodes and encodes back to the same bytes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from lint.document import Document, Place
from lint.edits import Edit
from lint.pieces import apply
from lint.plan import Plan
from lint.settings import MEGABYTE
from lint.sources import Entry

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_MARKS_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BINARY_SIGNS = (b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"PAR1", b"SQLite format 3\0")


def entries(stream: BinaryIO, path: str, plan: Plan, number: int = 0) -> Iterator[Entry]:
    """The one entry of a text file."""
    raw = stream.read(plan.max_document_size + 1)
    if len(raw) > plan.max_document_size:
        limit = plan.max_document_size // MEGABYTE
        yield Entry(b"", 0, problem=f"{path}: larger than {limit} MB; split it, or raise max-document-size in the configuration")
        return
    encoding, mark = _encoding(raw)
    if encoding is None:
        yield Entry(raw, 0, problem=f"{path}: not a text in an encoding that can be told; save it as UTF-8, or leave it out with `exclude`")
        return
    text = raw[len(mark) :].decode(encoding)

    def encode(edits: Mapping[str | None, Sequence[Edit]]) -> bytes:
        return mark + apply(text, edits.get(None, ())).encode(encoding)

    yield Entry(raw, 0, (Document(text, Place(path), allowed=plan.allowed, encoding=encoding),), encode=encode)


def _encoding(raw: bytes) -> tuple[str | None, bytes]:
    """The codec and the byte order mark; no codec when there is none that gives the same bytes back."""
    for mark, name in (*_MARKS, *_MARKS_16):
        if raw.startswith(mark):
            return (name, mark) if _round_trips(raw[len(mark) :], name) else (None, b"")
    if _round_trips(raw, "utf-8"):
        return "utf-8", b""
    if b"\0" in raw or raw.startswith(_BINARY_SIGNS):
        return None, b""
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return (best.encoding, b"") if best is not None and _round_trips(raw, best.encoding) else (None, b"")


def _round_trips(raw: bytes, encoding: str) -> bool:
    try:
        return raw.decode(encoding).encode(encoding) == raw
    except (UnicodeError, LookupError):
        return False
