"""Folding: one rule set for every script, and the way back to the untouched text."""

import pytest
from regesta.extract.clean import clean


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
