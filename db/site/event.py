"""The page of an event: what, when and why that day, who, and everything that is said of it."""

from __future__ import annotations

from typing import Any

from .document import TITLE
from .visible import row_of
from .words import FACTUALITIES, PRECISIONS, ROLES, TYPES, both, parameters, readable

_CLAIMS = f"""
select c.*, {TITLE} as called, d.publisher, d.lang, d.published, d.published_earliest
from claims c join documents d on d.id = c.document_id
where c.event_id = :id
order by d.published_earliest is null, d.published_earliest, c.document_id, c.start
"""
_EVIDENCE = """
select v.claim_id, v.role, m.id as mention_id, m.quote, m.start, m.basis, t.edtf, t.earliest, t.latest, t.why,
       a.quote as anchor, a.id as anchor_id
from evidence v
join claims c on c.id = v.claim_id
join mentions m on m.id = v.mention_id
left join dates t on t.mention_id = m.id
left join mentions a on a.id = t.anchor_mention_id
where c.event_id = :id
order by m.start, v.role
"""


async def _rows(database: Any, sql: str, id: str) -> list[dict[str, Any]]:
    return [row_of(row) for row in (await database.execute(sql, {"id": id})).rows]


def _funding(row: dict[str, Any]) -> list[tuple[str, Any]]:
    rounds = dict.fromkeys(filter(None, (row["round"], row["round_written"])))
    sums = [
        ("Amount", "min", "max", row["currency"], None),
        ("In dollars", "usd_min", "usd_max", "USD", row["fx_date"]),
    ]
    return [
        ("Kind", row["kind"]),
        ("Round", " — ".join(rounds)),
        *(
            (label, {"sum": (row[low], row[high], row["hedge"], unit), "rate": rate})
            for label, low, high, unit, rate in sums
            if row[low] is not None or row[high] is not None
        ),
    ]


def _release(row: dict[str, Any]) -> list[tuple[str, Any]]:
    return [
        ("Name", row["name"]),
        ("Kind", row["kind"]),
        ("Family", row["family"]),
        ("Version", row["version"]),
        ("Modality", row["modality"]),
        ("Parameters", parameters(row["parameters_min"], row["parameters_max"])),
        ("Accessibility", row["accessibility"]),
        ("Stage", row["stage"]),
        ("Context length", row["context_length"]),
        ("Licence", row["licence"]),
        ("Predecessor", row["predecessor"]),
    ]


async def context(database: Any, id: str) -> dict[str, Any] | None:
    """What the template shows; None when there is no such event."""
    events = await _rows(database, "select * from events where id = :id", id)
    if not events:
        return None
    event = events[0]
    claims = await _rows(database, _CLAIMS, id)
    by_id: dict[str, dict[str, Any]] = {claim["id"]: claim for claim in claims}
    for place, claim in enumerate(claims, 1):
        claim.update(
            place=place,
            dates=[],
            roles=[],
            published=readable(claim["published"]),
            factuality=both(FACTUALITIES, claim["factuality"]),
        )
    for row in await _rows(database, _EVIDENCE, id):
        claim = by_id[row["claim_id"]]
        row |= {"role": both(ROLES, row["role"]), "readable": readable(row["edtf"])}
        claim["dates" if row["role"]["key"] == "date" else "roles"].append(row)
    people = await _rows(
        database,
        "select p.role, e.id, e.name, e.name_en, e.kind from participants p "
        "join entities e on e.id = p.entity_id where p.event_id = :id order by p.rowid",
        id,
    )
    who: dict[str, list[dict[str, Any]]] = {}
    for person in people:
        who.setdefault(person["role"], []).append(person)
    funding = await _rows(database, "select * from funding where event_id = :id", id)
    releases = await _rows(database, "select * from releases where event_id = :id", id)
    facts = [pair for row in funding for pair in _funding(row)] + [pair for row in releases for pair in _release(row)]
    conflicts = await _rows(database, "select * from conflicts where event_id = :id order by property, id", id)
    for conflict in conflicts:
        conflict["claims"] = [by_id[each] for each in (conflict["claim_a"], conflict["claim_b"]) if each in by_id]
    return {
        "event": event,
        "claims": claims,
        "facts": [pair for pair in facts if pair[1]],
        "conflicts": conflicts,
        "type": both(TYPES, event["type"]),
        "factuality": both(FACTUALITIES, event["factuality"]),
        "precision": both(PRECISIONS, event["precision"]),
        "readable": readable(event["date"]),
        "who": [(both(ROLES, role), each) for role, each in who.items()],
        "why": min(
            (row for claim in claims for row in claim["dates"] if row["edtf"] == event["date"]),
            key=lambda row: row["quote"] != event["date_written"],
            default=None,
        ),  # of the words that are shown
        "langs": {claim["lang"] for claim in claims},
    }
