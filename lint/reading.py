"""Opening files and reading their entries."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache

from lint.document import Document, Place
from lint.files import File
from lint.parts import Part
from lint.plan import Plan
from lint.remote import local
from lint.sources import WHOLE, Entry, Unreadable
from lint.sources.origin import source_of


def entries(part: Part, plan: Plan) -> Iterator[Entry]:
    """The entries of a part; what stops the reading is the last one, with a sentence."""
    file = part.file
    try:
        yield from source_of(file.path, file.shown, plan).entries(part.where)
    except Unreadable as error:
        yield Entry(b"", 0, problem=str(error))
    except OSError as error:
        yield Entry(b"", 0, problem=f"{file.shown}: cannot be read ({error.strerror or error}); check that it exists and may be read")


def all_entries(file: File, plan: Plan) -> Iterator[Entry]:
    """The entries of a whole file, for writing it anew. Raises OSError and Unreadable, since what is not read would be lost."""
    return source_of(file.path, file.shown, plan).entries(WHOLE)


def document_at(path: str, place: Place, start: int, plan: Plan) -> Document | None:
    """The document that stands at a byte (or row) of a file; None when the file has changed under the run."""
    try:
        found = os.stat(local(path))
    except OSError:
        return None
    return _document_at(path, place, start, plan, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=256)
def _document_at(path: str, place: Place, start: int, plan: Plan, size: int, changed: int) -> Document | None:
    try:
        entry = source_of(path, place.path, plan).entry_at(start)
    except (OSError, ValueError, Unreadable):
        return None
    for doc in entry.documents if entry else ():
        if doc.place.field == place.field:
            doc.place = place
            return doc
    return None
