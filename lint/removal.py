"""Taking furniture out of a text as a careful hand would: no double gaps, no blank left at a line's end."""

from __future__ import annotations

import re

BREAKS = "\r\n"
_BREAK = re.compile(r"\r\n|[\r\n]")
_SPACE = re.compile(r"\s*")


def removal(text: str, start: int, end: int) -> tuple[int, int]:
    """The span to delete so that the text between `start` and `end` is gone and nothing gapes.

    A span that leaves its lines empty takes their line breaks along, and one of two gaps of blank lines; one at the end of the text
    takes the blank lines before it, but leaves a final line break; one inside a line takes one of two blanks. Growing a grown span
    changes nothing.
    """
    core = text[start:end]
    if not core.strip():
        return start, end
    left = start + len(core) - len(core.lstrip())
    right = end - len(core) + len(core.rstrip())
    first, last = _blanks_before(text, left), _blanks_after(text, right)
    opens = first == 0 or text[first - 1] in BREAKS
    closes = last == len(text) or text[last] in BREAKS
    if opens and closes:
        return _whole_lines(text, first, last)
    if opens or (first < left and last > right):
        return left, last
    return (first if closes else left), right


def _blanks_before(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace() and text[at - 1] not in BREAKS:
        at -= 1
    return at


def _blanks_after(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace() and text[at] not in BREAKS:
        at += 1
    return at


def _end_of_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _whole_lines(text: str, first: int, last: int) -> tuple[int, int]:
    if _end_of_space(text, last) == len(text):
        before = first
        while before > 0 and text[before - 1].isspace():
            before -= 1
        final = 0 if before == 0 or text[-1] not in BREAKS else 2 if text.endswith("\r\n") else 1
        return before, max(last, len(text) - final)
    line_end = _BREAK.match(text, last)
    after = line_end.end() if line_end else last
    if first == 0 or _blank_line_before(text, first):
        while (blank := _BREAK.match(text, _blanks_after(text, after))) is not None:
            after = blank.end()
    return first, after


def _blank_line_before(text: str, at: int) -> bool:
    at = _blanks_before(text, at - (2 if text.startswith(BREAKS, at - 2) else 1))
    return at == 0 or text[at - 1] in BREAKS
