"""What the store promises: twice is once, order leaves no trace, nothing is lost when a build dies."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regesta.db import store
from regesta.db.schema import APPLICATION_ID, TABLES, VIEWS
from regesta.extract.model import Claim, Funding, Problem, Quantity, Reading, Release, Span

from .readings import Draft, corpus, day, funded, model, open_sourced, organisation, yuan
from .stored import RUN, content, rows

# Laws ---------------------------------------------------------------------------------------------------------------


def test_storing_twice_changes_nothing(target: Path) -> None:
    first = store.build(target, corpus(), run=RUN)
    before = content(target)
    second = store.build(target, corpus() + corpus(), run=replace(RUN, started_at="2030-01-01T00:00:00+00:00"))
    assert content(target) == before
    assert second.content_sha256 == first.content_sha256
    assert second.counts == first.counts


@given(st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_readings_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, shuffle: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("order")
    ordered = store.build(folder / "a.db", corpus(), run=RUN)
    readings = corpus()
    shuffle.shuffle(readings)
    shuffled = store.build(folder / "b.db", readings, run=RUN)
    assert shuffled.content_sha256 == ordered.content_sha256
    assert (folder / "a.db").read_bytes() == (folder / "b.db").read_bytes()


def test_every_quote_is_proved_in_sql(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert rows(target, "select count(*), sum(proved) from facts_with_evidence") == [(20, 20)]
    for table in ("mentions", "claims"):
        assert rows(
            target,
            f"select count(*) from {table} r join documents d on d.id = r.document_id "
            'where substr(d.text, r.start + 1, r."end" - r.start) <> r.quote',
        ) == [(0,)]


def test_the_same_bytes_under_two_paths_are_one_document_under_the_first(target: Path) -> None:
    readings = [open_sourced("z.txt").reading(), open_sourced("b.txt").reading(), open_sourced("m.txt").reading()]
    summary = store.build(target, readings, run=RUN)
    assert rows(target, "select path from documents") == [("b.txt",)]
    assert summary.duplicates == ("m.txt", "z.txt")
    assert summary.counts["claims"] == 1
    assert rows(target, "select title from events") == [("智谱AI开源GLM-130B(b.txt)",)]


# Tables -------------------------------------------------------------------------------------------------------------


def test_every_table_and_view_of_the_contract_exists_and_is_ours(target: Path) -> None:
    store.build(target, [], run=RUN)
    assert {
        n
        for (n,) in rows(target, "select name from sqlite_master where type = 'table' and name not like 'sqlite%'")
        if "_fts" not in n
    } == set(TABLES)
    assert {n for (n,) in rows(target, "select name from sqlite_master where type = 'view'")} == set(VIEWS)
    for view in VIEWS:
        assert rows(target, f"select * from {view}") == []
    assert rows(target, "pragma application_id") == [(APPLICATION_ID,)]
    assert rows(target, "pragma user_version") == [(1,)]
    for name, table in TABLES.items():
        assert [r[1] for r in rows(target, f'pragma table_info("{name}")')] == list(table.columns)
        keys = {(r[3], r[2]) for r in rows(target, f'pragma foreign_key_list("{name}")')}
        assert keys == set(table.keys.items())


def test_columns_that_lead_elsewhere_or_are_facets_have_an_index(target: Path) -> None:
    store.build(target, [], run=RUN)
    for name, table in TABLES.items():
        first = {
            rows(target, f'pragma index_info("{i[1]}")')[0][2] for i in rows(target, f'pragma index_list("{name}")')
        }
        assert set(table.keys) <= first, name
    facets = {
        "events": "type year month factuality precision",
        "claims": "type factuality speaker document_id event_id",
        "funding": "kind round currency company_id",
        "releases": "organisation_id kind modality accessibility",
        "mentions": "document_id kind",
        "entities": "kind",
        "participants": "entity_id role",
    }
    for name, columns in facets.items():
        first = {
            rows(target, f'pragma index_info("{i[1]}")')[0][2] for i in rows(target, f'pragma index_list("{name}")')
        }
        assert set(columns.split()) <= first, name


def test_an_event_shows_the_finest_date_and_counts_its_documents_and_sources(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert rows(
        target,
        "select type, title, title_en, date, date_written, earliest, latest, precision, year, month, factuality, "
        "documents, sources, conflicts from events order by date",
    ) == [
        ("funding", "智譜AI估值140億元", None, None, None, None, None, None, None, None, "actual", 1, 1, 0),
        (
            "open_source",
            "智谱AI开源GLM-130B(news/a.txt)",
            "Zhipu AI opens GLM-130B",
            "2022-08-04",
            "2022年8月4日",
            "2022-08-04",
            "2022-08-04",
            "day",
            2022,
            8,
            "actual",
            2,
            2,
            0,
        ),
        (
            "funding",
            "智谱AI融资",
            None,
            "2023-10-20",
            "2023年10月20日",
            "2023-10-20",
            "2023-10-20",
            "day",
            2023,
            10,
            "actual",
            2,
            2,
            0,
        ),
    ]


def test_funding_unites_the_investors_of_all_claims_and_keeps_the_best_amount(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert rows(
        target, "select company, kind, round, amount, lead_investors, investors, date from funding_readable"
    ) == [
        ("智谱AI", "round", None, "2.5 billion CNY", "[]", '["腾讯", "美团", "高瓴"]', "2023-10-20"),
        ("智谱AI", "valuation", None, "14 billion CNY", "[]", "[]", None),
    ]


def test_a_release_knows_its_product_its_maker_and_its_size(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert rows(
        target,
        "select name, organisation, date, kind, billion_parameters, accessibility, documents from releases_readable",
    ) == [("GLM-130B", "智谱AI", "2022-08-04", "model", "130", "open weights", 2)]


def test_the_timeline_is_in_order_and_leads_to_the_words(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert [date for (date,) in rows(target, "select date from timeline")] == ["2022-08-04", "2023-10-20"]
    assert rows(
        target,
        "select t.date, parties, t.quote, substr(d.text, t.start + 1, t.end - t.start) = t.quote "
        "from timeline t join documents d on d.id = t.document_id order by t.earliest",
    ) == [
        ("2022-08-04", "智谱AI · GLM-130B", "2022年8月4日,智谱AI开源了1300亿参数的GLM-130B", 1),
        ("2023-10-20", "智谱AI · 美团 · 腾讯 · 高瓴", "2023年10月20日,智谱AI获得25亿元融资,由腾讯、美团", 1),
    ]


def test_what_was_read_but_not_used_is_listed_with_its_reason(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert rows(target, "select kind, quote, value, reason, context from unlinked") == [
        ("date", "三天后", "?", "in no fact", "三天后見,7月,ChatGLM3不在其中。"),
        (
            "date",
            "7月",
            "XXXX-07",
            "other dates are counted from it; it is in no fact itself",
            "三天后見,7月,ChatGLM3不在其中。",
        ),
        ("entity", "ChatGLM3", "ChatGLM3", "nothing is said of it", "三天后見,7月,ChatGLM3不在其中。"),
    ]


def test_one_entity_has_all_its_written_names_with_script_and_document(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert rows(
        target,
        "select e.name, n.name, script, path from names n join entities e on e.id = n.entity_id "
        "join documents d on d.id = n.source where e.name_en = 'Zhipu AI' order by path",
    ) == [
        ("智谱AI", "智谱AI", "zh-Hans", "b.txt"),
        ("智谱AI", "智谱AI", "zh-Hans", "c.txt"),
        ("智谱AI", "智谱AI", "zh-Hans", "d.txt"),
        ("智谱AI", "智譜AI", "zh-Hant", "e.md"),
        ("智谱AI", "智谱AI", "zh-Hans", "news/a.txt"),
    ]


def test_an_anchored_date_names_its_anchor(target: Path) -> None:
    store.build(target, corpus(), run=RUN)
    assert rows(
        target,
        "select m.quote, m.basis, a.quote, t.why from dates t join mentions m on m.id = t.mention_id "
        "join mentions a on a.id = t.anchor_mention_id",
    ) == [("三天后", "anchored", "7月", "there is nothing to count from")]


def test_numbers_are_integers_where_they_are_integers(target: Path) -> None:
    d = Draft("n.txt", "1.5元、3元、99999999999999999999元、0.1%")
    for words, value in (
        ("1.5元", yuan("1.5")),
        ("3元", yuan("3.0")),
        ("99999999999999999999元", yuan("99999999999999999999")),
    ):
        d.mention(words, value)
    d.mention("0.1%", Quantity(Decimal("0.1"), None, "percent", "at_least"))
    store.build(target, [d.reading()], run=RUN)
    assert rows(target, "select min, typeof(min) from amounts order by min") == [
        (1.5, "real"),
        (3, "integer"),
        (1e20, "real"),
    ]
    assert rows(target, "select min, max, hedge, unit from quantities") == [(0.1, None, "at_least", "percent")]


def test_a_name_or_amount_without_evidence_is_a_problem_and_no_cell(target: Path) -> None:
    d = Draft("p.txt", "智谱AI完成融资。")
    d.claim(
        "funding",
        {"investee": d.mention("智谱AI", organisation("智谱AI"))},
        funding=Funding("智谱AI", "round", amount=yuan(5), investors=("红杉",)),
    )
    store.build(target, [d.reading()], run=RUN)
    assert rows(target, "select min, investors from funding") == [(None, "[]")]
    assert rows(target, "select rule, path, message from problems order by message") == [
        ("store/unproved", "p.txt", "the amount 5..5 (funding, hand/funding) has no evidence: left out"),
        ("store/unproved", "p.txt", "红杉 (funding, hand/funding) has no evidence: left out"),
    ]


def test_claims_that_say_the_very_same_are_one_with_the_evidence_of_both(target: Path) -> None:
    d = open_sourced()
    d.claims.append(replace(d.claims[0], evidence=d.claims[0].evidence[:3]))
    store.build(target, [d.reading()], run=RUN)
    assert rows(target, "select count(*), (select count(*) from evidence) from claims") == [(1, 4)]


def test_the_publication_date_has_its_evidence_and_reason(target: Path) -> None:
    d = open_sourced(published="2022-08-04")
    d.proof = (d.mentions[2],)
    store.build(target, [d.reading()], run=RUN)
    assert rows(
        target,
        "select d.published, d.published_basis, m.quote, p.why from documents d "
        "join publications p on p.document_id = d.id left join mentions m on m.id = p.mention_id",
    ) == [("2022-08-04", "metadata", d.mentions[2].quote, "The metadata gives it.")]


def test_problems_are_rows_and_are_read_after_the_readings(target: Path) -> None:
    found: list[Problem] = []

    def readings() -> Iterator[Reading]:
        yield from corpus()
        found.append(Problem("read/empty", "the file is empty", "empty.txt"))

    troubled = replace(
        corpus()[0], problems=(Problem("segment", "odd", span=Span(0, 2), source=corpus()[0].source.id),)
    )
    summary = store.build(target, itertools.chain([troubled], readings()), problems=found, run=RUN)
    assert summary.counts["problems"] == 2
    assert rows(
        target, "select path, rule, start, end, message, document_id is not null from problems order by path"
    ) == [("empty.txt", "read/empty", None, None, "the file is empty", 0), ("news/a.txt", "segment", 0, 2, "odd", 1)]


def test_a_text_that_sqlite_cannot_hold_is_a_problem_and_the_rest_is_stored(target: Path) -> None:
    half, cut = Draft("half.txt", "甲"), Draft("cut.txt", "甲\0乙")
    broken = half.reading()
    broken = replace(broken, source=replace(broken.source, title="\ud800"))
    store.build(target, [broken, cut.reading(), *corpus()], run=RUN)
    assert rows(target, "select count(*) from documents") == [(5,)]
    assert [r[0] for r in rows(target, "select path from problems order by path")] == ["cut.txt", "half.txt"]


def test_a_run_says_what_it_was_made_with(target: Path) -> None:
    summary = store.build(target, corpus(), run=RUN)
    assert rows(
        target,
        "select tool_version, rules_sha256, lexicon_sha256, fx_sha256, inputs_sha256, content_sha256, started_at, "
        "finished_at from runs",
    ) == [
        (
            "0.1.0",
            "rules",
            "words",
            "rates",
            "inputs",
            summary.content_sha256,
            "2026-01-01T00:00:00+00:00",
            "2026-01-01T00:01:00+00:00",
        )
    ]


def test_names_in_lists_are_those_that_the_entities_show(target: Path) -> None:
    """騰訊 in one article and 腾讯 in two is one investor, under the name that is written more often."""
    a = funded("a.txt", investors=("腾讯",), published="2023-10-20")
    b = funded("b.txt", investors=("腾讯",), date_words="10月20日", published="2023-10-21")
    c = Draft("c.txt", "2023年10月20日,智譜AI獲騰訊領投。")
    c.claim(
        "funding",
        {
            "date": c.mention("2023年10月20日", day("2023-10-20")),
            "investee": c.mention("智谱AI", organisation("智譜AI", "zhipu")),
            "lead_investor": c.mention("腾讯", organisation("騰訊", "腾讯")),
        },
        funding=Funding("智譜AI", "round", lead_investors=("騰訊",)),
    )
    store.build(target, [d.reading() for d in (a, b, c)], run=RUN)
    [(leads, everyone, documents)] = rows(target, "select lead_investors, investors, documents from funding_readable")
    assert (json.loads(leads), json.loads(everyone), documents) == (["腾讯"], ["腾讯"], 3)


def test_sums_are_in_dollars_at_the_rate_of_the_claims_day(target: Path) -> None:
    store.build(target, [funded(published="2024-01-02").reading()], run=RUN)
    assert rows(target, "select usd_min, usd_max, fx_date from amounts") == [(341693659.75, 341693659.75, "2023-10-20")]
    assert rows(target, "select usd_min, usd_max, fx_date from funding") == [(341693659.75, 341693659.75, "2023-10-20")]
    assert rows(target, "select million_usd from funding_readable") == [("341.7",)]


def test_a_date_that_a_claim_could_place_is_stored_so(target: Path) -> None:
    d = open_sourced(date_words="8月4日")
    d.mentions[2] = replace(d.mentions[2], value=day("XXXX-08-04"))
    store.build(target, [d.reading()], run=RUN)
    assert rows(target, "select edtf from dates") == [("2022-08-04",)]


def test_a_claim_says_how_its_date_is_known_and_nothing_when_it_has_none(target: Path) -> None:
    d = open_sourced()
    dated: Claim = d.claims[0]
    d.claims.append(replace(dated, type="release", when=None, release=Release("GLM-130B")))
    d.mention("GLM-130B", model("GLM-130B"))
    store.build(target, [d.reading()], run=RUN)
    assert rows(target, "select type, date, basis from claims order by type") == [
        ("open_source", "2022-08-04", "written"),
        ("release", None, None),
    ]
