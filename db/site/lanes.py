"""Lanes: the events of a timeline in rows to compare, by type, by entity or by publisher, over the strip's own scale."""
from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from .density import COLUMNS, Strip
from .filters import Asked
from .visible import visible

MOST = 10
# lane -> (what groups, what it is called, tables beside events, filter that a lane leads to)
_LANES = {
    "type": ("e.type", "e.type", "", "type"),
    "entity": ("n.id", "n.name", "join participants as p on p.event_id = e.id join entities as n on n.id = p.entity_id",
               "entity"),
    "source": ("d.publisher", "d.publisher",
               "join claims as c on c.event_id = e.id join documents as d on d.id = c.document_id", ""),
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
    rows: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]


async def lanes(database: Any, asked: Asked, strip: Strip) -> Lanes | None:
    """The fullest lanes of the events that `asked` lets through; None when no lanes are asked for."""
    if not asked.lanes or not strip.centres:
        return None
    key, name, tables, leads = _LANES[asked.lanes]
    column, condition = COLUMNS[strip.unit]
    chosen = f"(select id, type, {column} as bucket from events {asked.sql(condition)}) as e {tables}"
    rows = (await database.execute(
        f"select {key} as k, min({name}) as label, e.bucket, {'count(distinct e.id)' if tables else 'count(*)'} as n from {chosen} "
        f"where {key} <> '' group by 1, 3", asked.params)).rows
    counts: dict[str, Counter[int]] = {}
    labels: dict[str, str] = {}
    for row in rows:
        counts.setdefault(row["k"], Counter())[int(row["bucket"]) // strip.step * strip.step] += row["n"]
        labels[row["k"]] = visible(str(row["label"]))
    fullest = sorted(counts, key=lambda each: (-counts[each].total(), labels[each]))[:MOST]
    highest = max((n for each in fullest for n in counts[each].values()), default=1)
    return Lanes(tuple(
        Lane(labels[each], asked.query(("_lanes",), **{leads: each}) if leads else "", counts[each].total(),
             tuple(Spot(strip.centres[at], round(2.5 + 7.5 * math.sqrt(n / highest), 1), str(at), n)
                   for at, n in sorted(counts[each].items()) if at in strip.centres))
        for each in fullest), strip.ticks)
