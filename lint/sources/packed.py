"""Compressed files, as streams of what is in them; only ever read forwards."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

from lint.settings import MEGABYTE
from lint.sources import Origin, Unreadable
from lint.sources.frame import Frame, frame

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BLOCK = 2**18
RATIO = 200  # times that text may shrink; ordinary text does 3 to 10 times, a page repeated over and over about 100, bombs over 1,000
LEAST = 128 * MEGABYTE  # of content that is always read, however small the file
_BROKEN = (EOFError, zlib.error, lzma.LZMAError, zstd.ZstdError, gzip.BadGzipFile)


class Unpacking(io.RawIOBase):
    """The content of a packed file. Raises Unreadable where it is damaged, or larger than what was allowed."""

    def __init__(self, origin: Origin, packing: str, most: int) -> None:
        self._disk: BinaryIO = open(origin.path, "rb")  # noqa: SIM115
        self._inner: Any = _reader(self._disk, packing)
        self._shown, self._packing = origin.shown, packing
        size = self._disk.seek(0, io.SEEK_END)
        self._disk.seek(0)
        self._most = most or max(LEAST, size * RATIO)
        self._limited = bool(most)
        self._count = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._count

    @property
    def taken(self) -> int:
        """How many bytes on the disk have been read so far."""
        return self._disk.tell()

    def readinto(self, buffer: Any) -> int:
        try:
            found: bytes = self._inner.read1(len(buffer))
        except _BROKEN as error:
            raise Unreadable(f"{self._shown}: not a whole {self._packing} file ({error}); fetch or pack it again") from error
        except OSError as error:
            if error.errno is not None:
                raise
            raise Unreadable(f"{self._shown}: not a whole {self._packing} file ({error}); fetch or pack it again") from error
        self._count += len(found)
        if self._count > self._most:
            raise Unreadable(self._too_large())
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            self._disk.close()
        super().close()

    def _too_large(self) -> str:
        if self._limited:
            return (
                f"{self._shown}: more than {self._most // MEGABYTE:,} MB when unpacked; raise max-file-size, or leave it out with `exclude`"
            )
        return f"{self._shown}: unpacks to more than {RATIO} times its size, as no text does; set max-file-size to read it all the same"


def unpacking(origin: Origin, packing: str, most: int) -> io.BufferedReader:
    """A stream of the content; `most` bytes of it at most (0: as many as a file of this size may honestly hold)."""
    return io.BufferedReader(Unpacking(origin, packing, most), BLOCK)


def packed(path: str, packing: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks, packed as the file at `path` is: with its level, checks and name as far as its header tells."""
    out = Drain()
    with _writer(out, packing, frame(path, packing)) as writer:
        waiting: list[bytes] = []
        size = 0
        for chunk in chunks:
            waiting.append(chunk)
            size += len(chunk)
            if size >= BLOCK:
                writer.write(b"".join(waiting))
                waiting, size = [], 0
                yield out.taken()
        writer.write(b"".join(waiting))
    yield out.taken()


class Drain(io.RawIOBase):
    """Keeps what is written until it is taken."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._waiting.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        out = b"".join(self._waiting)
        self._waiting.clear()
        return out


def _reader(disk: BinaryIO, packing: str) -> BinaryIO:
    if packing == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=disk, mode="rb"))
    if packing == ".bz2":
        return cast(BinaryIO, bz2.BZ2File(disk))
    return cast(BinaryIO, lzma.LZMAFile(disk) if packing == ".xz" else zstd.ZstdFile(disk))


def _writer(out: Drain, packing: str, like: Frame) -> BinaryIO:
    into = cast(BinaryIO, out)
    made: object
    if packing == ".gz":
        made = gzip.GzipFile(like.name, "wb", like.level, into, mtime=like.time)
    elif packing == ".bz2":
        made = bz2.BZ2File(into, "wb", compresslevel=like.level)
    elif packing == ".xz":
        made = lzma.LZMAFile(into, "wb", check=like.check, preset=like.level)  # noqa: SIM115
    else:
        made = zstd.ZstdFile(into, "wb", options={zstd.CompressionParameter.checksum_flag: like.check})
    return cast(BinaryIO, made)
