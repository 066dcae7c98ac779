"""Tables and views of a database as files for others: `export(Path("facts.db"), "csv", "timeline", sys.stdout)`."""
from __future__ import annotations

import contextlib
import csv
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from .schema import APPLICATION_ID, TABLES, VIEWS, quoted

# Columns that hold a JSON array: text in CSV, an array in JSON.
LISTS = frozenset({"investors", "lead_investors"})
Row = tuple[Any, ...]


class ExportError(Exception):
    """What was asked for does not exist; the message names what does."""


def export(database: Path, format: str, table: str = "timeline", out: TextIO | None = None) -> None:
    """Write a table or view, in the order of its key (a view's own order), to `out` (else standard output)."""
    write = FORMATS.get(format)
    if write is None:
        raise ExportError(f"there is no format {format!r}; there are {', '.join(sorted(FORMATS))}")
    with _selected(database, table) as (columns, selected):
        write(columns, selected, sys.stdout if out is None else out)


def rows(database: Path, table: str) -> list[dict[str, Any]]:
    """A table or view as dicts, arrays as lists."""
    with _selected(database, table) as (columns, selected):
        return [_object(columns, r) for r in selected]


@contextlib.contextmanager
def _selected(database: Path, table: str) -> Iterator[tuple[Sequence[str], Iterator[Row]]]:
    if not database.is_file():
        raise ExportError(f"{database}: there is no such file; build it first (regesta build {database} PATH...)")
    if table not in TABLES and table not in VIEWS:
        raise ExportError(f"there is no table or view {table!r}; there are {', '.join((*VIEWS, *TABLES))}")
    order = f" order by {quoted(TABLES[table].pk)}" if table in TABLES else ""
    with contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            ours = connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
            found = connection.execute(f'select * from "{table}"{order}') if ours else None
        except sqlite3.DatabaseError as error:
            raise ExportError(f"{database} cannot be read ({error}); build it again") from error
        if found is None:
            raise ExportError(f"{database} is not a database that regesta made; name another file")
        yield [d[0] for d in found.description], found


def _object(columns: Sequence[str], row: Row) -> dict[str, Any]:
    return {c: json.loads(v) if c in LISTS and v is not None else v for c, v in zip(columns, row, strict=True)}


def _csv(columns: Sequence[str], rows: Iterator[Row], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def _json(columns: Sequence[str], rows: Iterator[Row], out: TextIO) -> None:
    before = "[\n"
    for row in rows:
        out.write(before + json.dumps(_object(columns, row), ensure_ascii=False))
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def _ndjson(columns: Sequence[str], rows: Iterator[Row], out: TextIO) -> None:
    for row in rows:
        out.write(json.dumps(_object(columns, row), ensure_ascii=False) + "\n")


FORMATS: dict[str, Callable[[Sequence[str], Iterator[Row], TextIO], None]] = {
    "csv": _csv, "json": _json, "ndjson": _ndjson}
