"""HTML: the text that a reader sees, a line a block; title, author, publisher and date from metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from ..model import Problem, Source
from .text import decode, identity

SUFFIXES = (".html", ".htm", ".xhtml")
_SILENT = {"script", "style", "template", "noscript", "svg", "head", "iframe", "select", "button", "form"}
_BOILERPLATE = {"nav", "footer", "aside"}
_BLOCK = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "dd",
    "dt",
    "br",
    "hr",
    "body",
}
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "og:published_time",
    "dc.date.issued",
    "weibo: article:create_at",
    "release_date",
    "publish-date",
    "sailthru.date",
)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.meta: dict[str, str] = {}
        self.title = ""
        self.heading = ""
        self.linked: list[str] = []
        self.stack: list[str] = []
        self.time = ""
        self.lang = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "meta":
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").casefold()
            self.meta.setdefault(key, given.get("content", ""))
        if tag == "time" and given.get("datetime") and not self.time:
            self.time = given["datetime"]
        if tag in _BLOCK:
            self.lines.append("")
        if tag not in (
            "meta",
            "br",
            "hr",
            "img",
            "link",
            "input",
            "base",
            "col",
            "wbr",
            "source",
            "area",
            "embed",
            "track",
        ):
            self.stack.append(tag)
        if tag == "script" and given.get("type", "").casefold() == "application/ld+json":
            self.stack[-1] = "ld+json"
            self.linked.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK:
            self.lines.append("")
        name = "ld+json" if tag == "script" and "ld+json" in self.stack else tag
        if name in self.stack:
            while self.stack.pop() != name:
                pass

    def handle_data(self, data: str) -> None:
        inside = set(self.stack)
        if "ld+json" in inside:
            self.linked[-1] += data
        elif "title" in inside and "svg" not in inside:
            self.title += data
        elif not inside & _SILENT and not inside & _BOILERPLATE:
            self.lines[-1] += data
            if "h1" in inside and not self.heading:
                self.heading = data.strip()


def _linked(blocks: list[str]) -> Iterator[dict[str, Any]]:
    """Every object in the JSON-LD blocks of a page, nested ones too; broken blocks are passed over."""

    def walk(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            yield value
            for v in value.values():
                yield from walk(v)
        elif isinstance(value, list):
            for v in value:
                yield from walk(v)

    for block in blocks:
        try:
            yield from walk(json.loads(block))
        except (ValueError, RecursionError):
            continue


def _name(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value)))
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() if isinstance(value, str) else ""


def read(path: str, data: bytes) -> Iterator[Source | Problem]:
    page = _Page()
    page.feed(decode(data))
    page.close()
    lines = [re.sub(r"\s+", " ", line).strip() for line in page.lines]
    raw = "\n".join(line for line in lines if line)
    if not raw:
        yield Problem("read/empty", "the page shows no text: nothing to read", path)
        return
    day = next((page.meta[k] for k in _PUBLISHED if page.meta.get(k)), "")
    author = page.meta.get("author") or page.meta.get("article:author") or ""
    publisher = page.meta.get("og:site_name") or page.meta.get("publisher") or ""
    for thing in _linked(page.linked):
        if isinstance(thing.get("datePublished"), str):
            day = day or thing["datePublished"]
            author = author or _name(thing.get("author"))
            publisher = publisher or _name(thing.get("publisher"))
    id, sha = identity(data)
    yield Source(
        id,
        path,
        raw,
        sha,
        page.meta.get("og:title") or page.heading or page.title.strip(),
        publisher,
        author,
        day or page.time,
        None,
        page.meta.get("og:url", ""),
        page.lang,
    )
