"""Long texts a stretch at a time, so that what is made of their words is never held all together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import AnyStr

LONG = 2**19  # characters or bytes of a stretch, some 100,000 words; shorter texts are one
_BLANK = re.compile(r"\s")
_BLANK_BYTE = re.compile(rb"\s")


def stretches(text: AnyStr, size: int = LONG) -> Iterator[AnyStr]:
    """The text in pieces that begin and end where `split` splits."""
    blank = _BLANK if isinstance(text, str) else _BLANK_BYTE
    at = 0
    while len(text) - at > size:
        found = blank.search(text, at + size)
        stop = found.start() if found else len(text)
        yield text[at:stop]
        at = stop
    yield text[at:]
