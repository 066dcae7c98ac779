"""The page of a document: its text as found or repaired, every piece of evidence marked, opened at the fact one came for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from regesta.extract.clean import repairs

from .language import dated, local
from .language import words as in_words
from .marks import Cover, Piece, pieces
from .reasons import because
from .visible import row_of, visible
from .words import BASES, FACTUALITIES, ROLES, TYPES, both, readable

# what a document is called: its title, else its first heading (or words), else its file; in a query of documents d
TITLE = """coalesce(nullif(d.title, ''), (
  select nullif(trim(substr(d.text, p.start + 1, min(p."end" - p.start, 60))), '') from passages as p
  where p.document_id = d.id order by p.kind <> 'heading', p.ordinal limit 1), d.path)"""
PART_CHARACTERS = 30_000  # a longer text is shown in parts, cut between passages
PART_FACTS = 250
_PLACES = """
select id, start, "end" from claims where document_id = :id order by start, "end", id
"""
_CLAIMS = """
select c.id, c.event_id, c.type, c.date, c.factuality, c.speaker, c.start, c."end", e.title, e.title_en
from claims c join events e on e.id = c.event_id
where c.document_id = :id and c.start < :last and c."end" > :first
order by c.start, c."end", c.id
"""
_MENTIONS = """
select m.id, m.start, m."end", m.kind, m.basis, v.claim_id, v.role, t.edtf, t.why, x.reason
from mentions m
left join evidence v on v.mention_id = m.id
left join dates t on t.mention_id = m.id
left join misses x on x.mention_id = m.id
where m.document_id = :id and m.start < :last and m."end" > :first
  and (v.claim_id is not null or m.id = :mention or m.id in (select mention_id from publications where document_id = :id)
    or (:misses and x.reason is not null))
