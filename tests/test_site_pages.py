"""Entity and unlinked pages, lanes, long documents in parts, and the two languages."""

from __future__ import annotations

import re
from pathlib import Path

import datasette
import pytest
import yaml
from regesta.db.site import entity, lanes, language, serving
from regesta.db.site.lanes import MOST

from . import site_database
from .site_page import Page, get, page, short

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "db" / "site" / "templates" / "regesta"
CHINESE = yaml.safe_load((ROOT / "db" / "site" / "zh.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    made = site_database.small()
    for id, date, kind, usd in (
        ("seed", "2019-08", "round", 3e6),
        ("a", "2021-09-10", "round", 20e6),
        ("all", "2023-10-01", "cumulative", 3.4e8),
    ):
        days = f"{date}/{date}" if len(date) > 7 else f"{date}-01/{date}-31"
        made.event(id, "funding", f"智谱AI融资 {id}", "", date, days, "day", date, investee="zhipu", investor="tencent")
        made.claim(id, "talk", "对话智谱AI张鹏")
        made.funding(id, "zhipu", kind=kind, round="A", min=usd * 7, max=usd * 7, usd_min=usd, usd_max=usd)
    missed = made.mention("talk", "5到20年", "date")
    made.rows["misses"].append({"mention_id": missed, "reason": "a duration dates nothing <b>"})
    made.rows["dates"].append(
        {
            "mention_id": missed,
            "edtf": None,
            "earliest": None,
            "latest": None,
            "precision": None,
            "anchor_mention_id": None,
            "why": None,
        }
    )
    return serving.make_datasette(site_database.write(tmp_path_factory.mktemp("pages") / "facts.db", made))


@pytest.mark.parametrize("query", ["", "&factuality=actual", "&_search=智谱", "&year=2023", "&type=none"])
@pytest.mark.parametrize("by", ["entity", "source"])
def test_of_very_many_events_the_fullest_lanes_are_counted_the_other_way_round(served, monkeypatch, by, query):
    few = page(served, f"/-/timeline/facts?_lanes={by}{query}")
    monkeypatch.setattr(lanes, "LARGE", -1)
    many = page(served, f"/-/timeline/facts?_lanes={by}{query}")
    assert [each["text"] for each in many.all("tr")] == [each["text"] for each in few.all("tr")]
    assert [each.get("aria-label") for each in many.all("svg")] == [each.get("aria-label") for each in few.all("svg")]
    told = "Of so many events, only the lanes that are fullest in the whole database are counted."
    assert (told in many.texts("p", "note")) is bool(many.all("table"))
    assert told not in few.texts("p", "note")


def test_an_entity_has_its_names_money_releases_companions_and_timeline(served):
    shown = page(served, "/-/entity/facts/zhipu")
    assert shown.texts("h1") == ["智谱AI"]
    card = dict(zip(shown.texts("dt"), shown.texts("dd"), strict=True))
    assert card["Names"] == "智譜AI 1 document 智谱 1 document 智谱AI 1 document"
    assert card["Part in events"] == "10 events · investee 5 · agent 4 · organisation 1"
    assert shown.texts("h2")[:3] == ["Money raised", "Releases", "In the same events"]
    assert {"140 million CNY", "20 million", "3 million", "340 million"} <= set(shown.texts("td", "figure"))
    assert "sum of the rounds: at least 23 million USD" in shown.texts("span", "key sum")
    assert len(shown.all("line", "round")) == 2
    assert len(shown.all("circle", "told")) == 2
    assert len(short(shown)) == 10
    assert page(served, "/-/entity/facts/tencent").texts("h2")[0] == "Investments"
    assert get(served, "/-/entity/facts/none").status_code == 404


def test_a_chart_needs_a_round_with_a_day_and_a_sum():
    row = {
        "factuality": {"key": "actual"},
        "kind": "round",
        "usd_min": 5.0,
        "usd_max": None,
        "earliest": "2020-01-01",
        "latest": "2020-12-31",
    }
    assert entity.chart([row])["total"] == 5
    for change in (
        {"kind": "valuation"},
        {"usd_min": None},
        {"earliest": None, "latest": None},
        {"factuality": {"key": "planned"}},
    ):
        assert entity.chart([row | change]) is None


def test_a_round_that_may_have_been_told_before_is_not_added():
    row = {
        "factuality": {"key": "actual"},
        "kind": "round",
        "currency": "CNY",
        "round": None,
        "min": 25.0,
        "max": 25.0,
        "usd_min": 3.4,
        "usd_max": 3.4,
        "earliest": "2023-10-20",
        "latest": "2023-10-20",
        "date": "2023-10-20",
    }
    for again in (
        {"date": "2023", "earliest": "2023-01-01", "latest": "2023-12-31"},
        {"min": 20.0, "max": None, "usd_min": 2.7, "usd_max": None, "hedge": "more_than"},
        {"currency": "USD", "min": 3.3, "max": 3.3, "usd_min": 3.3, "usd_max": 3.3},
    ):
        drawn = entity.chart([row | again, row])
        assert (drawn["total"], len(drawn["bars"]), len(drawn["told"])) == (3.4, 1, 1)
    for other in ({"date": "2024", "earliest": "2024-01-01", "latest": "2024-12-31"}, {"min": 30.0, "max": 30.0}):
        drawn = entity.chart([row | other, row])
        assert (drawn["total"], len(drawn["bars"]), len(drawn["told"])) == (6.8, 2, 0)
    assert entity.chart([row | {"round": "A"}, row | {"round": "B"}])["total"] == 6.8


def test_the_ledger_shows_each_miss_in_its_words_with_its_reason(served):
    shown = page(served, "/-/unlinked/facts?document=talk")
    assert shown.texts("mark", "missed") == ["5到20年"]
    (line,) = [each["text"] for each in shown.all("li") if "duration" in each["text"]]
    assert "机器可能在5到20年内超过人" in line
    assert "a duration dates nothing <b>" in line
    (href,) = [each["href"] for each in shown.all("a") if "mention=" in (each.get("href") or "")]
    assert page(served, href).texts("mark", "hit") == ["5到20年"]
    assert page(served, "/-/unlinked/facts?document=news").all("mark") == []
    assert page(served, "/-/document/facts/talk").all("mark", "missed") == []
    page(served, "/-/unlinked/facts?_page=99&kind=x&reason=y")


@pytest.mark.parametrize(("lanes", "first"), [("type", "funding"), ("entity", "智谱AI"), ("source", "山雨笔记")])
def test_lanes_compare_over_the_years_of_the_strip(served, lanes, first):
    shown = page(served, f"/-/timeline/facts?_lanes={lanes}")
    rows = [each["text"] for each in shown.all("th") if each.get("scope") == "row"]
    assert rows[0].strip() == first
    assert len(rows) <= MOST
    assert all(
        each["href"].count("_lanes") == 1
        for each in shown.all("a")
        if each.get("rel") == "next" or "chosen" in each["inside"]
    )
    for query in ("year=2023", "year=2023&month=10", "type=release"):
        page(served, f"/-/timeline/facts?_lanes={lanes}&{query}")


def test_a_document_with_5000_facts_is_shown_in_parts_and_opens_at_the_fact(tmp_path):
    made = site_database.small()
    site_database.many(made, 5000)
    served = serving.make_datasette(site_database.write(tmp_path / "facts.db", made))
    first = page(served, "/-/document/facts/bulk")  # how fast: bench/site.py
    claim = made.rows["claims"][-1]["id"]
    last = page(served, f"/-/document/facts/bulk?claim={claim}")
    assert f"claim-{claim}" in [each.get("id") for each in last.elements]
    seen, path = [], "/-/document/facts/bulk"
    for _ in range(40):
        text = get(served, path).text
        assert text.count("<") < 1500 * 4
        seen += re.findall(r'id="claim-\w+"[^>]*>(\d+)</a>', text)
        if not (onward := re.search(r'rel="next" href="([^"]+)"', text)):
            break
        path = "/-/document/facts/bulk" + onward[1]
    assert seen == [str(number) for number in range(1, 5001)]
    assert first.texts("h2") == ["Facts in this part"]


def test_a_line_of_two_million_characters_is_survived(tmp_path):
    made = site_database.small()
    made.document("line", "一" * 2_000_000, title="长")
    served = serving.make_datasette(site_database.write(tmp_path / "facts.db", made))
    assert len(get(served, "/-/document/facts/line").text) < 200_000
    assert len(get(served, "/-/document/facts/line?_page=60").text) < 200_000


TEXT = re.compile(r"""\bt\(\s*(?:"([^"]+)"|'([^']+)')""")


def said_in_templates():
    return {
        one or other
        for path in TEMPLATES.glob("*.html")
        for one, other in TEXT.findall(path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/-/event/facts/none", 404, "本库没有此标识的事件；时间线列出了已有的事件。"),
        ("/-/nothing", 404, "此地址没有页面：/-/nothing"),
        ("/facts/none", 404, "Table not found"),
        ("/-/timeline/none", 404, "此处没有这个名称的数据库。"),
    ],
)
def test_what_is_not_there_says_so_in_the_language_of_the_page_and_leads_on(served, path, status, said):
    shown = page(served, path + "?_lang=zh", status)
    assert shown.texts("h1") == ["此处没有内容"]
    assert said in " ".join(
        "".join(each["text"].split(" ")) if said[0] > "z" else each["text"] for each in shown.all("p")
    )
    assert {"/", "/-/timeline/facts", "/-/search/facts", "/facts"} <= {each.get("href") for each in shown.all("a")}
    assert page(served, path, status).texts("h1") == ["Nothing is here"]


def test_sql_that_fails_is_shown_to_be_mended(served):
    for sql in (
        "delete from events",
        "with recursive a(x) as (select 1 union all select x + 1 from a) select count(*) from a",
    ):
        answer = get(served, "/facts", params={"sql": sql}, follow_redirects=True)
        assert answer.status_code == 400
        shown = Page(answer.text)
        if shown.all("article", "mistake"):
            assert shown.texts("textarea") == [sql]
            assert [each["action"] for each in shown.all("form") if "mistake" not in each and each["method"] == "get"][
                -1
            ].startswith("/facts")
            assert "javascript" not in answer.text
        else:
            assert sql in answer.text
    assert get(served, "/facts.json?sql=delete+from+events", follow_redirects=True).json()["ok"] is False


def test_the_words_of_datasette_are_chinese_on_a_chinese_page(served):
    shown = page(served, "/facts/events?_lang=zh")
    text = " ".join(shown.all("main")[0]["text"].split())
    for chinese in ("14 行", "搜索：", "数据格式：", "查看并编辑 SQL", "更多导出"):
        assert chinese in text
    for english in ("14 rows", "Search:", "This data as", "View and edit SQL", "Advanced export"):
        assert english not in text
        assert english in " ".join(page(served, "/facts/events").all("main")[0]["text"].split())
    assert {"事件类型", "英文标题", "真实性"} <= set(shown.texts("span", "gloss"))
    assert page(served, "/facts/events").texts("span", "gloss") == []


def test_every_word_of_datasette_that_we_say_in_chinese_is_one_of_its_own():
    templates = Path(datasette.__file__).parent / "templates"
    said = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in templates.glob("*.html"))
    only = {
        "0.": {"Choose columns", "Column actions", "count all", "+ rows", "rows", "Apply filters"},
        "1.": {"Apply", "Query parameters"},
    }
    known = only["0." if datasette.__version__.startswith("0.") else "1."]
    assert {english for english in language.theirs() if english not in said} <= known


def test_filters_in_force_are_named_in_the_language_of_the_page(served):
    path = "/-/timeline/facts?type=release&year__gte=2023&entity=zhipu&date__notnull=1"
    assert page(served, path).texts("ul", "chosen") == [
        "type = release × year ≥ 2023 × date is there × entity = 智谱AI × clear all"
    ]
    assert page(served, path + "&_lang=zh").texts("ul", "chosen") == [
        "类型 = 发布 × 年 ≥ 2023 × 日期 存在 × 名称 = 智谱AI × 全部清除"
    ]
    nothing = page(served, "/-/timeline/facts?type=ipo")
    assert nothing.texts("div", "standing") == ["No event fits these filters. The whole timeline"]


def test_every_text_of_the_templates_has_its_chinese():
    assert {
        text for text in said_in_templates() if text not in CHINESE and not text.lower().startswith("events per ")
    } == set()
    for english, chinese in CHINESE.items():
        assert re.findall(r"\{\w+\}", english).sort() == re.findall(r"\{\w+\}", chinese).sort(), english
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", chinese)), english


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ({}, "en"),
        ({"headers": {"accept-language": "zh-TW,zh;q=0.9,en;q=0.5"}}, "zh-Hans"),
        ({"headers": {"accept-language": "de, en;q=0.3"}}, "en"),
        ({"cookies": {"regesta_lang": "zh"}}, "zh-Hans"),
        ({"cookies": {"regesta_lang": "<script>"}}, "en"),
        ({"cookies": {"regesta_lang": "zh"}, "params": {"_lang": "en"}}, "en"),
        ({"params": {"_lang": "zh"}}, "zh-Hans"),
    ],
)
def test_the_language_is_asked_for_then_remembered_then_preferred(served, given, language):
    for path in ("/", "/-/timeline/facts", "/facts/events"):
        assert Page(get(served, path, **given).text).all("html")[0]["lang"] == language


