"""Every cell of a database proved again, from the stored words and, where they are given, from the files themselves.

    report = verify(Path("facts.db"), [Path("articles")])

Nothing of extract/ is used: dates are read by the `edtf` library, files by `reread`. What fails is named by table, row
and column; a row's name is its key, with `/` between the parts of a longer one.
"""

from __future__ import annotations

import contextlib
import json
import math
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from .fx import to_usd
from .reread import Reread, reread
from .schema import APPLICATION_ID, TABLES, content_sha256, quoted
from .window import bounds, precision

Row = tuple[Any, ...]
# Mentions that must be evidence of something, or be listed as misses.
COUNTABLE = "m.kind in ('date', 'amount') or q.unit = 'parameters' or n.kind = 'model'"
_LICENCES = {
    "free for commercial use": "商用|商業|商业|commercial",
    "non-commercial": "商用|商業|商业|研究|学术|學術|commercial|research",
}
_SIZE_IN_NAME = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?) ?([BbMmTt])(?![A-Za-z])")
_POWERS = {"m": 10**6, "b": 10**9, "t": 10**12}


class VerifyError(Exception):
    """The file cannot be verified at all; the message says what to do."""


@dataclass(frozen=True)
class Failure:
    """A cell that is not proved, and why."""

    table: str
    row: str
    column: str
    message: str


@dataclass
class Report:
    """`checked`: cells proved, by `table.column`; `failures`: cells that were not."""

    checked: dict[str, int] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def prove(self, right: bool, table: str, row: str, column: str, message: str) -> None:
        if right:
            name = f"{table}.{column}"
            self.checked[name] = self.checked.get(name, 0) + 1
        else:
            self.failures.append(Failure(table, row, column, message))


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
                _texts(connection, report, inputs)
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


# Texts --------------------------------------------------------------------------------------------------------------


def _texts(connection: sqlite3.Connection, report: Report, inputs: Sequence[Path]) -> None:
    """Documents against their files; passages, mentions and claims against the text, one document at a time."""
    for d in connection.execute("select * from documents order by id").fetchall():
        id, text = d["id"], d["text"]
        report.prove(d["characters"] == len(text), "documents", id, "characters", f"the text has {len(text)}")
        report.prove(d["sha256"][:16] == id, "documents", id, "id", "is not the beginning of the hash of the bytes")
        source = reread(d["path"], text, d["sha256"], inputs) if inputs else None
        if inputs:
            report.prove(source is not None, "documents", id, "path", f"{d['path']} is not among the inputs")
        if source:
            report.prove(
                source.sha256 == d["sha256"],
                "documents",
                id,
                "sha256",
                f"{d['path']} has changed: its hash is {source.sha256}",
            )
            report.prove(not source.damage, "documents", id, "text", _where(source, text))
        _quotes(connection, report, "mentions", id, text, source)
        _quotes(connection, report, "claims", id, text, source)
        before = 0
        for p in connection.execute("select * from passages where document_id = ? order by ordinal", (id,)):
            report.prove(
                before <= p["start"] <= p["end"] <= len(text),
                "passages",
                p["id"],
                "start",
                "overlaps another or leaves the text",
            )
            before = max(before, p["end"])


def _where(source: Reread, text: str) -> str:
    return "the file does not say " + ", ".join(
        f"{text[a:b] if b - a <= 20 else text[a : a + 20] + '…'!r} at {a}" for a, b in source.damage[:3]
    )


def _quotes(
    connection: sqlite3.Connection, report: Report, table: str, document: str, text: str, source: Reread | None
) -> None:
    for r in connection.execute(f"select id, start, end, quote from {table} where document_id = ?", (document,)):
        start, end = r["start"], r["end"]
        said = text[start:end] if 0 <= start < end else ""
        if said != r["quote"]:
            report.prove(False, table, r["id"], "quote", f"the text at {start} is {said!r}")
        else:
            report.prove(
                not (source and source.harms(start, end)),
                table,
                r["id"],
                "quote",
                "the file does not say these words any more",
            )


# Dates --------------------------------------------------------------------------------------------------------------


