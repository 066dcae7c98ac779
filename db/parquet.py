"""Parquet, when pyarrow is there (`pip install regesta[parquet]`): rows in groups, so that memory stays flat."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from .schema import NUMBER, TABLES

_GROUP = 20_000
_KINDS = {column: kind for table in TABLES.values() for column, kind in table.columns.items()}


class NoParquet(Exception):
    """pyarrow is not installed; the message says how to get it."""


def _pyarrow() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError:
        raise NoParquet("Parquet needs pyarrow, which is not installed: pip install 'regesta[parquet]'") from None


def write(columns: Sequence[str], rows: Iterator[tuple[Any, ...]], lists: frozenset[str], out: BinaryIO) -> None:
    """Integers, doubles, texts and lists of texts, by the columns of the schema; what is in no table is text."""
    pa, pq = _pyarrow()

    def kind(column: str) -> Any:
        if column in lists:
            return pa.list_(pa.string())
        known = int if column == "proved" else _KINDS.get(column, str)
        return pa.int64() if known is int else pa.float64() if known is NUMBER else pa.string()

    def value(column: str, cell: Any) -> Any:
        if cell is None:
            return None
        if column in lists:
            return json.loads(cell)
        known = int if column == "proved" else _KINDS.get(column, str)
        return cell if known is int else float(cell) if known is NUMBER else str(cell)

    schema = pa.schema([(column, kind(column)) for column in columns])
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            cells = list(zip(*group, strict=True))
            writer.write_table(
                pa.table(
                    [
                        pa.array([value(column, cell) for cell in cells[at]], kind(column))
                        for at, column in enumerate(columns)
                    ],
                    schema=schema,
                )
            )
