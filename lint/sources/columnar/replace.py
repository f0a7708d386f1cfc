"""Putting texts into the columns of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from pyarrow import compute


def replaced(table: Any, changed: Mapping[int, Mapping[str, str]]) -> Any:
    """The table with texts put in: by row, then by the (dotted) name of the field."""
    fields = {name for texts in changed.values() for name in texts}
    for name in sorted(fields):
        values = {row: texts[name] for row, texts in changed.items() if name in texts}
        top, rest = _path(table.schema.names, name)
        index = table.schema.get_field_index(top)
        column = _column(table.column(index), rest, values)
        table = table.set_column(index, table.schema.field(index), column)
    return table


def _path(names: list[str], name: str) -> tuple[str, str]:
    if name in names:
        return name, ""
    top, _, rest = name.partition(".")
    return top, rest


def _column(column: Any, rest: str, values: Mapping[int, str]) -> Any:
    chunks, start = [], 0
    for chunk in column.chunks:
        inside = {row - start: text for row, text in values.items() if start <= row < start + len(chunk)}
        chunks.append(_array(chunk, rest, inside) if inside else chunk)
        start += len(chunk)
    return pa.chunked_array(chunks, column.type)


def _array(array: Any, rest: str, values: Mapping[int, str]) -> Any:
    if not rest:
        return _texts(array, values)
    names = [field.name for field in array.type]
    top, below = _path(names, rest)
    at = names.index(top)
    children = [array.field(i) for i in range(len(names))]
    children[at] = _array(children[at], below, values)
    return pa.StructArray.from_arrays(children, fields=list(array.type), mask=array.is_null())


def _texts(array: Any, values: Mapping[int, str]) -> Any:
    mask = pa.array([row in values for row in range(len(array))])
    new = pa.array([values[row] for row in sorted(values)], pa.large_string())
    plain = array.cast(pa.large_string())
    return compute.replace_with_mask(plain, mask, new).cast(array.type)
