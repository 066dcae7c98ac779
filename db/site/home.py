"""The home page: what each database holds, how it is spread over the years, the latest facts, some questions."""

from __future__ import annotations

from typing import Any

from .density import strip
from .document import TITLE
from .either import described, queries
from .filters import Asked
from .remembered import remembered
from .timeline import events_of
from .visible import row_of
from .words import readable

TABLES = (
    "events",
    "claims",
    "funding",
    "releases",
    "entities",
    "documents",
    "timeline",
    "funding_readable",
    "releases_readable",
    "unlinked",
    "facts_with_evidence",
)
_HOLDS = """
select
  (select count(*) from documents) as documents,
  (select count(*) from events) as events,
  (select count(*) from claims) as claims,
  (select count(*) from funding) as funding,
  (select count(*) from releases) as releases,
  (select count(*) from entities) as entities,
  (select count(*) from evidence) as evidence,
  (select min(earliest) from events where factuality = 'actual') as first,
  (select coalesce(latest, earliest) from events where factuality = 'actual' order by earliest desc limit 1) as last
"""


async def holdings(database: Any) -> dict[str, Any]:
    """The counts of a database and the first and last month in which something happened."""
    row = dict((await database.execute(_HOLDS)).first())
    row["amounts"] = None
    if await database.table_exists("amounts"):
        row["amounts"] = (await database.execute("select count(*) from amounts")).single_value()
    row["first"], row["last"] = (readable((row[end] or "")[:7]) for end in ("first", "last"))
    return row


async def section(datasette: Any, database: Any, actor: Any) -> dict[str, Any]:
    """One database on the home page."""
    tables = {*await database.table_names(), *await database.view_names()}
    told = await described(datasette, database.name, [name for name in TABLES if name in tables])
    latest = Asked(where=("factuality = 'actual'", "date is not null"), newest_first=True)
    names = (
        await database.execute(
            "select n.id, n.name, p.events from (select entity_id, count(*) as events from participants group by 1 "
            "order by 2 desc, 1 limit 12) as p join entities n on n.id = p.entity_id order by p.events desc, n.name"
        )
    ).rows
    documents = (
        await database.execute(
            f"select d.id, {TITLE} as called, d.publisher, d.published, d.lang from documents d "
            "order by d.published_earliest is null, d.published_earliest desc, d.id limit 6"
        )
    ).rows
    return {
        "name": database.name,
        "holds": await remembered(database, "holdings", lambda: holdings(database)),
        "strip": await strip(database, Asked()),
        "names": [row_of(row) for row in names],
        "latest": await events_of(database, latest, 8, order="earliest desc, id"),
        "documents": [{**row_of(row), "published": readable(row["published"])} for row in documents],
        "queries": await queries(datasette, database.name, actor),
        "tables": [
            {"title": name, "description": "", **(told.get(name) or {}), "name": name}
            for name in TABLES
            if name in tables
        ],
    }
