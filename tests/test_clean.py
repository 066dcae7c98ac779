"""Folding: one rule set for every script, and the way back to the untouched text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regesta.extract.clean import clean, repairs


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("智譜發布２０２３年報告", "智谱发布2023年报告"),
        ("「清影」：上線！", "“清影”:上线!"),
        ("創(chuàng)新與關(guān)系,以O(shè)penAI為例", "创新与关系,以OpenAI为例"),
        ("公司(Zhipu)發布", "公司(Zhipu)发布"),
        ("零\u200b宽 /p>收尾", "零宽 收尾"),
        ("程式與軟體", "程式与软体"),
    ],
)
def test_text_is_folded(raw, folded):
    assert clean(raw).folded == folded


def test_a_span_leads_back_to_the_dirt():
    raw = "出門問問的創(chuàng)始人"
    text = clean(raw)
    at = text.folded.index("创始人")
    span = text.span(at, at + 3)
    assert raw[span.start : span.end] == "創(chuàng)始人"


def test_a_clean_text_keeps_its_offsets():
    assert clean("2023年,智谱成立。").offsets is None


def test_english_broken_at_a_fixed_width_is_read_whole():
    raw = (
        "Northern Light Corp and Castor Systems Inc, a maker of controllers,\n"
        "said they have agreed to merge in a deal that the two of them\n"
        "value at nearly $40 million, to be paid in shares and in cash worth\n$40 million.\n\nNotes\nShort line.\n"
    )
    assert clean(raw).folded.split("\n")[0].endswith("cash worth $40 million.")
    assert clean(raw).folded.count("\n") == raw.count("\n") - 3


def test_short_lines_and_verse_stay_as_they_are():
    raw = "Roses are red,\nviolets are blue,\nand so are you,\nit is true.\n"
    assert clean(raw).folded == raw


def mended(raw):
    out, at = [], 0
    for start, end, text in repairs(raw):
        out += [raw[at:start], text]
        at = end
    return "".join([*out, raw[at:]])


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("創(chuàng)新與關(guān)系,以O(shè)penAI為例", "創新與關系,以OpenAI為例"),
        ("他說:?ldquo;夠了?rdquo;?/p>下一段", "他說:“夠了”下一段"),
        ("It?rsquo;s out", "It’s out"),
        ("零\u200b宽 /p>收尾", "零宽 收尾"),
        ("真的？公司(Zhipu)、Yes? 「好」", "真的？公司(Zhipu)、Yes? 「好」"),
        ("短行\n短行\n", "短行\n短行\n"),
    ],
)
def test_what_damage_put_in_is_left_out_for_a_reader_and_nothing_else(raw, seen):
    assert mended(raw) == seen


@pytest.mark.parametrize("end", ["\n", " \n", "\r\n"])
def test_lines_of_a_fixed_width_are_joined_for_a_reader(end):
    raw = end.join(
        (
            "Northern Light Corp and Castor Systems Inc, a maker of controllers,",
            "said they have agreed to merge in a deal that the two of them",
            "value at nearly $40 million, to be paid in shares and in cash.",
            "Notes",
        )
    )
    assert mended(raw).replace(end, "|") == (
        "Northern Light Corp and Castor Systems Inc, a maker of controllers, said they have agreed to merge in a deal "
        "that the two of them value at nearly $40 million, to be paid in shares and in cash.|Notes"
    )


@given(st.text("(chuàng)創新ab?/p>ldquo;\n \u200b\r", max_size=60))
def test_repairs_are_apart_in_order_and_inside(raw):
    edges = [edge for start, end, _ in repairs(raw) for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(raw) for edge in edges)
    assert all(start < end for start, end, _ in repairs(raw))
