from ..expr import Expr, Step, absolute, document
from ..rule import Match, rule
from .numerals import in_saying

_DAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}


@rule(
    "when/week_zh",
    r"(?<![每一两几数第])(?<!(?<![A-Za-z])\d)(上{1,4}|下{1,4}|本|这|今|当)?(?:一个|一|个)?(?:周|星期|礼拜)(?:的?(?:周|"
    r"星期|礼拜)?([一二三四五六日天1-7](?![点个岁刻刊]|周(?![一二三四五六日天末])|\d(?!比\d|[:-]\d{1,2}[^\d:])|(?<=日)报)(?P<both>(?<=六)[、和及]?[日天](?![报本期]))?|末))?(?:\(([一二三四五六日])\))?",
    hints=["周", "星期", "礼拜"],
    reach=(7, 6),
)
def week_zh(m: Match) -> Expr | None:
    """Finds 周三, 上周五, 本周, 下下周, 上个星期天, 周末, 周六、日. Reads a week (Monday to Sunday) or a day of it.
    Leaves 一周, 每周 and names with 周 (周一围, 周杰伦), 周末愉快."""
    lead, day, text = m[1], m[2], m.string
    if not lead and text[max(0, m.start() - 2) : m.start()] in ("日(", "号("):
        return None  # 9日(周四): clock_zh
    if not day and not lead:
        return None
    if not lead and (m[0].startswith(("个", "一")) or (day == "末" and in_saying(m))):
        return None
    if (
        not lead
        and m[0].startswith("周")
        and text[m.end() : m.end() + 1] in ("福", "围", "鸣", "珂", "年", "期", "岁", "星")
        and day != "末"
    ):
        return None
    if lead and not day and text.startswith(("期", "年", "岁", "末", "边", "围"), m.end()):
        return None
    if day == "一" and text[m.end() : m.end() + 1] in ("块", "起", "样", "般", "直", "些", "旦") and not lead:
        return None  # 老周一块
    week = (
        Step("unit", -len(lead) if lead[0] == "上" else len(lead) if lead[0] == "下" else 0, "week") if lead else None
    )
    steps = (
        ()
        if not day
        else (Step("weekend"),)
        if day == "末" or m["both"]
        else (Step("weekday", _DAYS.get(day) or int(day)),)
    )
    return document(week, *steps) if week else absolute(*steps)
