"""What holds for times in any text whatever."""

from datetime import date
from functools import cache

import opencc
import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from regesta.extract.clean import clean
from regesta.extract.detect import detect
from regesta.extract.model import When
from regesta.extract.resolve import resolve
from regesta.extract.script import quoted

from tests import corpus

DAY = date(2023, 11, 15)
PUBLISHED = (
    None,
    When.of("2023-11-15", DAY, DAY),
    When.of("2023-10~", date(2023, 10, 1), date(2023, 10, 31)),
    When.of("2023", date(2023, 1, 1), date(2023, 12, 31)),
)
PHRASES = sorted({c.text for path in corpus.files() if path.parent.name == "when" for c in corpus.cases(path)})
PIECES = [
    "年",
    "月",
    "日",
    "初",
    "底",
    "前",
    "后",
    "上",
    "下",
    "周",
    "至",
    "、",
    "第",
    "个",
    "半",
    "-",
    "/",
    ".",
    ":",
    " ",
    "\n",
    ",",
    "。",
    "1",
    "2",
    "31",
    "2023",
    "十",
    "二",
    "〇",
    "May ",
    "last ",
    "the ",
    "of ",
    "week",
    "year",
    "ago",
    "闰",
    "初五",
    "9999",
    "0000",
    "\u200b",
    "(chuàng)",
    "“",
    "𠀀",
    "İ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PHRASES), st.sampled_from(PIECES), st.text(max_size=4)), max_size=8).map(
    "".join
)


def times(text, published=PUBLISHED[1]):
    folded = clean(text)
    found = quoted(folded, resolve(detect(folded), folded, published=published))
    return [m for m in found if m.kind in ("date", "duration")]


@cache
def strict(edtf):
    """First and last day of an EDTF string as the edtf library reads it, infinite ends as None."""
    found = parse_edtf(edtf)
    return tuple(
        date(t.tm_year, t.tm_mon, t.tm_mday) if hasattr(t, "tm_year") else None
        for t in (found.lower_strict(), found.upper_strict())
    )


def holds(text, m):
    assert text[m.span.start : m.span.end] == m.quote
    if m.kind == "date":
        assert m.value is None or isinstance(m.value, When)
    if isinstance(m.value, When):
        w = m.value
        assert w.earliest is None or w.latest is None or w.earliest <= w.latest
        if not w.edtf.startswith("X"):
            assert strict(w.edtf) == (w.earliest, w.latest), w


@pytest.mark.parametrize("published", PUBLISHED, ids=str)
def test_every_phrase_of_the_corpora_is_bounded_as_its_edtf_says(published):
    for text in PHRASES:
        for m in times(text, published):
            holds(text, m)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(PUBLISHED))
def test_any_text_is_survived_and_every_quote_is_there(text, published):
    for m in times(text, published):
        holds(text, m)


@cache
def traditional():
    return opencc.OpenCC("s2t")


@pytest.mark.parametrize("text", [p for p in PHRASES if not p.isascii()])
def test_both_scripts_say_the_same_at_the_same_places(text):
    other = traditional().convert(text)
    if len(other) == len(text):
        assert [(m.span, m.value) for m in times(other)] == [(m.span, m.value) for m in times(text)]


@pytest.mark.parametrize("text", [p for p in PHRASES if any("0" <= c <= "9" for c in p)])
def test_full_width_digits_change_nothing(text):
    wide = "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in text)
    assert [(m.span, m.value) for m in times(wide)] == [(m.span, m.value) for m in times(text)]


@pytest.mark.parametrize(
    "text",
    [
        "年月日",
        "1234567890",
        "一二三四五六七八九十",
        "2023年",
        "1月1日至",
        "上上周一",
        "May 1, ",
        "last ",
        "前后",
        "1-",
    ],
)
def test_a_nasty_text_costs_linear_time(text):
    """Counted in readings and bounded in length: a quadratic rule would not come back."""
    assert len(times(text * 3000)) <= 3000
