"""What makes reading fast changes nothing: a gate opens where a rule matches, and folding skips only what stays the same."""

import re

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regesta.extract.clean import simplify
from regesta.extract.edges import first, last
from regesta.extract.gate import Gate, gateable, seen
from regesta.extract.lexicon import words
from regesta.extract.rule import Rule, builtin, expand

RULES = [r for r in builtin() if isinstance(r, Rule)]
GATED = [r for r in RULES if gateable(r.source, r.flags)]
PIECES = [
    "2023年", "3月5日", "去年", "10/27/2023", " in 2019 ", "25亿元", "$5 million", "三五天", "前", "第", "Q3", "12.5%", "两个半月", "GPT-4o ",
    "\n", "(", ")", " ", "ſ", "İ", "K", "一", "多", "the day after ", "2018-2020年", "万", "参数", "号",
]  # fmt: skip
texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


def places(rule: Rule, text: str) -> set[int]:
    """Where a rule's pattern matches more than nothing."""
    return {i for i in range(len(text)) if (m := rule.pattern.match(text, i)) and m.end() > i}


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_gate_opens_where_a_rule_matches(text):
    for rule in GATED:
        gate = Gate.of([(expand(rule.source), rule.flags)])
        opened = {i for i in range(len(text)) if (m := gate.pattern.search(text, i)) and m.end() - 1 == i}
        assert opened == places(rule, text), rule.name
        assert all(gate.members[text[i]] for i in opened)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(GATED), min_size=2, max_size=5, unique_by=lambda r: r.name), texts)
def test_a_gate_of_several_rules_opens_where_any_of_them_matches(rules, text):
    gate = Gate.of([(expand(r.source), r.flags) for r in rules])
    m = gate.pattern.search(text)
    assert (m.end() - 1 if m else None) == min(set().union(*(places(r, text) for r in rules)), default=None)


@pytest.mark.parametrize(
    ("source", "flags", "begins", "ends"),
    [
        (r"(?<!\d)a?bc*", 0, "ab", "bc"),
        (r"(?:year|K)s?", re.I, "yYkK\u212a", "rRkK\u212asS\u017f"),
        (r"[0-9]{1,2}(?=x)", 0, "59", "59"),
    ],
)
def test_the_edges_of_a_pattern(source, flags, begins, ends):
    for edge, chars in ((first(source, flags), begins), (last(source, flags), ends)):
        assert all(edge.pattern().match(c) for c in chars)
        assert not any(edge.pattern().match(c) for c in "zq年 ")


def test_what_is_not_understood_may_be_anything():
    assert first(r"[^a]b", 0).chars is None
    assert first(r"(?P<a>x)?(?P=a)b", 0).chars is None


def test_cues_are_seen_where_they_stand():
    assert seen("图源|摄影|photo", re.I).search("PHOTO: Reuters")
    assert not seen("图源|摄影|photo", re.I).search("图样")


def test_the_lexicon_knows_every_character_that_opencc_changes():
    listed, t2s = set("".join(words("changed_by_t2s"))), opencc.OpenCC("t2s")
    every = "\n".join(chr(c) for c in range(0x2E80, 0xD800))
    changed = {a for a, b in zip(every, t2s.convert(every), strict=True) if a != b}
    assert changed <= listed


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*"深沈答覆找藉口破壞坏瞭解發布公司獲得\n\n龙", "豈", "𠮷"]), max_size=60).map("".join))
def test_folding_by_lines_is_folding_the_whole(text):
    assert simplify(text) == opencc.OpenCC("t2s").convert(text)
