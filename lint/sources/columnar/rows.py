"""Rows as the bytes of a Parquet file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
from pyarrow import parquet


def parquet_bytes(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A table whose columns are the keys of the rows."""
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(list(rows)), sink, compression="zstd")
    return bytes(sink.getvalue())
