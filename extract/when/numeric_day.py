from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, compiled, rule

_LED_EN = compiled(r"\b{numeric_lead_en} $")
_LED = lazy(r"[于至自从到]$|[周礼拜期][一二三四五六日]\($")
_GOES_ON = lazy(r"[\u4e00-\u9fff](?<![的之决强量英寸弱左以分])")


@rule(
    "when/numeric_day",
    r"(?=\d\d?[./·-]\d)(?<![\d./:A-Za-z+-])(?:(?P<m>1[0-2]|0?[1-9])[./·](?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?P<ri>[日号])?|(?P<m2>0[1-9]|1[0-2])-(?P<d2>0[1-9]|[12]\d|3[01]))(?![\d./%A-Za-z]|-\d"
    r"|[”\"]?{day_named_zh})|(?<![\d./A-Za-z+-])(?P<m3>1[0-2]|0?[1-9])/(?P<y>(?:19|20)\d\d)(?![\d./%A-Za-z-])",
    locator="written date",
    reach=(14, 18),
)
def numeric_day(m: Match) -> Expr | None:
    """Finds 6·30, 11/3号, 6/19截止, 09-01 before a clock time or alone, 05/2013 (a month). Reads a day of a year that resolve chooses.
    Leaves fractions, scores, versions and numbers of cases (3.5, 1/3, 11-10, 5/2013) that nothing marks as a day, and
    “9·11”事件."""
    text = m.string
    if m["y"]:
        led = text.strip() == m[0] or _LED_EN.search(text, max(0, m.start() - 8), m.start())
        return absolute(Step("year", int(m["y"])), Step("month", int(m["m3"]))) if led else None
    month, day = int(m["m"] or m["m2"]), int(m["d"] or m["d2"])
    alone = text.strip() == m[0]
    clock = (
        text[m.end() : m.end() + 1] == " "
        and text[m.end() + 1 : m.end() + 3].isdigit()
        and text[m.end() + 3 : m.end() + 4] == ":"
    )
    slash = "/" in m[0] and (
        _LED.search(text, max(0, m.start() - 3), m.start())
        or (
            day > 12
            and (_GOES_ON.match(text, m.end()) or text[max(0, m.start() - 2) : m.start()] in ("日为", "日是", "日期"))
        )
    )
    if not (m["ri"] or slash or "·" in m[0] or clock or (alone and (m["m2"] or "/" in m[0]))):
        return None
    return absolute(Step("month", month), Step("day", day))
