"""The page of a document: its text as found, every piece of evidence marked, opened at the fact one came for."""
from __future__ import annotations

from typing import Any

from .marks import Cover, Piece, pieces
from .visible import row_of, visible
from .words import BASES, FACTUALITIES, ROLES, TYPES, both, readable

# what a document is called: its title, else its first heading (or words), else its file; in a query of documents d
TITLE = """coalesce(nullif(d.title, ''), (
  select nullif(trim(substr(d.text, p.start + 1, min(p."end" - p.start, 60))), '') from passages as p
  where p.document_id = d.id order by p.kind <> 'heading', p.ordinal limit 1), d.path)"""
_CLAIMS = """
select c.id, c.event_id, c.type, c.date, c.factuality, c.speaker, c.start, c."end", c.quote, e.title, e.title_en
from claims c join events e on e.id = c.event_id
where c.document_id = :id
order by c.start, c."end", c.id
"""
_MENTIONS = """
select m.id, m.start, m."end", m.kind, m.basis, v.claim_id, v.role, t.edtf, t.why
from mentions m
left join evidence v on v.mention_id = m.id
left join dates t on t.mention_id = m.id
where m.document_id = :id and (v.claim_id is not null or m.id = :mention
  or m.id in (select mention_id from publications where document_id = :id))
order by m.start, m."end", m.id
"""


async def context(database: Any, id: str, claim: str = "", mention: str = "") -> dict[str, Any] | None:
    """What the template shows; None when there is no such document. `claim` or `mention`: what the reader came for."""
    found = (await database.execute(
        f"select d.*, {TITLE} as called from documents d where d.id = :id", {"id": id})).first()
    if not found:
        return None
    text = found["text"]
    claims = [row_of(row) for row in (await database.execute(_CLAIMS, {"id": id})).rows]
    for number, row in enumerate(claims, 1):
        row.update(number=number, here=row["id"] == claim, readable=readable(row["date"]),
                   type=both(TYPES, row["type"]), factuality=both(FACTUALITIES, row["factuality"]))
    mentions = (await database.execute(_MENTIONS, {"id": id, "mention": mention})).rows
    passages = (await database.execute(
        'select kind, speaker, start, "end" from passages where document_id = :id order by ordinal', {"id": id})).rows
    covers = _covers(claims, mentions, claim, mention)
    published = (await database.execute(
        "select p.why, p.mention_id, m.quote from publications p left join mentions m on m.id = p.mention_id "
        "where p.document_id = :id order by p.ordinal", {"id": id})).rows
    return {
        "document": row_of({key: found[key] for key in found.keys() if key != "text"}),  # noqa: SIM118 (sqlite3.Row)
        "published": readable(found["published"]),
        "basis": BASES.get(found["published_basis"], found["published_basis"]),
        "reasons": list(dict.fromkeys(visible(row["why"]) for row in published if row["why"])),
        "shown": [row_of(row) for row in published if row["quote"]],
        "claims": claims, "blocks": _blocks(text, passages, covers),
        "claim": next((row for row in claims if row["here"]), None),
    }


def _covers(claims: list[dict[str, Any]], mentions: list[Any], claim: str, mention: str) -> list[Cover[dict[str, Any]]]:
    """The sentences that make claims, and the words in them that are evidence; a word may serve several claims."""
    covers = [Cover(row["start"], row["end"], {"is": "claim", **row}) for row in claims]
    words: dict[str, dict[str, Any]] = {}
    for row in mentions:
        word = words.setdefault(row["id"], {
            "is": "mention", "id": row["id"], "kind": row["kind"], "start": row["start"], "end": row["end"],
            "roles": [], "here": row["id"] == mention, "edtf": readable(row["edtf"]), "why": visible(row["why"] or "")})
        word["here"] = word["here"] or (bool(claim) and row["claim_id"] == claim)
        if row["role"] and row["role"] not in word["roles"]:
            word["roles"].append(row["role"])
    for word in words.values():
        roles = ", ".join(f"{each['en']} · {each['zh']}" for each in (both(ROLES, role) for role in word["roles"]))
        word["title"] = " — ".join(filter(None, (roles or word["kind"], word["edtf"], word["why"])))
    return covers + [Cover(word["start"], word["end"], word) for word in words.values()]


def _blocks(text: str, passages: list[Any], covers: list[Cover[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The whole text in order: passages, and what lies between them when it is more than white space."""
    blocks, at, waiting = [], 0, sorted(covers, key=lambda c: (c.start, -c.end))
    stretches: list[tuple[int, int, str, str]] = []
    for row in passages:
        start, end = max(row["start"], at), min(row["end"], len(text))
        if start >= end:
            continue
        if text[at:start].strip():
            stretches.append((at, start, "between", ""))
        stretches.append((start, end, row["kind"], row["speaker"] or ""))
        at = end
    if text[at:].strip():
        stretches.append((at, len(text), "between", ""))
    first, seen = 0, set[tuple[str, str]]()
    for start, end, kind, speaker in stretches:
        while first < len(waiting) and waiting[first].end <= start:
            first += 1
        last = first
        while last < len(waiting) and waiting[last].start < end:
            last += 1
        runs = [_run(piece, seen) for piece in pieces(text, waiting[first:last], start, end)]
        told = speaker if speaker and not text[start:end].lstrip().startswith(speaker) else ""
        blocks.append({"kind": kind, "speaker": visible(told), "runs": runs})
    return blocks


def _run(piece: Piece[dict[str, Any]], seen: set[tuple[str, str]]) -> dict[str, Any]:
    """A piece for the template. What covers it gets its anchor in the first piece that shows it."""
    new = [cover for cover in piece.covers if (cover["is"], cover["id"]) not in seen]
    seen.update((cover["is"], cover["id"]) for cover in new)
    words = [cover for cover in piece.covers if cover["is"] == "mention"]
    claims = [cover for cover in piece.covers if cover["is"] == "claim"]
    return {
        "text": visible(piece.text), "said": bool(claims), "here": any(cover["here"] for cover in claims),
        "mark": bool(words), "kind": words[-1]["kind"] if words else "", "hit": any(word["here"] for word in words),
        "title": "; ".join(dict.fromkeys(word["title"] for word in words)),
        "begins": sorted((cover for cover in new if cover["is"] == "claim"), key=lambda cover: int(cover["number"])),
        "anchors": [cover["id"] for cover in new if cover["is"] == "mention"],
        "cut_left": bool(words) and not any(word in piece.begins for word in words),
        "cut_right": bool(words) and not any(word in piece.ends for word in words),
    }
