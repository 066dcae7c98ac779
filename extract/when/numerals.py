"""Small numbers as times write them: digits, 二十三, 廿三, two digits said one by one, years.

>>> number("二十三"), number("廿三"), number("07"), number("两"), year("二〇二三"), year("零七")
(23, 23, 7, 2, 2023, 7)
"""

from __future__ import annotations

import re
from functools import cache

from ..rule import Match, compiled, expand, fragment

DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "俩": 2,
    "仨": 3,
    "元": 1,
    "首": 1,
    "O": 0,
}

FEW = "0123456789一二两三四五六七八九十百俩仨"  # what few_zh begins with

fragment("month_zh", r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])")
fragment(
    "day_zh",
    r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])",
)
fragment("year4_zh", r"(?:(?:1[0-9]|2[01])\d\d|[一二][〇零O一二三四五六七八九]{3})")
fragment("year_said_zh", r"[二两]千零?(?:[一二]?十)?[一二三四五六七八九]")
fragment("year2_zh", r"(?:\d\d|[〇零一二三四五六七八九]{2})")
fragment(
    "few_zh",
    r"(?:\d{1,4}|[一二两三四五六七八九俩仨]?百?[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九俩仨])",
)
# A date as it is written, in any of its forms, between a name and its verb.
CALENDAR_ZH = expand(
    r"(?:{year4_zh}年(?:{month_zh}月(?:{day_zh}[日号]|份|[初底末]|[上中下]旬)?)?|{month_zh}月(?:{day_zh}[日号]|份|[初底末]|[上中下]旬)?"
    r"|{day_zh}[日号]|\d{4}[-./]\d{1,2}[-./]\d{1,2})",
)
fragment("to_zh", r"\s?(?:-|—|——|~|ー|至|到)\s?")
fragment(
    "clock_zh",
    r"(?:(?:[01]?\d|2[0-4]|[零一二两三四五六七八九十]{1,3})\s?(?:点钟?|时|:[0-5]\d(?!\d))(?:(?:[0-5]?\d|[零一二三四五六七八九十]{1,3})分?|半|整|正|[一三1-3]刻|许|多|左右)?"
    r"(?:半|(?:[0-5]?\d|[零一二三四五六七八九十]{1,3})秒|:[0-5]\d)?(?:[0-5]\d时)?(?:\s?[aApP][mM])?)",
)
fragment(
    "time_unit_zh",
    r"(?:{duration_unit_zh}|{span_unit_zh}|[个粒]钟(?!头)|分(?=[\d一二三四五六七八九十]{1,3}秒))",
)
fragment(
    "time_count_zh",
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,4})?[万亿千百]?|[一二两三四五六七八九十百千万亿俩仨半]{1,8})",
)


@cache
def _saying() -> re.Pattern[str]:
    return compiled("{saying_zh}")


def in_saying(m: Match) -> bool:
    """The words are the beginning of a saying or title: 一日千里, 三月不知肉味."""
    return bool(_saying().match(m.string, m.start()))


def number(text: str) -> int:
    """A number below ten thousand. ValueError when it is none."""
    if text.isdigit() and text.isascii():
        return int(text)
    total, digit = 0, 0
    text = text.replace("廿", "二十").replace("卅", "三十").replace("二十十", "二十")
    if all(c in DIGITS for c in text):
        for c in text:
            total = 10 * total + DIGITS[c]
        return total
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
        else:
            raise ValueError(text)
    return total + digit


def year(text: str) -> int:
    """The digits of a year, Chinese or not."""
    return int("".join(c if c.isdigit() and c.isascii() else str(DIGITS[c]) for c in text))


def year2(text: str) -> int:
    """A year of two digits: 23 is 2023, 97 is 1997; the turn is at 32."""
    short = year(text)
    return short + (2000 if short <= 32 else 1900)
