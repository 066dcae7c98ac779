"""A database as files for others: `export(Path("facts.db"), "csv", "timeline", sys.stdout)`.

Tables and views go out as CSV, JSON, NDJSON or Parquet; dated events as iCalendar, Atom, TimelineJS or JSON-LD;
everything at once as a Frictionless data package (package.py). All of it streams: memory does not grow with the rows.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from . import feeds, parquet
from .feeds import About
from .schema import APPLICATION_ID, TABLES, VIEWS, quoted

# Columns that hold a JSON array: text in CSV, an array in JSON and Parquet.
LISTS = frozenset({"investors", "lead_investors"})
BOM = "\ufeff"  # Excel takes a CSV for UTF-8 only when it begins so
FEED = 500  # entries of a feed: the newest
Row = tuple[Any, ...]

_EVENTS = """
select e.id, e.date, e.title, e.title_en, e.type, (
    select group_concat(name, ' · ') from (
      select n.name from participants as p join entities as n on n.id = p.entity_id where p.event_id = e.id
      group by n.id order by min(p.rowid))
  ) as parties, e.factuality, e.precision, e.earliest, e.latest, e.documents, e.sources, e.date_written, c.quote, c.speaker,
  c.document_id, c.id as claim_id
from (
  select *, (
    select substr(min((b.factuality <> events.factuality) || (b.date is not events.date) || b.id), 3)
    from claims as b where b.event_id = events.id
  ) as claim_id from events {where}
) as e
left join claims as c on c.id = e.claim_id
order by e.earliest {direction}, e.id {limit}
"""


class ExportError(Exception):
    """What was asked for does not exist; the message names what does."""


def export(
    database: Path,
    format: str,
    table: str = "",
    out: TextIO | None = None,
    *,
    bom: bool = False,
    about: About | None = None,
) -> None:
    """Write text to `out` (else standard output): a table or view (the timeline, unless named) in the order of its key
    (a view's own order), or for the formats of events all dated events in the order of their days."""
    text = sys.stdout if out is None else out
    with _pieces(database, format, table, bom, about) as pieces:
        for piece in pieces:
            text.write(piece)


def export_bytes(
    database: Path, format: str, table: str, out: BinaryIO, *, bom: bool = False, about: About | None = None
) -> None:
    """The same as bytes, UTF-8; Parquet too."""
    if format == "parquet":
        with opened(database) as connection:
            parquet.write(*selected(connection, table or "timeline"), LISTS, out)
        return
    with _pieces(database, format, table, bom, about) as pieces:
        for piece in pieces:
            out.write(piece.encode())


@contextlib.contextmanager
def _pieces(database: Path, format: str, table: str, bom: bool, about: About | None) -> Iterator[Iterator[str]]:
    if format not in OF_TABLES and format not in OF_EVENTS:
        raise ExportError(f"there is no format {format!r}; there are {', '.join((*FORMATS, 'datapackage'))}")
    if format in OF_EVENTS and table not in ("", "timeline", "events"):
        raise ExportError(f"{format} holds events; {table} can be written as {', '.join((*OF_TABLES, 'parquet'))}")
    if format in OF_TABLES:
        check(table or "timeline")
    with opened(database) as connection:
        yield (
            of_events(connection, format, about=about)
            if format in OF_EVENTS
            else of_table(connection, format, table or "timeline", bom=bom)
        )


def check(table: str) -> None:
    """ExportError unless there is such a table or view."""
    if table not in TABLES and table not in VIEWS:
        raise ExportError(f"there is no table or view {table!r}; there are {', '.join((*VIEWS, *TABLES))}")


def rows(database: Path, table: str) -> list[dict[str, Any]]:
    """A table or view as dicts, arrays as lists."""
    with opened(database) as connection:
        columns, found = selected(connection, table)
        return [_object(columns, r) for r in found]


def of_table(connection: sqlite3.Connection, format: str, table: str, *, bom: bool = False) -> Iterator[str]:
    """A table or view in pieces of text."""
    columns, found = selected(connection, table)
    yield from ([BOM] if bom and format == "csv" else [])
    yield from OF_TABLES[format](columns, found)


def of_events(
    connection: sqlite3.Connection,
    format: str,
    where: str = "",
    params: Mapping[str, Any] | None = None,
    *,
    about: About | None = None,
    bom: bool = False,
) -> Iterator[str]:
    """Events in pieces of text: those that `where` (a clause on events) lets through, else all that are dated."""
    feed = format == "atom"
    if not where and format not in OF_TABLES:
        where = "where date is not null"
    found = connection.execute(
        _EVENTS.format(where=where, direction="desc" if feed else "", limit=f"limit {FEED}" if feed else ""),
        params or {},
    )
    columns = [d[0] for d in found.description]
    if format in OF_TABLES:
        yield from ([BOM] if bom and format == "csv" else [])
        yield from OF_TABLES[format](columns, map(tuple, found))
    else:
        yield from OF_EVENTS[format](
            (dict(zip(columns, row, strict=True)) for row in found), about or About(made=made(connection))
        )


def made(connection: sqlite3.Connection) -> str:
    """When the database was built, RFC 3339."""
    found = connection.execute("select max(coalesce(finished_at, started_at)) from runs").fetchone()[0]
    return str(found) if found else About.made


@contextlib.contextmanager
def opened(database: Path, **given: Any) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; ExportError when the file is none of ours."""
    if not database.is_file():
        raise ExportError(f"{database}: there is no such file; build it first (regesta build {database} PATH...)")
    with contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, **given)) as connection:
        try:
            ours = connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
        except sqlite3.DatabaseError as error:
            raise ExportError(f"{database} cannot be read ({error}); build it again") from error
        if not ours:
            raise ExportError(f"{database} is not a database that regesta made; name another file")
        yield connection


def selected(connection: sqlite3.Connection, table: str) -> tuple[Sequence[str], Iterator[Row]]:
    """The columns and the rows of a table or view, in order."""
    check(table)
    order = f" order by {quoted(TABLES[table].pk)}" if table in TABLES else ""
    found = connection.execute(f'select * from "{table}"{order}')
    return [d[0] for d in found.description], found


def _object(columns: Sequence[str], row: Row) -> dict[str, Any]:
    return {c: json.loads(v) if c in LISTS and v is not None else v for c, v in zip(columns, row, strict=True)}


def _csv(columns: Sequence[str], rows: Iterator[Row]) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(row)
        if out.tell() > 30_000:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _json(columns: Sequence[str], rows: Iterator[Row]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield before + json.dumps(_object(columns, row), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _ndjson(columns: Sequence[str], rows: Iterator[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(_object(columns, row), ensure_ascii=False) + "\n"


OF_TABLES: dict[str, Callable[[Sequence[str], Iterator[Row]], Iterator[str]]] = {
    "csv": _csv,
    "json": _json,
    "ndjson": _ndjson,
}
OF_EVENTS: dict[str, Callable[[Iterator[feeds.Event], About], Iterator[str]]] = {
    "ics": feeds.ics,
    "atom": feeds.atom,
    "timelinejs": feeds.timelinejs,
    "jsonld": feeds.jsonld,
}
FORMATS = (*OF_TABLES, *OF_EVENTS, "parquet")
