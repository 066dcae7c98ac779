"""Every cell of a database proved again, from the stored words and, where they are given, from the files themselves.

    report = verify(Path("facts.db"), [Path("articles")])

Nothing of extract/ is used: dates are read by the `edtf` library, files by `reread`. What fails is named by table, row
and column; a row's name is its key, with `/` between the parts of a longer one.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from .proofs_of_facts import claims, events, funding, participants, releases
from .proofs_of_mentions import numbers, texts, windows
from .report import Report
from .schema import APPLICATION_ID, TABLES, content_sha256, quoted

# Mentions that must be evidence of something, or be listed as misses.
COUNTABLE = "m.kind in ('date', 'amount') or q.unit = 'parameters' or n.kind = 'model'"


class VerifyError(Exception):
    """The file cannot be verified at all; the message says what to do."""


def verify(database: Path, inputs: Sequence[Path] = ()) -> Report:
    """Prove every cell; with `inputs` (folders and files given to `build`) also that the files still say it.
    VerifyError when `database` is no database of ours."""
    if not database.is_file():
        raise VerifyError(f"{database}: there is no such file; build it first (regesta build {database} PATH...)")
    report = Report()
    with contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        try:
            if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
                raise VerifyError(f"{database} is not a database that regesta made; name another file")
            if _sound(connection, report):
                for prove in PROOFS:
                    prove(connection, report)
                texts(connection, report, inputs)
        except sqlite3.DatabaseError as error:
            raise VerifyError(f"{database} cannot be read ({error}); build it again") from error
    report.failures.sort(key=lambda f: (list(TABLES).index(f.table) if f.table in TABLES else -1, f.row, f.column))
    return report


def _sound(connection: sqlite3.Connection, report: Report) -> bool:
    """The file itself, and that every key leads to a row."""
    said = [row[0] for row in connection.execute("pragma integrity_check")]
    report.prove(said == ["ok"], "database", "", "integrity", "; ".join(said[:3]))
    keys = sum(
        connection.execute(f'select count("{column}") from "{name}"').fetchone()[0]
        for name, table in TABLES.items()
        for column in table.keys
    )
    for name, rowid, parent, number in connection.execute("pragma foreign_key_check").fetchall():
        column = next(k["from"] for k in connection.execute(f'pragma foreign_key_list("{name}")') if k["id"] == number)
        row = connection.execute(f'select {quoted(TABLES[name].pk)} from "{name}" where rowid = ?', (rowid,)).fetchone()
        keys -= 1
        report.prove(False, name, "/".join(map(str, row)), column, f"leads to no row of {parent}")
    report.checked["database.keys"] = keys
    return said == ["ok"]


def _misses(connection: sqlite3.Connection, report: Report) -> None:
    """Everything that counts is evidence, tells the publication date, or is listed; what is evidence is not listed."""
    for r in connection.execute(
        "select m.id, x.mention_id is not null as listed, "
        "exists (select 1 from evidence v where v.mention_id = m.id) as used, "
        "exists (select 1 from publications p where p.mention_id = m.id) as tells from mentions m "
        "left join misses x on x.mention_id = m.id left join quantities q on q.mention_id = m.id "
        f"left join namings g on g.mention_id = m.id left join entities n on n.id = g.entity_id where {COUNTABLE}"
    ):
        if r["listed"]:
            report.prove(not r["used"], "misses", r["id"], "mention_id", "is evidence of a claim")
        else:
            report.prove(
                r["used"] or r["tells"], "mentions", r["id"], "misses", "is in no claim and not listed as a miss"
            )


def _run(connection: sqlite3.Connection, report: Report) -> None:
    found = content_sha256(connection)
    for r in connection.execute("select id, content_sha256 from runs"):
        report.prove(
            r["content_sha256"] == found,
            "runs",
            r["id"],
            "content_sha256",
            f"the content has {found}: it is not what was built",
        )


PROOFS: tuple[Callable[[sqlite3.Connection, Report], None], ...] = (
    windows,
    numbers,
    claims,
    events,
    participants,
    funding,
    releases,
    _misses,
    _run,
)


def cells(report: Report) -> Iterator[tuple[str, str, str]]:
    """The failing cells as (table, row, column)."""
    return ((f.table, f.row, f.column) for f in report.failures)
