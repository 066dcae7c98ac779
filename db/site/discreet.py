"""What Datasette tells of the machine and we do not: where the database lies, what runs beside it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response


async def databases_page(datasette: Any, request: Any) -> Any:
    """`/-/databases`: as Datasette's, with the name of the file instead of its path."""
    told = [
        {**each, "path": Path(each["path"]).name if each.get("path") else None}
        for each in datasette._connected_databases()
    ]
    if request.url_vars.get("format"):
        return Response.json(told)
    shown = {"filename": "databases.json", "data": told, "data_json": json.dumps(told, indent=4)}
    return Response.html(await datasette.render_template(["show_json.html"], shown, request=request))


def no_paths(connection: sqlite3.Connection) -> None:
    """`pragma database_list`, which SQL may ask, answers with nothing."""

    def allowed(action: int, first: str | None, *_: Any) -> int:
        asks = action == sqlite3.SQLITE_PRAGMA and (first or "").lower() == "database_list"
        return sqlite3.SQLITE_IGNORE if asks else sqlite3.SQLITE_OK

    connection.set_authorizer(allowed)
