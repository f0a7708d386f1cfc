"""A unified diff that `git apply` takes, made of the bytes that are known to change: linear in the size of the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from lint.escape import printable

CONTEXT = 3  # lines shown on either side of a change, as git and diff do
_QUOTED = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def unified(path: str, stretches: Iterable[tuple[bytes, bytes]]) -> str:
    """The diff of a file given as stretches of it, each with what takes its place; empty when nothing changes.

    Bytes that are not UTF-8 come out as surrogates.
    """
    hunks = _Hunks()
    old = new = b""  # lines that are not complete yet on both sides
    for before, after in stretches:
        if before != after:
            old, new = old + before, new + after
            continue
        if _complete(old) and _complete(new):
            hunks.add(old, new)
            old = new = b""
        first, middle, last = _cut(before, bool(old or new))
        old, new = old + first, new + first
        if middle or first.endswith(b"\n"):
            hunks.add(old, new)
            hunks.same(middle)
            old = new = b""
        old, new = old + last, new + last
    hunks.add(old, new)
    text = hunks.text().decode("utf-8", "surrogateescape")
    below = path.lstrip("/")
    return f"--- {_name('a', below)}\n+++ {_name('b', below)}\n{text}" if text else ""


def _complete(lines: bytes) -> bool:
    return not lines or lines.endswith(b"\n")


def _cut(data: bytes, inside: bool) -> tuple[bytes, bytes, bytes]:
    """What ends the line that is open, whole lines, and the beginning of another."""
    begin = data.find(b"\n") + 1 if inside else 0
    if inside and not begin:
        return data, b"", b""
    end = data.rfind(b"\n") + 1
    return data[:begin], data[begin:end], data[end:]


class _Hunks:
    def __init__(self) -> None:
        self._done: list[bytes] = []
        self._before: deque[bytes] = deque(maxlen=CONTEXT)
        self._body: list[bytes] = []
        self._since: list[bytes] = []  # unchanged lines since the last change
        self._at = [1, 1]  # the next line of either side
        self._begun = [1, 1]

    def same(self, lines: bytes) -> None:
        for line in _lines(lines):
            self._at[0] += 1
            self._at[1] += 1
            self._before.append(line)
            if self._body:
                self._since.append(line)
                if len(self._since) > 2 * CONTEXT:
                    self._close()

    def add(self, old: bytes, new: bytes) -> None:
        if old == new:
            self.same(old)
            return
        front = _shared(old, new)
        self.same(old[:front])
        old_lines, new_lines = _lines(old[front:]), _lines(new[front:])
        last: list[bytes] = []
        while old_lines and new_lines and old_lines[-1] == new_lines[-1]:
            last.insert(0, old_lines.pop())
            new_lines.pop()
        if not self._body:
            self._begun = [at - len(self._before) for at in self._at]
            self._since = list(self._before)
        self._body += [b" " + line for line in self._since]
        self._since = []
        self._body += [b"-" + line for line in old_lines] + [b"+" + line for line in new_lines]
        self._at = [self._at[0] + len(old_lines), self._at[1] + len(new_lines)]
        self._before.clear()
        self.same(b"".join(last))

    def text(self) -> bytes:
        if self._body:
            self._close()
        return b"".join(self._done)

    def _close(self) -> None:
        self._body += [b" " + line for line in self._since[:CONTEXT]]
        sizes = [sum(line[:1] in signs for line in self._body) for signs in (b" -", b" +")]
        where = [f"{at - (not size)}{'' if size == 1 else f',{size}'}" for at, size in zip(self._begun, sizes, strict=True)]
        self._done.append(f"@@ -{where[0]} +{where[1]} @@\n".encode())
        self._done += [line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in self._body]
        self._body, self._since = [], []


def _shared(old: bytes, new: bytes) -> int:
    """How many bytes of whole lines both begin with."""
    at = 0
    while (end := old.find(b"\n", at) + 1) and old[at:end] == new[at:end]:
        at = end
    return at


def _lines(data: bytes) -> list[bytes]:
    """Split at line feeds only, as git does."""
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _name(side: str, path: str) -> str:
    """A name as git spells it: in quotes where it holds what a line or a terminal would trip over."""
    name = f"{side}/{path}"
    if printable(name) == name and not set(name) & {'"', "\\"}:
        return name + "\t" if " " in name else name
    spelled = (_QUOTED.get(char) or (char if char.isprintable() else _octal(char)) for char in name)
    return f'"{"".join(spelled)}"'


def _octal(char: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in char.encode("utf-8", "surrogateescape"))
