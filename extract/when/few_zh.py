from ..expr import Expr, Step, document, text
from ..rule import Match, compiled, rule
from .numerals import number

_UNITS = {
    "年": "year",
    "个月": "month",
    "月": "month",
    "周": "week",
    "星期": "week",
    "个星期": "week",
    "礼拜": "week",
    "个礼拜": "week",
    "天": "day",
    "日": "day",
}

_COUNTS = [
    "一两",
    "两三",
    "二三",
    "三四",
    "三五",
    "四五",
    "五六",
    "六七",
    "七八",
    "八九",
    "上百",
    "十多",
    "十余",
    "0多",
    "0余",
    *(
        f"{n}{u}"
        for n in ("几", "数", "几十", "数十", "十几")
        for u in ("年", "个", "月", "周", "星", "礼", "天", "日")
    ),
    *(f"{n}{to}" for n in "0123456789一二两三四五六七八九十" for to in ("到", "至", "-", "~", "—", "ー", " ")),
]

_RANGE = compiled(r"([^-—~ー至到 ]+){to_zh}([^-—~ー至到 ]+)")


@rule(
    "when/few_zh",
    r"(?<![\d第一二三四五六七八九十百千])(?P<lead>{few_lead_zh})?(?P<n>(?:\d{1,2}"
    r"|[一二两三四五六七八九十]{1,2}){to_zh}(?:\d{1,2}|[一二两三四五六七八九十]{1,2})|{few_number_zh}"
    r"|[二三四五六七八九]?十[几多余]|[1-9]0[多余])(?P<u>年|个?月|周|个?星期|个?礼拜|天|日)(?:时间)?"
    r"(?P<side>{time_side_zh}|前(?![往台瞻沿景途期])|后(?![台勤续期])|以来|来(?![自到看说临])|内|里|间|之内"
    r"|以内)?",
    hints=_COUNTS,
    reach=(6, 12),
    weight=2,
)
def few_zh(m: Match) -> Expr | None:
    """Finds 两三天前, 未来3-5年, 两到三年前, 十几年前, 二十多年前, 近几十年来. Reads from the smaller to the larger number of
    units, approximate; 几天后 counts from the date just named.
    Leaves 几年 and 两三天 alone (no point of time), and 几天前 and others that the lexicon names
    (recent_zh)."""
    low, high = _bounds(m["n"])
    if low >= high:
        return None
    unit, lead, side = _UNITS[m["u"]], m["lead"] or "", m["side"] or ""
    if m["u"] in ("月", "日") and m["n"] in ("几", "十几") and not side:
        return None
    if "前" in side and not lead:
        return document(Step("some", -high, unit, -low))
    if "后" in side and not lead:
        return text(Step("some", low, unit, high))
    if "未来" in lead or lead.startswith(("今后", "接下来")):
        return document(Step("some", 0 if lead else low, unit, high))
    if side in ("内", "之内", "以内") and not lead:
        return document(Step("some", 0, unit, high))
    if lead.startswith(("过去", "近", "最近")) or side in ("以来", "来"):
        return document(Step("some", -high, unit, 0))
    return None


def _bounds(words: str) -> tuple[int, int]:
    if ends := _RANGE.fullmatch(words):
        return number(ends[1]), number(ends[2])
    if words in ("几", "数", "好几"):
        return 2, 6
    if words in ("几十", "数十"):
        return 20, 99
    if words == "上百":
        return 100, 200
    if words[-1] in "几多余":
        tens = number(words[:-1])
        return tens + 1, tens + 9
    if words == "一两":
        return 1, 2
    return number(words[0]), number(words[1])
