"""Search that works in Chinese: full-text tables over events, documents and entities, and queries for them.

    make_search(connection)                       # once, when all rows are there, on the connection that wrote them
    select rowid from events_fts where events_fts match escape_fts('智譜 release')

The tables are declared `content="events"` and so on, because only then Datasette finds them; what is indexed is the
folded text with its characters apart (folding.py), beside it every name of the entities that belong to a row. SQLite's
own `rebuild` would index the raw text instead and lose all Chinese: never use it.

>>> match("智譜AI GLM-130")
'"智 谱 AI" * AND "GLM 130"'
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from .folding import BARRIER, HAN, fold, spaced

# Table -> its indexed columns. The first also holds the names of the entities of the row.
SEARCHED = {
    "events": ("title", "title_en"),
    "documents": ("title", "text", "publisher", "author"),
    "entities": ("name", "name_en"),
}
_ENTITIES = {
    "events": "select entity_id from participants where event_id = t.id",
    "documents": "select g.entity_id from namings as g join mentions as m on m.id = g.mention_id "
    "where m.document_id = t.id",
    "entities": "select t.id as entity_id",
}
_NAMES = """
select id, name from entities union select id, name_en from entities where name_en is not null
union select entity_id, name from names order by 1, 2
"""
_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_QUERY = re.compile(r'"([^"]*)"?|(\S+)')
_MOST = 12  # phrases of one query


def make_search(connection: sqlite3.Connection) -> None:
    """Make the tables and fill them; within one transaction of the caller."""
    names: dict[str, set[str]] = {}
    for id, name in connection.execute(_NAMES):
        names.setdefault(id, set()).add(spaced(name))
    for table, columns in SEARCHED.items():
        connection.execute(
            f'create virtual table "{table}_fts" using fts5({", ".join(columns)}, content="{table}", '
            'tokenize="unicode61 remove_diacritics 2")'
        )
        places = ", ".join("?" * (len(columns) + 1))
        connection.executemany(
            f'insert into "{table}_fts"(rowid, {", ".join(columns)}) values ({places})',
            _indexed(connection, table, names),
        )


def _indexed(connection: sqlite3.Connection, table: str, names: dict[str, set[str]]) -> Iterator[tuple[object, ...]]:
    columns = ", ".join(f"t.{column}" for column in SEARCHED[table])
    found = connection.execute(
        f"select t.rowid, (select group_concat(distinct entity_id) from ({_ENTITIES[table]})), {columns} "
        f'from "{table}" as t order by t.rowid'
    )
    for rowid, entities, first, *others in found:
        own = spaced(first or "")
        more = {name for id in (entities or "").split(",") for name in names.get(id, ())}
        yield rowid, f" {BARRIER} ".join([own, *sorted(more - {own})]), *(spaced(text or "") for text in others)


def phrases(query: str) -> list[tuple[str, ...]]:
    """The phrases of a query, each as its words: parted by blanks and stops, kept together by quotation marks."""
    found: list[tuple[str, ...]] = []
    for quoted, word in _QUERY.findall(query):
        for part in spaced(quoted or word).split(BARRIER):
            words = words_of(part)
            if words and words not in found:
                found.append(words)
    return found[:_MOST]


def words_of(text: str) -> tuple[str, ...]:
    """All words of a text as one phrase."""
    return tuple(_WORD.findall(spaced(text).replace(BARRIER, " ")))


def match(query: str) -> str:
    """The FTS5 expression for a query: all its phrases, the last Latin word of each may go on. Never a syntax error;
    what has no words matches nothing."""
    said = ['"' + " ".join(words) + '"' + (" *" if _goes_on(words) else "") for words in phrases(query)]
    return " AND ".join(said) or '""'


def _goes_on(words: tuple[str, ...]) -> bool:
    return bool(re.search("[A-Za-z]", words[-1])) and len(words[-1]) > 1


def marked(raw: str, query: Iterable[tuple[str, ...]]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the phrases.

    >>> marked("智譜AI發布ChatGLM3", phrases("智谱 chat"))
    [('智譜', True), ('AI發布', False), ('ChatGLM3', True)]
    """
    folded, spans = fold(raw), list[tuple[int, int]]()
    for words in query:
        spans += (folded.span(*m.span()) for m in pattern(words).finditer(folded.text))
    pieces, at = list[tuple[str, bool]](), 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end <= at:
            continue
        start = max(start, at)
        pieces += [(raw[at:start], False)] if start > at else []
        pieces.append((raw[start:end], True))
        at = end
    return pieces + ([(raw[at:], False)] if at < len(raw) else [])


def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a phrase in folded text as the index does."""
    parts = []
    for word in words:
        latin = not re.fullmatch(f"[{HAN}]", word)
        parts.append(rf"(?<![^\W_{HAN}]){re.escape(word)}(?![^\W_{HAN}])" if latin else re.escape(word))
    if _goes_on(words):
        parts[-1] = rf"(?<![^\W_{HAN}]){re.escape(words[-1])}[^\W_{HAN}]*"
    return re.compile(r"(?:\s*|[^\w\s])".join(parts), re.IGNORECASE)


def around(raw: str, query: list[tuple[str, ...]], width: int = 70) -> str:
    """The first place of a long text that has one of the phrases, with `width` characters on both sides."""
    folded = fold(raw)
    found = min((m.span() for words in query if (m := pattern(words).search(folded.text))), default=(0, 0))
    if found == (0, 0):
        return raw[: 2 * width].replace("\n", " ")
    start, end = folded.span(*found)
    cut = raw[max(0, start - width) : end + width].replace("\n", " ")
    return ("…" if start > width else "") + cut + ("…" if end + width < len(raw) else "")
