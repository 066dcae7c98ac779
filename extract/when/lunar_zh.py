from ..expr import Expr, Step, absolute
from ..rule import Match, rule
from .numerals import number, year

_MONTHS = {"正": 1, "冬": 11, "腊": 12}


@rule(
    "when/lunar_zh",
    r"(?:(?P<sign>农历|阴历|旧历)\s?)?(?:(?P<y>{year4_zh})年(?P<sign2>农历|"
    r"阴历)?\s?)?(?:(?P<leap>闰)?(?P<m>{month_zh}|"
    r"[正冬腊])月(?:份)?(?:(?P<chu>初)(?P<d1>[一二三四五六七八九十])|(?P<d2>廿[一二三四五六七八九]?|"
    r"{day_zh})(?P<ri>[日号])?)?|(?P<dd>廿[一二三四五六七八九]?)|"
    r"大?年初(?P<nd>[一二三四五六七八九十]{1,2}))",
    hints=["初", "廿", "农历", "阴历", "旧历", "正月", "腊月", "冬月", "闰", "月十五"],
    reach=(14, 12),
    weight=1,
)
def lunar_zh(m: Match) -> Expr | None:
    """Finds 正月初五, 农历八月十五, 腊月, 闰四月, 五月廿二, 大年初十. Reads the civil day of a lunar one.
    Leaves civil months and days (八月五日), and 初 behind a month (8月初): edge_zh."""
    sign = m["sign"] or m["sign2"]
    lead = (Step("year", year(m["y"])),) if m["y"] else ()
    if m["nd"]:
        great = m[0].startswith("大") or m.string.startswith("大", max(0, m.start() - 1))
        if not great and (m["nd"] == "一" or m.string[m.end() : m.end() + 1] not in tuple("开复启起,、。至才早当")):
            return None  # 年初四家公司
        return absolute(*lead, Step("lunar", 100 + number(m["nd"])))
    if m["dd"]:
        before = m.string[max(0, m.start() - 1) : m.start()]
        return (
            absolute(Step("base", of="month"), Step("lunar day", number(m["dd"])))
            if m.string.strip() == m[0] and not before
            else None
        )
    if not m["m"]:
        return None
    month, d2 = _MONTHS.get(m["m"]) or number(m["m"]), m["d2"] or ""
    named = (
        sign
        or m["leap"]
        or m["m"] in _MONTHS
        or m["chu"]
        or (d2.startswith("廿") and not m["ri"])
        or (d2 == "十五" and not m["ri"] and not m["m"].isascii())
        or (d2 == "十五" and not m["ri"] and m["m"] == "8")
    )
    if not named or (m["m"] == "冬" and not (m["chu"] or d2 or sign)):
        return None
    day = number(m["d1"]) if m["chu"] else number(d2) if d2 else 0
    if day > 30:
        return None
    return absolute(*lead, Step("lunar", 100 * month + day, "leap" if m["leap"] else ""))
