"""Plain text and Markdown, UTF-8: the whole file, front matter included, is the document's text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import yaml

from ..model import Problem, Source, Span
from ..pattern import lazy

SUFFIXES = (".txt", ".md", ".markdown")
_FRONT = lazy(r"---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def decode(data: bytes) -> str:
    """UTF-8 without its byte order mark; offsets count from the first character behind it."""
    return data.decode("utf-8-sig")


def identity(data: bytes) -> tuple[str, str]:
    """A document's id (16 hex digits) and the SHA-256 of its bytes."""
    digest = hashlib.sha256(data).hexdigest()
    return digest[:16], digest


def front_matter(raw: str) -> dict[str, Any]:
    """The YAML mapping between two `---` lines at the top; empty when there is none or it is no mapping."""
    m = _FRONT.match(raw)
    if not m:
        return {}
    try:
        found = yaml.load(m[1], yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    return {str(k).casefold(): v for k, v in found.items()} if isinstance(found, dict) else {}


def _field(front: dict[str, Any], *names: str) -> str:
    for name in names:
        value = front.get(name)
        if isinstance(value, list):
            value = ", ".join(map(str, value))
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def read(path: str, data: bytes) -> Iterator[Source | Problem]:
    raw = decode(data)
    if "\x00" in raw:
        yield Problem("read/binary", "the file holds NUL bytes: it is not text; convert it first", path)
        return
    front = front_matter(raw)
    day = _field(front, "date", "published", "publishdate", "published_at")
    at = raw.find(day) if day else -1
    id, sha = identity(data)
    yield Source(
        id,
        path,
        raw,
        sha,
        _field(front, "title"),
        _field(front, "publisher", "source", "site", "outlet"),
        _field(front, "author", "authors", "by"),
        day,
        Span(at, at + len(day)) if at >= 0 else None,
        _field(front, "url", "link", "canonical"),
        _field(front, "lang", "language"),
    )
