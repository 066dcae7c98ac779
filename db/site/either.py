"""What Datasette 0.65 and 1.0 do differently, in one place: permissions, metadata, saved queries."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Forbidden
from datasette.version import __version__

NEW = not __version__.startswith("0.")  # datasette.app imports its plugins: it cannot be asked here


async def may(datasette: Any, actor: Any, database: str | None = None) -> bool:
    """Whether `actor` may see the instance, or one of its databases."""
    if NEW:
        if database is None:
            return bool(await datasette.allowed(action="view-instance", actor=actor))
        resources: Any = __import__("datasette.resources", fromlist=["DatabaseResource"])
        return bool(
            await datasette.allowed(action="view-database", resource=resources.DatabaseResource(database), actor=actor)
        )
    if database is None:
        return bool(await datasette.permission_allowed(actor, "view-instance", default=True))
    try:
        await datasette.ensure_permissions(actor, [("view-database", database), "view-instance"])
    except Forbidden:
        return False
    return True


async def must(datasette: Any, actor: Any, database: str | None = None) -> None:
    """Forbidden unless `actor` may see it."""
    if not await may(datasette, actor, database):
        raise Forbidden("view-database" if database else "view-instance")


async def metadata(datasette: Any) -> dict[str, Any]:
    """Title, description and so on of the instance."""
    return dict(await datasette.get_instance_metadata() if NEW else datasette.metadata() or {})


async def described(datasette: Any, database: str, tables: list[str]) -> dict[str, dict[str, Any]]:
    """What metadata says of each table."""
    if NEW:
        return {name: dict(await datasette.get_resource_metadata(database, name)) for name in tables}
    return ((datasette.metadata("databases") or {}).get(database) or {}).get("tables") or {}


async def queries(datasette: Any, database: str, actor: Any) -> list[dict[str, Any]]:
    """The saved queries of a database: {"name", "title", "description"}."""
    if not NEW:
        found = await datasette.get_canned_queries(database, actor)
        return [{"title": name, "description": "", **query} for name, query in found.items()]
    page = await datasette.list_queries(database, actor=actor, limit=50)
    known = ((datasette.config or {}).get("databases") or {}).get(database) or {}
    order = {name: place for place, name in enumerate(known.get("queries") or {})}
    return [
        {"name": each.name, "title": each.title or each.name, "description": each.description or ""}
        for each in sorted(page.queries, key=lambda each: order.get(each.name, len(order)))
    ]


def options(metadata: dict[str, Any]) -> dict[str, Any]:
    """The arguments that carry our metadata: 1.0 takes queries, facets and sorts from its configuration."""
    return {"metadata": metadata} | ({"config": metadata} if NEW else {})
