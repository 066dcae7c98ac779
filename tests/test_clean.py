"""Folding: one rule set for every script, and the way back to the untouched text."""

import re

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


CHINESE = (
    "云帆智能完成8.2亿元B轮融资\n\n"
    "2024年5月17日，杭州大模型公司云帆智能宣布完成8.2亿元人民币B轮融资，由红杉中国领投，高瓴创投和老股东真格基金跟投。"
    "公司创始人周予安表示，资金将用于训练下一代多模态模型CloudSail-3，预计今年第四季度对外发布。\n\n"
    "云帆智能成立于2021年3月，总部位于杭州未来科技城。2023年8月，公司开源了70亿参数的语言模型CloudSail-7B，上线三个月后下载量超过50万次。\n"
)


def broken(text, width):
    """As a printer breaks lines: `width` cells, two of them a Chinese character, no mark at the beginning of a line."""
    out = []
    for line in text.split("\n"):
        at = 0
        for token in re.findall(r"[A-Za-z0-9.%-]+|.", line):
            cells = sum(1 + (c > "\u2e80") for c in token)
            if at + cells > width and token not in "，。、）":
                out.append("\n")
                at = 0
            out.append(token)
            at += cells
        out.append("\n")
    return "".join(out)[:-1]


@pytest.mark.parametrize("width", [36, 44, 58, 76])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_chinese_broken_at_the_width_of_a_page_is_read_whole(width, ends):
    raw = broken(CHINESE, width)
    assert raw.count("\n") > CHINESE.count("\n") + 2
    assert clean(raw).folded == clean(CHINESE).folded
    assert len(clean(raw.replace("\n", ends)).folded.split("\n")) == CHINESE.count("\n") + 1


def test_a_wire_with_indented_paragraphs_is_read_whole():
    raw = "Dover Corp said it acquired\nKent Foods Ltd for cash.\n    The company said Kent makes\ncheese in Devon.\n    SHARES\n    It fell.\n"
    folded = clean(raw).folded
    assert "acquired Kent Foods Ltd" in folded
    assert "makes cheese" in folded
    assert "SHARES\n" in folded


@pytest.mark.parametrize(
    "raw",
    [
        "主要产品\n星火文本\n星火语音助手\n星火图像\n星火代码\n",
        "一、云计算与大模型的关系是什么\n二、企业怎样选择自己的大模型呢\n三、开源模型与闭源模型哪个更好\n",
        "周予安：我们今年要做的事情其实只有这么一件\n记者：那么明年呢会不会有一些变化\n周予安：明年看情况再说现在谁也说不准\n",
        "云帆智能完成8.2亿元B轮融资 红杉领投\n大模型价格战再起 多家厂商跟进降价\n国产算力芯片公司冲刺科创板上市\n一文读懂今年人工智能十大发展趋势\n",
        "窗前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n",
    ],
)
def test_lists_turns_and_verse_in_chinese_stay_as_they_are(raw):
    assert clean(raw).folded.count("\n") == raw.count("\n")


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("2 0 2 3 年 1 0 月 2 0 日完成2 5 亿 元融资", "2023年10月20日完成25亿元融资"),
        ("2023 年 10 月 20 日，智谱 AI 融资 25 亿元", "2023年10月20日,智谱AI融资25亿元"),
        ("2023&nbsp;年，AT&amp;T与&ldquo;智谱&rdquo;签约", "2023年,AT&T与“智谱”签约"),
        ("Zhipu (智谱 AI) said so", "Zhipu (智谱 AI) said so"),
        ("来源 远山观察 2023 年", "来源 远山观察 2023 年"),
        ("a &lt;b&gt; stays &copy", "a &lt;b&gt; stays &copy"),
        ("the com-\npany re-\nleased an open-\nsource model", "the company released an open-source model"),
        ("one well-\nknown case stays", "one well-\nknown case stays"),
        ("1 2 3 4 5 points", "1 2 3 4 5 points"),
    ],
)
def test_what_conversions_did_is_undone(raw, folded):
    assert clean(raw).folded == folded


def test_a_quote_over_a_line_end_is_raw():
    raw = broken(CHINESE, 36)
    text = clean(raw)
    at = text.folded.index("高瓴创投和老股东真格基金")
    span = text.span(at, at + 12)
    assert raw[span.start : span.end].replace("\n", "") == "高瓴创投和老股东真格基金"


def test_points_of_a_list_go_on_with_an_indent():
    raw = "* The lab on Monday introduced a model that is free to all\n  of its users.\n* Revenue hit $100m, the company\n  said.\n\n    Code\n    stays\n"
    folded = clean(raw).folded
    assert folded.split("\n")[:2] == [
        "* The lab on Monday introduced a model that is free to all   of its users.",
        "* Revenue hit $100m, the company   said.",
    ]
    assert folded.endswith("    Code\n    stays\n")


def test_turns_broken_after_so_many_characters_are_joined_by_the_count_that_explains_most():
    turns = (
        "主持人：各位好,先请周衡说说公司2021年11月以来都做了什么,流片花了多少钱,客户又是谁。",
        "周衡：我们在2020年3月成立,做云端推理芯片,第一代叫远石100,去年5月30日回片,良率比预想的好。",
        "主持人：好。",
        "周衡：到8月底我们有一百四十家客户,2022年6月拿到第一个订单,一个月后又签了三家,都在上海。",
    )
    cut = ["\n".join(t[i : i + 24] for i in range(0, len(t), 24)) for t in turns]
    assert clean("\n".join(cut)).folded.split("\n") == [clean(t).folded for t in turns]


def test_lines_of_a_page_that_was_never_broken_are_not_joined():
    raw = (
        "奥特曼访台：明年将推新模型\n记者 陈思妤／2023-09-25 09:30\n"
        + CHINESE.split("\n")[2]
        + "\n图／基金会提供 摄于2023年9月\n创始人周予安8月28日宣布参选\n"
    )
    assert clean(raw).folded.count("\n") == raw.count("\n")