def _windows(connection: sqlite3.Connection, report: Report) -> None:
    for table, prefix, of in (
        ("dates", "", "edtf"),
        ("claims", "", "date"),
        ("events", "", "date"),
        ("documents", "published_", "published"),
    ):
        key = TABLES[table].pk[0]
        sides = [f"{prefix}earliest", f"{prefix}latest"]
        for r in connection.execute(f'select "{key}", "{of}" as written, {quoted(sides)} from {table}'):
            found = bounds(r["written"])
            if found is None:
                report.prove(False, table, r[key], of, f"{r['written']!r} is not an EDTF date")
                continue
            for column, day in zip(sides, found, strict=True):
                report.prove(r[column] == day, table, r[key], column, f"{r['written']} gives {day}")
    for table, of in (("dates", "edtf"), ("events", "date")):
        key = TABLES[table].pk[0]
        for r in connection.execute(f'select "{key}", "{of}" as written, precision from {table}'):
            right = precision(r["written"], *(bounds(r["written"]) or (None, None)))
            report.prove(r["precision"] == right, table, r[key], "precision", f"{r['written']} is {right}")
    for r in connection.execute("select id, date, year, month from events"):
        low, high = bounds(r["date"]) or (None, None)
        year = int(low[:4]) if low and high and low[:4] == high[:4] else None
        month = int(low[5:7]) if low and high and low[:7] == high[:7] else None
        report.prove(r["year"] == year, "events", r["id"], "year", f"{r['date']} gives {year}")
        report.prove(r["month"] == month, "events", r["id"], "month", f"{r['date']} gives {month}")


# Numbers ------------------------------------------------------------------------------------------------------------


def _numbers(connection: sqlite3.Connection, report: Report) -> None:
    for table in ("amounts", "quantities"):
        for r in connection.execute(f"select * from {table}"):
            low, high = r["min"], r["max"]
            report.prove(
                low is None or high is None or low <= high, table, r["mention_id"], "max", f"is less than {low}"
            )
            if table == "amounts":
                day = date.fromisoformat(r["fx_date"]) if r["fx_date"] else None
                found = to_usd(_decimal(low), _decimal(high), r["currency"], day)
                report.prove(found.fx_date == day, table, r["mention_id"], "fx_date", f"gives no rate: {found.reason}")
                for column, right in (("usd_min", found.usd_min), ("usd_max", found.usd_max)):
                    report.prove(
                        _about(r[column], right), table, r["mention_id"], column, f"at the rate of {day}: {right}"
                    )


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _about(number: float | None, right: Decimal | None) -> bool:
    """Equal, but for what a float cannot hold."""
    if number is None or right is None:
        return number is None and right is None
    return math.isclose(number, right, rel_tol=1e-12)


# Claims and events --------------------------------------------------------------------------------------------------


def _claims(connection: sqlite3.Connection, report: Report) -> None:
    proofs = Counter({r[0]: r[1] for r in connection.execute("select claim_id, count(*) from evidence group by 1")})
    for r in connection.execute(
        "select c.id, c.type, e.type as of from claims c left join events e on e.id = c.event_id"
    ):
        report.prove(proofs[r["id"]] > 0, "claims", r["id"], "evidence", "nothing in the text is named for it")
        report.prove(r["type"] == r["of"], "claims", r["id"], "type", f"its event is a {r['of']}")
    dated = _pairs(connection, "select v.claim_id, t.edtf from evidence v join dates t on t.mention_id = v.mention_id")
    for r in connection.execute("select id, date, basis from claims where date is not null"):
        if r["basis"] != "inferred":
            report.prove(r["date"] in dated[r["id"]], "claims", r["id"], "date", "no date in its evidence says so")
    for r in connection.execute(
        "select v.claim_id, v.mention_id, v.role, c.document_id = m.document_id as together from evidence v "
        "join claims c on c.id = v.claim_id join mentions m on m.id = v.mention_id"
    ):
        report.prove(
            r["together"],
            "evidence",
            f"{r['claim_id']}/{r['mention_id']}/{r['role']}",
            "mention_id",
            "is of another document",
        )


