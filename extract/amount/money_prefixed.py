"""Sums with their currency in front: ¥3000万, US$1.2B, 新台币5亿元, 人民币百万."""

from __future__ import annotations

from ..lexicon import words
from ..model import Amount
from ..rule import Match, fragment, rule
from .currency import amount, code
from .number import NUMERALS, Figure, figure
from .number_en import figure_en

# What only a sum is: 250 million, 4,500,000, 1.2bn
fragment(
    "large_en",
    r"\s?\d{1,3}(?:(?:,\d{3})+(?!\d)|(?:\.\d{1,3})?(?:\s?(?:bn|mn|tn)(?![A-Za-z])|[\s-](?:thousand|(?:m|b|tr)illion|crore|lakh)))",
)
_FIGURES = NUMERALS + "元圆块几多余0123456789"
_NAME = (
    r"(?:(?<![A-Za-z])(?P<code>{currency_code}|{currency_before_en}|{currency_letter_en}(?={large_en}))(?:(?<=[A-Z])\s?[$€£¥])?|(?P<sign>{currency_sign})"
    r"|(?P<name>{currency_zh}))"
)
_ENGLISH = r"(?P<english>{figure_digits_en})(?!\s?[万亿兆千百到至])(?:\s?[元圆](?:整|正)?)?"
_CHINESE = r"(?P<figure>{figure})(?:(?P<order>{order_zh})|\s?(?P<yuan>元|圆|块钱)(?:整|正|钱)?(?P<late>{order_zh})?)?"


@rule(
    "amount/money_prefixed",
    rf"{_NAME}\s?:?\s?(?:{_ENGLISH}|{_CHINESE})(?!\d|[A-Za-z](?<=\d[A-Za-z]))(?:\sand\s(?P<cents>\d{{1,2}}|{{number_en}})\scents?(?![a-z]))?",
    hints=[
        *words("currency_code"),
        *(f"{w}{d}" for n in ("currency_before_en", "currency_letter_en") for w in words(n) for d in (" ", *range(10))),
        *words("currency_sign"),
        *words("currency_zh"),
    ],
    reach=(4, 56),
)
def money_prefixed(m: Match) -> Amount | None:
    """Finds: US$1.2B, $50-60 million, €20, € 12,50, RMB 500 million, R250 million, ¥3000万, HK$5亿, 新台币5亿元, 人民币数十亿元.
    Reads: sign, code or Chinese name, then a figure in English or Chinese; $ and ¥ are dollars and yuan.
    Leaves: 美元2023年 (a year), R2 and N95 (letters before what is no large sum), a code inside a word, names without a figure."""
    currency = code(m["code"] or m["sign"] or m["name"])
    if m["name"]:
        if len(m["name"]) == 1:
            return None  # 欧陆, 镑: a name in one character stands behind its number
        if m.start() and m.string[m.start() - 1] in _FIGURES:
            return None  # 三万元欧元 9000: the name belongs to what stands before
        if not m["yuan"] and not m["order"] and m.string[m.end() : m.end() + 1] in tuple("年月日次届家个种只大"):
            return None
    if m["english"]:
        read = figure_en(m["english"])
        cents = figure_en(m["cents"]) if m["cents"] else None
        if read and cents and read.min is not None and read.min == read.max and cents.min is not None:
            read = Figure(read.min + cents.min / 100, read.min + cents.min / 100)
        return amount(read, currency)
    return amount(figure(m["figure"]), currency, order=bool(m["order"] or m["late"]))
