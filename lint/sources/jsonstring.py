"""Where the values of a JSON record stand in its line, and changing one string without touching the rest."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]

from lint.edits import Edit
from lint.pieces import apply

_DECODER = json.JSONDecoder(strict=False)
_BLANKS = re.compile(r"[ \t\r\n]*")
_HIGH, _LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"{_HIGH}{_LOW}|\\u[0-9a-fA-F]{{4}}|\\.", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
DEEPEST = 8  # levels of objects that are looked into for fields with dotted names


@dataclass(frozen=True, slots=True)
class Member:
    """A value of a record under its dotted path; `start` to `end` is where its literal stands in the line."""

    path: str
    value: object
    start: int
    end: int


def values(line: str) -> dict[str, object]:
    """The values of the members of the object in a line by their dotted paths. Raises ValueError as `members` does."""
    with suppress(json.JSONDecodeError):
        record = _DECODER.decode(line)
        if isinstance(record, dict) and not any(isinstance(value, dict) for value in record.values()):
            return record  # most records have no inner objects, and are read in half the time without positions
    return {member.path: member.value for member in members(line)}


def members(line: str) -> list[Member]:
    """The members of the object in a line, those of inner objects too; of a key that comes twice the last one, as in json.loads.

    Raises ValueError when the line is not one JSON object.
    """
    start = _skip(line, 0)
    if not line.startswith("{", start):
        _value(line, start)
        raise ValueError("a record is an object, { … }")
    found: dict[str, Member] = {}
    end = 0
    for member, end in _walk(line, start, "", 0):  # noqa: B007
        found[member.path] = member
    if not found:
        _, end = _DECODER.raw_decode(line, start)
    if _skip(line, end) != len(line):
        raise ValueError(f"something follows the record at column {end + 1}")
    return list(found.values())


def _walk(line: str, start: int, prefix: str, depth: int) -> Iterator[tuple[Member, int]]:
    """Each member of the object at `start`, with the position behind the object as known so far."""
    at = _skip(line, start + 1)
    while not line.startswith("}", at):
        if not line.startswith('"', at):
            raise ValueError(f"a name in quotes is missing at column {at + 1}")
        key, at = scanstring(line, at + 1, False)
        at = _skip(line, at)
        if not line.startswith(":", at):
            raise ValueError(f"a colon is missing at column {at + 1}")
        begin = _skip(line, at + 1)
        value, end = _value(line, begin)
        if isinstance(value, dict) and depth < DEEPEST:
            for inner, _ in _walk(line, begin, f"{prefix}{key}.", depth + 1):
                yield inner, end
        at = _skip(line, end)
        if line.startswith(",", at):
            at = _skip(line, at + 1)
            if line.startswith("}", at):
                raise ValueError(f"a member is missing at column {at + 1}")
        elif not line.startswith("}", at):
            raise ValueError(f"a comma is missing at column {at + 1}")
        yield Member(prefix + key, value, begin, end), at + 1
    return


def _value(line: str, at: int) -> tuple[object, int]:
    try:
        value, end = _DECODER.raw_decode(line, at)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at column {error.pos + 1}") from error
    return value, end


def _skip(line: str, at: int) -> int:
    blanks = _BLANKS.match(line, at)
    return blanks.end() if blanks else at


def patched(literal: str, edits: Sequence[Edit], ascii_only: bool) -> str:
    """A JSON string literal, quotes included, with edits (in code points of its value) made; the rest keeps its spelling."""
    escapes = _escapes(literal)
    values = [value for value, _ in escapes]
    raw_edits = [Edit(_raw(e.start, values, escapes), _raw(e.end, values, escapes), _spelled(e.replacement, ascii_only)) for e in edits]
    return apply(literal, raw_edits)


def with_member(line: str, name: str, value: str) -> str:
    """The line of an object with a string member set: one of that name gets the value, else it comes last. The rest keeps its spelling."""
    literal = f'"{_spelled(value, line.isascii())}"'
    found = members(line)
    for member in found:
        if member.path == name:
            return line[: member.start] + literal + line[member.end :]
    end = line.rindex("}")
    last = len(line[:end].rstrip(" \t\r\n"))
    colon = ": " if re.search(r'":\s', line) or not found else ":"
    comma = ("," if colon == ":" else ", ") if found else ""
    return f'{line[:last]}{comma}"{_spelled(name, True)}"{colon}{literal}{line[last:]}'


def _escapes(literal: str) -> list[tuple[int, int]]:
    """For each escape: the position behind it, in the value and in the literal."""
    found, surplus = [(0, 1)], 1
    for escape in _ESCAPE.finditer(literal, 1, len(literal) - 1):
        surplus += len(escape[0]) - 1
        found.append((escape.end() - surplus, escape.end()))
    return found


def _raw(at: int, values: Sequence[int], escapes: Sequence[tuple[int, int]]) -> int:
    value, raw = escapes[bisect_right(values, at) - 1]
    return raw + at - value


def _spelled(text: str, ascii_only: bool) -> str:
    return json.dumps(text, ensure_ascii=ascii_only or bool(_SURROGATE.search(text)))[1:-1]
