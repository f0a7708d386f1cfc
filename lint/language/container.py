"""A file of named sections that is mapped, not read, so that opening it costs next to nothing."""

import json
import mmap
import os
import struct
from collections.abc import Mapping
from pathlib import Path

MAGIC = b"noiselint-map\n"
LENGTH = struct.Struct("<QI")
TAIL = b"\nend of map\n"


class Damaged(ValueError):
    """The file is not whole: shorter or longer than when it was written, or not ours at all."""


def write(path: Path, sections: Mapping[str, bytes]) -> None:
    """Write `sections` to `path` in one step: other processes see the old file, none, or the whole new one.

    Raises OSError when the folder cannot be written.
    """
    from tempfile import mkstemp

    ends, at = {}, 0
    for name, data in sections.items():
        ends[name] = (at, at + len(data))
        at += len(data)
    directory = json.dumps(ends).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(MAGIC + LENGTH.pack(at, len(directory)) + directory)
            out.writelines(sections.values())
            out.write(TAIL)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


class Container:
    """An open file of sections; `data` is the whole mapping, `section(name)` the half-open byte range of one part."""

    def __init__(self, path: Path) -> None:
        """Map `path`. Raises FileNotFoundError when there is none and Damaged when it is not whole."""
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < len(MAGIC) + LENGTH.size + len(TAIL):
                raise Damaged(path)
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = len(MAGIC) + LENGTH.size
        total, length = LENGTH.unpack_from(self.data, len(MAGIC))
        self._base = head + length
        end = self._base + total
        if self.data[: len(MAGIC)] != MAGIC or len(self.data) != end + len(TAIL) or self.data[end:] != TAIL:
            raise Damaged(path)
        self._directory: dict[str, tuple[int, int]] = json.loads(self.data[head : self._base])

    def section(self, name: str) -> tuple[int, int]:
        start, end = self._directory[name]
        return self._base + start, self._base + end
