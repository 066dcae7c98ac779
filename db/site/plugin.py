"""The Datasette plugin: our pages, their links in Datasette's tables, and headers that let nothing in from elsewhere.

Loaded through the entry point `datasette`, hence by every Datasette of the environment; it acts on our databases only
(ours.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import await_me_maybe, tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Response, asgi_static
from datasette.views.index import IndexView
from jinja2 import ChoiceLoader, FileSystemLoader
from pluggy import HookimplMarker

from .. import fx
from ..parquet import NoParquet
from ..schema import APPLICATION_ID, TABLES, VIEWS
from ..search import match
from . import (
    cells,
    discreet,
    document,
    either,
    entity,
    event,
    home,
    language,
    mistakes,
    reasons,
    searching,
    security,
    taking,
    timeline,
    unlinked,
    words,
)
from .labelled import Labelled
from .ours import asked_for, is_ours, known_as_ours, ours
from .visible import visible

hookimpl = HookimplMarker("datasette")
_HERE = Path(__file__).parent


@cache
def _stamp() -> str:
    """Changes with our files, so that a browser fetches them again."""
    return hashlib.sha256(
        b"".join((_HERE / "static" / f"regesta.{kind}").read_bytes() for kind in ("css", "js"))
    ).hexdigest()[:8]


def _page(datasette: Any, kind: str, database: str, id: str = "") -> str:
    path = f"-/{kind}/{tilde_encode(database)}" + (f"/{tilde_encode(id)}" if id else "")
    return str(datasette.urls.path(path))


async def _answer(
    datasette: Any, request: Any, template: str, database: str | None, context: dict[str, Any], status: int = 200
) -> Any:
    html = await datasette.render_template(
        [f"regesta/{template}.html"],
        {**context, "database": database, "strict": True},
        request=request,
        view_name=f"regesta-{template}",
    )
    return Response.html(html, status=status, headers={"content-security-policy": security.STRICT})


async def home_page(datasette: Any, request: Any, send: Any) -> Any:
    """`/`: ours when a database of ours is served, else Datasette's."""
    found = [each for each in await ours(datasette) if await either.may(datasette, request.actor, each.name)]
    await either.must(datasette, request.actor)
    if not found:
        if either.NEW:  # as its own route gives it
            request.scope["url_route"] = {"kwargs": {"format": None}}
        return await IndexView.as_view(datasette)(request, send)
    others = [
        each.name
        for each in datasette.databases.values()
        if each not in found and not each.name.startswith("_") and await either.may(datasette, request.actor, each.name)
    ]
    sections = [await home.section(datasette, each, request.actor) for each in found]
    return await _answer(
        datasette,
        request,
        "home",
        found[0].name if len(found) == 1 else None,
        {"sections": sections, "others": others, "metadata": await either.metadata(datasette)},
    )


async def timeline_page(datasette: Any, request: Any) -> Any:
    """`/-/timeline/DATABASE`, filtered by its query string (filters.py)."""
    database = await asked_for(datasette, request)
    return await _answer(datasette, request, "timeline", database.name, await timeline.context(database, request.args))


async def event_page(datasette: Any, request: Any) -> Any:
    """`/-/event/DATABASE/ID`."""
    database = await asked_for(datasette, request)
    shown = await event.context(database, tilde_decode(request.url_vars["id"]))
    if shown is None:
        raise NotFound("There is no event of this id in this database; the timeline lists those there are.")
    return await _answer(datasette, request, "event", database.name, shown)


async def document_page(datasette: Any, request: Any) -> Any:
    """`/-/document/DATABASE/ID?claim=ID#claim-ID` (or `mention=`; `misses=1` marks also what fits no fact; `text=repaired`)."""
    database = await asked_for(datasette, request)
    part = request.args.get("_page") or ""
    shown = await document.context(
        database,
        tilde_decode(request.url_vars["id"]),
        request.args.get("claim") or "",
        request.args.get("mention") or "",
        int(part) if part.isdecimal() and len(part) < 7 else 0,
        bool(request.args.get("misses")),
        whole=part == "all",
        repaired=request.args.get("text") == "repaired",
        language=language.chosen(request),
    )
    if shown is None:
        raise NotFound("There is no document of this id in this database.")
    return await _answer(datasette, request, "document", database.name, shown)


