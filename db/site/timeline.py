"""The timeline: a page of events in the order of their dates, grouped by year and month, each with its evidence."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from ..schema import BACKWARDS, FORWARDS
from .density import UNDATED, strip
from .filters import Asked, asked
from .lanes import lanes
from .remembered import remembered
from .visible import row_of, visible
from .words import FACTUALITIES, PRECISIONS, TYPES, both, parameters, readable

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
TAKES = (("csv", "CSV"), ("json", "JSON"), ("ndjson", "NDJSON"), ("ics", "iCalendar"), ("atom", "Atom"))


def heading(row: dict[str, Any]) -> tuple[str, str]:
    """The (year, month) under which an event stands; no month for what lasts from January beyond March."""
    first = row["earliest"] or row["latest"]
    if not first:
        return "", ""
    year, month = first[:4], first[5:7]
    long = not row["earliest"] or (month == "01" and (row["latest"] or "9999") > f"{year}-03-31")
    return year, "" if long else month


async def details(database: Any, events: list[dict[str, Any]]) -> None:
    """Adds parties, money, model and the first piece of evidence to `events`."""
    by_id = {event["id"]: event for event in events}
    ids = {"ids": json.dumps([*by_id])}
    for event in events:
        event.update(
            parties=[],
            sum=None,
            said=[],
            model="",
            claim=None,
            readable=readable(event["date"]),
            type=both(TYPES, event["type"]),
            factuality=both(FACTUALITIES, event["factuality"]),
            precision=both(PRECISIONS, event["precision"]),
        )
    for row in (
        await database.execute(
            "select p.event_id, p.role, e.id, e.name, e.kind from participants p join entities e on e.id = p.entity_id "
            "where p.event_id in (select value from json_each(:ids)) order by p.rowid",
            ids,
        )
    ).rows:
        parties = by_id[row["event_id"]]["parties"]
        if all(row["id"] != party["id"] for party in parties):
            parties.append(row_of(row))
    for row in (
        await database.execute(
            "select event_id, kind, round_written, min, max, hedge, currency from funding "
            "where event_id in (select value from json_each(:ids))",
            ids,
        )
    ).rows:
        event = by_id[row["event_id"]]
        if row["min"] is not None or row["max"] is not None:
            event["sum"] = (row["min"], row["max"], row["hedge"], visible(row["currency"] or ""))
        event["said"] = [
            visible(word) for word in (row["kind"] if row["kind"] != "round" else "", row["round_written"]) if word
        ]
    for row in (
        await database.execute(
            "select event_id, name, parameters_min, parameters_max, accessibility from releases "
            "where event_id in (select value from json_each(:ids))",
            ids,
        )
    ).rows:
        size = parameters(row["parameters_min"], row["parameters_max"])
        by_id[row["event_id"]]["model"] = visible(" · ".join(filter(None, (row["name"], size, row["accessibility"]))))
    for row in (
        await database.execute(
            "select c.id, c.event_id, c.document_id, c.quote, c.speaker, d.lang from claims c "
            "join documents d on d.id = c.document_id where c.event_id in (select value from json_each(:ids)) "
            "order by d.published_earliest is null, d.published_earliest, c.document_id, c.start",
            ids,
        )
    ).rows:
        event = by_id[row["event_id"]]
        event["claim"] = event["claim"] or row_of(row)


async def events_of(database: Any, ask: Asked, limit: int, offset: int = 0, order: str = "") -> list[dict[str, Any]]:
    """The events that `ask` lets through, in order, with their details."""
    order = order or (BACKWARDS if ask.newest_first else FORWARDS)
    rows = await database.execute(
        "select id, type, title, title_en, date, date_written, earliest, latest, precision, year, factuality, "
        f"documents, conflicts from events {ask.sql()} order by {order} limit :limit_ offset :offset_",
        ask.params | {"limit_": limit, "offset_": offset},
    )
    events = [row_of(row) for row in rows.rows]
    await details(database, events)
    return events


async def choices(database: Any) -> dict[str, list[dict[str, Any]]]:
    """What the form offers: the types and factualities that occur, with their counts."""
    offered = {}
    for column, vocabulary in (("type", TYPES), ("factuality", FACTUALITIES)):
        rows = await database.execute(
            f"select {column}, count(*) as n from events group by 1 order by 2 desc, 1 limit 40"
        )
        offered[column] = [both(vocabulary, row[0]) | {"n": row["n"]} for row in rows.rows]
    return offered


def grouped(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events in order as years of months."""
    groups = []
    for year, in_year in groupby(events, lambda event: heading(event)[0]):
        months = [
            {
                "number": month,
                "name": MONTHS[int(month) - 1] if month.isdecimal() and 0 < int(month) < 13 else "",
                "events": list(in_month),
            }
            for month, in_month in groupby(in_year, lambda event: heading(event)[1])
        ]
        groups.append({"year": year, "months": months})
    return groups