order by m.start, m."end", m.id
"""


async def context(
    database: Any,
    id: str,
    claim: str = "",
    mention: str = "",
    part: int = 0,
    misses: bool = False,
    whole: bool = False,
    repaired: bool = False,
    language: str = "en",
) -> dict[str, Any] | None:
    """What the template shows; None when there is no such document. `claim` or `mention`: what the reader came for, in
    whose part of a long text the page opens; `misses`: mark also what went into no fact; `repaired`: leave out what damage
    put into the text (the places of everything stay those of the text as found)."""
    found = (
        await database.execute(f"select d.*, {TITLE} as called from documents d where d.id = :id", {"id": id})
    ).first()
    if not found:
        return None
    text = found["text"]
    passages = (
        await database.execute(
            'select kind, speaker, start, "end" from passages where document_id = :id order by ordinal', {"id": id}
        )
    ).rows
    places = [tuple(row) for row in (await database.execute(_PLACES, {"id": id})).rows]
    numbers = {row[0]: number for number, row in enumerate(places, 1)}
    parts = _parts(_stretches(text, passages), [place[1] for place in places])
    if whole:  # for a folder of files, where no part can be asked for
        parts = [[each for one in parts for each in one]] if parts else []
    sought = next((place[1] for place in places if place[0] == claim), None)
    if mention and sought is None:
        sought = (
            await database.execute("select start from mentions where id = ? and document_id = ?", (mention, id))
        ).first()
        sought = sought[0] if sought else None
    if sought is not None:
        part = next((at for at, each in enumerate(parts, 1) if each and each[-1].end > sought), 1)
    part = min(max(part, 1), max(len(parts), 1))
    shown_part = parts[part - 1] if parts else []
    window = {
        "id": id,
        "first": shown_part[0].start if shown_part else 0,
        "last": shown_part[-1].end if shown_part else 0,
    }
    claims = [row_of(row) for row in (await database.execute(_CLAIMS, window)).rows]
    for row in claims:
        row.update(
            number=numbers[row["id"]],
            here=row["id"] == claim,
            readable=readable(row["date"]),
            type=both(TYPES, row["type"]),
            factuality=both(FACTUALITIES, row["factuality"]),
        )
    damage = repairs(text)
    repaired = repaired and bool(damage)
    mentions = (await database.execute(_MENTIONS, {**window, "mention": mention, "misses": misses})).rows
    published = (
        await database.execute(
            "select p.why, p.mention_id, m.quote from publications p left join mentions m on m.id = p.mention_id "
            "where p.document_id = :id order by p.ordinal",
            {"id": id},
        )
    ).rows
    missed = (
        await database.execute(
            "select count(*) from misses x join mentions m on m.id = x.mention_id where m.document_id = ?", (id,)
        )
    ).single_value()
    return {
        "document": row_of({key: found[key] for key in found.keys() if key != "text"}),  # noqa: SIM118 (sqlite3.Row)
        "published": readable(found["published"]),
        "basis": BASES.get(found["published_basis"], found["published_basis"]),
        "reasons": list(dict.fromkeys(visible(row["why"]) for row in published if row["why"])),
        "shown": [row_of(row) for row in published if row["quote"]],
        "claims": claims,
        "facts": len(places),
        "part": part,
        "number_of_parts": len(parts),
        "missed": missed,
        "misses": misses,
        "damage": len(damage),
        "repaired": repaired,
        "asked": _asking(misses=misses, repaired=repaired),
        "blocks": _blocks(
            text,
            shown_part,
            _covers(claims, mentions, claim, mention, language)
            + ([_damaged(*each) for each in damage] if repaired else []),
        ),
        "claim": next((row for row in claims if row["here"]), None),
    }


def _asking(**now: bool) -> Callable[..., str]:
    """A function that gives the query string of this page as it is looked at now, with some of that changed."""

    def query(**change: Any) -> str:
        ask = {**now, **change}
        given = {"text": "repaired" if ask.pop("repaired") else "", "misses": "1" if ask.pop("misses") else "", **ask}
        return "?" + urlencode({key: value for key, value in given.items() if value})

    return query


def _damaged(start: int, end: int, text: str) -> Cover[dict[str, Any]]:
    """What damage put between `start` and `end`, as a cover: what it covers is shown as `text`."""
    return Cover(start, end, {"is": "damage", "id": str(start), "start": start, "text": text})


def _covers(
    claims: list[dict[str, Any]], mentions: list[Any], claim: str, mention: str, language: str
) -> list[Cover[dict[str, Any]]]:
    """The sentences that make claims, and the words in them that are evidence; a word may serve several claims."""
    covers = [Cover(row["start"], row["end"], {"is": "claim", **row}) for row in claims]
    said, date, t, local_word = because(language), dated(language), in_words(language), local(language)
    words: dict[str, dict[str, Any]] = {}
    for row in mentions:
        word = words.setdefault(
            row["id"],
            {
                "is": "mention",
                "id": row["id"],
                "kind": row["kind"],
                "start": row["start"],
                "end": row["end"],
                "roles": [],
                "here": row["id"] == mention,
                "missed": row["reason"] or "",
                "edtf": date(readable(row["edtf"])),
                "why": visible(said(row["why"]).text),
            },
        )
        word["here"] = word["here"] or (bool(claim) and row["claim_id"] == claim)
        if row["role"] and row["role"] not in word["roles"]:
            word["roles"].append(row["role"])
    for word in words.values():
        roles = ", ".join(local_word(both(ROLES, role)) for role in word["roles"])
        reason = visible(said(word["missed"]).text) or word["why"]
        word["title"] = " — ".join(filter(None, (roles or t(word["kind"]), word["edtf"], reason)))
    return covers + [Cover(word["start"], word["end"], word) for word in words.values()]


class Stretch(NamedTuple):
    """A passage, or what lies between two of them."""

    start: int
    end: int
    kind: str
    speaker: str


def _stretches(text: str, passages: list[Any]) -> list[Stretch]:
    """The whole text in order: passages, and what lies between them when it is more than white space. None is longer
    than a part."""
    found, at = list[Stretch](), 0

    def add(start: int, end: int, kind: str, speaker: str) -> None:
        for first in range(start, end, PART_CHARACTERS):
            found.append(Stretch(first, min(first + PART_CHARACTERS, end), kind, speaker if first == start else ""))

    for row in passages:
        start, end = max(row["start"], at), min(row["end"], len(text))
        if start >= end:
            continue
        if text[at:start].strip():
            add(at, start, "between", "")
        add(start, end, row["kind"], row["speaker"] or "")
        at = end
    if text[at:].strip():
        add(at, len(text), "between", "")
    return found


def _parts(stretches: list[Stretch], facts: list[int]) -> list[list[Stretch]]:
    """The stretches in parts of a bounded length and number of facts (a stretch stays whole)."""
    parts, first, before = list[list[Stretch]](), 0, 0
    for each in stretches:
        upto = bisect_left(facts, each.end)
        if not parts or each.end - first > PART_CHARACTERS or upto - before > PART_FACTS:
            parts.append([])
            first, before = each.start, bisect_left(facts, each.start)
        parts[-1].append(each)
    return parts


def _blocks(text: str, stretches: list[Stretch], covers: list[Cover[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The stretches with what covers them."""
    blocks, waiting = list[dict[str, Any]](), sorted(covers, key=lambda c: (c.start, -c.end))
    longest = max((c.end - c.start for c in covers), default=0)
    starts = [c.start for c in waiting]
    seen = set[tuple[str, str]]()
    for start, end, kind, speaker in stretches:
        near = waiting[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        runs = [_run(piece, seen) for piece in pieces(text, near, start, end)]
        told = speaker if speaker and not text[start : start + len(speaker) + 20].lstrip().startswith(speaker) else ""
        blocks.append({"kind": kind, "speaker": visible(told), "runs": runs})
    return blocks


def _run(piece: Piece[dict[str, Any]], seen: set[tuple[str, str]]) -> dict[str, Any]:
    """A piece for the template. What covers it gets its anchor in the first piece that shows it."""
    new = [cover for cover in piece.covers if (cover["is"], cover["id"]) not in seen]
    seen.update((cover["is"], cover["id"]) for cover in new)
    words = [cover for cover in piece.covers if cover["is"] == "mention"]
    damage = next((cover for cover in piece.covers if cover["is"] == "damage"), None)
    shown = piece.text if damage is None else damage["text"] if piece.start == damage["start"] else ""
    claims = [cover for cover in piece.covers if cover["is"] == "claim"]
    return {
        "text": visible(shown),
        "said": bool(claims),
        "here": any(cover["here"] for cover in claims),
        "mark": bool(words),
        "missed": bool(words) and all(word["missed"] for word in words),
        "kind": words[-1]["kind"] if words else "",
        "hit": any(word["here"] for word in words),
        "title": "; ".join(dict.fromkeys(word["title"] for word in words)),
        "begins": sorted((cover for cover in new if cover["is"] == "claim"), key=lambda cover: int(cover["number"])),
        "anchors": [cover["id"] for cover in new if cover["is"] == "mention"],
        "cut_left": bool(words) and not any(word in piece.begins for word in words),
        "cut_right": bool(words) and not any(word in piece.ends for word in words),
    }
