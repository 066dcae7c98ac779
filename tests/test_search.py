"""Search: both scripts and every name find the same, words of two characters are found exactly, hits are marked."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regesta.db import store
from regesta.db.folding import fold, spaced
from regesta.db.search import around, marked, match, phrases
from regesta.db.site import serving

from . import site_database
from .readings import corpus
from .site_page import get, page, short


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return site_database.build(tmp_path_factory.mktemp("search") / "facts.db")


@pytest.fixture(scope="module")
def served(database):
    return serving.make_datasette(database)


def found(connection, table, query):
    return {
        row[0]
        for row in connection.execute(
            f"select t.id from {table} t join {table}_fts f on f.rowid = t.rowid where {table}_fts match ?",
            (match(query),),
        )
    }


def test_two_scripts_and_the_english_name_find_the_same(database):
    made = sqlite3.connect(database)
    for table in ("events", "documents", "entities"):
        answers = [found(made, table, query) for query in ("智谱AI", "智譜AI", "Zhipu AI", "zhipu")]
        assert answers[0]
        assert answers == [answers[0]] * 4, table


def test_every_word_of_two_characters_is_found_exactly_where_it_is(database):
    made = sqlite3.connect(database)
    texts = {id: fold(text).text for id, text in made.execute("select id, text from documents")}
    words = {text[at : at + 2] for text in texts.values() for at in range(len(text) - 1)}
    words = {word for word in words if re.fullmatch("[\u4e00-\u9fff]{2}", word)}
    assert len(words) > 130
    for word in words:
        got = {
            row[0]
            for row in made.execute(
                "select d.id from documents d join documents_fts f on f.rowid = d.rowid where documents_fts match ?",
                ("{text} : " + match(word),),
            )
        }
        assert got == {id for id, text in texts.items() if word in text}, word


def test_no_phrase_reaches_across_a_stop():
    assert match("司。发") == '"司" AND "发"'
    assert spaced("公司。发布") == "公 司 ǁ 发 布"
    assert spaced("GLM-4.5, A") == "GLM-4.5 ǁ A"


def test_glosses_are_left_out_of_the_index_only():
    assert spaced("創(chuàng)新工場") == "创 新 工 场"
    assert marked("創(chuàng)新工場", phrases("创新")) == [("創(chuàng)新", True), ("工場", False)]


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_query_is_an_error(query):
    made = sqlite3.connect(":memory:")
    made.execute("create virtual table f using fts5(a)")
    made.execute("select * from f where f match ?", (match(query),)).fetchall()


@settings(deadline=None)  # the first word loads the table of characters
@given(st.text(max_size=60), st.text(max_size=8))
def test_marking_keeps_the_text(text, query):
    assert "".join(piece for piece, _ in marked(text, phrases(query))) == text
    around(text, phrases(query))


def test_the_store_fills_the_index_and_two_builds_are_the_same(tmp_path):
    for name in ("a.db", "b.db"):
        store.build(tmp_path / name, corpus(), run=store.RunInfo("0"))
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()
    made = sqlite3.connect(tmp_path / "a.db")
    assert found(made, "events", "智譜")
    assert made.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert (
        made.execute("select count(*) from events_fts").fetchone()
        == made.execute("select count(*) from events").fetchone()
    )


@pytest.mark.parametrize("path", ["/facts/events", "/facts/documents", "/facts/entities"])
def test_the_search_of_datasette_goes_by_the_index(served, path):
    ids = [
        [row["id"] for row in get(served, f"{path}.json?_shape=objects&_search={query}").json()["rows"]]
        for query in ("智譜AI", "智谱AI", "Zhipu")
    ]
    assert ids[0]
    assert ids == [ids[0]] * 3
    assert page(served, path).all("input")[1]["name"] == "_search"
    assert get(served, f"{path}.json?_search='").json()["rows"] == []


def test_the_page_shows_names_events_and_documents_with_the_words_marked(served):
    shown = page(served, "/-/search/facts?q=智譜AI")
    assert [each["text"] for each in shown.all("mark", "found")][:3] == ["智谱AI", "Zhipu AI", "智譜AI"]
    hrefs = [each.get("href") for each in shown.all("a")]
    assert {"/-/entity/facts/zhipu", "/-/event/facts/raised", "/-/document/facts/taipei"} <= {*hrefs}
    assert shown.texts("p", "standing") == ["Events: 7; names: 1; documents: 3."]
    marks = {each["text"] for each in page(served, "/-/search/facts?q=Zhipu+AI").all("mark", "found")}
    assert {"智谱AI", "Zhipu AI"} <= marks
    more = next(href for href in hrefs if href and "_search=" in href)
    assert len(short(page(served, more))) == 7


def test_a_long_text_is_cut_around_what_was_found(served):
    shown = page(served, "/-/search/facts?q=神经 谷歌")
    assert "Nothing has all of these words" in " ".join(shown.texts("p"))
    shown = page(served, "/-/search/facts?q=谷歌")
    assert any(text.startswith("…") and "辛顿离开谷歌后说" in text for text in shown.texts("p"))


@pytest.mark.parametrize(
    "q", ["", "  ", '"', "'; drop table events; --", "%E2%80%AE", "*", "a" * 5000, "NOT AND OR NEAR("]
)
def test_odd_queries_are_survived(served, q):
    page(served, "/-/search/facts?q=" + q)
