"""verify names the cells that fail, and no others."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regesta.db import store
from regesta.db.reread import reread
from regesta.db.verify import VerifyError, cells, verify
from regesta.extract.model import Reading

from .readings import Draft, corpus, funded, open_sourced

RUN = store.RunInfo("0")
BOM = b"\xef\xbb\xbf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four articles as files: text, Markdown with a byte order mark, HTML and JSON Lines."""
    (tmp_path / "in").mkdir()
    return tmp_path


def written(folder: Path) -> Path:
    """The database over the files of `folder / "in"`, which it writes."""

    def put(name: str, data: bytes) -> bytes:
        path = folder / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return data

    readings: list[Reading] = []
    for d in (
        open_sourced("news/a.txt", published="2022-08-05"),
        open_sourced("b.md", "2022年8月", "2022-08"),
        funded("c.html"),
    ):
        data = {".md": BOM, ".txt": b"", ".html": b""}[Path(d.path).suffix] + d.text.raw.encode()
        if d.path == "c.html":
            first, last = d.text.raw.split("融资")
            data = (
                "<html><head><title>t</title><style>p {}</style></head><body><nav>首页</nav>"
                f"<p>{first}<b>融 资</b>{last}</p>"
                "<script>1</script></body></html>"
            ).encode()
        d.sha256 = hashlib.sha256(put(d.path, data)).hexdigest()
        readings.append(d.reading())
    d = funded("d.jsonl#7", date_words="今年10月", edtf="2023-10", money="超过25亿元")
    line = json.dumps({"id": "7", "text": d.text.raw}, ensure_ascii=False).encode()
    put("d.jsonl", b'{"id": "6", "text": "x"}\n' + line + b"\n")
    d.sha256 = hashlib.sha256(line).hexdigest()
    store.build(folder / "facts.db", [*readings, d.reading()], run=RUN)
    return folder / "facts.db"


def change(database: Path, sql: str, *values: Any) -> None:
    connection = sqlite3.connect(database)
    connection.execute(sql, values)
    connection.commit()
    connection.close()


def one(database: Path, sql: str, *values: Any) -> Any:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql, values).fetchone()[0]
    finally:
        connection.close()


def failing(database: Path, *inputs: Path) -> set[tuple[str, str, str]]:
    return set(cells(verify(database, inputs)))


def test_verify_uses_nothing_of_extract() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import sys, regesta.db.verify; print([m for m in sys.modules if 'extract' in m])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "[]"


def test_every_cell_of_a_fresh_database_is_proved_with_and_without_its_files(folder: Path) -> None:
    database = written(folder)
    report = verify(database, [folder / "in"])
    assert report.failures == []
    assert report.checked["mentions.quote"] == one(database, "select count(*) from mentions")
    assert report.checked["claims.quote"] == 4
    assert report.checked["documents.sha256"] == 4
    assert verify(database).failures == []
    assert "documents.sha256" not in verify(database).checked
    assert (
        verify(database, sorted(p for p in (folder / "in").rglob("*") if p.is_file())).failures[0].message
        == "news/a.txt is not among the inputs"
    )


def test_the_corpus_made_by_hand_is_proved(tmp_path: Path) -> None:
    store.build(tmp_path / "x.db", corpus(), run=RUN)
    assert verify(tmp_path / "x.db").failures == []


# One byte of an article ---------------------------------------------------------------------------------------------


def resting(database: Path, path: str, offset: int) -> set[tuple[str, str, str]]:
    """What rests on one character of a document: asked of the database, not of verify."""
    connection = sqlite3.connect(database)
    document = connection.execute("select id from documents where path = ?", (path,)).fetchone()[0]
    found = {("documents", document, "sha256"), ("documents", document, "text")}
    for table in ("mentions", "claims"):
        found |= {
            (table, id, "quote")
            for (id,) in connection.execute(
                f'select id from {table} where document_id = ? and start <= ? and "end" > ?', (document, offset, offset)
            )
        }
    connection.close()
    return found


