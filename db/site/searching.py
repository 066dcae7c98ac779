"""The page of a search: events, names and documents that have all of its words, each with the words marked."""

from __future__ import annotations

import json
from typing import Any

from ..search import around, marked, match, phrases, words_of
from .document import TITLE
from .filters import Asked
from .timeline import details
from .visible import row_of, visible
from .words import readable

SHOWN = 20
_RANKED = 5000  # hits that are ranked by how well they fit; more are shown newest first
Query = list[tuple[str, ...]]


async def _count(database: Any, table: str, expression: str) -> int:
    return int(
        (
            await database.execute(f"select count(*) from {table}_fts where {table}_fts match :q", {"q": expression})
        ).single_value()
    )


def _same(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


async def also(database: Any, query: Query, q: str) -> Query:
    """The phrases of a query, and every other name of what they (or all of them together) name."""
    found, more = {_same(words) for words in query}, list(query)
    for words in dict.fromkeys([*query, words_of(q)]):
        expression = '"' + " ".join(words) + '"'
        near = "(select rowid from entities_fts where entities_fts match :q order by rank limit 8)"
        rows = await database.execute(
            f"select entity_id, name from names where entity_id in (select id from entities where rowid in {near}) "
            f"union select id, name_en from entities where name_en is not null and rowid in {near}",
            {"q": expression},
        )
        named: dict[str, list[tuple[str, ...]]] = {}
        for id, name in rows.rows:
            named.setdefault(id, []).append(words_of(name))
        for names in named.values():
            if _same(words) in map(_same, names):
                more += [name for name in names if name and _same(name) not in found]
                found |= {*map(_same, names)}
    return more


def pieces(text: str | None, query: Query) -> list[tuple[str, bool]]:
    return [(visible(piece), hit) for piece, hit in marked(text or "", query)]


async def events(database: Any, expression: str, count: int) -> list[dict[str, Any]]:
    order = "f.rank" if count <= _RANKED else "e.earliest desc, e.id"
    source = (
        "events_fts f join events e on e.rowid = f.rowid where f.events_fts match :q"
        if count <= _RANKED
        else "events e where e.rowid in (select rowid from events_fts where events_fts match :q)"
    )
    rows = await database.execute(
        "select e.id, e.type, e.title, e.title_en, e.date, e.date_written, e.earliest, e.latest, e.precision, e.year, "
        f"e.factuality, e.documents, e.conflicts from {source} order by {order} limit {SHOWN}",
        {"q": expression},
    )
    found = [row_of(row) for row in rows.rows]
    await details(database, found)
    return found


async def _entities(database: Any, expression: str, query: Query) -> list[dict[str, Any]]:
    rows = (
        await database.execute(
            "select e.id, e.kind, e.name, e.name_en, (select count(distinct event_id) from participants where entity_id = e.id) "
            "as events from entities e where e.rowid in (select rowid from entities_fts where entities_fts match :q) "
            f"order by 5 desc, e.name limit {SHOWN}",
            {"q": expression},
        )
    ).rows
    names: dict[str, list[str]] = {}
    for id, name in (
        await database.execute(
            "select distinct entity_id, name from names where entity_id in (select value from json_each(:ids)) "
            "order by 1, 2",
            {"ids": json.dumps([row["id"] for row in rows])},
        )
    ).rows:
        names.setdefault(id, []).append(name)
    return [
        {
            **row_of(row),
            "pieces": pieces(row["name"], query),
            "others": [
                pieces(name, query)
                for name in dict.fromkeys([row["name_en"], *names.get(row["id"], [])])
                if name and name != row["name"]
            ][:6],
        }
        for row in rows
    ]


async def _documents(database: Any, expression: str, query: Query) -> list[dict[str, Any]]:
    rows = (
        await database.execute(
            f"select d.id, {TITLE} as called, d.publisher, d.published, d.lang, d.text from documents_fts f "
            f"join documents d on d.rowid = f.rowid where f.documents_fts match :q order by f.rank limit {SHOWN}",
            {"q": expression},
        )
    ).rows
    return [
        {
            "id": row["id"],
            "lang": row["lang"],
            "publisher": visible(row["publisher"] or ""),
            "published": readable(row["published"]),
            "called": pieces(row["called"], query),
            "words": pieces(around(row["text"], query), query),
        }
        for row in rows
    ]


async def context(database: Any, q: str) -> dict[str, Any]:
    """Everything the template shows for the words `q`."""
    q = q.strip()[:200]
    expression = match(q)
    query = await also(database, phrases(q), q) if phrases(q) else []
    counts = {table: await _count(database, table, expression) for table in ("events", "entities", "documents")}
    found = await events(database, expression, counts["events"]) if counts["events"] else []
    for event in found:
        event["pieces"], event["pieces_en"] = pieces(event["title"], query), pieces(event["title_en"], query)
    return {
        "q": visible(q),
        "events": found,
        "counts": counts,
        "total": sum(counts.values()),
        "entities": await _entities(database, expression, query) if counts["entities"] else [],
        "documents": await _documents(database, expression, query) if counts["documents"] else [],
        "more": Asked((("_search", q),)).query(),
    }
