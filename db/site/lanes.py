"""Lanes: the events of a timeline in rows to compare, by type, by entity or by publisher, over the strip's own scale."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from .density import COLUMNS, Strip
from .filters import Asked
from .remembered import remembered
from .visible import visible

MOST = 10
LARGE = 50_000  # of more events than this only the lanes that are fullest in the database are counted
CANDIDATES = 20  # names; a publisher has so many events that ten are enough


class _By(NamedTuple):
    """What makes a lane: its key, its label, the filter that a lane leads to; how its tables are joined to events `e`, how
    events are joined to its tables, and the keys of the fullest lanes of the whole database."""

    key: str
    label: str
    leads: str = ""
    behind: str = ""
    before: str = ""
    fullest: str = ""


_LANES = {
    "type": _By("e.type", "e.type", leads="type"),
    "entity": _By(
        "p.entity_id",
        "(select name from entities where id = p.entity_id)",
        "entity",
        "join participants as p on p.event_id = e.id",
        "participants as p cross join {} on e.id = p.event_id",
        f"select entity_id from participants group by 1 order by count(*) desc, 1 limit {CANDIDATES}",
    ),
    "source": _By(
        "d.publisher",
        "d.publisher",
        "",
        "join claims as c on c.event_id = e.id join documents as d on d.id = c.document_id",
        "documents as d cross join claims as c on c.document_id = d.id cross join {} on e.id = c.event_id",
        f"select publisher from documents where publisher <> '' group by 1 order by count(*) desc, 1 limit {MOST}",
    ),
}


@dataclass(frozen=True)
class Spot:
    """A place of a lane: where, how large, of what, how many."""

    x: float
    r: float
    label: str
    n: int


@dataclass(frozen=True)
class Lane:
    label: str
    query: str
    total: int
    spots: tuple[Spot, ...]

    @property
    def told(self) -> str:
        """The lane as one reads it out."""
        return "; ".join(f"{spot.label}: {spot.n}" for spot in self.spots[:40])


@dataclass(frozen=True)
class Lanes:
    """The fullest lanes; `of`: of how many that are fullest in the whole database, 0: of all."""

    rows: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    of: int = 0


async def lanes(database: Any, asked: Asked, strip: Strip, total: int) -> Lanes | None:
    """The fullest lanes of the `total` events that `asked` lets through; None when no lanes are asked for."""
    if not asked.lanes or not strip.centres:
        return None
    by = _LANES[asked.lanes]
    column, condition = COLUMNS[strip.unit]
    events, params = f"(select id, type, {column} as bucket from events {asked.sql(condition)}) as e", asked.params
    few: list[str] = []
    if by.behind and total > LARGE:  # from a few lanes to their events, not from all events to all lanes
        few = await remembered(database, f"lanes {asked.lanes}", lambda: _keys(database, by.fullest))
        source, params = by.before.format(events), {**params, "few_": json.dumps(few)}
    else:
        source = f"{events} {by.behind}"
    chosen = f"and {by.key} in (select value from json_each(:few_))" if few else ""
    rows = (
        await database.execute(
            f"select {by.key} as k, {by.label} as label, e.bucket, {'count(distinct e.id)' if by.behind else 'count(*)'} as n "
            f"from {source} where {by.key} <> '' {chosen} group by 1, 3",
            params,
        )
    ).rows
    counts: dict[str, Counter[int]] = {}
    labels: dict[str, str] = {}
    for row in rows:
        counts.setdefault(row["k"], Counter())[int(row["bucket"]) // strip.step * strip.step] += row["n"]
        labels[row["k"]] = visible(str(row["label"]))
    fullest = sorted(counts, key=lambda each: (-counts[each].total(), labels[each]))[:MOST]
    highest = max((n for each in fullest for n in counts[each].values()), default=1)
    return Lanes(
        tuple(
            Lane(
                labels[each],
                asked.query(("_lanes",), **{by.leads: each}) if by.leads else "",
                counts[each].total(),
                tuple(
                    Spot(strip.centres[at], round(2.5 + 7.5 * math.sqrt(n / highest), 1), str(at), n)
                    for at, n in sorted(counts[each].items())
                    if at in strip.centres
                ),
            )
            for each in fullest
        ),
        strip.ticks,
        len(few),
    )


async def _keys(database: Any, sql: str) -> list[str]:
    return [row[0] for row in (await database.execute(sql)).rows]
