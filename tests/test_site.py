"""The pages of the site, asked in-process: what they show, how they are filtered, where they lead."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regesta.db.site import serving, visible
from regesta.db.site.marks import Cover, pieces

from . import site_database, site_texts
from .site_page import get, page, short

ROOT = Path(__file__).parent.parent
QUERIES = ("biggest_rounds", "in_a_currency", "releases_per_month", "invested_together", "predicted_for", "said_by")


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return site_database.build(tmp_path_factory.mktemp("site") / "facts.db")


@pytest.fixture(scope="module")
def served(database):
    return serving.make_datasette(database)


def test_home_says_what_the_database_holds_and_asks_six_questions(served):
    shown = page(served, "/")
    held = [*zip(shown.texts("dt"), shown.texts("dd"), strict=True)]
    assert dict(held[:6]) == {
        "Documents": "4",
        "Events": "11",
        "Funding": "2",
        "Releases": "2",
        "Amounts read": "0",
        "Period": "2019-06 – 2024-02",
    }
    hrefs = [each.get("href") or "" for each in shown.all("a")]
    questions = [href for href in hrefs if href.removeprefix("/facts/") in QUERIES]
    assert questions == [f"/facts/{name}" for name in QUERIES]
    assert short(shown) == ["evil", "chatglm3", "raised", "glm130b", "founding"]


def test_the_timeline_is_in_order_coarse_before_fine_and_undated_last(served):
    shown = page(served, "/-/timeline/facts")
    assert short(shown) == [
        "founding",
        "glm130b",
        "raised",
        "chatglm3",
        "denied",
        "planned",
        "rumour",
        "evil",
        "forecast",
        "if",
        "valuation",
    ]
    assert [heading.split()[0] for heading in shown.texts("h2")] == ["2019", "2022", "2023", "2024", "2028", "Undated"]
    assert short(page(served, "/-/timeline/facts?_sort_desc=date")) == [
        "forecast",
        "evil",
        "rumour",
        "planned",
        "denied",
        "chatglm3",
        "raised",
        "glm130b",
        "founding",
        "valuation",
        "if",
    ]


def test_an_entry_shows_precision_factuality_parties_money_model_and_leads_to_the_words(served):
    shown = page(served, "/-/timeline/facts")
    glyphs = dict(
        zip(
            short(shown),
            [each["class"].split()[1:] for each in shown.all("span", "glyph") if "ol" in each["inside"]],
            strict=True,
        )
    )
    assert glyphs["glm130b"] == ["day", "actual"]
    assert glyphs["raised"] == ["month", "actual"]
    assert glyphs["denied"] == ["approx", "denied"]
    assert glyphs["forecast"] == ["range", "predicted"]
    assert glyphs["valuation"] == ["undated", "actual"]
    assert {"planned", "rumoured", "denied", "predicted", "hypothetical"} <= set(shown.texts("span", "factuality"))
    entry = next(each for each in shown.all("li", "entry") if "25亿元" in each["text"])
    text = " ".join(entry["text"].split())
    for part in (
        "2023-10",
        "上个月",
        "funding",
        "> 2.5 billion CNY (cumulative)",
        "智谱AI",
        "阿里巴巴",
        "3 documents",
        "1 in conflict",
    ):
        assert part in text
    assert "GLM-130B · 130B parameters · open weights" in shown.texts("strong")
    claim = site_database.digest("glm130b", "talk", site_texts.INTERVIEW.index("GLM-130B有"))
    assert f"/-/document/facts/talk?claim={claim}#claim-{claim}" in [each.get("href") for each in shown.all("a")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
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
        ("_search=glm+opens", ["glm130b"]),
        ("_search=chat", ["chatglm3"]),
        ("_search=智譜+发布", ["chatglm3"]),
        ("_search=%22%22", []),
        ("_search=25亿", ["raised"]),
        ("_search=%25", []),
        ("_search='", []),
        ("conflicts__gt=0", ["raised"]),
    ],
)
def test_filters_are_those_of_datasette(served, query, found):
    assert short(page(served, f"/-/timeline/facts?{query}")) == found


def test_a_filter_that_is_none_is_named_and_ignored(served):
    shown = page(served, "/-/timeline/facts?nonsense=1&type__wild=2&year=&id)%3Bdrop=3")
    assert len(short(shown)) == 11
    assert shown.texts("p", "note") == ["Not a filter, and ignored: nonsense, type__wild, id);drop."]


@pytest.mark.parametrize(
    "query",
    [
        "_page=99999999999",
        "_page=-1",
        "_size=0",
        "_size=x",
        "year=abc",
        "year=99999",
        "month=13&year=2023",
        "year=2023&month=0",
        "year=2023&month=x",
        "type=%00",
        "year=²",
    ],
)
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
    assert card["When"] == (
        "2023-10 上个月 month: 2023-10-01 – 2023-10-31 · EDTF 2023-10 The month before the interview of November 2023."
    )
    assert card["Who"] == "investee 智谱AI Zhipu AI investor 阿里巴巴 Alibaba, 腾讯 Tencent"
    assert card["Amount"] == "> 2.5 billion CNY"
    assert [each["text"][:8] for each in shown.all("blockquote")] == ["智譜AI今年10", "Zhipu AI", "上个月，公司公布"]
    assert [each["lang"] for each in shown.all("blockquote")] == ["zh-Hant", "en", "zh-Hans"]
    assert "amount: One says more than, the other at least. claim 3, claim 1" in shown.texts("li")
    hrefs = [each["href"] for each in shown.all("a") if "blockquote" in each["inside"]]
    assert all(re.fullmatch(r"/-/document/facts/\w+\?claim=(\w+)#claim-\1", href) for href in hrefs)


def test_a_document_marks_its_evidence_and_opens_at_the_fact_one_came_for(served):
    claim = site_database.digest("raised", "talk", site_texts.INTERVIEW.index("上个月"))
    shown = page(served, f"/-/document/facts/talk?claim={claim}")
    assert [each["text"] for each in shown.all("mark")] == [
        "2023年10月27日",
        "智谱AI",
        "ChatGLM3",
        "2019年6月",
        "清华大学",
        "GLM-130B",
        "1300亿参数",
        "2022年8月4日",
        "上个月",
        "超过25亿元",
        "2024年内",
        "GPT-4",
        "辛顿",
        "5到20年内",
    ]
    assert [each["text"] for each in shown.all("mark", "hit")] == ["上个月", "超过25亿元"]
    assert (
        "".join(
            each["text"]
            for each in shown.elements
            if "here" in (each.get("class") or "").split() and each["tag"] in ("span", "mark")
        )
        == "上个月，公司公布今年融了超过25亿元。"
    )
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
    assert [each["text"] for each in shown.all("mark", "hit")] == ["20 ", "October 2023"]  # this is also evidence
    assert f"mention-{mention}" in [each.get("id") for each in shown.elements]


@pytest.mark.parametrize("document", ["talk", "news", "taipei", "evil"])
def test_the_page_shows_the_whole_text_and_nothing_but_the_text(served, document):
    text = {
        "talk": site_texts.INTERVIEW,
        "news": site_texts.NEWS,
        "taipei": site_texts.TAIPEI,
        "evil": site_texts.HOSTILE,
    }[document]
    shown = page(served, f"/-/document/facts/{document}")
    passages = "".join(each["text"] for each in shown.all("p", "passage"))
    numbers = [each["text"] for each in shown.all("a", "number") if each.get("id")]
    wanted = visible.visible(text).replace("\n", "")
    assert len(passages) == len(wanted) + sum(map(len, numbers))
    for number in numbers:  # each stands once, where its sentence begins
        at = next(
            i
            for i in range(len(passages))
            if passages[:i] == wanted[:i]
            and passages[i:].startswith(number)
            and passages[i + len(number) : i + len(number) + 3] == wanted[i : i + 3]
        )
        passages = passages[:at] + passages[at + len(number) :]
    assert passages == wanted


@pytest.mark.parametrize(
    "path",
    [
        "/-/event/facts/none",
        "/-/document/facts/none",
        "/-/timeline/none",
        "/-/event/none/x",
        "/-/timeline/_memory",
        "/-/nothing",
        "/-/regesta/none.css",
        "/-/regesta/..%2Fplugin.py",
    ],
)
def test_what_is_not_there_is_404(served, path):
    assert get(served, path, follow_redirects=True).status_code == 404  # Datasette redirects %2F


def test_names_with_odd_characters_have_pages(tmp_path):
    made = site_database.small()
    made.event("a/b?c d~1", "other", "Odd", "", "2020", "2020-01-01/2020-12-31", "year", "2020", organisation="zhipu")
    served = serving.make_datasette(site_database.write(tmp_path / "my facts.v2.db", made))
    for href in [each["href"] for each in page(served, "/").all("a") if (each.get("href") or "").startswith("/")]:
        assert get(served, href).status_code == 200, href
    shown = page(served, "/-/timeline/my~20facts~2Ev2?year=2020")
    href = next(each["href"] for each in shown.all("a") if "h4" in each["inside"])
    assert page(served, href).texts("h1") == ["Odd"]


def test_tables_lead_to_our_pages_and_show_money_and_lists_as_people_write_them(served):
    shown = page(served, "/facts/funding")
    hrefs = [each.get("href") for each in shown.all("a")]
    assert "/-/event/facts/raised" in hrefs
    assert "2,500,000,000" in shown.texts("span", "figure")
    assert "Alibaba · Tencent" in shown.texts("span", "names")
    claims = [each.get("href") or "" for each in page(served, "/facts/claims").all("a") if "q" in each["inside"]]
    assert len(claims) == 13
    assert all(re.fullmatch(r"/-/document/facts/\w+\?claim=(\w+)#claim-\1", href) for href in claims)
    assert "/-/document/facts/talk" in [each.get("href") for each in page(served, "/facts/documents").all("a")]


def test_cells_keep_what_is_stored_in_json_and_csv(served):
    rows = get(served, "/facts/funding.json?_shape=array&kind=cumulative").json()
    assert (rows[0]["event_id"], rows[0]["min"], rows[0]["investors"]) == ("raised", 2.5e9, '["Alibaba", "Tencent"]')
    assert "raised" in get(served, "/facts/funding.csv").text


@pytest.mark.parametrize("name", QUERIES)
def test_the_questions_have_answers(served, name):
    assert get(served, f"/facts/{name}.json?_shape=array").json() != []


def test_one_speaker_is_found_by_a_part_of_the_name(served):
    rows = get(served, "/facts/said_by.json?_shape=array&speaker=张").json()
    assert {row["speaker"] for row in rows} == {"张鹏"}


@given(st.text(min_size=1, max_size=40), st.data())
def test_pieces_are_the_text_and_know_what_covers_them(text, data):
    position = st.integers(0, len(text))
    covers = [
        Cover(*sorted(span), number)
        for number, span in enumerate(data.draw(st.lists(st.tuples(position, position), max_size=8)))
    ]
    start, end = sorted(data.draw(st.tuples(position, position)))
    found = list(pieces(text, covers, start, end))
    assert "".join(piece.text for piece in found) == text[start:end]
    for piece in found:
        for place in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.covers) == {c.what for c in covers if c.start <= place < c.end}


def contrast(one, other):
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_from_their_ground(scheme):
    css = (ROOT / "db" / "site" / "static" / "regesta.css").read_text(encoding="utf-8")
    roots = re.findall(r":root \{(.*?)\n\s*\}", css, re.DOTALL)
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", roots[scheme]))
    texts = ("ink", "soft", "link", "planned", "predicted", "rumoured", "denied", "hypothetical")
    poor = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text in texts
        for ground in ("paper", "sheet", "faint")
        if contrast(colours[text], colours[ground]) < 4.5
    }
    poor |= {
        ("ink", ground): round(contrast(colours["ink"], colours[ground]), 2)
        for ground in ("said", "mark", "here", "hit")
        if contrast(colours["ink"], colours[ground]) < 4.5
    }
    poor |= {
        (sign, "paper"): round(contrast(colours[sign], colours["paper"]), 2)
        for sign in ("accent", "hatch")
        if contrast(colours[sign], colours["paper"]) < 3
    }
    assert poor == {}
