"""The tables, views and indexes of the database as data, and the hash over its content.

>>> TABLES["evidence"].pk
('claim_id', 'mention_id', 'role')
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils
from sqlite_utils.utils import ANY

APPLICATION_ID = 0x72676573  # "rges": PRAGMA application_id of every file of ours
VERSION = 1  # PRAGMA user_version; every change of the schema is a new step with a new number
VIEWS = ("timeline", "unlinked", "funding_readable", "releases_readable", "facts_with_evidence")

# Numbers: an integer where the value is one, else a float (NUMERIC affinity); everything else text or integer.
NUMBER = ANY


@dataclass(frozen=True)
class Table:
    """A table: `columns` with their types, `keys` column -> table whose id it holds, columns that are `required`."""

    columns: dict[str, object]
    pk: tuple[str, ...]
    keys: dict[str, str]
    required: frozenset[str]
    indexes: tuple[tuple[str, ...], ...]


_TYPES = {"int": int, "number": NUMBER, "text": str}


def _table(columns: str, pk: str = "id", keys: str = "", indexes: str = "", optional: str = "") -> Table:
    """All are words between blanks: columns `name` or `name:type` (int, number; else text), keys `column>table`; commas
    part the indexes."""
    typed: dict[str, object] = {}
    for word in columns.split():
        name, _, kind = word.partition(":")
        typed[name] = _TYPES[kind or "text"]
    links = dict(pair.split(">") for pair in keys.split())
    required = frozenset(typed) if optional == "-" else frozenset(typed) - frozenset(optional.split())
    return Table(
        typed, tuple(pk.split()), links, required, tuple(tuple(i.split()) for i in indexes.split(",") if i.strip())
    )


# In an order in which every table comes after those that it refers to.
TABLES: dict[str, Table] = {
    "documents": _table(
        "id path title publisher author lang published published_earliest published_latest published_basis "
        "characters:int sha256 text",
        optional="title publisher author lang published published_earliest published_latest",
        indexes="published_earliest, publisher, lang, published_basis, path",
    ),
    "passages": _table(
        "id document_id ordinal:int kind speaker start:int end:int",
        keys="document_id>documents",
        optional="speaker",
        indexes="document_id ordinal, kind, speaker",
    ),
    "mentions": _table(
        "id document_id passage_id kind start:int end:int quote rule basis",
        keys="document_id>documents passage_id>passages",
        optional="passage_id",
        indexes="document_id start, kind document_id, passage_id, rule, basis",
    ),
    "dates": _table(
        "mention_id edtf earliest latest precision anchor_mention_id why",
        pk="mention_id",
        keys="mention_id>mentions anchor_mention_id>mentions",
        optional="edtf earliest latest precision anchor_mention_id why",
        indexes="earliest, precision, anchor_mention_id",
    ),
    "amounts": _table(
        "mention_id min:number max:number hedge currency currency_basis per role usd_min:number usd_max:number fx_date",
        pk="mention_id",
        keys="mention_id>mentions",
        optional="min max currency per role usd_min usd_max fx_date",
        indexes="currency min, hedge, role",
    ),
    "quantities": _table(
        "mention_id min:number max:number hedge unit",
        pk="mention_id",
        keys="mention_id>mentions",
        optional="min max",
        indexes="unit min, hedge",
    ),
    "entities": _table("id kind name name_en wikidata", optional="name_en wikidata", indexes="kind name, name"),
    "names": _table(
        "entity_id name script source",
        pk="entity_id name script source",
        keys="entity_id>entities source>documents",
        indexes="name, script, source",
    ),
    "namings": _table(  # which entity a mention names
        "mention_id entity_id", pk="mention_id", keys="mention_id>mentions entity_id>entities", indexes="entity_id"
    ),
    "publications": _table(  # how a document's own date is known: the evidence of it
        "document_id ordinal:int mention_id why",
        pk="document_id ordinal",
        keys="document_id>documents mention_id>mentions",
        optional="mention_id why",
        indexes="mention_id",
    ),
    "events": _table(
        "id type title title_en date date_written earliest latest precision year:int month:int factuality "
        "documents:int sources:int conflicts:int",
        optional="title_en date date_written earliest latest precision year month",
        indexes="type earliest, type year month, year month factuality, month, factuality earliest, precision, earliest, documents, sources, "
        "conflicts",
    ),
    "claims": _table(
        "id event_id document_id type date earliest latest factuality speaker basis start:int end:int quote rule",
        keys="event_id>events document_id>documents",
        optional="date earliest latest speaker basis",
        indexes="event_id, document_id start, type earliest, factuality, speaker, basis, rule, earliest",
    ),
    "evidence": _table(
        "claim_id mention_id role",
        pk="claim_id mention_id role",
        keys="claim_id>claims mention_id>mentions",
        indexes="mention_id, role",
    ),
    "participants": _table(
        "event_id entity_id role",
        pk="event_id entity_id role",
        keys="event_id>events entity_id>entities",
        indexes="entity_id role, role",
    ),
    "funding": _table(
        "event_id company_id kind round round_written currency min:number max:number hedge usd_min:number "
        "usd_max:number fx_date lead_investors investors date factuality",
        pk="event_id",
        keys="event_id>events company_id>entities",
        optional="company_id round round_written currency min max hedge usd_min usd_max fx_date date",
        indexes="company_id date, kind date, round, currency, factuality, date, usd_min",
    ),
    "releases": _table(
        "event_id entity_id name family version organisation_id kind modality parameters_min:number "
        "parameters_max:number accessibility stage context_length:number licence predecessor date factuality",
        pk="event_id",
        keys="event_id>events entity_id>entities organisation_id>entities",
        optional="entity_id family version organisation_id modality parameters_min parameters_max accessibility stage "
        "context_length licence predecessor date",
        indexes="organisation_id date, entity_id, kind date, modality, accessibility, stage, licence, factuality, family, "
        "date",
    ),
    "misses": _table("mention_id reason", pk="mention_id", keys="mention_id>mentions", indexes="reason"),
    "conflicts": _table(
        "id event_id property claim_a claim_b explanation",
        keys="event_id>events claim_a>claims claim_b>claims",
        optional="explanation",
        indexes="event_id, property, claim_a, claim_b",
    ),
    "problems": _table(
        "id document_id path rule start:int end:int message",
        keys="document_id>documents",
        optional="document_id path start end",
        indexes="document_id, rule, path",
    ),
    "reviews": _table(
        "id:int table_name row_id action before after reason reviewer created_at",
        optional="before after reason reviewer created_at",
        indexes="table_name row_id, reviewer",
    ),
    "runs": _table(
        "id tool_version rules_sha256 lexicon_sha256 fx_sha256 inputs_sha256 content_sha256 started_at finished_at",
        optional="rules_sha256 lexicon_sha256 fx_sha256 inputs_sha256 started_at finished_at",
    ),
}
# The order of a timeline: a year before its months, a month before its days, undated events last; and newest first.
FORWARDS = "coalesce(earliest, latest) is null, coalesce(earliest, latest), coalesce(latest, '9999') desc, id"
BACKWARDS = "coalesce(earliest, latest) is null, coalesce(earliest, latest) desc, coalesce(latest, '9999'), id desc"
CONTENT = tuple(name for name in TABLES if name not in ("reviews", "runs"))


def view_sql(name: str) -> str:
    """The select of a view, as its file in views/ has it."""
    return (Path(__file__).parent / "views" / f"{name}.sql").read_text(encoding="utf-8").strip().rstrip(";")


def create_tables(connection: sqlite3.Connection) -> None:
    """Mark the file as ours and make its empty tables."""
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {VERSION}")
    db = sqlite_utils.Database(connection)
    for name, table in TABLES.items():
        db.table(name).create(
            table.columns,
            pk=table.pk[0] if len(table.pk) == 1 else table.pk,
            not_null=sorted(table.required - {"id"}),
            foreign_keys=[(column, other, "id") for column, other in table.keys.items()],
        )


def create_indexes_and_views(connection: sqlite3.Connection) -> None:
    """After the rows, so that filling stays quick."""
    db = sqlite_utils.Database(connection)
    for name, table in TABLES.items():
        for columns in table.indexes:
            db.table(name).create_index(columns)
    for direction, order in (("forwards", FORWARDS), ("backwards", BACKWARDS)):
        connection.execute(f"create index idx_events_{direction} on events ({order})")
    for name in VIEWS:
        db.create_view(name, view_sql(name))


def quoted(names: object, prefix: str = "") -> str:
    """Column names for SQL: `min`, `end` and their like are words of the language."""
    return ", ".join(f'{prefix}"{name}"' for name in names)  # type: ignore[attr-defined]


def content_sha256(connection: sqlite3.Connection) -> str:
    """The hash over all rows of all content tables in the order of their keys; two databases with the same content have
    the same, whenever and wherever they were made."""
    digest = hashlib.sha256()
    for name in CONTENT:
        table = TABLES[name]
        digest.update(f"{name}({quoted(table.columns)})\n".encode())
        for row in connection.execute(f'select {quoted(table.columns)} from "{name}" order by {quoted(table.pk)}'):
            digest.update(json.dumps(tuple(row), ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
    return digest.hexdigest()
