"""What `verify` proved, and what not."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Failure:
    """A cell that is not proved, and why."""

    table: str
    row: str
    column: str
    message: str


@dataclass
class Report:
    """`checked`: cells proved, by `table.column`; `failures`: cells that were not."""

    checked: dict[str, int] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def prove(self, right: bool, table: str, row: str, column: str, message: str) -> None:
        if right:
            name = f"{table}.{column}"
            self.checked[name] = self.checked.get(name, 0) + 1
        else:
            self.failures.append(Failure(table, row, column, message))


def pairs(connection: sqlite3.Connection, sql: str) -> dict[str, set[Any]]:
    """The rows of a query by their first column; of two columns the second, of more a tuple of the others."""
    found: dict[str, set[Any]] = defaultdict(set)
    for key, *values in connection.execute(sql):
        found[key].add(values[0] if len(values) == 1 else tuple(values))
    return found
