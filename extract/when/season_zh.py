from ..expr import Expr, Step, absolute, document
from ..lexicon import words
from ..rule import Match, rule
from .numerals import in_saying

_SEASONS = words("season_zh")


@rule(
    "when/season_zh",
    r"(?:(?P<lead>[今去明])|(?<!\d)(?P<y>20\d\d))(?P<a>[春夏秋冬])(?:季(?!赛))?(?![节运晚招])|"
    r"(?P<b>[春夏秋冬])(?:季(?!赛)|天|日(?=的))|(?:(?<=年)|(?<=年的))(?P<c>[春夏秋冬])(?:季(?!赛))?"
    r"(?![节运晚招游奥令虫风])|(?:入(?P<e>[春夏秋冬])|开(?P<f>春))(?=以来|之?后|[,,])|(?P<d>{season_word_zh})",
    hints=["春", "夏", "秋", "冬", "暑", "寒假"],
    reach=(2, 3),
)
def season_zh(m: Match) -> Expr | None:
    """Finds 春季, 夏天, 去年秋, 今冬, 这个夏天, 暑假, 入夏 (以来). Reads the season (spring is March to May) of a year that resolve chooses.
    Leaves 春节, 春运, 春晚, 冬奥, 夏令营 and names."""
    if m.string[max(0, m.start() - 2) : m.start()] in ("那个", "这个"):
        return (
            absolute(Step("season", int(_SEASONS[m["b"]])))
            if m["b"] and m.string.endswith(("年的那个", "这个"), 0, m.start())
            else None
        )
    if m["b"] and in_saying(m):
        return None  # 秋天的童话
    if m["d"]:
        if m["d"] in ("暑假", "暑期"):
            return absolute(Step("base", of="year"), Step("months", 7, to=2))
        if m["d"] == "寒假":
            return absolute(Step("base", of="year"), Step("months", 1, to=2))
        return absolute(Step("season", int(_SEASONS[next(c for c in m["d"] if c in _SEASONS)])))
    season = Step("season", int(_SEASONS[m["a"] or m["b"] or m["c"] or m["e"] or m["f"]]))
    if m["lead"]:
        return document(Step("shift", {"今": 0, "去": -1, "明": 1}[m["lead"]], "year"), season)
    return absolute(Step("year", int(m["y"])), season) if m["y"] else absolute(season)
