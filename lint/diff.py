"""A unified diff that `git apply` takes."""

from __future__ import annotations

import difflib


def unified(path: str, before: bytes, after: bytes) -> str:
    """The diff of two versions of a file; empty when they are equal. Bytes that are not UTF-8 come out as surrogates."""
    old, new = (_lines(data) for data in (before, after))
    out = []
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"):
        out.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(out)


def _lines(data: bytes) -> list[str]:
    """Split at line feeds only, as git does."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
