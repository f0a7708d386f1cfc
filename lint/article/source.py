"""Which source a document comes from: whoever fills pages with one template."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from lint.document import Document


def source_of(doc: Document) -> str:
    """The host of its address; of a text without one the folder it lies in, of a record without one its file."""
    return host(doc.metadata.get("url", "")) or _place(doc)


def host(url: str) -> str:
    """The host of an address, without "www."; "" for what is no address."""
    try:
        found = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return found.rstrip(".").removeprefix("www.")


def _place(doc: Document) -> str:
    if doc.place.number:
        return os.path.basename(doc.place.path)
    return os.path.basename(os.path.dirname(os.path.abspath(doc.place.path)))
