"""Numbers without a unit, for `--bare-numbers` only: no module attributes, so that the walk leaves the rules alone."""

from __future__ import annotations

import re
from decimal import Decimal

from ..lexicon import words
from ..model import Quantity
from ..rule import AnyRule, Match, rule
from .number import NUMERALS, Figure, figure
from .number_en import figure_en
from .start import starts_clean

_D = "零〇一二三四五六七八九"
_PIECE = (
    rf"(?:[0-9{NUMERALS}几多余来又]|点(?=\s?[\d{_D}])|分\s{{0,2}}之\s{{0,2}}负?|(?<=\d)(?:\.(?=\d)|,(?=\d{{3}}))"
    rf"|(?:到|至|~|-)(?=[\d{_D}两十])|个(?=[万亿]))"
)
_SHARES = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
}
_PARTS = "|".join(_SHARES)
_EXPONENT = (
    r"(?:[eE](?P<exponent>[-+]?\d{1,2})|\^(?P<power>[-+]{0,2}\d{1,3}(?:\.\d{1,4})?)|\s?/\s?(?P<below>\d{1,9})"
    r"|(?:[\s又]|-(?=\d/))(?P<above>\d{1,9})/(?P<under>\d{1,9}))?"
)


def bare_number_rules() -> list[AnyRule]:
    """Rules that read every number as Quantity(unit='')."""

    @rule(
        "amount/bare_number_zh",
        rf"(?:[-+负]?[0-9]|[负]?[{NUMERALS}几数]|半(?=[百千万亿打])|好几(?=[十百千万亿])|上(?=[百千万亿]))(?:\s{{0,2}}{_PIECE}){{0,60}}+(?P<half>个?半(?![个年月天日小百千万亿导]))?"
        r"(?:\s?[kKwWmMbBtT](?![A-Za-z]))?(?P<dozen>打(?![开印电算造败工击压扰断]))?",
        locator="numeral",
        reach=(2, 8),
        weight=1,
    )
    def bare_number_zh(m: Match) -> Quantity | None:
        """Finds: 一千零一, 2.5万, 五分之一, 三五百, 负三点五, 两个半, 一半. Reads: the number. Leaves: 一切, 四川, 陆地, 第一."""
        if not starts_clean(m):
            return None
        said = re.sub(r"\s", "", m[0]).removesuffix("打")
        read = Figure(Decimal("0.5"), Decimal("0.5")) if said == "一半" else figure(said.removesuffix("个半"))
        if read and said.endswith("个半") and read.min is not None and read.max is not None:
            read = read._replace(min=read.min + Decimal("0.5"), max=read.max + Decimal("0.5"))
        if not read or (len(said) == 1 and not m["dozen"] and not _free(m, said)):
            return None
        if m["dozen"] and read.min is not None and read.max is not None:
            return Quantity(read.min * 12, read.max * 12, "", read.hedge)
        return Quantity(read.min, read.max, "", read.hedge)

    @rule(
        "amount/bare_number_digits",
        r"(?<![\d.^])(?:(?<![-+\w])[-+])?(?P<base>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
        rf"{_EXPONENT}(?![\d])",
        locator="digits",
        reach=(4, 24),
        weight=1,
    )
    def bare_number_digits(m: Match) -> Quantity | None:
        """Finds: 1,234.5, -3/2, 1 4/3, 2^5, 12e-1. Reads: the number. Leaves: dates, versions, A12."""
        before = m.string[m.start() - 1 : m.start()]
        if (before.isascii() and before.isalpha()) or (m[0][0] == "." and before == "."):
            return None
        value = Decimal(m["base"].replace(",", ""))
        if m["exponent"]:
            value = value.scaleb(int(m["exponent"]))
        elif m["power"]:
            power = float(re.sub(r"^--", "-", m["power"]).replace("+", ""))
            if abs(power) > 200 or value > 10**6 or not value:
                return None
            power = -power if m["power"].startswith("--") else power
            value = value ** Decimal(str(power if not m["power"].startswith("--") else -power))
        elif m["below"] or m["under"]:
            below = int(m["below"] or m["under"])
            if not below:
                return None
            value = value / below if m["below"] else value + Decimal(m["above"]) / below
        value = -value if m[0][0] == "-" else value
        return Quantity(value, value, "")

    @rule(
        "amount/bare_number_en",
        rf"(?:(?<![A-Za-z])(?P<minus>minus|negative)\s)?(?:(?:(?P<more>{{figure_words_en}}|\d{{1,9}})\sand\s)?(?P<share>{{number_en}}|an?)"
        rf"[\s-](?P<part>{_PARTS})s?(?![A-Za-z]|\s(?:of\san?\s)?{{scale_en}})"
        r"|(?P<half>half)(?![A-Za-z-]|\s(?:an?|of|past|dozen)\b)|(?P<figure>{figure_words_en}|{figure_digits_en}(?<=[A-Za-z])))",
        flags=re.I,
        weight=1,
        hints=[
            *words("number_en"),
            *words("scale_en"),
            *(f"{d}{u}" for d in range(10) for u in words("scale_letter_en")),
            *_SHARES,
        ],
        reach=(32, 32),
    )
    def bare_number_en(m: Match) -> Quantity | None:
        """Finds: two hundred and five, half a million, 2.5 billion, minus ten, two thirds, five and three quarters,
        one point five million, half. Reads: the number. Leaves: someone, a few."""
        return _said_en(m)

    return [bare_number_zh, bare_number_digits, bare_number_en]


def _said_en(m: Match) -> Quantity | None:
    """An English number in words: a share (two thirds), half, or plain, each below zero too."""
    low = high = None
    hedge = "exact"
    if m["half"]:
        low = high = Decimal("0.5")
    elif m["part"]:
        over = figure_en("one" if m["share"][0] in "aA" else m["share"])
        low = over.min / _SHARES[m["part"].lower()] if over and over.min is not None else None
        if m["more"] and low is not None:
            whole = figure_en(m["more"])
            low = low + whole.min if whole and whole.min is not None else None
        high = low
    elif read := figure_en(m["figure"]):
        low, high, hedge = read
    if low is None or (m["minus"] and low != high):
        return None
    return Quantity(-low, -low, "") if m["minus"] else Quantity(low, high, "", hedge)


def _free(m: Match, word: str) -> bool:
    """A single numeral is a number before a counter, a mark or the end; never inside a word."""
    before, behind = m.string[m.start() - 1 : m.start()] if m.start() else "", m.string[m.end() : m.end() + 1]
    if word.isdigit() and word.isascii():
        return True
    if word in "百千万亿兆佰仟几数上半":
        return False
    if not behind.strip() or not behind.isalpha():
        return not before.strip() or not before.isalpha() or before in "是前和与"
    return behind in words("bare_counter_zh") and before not in tuple("每统唯万同逐专放收屿")
