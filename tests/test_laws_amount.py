"""Laws of amounts and quantities: any text, both scripts, any width, linear time."""

import time
from decimal import Decimal

import opencc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from regesta.extract.amount.bare_number import bare_number_rules
from regesta.extract.amount.context import settle_amounts
from regesta.extract.amount.number import figure
from regesta.extract.amount.number_en import figure_en
from regesta.extract.clean import clean
from regesta.extract.detect import Detector, detect
from regesta.extract.model import Amount, Quantity
from regesta.extract.rule import walk
from regesta.extract.script import quoted

DETECTOR = Detector.of([*walk("regesta.extract.amount"), *bare_number_rules()])
PLAIN = Detector.of(walk("regesta.extract.amount"))
TO_TRADITIONAL = opencc.OpenCC("s2t")
WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x30, 0x3A)})

PIECES = st.sampled_from(
    [
        *"0123456789.,-+%$¥€:/()（）、，。 \n",
        *"零一二两三四五六七八九十百千万亿兆几数多余来上成半点个块元角分毛倍人家名位",
        *"壹贰拾佰仟约到至~—又亏kwBM級萬億負e^",
        "圆整",
        "人民币",
        "美元",
        "港币",
        "新台币",
        "US$",
        "RMB",
        "HK$",
        "超过",
        "左右",
        "以上",
        "百分之",
        "分之",
        "参数",
        "用户",
        "显卡",
        "融资",
        "估值",
        "每月",
        "million",
        " billion ",
        "dollars",
        " hundred ",
        "about ",
        "between ",
        " and ",
        "per month",
    ]
)
TEXTS = st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=60)
NUMBERS = st.sampled_from(
    [
        "25亿元人民币",
        "12亿到13亿美元",
        "数千万元",
        "200多亿美元",
        "三十几万元",
        "近千万元",
        "两倍",
        "10万张显卡",
        "1300亿参数",
        "百分之三十",
        "三成",
        "一两千万美元",
        "123元1角1分",
        "上万块显卡",
        "至少3亿元",
        "新台币5亿元",
        "壹仟圆整",
        "3亿用户",
    ]
)
WORDS = st.sampled_from(["公司融资", "估值", "他们亏了", "并且", "，", "。", "去年", "买不起", "的规模"])
SENTENCES = st.lists(WORDS | NUMBERS, max_size=8).map("".join)


def read(text, detector=PLAIN):
    folded = clean(text)
    found = quoted(folded, settle_amounts(detect(folded, detector), folded))
    return [m for m in found if m.kind in ("amount", "quantity")]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("五百分之0")
@example("-1^-1 0^-3 9.9^9")
def test_any_text_is_survived_and_every_value_is_sound(text):
    for m in read(text, DETECTOR):
        assert text[m.span.start : m.span.end] == m.quote
        assert m.quote
        assert isinstance(m.value, Amount | Quantity)
        low, high = m.value.min, m.value.max
        assert low is None or high is None or low <= high
        assert all(bound is None or bound.is_finite() for bound in (low, high))


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_both_scripts_give_the_same_values_at_the_same_places(text):
    traditional = TO_TRADITIONAL.convert(text)
    assert len(traditional) == len(text)
    assert [(m.span, m.value) for m in read(traditional)] == [(m.span, m.value) for m in read(text)]


@settings(max_examples=200, deadline=None)
@given(SENTENCES)
def test_full_width_digits_change_nothing(text):
    assert [(m.span, m.value) for m in read(text.translate(WIDE))] == [(m.span, m.value) for m in read(text)]


def chinese(n: int) -> str:
    """A whole number below 10^12 in Chinese, as one says it."""
    if n == 0:
        return "零"
    out, zero = "", False
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, n = divmod(n, unit)
        if not part:
            zero = bool(out)
            continue
        if out and (zero or part < 1000):
            out += "零"
        out, zero = out + _section(part) + name, False
    return out


def _section(n: int) -> str:
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            out += ("零" if zero and out else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return out


@settings(max_examples=500)
@given(st.integers(0, 10**12 - 1))
def test_a_number_written_in_chinese_reads_back(n):
    assert figure(chinese(n))[:2] == (Decimal(n), Decimal(n))


FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


@settings(max_examples=200)
@given(st.integers(11, 10**12 - 1))
def test_the_numerals_of_cheques_read_back(n):
    words = chinese(n).translate(FORMAL)
    assert figure(words).min == n
    found = read(words + "圆整")
    assert [(m.quote, m.value.min, m.value.currency) for m in found] == [(words + "圆整", n, "CNY")]


@settings(max_examples=200)
@given(st.integers(0, 10**12), st.integers(0, 99))
def test_grouped_digits_read_back(n, cents):
    words = f"{n:,}.{cents:02}"
    assert figure(words).min == figure_en(words).min == Decimal(n) + Decimal(cents) / 100


NASTY = [
    "9",
    "一",
    "万",
    "一亿",
    "1,",
    "1.",
    "百分之",
    "$",
    "几",
    "1-",
    "一百到",
    "上",
    "hundred ",
    "a ",
    "10 million ",
    "元",
    "1元",
    "约",
    "分之一",
    "人民币",
    "5%",
    "between ",
    "one and ",
    "个万",
    "B1",
    "1/2 ",
    "参数",
    "数",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_a_nasty_text_costs_linear_time(nasty):
    def cost(characters):
        text = nasty * (characters // len(nasty))
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            read(text, DETECTOR)
            best = min(best, time.process_time() - began)
        return best

    small, large = cost(4_000), cost(16_000)
    assert large < 8 * small + 0.25  # linear is 4, quadratic 16