def _events(connection: sqlite3.Connection, report: Report) -> None:
    members: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for r in connection.execute(
        "select c.*, coalesce(nullif(d.publisher, ''), d.id) as source "
        "from claims c join documents d on d.id = c.document_id"
    ):
        members[r["event_id"]].append(r)
    written = _pairs(
        connection,
        "select c.event_id, m.quote from evidence v join claims c on c.id = v.claim_id "
        "join mentions m on m.id = v.mention_id where v.role = 'date'",
    )
    conflicts = Counter(r[0] for r in connection.execute("select event_id from conflicts"))
    for e in connection.execute("select * from events"):
        id, claims = e["id"], members[e["id"]]
        report.prove(bool(claims), "events", id, "claims", "no claim tells of it")
        for column, count in (
            ("documents", len({c["document_id"] for c in claims})),
            ("sources", len({c["source"] for c in claims})),
            ("conflicts", conflicts[id]),
        ):
            report.prove(e[column] == count, "events", id, column, f"there are {count}")
        if not claims:
            continue
        said = [c for c in claims if c["factuality"] == e["factuality"]]
        report.prove(bool(said), "events", id, "factuality", "no claim says so")
        if said:
            finest = min(_length(c["date"]) for c in said)
            report.prove(
                any(c["date"] == e["date"] and _length(c["date"]) == finest for c in said),
                "events",
                id,
                "date",
                "is not the finest date of its claims",
            )
        report.prove(
            e["date_written"] is None or e["date_written"] in written[id],
            "events",
            id,
            "date_written",
            "no claim has this date",
        )
        report.prove(bool((e["title"] or "").strip()), "events", id, "title", "is empty")


def _length(written: str | None) -> int:
    low, high = bounds(written) or (None, None)
    if written is None:
        return 10**9
    return (date.fromisoformat(high) - date.fromisoformat(low)).days if low and high else 10**8


def _pairs(connection: sqlite3.Connection, sql: str) -> dict[str, set[Any]]:
    found: dict[str, set[Any]] = defaultdict(set)
    for key, *values in connection.execute(sql):
        found[key].add(values[0] if len(values) == 1 else tuple(values))
    return found


# Who and what -------------------------------------------------------------------------------------------------------

_EVIDENCED = (
    "select c.event_id, {} from evidence v join claims c on c.id = v.claim_id join {} x on x.mention_id = v.mention_id"
)


def _participants(connection: sqlite3.Connection, report: Report) -> None:
    named = _pairs(connection, _EVIDENCED.format("x.entity_id, v.role", "namings"))
    listed = _pairs(connection, "select event_id, entity_id, role from participants")
    for event in {*named, *listed}:
        for entity, role in listed[event] | named[event]:
            there = (entity, role) in listed[event]
            wrong = "no evidence names it in this role" if there else "evidence names it, the table does not"
            report.prove(
                there and (entity, role) in named[event], "participants", f"{event}/{entity}/{role}", "entity_id", wrong
            )
    names = _pairs(connection, "select entity_id, name from names")
    for r in connection.execute("select id, name from entities"):
        report.prove(r["name"] in names[r["id"]], "entities", r["id"], "name", "is not among its written names")
    seen = _pairs(connection, "select x.entity_id, m.document_id from namings x join mentions m on m.id = x.mention_id")
    for r in connection.execute("select * from names"):
        row = "/".join((r["entity_id"], r["name"], r["script"], r["source"]))
        report.prove(
            r["source"] in seen[r["entity_id"]], "names", row, "source", "no mention in this document names it"
        )


