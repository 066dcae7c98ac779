"""Readings to one SQLite file, written beside its target and moved there when it is complete.

    summary = build(Path("facts.db"), readings, run=RunInfo("0.1.0", finished_at=now))

The documents are filled into a nameless temporary database as they come, one transaction each; then claims are linked
and everything is copied in the order of its keys. So the order of the readings leaves no trace, and memory holds
claims, not texts. A build that dies leaves the old file as it was; the rows of `reviews` are carried over.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regesta.extract.model import Problem, Reading

from .ids import hashed
from .link import event_row, funding_row, link, participant_rows, release_row
from .place import StoreError, check_place, has_table, held, remove, said, sweep, sync
from .rows import Rows, document_id, rows_of
from .schema import TABLES, content_sha256, create_indexes_and_views, create_tables, quoted
from .search import make_search

__all__ = ["RunInfo", "StoreError", "Summary", "build"]
_NAMED = ("entity_id", "kind", "name", "name_en", "wikidata", "script", "document_id", "count")
_STAGED = (
    "documents",
    "passages",
    "mentions",
    "dates",
    "amounts",
    "quantities",
    "namings",
    "publications",
    "claims",
    "evidence",
    "misses",
)


@dataclass(frozen=True)
class RunInfo:
    """What a build was made with; none of it is content. What is a function is asked when the build is done."""

    tool_version: str
    rules_sha256: str = ""
    lexicon_sha256: str = ""
    fx_sha256: str = ""
    inputs_sha256: str | Callable[[], str] = ""
    started_at: str = ""
    finished_at: str | Callable[[], str] = ""


@dataclass(frozen=True)
class Summary:
    """What was written: rows by table, the hash of the content, and paths that held the bytes of another document."""

    database: Path
    counts: dict[str, int]
    content_sha256: str
    duplicates: tuple[str, ...] = field(default=())


def build(target: Path, readings: Iterable[Reading], *, problems: Iterable[Problem] = (), run: RunInfo) -> Summary:
    """Write a database of `readings` to `target`. `problems` is read after the readings, so it may fill meanwhile.

    Errors of the readings' own pass through; whatever keeps us from writing is a StoreError. In both cases the target
    is as it was and no other file remains.
    """
    target = Path(os.path.realpath(target))
    with said(target):
        check_place(target)
        with held(target):
            pass  # fail before the work, not after it
        sweep(target)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    writer = None
    try:
        with said(target):
            writer = _Writer(temporary)
        source = iter(readings)
        while (reading := next(source, None)) is not None:
            with said(target):
                writer.put(reading)
        found = list(problems)
        with said(target):
            writer.finish(found)
            content = content_sha256(writer.connection)
            with held(target) as old:
                _carry_reviews(old, writer.connection)
                writer.run(run, content)
                counts = {t: _count(writer.connection, t) for t in TABLES}
                writer.connection.close()
                sync(temporary)
                os.replace(temporary, target)
            sync(target.parent)
        return Summary(target, counts, content, tuple(sorted(writer.duplicates)))
    finally:
        if writer is not None:
            writer.connection.close()
        remove(temporary)


class _Writer:
    """The file in the making."""

    def __init__(self, path: Path) -> None:
        self.connection = c = sqlite3.connect(path, isolation_level=None)
        try:
            c.execute("pragma journal_mode = memory")  # nobody sees this file before it is whole
            c.execute("pragma synchronous = off")
            c.execute("attach database '' as stage")
            create_tables(c)
            for name in _STAGED:
                c.execute(f"create table stage.{name} ({quoted(TABLES[name].columns)}, _document)")
            c.execute(f"create table stage.named ({quoted(_NAMED)}, _document)")
            c.execute("create table stage.placed (claim_id primary key, event_id) without rowid")
        except BaseException:
            c.close()
            raise
        self.seen: dict[str, Rows] = {}  # told claims, names and problems; rows are emptied
        self.duplicates: set[str] = set()
        self.refused: list[Problem] = []

    def put(self, reading: Reading) -> None:
        """One document, one transaction. The same bytes under two paths are one document, under the first of them."""
        id = document_id(reading)
        if (other := self.seen.get(id)) is not None:
            self.duplicates.add(max(other.path, reading.source.path))
            if other.path <= reading.source.path:
                return
        if "\0" in reading.source.raw:
            self._refuse(reading, "the text holds NUL characters, at which SQLite would cut it: not stored")
            return
        rows = rows_of(reading)
        try:
            with _transaction(self.connection):
                if other is not None:
                    for name in (*_STAGED, "named"):
                        self.connection.execute(f"delete from stage.{name} where _document = ?", (id,))
                for name, values in rows.tables.items():
                    marks = ", ".join("?" * (len(values[0]) + 1))
                    self.connection.executemany(
                        f"insert into stage.{name} values ({marks})", [(*v, id) for v in values]
                    )
        except UnicodeEncodeError as error:
            self._refuse(reading, f"half a surrogate pair at character {error.start} of a text: not stored")
            return
        rows.tables.clear()
        rows.problems.extend(reading.problems)
        self.seen[id] = rows

    def _refuse(self, reading: Reading, why: str) -> None:
        self.refused.append(Problem("store/text", why, reading.source.path))

    def finish(self, problems: Sequence[Problem]) -> None:
        """Link, then copy everything in the order of its keys, with keys checked."""
        c = self.connection
        names = self._entities_named()
        events = link(t for rows in self.seen.values() for t in rows.told)
        shown = {id: row[1] for id, row in names.items()}
        made: dict[str, list[tuple[Any, ...]]] = {
            "entities": [(id, *row) for id, row in names.items()],
            "events": [tuple(event_row(e).values()) for e in events],
            "participants": [tuple(p.values()) for e in events for p in participant_rows(e)],
            "funding": [tuple(r.values()) for e in events if (r := funding_row(e, shown))],
            "releases": [tuple(r.values()) for e in events if (r := release_row(e, shown))],
            "problems": self._problems(problems),
        }
        with _transaction(c):
            c.executemany("insert into stage.placed values (?, ?)", [(t.id, e.id) for e in events for t in e.members])
        c.execute("pragma foreign_keys = on")
        with _transaction(c):
            for name, table in TABLES.items():
                if rows := made.get(name):
                    rows.sort(key=_key)
                    marks = ", ".join("?" * len(table.columns))
                    c.executemany(f'insert into main."{name}" values ({marks})', rows)
                elif name == "claims":
                    columns = quoted((n for n in table.columns if n not in ("id", "event_id")), "s.")
                    c.execute(
                        f"insert into main.claims select s.id, p.event_id, {columns} from stage.claims as s "
                        "join stage.placed as p on p.claim_id = s.id order by s.id"
                    )
                elif name == "names":
                    c.execute(
                        "insert into main.names select distinct entity_id, name, script, document_id "
                        "from stage.named order by 1, 2, 3, 4"
                    )
                elif name in _STAGED:
                    c.execute(
                        f'insert into main."{name}" select {quoted(table.columns)} from stage.{name} '
                        f"order by {quoted(table.pk)}"
                    )
        with _transaction(c):
            create_indexes_and_views(c)
        with _transaction(c):
            make_search(c)
        c.execute("detach database stage")
        c.execute("analyze")

    def _entities_named(self) -> dict[str, tuple[str, str, str | None, str | None]]:
        """Kind, name, English name and Wikidata item by entity: of each the one that is written most often."""
        ranked: dict[str, list[tuple[str, dict[Any, int]]]] = {}
        for id, kind, name, name_en, wikidata, count in self.connection.execute(
            "select entity_id, kind, name, name_en, wikidata, sum(count) from stage.named group by 1, 2, 3, 4, 5"
        ):
            slots = ranked.setdefault(id, [(kind, {}), (kind, {}), (kind, {})])
            for (_, counts), value in zip(slots, (name, name_en, wikidata), strict=True):
                if value:
                    counts[value] = counts.get(value, 0) + count
        return {
            id: (slots[0][0], *(min(counts, key=lambda v: (-counts[v], v), default=None) for _, counts in slots))  # type: ignore[misc]
            for id, slots in ranked.items()
        }

    def _problems(self, problems: Sequence[Problem]) -> list[tuple[Any, ...]]:
        rows = set()
        for p in (*problems, *self.refused, *(p for r in self.seen.values() for p in r.problems)):
            document = p.source if p.source in self.seen else None
            path = p.path or (self.seen[document].path if document else "")
            start, end = p.span if p.span else (None, None)
            id = hashed("problem", document, path, p.rule, start, end, p.message)
            rows.add((id, document, path or None, p.rule, start, end, p.message))
        return sorted(rows, key=_key)

    def run(self, run: RunInfo, content: str) -> None:
        finished = run.finished_at() if callable(run.finished_at) else run.finished_at
        given = (
            run.tool_version,
            run.rules_sha256 or None,
            run.lexicon_sha256 or None,
            run.fx_sha256 or None,
            (run.inputs_sha256() if callable(run.inputs_sha256) else run.inputs_sha256) or None,
            content,
            run.started_at or None,
            finished or None,
        )
        with _transaction(self.connection):
            self.connection.execute(
                "insert into runs values (?, ?, ?, ?, ?, ?, ?, ?, ?)", (hashed("run", *given), *given)
            )


def _key(row: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(map(str, row[:3]))


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'select count(*) from "{table}"').fetchone()[0])


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _carry_reviews(old: sqlite3.Connection | None, new: sqlite3.Connection) -> None:
    if old is None or not has_table(old, "reviews"):
        return
    columns = TABLES["reviews"].columns
    rows = old.execute(f"select {quoted(columns)} from reviews order by id").fetchall()
    with _transaction(new):
        new.executemany(f"insert into reviews values ({', '.join('?' * len(columns))})", rows)
