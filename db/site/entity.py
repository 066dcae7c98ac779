"""The page of an entity: all its names, its timeline, money in and out with a chart, what it released, who is beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from .density import strip
from .filters import Asked
from .timeline import events_of, grouped
from .visible import row_of
from .words import FACTUALITIES, ROLES, both, parameters, readable

SHOWN = 30
ROWS = 200
_MONEY = """
select f.*, e.title, e.title_en, e.earliest, e.latest, n.name as company
from funding f join events e on e.id = f.event_id left join entities n on n.id = f.company_id
"""


def _day(row: dict[str, Any]) -> int | None:
    """The middle of the window, as a day number."""
    try:
        ends = [date.fromisoformat(row[end]).toordinal() for end in ("earliest", "latest") if row[end]]
    except ValueError:
        return None
    return sum(ends) // len(ends) if ends else None


def _may_be_one(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rounds can be the same one told twice: nothing in their days, sums and letters tells them apart."""

    def overlap(low: str, high: str, slack: float = 0) -> bool:
        (a, b), (c, d) = ((each.get(low), each.get(high)) for each in (one, other))
        return not (
            (b is not None and c is not None and b < c - slack * c)
            or (d is not None and a is not None and d < a - slack * a)
        )

    if one.get("round") and other.get("round") and one["round"] != other["round"]:
        return False
    days = not any(
        each.get("earliest") and rest.get("latest") and str(each["earliest"]) > str(rest["latest"])
        for each, rest in ((one, other), (other, one))
    )
    same_money = one.get("currency") == other.get("currency")
    return days and (overlap("min", "max") if same_money else overlap("usd_min", "usd_max", 0.1))


