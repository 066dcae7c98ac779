"""Tables and views as files."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from regesta.db import store
from regesta.db.export import ExportError, export, rows
from regesta.db.schema import TABLES, VIEWS

from .readings import corpus


@pytest.fixture
def database(tmp_path: Path) -> Path:
    store.build(tmp_path / "facts.db", corpus(), run=store.RunInfo("0"))
    return tmp_path / "facts.db"


def exported(database: Path, format: str, table: str = "timeline") -> str:
    out = io.StringIO()
    export(database, format, table, out)
    return out.getvalue()


def test_csv_has_a_header_and_a_row_for_each_event_in_order(database: Path) -> None:
    header, *lines = csv.reader(io.StringIO(exported(database, "csv")))
    assert header[:3] == ["id", "date", "title"]
    assert [line[1:3] for line in lines] == [
        ["2022-08-04", "智谱AI开源GLM-130B(news/a.txt)"],
        ["2023-10-20", "智谱AI融资"],
    ]


def test_json_and_ndjson_say_the_same_with_lists_as_lists(database: Path) -> None:
    funding = json.loads(exported(database, "json", "funding"))
    assert [r["investors"] for r in funding] == [["腾讯", "美团", "高瓴"], []]
    assert (
        [json.loads(line) for line in exported(database, "ndjson", "funding").splitlines()]
        == funding
        == rows(database, "funding")
    )


@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_every_table_and_view_can_be_exported(database: Path, table: str) -> None:
    assert len(json.loads(exported(database, "json", table))) == len(exported(database, "ndjson", table).splitlines())


def test_an_empty_table_is_an_empty_array(database: Path) -> None:
    assert exported(database, "json", "conflicts") == "[]\n"


def test_standard_output_is_the_default(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(database, "csv", "entities")
    assert capsys.readouterr().out.startswith("id,kind,name,name_en,wikidata\n")


def test_what_does_not_exist_is_refused_with_what_does(database: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no format 'xlsx'; there are csv, json, ndjson"):
        exported(database, "xlsx")
    with pytest.raises(ExportError, match=r"no table or view 'facts'; there are timeline"):
        exported(database, "csv", "facts")
    with pytest.raises(ExportError, match="no such file; build it first"):
        exported(tmp_path / "none.db", "csv")
    (tmp_path / "letter.db").write_bytes(b"a letter")
    with pytest.raises(ExportError, match="cannot be read"):
        exported(tmp_path / "letter.db", "csv")
    sqlite3.connect(tmp_path / "other.db").execute("create table t (x)").connection.close()
    with pytest.raises(ExportError, match="not a database that regesta made"):
        exported(tmp_path / "other.db", "csv")
