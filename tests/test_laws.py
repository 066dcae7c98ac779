"""Laws of the whole reader: whatever the text, quotes are true, nothing breaks, order does not matter."""

import itertools
import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from regesta.extract import who
from regesta.extract.clean import clean
from regesta.extract.detect import Detector, detect
from regesta.extract.model import Source, When
from regesta.extract.segment import segment

from regesta.pipeline import detector, read
from regesta.plugins import rules

PIECES = [
    "智谱AI",
    "2023年",
    "10月27日",
    "发布",
    "ChatGLM3",
    "融资",
    "25亿元",
    "张鹏",
    ":",
    "。",
    "，",
    "\n",
    "A轮",
    "由",
    "领投",
    "預計",
    "據悉",
    "「",
    "」",
    "(",
    ")",
    "年底",
    "三天前",
    "OpenAI",
    " raised ",
    "$50 million",
    " in March",
    "創(chuàng)新",
    "関係",
    "?",
    "６",
    "%",
    "去年",
    "　",
    "\u200b",
    "<b>",
    "&amp;",
    "图源:",
    "免责声明",
    "Q:",
    "A:",
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_text_is_read_and_every_quote_is_true(raw):
    reading = read(Source("x", "x.txt", raw), given="2023-11-15")
    for m in reading.mentions:
        assert raw[m.span.start : m.span.end] == m.quote != ""
        if isinstance(m.value, When) and m.value.earliest and m.value.latest:
            assert m.value.earliest <= m.value.latest
    read_as = {(m.span, m.kind): m.value for m in reading.mentions}
    for c in reading.claims:
        for e in c.evidence:
            if e.mention.kind == "entity":  # one reading of the same words, for all facts
                assert read_as[e.mention.span, "entity"].key == e.mention.value.key
        assert raw[c.span.start : c.span.end] == c.quote
        assert c.evidence
    assert not [m for m, _ in reading.unlinked if m.kind == "duration"]


@settings(max_examples=150, deadline=None)
@given(texts)
def test_offsets_rise_and_lead_back_to_the_raw_text(raw):
    text = clean(raw)
    offsets = text.offsets if text.offsets is not None else tuple(range(len(raw)))
    assert len(offsets) == len(text.folded)
    assert all(a < b for a, b in itertools.pairwise(offsets))
    assert not offsets or (offsets[0] >= 0 and offsets[-1] < len(raw))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_passages_are_ordered_and_disjoint(raw):
    passages = segment(clean(raw))
    assert [p.ordinal for p in passages] == list(range(len(passages)))
    for a, b in itertools.pairwise(passages):
        assert a.start < a.end <= b.start
        assert a.span.end <= b.span.start


@settings(max_examples=60, deadline=None)
@given(texts, st.integers(0, 10**6))
def test_the_order_of_the_rules_changes_nothing(raw, seed):
    shuffled = rules()
    random.Random(seed).shuffle(shuffled)
    text = clean(raw)
    assert detect(text, Detector.of(shuffled), who.names(text)) == detect(text, detector(), who.names(text))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.pdf"]))
def test_any_bytes_are_survived(data, name):
    from regesta.extract.read import read as read_file

    for found in read_file(name, data):
        if isinstance(found, Source):
            read(found)


def test_reading_twice_is_reading_once():
    raw = "2023年10月27日,智谱AI发布ChatGLM3。三天后,公司完成25亿元融资。"
    assert read(Source("x", "x", raw)) == read(Source("x", "x", raw))


def test_no_clock_is_read(monkeypatch):
    """今天 stays open when nothing tells the day: the day of the run is not the day of the document."""
    reading = read(Source("x", "x", "今天,公司宣布成立。"))
    assert [m.value for m in reading.mentions if m.kind == "date"] == [None]
    placed = read(Source("x", "x", "今天,公司宣布成立。"), given="2023-11-15")
    assert [m.value.earliest for m in placed.mentions if m.kind == "date"] == [date(2023, 11, 15)]
