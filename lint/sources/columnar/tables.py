"""Opening a Parquet or Arrow file and going through its rows."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import compute, ipc, parquet

from lint.settings import MEGABYTE
from lint.sources import Origin, Unreadable

BATCH = 8 * 2**20  # bytes of rows that are taken out of a row group at a time
MOST_ROWS = 1024
DEEPEST = 8  # levels of structures that are looked into for fields with dotted names
NAMES = {"parquet": "Parquet", "arrow": "Arrow"}


class Group(NamedTuple):
    """A row group or batch: how many rows it has, and how many bytes they take in the file and unpacked."""

    rows: int
    packed: int
    size: int


class Parquet:
    """A Parquet file; its groups are row groups."""

    def __init__(self, stream: Any) -> None:
        self._size = stream.size()
        self.file = parquet.ParquetFile(stream)
        self.schema = self.file.schema_arrow

    def groups(self) -> list[Group]:
        """The groups, in their order."""
        meta = self.file.metadata  # that of columns is not asked for: pyarrow ends the process where it is damaged
        found = [meta.row_group(i) for i in range(meta.num_row_groups)]
        share = self._size / max(1, sum(group.total_byte_size for group in found))
        return [Group(group.num_rows, int(group.total_byte_size * share), group.total_byte_size) for group in found]

    def group(self, index: int) -> Any:
        """A group as a table of all columns."""
        return self.file.read_row_group(index, use_threads=False)

    def batches(self, index: int, columns: Sequence[str]) -> Iterator[Any]:
        """Some columns of a group, a few rows at a time."""
        group = self.file.metadata.row_group(index)
        rows = max(1, min(MOST_ROWS, BATCH * group.num_rows // max(1, group.total_byte_size)))
        return iter(self.file.iter_batches(rows, [index], list(columns), use_threads=False))


class Arrow:
    """An Arrow file or stream; its groups are record batches."""

    def __init__(self, stream: Any) -> None:
        self.is_file = stream.read(6) == b"ARROW1"
        self._stream = stream
        self._restart()
        self.schema = self._reader.schema

    def groups(self) -> list[Group]:
        """The groups, in their order."""
        self._restart()
        found = []
        while (batch := self._following()) is not None:
            found.append(Group(batch.num_rows, batch.nbytes, batch.nbytes))
        return found

    def group(self, index: int) -> Any:
        """A group as a table of all columns."""
        return pa.Table.from_batches([self._batch(index)], self.schema)

    def batches(self, index: int, columns: Sequence[str]) -> Iterator[Any]:
        """Some columns of a group."""
        return iter([self._batch(index).select(list(columns))])

    def _batch(self, index: int) -> Any:
        if index < self._next:
            self._restart()
        while self._next < index:
            self._following()
        return self._following()

    def _following(self) -> Any:
        self._next += 1
        if self.is_file:
            batch = self._reader.get_batch(self._next - 1) if self._next <= self._reader.num_record_batches else None
        else:
            batch = next(self._reader, None)
        if batch is not None:
            batch.validate(full=True)  # else one with wrong offsets reads memory that is not its own
        return batch

    def _restart(self) -> None:
        self._stream.seek(0)
        self._reader: Any = (ipc.open_file if self.is_file else ipc.open_stream)(self._stream)
        self._next = 0


Table = Parquet | Arrow


@contextmanager
def opened(origin: Origin, kind: str, packing: str, most: int) -> Iterator[Table]:
    """The table in a file. Raises OSError, and Unreadable where it is damaged, also later on while it is open."""
    try:
        with _stream(origin, packing, most) as stream:
            table = Parquet(stream) if kind == "parquet" else Arrow(stream)
            size = sum(group.size for group in table.groups())
            if most and size > most:
                raise Unreadable(f"{origin.shown}: more than {most // MEGABYTE:,} MB when unpacked; raise max-file-size, or leave it out")
            yield table
    except OSError as error:
        if error.errno is not None:
            raise
        raise _damaged(origin, kind, error) from error
    except (pa.ArrowException, UnicodeDecodeError, OverflowError) as error:
        raise _damaged(origin, kind, error) from error


def _damaged(origin: Origin, kind: str, error: Exception) -> Unreadable:
    why = (str(error).strip() or type(error).__name__).splitlines()[0]
    return Unreadable(f"{origin.shown}: cannot be read as {NAMES[kind]} ({why}); fetch or write it again, or leave it out with `exclude`")


def _stream(origin: Origin, packing: str, most: int) -> Any:
    if not packing:
        return pa.OSFile(os.fsencode(origin.path))  # no memory map: reading on in a file that someone cuts off would end the process
    from lint.sources.standing import copy

    found = os.stat(origin.path)
    unpacked = copy(origin, packing, most, found.st_size, found.st_mtime_ns)
    return pa.BufferReader(pa.py_buffer(mmap.mmap(unpacked.fileno(), 0, access=mmap.ACCESS_READ)))


def rows(table: Table, index: int, wanted: frozenset[str]) -> Iterator[dict[str, Any] | None]:
    """The rows of a group: values by (dotted) name, of the names that are wanted; None where a string is not UTF-8."""
    for batch in table.batches(index, _columns(table.schema, wanted)):
        arrays = _arrays(batch)
        for row in range(batch.num_rows):
            yield _values(arrays, row)


def picker(table: Table, index: int, wanted: frozenset[str]) -> Callable[[int], dict[str, Any] | None]:
    """What gives a row of a group, all of whose rows are read now."""
    batches = list(table.batches(index, _columns(table.schema, wanted)))
    joined = pa.Table.from_batches(batches).combine_chunks() if batches else None

    def pick(row: int) -> dict[str, Any] | None:
        return {} if joined is None else _values(_arrays(joined), row)

    return pick


def has_strings(table: Table, name: str) -> bool:
    """True when there is a column of strings of that name."""
    at = table.schema.get_field_index(name)
    return at >= 0 and table.schema.field(at).type in (pa.string(), pa.large_string())


def _columns(schema: Any, wanted: frozenset[str]) -> list[str]:
    tops = wanted | {name.partition(".")[0] for name in wanted}
    return [name for name in schema.names if name in tops]


def _arrays(batch: Any) -> Mapping[str, Any]:
    return {name: _legible(column) for name, column in zip(batch.schema.names, batch.columns, strict=True)}


def _legible(column: Any) -> Any:
    """Times as strings, since not all of them are times that Python has."""
    if not pa.types.is_temporal(column.type):
        return column
    try:
        return compute.cast(column, pa.string())
    except pa.ArrowException:
        return pa.nulls(len(column))


def _values(arrays: Mapping[str, Any], row: int) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    try:
        for name, array in arrays.items():
            _flatten(found, name, array[row].as_py(), 0)
    except UnicodeDecodeError:
        return None
    return found


def _flatten(found: dict[str, Any], name: str, value: Any, depth: int) -> None:
    if isinstance(value, dict) and depth < DEEPEST:
        for inner, one in value.items():
            _flatten(found, f"{name}.{inner}", one, depth + 1)
    else:
        found.setdefault(name, value)