async def context(database: Any, args: Any) -> dict[str, Any]:
    """Everything the template of the timeline shows."""
    ask = asked(args)
    total, undated = (
        await _totals(database, ask)
        if ask.where
        else await remembered(database, "totals", lambda: _totals(database, ask))
    )
    pages = max(1, -(-total // ask.size))
    page = min(ask.page, pages)
    events = await events_of(database, ask, ask.size, (page - 1) * ask.size)
    shape = await strip(database, ask, total - undated)
    entity = await _entity(database, ask.value("entity"))
    return {
        "ask": ask,
        "strip": shape,
        "groups": grouped(events),
        "lanes": await lanes(database, ask, shape, total),
        "factualities": [both(FACTUALITIES, word) for word in FACTUALITIES if word != "actual"],
        "takes": TAKES,
        "take": ask.query(),
        "total": total,
        "undated": undated,
        "page_number": page,
        "pages": pages,
        "choices": await remembered(database, "choices", lambda: choices(database)),
        "entity": entity,
        "chosen": _chosen(ask, entity),
        "previous": ask.query(_page=str(page - 1)) if page > 1 else "",
        "next": ask.query(_page=str(page + 1)) if page < pages else "",
        "first_shown": (page - 1) * ask.size + 1 if total else 0,
        "last_shown": min(page * ask.size, total),
    }


async def _totals(database: Any, ask: Asked) -> tuple[int, int]:
    """How many events there are, and how many of them have no date."""
    if "search" in ask.params:  # what costs is to find them
        row = (await database.execute(f"select count(*), total({UNDATED}) from events {ask.sql()}", ask.params)).first()
        return int(row[0]), int(row[1])
    both = [
        await database.execute(f"select count(*) from events {ask.sql(*more)}", ask.params) for more in ((), (UNDATED,))
    ]
    return int(both[0].single_value()), int(both[1].single_value())


async def _entity(database: Any, wanted: str) -> dict[str, Any] | None:
    if not wanted:
        return None
    row = (
        await database.execute(
            "select id, name, name_en, kind from entities where id = :e or name = :e or name_en = :e "
            "or id in (select entity_id from names where name = :e) order by id = :e desc limit 1",
            {"e": wanted},
        )
    ).first()
    return row_of(row) if row else None


def _chosen(ask: Asked, entity: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The filters in force, each with the query that takes it away."""
    signs = {
        "gte": "≥",
        "lte": "≤",
        "gt": ">",
        "lt": "<",
        "not": "≠",
        "contains": "contains",
        "in": "one of",
        "isnull": "is missing",
        "notnull": "is there",
    }
    vocabularies = {"type": TYPES, "factuality": FACTUALITIES, "precision": PRECISIONS}
    shown = []
    for key, value in ask.pairs:
        column, _, lookup = key.partition("__")
        known = vocabularies.get(column, {}) if lookup in ("", "exact", "not") else {}
        said = (
            entity["name"] if key == "entity" and entity else "" if lookup in ("isnull", "notnull") else visible(value)
        )
        shown.append(
            {
                "column": column.lstrip("_").replace("_", " "),
                "sign": signs.get(lookup, lookup) or "=",
                "value": {"en": said, "zh": known.get(value, "")} if said else None,
                "query": ask.query((key,)),
            }
        )
    return shown
