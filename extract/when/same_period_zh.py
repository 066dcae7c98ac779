from dataclasses import replace

from ..expr import Expr, Step, document, text
from ..rule import Match, rule
from .numerals import year

_YEARS = {"明": 1, "去": -1, "上": -1, "前": -2}
_UNITS = {"月": "month", "季": "quarter", "季度": "quarter", "周": "week"}


@rule(
    "when/same_period_zh",
    r"(?:(?P<lead>[去前]|明(?=年的?这)|(?<![以如])上(?:一|个)?)年度?|(?P<y>{year4_zh})年)的?(?:(?:同(?:一时|一?)?期|同一?时间段?|同段)(?!房|声|录|班)|"
    r"同(?P<unit>月|季度?|周)(?:份)?|(?P<day>同[一]?[日天]|今[日天](?!头条)|此时|此刻|这个?时候|这个时间|同一时间))",
    hints=["年同", "年的同", "年度同", "年今", "年的今", "年此", "年的此", "年这", "年的这"],
    reach=(5, 8),
    weight=2,
)
def same_period_zh(m: Match) -> Expr | None:
    """Finds 去年同期, 2022年同期, 上年同月, 去年今日, 去年此时. Reads the last time that the text names, or the publication's,
    in that year. Leaves 同期 alone and 去年同样."""
    step = Step("same period", year(m["y"]) if m["y"] else _YEARS[m["lead"][0]])
    if m["unit"]:
        return text(Step("unit", 0, _UNITS[m["unit"]]), step)
    if m["day"] and m["day"][0] in "此这":  # 去年这个时候: about then
        return replace(document(Step("unit", 0, "month"), step), approx=True)
    return document(step) if m["day"] else text(step)