@pytest.mark.parametrize("words", ["2022", "智谱", "源", "130B", "。", "完"])
@pytest.mark.parametrize("bit", [0x01, 0x80])
@pytest.mark.parametrize(("path", "mark"), [("news/a.txt", 0), ("b.md", 3)])
def test_a_flipped_byte_names_exactly_the_rows_that_rest_on_it(
    folder: Path, path: str, mark: int, words: str, bit: int
) -> None:
    database, file = written(folder), folder / "in" / path
    data = bytearray(file.read_bytes())
    at = data.index(words.encode())
    offset = len(data[mark:at].decode())
    data[at] ^= bit
    file.write_bytes(data)
    expected = resting(database, path, offset)
    assert len(expected) >= 2
    assert failing(database, folder / "in") == expected
    assert failing(database) == set()


def test_a_flipped_byte_in_json_lines_names_the_rows_of_that_line(folder: Path) -> None:
    database, file = written(folder), folder / "in" / "d.jsonl"
    file.write_bytes(file.read_bytes().replace("智谱".encode(), "智谐".encode()))
    assert failing(database, folder / "in") == resting(
        database, "d.jsonl#7", one(database, "select instr(text, '谱') - 1 from documents where path like 'd%'")
    )
    file.write_bytes(file.read_bytes().replace(b'"text"', b'"tex"""'))
    report = verify(database, [folder / "in"])
    assert {f.table for f in report.failures} == {"documents", "mentions", "claims"}


def test_a_flipped_byte_in_html_names_the_line(folder: Path) -> None:
    database, file = written(folder), folder / "in" / "c.html"
    file.write_bytes(file.read_bytes().replace("美团".encode(), "美困".encode()))
    found = failing(database, folder / "in")
    document = one(database, "select id from documents where path = 'c.html'")
    assert {("documents", document, "sha256"), ("documents", document, "text")} <= found
    assert len(found) == 2 + one(
        database,
        "select (select count(*) from mentions where document_id = ?1) + "
        "(select count(*) from claims where document_id = ?1)",
        document,
    )
    file.write_bytes(
        file.read_bytes().replace("美困".encode(), "美团".encode()).replace("首页".encode(), "头页".encode())
    )
    assert failing(database, folder / "in") == {("documents", document, "sha256")}


def test_words_added_to_an_article_leave_the_quotes_beside_them_alone(folder: Path) -> None:
    database, file = written(folder), folder / "in" / "news" / "a.txt"
    document = one(database, "select id from documents where path = 'news/a.txt'")
    file.write_bytes(file.read_bytes() + "另有消息。".encode())
    assert failing(database, folder / "in") == {("documents", document, "sha256"), ("documents", document, "text")}


def test_an_article_that_is_gone_is_named(folder: Path) -> None:
    database = written(folder)
    (folder / "in" / "b.md").unlink()
    assert failing(database, folder / "in") == {
        ("documents", one(database, "select id from documents where path = 'b.md'"), "path")
    }


def test_of_two_files_of_one_name_the_one_with_the_right_bytes_is_meant(folder: Path) -> None:
    database = written(folder)
    (folder / "other").mkdir()
    (folder / "other" / "b.md").write_bytes(b"another")
    assert failing(database, folder / "other", folder / "in") == set()


