"""Proofs of what was read: texts against their files, quotes, dates, numbers."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from .fx import to_usd
from .report import Report
from .reread import Reread, reread
from .schema import TABLES, quoted
from .window import bounds, precision


def texts(connection: sqlite3.Connection, report: Report, inputs: Sequence[Path]) -> None:
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


def windows(connection: sqlite3.Connection, report: Report) -> None:
    """First and last days, year and month are those of the EDTF string."""
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


def numbers(connection: sqlite3.Connection, report: Report) -> None:
    """Bounds are in order; US dollars follow from the amount and the rate of its day."""
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
                for column, right in (("usd_min", found.min), ("usd_max", found.max)):
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
