"""Laws of names: spans are inside the text and disjoint, quotes are what stands there, nasty text is survived."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from regesta.extract.clean import clean
from regesta.extract.detect import detect
from regesta.extract.script import quoted
from regesta.extract.who import names
from regesta.extract.who.gazetteer import bounded, canonical, gazetteer, table
from regesta.extract.who.models import model_info
from regesta.extract.who.reference import pattern, referents

SCRAPS = [
    "智谱AI",
    "张鹏",
    "张",
    "王小川",
    "首席执行官",
    "表示",
    "有限公司",
    "北京",
    "清华大学",
    "(",
    ")",
    "“",
    "”",
    "《",
    "》",
    "、",
    "和",
    ",",
    "。",
    "\n",
    " ",
    "GPT-4",
    "Foo",
    "Inc",
    "said",
    "CEO of",
    "尔",
    "斯",
    "·",
    "以下简称",
    "科技",
    "股份",
    "600123",
    "推出",
    "大模型",
    "罗马",
    "主场",
    "該公司",
    "創(chuàng)新",
    "İ",
]
TEXTS = st.lists(st.sampled_from(SCRAPS), max_size=30).map("".join)
ANY = st.text(max_size=120)


@given(st.one_of(TEXTS, ANY))
@settings(max_examples=300, deadline=None)
def test_names_are_inside_the_text_disjoint_and_in_order(raw):
    text = clean(raw)
    at = 0
    for f in names(text):
        assert at <= f.start < f.end <= len(text.folded)
        assert f.kind == "entity"
        assert f.value.name
        assert f.value.key
        at = f.end


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_reading_twice_gives_the_same(raw):
    assert names(clean(raw)) == names(clean(raw))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_quotes_are_true(raw):
    text = clean(raw)
    for m in quoted(text, detect(text, extra=names(text))):
        assert raw[m.span.start : m.span.end] == m.quote


@given(st.one_of(TEXTS, ANY))
@settings(max_examples=150, deadline=None)
def test_a_reference_never_points_ahead(raw):
    text = clean(raw)
    mentions = [m for m in detect(text, extra=names(text)) if m.kind == "entity"]
    for m in pattern().finditer(text.folded):
        assert all(r.end <= m.start() for r in referents(text.folded, m.start(), mentions))


@given(ANY)
@settings(max_examples=150, deadline=None)
def test_anything_has_a_key_and_facts_of_a_model(name):
    assert canonical(canonical(name)) == canonical(name)
    assert model_info(name)._fields == ("organisation", "family", "version", "modality")


def test_every_known_name_that_is_sure_is_found_when_it_stands_alone():
    missed = [
        k.written
        for k in table().values()
        if not k.doubtful
        and bounded(k.written, 0, len(k.written))
        and [(f.start, f.end) for f in gazetteer(k.written)] != [(0, len(k.written))]
    ]
    assert missed == []


def test_nasty_text_takes_time_in_proportion():
    for scrap in ("张", "科技", "有限公司(", "A ", "Foo and ", "尔", "GPT-", "(", "“", "和", "北京市", "a", "·尔"):
        short, long = scrap * 2000, scrap * 8000
        times = []
        for raw in (short, long):
            text = clean(raw)
            start = time.process_time()
            names(text)
            times.append(time.process_time() - start)
        assert times[1] < 12 * times[0] + 0.5, scrap
