"""A file that is one text, in any encoding that decodes and encodes back to the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lint.document import Document, Place
from lint.pieces import apply
from lint.plan import Plan
from lint.settings import MEGABYTE
from lint.sources import WHOLE, Edits, Entry, Origin, Range
from lint.sources.encoding import encoding_of

FIRST = 2**16  # bytes read to begin with; most texts are shorter


def entries(stream: BinaryIO, origin: Origin, plan: Plan, head: bytes = b"", where: Range = WHOLE) -> Iterator[Entry]:
    """The one entry of a text file."""
    raw = _at_most(plan.max_document_size + 1, stream)
    if len(raw) > plan.max_document_size:
        limit = plan.max_document_size // MEGABYTE
        yield Entry(b"", 0, problem=f"{origin.shown}: larger than {limit} MB; split it, or raise max-document-size in the configuration")
        return
    encoding = encoding_of(raw, origin.encoding)
    text = encoding.decode(raw[len(encoding.mark) :]) if encoding else None
    if encoding is None or text is None:
        yield Entry(raw, 0, problem=f"{origin.shown}: {_not_read(origin)}")
        return
    mark, name = encoding.mark, encoding.name

    def encode(edits: Edits) -> bytes:
        return mark + apply(text, edits.get(None, ())).encode(name)

    yield Entry(raw, 0, (Document(text, Place(origin.shown), allowed=plan.allowed, encoding=name),), encode=encode)


def _at_most(size: int, stream: BinaryIO) -> bytes:
    """Asked for 128 MB at once, Python would make room for them before it reads 5 KB."""
    raw = stream.read(min(size, FIRST))
    return raw if len(raw) < FIRST else raw + stream.read(size - len(raw))


def _not_read(origin: Origin) -> str:
    if origin.encoding:
        return f"its bytes are not {origin.encoding}, which the configuration names; set another for it under per-path-encoding"
    return "not a text in an encoding that can be told; save it as UTF-8, name it with `encoding`, or leave it out with `exclude`"
