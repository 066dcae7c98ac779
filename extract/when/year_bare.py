from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, compiled, rule
from .years_en import COPYRIGHT

_EVENT = compiled(r"\s?[\u4e00-\u9fffA-Za-z·“”]{0,12}?{year_event_zh}")
_MARK = lazy(r"\s?(?:to|-|~|—|至|到|、|和|与|及)\s?(?:(?:19|20)?\d\d年|(?:19|20)\d\d(?!\d)|今)")
# An entry of a chronicle begins with its year: 1986 | 开馆, 1986:开馆
_BEGINS = lazy(r"(?:^|\n)[ \t•●·*◆■【\[-]{0,4}$")
_ENTRY = lazy(
    r"[】\]]?(?:\s?(?:[|丨│:—–]|\n|$)|\s-\s(?=[^\d\s])|[ \t\u3000]{1,3}(?=[\u4e00-\u9fff“《])(?![多余人个名家只件种位条项年款台股元亿万]))"
)
_FROM = lazy(r"(?:(?:19|20)\d\d(?:[.年/-]\d{1,2}月?)?\s?(?:-|~|—|——|至|到)\s?)$")


@rule(
    "when/year_bare",
    r"(?=[12]\d\d\d)(?<![\d./:#$¥A-Za-z_第])(?:19|20)\d\d(?![\d%年./A-Za-z_+]|:\d|-?\d(?!\d\d\d(?!\d))|\s?[款元万亿块人家个只名台股])",
    locator="written date",
    reach=(14, 18),
)
def year_bare(m: Match) -> Expr | None:
    """Finds 2018 alone, in a range (2008.03-2009, 1985到89年), as the year of a meeting (2023知乎发现大会), or at the head of
    an entry (1986 | 开馆).
    Reads the year. Leaves every other number of four digits, models (2020款) and the years of a copyright line."""
    year, text = m[0], m.string
    if COPYRIGHT.search(text, max(0, m.start() - 24), m.start()):
        return None
    if text[m.start() - 1 : m.start()] in ("-", "~", "—", "至", "到"):
        return absolute(Step("year", int(year))) if _FROM.search(text[max(0, m.start() - 12) : m.start()]) else None
    if _BEGINS.search(text, max(0, m.start() - 6), m.start()) and _ENTRY.match(text, m.end()):
        return absolute(Step("year", int(year)))
    if text.strip() == year or _MARK.match(text, m.end()) or _EVENT.match(text, m.end()):
        return absolute(Step("year", int(year)))
    return None
