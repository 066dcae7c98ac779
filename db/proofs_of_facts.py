"""Proofs of what was made of it: claims, events, who took part, funding and releases."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from .report import Report, pairs
from .schema import quoted
from .window import bounds

Row = tuple[Any, ...]
_LICENCES = {
    "free for commercial use": "商用|商業|商业|commercial",
    "non-commercial": "商用|商業|商业|研究|学术|學術|commercial|research",
}
_SIZE_IN_NAME = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) ?([BbMmTt])(?![A-Za-z])")
_POWERS = {"m": 10**6, "b": 10**9, "t": 10**12}


def claims(connection: sqlite3.Connection, report: Report) -> None:
    """Every claim has evidence of its own document, the type of its event, and a date that its evidence gives."""
    proofs = Counter({r[0]: r[1] for r in connection.execute("select claim_id, count(*) from evidence group by 1")})
    for r in connection.execute(
        "select c.id, c.type, e.type as of from claims c left join events e on e.id = c.event_id"
    ):
        report.prove(proofs[r["id"]] > 0, "claims", r["id"], "evidence", "nothing in the text is named for it")
        report.prove(r["type"] == r["of"], "claims", r["id"], "type", f"its event is a {r['of']}")
    dated = pairs(connection, "select v.claim_id, t.edtf from evidence v join dates t on t.mention_id = v.mention_id")
    for r in connection.execute("select id, date, basis from claims where date is not null"):
        if r["basis"] != "inferred":
            report.prove(r["date"] in dated[r["id"]], "claims", r["id"], "date", "no date in its evidence says so")
    for r in connection.execute(
        "select v.claim_id, v.mention_id, v.role, c.document_id = m.document_id as together from evidence v "
        "join claims c on c.id = v.claim_id join mentions m on m.id = v.mention_id"
    ):
        report.prove(
            r["together"],
            "evidence",
            f"{r['claim_id']}/{r['mention_id']}/{r['role']}",
            "mention_id",
            "is of another document",
        )


def events(connection: sqlite3.Connection, report: Report) -> None:
    """Every event is made of its claims: counts, factuality, the finest date, a title."""
    members: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for r in connection.execute(
        "select c.*, coalesce(nullif(d.publisher, ''), d.id) as source "
        "from claims c join documents d on d.id = c.document_id"
    ):
        members[r["event_id"]].append(r)
    written = pairs(
        connection,
        "select c.event_id, m.quote from evidence v join claims c on c.id = v.claim_id "
        "join mentions m on m.id = v.mention_id where v.role = 'date'",
    )
    conflicts = Counter(r[0] for r in connection.execute("select event_id from conflicts"))
    for e in connection.execute("select * from events"):
        id, claims = e["id"], members[e["id"]]
        report.prove(bool(claims), "events", id, "claims", "no claim tells of it")
        for column, count in (
            ("documents", len({c["document_id"] for c in claims})),
            ("sources", len({c["source"] for c in claims})),
            ("conflicts", conflicts[id]),
        ):
            report.prove(e[column] == count, "events", id, column, f"there are {count}")
        if not claims:
            continue
        said = [c for c in claims if c["factuality"] == e["factuality"]]
        report.prove(bool(said), "events", id, "factuality", "no claim says so")
        if said:
            finest = min(_length(c["date"]) for c in said)
            report.prove(
                any(c["date"] == e["date"] and _length(c["date"]) == finest for c in said),
                "events",
                id,
                "date",
                "is not the finest date of its claims",
            )
        report.prove(
            e["date_written"] is None or e["date_written"] in written[id],
            "events",
            id,
            "date_written",
            "no claim has this date",
        )
        report.prove(bool((e["title"] or "").strip()), "events", id, "title", "is empty")


def _length(written: str | None) -> int:
    low, high = bounds(written) or (None, None)
    if written is None:
        return 10**9
    return (date.fromisoformat(high) - date.fromisoformat(low)).days if low and high else 10**8


_EVIDENCED = (
    "select c.event_id, {} from evidence v join claims c on c.id = v.claim_id join {} x on x.mention_id = v.mention_id"
)


def participants(connection: sqlite3.Connection, report: Report) -> None:
    """Who takes part is named by the evidence in that role."""
    named = pairs(connection, _EVIDENCED.format("x.entity_id, v.role", "namings"))
    listed = pairs(connection, "select event_id, entity_id, role from participants")
    for event in {*named, *listed}:
        for entity, role in listed[event] | named[event]:
            there = (entity, role) in listed[event]
            wrong = "no evidence names it in this role" if there else "evidence names it, the table does not"
            report.prove(
                there and (entity, role) in named[event], "participants", f"{event}/{entity}/{role}", "entity_id", wrong
            )
    names = pairs(connection, "select entity_id, name from names")
    for r in connection.execute("select id, name from entities"):
        report.prove(r["name"] in names[r["id"]], "entities", r["id"], "name", "is not among its written names")
    seen = pairs(connection, "select x.entity_id, m.document_id from namings x join mentions m on m.id = x.mention_id")
    for r in connection.execute("select * from names"):
        row = "/".join((r["entity_id"], r["name"], r["script"], r["source"]))
        report.prove(
            r["source"] in seen[r["entity_id"]], "names", row, "source", "no mention in this document names it"
        )


def funding(connection: sqlite3.Connection, report: Report) -> None:
    """Sums, rounds and parties of a financing are those of its evidence."""
    money = ("currency", "min", "max", "hedge", "usd_min", "usd_max", "fx_date")
    sums = pairs(connection, _EVIDENCED.format(quoted(money, "x."), "amounts"))
    parties = pairs(connection, "select event_id, entity_id from participants")
    names = pairs(connection, "select p.event_id, n.name from participants p join entities n on n.id = p.entity_id")
    texts = pairs(connection, "select c.event_id, d.text from claims c join documents d on d.id = c.document_id")
    for r in connection.execute(
        "select f.*, e.date as event_date, e.factuality as event_factuality from funding f "
        "join events e on e.id = f.event_id"
    ):
        id = r["event_id"]
        _as_evidenced(report, "funding", id, {c: r[c] for c in money}, sums[id])
        _as_event(report, "funding", r)
        report.prove(
            r["company_id"] is None or r["company_id"] in parties[id], "funding", id, "company_id", "is no participant"
        )
        if r["round_written"] is not None:
            report.prove(
                any(r["round_written"] in t for t in texts[id]), "funding", id, "round_written", "no document says so"
            )
        for column in ("lead_investors", "investors"):
            strange = [n for n in json.loads(r[column]) if n not in names[id]]
            report.prove(not strange, "funding", id, column, f"{', '.join(strange)} in no evidence")


def releases(connection: sqlite3.Connection, report: Report) -> None:
    """Names, sizes and properties of a release are those of its evidence."""
    sizes = pairs(connection, _EVIDENCED.format('x."min", x."max"', "quantities"))
    parties = pairs(connection, "select event_id, entity_id from participants")
    names = pairs(connection, "select p.event_id, n.name from participants p join names n on n.entity_id = p.entity_id")
    texts = pairs(connection, "select c.event_id, d.text from claims c join documents d on d.id = c.document_id")
    for r in connection.execute(
        "select r.*, n.name as called, e.date as event_date, e.factuality as event_factuality "
        "from releases r join events e on e.id = r.event_id "
        "left join entities n on n.id = r.entity_id"
    ):
        id = r["event_id"]
        _as_event(report, "releases", r)
        for column in ("entity_id", "organisation_id"):
            report.prove(r[column] is None or r[column] in parties[id], "releases", id, column, "is no participant")
        report.prove(
            r["called"] is None or r["name"] == r["called"],
            "releases",
            id,
            "name",
            f"its product is called {r['called']}",
        )
        known = re.compile(_LICENCES.get(r["licence"], re.escape(str(r["licence"]).split("-")[0])), re.I)
        report.prove(
            r["licence"] is None or any(known.search(t) for t in texts[id]),
            "releases",
            id,
            "licence",
            "no document says so",
        )
        report.prove(
            r["predecessor"] is None or r["predecessor"] in names[id],
            "releases",
            id,
            "predecessor",
            "is in no evidence",
        )
        report.prove(
            r["context_length"] is None or (r["context_length"],) * 2 in sizes[id],
            "releases",
            id,
            "context_length",
            "no quantity in its evidence says so",
        )
        size = {"parameters_min": r["parameters_min"], "parameters_max": r["parameters_max"]}
        named = {round(float(n) * _POWERS[unit.lower()]) for n, unit in _SIZE_IN_NAME.findall(r["name"])}
        _as_evidenced(report, "releases", id, size, sizes[id] | {(n, n) for n in named})


def _as_event(report: Report, table: str, r: sqlite3.Row) -> None:
    for column in ("date", "factuality"):
        right = r[f"event_{column}"]
        report.prove(r[column] == right, table, r["event_id"], column, f"its event has {right}")


def _as_evidenced(report: Report, table: str, row: str, cells: dict[str, Any], evidenced: Iterable[Row]) -> None:
    """Cells that must together be those of one mention in evidence; else those that miss the nearest one are named."""
    if all(v is None for v in cells.values()):
        return
    held = tuple(cells.values())
    nearest = min(evidenced, key=lambda e: (sum(a != b for a, b in zip(e, held, strict=True)), str(e)), default=None)
    for column, value, found in zip(cells, held, nearest or (None,) * len(held), strict=True):
        if value is not None or found is not None:
            said = "no evidence says so" if nearest is None else f"the evidence says {found}"
            report.prove(value == found, table, row, column, said)
