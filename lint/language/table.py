"""A mapped table from short strings to numbers of 16 bits: one look-up costs about a microsecond, opening nothing.

Records stand in buckets by the CRC-32 of the UTF-8 key: a line feed, the key, a tab, four hexadecimal digits. A bucket
holds about sixteen records and is searched with `mmap.find`, which is faster than any loop in Python.
"""

import struct
import zlib
from array import array
from collections.abc import Iterable

from lint.language.container import Container

PER_BUCKET = 16
COUNT = struct.Struct("<I")


def pack(groups: Iterable[tuple[bytes, int]], expected: int) -> bytes:
    """The bytes of a table. Each group is keys in UTF-8, each with a line feed behind it, and their value (0 to 65,535).

    Keys are distinct and hold neither line feed nor tab nor zero byte; `expected` is about how many there are.
    """
    bits = max(1, (expected // PER_BUCKET).bit_length())
    mask = (1 << bits) - 1
    buckets = [bytearray() for _ in range(mask + 1)]
    for keys, value in groups:
        records = (b"\n" + keys[:-1].replace(b"\n", b"\t%04x\0\n" % value) + b"\t%04x" % value).split(b"\0")
        for code, record in zip(map(zlib.crc32, keys.split(b"\n")), records, strict=False):
            buckets[code & mask] += record
    offsets = array("I", [0])
    at = 0
    for bucket in buckets:
        at += len(bucket)
        offsets.append(at)
    return COUNT.pack(mask) + offsets.tobytes() + b"".join(buckets)


class Table:
    """A table packed into a section of a container."""

    def __init__(self, container: Container, name: str) -> None:
        start, _ = container.section(name)
        self._data = container.data
        (self._mask,) = COUNT.unpack_from(self._data, start)
        self._offsets = start + COUNT.size
        self._runs = self._offsets + 4 * (self._mask + 2)
        self._borders = struct.Struct("<II").unpack_from

    def get(self, key: bytes) -> int:
        """The value of `key` in UTF-8; -1 when it is not in the table."""
        data = self._data
        start, end = self._borders(data, self._offsets + 4 * (zlib.crc32(key) & self._mask))
        at = data.find(b"\n" + key + b"\t", self._runs + start, self._runs + end)
        if at < 0:
            return -1
        at += len(key) + 2
        return int(data[at : at + 4], 16)
