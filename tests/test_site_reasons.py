"""The reasons of the database in Chinese: every sentence that extract/ can write is known, and what is not stays English."""

from __future__ import annotations

import ast
import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regesta.db.site import reasons, serving

from . import site_database, story
from .site_page import page

ROOT = Path(__file__).parent.parent
PLACES = {"Placed": 3, "Published": 2, "_dated": 4}  # which argument is the reason
FILLED = ("the publication (2023-10-27)", "year", "2023-10-27", "2023", "去年")


def forms(node, names):
    """The forms that an expression can give, `{}` for what is filled in; none when it only hands on another reason."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            parts = [
                [each.value] if isinstance(each, ast.Constant) else forms(each.value, names) or ["{}"]
                for each in values
            ]
            return ["".join(each) for each in product(*parts)]
        case ast.IfExp(body=one, orelse=other):
            return forms(one, names) + forms(other, names)
        case ast.Call(func=ast.Attribute(value=text, attr="strip")):
            return forms(text, names)
        case ast.Call(func=ast.Name(id="_and"), args=[_, more]):
            return forms(more, names)
        case ast.Subscript(value=ast.Dict(values=values)):
            return [form for value in values for form in forms(value, names)]
        case ast.Name(id=name):
            return names.get(name, [])
    return []


def written():
    """(file:line, form) of every reason that the code writes."""
    for path in sorted([*ROOT.glob("extract/**/*.py"), *ROOT.glob("regesta/*.py")]):
        for function in (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
        ):
            names = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    names.setdefault(node.targets[0].id, []).extend(forms(node.value, {}))
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                given = [each.value for each in call.keywords if each.arg == "why"]
                place = PLACES.get(getattr(call.func, "id", ""))
                given += [call.args[place]] if place is not None and len(call.args) > place else []
                for node in given:
                    for form in forms(node, names):
                        yield f"{path.name}:{call.lineno}", form


def test_every_form_of_reason_that_the_code_writes_has_its_chinese():
    found = sorted({(where, form) for where, form in written() if form.strip("{} ")})
    assert len(found) > 25
    unknown = []
    for where, form in found:
        form = form.removeprefix("{} ")  # behind another reason
        holes = form.count("{}")
        filled = (form.replace("{}", "%s") % words for words in product(FILLED, repeat=holes))
        if not any(map(reasons.in_chinese, filled)):
            unknown.append(f"{where}: {form}")
    assert unknown == []


def test_every_reason_of_something_in_no_fact_has_its_sentences():
    known = reasons._table()["misses"]
    codes = re.findall(r'out\.append\(\(m, "([^"]+)"\)\)', (ROOT / "extract" / "misses.py").read_text(encoding="utf-8"))
    assert len(codes) > 3
    rows = (ROOT / "db" / "rows.py").read_text(encoding="utf-8")
    codes += re.search(r'why = "([^"]+)" if .* else "([^"]+)"', rows).groups()
    assert {*codes} == {*known}


def test_every_reason_of_the_example_articles_is_known():
    told = set()
    for name in story.names():
        reading = story.story(name).reading
        told |= {reading.published.why, *(m.why for m in reading.mentions), *(reason for _, reason in reading.unlinked)}
    assert len(told) > 100
    assert [why for why in sorted(told) if why and reasons.in_chinese(why) is None] == []


def test_forms_have_the_same_holes_in_both_languages():
    table = reasons._table()
    for part in ("sentences", "names"):
        for english, chinese in table[part].items():
            assert {*re.findall(r"{\w+}", english)} == {*re.findall(r"{\w+}", chinese)}, english


@given(st.one_of(st.text(max_size=80), st.text("counted from(publi20-; )“”{}.A", max_size=700)))
def test_no_text_is_an_error(text):
    for language in ("en", "zh"):
        assert bool(reasons.because(language)(text).text) is bool(text)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    made = site_database.small()
    why = {"上个月": "counted from the conversation (2023-11~)", "2024年内": "the words say it"}
    quotes = {each["id"]: each["quote"] for each in made.rows["mentions"]}
    for row in made.rows["dates"]:
        row["why"] = why.get(quotes[row["mention_id"]], row["why"])
    made.rows["misses"].append({"mention_id": made.mention("talk", "今年5月", "date"), "reason": "no subject"})
    return serving.make_datasette(site_database.write(tmp_path_factory.mktemp("reasons") / "facts.db", made))


def test_chinese_pages_say_why_in_chinese_and_mark_what_is_english(served):
    shown = page(served, "/-/event/facts/raised?_lang=zh")
    (told,) = shown.all("p", "why")
    assert told["text"] == "由访谈时间（2023-11~）推算"
    assert "lang" not in told
    english = next(
        each for each in shown.all("span", "why") if "October" not in each["text"] and each["text"][:1].isascii()
    )
    assert english["lang"] == "en"
    assert "counted from the conversation (2023-11~)" in page(served, "/-/event/facts/raised").texts("p", "why")
    titles = " ".join(each["title"] for each in page(served, "/-/document/facts/talk?_lang=zh&misses=1").all("mark"))
    assert "由访谈时间（2023-11~）推算" in titles
    assert "句中没有说明是谁的事" in titles
    assert "the sentence does not say whose happening it is" in " ".join(
        page(served, "/-/unlinked/facts").texts("span", "why")
    )
    assert page(served, "/-/unlinked/facts?_lang=zh").texts("span", "why") == ["句中没有说明是谁的事"]
