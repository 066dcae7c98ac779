from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, compiled, rule
from .numerals import in_saying, number

_LENGTH = lazy(r"[后内来间]|之|三|以[后前内来]|前(?![往来台])|游|均|元|圆|[化常记本]")
_SAID = compiled(r"(?:{day_part_zh})?(?:{press_zh}|{travel_zh})")  # 某某云6号宣布, 订20号去上海的机票
_MONTH = lazy(r"[月到至]$|[日号][和、及与跟]$")
_NUMBER = compiled(r"[线楼店院室门机床馆员厅码桥井坑墓洞舱炉仓]|{not_day_of_zh}|召(?!开)")


@rule(
    "when/day_zh",
    r"(?<![\d.第〇零一二三四五六七八九十百千几数半/+])(?<!月份)(?<!月 )({day_zh})\s?([日号])(?!刊)",
    hints=["日", "号"],
    reach=(16, 3),
    weight=1,
)
def day_zh(m: Match) -> Expr | None:
    """Finds 27日, 15号. Reads a day of a month that resolve chooses. Leaves lengths of time (三日后, 10日内),
    numbers of houses and lines (3号线), 二日 and other words of one character, 一日千里."""
    ahead = m.string[max(0, m.start() - 1) : m.start()] == "月" and m.string.startswith("前", m.end())
    if (_LENGTH.match(m.string, m.end()) and not ahead) or number(m[1]) > 31:
        return None
    if m[2] == "号" and (
        _NUMBER.match(m.string, m.end())
        or (
            not m[1].isdigit()
            and len(m[1]) == 1
            and not _MONTH.search(m.string, max(0, m.start() - 2), m.start())
            and m.string[m.end() : m.end() + 1] not in ("到", "至", "-")
        )
    ):
        return None
    if (
        not m[1].isdigit()
        and len(m[1]) == 1
        and m.string[m.start() - 1 : m.start()] not in ("", ",", "、", "至", "到", "-", "月")
    ):
        return None
    before = m.string[max(0, m.start() - 1) : m.start()]
    if (
        m[2] == "号"
        and "\u4e00" <= before <= "\u9fff"
        and before not in "在于到至从和本是约自月年前初了有,截"
        and not _SAID.match(m.string, m.end())
    ):
        return None  # 碧辰8号, 东路5号
    if (
        m[2] == "号"
        and m.string[m.start() - 1 : m.start()].isalpha()
        and m.string[m.start() - 1] in "路街道弄室栋幢座舟神巷里初终字执申再"
    ):
        return None
    if not m[1].isdigit() and in_saying(m):
        return None
    return absolute(Step("day", number(m[1])))
