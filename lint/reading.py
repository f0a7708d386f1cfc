"""Opening files and reading their entries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lint.document import Document, Place
from lint.parts import Part
from lint.plan import Plan
from lint.sources import Entry, reader


def entries(part: Part, plan: Plan) -> Iterator[Entry]:
    """The entries of a part; what stops the reading is the last one, with a sentence."""
    file = part.file
    try:
        with open(file.path, "rb") as stream:
            stream.seek(part.start)
            for entry in reader(file.shown)(stream, file.shown, plan, part.number):
                if part.stop is not None and entry.offset >= part.stop:
                    return
                yield entry
    except OSError as error:
        yield Entry(b"", 0, problem=f"{file.shown}: cannot be read ({error.strerror or error}); check that it exists and may be read")


@lru_cache(maxsize=256)
def document_at(path: str, place: Place, start: int, plan: Plan) -> Document | None:
    """The document that stands at a byte of a file; None when the file has changed under the run."""
    try:
        with open(path, "rb") as stream:
            stream.seek(start)
            entry = next(reader(path)(stream, place.path, plan), None)
    except (OSError, ValueError):
        return None
    for doc in entry.documents if entry else ():
        if doc.place.field == place.field:
            doc.place = place
            return doc
    return None