def test_a_choice_of_language_is_kept_in_a_cookie(served):
    answer = get(served, "/-/timeline/facts?_lang=zh")
    assert "regesta_lang=zh; Path=/; Max-Age=31536000; SameSite=Lax" in answer.headers["set-cookie"]
    assert "accept-language" in answer.headers["vary"]
    assert "set-cookie" not in get(served, "/-/timeline/facts?_lang=xx").headers


def test_chinese_pages_have_chinese_chrome_and_mark_what_is_english(served):
    shown = page(served, "/-/timeline/facts?_lang=zh")
    assert shown.texts("h1") == ["时间线"]
    assert {"计划中", "传闻", "被否认"} <= set(shown.texts("span", "factuality"))
    assert "> 25亿 CNY (累计)" in shown.texts("strong")
    assert {each["lang"] for each in shown.all("p", "title-en")} == {"en"}
    assert next(each.get("lang") for each in shown.all("a") if "h4" in each["inside"]) is None
    english = page(served, "/-/timeline/facts")
    assert {each.get("lang") for each in english.all("p", "title-en")} == {None}
    assert next(each.get("lang") for each in english.all("a") if "h4" in each["inside"]) == "zh"
    links = {each["text"]: each["href"] for each in english.all("a") if each.get("hreflang")}
    assert links == {"English": "?_lang=en", "中文": "?_lang=zh"}
    assert "按时间排列" not in page(served, "/").all("main")[0]["text"]
    assert "Every dated event" not in page(served, "/?_lang=zh").all("main")[0]["text"]
