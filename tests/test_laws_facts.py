"""Laws of facts: they are the same in both scripts, in full width, with spaces between scripts, and wherever in a
paragraph their sentence stands."""

import re
from dataclasses import replace
from functools import cache

import pytest
from opencc import OpenCC
from regesta.extract.clean import clean
from regesta.extract.model import Source, Span

from regesta.pipeline import read_folded
from tests.test_fact_corpus import corpus, names

SENTENCES = sorted({case["text"] for name in names() for case in corpus(name)["gives"]})
CHINESE = [text for text in SENTENCES if any("\u4e00" <= c <= "\u9fff" for c in text)]
WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789"}
BORDER = re.compile(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=[\u4e00-\u9fff])")
QUOTED = re.compile('"([^"]*)"')
DATED = re.compile(r"(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日(?!\d)")
LEADS = {
    True: ("天很蓝。", "山里的柳树很绿,河边的空气很好。"),
    False: ("Snow fell. ", "Snow fell over the willows by the river. "),
}


@cache
def traditional():
    return OpenCC("s2t").convert


@cache
def simplified():
    return OpenCC("t2s").convert


def claims(text, lead=0):
    """The claims behind `lead` folded characters, with their places counted from there."""
    reading = read_folded(Source("x", "x", text), given="2023-11-15")
    return {_moved(c, lead) for c in reading.claims if reading.text.within(c.span)[0] >= lead}


def _moved(claim, lead):
    evidence = frozenset((e.role, e.mention.start - lead, e.mention.quote, e.mention.value) for e in claim.evidence)
    return replace(claim, span=Span(0, 0), evidence=evidence)


def undated(text):
    """What is told, when and of whom; the words apart."""
    return {
        (c.type, c.when and c.when.edtf, c.factuality, c.speaker, c.funding, c.release)
        for c in read_folded(Source("x", "x", text), given="2023-11-15").claims
    }


def plain(found):
    """Without the apostrophe that ends a plural's possessive, which is kept as it is: it may close a quotation."""
    return {str(c).replace("’", "'").replace('"', "'") for c in found}


@pytest.mark.parametrize("part", range(4))
def test_facts_are_the_same_in_both_scripts(part):
    for text in map(simplified(), CHINESE[part::4]):
        other = traditional()(text)
        if clean(other).folded == clean(text).folded:  # 乾 and the like do not come back
            assert claims(other) == claims(text), text


@pytest.mark.parametrize("part", range(4))
def test_facts_are_the_same_with_digits_in_full_width(part):
    for text in CHINESE[part::4]:
        assert claims(text.translate(WIDE)) == claims(text), text


@pytest.mark.parametrize("part", range(4))
def test_facts_are_the_same_with_spaces_between_chinese_and_latin(part):
    for text in CHINESE[part::4]:
        spaced = BORDER.sub(" ", text)
        if clean(spaced).folded == clean(text).folded:  # a line of fields keeps its spaces, an English text too
            assert claims(spaced) == claims(text), text


def test_facts_are_the_same_with_typographic_marks():
    for text in SENTENCES:
        curled = QUOTED.sub(r"“\1”", text).replace("'", "’")
        if curled != text and text not in CHINESE:
            assert plain(claims(curled)) == plain(claims(QUOTED.sub(r"“\1”", text))), text


@pytest.mark.parametrize("form", [r"\1-\2-\3", r"\1.\2.\3", r"\1/\2/\3", r"\1年\2月\3号"])
def test_facts_are_the_same_with_a_day_in_figures_of_any_form(form):
    for text in (t for t in CHINESE if DATED.search(t)):
        other = DATED.sub(form, text)
        assert undated(other) == undated(text), other


@pytest.mark.parametrize("part", range(4))
def test_facts_are_the_same_wherever_their_sentence_stands(part):
    for text in SENTENCES[part::4]:
        if "\n" in text:  # tables and chronicles begin at a line's head
            continue
        first, second = LEADS[text in CHINESE]
        assert claims(first + text, len(first)) == claims(second + text, len(second)), text
