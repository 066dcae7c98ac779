"""The site as Datasette answers it in-process: content, filters, escaping, headers, and other people's databases."""
from __future__ import annotations

import asyncio
import doctest
import re
import socket
import sqlite3
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from datasette.app import Datasette
from datasette.plugins import pm
from hypothesis import given
from hypothesis import strategies as st
from regesta.db.schema import TABLES, VIEWS
from regesta.db.site import marks, plugin, serving, visible, words
from regesta.db.site.marks import Cover, pieces
from regesta.db.site.security import STRICT

from tests import site_database

ROOT = Path(__file__).parent.parent
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """What a browser would see: elements with their text, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[dict] = []
        self.open: list[dict] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", "inside": [each["tag"] for each in self.open], **dict(attrs)}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()["tag"] != tag:
            pass
        if tag == "li":                                    # the next begins a line
            self.handle_data(" ")

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, kind=""):
        return [each for each in self.elements if each["tag"] == tag and set(kind.split()) <= set((each.get("class") or "").split())]

    def texts(self, tag, kind=""):
        return [" ".join(each["text"].split()) for each in self.all(tag, kind)]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return site_database.build(tmp_path_factory.mktemp("site") / "facts.db")


@pytest.fixture(scope="module")
def served(database):
    return serving.make_datasette(database)


def get(served, path, **given):
    return asyncio.run(served.client.get(path, **given))


def page(served, path, status=200):
    answer = get(served, path)
    assert answer.status_code == status, answer.text
    return Page(answer.text)


def titles(shown):
    return [each["text"].strip() for each in shown.all("h4", "title")]


def short(shown):
    """The events of a timeline by their ids."""
    return [each["href"].rsplit("/", 1)[1] for each in shown.all("a") if "h4" in each["inside"]]


# the pages --------------------------------------------------------------------------------------------------------------


def test_home_says_what_the_database_holds_and_asks_five_questions(served):
    shown = page(served, "/")
    held = dict(zip(shown.texts("dt"), shown.texts("dd"), strict=True))
    assert {key.split()[0]: value for key, value in list(held.items())[:6]} == {
        "Documents": "4", "Events": "11", "Funding": "2", "Releases": "2", "Amounts": "0", "Period": "2019-06 – 2024-02"}
    questions = [each["href"] for each in shown.all("a") if (each.get("href") or "").startswith("/facts/") and "ul" in each["inside"]]
    assert [href for href in questions if href.removeprefix("/facts/") in QUERIES] == [f"/facts/{name}" for name in QUERIES]
    assert short(shown) == ["evil", "chatglm3", "raised", "glm130b", "founding"]


def test_the_timeline_is_in_order_coarse_before_fine_and_undated_last(served):
    shown = page(served, "/-/timeline/facts")
    assert short(shown) == ["founding", "glm130b", "raised", "chatglm3", "denied", "planned", "rumour", "evil", "forecast",
                            "if", "valuation"]
    assert [heading.split()[0] for heading in shown.texts("h2")] == ["2019", "2022", "2023", "2024", "2028", "Undated"]
    assert short(page(served, "/-/timeline/facts?_sort_desc=date")) == [
        "forecast", "evil", "rumour", "planned", "denied", "chatglm3", "raised", "glm130b", "founding", "valuation", "if"]


def test_an_entry_shows_precision_factuality_parties_money_model_and_leads_to_the_words(served):
    shown = page(served, "/-/timeline/facts")
    glyphs = dict(zip(short(shown), [each["class"].split()[1:] for each in shown.all("span", "glyph")
                                     if "ol" in each["inside"]], strict=True))
    assert glyphs["glm130b"] == ["day", "actual"]
    assert glyphs["raised"] == ["month", "actual"]
    assert glyphs["denied"] == ["approx", "denied"]
    assert glyphs["forecast"] == ["range", "predicted"]
    assert glyphs["valuation"] == ["undated", "actual"]
    assert {"planned 计划中", "rumoured 传闻", "denied 被否认", "predicted 预测", "hypothetical 假设"} <= set(
        shown.texts("span", "factuality"))
    entry = next(each for each in shown.all("li", "entry") if "25亿元" in each["text"])
    text = " ".join(entry["text"].split())
    for part in ("2023-10", "上个月", "funding 融资", "> 2.5 billion CNY (cumulative)", "智谱AI", "阿里巴巴", "3 documents", "1 in conflict"):
        assert part in text
    assert "GLM-130B · 130B parameters · open weights" in shown.texts("strong")
    claim = site_database.digest("glm130b", "talk", site_database.INTERVIEW.index("GLM-130B有"))
    assert f"/-/document/facts/talk?claim={claim}#claim-{claim}" in [each.get("href") for each in shown.all("a")]


@pytest.mark.parametrize(("query", "found"), [
    ("type=funding", ["raised", "valuation"]),
    ("type__in=funding,founding", ["founding", "raised", "valuation"]),
    ("factuality=denied", ["denied"]),
    ("factuality__not=actual&date__notnull=1", ["denied", "planned", "rumour", "forecast"]),
    ("entity=tencent", ["raised"]),
    ("entity=智譜AI&type=release", ["chatglm3", "planned"]),
    ("entity=Geoffrey+Hinton", ["forecast"]),
    ("document=taipei", ["raised", "if"]),
    ("year=2023", ["raised", "chatglm3", "denied"]),
    ("year=2023&month=10", ["raised", "chatglm3"]),
    ("year__gte=2023&year__lte=2023", ["raised", "chatglm3", "denied"]),
    ("earliest=2023-10-27&latest=2023-10-27", ["chatglm3"]),
    ("date__isnull=1", ["if", "valuation"]),
    ("_search=glm+release", ["chatglm3"]),
    ("_search=25亿", ["raised"]),
    ("_search=%25", []),
    ("_search='", []),
    ("conflicts__gt=0", ["raised"]),
])
def test_filters_are_those_of_datasette(served, query, found):
    assert short(page(served, f"/-/timeline/facts?{query}")) == found


def test_a_filter_that_is_none_is_named_and_ignored(served):
    shown = page(served, "/-/timeline/facts?nonsense=1&type__wild=2&year=&id)%3Bdrop=3")
    assert len(short(shown)) == 11
    assert shown.texts("p", "note") == ["Not a filter, and ignored: nonsense, type__wild, id);drop."]


@pytest.mark.parametrize("query", ["_page=99999999999", "_page=-1", "_size=0", "_size=x", "year=abc", "year=99999", "month=13&year=2023",
                                   "year=2023&month=0", "year=2023&month=x", "type=%00", "year=²"])
def test_odd_values_are_survived(served, query):
    page(served, f"/-/timeline/facts?{query}")


def test_bars_lead_to_narrower_ranges_and_count_what_they_lead_to(served):
    shown = page(served, "/-/timeline/facts")
    years = {each["href"]: each["aria-label"] for each in shown.all("a") if "svg" in each["inside"]}
    assert years["/-/timeline/facts?year=2023"] == "2023: 3"
    for href, label in years.items():
        assert len(short(page(served, href))) == int(label.rpartition(" ")[2])
    months = [each["href"] for each in page(served, "/-/timeline/facts?year=2023").all("a") if "svg" in each["inside"]]
    assert months == ["/-/timeline/facts?year=2023&month=10", "/-/timeline/facts?year=2023&month=11"]
    days = [each["href"] for each in page(served, months[0]).all("a") if "svg" in each["inside"]]
    assert days == ["/-/timeline/facts?year=2023&month=10&earliest=2023-10-27&latest=2023-10-27"]
    assert short(page(served, days[0])) == ["chatglm3"]


def test_three_thousand_events_stay_below_1500_nodes_and_every_page_can_be_reached(tmp_path):
    served = serving.make_datasette(site_database.build(tmp_path / "many.db", extra=3000))
    path, seen, pages = "/-/timeline/many", [], 0
    while path:
        shown = page(served, path)
        assert len(shown.elements) < 1500
        seen += short(shown)
        pages += 1
        path = next((each["href"] for each in shown.all("a") if each.get("rel") == "next"), "")
    assert (pages, len(seen), len(set(seen))) == (61, 3011, 3011)


def test_decades_stand_for_years_when_there_are_too_many(tmp_path):
    made = site_database.small()
    for year in range(1850, 1990):
        made.event(f"y{year}", "other", str(year), "", str(year), f"{year}-01-01/{year}-12-31", "year", str(year))
    path = site_database.write(tmp_path / "old.db", made)
    shown = page(serving.make_datasette(path), "/-/timeline/old")
    bars = {each["aria-label"]: each["href"] for each in shown.all("a") if "svg" in each["inside"]}
    assert bars["1850–1859: 10"] == "/-/timeline/old?year__gte=1850&year__lte=1859"
    assert len(bars) == 16


def test_an_event_tells_when_why_who_and_every_claim_in_the_order_of_its_documents(served):
    shown = page(served, "/-/event/facts/raised")
    assert shown.texts("h1") == ["智谱AI累计融资超25亿元"]
    card = dict(zip(shown.texts("dt"), shown.texts("dd"), strict=True))
    assert card["When 时间"] == ("2023-10 上个月 month 某月: 2023-10-01 to 2023-10-31 · EDTF 2023-10 "
                                "The month before the interview of November 2023.")
    assert card["Who 相关方"] == "investee 融资方 智谱AI Zhipu AI investor 投资方 阿里巴巴 Alibaba, 腾讯 Tencent"
    assert card["Amount · 金额"] == "> 2.5 billion CNY"
    assert [each["text"][:8] for each in shown.all("blockquote")] == ["智譜AI今年10", "Zhipu AI", "上个月，公司公布"]
    assert [each["lang"] for each in shown.all("blockquote")] == ["zh-Hant", "en", "zh-Hans"]
    assert "amount: One says more than, the other at least. claim 3 and claim 1" in shown.texts("li")
    hrefs = [each["href"] for each in shown.all("a") if "blockquote" in each["inside"]]
    assert all(re.fullmatch(r"/-/document/facts/\w+\?claim=(\w+)#claim-\1", href) for href in hrefs)


def test_a_document_marks_its_evidence_and_opens_at_the_fact_one_came_for(served):
    claim = site_database.digest("raised", "talk", site_database.INTERVIEW.index("上个月"))
    shown = page(served, f"/-/document/facts/talk?claim={claim}")
    assert [each["text"] for each in shown.all("mark")] == [
        "2023年10月27日", "智谱AI", "ChatGLM3", "2019年6月", "清华大学", "GLM-130B", "1300亿参数", "2022年8月4日", "上个月", "超过25亿元",
        "2024年内", "GPT-4", "辛顿", "5到20年内"]
    assert [each["text"] for each in shown.all("mark", "hit")] == ["上个月", "超过25亿元"]
    assert [each["text"] for each in shown.elements if "here" in (each.get("class") or "").split() and each["tag"] in ("span", "mark")] == [
        "上个月", "，公司公布今年融了", "超过25亿元", "。"]
    numbers = [each for each in shown.all("a", "number") if each.get("id")]
    assert [each["text"] for each in numbers] == ["1", "2", "3", "4", "5", "6"]
    assert next(each["id"] for each in numbers if each["text"] == "4") == f"claim-{claim}"
    assert shown.all("p", "passage boilerplate")[0]["text"].startswith("本文系")
    assert "The month after the October of which the interview speaks as last month." in shown.texts("p", "why")
    assert len(shown.all("li")) - len([each for each in shown.all("li") if "nav" in each["inside"]]) == 6


def test_a_mention_that_is_no_evidence_is_shown_in_its_place(served):
    made = sqlite3.connect(f"file:{served.databases['facts'].path}?immutable=1", uri=True)
    ((mention,),) = made.execute("select mention_id from publications where document_id = 'news'").fetchall()
    shown = page(served, f"/-/document/facts/news?mention={mention}")
    assert [each["text"] for each in shown.all("mark", "hit")] == ["20 ", "October 2023"]      # the latter is also evidence
    assert f"mention-{mention}" in [each.get("id") for each in shown.elements]


@pytest.mark.parametrize("document", ["talk", "news", "taipei", "evil"])
def test_the_page_shows_the_whole_text_and_nothing_but_the_text(served, document):
    text = {"talk": site_database.INTERVIEW, "news": site_database.NEWS, "taipei": site_database.TAIPEI,
            "evil": site_database.HOSTILE}[document]
    shown = page(served, f"/-/document/facts/{document}")
    passages = "".join(each["text"] for each in shown.all("p", "passage"))
    numbers = [each["text"] for each in shown.all("a", "number") if each.get("id")]
    wanted = visible.visible(text).replace("\n", "")
    assert len(passages) == len(wanted) + sum(map(len, numbers))
    for number in numbers:                       # each stands once, where its sentence begins
        at = next(i for i in range(len(passages)) if passages[:i] == wanted[:i] and passages[i:i + len(number)] == number
                  and passages[i + len(number):i + len(number) + 3] == wanted[i:i + 3])
        passages = passages[:at] + passages[at + len(number):]
    assert passages == wanted


@pytest.mark.parametrize("path", ["/-/event/facts/none", "/-/document/facts/none", "/-/timeline/none", "/-/event/none/x",
                                  "/-/timeline/_memory", "/-/nothing", "/-/regesta/none.css", "/-/regesta/..%2Fplugin.py"])
def test_what_is_not_there_is_404(served, path):
    assert get(served, path, follow_redirects=True).status_code == 404      # %2F is redirected to Datasette's own encoding


def test_names_with_odd_characters_have_pages(tmp_path):
    made = site_database.small()
    made.event("a/b?c d~1", "other", "Odd", "", "2020", "2020-01-01/2020-12-31", "year", "2020", organisation="zhipu")
    served = serving.make_datasette(site_database.write(tmp_path / "my facts.v2.db", made))
    for href in [each["href"] for each in page(served, "/").all("a") if (each.get("href") or "").startswith("/")]:
        assert get(served, href).status_code == 200, href
    shown = page(served, "/-/timeline/my~20facts~2Ev2?year=2020")
    href = next(each["href"] for each in shown.all("a") if "h4" in each["inside"])
    assert page(served, href).texts("h1") == ["Odd"]


# text from articles -------------------------------------------------------------------------------------------------------

EVERY_PAGE = ["/", "/-/timeline/facts", "/-/event/facts/evil", "/-/document/facts/evil", "/facts", "/facts/events", "/facts/claims",
              "/facts/documents", "/facts/mentions", "/facts/timeline", "/facts/dates", "/facts/events/evil", "/facts/facts_with_evidence",
              "/facts/said_by?speaker=", "/facts?sql=select+*+from+events"]


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_text_from_articles_is_never_markup(served, path):
    answer = get(served, path)
    shown = Page(answer.text)
    assert shown.all("img") == []
    assert [each["text"] for each in shown.all("script") if "alert" in each["text"] or "pwned" in each["text"]] == []
    assert [each for each in shown.elements if any(key.startswith("on") for key in each)] == []
    assert [each for each in shown.elements if (each.get("href") or "").strip().lower().startswith("javascript:")] == []
    assert "<b>x</b>" not in answer.text


@pytest.mark.parametrize("path", [path for path in EVERY_PAGE if path not in ("/facts/events/evil",)])
def test_bidirectional_overrides_are_shown_not_obeyed(served, path):
    assert "\u202e" not in get(served, path).text


# headers ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/-/timeline/facts", "/-/event/facts/raised", "/-/document/facts/talk"])
def test_our_pages_need_no_script_and_no_inline_style(served, path):
    answer = get(served, path)
    assert answer.headers["content-security-policy"] == STRICT
    shown = Page(answer.text)
    assert shown.all("script") == shown.all("style") == [each for each in shown.elements if "style" in each] == []


@pytest.mark.parametrize("path", ["/", "/facts", "/facts/events", "/facts/events.json", "/facts/events.csv", "/-/event/facts/none",
                                  "/-/regesta/regesta.css", "/-/static/app.css", "/-/metadata", "/facts.db"])
def test_every_answer_has_the_headers(served, path):
    headers = get(served, path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy.split("style-src")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/facts", "/facts/events", "/facts?sql=select+1", "/facts/said_by", "/-/event/facts/none", "/-/patterns"])
def test_every_inline_script_of_datasette_is_allowed_by_its_hash(served, path):
    import base64
    import hashlib
    answer = get(served, path)
    for script in re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]


# Datasette's own pages ------------------------------------------------------------------------------------------------------


def test_tables_lead_to_our_pages_and_show_money_and_lists_as_people_write_them(served):
    shown = page(served, "/facts/funding")
    hrefs = [each.get("href") for each in shown.all("a")]
    assert "/-/event/facts/raised" in hrefs
    assert "2,500,000,000" in shown.texts("span", "figure")
    assert shown.texts("span", "names")[-1] == "Alibaba · Tencent" or "Alibaba · Tencent" in shown.texts("span", "names")
    claims = [each.get("href") or "" for each in page(served, "/facts/claims").all("a") if "q" in each["inside"]]
    assert len(claims) == 13
    assert all(re.fullmatch(r"/-/document/facts/\w+\?claim=(\w+)#claim-\1", href) for href in claims)
    assert "/-/document/facts/talk" in [each.get("href") for each in page(served, "/facts/documents").all("a")]


def test_cells_keep_what_is_stored_in_json_and_csv(served):
    rows = get(served, "/facts/funding.json?_shape=array&kind=cumulative").json()
    assert (rows[0]["event_id"], rows[0]["min"], rows[0]["investors"]) == ("raised", 2.5e9, '["Alibaba", "Tencent"]')
    assert "raised" in get(served, "/facts/funding.csv").text


@pytest.mark.parametrize("name", ["biggest_rounds", "releases_per_month", "invested_together", "predicted_for", "said_by"])
def test_the_questions_have_answers(served, name):
    assert get(served, f"/facts/{name}.json?_shape=array").json() != []


def test_one_speaker_is_found_by_a_part_of_the_name(served):
    rows = get(served, "/facts/said_by.json?_shape=array&speaker=张").json()
    assert {row["speaker"] for row in rows} == {"张鹏"}


# metadata -----------------------------------------------------------------------------------------------------------------

METADATA = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
OURS = METADATA["databases"]["regesta"]
QUERIES = list(OURS["queries"])


def columns_of(database):
    made = sqlite3.connect(database)
    return {name: [row[1] for row in made.execute(f'pragma table_info("{name}")')] for name in (*TABLES, *VIEWS)}


def test_every_column_of_every_table_and_view_is_explained_and_no_other(database):
    assert {name: list(table["columns"]) for name, table in OURS["tables"].items()} == {
        name: OURS["tables"].get(name, {}).get("columns") and columns for name, columns in columns_of(database).items()}


def test_every_text_is_in_english_and_chinese():
    han = re.compile(r"[\u4e00-\u9fff]")
    latin = re.compile(r"[A-Za-z]{2}")
    texts = {f"{name}.{column}": text for name, table in OURS["tables"].items() for column, text in table["columns"].items()}
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
    assert page(served, "/other/events").texts("h1") == ["Events · 事件"]


def test_the_packaged_metadata_is_the_one_at_the_top():
    assert (Path(serving.__file__).parents[1] / "metadata.yml").read_bytes() == (ROOT / "metadata.yml").read_bytes()


# serving ------------------------------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_served_is_told_with_what_to_do(tmp_path):
    with pytest.raises(serving.ServeError, match=r"There is no file .*regesta build"):
        serving.make_datasette(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("this is no database, however long it may be" * 50)
    with pytest.raises(serving.ServeError, match="cannot be read as a SQLite database"):
        serving.make_datasette(tmp_path / "text.db")
    foreign = foreign_database(tmp_path / "foreign.db")
    with pytest.raises(serving.ServeError, match="was not written by regesta"):
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
    answer = get(served, "/facts?sql=delete+from+events")
    assert answer.status_code == 400
    assert not served.databases["facts"].is_mutable
    assert database.read_bytes() == before


# other people's databases ---------------------------------------------------------------------------------------------------


def foreign_database(path):
    with sqlite3.connect(path) as made:
        made.execute("create table events (id integer primary key, title text, quote text)")
        made.execute("insert into events values (1, 'A concert', 'hear, hear')")
    made.close()
    return path


def test_databases_of_others_are_left_alone(tmp_path):
    assert pm.is_registered(plugin)
    served = Datasette([str(foreign_database(tmp_path / "foreign.db"))])
    answer = get(served, "/")
    assert "Datasette" in answer.text
    assert "regesta" not in answer.text
    for path in ("/", "/foreign", "/foreign/events", "/foreign?sql=select+1", "/foreign/none"):
        answer = get(served, path)
        assert "content-security-policy" not in answer.headers
        assert "/-/event/" not in answer.text
        assert "regesta" not in answer.text
    assert get(served, "/-/timeline/foreign").status_code == 404


def test_served_together_each_keeps_its_own(tmp_path, database):
    foreign = foreign_database(tmp_path / "foreign.db")
    served = Datasette([str(foreign)], immutables=[str(database)])
    shown = page(served, "/")
    assert "/foreign" in [each.get("href") for each in shown.all("a")]
    assert "/-/timeline/facts" in [each.get("href") for each in shown.all("a")]
    theirs = get(served, "/foreign/events")
    assert "content-security-policy" not in theirs.headers
    assert "regesta" not in theirs.text
    assert "content-security-policy" in get(served, "/facts/events").headers
    assert page(served, "/facts/events").all("header", "masthead") != []


def test_a_database_that_may_not_be_seen_has_no_pages(database):
    metadata = serving.metadata_for(database)
    metadata["databases"]["facts"]["allow"] = {"id": "root"}
    served = Datasette([], immutables=[str(database)], metadata=metadata)
    for path in ("/-/timeline/facts", "/-/event/facts/raised", "/-/document/facts/talk"):
        assert get(served, path).status_code == 403
    assert "智谱" not in get(served, "/").text


def test_pages_stand_under_a_base_url(database):
    served = Datasette([], immutables=[str(database)], settings={"base_url": "/archive/"})
    shown = page(served, "/-/timeline/facts")                  # Datasette's client adds the base
    assert len(short(shown)) == 11
    assert [each["href"] for each in shown.all("a") if (each.get("href") or "").startswith("/") and
            not each["href"].startswith("/archive/")] == []
    for each in shown.all("link"):
        assert get(served, each["href"].removeprefix("/archive")).status_code == 200


# small things ---------------------------------------------------------------------------------------------------------------


@given(st.text(min_size=1, max_size=40), st.data())
def test_pieces_are_the_text_and_know_what_covers_them(text, data):
    position = st.integers(0, len(text))
    covers = [Cover(*sorted(span), number) for number, span in
              enumerate(data.draw(st.lists(st.tuples(position, position), max_size=8)))]
    start, end = sorted(data.draw(st.tuples(position, position)))
    found = list(pieces(text, covers, start, end))
    assert "".join(piece.text for piece in found) == text[start:end]
    for piece in found:
        for place in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.covers) == {c.what for c in covers if c.start <= place < c.end}


@pytest.mark.parametrize("module", [marks, visible, words])
def test_examples_in_docstrings_are_true(module):
    assert doctest.testmod(module).failed == 0


def contrast(one, other):
    def light(colour):
        parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_from_their_ground(scheme):
    css = (ROOT / "db" / "site" / "static" / "regesta.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\n\s*\}", css, re.DOTALL)[scheme]))
    texts = ("ink", "soft", "link", "planned", "predicted", "rumoured", "denied", "hypothetical")
    poor = {(text, ground): round(contrast(colours[text], colours[ground]), 2)
            for text in texts for ground in ("paper", "sheet", "faint") if contrast(colours[text], colours[ground]) < 4.5}
    poor |= {("ink", ground): round(contrast(colours["ink"], colours[ground]), 2)
             for ground in ("said", "mark", "here", "hit") if contrast(colours["ink"], colours[ground]) < 4.5}
    poor |= {(sign, "paper"): round(contrast(colours[sign], colours["paper"]), 2)
             for sign in ("accent", "hatch") if contrast(colours[sign], colours["paper"]) < 3}
    assert poor == {}