async def entity_page(datasette: Any, request: Any) -> Any:
    """`/-/entity/DATABASE/ID`."""
    database = await asked_for(datasette, request)
    shown = await entity.context(database, tilde_decode(request.url_vars["id"]))
    if shown is None:
        raise NotFound("There is no name of this id in this database; the search finds those there are.")
    return await _answer(datasette, request, "entity", database.name, shown)


async def search_page(datasette: Any, request: Any) -> Any:
    """`/-/search/DATABASE?q=WORDS`."""
    database = await asked_for(datasette, request)
    return await _answer(
        datasette, request, "search", database.name, await searching.context(database, request.args.get("q") or "")
    )


async def unlinked_page(datasette: Any, request: Any) -> Any:
    """`/-/unlinked/DATABASE?document=ID&kind=date&reason=...`."""
    database = await asked_for(datasette, request)
    return await _answer(datasette, request, "unlinked", database.name, await unlinked.context(database, request.args))


async def databases_page(datasette: Any, request: Any) -> Any:
    """`/-/databases`, without paths where a database of ours is served."""
    await either.must(datasette, request.actor)
    return await discreet.databases_page(datasette, request)


async def export_file(datasette: Any, request: Any, send: Any) -> None:
    """`/-/export/DATABASE.FORMAT`, with the filters of the timeline, or `_table=`; `_bom=1` for Excel."""
    database = await asked_for(datasette, request)
    args, here = request.args, datasette.absolute_url(request, request.full_path)
    try:
        await taking.answer(
            database,
            request.url_vars["format"],
            args,
            lambda id: str(datasette.absolute_url(request, _page(datasette, "event", database.name, id))),
            here,
            send,
        )
    except NoParquet as error:
        raise NotFound(str(error)) from None


@hookimpl
def table_actions(datasette: Any, database: str, table: str) -> list[dict[str, str]]:
    """Whole tables to take away, in the menu beside the title of a table."""
    if not known_as_ours(datasette.databases.get(database)) or (table not in TABLES and table not in VIEWS):
        return []
    kinds = (
        ("CSV", "csv?"),
        ("CSV for Excel", "csv?_bom=1&"),
        ("JSON", "json?"),
        ("NDJSON", "ndjson?"),
        ("Parquet", "parquet?"),
    )
    base = _page(datasette, "export", database)
    return [{"href": f"{base}.{kind}_table={table}", "label": f"All rows as {name}"} for name, kind in kinds]


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [
        (r"^/$", home_page),
        (r"^/-/timeline/(?P<database>[^/]+)$", timeline_page),
        (r"^/-/event/(?P<database>[^/]+)/(?P<id>[^/]+)$", event_page),
        (r"^/-/document/(?P<database>[^/]+)/(?P<id>[^/]+)$", document_page),
        (r"^/-/entity/(?P<database>[^/]+)/(?P<id>[^/]+)$", entity_page),
        (r"^/-/search/(?P<database>[^/]+)$", search_page),
        (r"^/-/unlinked/(?P<database>[^/]+)$", unlinked_page),
        (r"^/-/export/(?P<database>[^/.]+)\.(?P<format>[a-z]+)$", export_file),
        (r"^/-/databases(\.(?P<format>json))?$", databases_page),
        (r"^/-/regesta/(?P<path>[^/]+)$", asgi_static(_HERE / "static")),
    ]


