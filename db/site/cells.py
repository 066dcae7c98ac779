"""Cells of Datasette's tables that say more as a link, a list or a grouped number than as what is stored."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup, escape

from .visible import visible

_MONEY = frozenset({"min", "max", "usd_min", "usd_max", "parameters_min", "parameters_max"})
_ENTITIES = frozenset({"entity_id", "company_id", "organisation_id"})
_LISTS = frozenset({"investors", "lead_investors"})
_LONG = 160
_LONGEST = 2000  # of a cell that Datasette does not shorten because we have drawn it


def link(href: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, visible(text))


def _plain(value: Any) -> str:
    """The value of a cell; Datasette gives an expanded foreign key as {"value", "label"}."""
    return str(value["value"] if isinstance(value, dict) else value)


def _of(row: Any, column: str) -> str:
    try:
        value = row[column]
    except (KeyError, IndexError):
        return ""
    return "" if value is None else _plain(value)


def cell(row: Any, value: Any, column: str, table: str | None, page: Any) -> Markup | str | None:
    """How to show a cell, or None for as it is. `page(kind, id)` is the address of one of our pages."""
    if value is None or value == "":
        return None
    if column in ("event_id", "document_id"):
        label = str(value["label"]) if isinstance(value, dict) and value["label"] else _plain(value)
        return link(page(column.removesuffix("_id"), _plain(value)), label)
    if column in _ENTITIES and isinstance(value, dict) and value["label"]:
        return link(page("entity", _plain(value)), str(value["label"]))
    if column in ("title", "title_en") and isinstance(value, str):
        event = _of(row, "event_id") or (_of(row, "id") if table in ("events", "timeline") else "")
        if event:
            return link(page("event", event), value)
        if table == "documents" and _of(row, "id"):
            return link(page("document", _of(row, "id")), value)
    if table == "entities" and column == "name" and _of(row, "id"):
        return link(page("entity", _of(row, "id")), str(value))
    if table in ("funding", "releases") and column in ("date", "kind", "name") and _of(row, "event_id"):
        return link(page("event", _of(row, "event_id")), str(value))  # event_id is the key there, Datasette's link
    if table == "documents" and column == "text" and _of(row, "id"):
        return link(page("document", _of(row, "id")), str(value)[:_LONG] + "…")
    if column == "quote" and isinstance(value, str) and _of(row, "document_id"):
        return _quote(row, value, table, page)
    if column in _LISTS and isinstance(value, str):
        return _list(value)
    if column in _MONEY and isinstance(value, int | float):
        return Markup('<span class="figure">{}</span>').format(f"{value:,.3f}".rstrip("0").rstrip("."))
    if isinstance(value, str) and visible(value) != value:
        return escape(visible(value[:_LONGEST]))
    return None


def _quote(row: Any, value: str, table: str | None, page: Any) -> Markup:
    claim = _of(row, "claim_id") or (_of(row, "id") if table == "claims" else "")
    mention = _of(row, "mention_id") or (_of(row, "id") if table == "mentions" else "")
    href = page("document", _of(row, "document_id"))
    if claim:
        href += f"?claim={claim}#claim-{claim}"
    elif mention:
        href += f"?mention={mention}#mention-{mention}"
    short = value if len(value) <= _LONG else value[:_LONG] + "…"
    return Markup('<q class="quote">{}</q>').format(link(href, short))


def _list(value: str) -> Markup | None:
    try:
        names = json.loads(value)
    except ValueError:
        return None
    if not isinstance(names, list):
        return None
    return Markup('<span class="names">{}</span>').format(visible(" · ".join(map(str, names))) or Markup("&nbsp;"))
