"""A database as a folder of plain files, which any web server (or a disk) can show: the pages of the site with their
links made relative, and the exports.

    static(Path("facts.db"), Path("public"))

What needs a server is left out: filters, search, SQL, Datasette's tables.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from datasette.utils import tilde_decode, tilde_encode

from .export import ExportError, export_bytes, made, opened
from .feeds import About
from .site import serving

_EXPORTS = {
    "events.csv": ("csv", "timeline"),
    "funding.csv": ("csv", "funding_readable"),
    "releases.csv": ("csv", "releases_readable"),
    "unlinked.csv": ("csv", "unlinked"),
    "events.json": ("json", "timeline"),
    "events.ics": ("ics", ""),
    "events.atom": ("atom", ""),
    "timelinejs.json": ("timelinejs", ""),
    "events.jsonld": ("jsonld", ""),
}
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
_HREF = re.compile(r'(<a\b[^>]*?) href="([^"]*)"')
_KINDS = {"event": "events", "entity": "names", "document": "documents"}


class _Places:
    """Which file stands for which address."""

    def __init__(self, name: str) -> None:
        self.route = tilde_encode(name)

    def seeds(self, database: Path) -> Iterator[str]:
        """The addresses of all pages that have an id."""
        yield "/"
        yield f"/-/timeline/{self.route}"
        with opened(database) as connection:
            for kind, table in (("event", "events"), ("entity", "entities"), ("document", "documents")):
                for (id,) in connection.execute(f"select id from {table} order by id"):
                    yield f"/-/{kind}/{self.route}/{tilde_encode(id)}" + ("?_page=all" if kind == "document" else "")

    def of(self, address: str) -> tuple[str, str] | None:
        """(file, address to ask for); None when nothing stands for it."""
        parts = urlsplit(address)
        asked = dict(parse_qsl(parts.query))
        asked.pop("_lang", None)
        if parts.path == "/":
            return "index.html", "/"
        if parts.path == f"/-/timeline/{self.route}" and set(asked) <= {"year", "_page"}:
            year, page = asked.get("year", ""), asked.get("_page", "1")
            if not (year.isdecimal() or not year) or not page.isdecimal():
                return None
            query = urlencode([pair for pair in (("year", year), ("_page", page if page != "1" else "")) if pair[1]])
            name = "timeline" + (f"-{year}" if year else "") + (f"-page-{page}" if page != "1" else "")
            return f"{name}.html", parts.path + (f"?{query}" if query else "")
        if asked.keys() - {"claim", "mention", "_page"}:  # another look at a page, which needs a server
            return None
        for kind, folder in _KINDS.items():
            if found := re.fullmatch(f"/-/{kind}/{re.escape(self.route)}/([^/]+)", parts.path):
                name = re.sub("[^0-9A-Za-z_-]", lambda m: f"~{ord(m[0]):X}", tilde_decode(found[1]))
                return f"{folder}/{name}.html", parts.path + ("?_page=all" if kind == "document" else "")
        return None


def static(database: Path, folder: Path, *, language: str = "en", address: str = "") -> int:
    """Write the files, in the given language of the chrome; the number of files. `folder` may hold nothing yet."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"{folder} is there already; name a new folder")
    served = serving.make_datasette(database)
    folder.mkdir(parents=True, exist_ok=True)
    places = _Places(next(name for name in served.databases if not name.startswith("_")))
    count = asyncio.run(_pages(served, places, database, folder, language))
    for name in ("regesta.css", "regesta.svg"):
        (folder / name).write_bytes((Path(serving.__file__).parent / "static" / name).read_bytes())
    base = address.rstrip("/")
    with opened(database) as connection:
        about = About(
            made=made(connection),
            page=(lambda id: f"{base}/events/{quote(id)}.html") if base else None,
            self_=f"{base}/exports/events.atom" if base else "",
        )
    (folder / "exports").mkdir()
    for name, (format, table) in _EXPORTS.items():
        with (folder / "exports" / name).open("wb") as out:
            export_bytes(database, format, table, out, bom=format == "csv", about=about)
    return count + 2 + len(_EXPORTS)


async def _pages(served: Any, places: _Places, database: Path, folder: Path, language: str) -> int:
    waiting, seen = list(places.seeds(database)), set[str]()
    count = 0
    while waiting:
        place = places.of(waiting.pop())
        if place is None or place[0] in seen:
            continue
        file, ask = place
        seen.add(file)
        answer = await served.client.get(ask, headers={"accept-language": language})
        if answer.status_code != 200:
            raise ExportError(f"the page {ask} cannot be made (status {answer.status_code})")
        text, found = rewritten(answer.text, file, ask, places)
        waiting += found
        target = folder / file
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
        count += 1
    return count


def rewritten(text: str, file: str, ask: str, places: _Places) -> tuple[str, list[str]]:
    """The page with relative links, and the addresses it leads to; a link for which no file stands loses its target."""
    up, found = "../" * file.count("/"), list[str]()

    def link(match: re.Match[str]) -> str:
        href = unescape(match[2])
        if href.startswith("#") or urlsplit(href).scheme in ("http", "https"):
            return match[0]
        full = urlsplit(ask).path + href if href.startswith("?") else href
        place = places.of(full)
        if place is None:
            name = _take(full)
            return f'{match[1]} href="{up}exports/{name}"' if name else match[1]
        found.append(full)
        fragment = urlsplit(href).fragment
        return f'{match[1]} href="{up}{escape(quote(place[0], safe="/~"))}{"#" + escape(fragment) if fragment else ""}"'

    text = re.sub(r"<form\b.*?</form>", "", text, flags=re.DOTALL)
    text = re.sub(
        r'<p class="languages">.*?</p>|<nav class="switch".*?</nav>|<script\b.*?</script>', "", text, flags=re.DOTALL
    )
    text = re.sub(r'(<link\b[^>]*?href=")[^"]*?(regesta\.(?:css|svg))[^"]*"', rf'\g<1>{up}\2"', text)
    text = text.replace(
        '<meta charset="utf-8">',
        f'<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        1,
    )
    return _HREF.sub(link, text), found


def _take(address: str) -> str:
    """The export that stands for a table or for the exports of a page."""
    path = urlsplit(address).path
    for end, name in (
        ("/funding", "funding.csv"),
        ("/releases", "releases.csv"),
        (".csv", "events.csv"),
        (".json", "events.json"),
        (".ics", "events.ics"),
        (".atom", "events.atom"),
    ):
        if path.endswith(end) and "/event/" not in path and "/events/" not in path:
            return name
    return "unlinked.csv" if path.startswith("/-/unlinked/") else ""
