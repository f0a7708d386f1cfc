"""Which bytes an edit of a text changes in its file: what a journal and a diff are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lint.document import Document
from lint.edits import Edit
from lint.settle import Reason
from lint.sources import Entry

MOST_WORK = 2**26  # bytes written to find the hunks of a record's edits one by one; beyond, all of them are one hunk


@dataclass(frozen=True, slots=True)
class Hunk:
    """At byte `at` the bytes `new` take the place of `old`."""

    at: int
    old: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """An edit that was made in a document, and why."""

    doc: Document
    edit: Edit
    reason: Reason


@dataclass(frozen=True, slots=True)
class Patch:
    """A hunk and the edits that it comes from."""

    hunk: Hunk
    made: tuple[Made, ...]


def patches(entry: Entry, new: bytes, made: Sequence[Made]) -> list[Patch]:
    """How the bytes of an entry became `new`: a hunk an edit where edits can be told apart, else one for all. Positions are the entry's."""
    for guess in (_by_position, _one_by_one):
        found = sorted(zip(guess(entry, made), made, strict=False), key=lambda pair: pair[0].at)
        if len(found) == len(made) and patched(entry.raw, [hunk for hunk, _ in found]) == new:
            return [Patch(hunk, (each,)) for hunk, each in found]
    return [Patch(trimmed(entry.raw, new), tuple(made))]


def patched(raw: bytes, hunks: Iterable[Hunk]) -> bytes | None:
    """The bytes with hunks in ascending order applied; None where they overlap or do not find what they take away."""
    out, at = [], 0
    for hunk in hunks:
        if hunk.at < at or raw[hunk.at : hunk.at + len(hunk.old)] != hunk.old:
            return None
        out += [raw[at : hunk.at], hunk.new]
        at = hunk.at + len(hunk.old)
    return b"".join([*out, raw[at:]])


def trimmed(old: bytes, new: bytes) -> Hunk:
    """The one hunk that leads from old to new, without what both have at their ends."""
    front = _common(old, new)
    old, new = old[front:], new[front:]
    back = _common(old[::-1], new[::-1])
    return Hunk(front, old[: len(old) - back], new[: len(new) - back])


def _common(a: bytes, b: bytes) -> int:
    low, high = 0, min(len(a), len(b))
    if a[:high] == b[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if a[low:middle] == b[low:middle] else (low, middle)
    return low


def _by_position(entry: Entry, made: Sequence[Made]) -> list[Hunk]:
    """Of an entry that is a text, after its byte order mark, as its encoding has it."""
    if len(entry.documents) != 1:
        return []
    text, encoding = entry.documents[0].text, entry.documents[0].encoding
    try:
        body = text.encode(encoding)
        if not entry.raw.endswith(body):
            return []
        hunks, at, done = [], len(entry.raw) - len(body), 0
        for each in made:
            at += len(text[done : each.edit.start].encode(encoding))
            old = text[each.edit.start : each.edit.end].encode(encoding)
            hunks.append(Hunk(at, old, each.edit.replacement.encode(encoding)))
            at, done = at + len(old), each.edit.end
    except UnicodeEncodeError:
        return []
    return hunks


def _one_by_one(entry: Entry, made: Sequence[Made]) -> list[Hunk]:
    if entry.encode is None or len(made) * len(entry.raw) > MOST_WORK:
        return []
    try:
        return [trimmed(entry.raw, entry.encode({each.doc.place.field: (each.edit,)})) for each in made]
    except UnicodeEncodeError:
        return []
