"""Which databases of a Datasette are ours: every Datasette here loads the plugin, which touches no other."""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound

from .either import must

TABLES = frozenset(
    {
        "documents",
        "passages",
        "mentions",
        "dates",
        "entities",
        "claims",
        "evidence",
        "events",
        "participants",
        "funding",
        "releases",
        "publications",
        "events_fts",
    }
)
_known: WeakSet[Any] = WeakSet()


async def is_ours(database: Any) -> bool:
    """Whether `database` has our tables; a yes is remembered, a no is asked again (the file may be built meanwhile)."""
    if database in _known:
        return True
    if database.name.startswith("_") or not set(await database.table_names()) >= TABLES:
        return False
    _known.add(database)
    return True


def known_as_ours(database: Any) -> bool:
    """The same for hooks that cannot wait: what `is_ours` has found so far."""
    return database in _known


async def ours(datasette: Any) -> list[Any]:
    """Our databases in the order in which they are served."""
    return [each for each in datasette.databases.values() if await is_ours(each)]


async def asked_for(datasette: Any, request: Any) -> Any:
    """The database named in the path of `request`, if it is ours and may be seen; else NotFound or Forbidden."""
    try:
        database = datasette.get_database(route=tilde_decode(request.url_vars["database"]))
    except KeyError:
        raise NotFound("There is no database of this name here.") from None
    await must(datasette, request.actor, database.name)
    if not await is_ours(database):
        raise NotFound("This database was not made by regesta: it has no timeline.")
    return database
