"""JSON Lines: one document a line, `{"id"?, "text", "title"?, "published"?, "url"?, "publisher"?, "author"?, "lang"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model import Problem, Source
from .text import identity

SUFFIXES = (".jsonl", ".ndjson")


def source_of(record: Any, path: str, line: bytes) -> Source | Problem:
    """A Source of one decoded line, or the Problem with it."""
    if not isinstance(record, dict):
        return Problem("read/jsonl", "the line is not a JSON object", path)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return Problem("read/jsonl", 'the object has no "text" (a string that is not empty)', path)

    def field(*names: str) -> str:
        return next((str(record[n]) for n in names if record.get(n)), "")

    id, sha = identity(line)
    return Source(
        id,
        path,
        text,
        sha,
        field("title"),
        field("publisher", "source"),
        field("author"),
        field("published", "date"),
        None,
        field("url"),
        field("lang"),
    )


def parse(line: bytes, path: str) -> tuple[Any, Problem | None]:
    """The JSON value of a line, or the Problem with it."""
    try:
        return json.loads(line.decode("utf-8-sig")), None
    except (ValueError, RecursionError) as error:
        return None, Problem("read/jsonl", f"the line is not JSON: {error}", path)


def read(path: str, data: bytes) -> Iterator[Source | Problem]:
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        record, problem = parse(line, f"{path}#{number}")
        if problem:
            yield problem
            continue
        name = record.get("id") if isinstance(record, dict) else None
        yield source_of(record, f"{path}#{name or number}", line)
