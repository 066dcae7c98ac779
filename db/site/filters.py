"""The filters of the timeline: Datasette's own on the columns of `events` (`year__gte=2020`), and two of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from datasette.filters import Filters

from ..search import match

COLUMNS = frozenset(
    {
        "id",
        "type",
        "title",
        "title_en",
        "date",
        "date_written",
        "earliest",
        "latest",
        "precision",
        "year",
        "month",
        "factuality",
        "documents",
        "sources",
        "conflicts",
    }
)
_OWN = {
    "entity": "id in (select event_id from participants where entity_id in (select id from entities where id = :entity "
    "or name = :entity or name_en = :entity union select entity_id from names where name = :entity))",
    "document": "id in (select event_id from claims where document_id = :document)",
}
_SETTINGS = frozenset({"_search", "_page", "_size", "_sort_desc", "_lang", "_lanes"})
LANES = ("type", "entity", "source")


@dataclass(frozen=True)
class Asked:
    """What a query string asks for. `pairs` are the filters as given; `unknown` those that are none."""

    pairs: tuple[tuple[str, str], ...] = ()
    where: tuple[str, ...] = ()
    params: dict[str, Any] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    newest_first: bool = False
    page: int = 1
    size: int = 50
    lanes: str = ""

    def value(self, key: str) -> str:
        return dict(self.pairs).get(key, "")

    def sql(self, *more: str) -> str:
        """The where clause, with `more` conditions."""
        clauses = [*self.where, *more]
        return "where " + " and ".join(clauses) if clauses else ""

    def query(self, drop: Iterable[str] = (), **change: str | None) -> str:
        """A query string like this one but for `change` and without the keys of `drop`; it starts at page 1."""
        gone = {*drop, *change}
        pairs = [(key, value) for key, value in self.pairs if key not in gone]
        if self.newest_first and "_sort_desc" not in gone:
            pairs.append(("_sort_desc", "date"))
        if self.size != 50 and "_size" not in gone:
            pairs.append(("_size", str(self.size)))
        if self.lanes and "_lanes" not in gone:
            pairs.append(("_lanes", self.lanes))
        pairs += [(key, value) for key, value in change.items() if value]
        return "?" + urlencode(pairs)


def _bounded(text: str | None, low: int, high: int, default: int) -> int:
    return min(max(int(text), low), high) if text and text.isdecimal() and len(text) < 10 else default


def asked(args: Any) -> Asked:
    """Reads a query string (Datasette's MultiParams). Unknown keys are listed, not guessed; empty values are none."""
    given = [(key, value) for key in args for value in args.getlist(key) if value]
    known, unknown, where, params = [], [], [], {}
    own: list[tuple[str, str]] = []
    lookups = {lookup for lookup, _, _ in Filters([]).lookups()}
    for key, value in given:
        column, _, lookup = key.partition("__")
        if key in _OWN:
            own.append((key, value))
        elif column in COLUMNS and (lookup or "exact") in lookups:
            known.append((key, value))
        elif key not in _SETTINGS:
            unknown.append(key)
    clauses, bound = Filters(sorted(known)).build_where_clauses("events")
    where += clauses
    params.update(bound)
    for key, value in dict(own).items():
        where.append(_OWN[key])
        params[key] = value
    search = (args.get("_search") or "").strip()
    if search:
        where.append("rowid in (select rowid from events_fts where events_fts match :search)")
        params["search"] = match(search)
    pairs = [*known, *dict(own).items(), *([("_search", search)] if search else [])]
    lanes = next((each for each in LANES if each == args.get("_lanes")), "")
    return Asked(
        tuple(pairs),
        tuple(where),
        params,
        tuple(dict.fromkeys(unknown)),
        args.get("_sort_desc") == "date",
        _bounded(args.get("_page"), 1, 10**6, 1),
        _bounded(args.get("_size"), 1, 50, 50),
        lanes,
    )