def _funding(connection: sqlite3.Connection, report: Report) -> None:
    money = ("currency", "min", "max", "hedge", "usd_min", "usd_max", "fx_date")
    sums = _pairs(connection, _EVIDENCED.format(quoted(money, "x."), "amounts"))
    parties = _pairs(connection, "select event_id, entity_id from participants")
    names = _pairs(connection, "select p.event_id, n.name from participants p join entities n on n.id = p.entity_id")
    texts = _pairs(connection, "select c.event_id, d.text from claims c join documents d on d.id = c.document_id")
    for r in connection.execute(
        "select f.*, e.date as event_date, e.factuality as event_factuality from funding f "
        "join events e on e.id = f.event_id"
    ):
        id = r["event_id"]
        _as_evidenced(report, "funding", id, {c: r[c] for c in money}, sums[id])
        _as_event(report, "funding", r)
        report.prove(
            r["company_id"] is None or r["company_id"] in parties[id], "funding", id, "company_id", "is no participant"
        )
        if r["round_written"] is not None:
            report.prove(
                any(r["round_written"] in t for t in texts[id]), "funding", id, "round_written", "no document says so"
            )
        for column in ("lead_investors", "investors"):
            strange = [n for n in json.loads(r[column]) if n not in names[id]]
            report.prove(not strange, "funding", id, column, f"{', '.join(strange)} in no evidence")


def _releases(connection: sqlite3.Connection, report: Report) -> None:
    sizes = _pairs(connection, _EVIDENCED.format('x."min", x."max"', "quantities"))
    parties = _pairs(connection, "select event_id, entity_id from participants")
    names = _pairs(
        connection, "select p.event_id, n.name from participants p join names n on n.entity_id = p.entity_id"
    )
    texts = _pairs(connection, "select c.event_id, d.text from claims c join documents d on d.id = c.document_id")
    for r in connection.execute(
        "select r.*, n.name as called, e.date as event_date, e.factuality as event_factuality "
        "from releases r join events e on e.id = r.event_id "
        "left join entities n on n.id = r.entity_id"
    ):
        id = r["event_id"]
        _as_event(report, "releases", r)
        for column in ("entity_id", "organisation_id"):
            report.prove(r[column] is None or r[column] in parties[id], "releases", id, column, "is no participant")
        report.prove(
            r["called"] is None or r["name"] == r["called"],
            "releases",
            id,
            "name",
            f"its product is called {r['called']}",
        )
        known = re.compile(_LICENCES.get(r["licence"], re.escape(str(r["licence"]).split("-")[0])), re.I)
        report.prove(
            r["licence"] is None or any(known.search(t) for t in texts[id]),
            "releases",
            id,
            "licence",
            "no document says so",
        )
        report.prove(
            r["predecessor"] is None or r["predecessor"] in names[id],
            "releases",
            id,
            "predecessor",
            "is in no evidence",
        )
        report.prove(
            r["context_length"] is None or (r["context_length"],) * 2 in sizes[id],
            "releases",
            id,
            "context_length",
            "no quantity in its evidence says so",
        )
        size = {"parameters_min": r["parameters_min"], "parameters_max": r["parameters_max"]}
        named = {round(float(n) * _POWERS[unit.lower()]) for n, unit in _SIZE_IN_NAME.findall(r["name"])}
        _as_evidenced(report, "releases", id, size, sizes[id] | {(n, n) for n in named})


def _as_event(report: Report, table: str, r: sqlite3.Row) -> None:
    for column in ("date", "factuality"):
        right = r[f"event_{column}"]
        report.prove(r[column] == right, table, r["event_id"], column, f"its event has {right}")


def _as_evidenced(report: Report, table: str, row: str, cells: dict[str, Any], evidenced: Iterable[Row]) -> None:
    """Cells that must together be those of one mention in evidence; else those that miss the nearest one are named."""
    if all(v is None for v in cells.values()):
        return
    held = tuple(cells.values())
    nearest = min(evidenced, key=lambda e: (sum(a != b for a, b in zip(e, held, strict=True)), str(e)), default=None)
    for column, value, found in zip(cells, held, nearest or (None,) * len(held), strict=True):
        if value is not None or found is not None:
            said = "no evidence says so" if nearest is None else f"the evidence says {found}"
            report.prove(value == found, table, row, column, said)


# What was read but not used, and the whole --------------------------------------------------------------------------


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
    _windows,
    _numbers,
    _claims,
    _events,
    _participants,
    _funding,
    _releases,
    _misses,
    _run,
)


def cells(report: Report) -> Iterator[tuple[str, str, str]]:
    """The failing cells as (table, row, column)."""
    return ((f.table, f.row, f.column) for f in report.failures)
