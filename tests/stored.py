"""A database as the tests of the store read it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from regesta.db import store
from regesta.db.schema import CONTENT

RUN = store.RunInfo(
    "0.1.0", "rules", "words", "rates", "inputs", "2026-01-01T00:00:00+00:00", lambda: "2026-01-01T00:01:00+00:00"
)


def rows(database: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def content(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every content table as it lies in the file: no order by."""
    return {t: rows(database, f'select * from "{t}"') for t in CONTENT}


def lone(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())