@given(st.text(min_size=1), st.data())
def test_damage_is_found_where_it_was_done(
    tmp_path_factory: pytest.TempPathFactory, text: str, draw: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    text = text.encode("utf-8", "replace").decode().lstrip("\ufeff") or "x"
    stored = text.encode()
    at, size = draw.draw(st.integers(0, len(stored) - 1)), draw.draw(st.integers(0, 3))
    data = stored[:at] + draw.draw(st.binary(max_size=3)) + stored[at + size :]
    (folder / "t.txt").write_bytes(data)
    found = reread("t.txt", text, "", [folder])
    assert found is not None
    assert bool(found.damage) == (data.removeprefix(BOM) != stored)
    for i, char in enumerate(text):
        before, behind = text[:i].encode(), text[i + 1 :].encode()
        if found.damage and not found.harms(i, i + 1):
            assert char.encode() in data.removeprefix(BOM)
            assert (
                data.removeprefix(BOM).startswith(before)
                or data.endswith(behind)
                or len(data.removeprefix(BOM)) == len(stored)
            )


# One cell of the database -------------------------------------------------------------------------------------------


def run_of(database: Path) -> tuple[str, str, str]:
    return ("runs", one(database, "select id from runs"), "content_sha256")


def tampered(database: Path, table: str, column: str, value: Any, where: str) -> tuple[set[tuple[str, str, str]], str]:
    """Set one cell; what fails beside the hash of the content, and the row's key."""
    key = {"dates": "mention_id", "amounts": "mention_id", "funding": "event_id", "releases": "event_id"}.get(
        table, "id"
    )
    row = one(database, f"select {key} from {table} where {where} order by 1 limit 1")
    change(database, f'update {table} set "{column}" = ? where {key} = ?', value, row)
    found = failing(database)
    assert run_of(database) in found
    return found - {run_of(database)}, row


@pytest.mark.parametrize(
    ("table", "column", "value", "where"),
    [
        ("mentions", "quote", "GLM-131B", "quote = 'GLM-130B'"),
        ("claims", "quote", "智谱AI", "document_id is not null"),
        ("dates", "earliest", "2022-08-03", "edtf = '2022-08-04'"),
        ("dates", "latest", None, "edtf = '2022-08'"),
        ("dates", "precision", "year", "edtf = '2022-08'"),
        ("claims", "earliest", "2022-08-02", "date = '2022-08'"),
        ("events", "latest", "2023-10-21", "type = 'funding'"),
        ("events", "documents", 3, "documents = 2"),
        ("events", "sources", 9, "documents = 2"),
        ("events", "conflicts", 1, "documents = 2"),
        ("events", "year", 2021, "year = 2022"),
        ("events", "month", None, "year = 2022"),
        ("events", "precision", "month", "year = 2022"),
        ("events", "title", " ", "year = 2022"),
        ("events", "date_written", "八月四日", "year = 2022"),
        ("funding", "min", 2600000000, "true"),
        ("funding", "max", None, "true"),
        ("funding", "currency", "USD", "true"),
        ("funding", "hedge", "approx", "true"),
        ("funding", "investors", '["软银"]', "true"),
        ("funding", "round_written", "Z轮", "true"),
        ("funding", "date", "2023", "true"),
        ("funding", "factuality", "planned", "true"),
        ("funding", "usd_min", 1, "true"),
        ("releases", "parameters_min", 130, "true"),
        ("releases", "parameters_max", None, "true"),
        ("releases", "name", "GLM-131B", "true"),
        ("releases", "date", "2022", "true"),
        ("documents", "characters", 1, "path = 'b.md'"),
        ("documents", "published_latest", "2022-08-06", "path = 'news/a.txt'"),
        ("entities", "name", "OpenAI", "name = '腾讯'"),
    ],
)
def test_one_tampered_cell_is_named_and_nothing_else(
    folder: Path, table: str, column: str, value: Any, where: str
) -> None:
    database = written(folder)
    if table == "entities":
        change(database, "delete from funding")
        change(database, "update runs set content_sha256 = ''")
    found, row = tampered(database, table, column, value, where)
    assert found == {(table, row, column)}


def test_cells_that_others_follow_from_take_them_along(folder: Path) -> None:
    database = written(folder)
    claim = one(database, "select id from claims where date = '2022-08-04'")
    found, row = tampered(database, "dates", "edtf", "2022-08-XX", "edtf = '2022-08-04'")
    assert found == {*(("dates", row, c) for c in ("earliest", "latest", "precision")), ("claims", claim, "date")}
    found, row = tampered(written(folder), "dates", "edtf", "4. August", "edtf = '2022-08-04'")
    assert ("dates", row, "edtf") in found
    found, row = tampered(written(folder), "events", "date", "2022-08", "year = 2022")
    assert {("events", row, "date"), ("events", row, "earliest"), ("releases", row, "date")} <= found
    database = written(folder)
    found, row = tampered(database, "amounts", "min", 3000000000, "true")
    event = one(database, "select event_id from funding")
    assert {("funding", event, "min")} <= found or ("amounts", row, "max") in found
    database = written(folder)
    found, row = tampered(database, "amounts", "usd_min", 3, "true")
    assert ("amounts", row, "usd_min") in found
    found, row = tampered(database, "amounts", "fx_date", "2023-10-21", "true")
    assert ("amounts", row, "fx_date") in found


def test_a_claim_without_evidence_is_named_with_all_that_it_proved(folder: Path) -> None:
    database = written(folder)
    claim = one(database, "select c.id from claims c join documents d on d.id = c.document_id where path = 'b.md'")
    event = one(database, "select event_id from claims where id = ?", claim)
    mentions = [
        m for (m,) in sqlite3.connect(database).execute("select mention_id from evidence where claim_id = ?", (claim,))
    ]
    change(database, "delete from evidence where claim_id = ?", claim)
    left = {
        ("mentions", m, "misses")
        for m in mentions
        if one(
            database,
            "select not exists (select 1 from namings n join entities e on e.id = n.entity_id "
            "where n.mention_id = ? and e.kind <> 'model')",
            m,
        )
    }
    assert failing(database) == {("claims", claim, "evidence"), ("claims", claim, "date"), run_of(database)} | left
    assert one(database, "select documents from events where id = ?", event) == 2


def test_a_participant_that_no_evidence_names_and_one_that_is_missing_are_named(folder: Path) -> None:
    database = written(folder)
    change(database, "update participants set role = 'partner' where role = 'product'")
    event, product = one(database, "select event_id from releases"), one(database, "select entity_id from releases")
    assert failing(database) == {
        run_of(database),
        ("participants", f"{event}/{product}/partner", "entity_id"),
        ("participants", f"{event}/{product}/product", "entity_id"),
    }


def test_an_event_without_claims_and_a_key_that_leads_nowhere_are_named(folder: Path) -> None:
    database = written(folder)
    claim, event = (
        one(database, "select id from claims where type = 'funding'"),
        one(database, "select event_id from funding"),
    )
    change(database, "update claims set event_id = 'nowhere' where type = 'funding'")
    found = failing(database)
    assert {("claims", claim, "event_id"), ("events", event, "claims"), ("events", event, "documents")} <= found


def test_a_fact_left_out_of_the_misses_is_named(tmp_path: Path) -> None:
    store.build(tmp_path / "x.db", corpus(), run=RUN)
    mention = one(tmp_path / "x.db", "select mention_id from misses")
    change(tmp_path / "x.db", "delete from misses where mention_id = ?", mention)
    assert failing(tmp_path / "x.db") == {run_of(tmp_path / "x.db"), ("mentions", mention, "misses")}


def test_a_broken_file_and_a_strange_one_are_refused(folder: Path) -> None:
    with pytest.raises(VerifyError, match="no such file; build it first"):
        verify(folder / "none.db")
    (folder / "letter.db").write_bytes(b"a letter")
    with pytest.raises(VerifyError, match="cannot be read"):
        verify(folder / "letter.db")
    sqlite3.connect(folder / "empty.db").execute("create table t (x)").connection.close()
    with pytest.raises(VerifyError, match="not a database that regesta made"):
        verify(folder / "empty.db")


def test_a_page_that_shows_more_between_the_lines_still_says_them(tmp_path: Path) -> None:
    d = Draft("p.html", "第一行\n第二 行")
    (tmp_path / "p.html").write_text(
        "<body><h1>第一行</h1><aside>广告</aside><p>第二&nbsp;行</p><br></body>", encoding="utf-8"
    )
    found = reread("p.html", d.text.raw, "", [tmp_path])
    assert found is not None
    assert found.damage == ()
