"""The vocabulary of the tables in both languages, and dates and sums as a reader writes them."""

from __future__ import annotations

import re
from typing import Any

TYPES = {
    "founding": "成立",
    "funding": "融资",
    "investment": "投资",
    "acquisition": "收购",
    "ipo": "上市",
    "release": "发布",
    "open_source": "开源",
    "update": "更新",
    "research": "研究",
    "partnership": "合作",
    "personnel": "人事",
    "policy": "政策",
    "meeting": "会议",
    "statement": "发言",
    "market": "市场",
    "business": "经营",
    "forecast": "预测",
    "other": "其他",
}
FACTUALITIES = {
    "actual": "已发生",
    "planned": "计划中",
    "predicted": "预测",
    "rumoured": "传闻",
    "denied": "被否认",
    "hypothetical": "假设",
}
PRECISIONS = {
    "day": "某日",
    "week": "某周",
    "month": "某月",
    "quarter": "某季",
    "half": "半年",
    "year": "某年",
    "range": "区间",
    "approx": "大约",
    "open": "一端不限",
}
ROLES = {
    "agent": "主体",
    "product": "产品",
    "investee": "融资方",
    "investor": "投资方",
    "lead_investor": "领投方",
    "partner": "伙伴",
    "target": "目标",
    "speaker": "说话人",
    "place": "地点",
    "amount": "金额",
    "valuation": "估值",
    "round": "轮次",
    "parameters": "参数量",
    "context": "上下文长度",
    "predecessor": "前代",
    "date": "日期",
    "trigger": "动作",
    "organisation": "机构",
    "person": "人物",
    "other": "其他",
    "adviser": "财务顾问",
    "share": "股份",
    "post_money": "投后",
    "pre_money": "投前",
}
BASES = {
    "metadata": "the metadata of the file say so",
    "written": "the text prints it",
    "anchored": "counted from another date",
    "inferred": "inferred",
    "given": "given by the person who built this database",
    "unknown": "nothing in the document tells",
}
HEDGES = {"approx": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
_QUARTERS = {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"}
_QUARTER = re.compile(r"(\d{4})-(3[3-6]|4[01])")
_SCALES = {
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
}


def readable(edtf: str | None) -> str:
    """An EDTF string as people write it, no more precise than it is.

    >>> readable("2024-33"), readable("2023-11~"), readable("2028/2043"), readable("2016/..")
    ('2024 Q1', 'c. 2023-11', '2028 – 2043', '2016 – …')
    """
    if not edtf:
        return ""
    parts = []
    for part in edtf.split("/"):
        about = "c. " if "~" in part else ""
        plain = _QUARTER.sub(lambda m: f"{m[1]} {_QUARTERS[m[2]]}", part.replace("~", "").replace("?", ""))
        parts.append(about + ("…" if plain in ("", "..") else plain))
    return " – ".join(parts)


def number(value: float | None, language: str = "en") -> str:
    """A large number in words.

    >>> number(2.5e9), number(1200), number(2.5e9, "zh"), number(34.2e6, "zh")
    ('2.5 billion', '1,200', '25亿', '3,420万')
    """
    if value is None:
        return ""
    value = float(value)
    for scale, name in _SCALES[language]:
        if abs(value) >= scale:
            return f"{float(f'{value / scale:.4g}'):,.10g}{name}"
    return f"{value:,.6g}"


def interval(
    low: float | None, high: float | None, hedge: str | None = "exact", unit: str | None = "", language: str = "en"
) -> str:
    """Bounds with their hedge as one reads them.

    >>> interval(2.5e9, None, "more_than", "CNY"), interval(1e7, 1e8, "order"), interval(1e9, 1e9, "approx")
    ('> 2.5 billion CNY', '10 million – 100 million', '≈ 1 billion')
    """
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        fallback = "≥ " if high is None else "≤ " if low is None else ""
        shown = HEDGES.get(hedge or "exact", fallback) + number(low if low is not None else high, language)
    else:
        shown = f"{number(low, language)} – {number(high, language)}"
    return f"{shown} {unit or ''}".strip()


def parameters(low: float | None, high: float | None) -> str:
    """A parameter count as the field writes it.

    >>> parameters(130e9, 130e9), parameters(1.5e9, 2e9)
    ('130B parameters', '1.5B – 2B parameters')
    """

    def short(value: float) -> str:
        value = float(value)
        for scale, name in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
            if value >= scale:
                return f"{value / scale:.4g}{name}"
        return f"{value:,.6g}"

    ends = [short(value) for value in dict.fromkeys((low, high)) if value is not None]
    return " – ".join(ends) + " parameters" if ends else ""


def both(vocabulary: dict[str, str], word: str | None) -> dict[str, Any]:
    """A word of the tables with its Chinese: {"key", "en", "zh"}; words we do not know stay as they are."""
    word = word or ""
    return {"key": word, "en": word.replace("_", " "), "zh": vocabulary.get(word, "")}