def _once(rounds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rounds without those that may be one of the others; what is dated most finely is kept, then
    what is largest."""

    def length(row: dict[str, Any]) -> int:
        ends = [date.fromisoformat(row[end]).toordinal() for end in ("earliest", "latest") if row[end]]
        return ends[1] - ends[0] if len(ends) == 2 else 10**7

    kept = list[dict[str, Any]]()
    for row in sorted(rounds, key=lambda row: (length(row), -(row["usd_min"] or 0))):
        if not any(_may_be_one(row, other) for other in kept):
            kept.append(row)
    return kept


def chart(money: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Rounds that happened and have a day and a sum in dollars, as bars, and their sum as steps. The sums are the least
    that the words allow (their most, where they give no least); what is told as cumulative, or may be a counted round told
    again, stands beside, uncounted."""
    dated = [
        (day, row, float(row["usd_min"] if row["usd_min"] is not None else row["usd_max"]))
        for row in money
        if row["factuality"]["key"] == "actual"
        and row["kind"] in ("round", "cumulative")
        and (row["usd_min"] is not None or row["usd_max"] is not None)
        and (day := _day(row)) is not None
    ]
    counted = _once([row for _, row, _ in dated if row["kind"] == "round"])
    if not counted:
        return None
    dated.sort(key=lambda each: each[0])
    first, last = date.fromordinal(dated[0][0]).year, date.fromordinal(dated[-1][0]).year + 1
    start, length = (
        date(first, 1, 1).toordinal(),
        date(min(last, 9999), 1, 1).toordinal() - date(first, 1, 1).toordinal(),
    )
    top = max(sum(usd for _, row, usd in dated if any(row is each for each in counted)), max(usd for *_, usd in dated))

    def x(day: int) -> float:
        return round((day - start) / length * 96 + 2, 2)

    def y(usd: float) -> float:
        return round(130 - usd / top * 120, 1)

    bars, steps, told, total, at = [], list[dict[str, float]](), [], 0.0, 2.0
    for day, row, usd in dated:
        if not any(row is each for each in counted):
            told.append({"x": x(day), "y": y(usd), "row": row, "usd": usd})
            continue
        steps.append({"x1": at, "y1": y(total), "x2": x(day), "y2": y(total)})
        steps.append({"x1": x(day), "y1": y(total), "x2": x(day), "y2": y(total + usd)})
        total, at = total + usd, x(day)
        bars.append(
            {"x": x(day), "y": y(usd), "height": round(130 - y(usd), 1), "row": row, "usd": usd, "total": total}
        )
    steps.append({"x1": at, "y1": y(total), "x2": 98.0, "y2": y(total)})
    every = -(-(last - first) // 8)
    ticks = [(x(date(year, 1, 1).toordinal()), str(year)) for year in range(first, last + 1, every) if year <= 9999]
    return {"bars": bars, "steps": steps, "told": told, "ticks": ticks, "total": total, "top": top}


def _money_of(row: Any) -> dict[str, Any]:
    return {
        **row_of(row),
        "readable": readable(row["date"]),
        "factuality": both(FACTUALITIES, row["factuality"]),
        "sum": (row["min"], row["max"], row["hedge"], row["currency"])
        if (row["min"], row["max"]) != (None, None)
        else None,
        "usd": (row["usd_min"], row["usd_max"], row["hedge"], "")
        if (row["usd_min"], row["usd_max"]) != (None, None)
        else None,
    }


async def context(database: Any, id: str) -> dict[str, Any] | None:
    """What the template shows; None when there is no such entity."""

    async def rows(sql: str) -> list[Any]:
        return list((await database.execute(sql, {"id": id})).rows)

    found = await rows("select * from entities where id = :id")
    if not found:
        return None
    ask = Asked(
        (("entity", id),), ("id in (select event_id from participants where entity_id = :entity)",), {"entity": id}
    )
    events = await events_of(database, ask, SHOWN)
    (total,) = (await rows("select count(distinct event_id) from participants where entity_id = :id"))[0]
    order = f"order by coalesce(e.earliest, e.latest) is null, coalesce(e.earliest, e.latest), f.event_id limit {ROWS}"
    money = [_money_of(row) for row in await rows(f"{_MONEY} where f.company_id = :id {order}")]
    given = [
        _money_of(row)
        for row in await rows(
            f"{_MONEY} where f.event_id in (select event_id from participants where entity_id = :id "
            f"and role in ('investor', 'lead_investor')) {order}"
        )
    ]
    releases = [
        {
            **row_of(row),
            "readable": readable(row["date"]),
            "factuality": both(FACTUALITIES, row["factuality"]),
            "parameters": parameters(row["parameters_min"], row["parameters_max"]),
        }
        for row in await rows(
            "select r.*, e.title from releases r join events e on e.id = r.event_id where r.organisation_id = :id "
            f"or r.entity_id = :id order by coalesce(e.earliest, e.latest, '9999'), r.name limit {ROWS}"
        )
    ]
    beside = [
        row_of(row)
        for row in await rows(
            "select n.id, n.name, n.name_en, n.kind, count(distinct q.event_id) as events from participants p "
            "join participants q on q.event_id = p.event_id and q.entity_id <> p.entity_id "
            "join entities n on n.id = q.entity_id where p.entity_id = :id group by n.id order by 5 desc, n.name limit 60"
        )
    ]
    names = [
        row_of(row)
        for row in await rows(
            "select name, script, count(distinct source) as documents from names where entity_id = :id "
            "group by name, script order by 3 desc, name limit 40"
        )
    ]
    roles = [
        (both(ROLES, row[0]), row[1])
        for row in await rows(
            "select role, count(*) from participants where entity_id = :id group by 1 order by 2 desc, 1"
        )
    ]
    return {
        "entity": row_of(found[0]),
        "names": names,
        "roles": roles,
        "total": total,
        "groups": grouped(events),
        "more": total > len(events),
        "strip": await strip(database, ask),
        "query": ask.query(),
        "money": money,
        "given": given,
        "chart": chart(money),
        "releases": releases,
        "people": [each for each in beside if each["kind"] == "person"][:20],
        "others": [each for each in beside if each["kind"] != "person"][:20],
    }
