"""Exports from the site: `/-/export/DATABASE.FORMAT`, of the events that the filters of the timeline let through, or with
`_table=` of a whole table. They stream from a connection of their own; memory stays flat."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from datasette.utils.asgi import NotFound

from .. import parquet
from ..export import LISTS, OF_EVENTS, OF_TABLES, ExportError, check, made, of_events, of_table, selected
from ..feeds import About
from .filters import asked

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "ndjson": "application/x-ndjson; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "timelinejs": "application/json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
_ENDINGS = {"timelinejs": "timelinejs.json"}
_PIECE = 64_000
_AT_ONCE = asyncio.Semaphore(4)


async def answer(database: Any, format: str, args: Any, page: Callable[[str], str], own: str, send: Any) -> None:
    """Send the export. NotFound when there is no such format or table."""
    table = args.get("_table") or ""
    try:
        if format not in TYPES:
            raise ExportError(f"There is no format {format}; there are {', '.join(TYPES)}.")
        if table:
            check(table)
            if format in OF_EVENTS:
                raise ExportError(f"{format} holds events, not {table}.")
    except ExportError as error:
        raise NotFound(str(error)) from None
    ask = asked(args)
    name = f"{database.name}-{table or 'events'}.{_ENDINGS.get(format, format)}"
    async with _AT_ONCE:
        connection = await asyncio.to_thread(_connect, database)
        try:
            if format == "parquet":
                pieces = _parquet(connection, table or "timeline")
            elif table:
                pieces = _bytes(of_table(connection, format, table, bom=bool(args.get("_bom"))))
            else:
                where = ask.sql("date is not null") if format not in OF_TABLES else ask.sql()
                about = About(title=f"regesta: {database.name}", made=made(connection), page=page, self_=own)
                pieces = _bytes(
                    of_events(connection, format, where, ask.params, about=about, bom=bool(args.get("_bom")))
                )
            await send(
                {
                    "type": "http.response.start",
                    "status": 200,
                    "headers": [
                        (b"content-type", TYPES[format].encode()),
                        (b"content-disposition", f"attachment; filename*=UTF-8''{_quoted(name)}".encode()),
                    ],
                }
            )
            while piece := await asyncio.to_thread(next, pieces, b""):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            connection.close()


def _quoted(name: str) -> str:
    return "".join(
        char
        if char.isascii() and (char.isalnum() or char in "-_.")
        else "".join(f"%{byte:02X}" for byte in char.encode())
        for char in name
    )


def _connect(database: Any) -> sqlite3.Connection:
    """Read-only, for one export, used by one thread at a time."""
    path = Path(database.path).resolve().as_uri()
    return sqlite3.connect(
        f"{path}?{'mode=ro' if database.is_mutable else 'immutable=1'}", uri=True, check_same_thread=False
    )


def _bytes(pieces: Iterator[str]) -> Iterator[bytes]:
    """Pieces of a size worth sending."""
    waiting, size = list[str](), 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(waiting).encode("utf-8", "replace")
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting).encode("utf-8", "replace")


def _parquet(connection: sqlite3.Connection, table: str) -> Iterator[bytes]:
    """Its end says where all is, so it is written to a nameless file first."""
    with tempfile.TemporaryFile() as out:
        parquet.write(*selected(connection, table), LISTS, out)
        out.seek(0)
        while piece := out.read(_PIECE):
            yield piece