def _frame(datasette: Any, found: list[str], database: str | None, request: Any = None) -> dict[str, Any]:
    """What layout.html needs: the frame of a page that shows `database` (None: the instance), in the language that
    `request` asks for."""
    here = database if database in found else found[0] if len(found) == 1 and not database else None
    spoken = language.chosen(request) if here or not database else "en"  # other databases stay as they are
    return {
        "regesta_layout": "regesta/layout.html" if here or (found and not database) else "default:base.html",
        "regesta_database": here,
        "regesta_css": str(datasette.urls.path(f"-/regesta/regesta.css?{_stamp()}")),
        "regesta_js": str(datasette.urls.path(f"-/regesta/regesta.js?{_stamp()}")),
        "regesta_icon": str(datasette.urls.path("-/regesta/regesta.svg")),
        "page": lambda kind, id="", name=None: _page(datasette, kind, name or here or "", id),
        "language": spoken,
        "t": language.words(spoken),
        "local": language.local(spoken),
        "half": language.half(spoken) if here or not database else lambda text: text,
        "gloss": language.gloss(spoken),
        "nonce": security.nonce(request),
        "visible": visible,
        "because": reasons.because(spoken),
        "dated": language.dated(spoken),
        "tongue": language.tongue(spoken),
        "interval": partial(words.interval, language=spoken),
        "language_links": [
            (code, name, _in_language(request, code)) for code, name in (("en", "English"), ("zh-Hans", "中文"))
        ]
        if request is not None
        else [],
    }


def _in_language(request: Any, code: str) -> str:
    """The address of this page in another language."""
    pairs = [(key, value) for key, value in parse_qsl(request.query_string) if key != "_lang"]
    return "?" + urlencode([*pairs, ("_lang", code[:2])])


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> Awaitable[None]:
    async def prepare() -> None:
        """Our own templates can always be found; `base.html` is replaced only where a database of ours is served, and
        after the templates of the user and of other plugins."""
        found = [each.name for each in await ours(datasette)]
        if found:
            paths = next(each for each in env.loader.loaders if isinstance(each, FileSystemLoader)).searchpath
            paths.insert(len(paths) - 1, str(_HERE / "templates" / "overrides"))
            env.globals.update(_frame(datasette, found, None))  # pages of errors get no extra_template_vars
        loader = ChoiceLoader([*env.loader.loaders, FileSystemLoader(str(_HERE / "templates"))])
        env.loader = Labelled(loader) if found else loader

    return prepare()


@hookimpl
def extra_template_vars(datasette: Any, database: str | None, request: Any) -> Callable[[], Awaitable[dict[str, Any]]]:
    async def variables() -> dict[str, Any]:
        return _frame(datasette, [each.name for each in await ours(datasette)], database, request)

    return variables


@hookimpl(trylast=True)  # after Datasette's own, which it replaces
def prepare_connection(conn: Any) -> None:
    """`_search=` of our tables goes by our index, and sums can be asked for in any currency: `in_currency(amount, 'CNY',
    'EUR', day)`. Connections to other databases keep Datasette's functions."""
    if conn.execute("pragma application_id").fetchone()[0] == APPLICATION_ID:
        conn.create_function("in_currency", 4, fx.in_currency, deterministic=True)
        conn.create_function("escape_fts", 1, lambda query: match(str(query)), deterministic=True)
        discreet.no_paths(conn)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str | None, datasette: Any) -> Any:
    if not database or not known_as_ours(datasette.databases.get(database)):
        return None
    return cells.cell(row, value, column, table, lambda kind, id="": _page(datasette, kind, database, id))


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Iterator[None]:
    """A page of ours where one of Datasette's would say what is wrong; around Datasette's own handler, which where `rich` is
    installed prints a page of traceback for every address that does not exist."""
    outcome: Any = yield
    others = outcome.get_result()

    async def told() -> Any:
        if not request.path.endswith((".json", ".csv")) and security.guards(datasette, request.path):
            shown = mistakes.context(exception, request, datasette.setting("sql_time_limit_ms") / 1000)
            if shown:
                return await _answer(datasette, request, "error", None, shown, shown["status"])
        answers = [await await_me_maybe(each) for each in others]
        return next((each for each in answers if each is not None), None)

    outcome.force_result([told])


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    async def look() -> None:
        """Headers and cells cannot wait for the answer: have it before the first request."""
        for database in datasette.databases.values():
            await is_ours(database)

    return look


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    guard, remember = security.guard(datasette), language.remembers(datasette, lambda: security.serves_ours(datasette))
    return lambda app: guard(remember(app))
