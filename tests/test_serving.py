"""metadata.yml explains every column, and `serve` refuses what it cannot serve with a sentence that helps."""

from __future__ import annotations

import re
import socket
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from regesta.db import fx
from regesta.db.schema import TABLES, VIEWS
from regesta.db.site import serving

from . import site_database
from .site_page import get, page

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return site_database.build(tmp_path_factory.mktemp("site") / "facts.db")


@pytest.fixture(scope="module")
def served(database):
    return serving.make_datasette(database)


METADATA = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
OURS = METADATA["databases"]["regesta"]
QUERIES = list(OURS["queries"])


def columns_of(database):
    made = sqlite3.connect(database)
    return {name: [row[1] for row in made.execute(f'pragma table_info("{name}")')] for name in (*TABLES, *VIEWS)}


def test_every_column_of_every_table_and_view_is_explained_and_no_other(database):
    assert {name: list(table["columns"]) for name, table in OURS["tables"].items()} == {
        name: OURS["tables"].get(name, {}).get("columns") and columns for name, columns in columns_of(database).items()
    }


def test_every_text_is_in_english_and_chinese():
    han = re.compile(r"[\u4e00-\u9fff]")
    latin = re.compile(r"[A-Za-z]{2}")
    texts = {
        f"{name}.{column}": text for name, table in OURS["tables"].items() for column, text in table["columns"].items()
    }
    for kind in ("tables", "queries"):
        for name, each in OURS[kind].items():
            texts |= {f"{name}:title": each["title"], f"{name}:description": each["description"]}
    assert [key for key, text in texts.items() if not han.search(text) or not latin.search(text)] == []


def test_facets_sorts_and_labels_are_columns(database):
    columns = columns_of(database)
    for name, table in OURS["tables"].items():
        facets = [next(iter(each.values())) if isinstance(each, dict) else each for each in table.get("facets", [])]
        used = [*facets, *(table[key] for key in ("sort", "sort_desc", "label_column") if key in table)]
        assert set(used) <= set(columns[name]), name


def test_metadata_goes_with_the_database_whatever_its_name(tmp_path):
    assert list(serving.metadata_for(Path("/x/2023 archive.v1.db"))["databases"]) == ["2023 archive.v1"]
    served = serving.make_datasette(site_database.build(tmp_path / "other.db"))
    assert page(served, "/other/events").texts("h1") == ["Events"]
    assert page(served, "/other/events?_lang=zh").texts("h1") == ["事件"]


def test_the_packaged_metadata_is_the_one_at_the_top():
    assert (Path(serving.__file__).parents[1] / "metadata.yml").read_bytes() == (ROOT / "metadata.yml").read_bytes()


def test_a_file_that_cannot_be_served_is_told_with_what_to_do(tmp_path):
    with pytest.raises(serving.ServeError, match=r"There is no file .*regesta build"):
        serving.make_datasette(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("this is no database, however long it may be" * 50)
    with pytest.raises(serving.ServeError, match="cannot be read as a SQLite database"):
        serving.make_datasette(tmp_path / "text.db")
    foreign = site_database.foreign(tmp_path / "foreign.db")
    with pytest.raises(serving.ServeError, match="was not written by this regesta"):
        serving.make_datasette(foreign)


def test_a_busy_port_is_told_with_another(database):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        with pytest.raises(serving.ServeError, match=rf"Port {port} .*--port {port + 1}"):
            serving.serve(database, port=port, announce=pytest.fail)


def test_the_served_file_is_not_written(served, database):
    before = database.read_bytes()
    answer = get(served, "/facts?sql=delete+from+events", follow_redirects=True)
    assert answer.status_code == 400
    assert not served.databases["facts"].is_mutable
    assert database.read_bytes() == before


def test_sums_come_in_the_currency_that_is_asked_for(served):
    rows = get(served, "/facts/in_a_currency.json?_shape=array&currency=hkd").json()
    assert {row["asked_currency"] for row in rows} == {"HKD"}
    known = [row for row in rows if row["asked_min"]]
    assert known
    for row in known:
        per_dollar = row["asked_min"] / in_dollars(row)
        assert 7.74 < per_dollar < 7.86  # the peg


def in_dollars(row):
    day = date.fromisoformat(row["fx_date"])
    return float(fx.to_usd(Decimal(str(row["min"])), None, row["currency"], day).min)
