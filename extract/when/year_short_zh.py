from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, compiled, rule
from .numerals import year2

_GOES_ON = compiled(
    r"\s?(?:{month_zh}月|[第]?[一二三四1-4首]个?季|{year_goes_on_zh}|第.{1,4}(?:周|个?星期|个?礼拜|个?月|天)"
    r"|Q[1-4]|{feast_zh}|前[一二三四五六七八九十两\d]{1,2}个|后[一二三三两]|(?:到|至|-|~)\d{2,4}年)"
)
_LENGTH = compiled(r"{not_year_count_zh}|[,。]|$")
_REPUBLIC = 60  # 民国76年设厂,91年迁厂: years of the Republic go on so
_YEAR_OF_IT = lazy(r"民国\s?(?:\d|[一二三四五六七八九十])")
_BORN = compiled(r"{born_verb_zh}")
_BEFORE = lazy(r"(?:^|[在于自从到至截,、。;:(\s'’‘])$")
_BEHIND = lazy(r"(?:$|[,。;、)\s起开的])")


@rule(
    "when/year_short_zh",
    r"(?<![\d.〇零一二三四五六七八九十百千万第近])({year2_zh})年(?!前"
    r"(?![一二三四五六七八九十两\d]{1,2}个)|[后来多半间内以之的时龄])",
    hints=["年"],
    reach=(14, 4),
    weight=2,
)
def year_short_zh(m: Match) -> Expr | None:
    """Finds 23年 before a month, a quarter or an edge (23年10月, 19年底), alone, or after 在, 从, 到, 八九年毕业, 九七年. Reads 2023;
    the turn to 19xx is at 33; 91年 behind
    民国76年 is 2002. Leaves lengths of time (20年, 近10年, 三五年) to duration_zh."""
    short, text = m[1], m.string
    if short.isdigit() and int(short) >= _REPUBLIC and _YEAR_OF_IT.search(text, 0, m.start()):
        return (
            absolute(Step("year", 1911 + int(short)))
            if _BEFORE.search(text[max(0, m.start() - 1) : m.start()])
            else None
        )
    if _GOES_ON.match(text, m.end()):
        return absolute(Step("year", year2(short)))
    chinese = not short.isdigit()
    if chinese and _counts_up(short) and _BORN.match(text, m.end()):
        return absolute(Step("year", year2(short)))
    if chinese and (ord(short[0]) < 128 or _counts_up(short)):
        return None
    if chinese and short[0] in "五六七八九":
        return absolute(Step("year", year2(short)))  # 九七年: nobody counts so
    if short[0] in "0零〇" and short[1] not in "0零〇":
        return absolute(Step("year", year2(short)))
    if (
        short.isdigit()
        and 1985 <= year2(short) < 2000
        and year2(short) != 1990
        and not _LENGTH.match(text, m.end())
        and _BEFORE.search(text[max(0, m.start() - 1) : m.start()])
    ):
        return absolute(Step("year", year2(short)))
    if text.strip() == m[0] or (
        _BEFORE.search(text[max(0, m.start() - 1) : m.start()])
        and _BEHIND.match(text, m.end())
        and m.start() > 0
        and (15 <= year2(short) - 2000 <= 32 or short[0] == "9")
    ):
        return absolute(Step("year", year2(short)))
    return None


def _counts_up(short: str) -> bool:
    """三四年 is three or four years."""
    order = "一二三四五六七八九"
    return short in order or short in ("三五", "两三") or (short[0] == "二" and short[1] == "三")
