from ..model import Duration
from ..rule import Match, rule

_UNITS = {
    "年": "P1Y",
    "月": "P1M",
    "个月": "P1M",
    "周": "P1W",
    "星期": "P1W",
    "个星期": "P1W",
    "礼拜": "P1W",
    "天": "P1D",
    "日": "P1D",
    "季度": "P3M",
    "个季度": "P3M",
    "小时": "PT1H",
    "个小时": "PT1H",
    "分钟": "PT1M",
    "秒": "PT1S",
    "半年": "P6M",
    "个工作日": "P1D",
    "工作日": "P1D",
    "晚": "P1D",
    "个周末": "P1W",
    "周末": "P1W",
    "个钟头": "PT1H",
}


@rule(
    "when/set_zh",
    r"每逢(?P<on>{recurring_zh}|(?:周|星期|礼拜)[一二三四五六日天]|{feast_zh})|(?:每一?|逐)"
    r"(?P<u>{set_unit_zh})(?P<d>(?<=[周期拜])[一二三四五六日天](?![个千百万十次场回篇集期]))?(?P<more>(?:的"
    r"(?=[\d一二三四五六七八九十春夏秋冬早上中下晚凌清午深]|{feast_zh})|{month_zh}月|{day_zh}[日号]|{to_zh}"
    r"|{feast_zh}|{day_part_zh}|{clock_zh}|[春夏秋冬][季天]){1,6})?",
    hints=["每", "逐"],
    reach=(1, 16),
    weight=3,
)
def set_zh(m: Match) -> Duration | None:
    """Finds 每天, 每年9月, 每周三, 每个工作日的下午三点, 每逢周末. Reads a repetition (its period).
    Leaves 每日经济新闻 (a name) and 每3天 (a number between: duration_zh)."""
    if m.string.startswith(("经济", "互动", "优鲜", "新闻", "商报"), m.end()):
        return None
    if m["on"]:
        return Duration("P1M" if m["on"][0] == "月" else "P1W" if m["on"][0] in "周星礼" else "P1Y", every=True)
    return Duration(_UNITS.get(m["u"], "P1W"), every=True)
