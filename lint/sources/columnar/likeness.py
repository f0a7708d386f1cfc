"""Writing a table as it was written, with some of its texts replaced."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

import pyarrow as pa
from pyarrow import ipc, parquet

from lint.sources import Unreadable
from lint.sources.columnar.replace import replaced
from lint.sources.columnar.tables import Arrow, Parquet, Table
from lint.sources.packed import Drain

_DICTIONARIES = {"RLE_DICTIONARY", "PLAIN_DICTIONARY"}
_SPECIAL = ("DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY", "BYTE_STREAM_SPLIT")
Changes = Iterable[Mapping[int, Mapping[str, str]]]


def alike(table: Table, shown: str, changes: Changes) -> Iterator[bytes]:
    """The file anew. Raises Unreadable where pyarrow cannot write it as it is."""
    try:
        yield from _parquet(table, shown, changes) if isinstance(table, Parquet) else _arrow(table, changes)
    except pa.ArrowException as error:
        why = str(error).strip().splitlines()[0]
        raise Unreadable(f"{shown}: pyarrow cannot write it anew ({why}), so it stays as it is") from error


def _arrow(table: Arrow, changes: Changes) -> Iterator[bytes]:
    out = Drain()
    with (ipc.new_file if table.is_file else ipc.new_stream)(pa.PythonFile(out, "w"), table.schema) as writer:
        for index, changed in enumerate(changes):
            for batch in replaced(table.group(index), changed).to_batches():
                writer.write_batch(batch)
            yield out.taken()
    yield out.taken()


def _parquet(table: Parquet, shown: str, changes: Changes) -> Iterator[bytes]:
    out, written = Drain(), list[Any]()
    if table.file.num_row_groups:
        table.group(0)  # raises where the metadata of columns is damaged, which ends the process when it is asked for first
    options = _options(table.file, shown)
    with parquet.ParquetWriter(pa.PythonFile(out, "w"), table.schema, metadata_collector=written, **options) as writer:
        for index, changed in enumerate(changes):
            group = replaced(table.group(index), changed)
            writer.write_table(group, max(1, group.num_rows))
            yield out.taken()
    old, new = table.file.metadata, written[0]
    if [old.row_group(i).num_rows for i in range(old.num_row_groups)] != [new.row_group(i).num_rows for i in range(new.num_row_groups)]:
        raise Unreadable(f"{shown}: its row groups would not be what they were, so it stays as it is")
    yield out.taken()


def _options(file: Any, shown: str) -> dict[str, Any]:
    """The options with which pyarrow writes the schema, the metadata and the columns as they are."""
    options = _column_options(file.metadata)
    options["store_schema"] = b"ARROW:schema" in (file.metadata.metadata or {})
    for version, compliant in product((file.metadata.format_version, "2.6", "2.4", "1.0"), (True, False)):
        options |= {"version": version, "use_compliant_nested_type": compliant}
        if _writes_the_same(file, options):
            return options
    raise Unreadable(f"{shown}: pyarrow cannot write its schema as it is, so it stays as it is; write it anew with pyarrow, then fix it")


def _column_options(meta: Any) -> dict[str, Any]:
    if not meta.num_row_groups:
        return {}
    group = meta.row_group(0)
    columns = [group.column(i) for i in range(group.num_columns)]
    dictionaries = [c.path_in_schema for c in columns if _DICTIONARIES & {*c.encodings}]
    special = {c.path_in_schema: e for c in columns for e in _SPECIAL if e in c.encodings and c.path_in_schema not in dictionaries}
    return {
        "compression": {c.path_in_schema: "NONE" if c.compression == "UNCOMPRESSED" else c.compression for c in columns},
        "use_dictionary": dictionaries or False,
        "column_encoding": special or None,
        "write_statistics": [c.path_in_schema for c in columns if c.is_stats_set] or False,
        "write_page_index": any(c.has_column_index for c in columns),
        "use_deprecated_int96_timestamps": any(c.physical_type == "INT96" for c in columns),
    }


def _writes_the_same(file: Any, options: Mapping[str, Any]) -> bool:
    out = io.BytesIO()
    try:
        with parquet.ParquetWriter(out, file.schema_arrow, **options):
            pass
        made = parquet.ParquetFile(out)
    except (pa.ArrowException, ValueError):
        return False
    old, new = (dict(f.metadata.metadata or {}) for f in (file, made))
    for known in (old, new):
        known.pop(b"ARROW:schema", None)
    return bool(made.schema.equals(file.schema)) and old == new
