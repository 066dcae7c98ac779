"""A document as found or repaired: what damage put in is left out, and every mark stays on its words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from regesta.db.site import serving

from . import site_database
from .site_page import get, page
from .site_texts import TORN

CLEAN = """新創公司的故事

2021年5月，創始人說：“我們發布了云雀創作模型”。
第二年，公司以OpenLark為名創辦新業務。"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    made = site_database.small()
    site_database.torn(made)
    return serving.make_datasette(site_database.write(tmp_path_factory.mktemp("torn") / "facts.db", made))


def passages(served, query=""):
    """The text of the page without the numbers of its facts."""
    html = re.sub(
        r'<a class="number[^>]*>\d+</a>|\n    (?=</p>)', "", get(served, f"/-/document/facts/torn{query}").text
    )
    return [
        unescape(re.sub(r"<[^>]+>", "", each))
        for each in re.findall(r'<p class="passage[^>]*>(.*?)</p>', html, re.DOTALL)
    ]


def test_the_text_is_shown_as_found_unless_one_asks_for_it_repaired(served):
    assert "".join(passages(served)) == TORN.replace("\n", "")
    assert "".join(passages(served, "?text=repaired")) == CLEAN.replace("\n", "")


@pytest.mark.parametrize(("query", "dirty"), [("", True), ("&text=repaired", False)])
def test_marks_and_numbers_stand_on_the_same_words_in_both(served, query, dirty):
    claim = site_database.digest("lark", "torn", TORN.index("2021"))
    shown = page(served, f"/-/document/facts/torn?claim={claim}{query}")
    hits = "".join(each["text"] for each in shown.all("mark", "hit"))
    assert hits == ("2021年5月創(chuàng)始人云雀創(chuàng)作模型" if dirty else "2021年5月創始人云雀創作模型")
    said = "".join(
        each["text"]
        for each in shown.elements
        if "here" in (each.get("class") or "").split() and each["tag"] in ("span", "mark")
    )
    assert said == (TORN if dirty else CLEAN).split("\n")[2].removesuffix("?/p>")
    numbers = [each for each in shown.all("a", "number") if each.get("id")]
    assert [each["text"] for each in numbers] == ["1", "2"]
    assert numbers[0]["id"] == f"claim-{claim}"
    assert [each for each in shown.all("mark") if not each["text"]] == []
    anchors = [each["id"] for each in shown.all("span", "anchor")]
    assert len(anchors) == len(set(anchors)) == 6


def test_the_switch_keeps_the_place_and_every_link_keeps_the_choice(served):
    claim = site_database.digest("lark", "torn", TORN.index("2021"))
    shown = page(served, f"/-/document/facts/torn?claim={claim}&misses=1&text=repaired")
    choices = {
        each["text"]: each for each in shown.all("a") if each.get("aria-current") or "text=" in (each.get("href") or "")
    }
    assert choices["repaired"]["aria-current"] == "true"
    assert f"claim={claim}" in choices["repaired"]["href"]
    assert choices["1"]["href"].startswith("?text=repaired&misses=1&claim=")
    back = next(each for each in shown.all("a") if each["text"] == "as found")
    assert back["href"] == f"?misses=1&_page=1&claim={claim}"
    assert "This text is damaged in 12 places." in " ".join(shown.texts("nav", "switch"))
    assert "修复" in " ".join(page(served, "/-/document/facts/torn?_lang=zh").texts("nav", "switch"))


def test_a_text_that_is_not_damaged_has_no_switch(served):
    for query in ("", "?text=repaired"):
        shown = page(served, f"/-/document/facts/talk{query}")
        assert shown.all("nav", "switch") == []
        assert "text=" not in "".join(each.get("href") or "" for each in shown.all("a") if not each.get("hreflang"))
