from ..expr import Expr, Step, document
from ..lexicon import words
from ..rule import Match, rule

_DAYS, _YEARS = words("recent_zh"), words("recent_years_zh")


@rule(
    "when/recent_zh",
    r"(?<![目眼提以之])(?:({recent_zh})|({recent_years_zh}))(?:以来|"
    r"来(?![到自说看]))?(?!的?这?{time_count_zh}\s?(?:{time_unit_zh}|{match_counter_zh}))",
    hints=[*_DAYS, *_YEARS],
    reach=(1, 14),
    weight=1,
)
def recent_zh(m: Match) -> Expr | None:
    """Finds 最近, 近日, 日前, 前段时间, 近年来. Reads an approximate window before the day of publication.
    Leaves 目前, 眼前, 以前; 最近三天 and others with a number (span_zh), 最近三场; 距离最近的 (a place)."""
    if m.string.startswith("的", m.end()) and m.string[max(0, m.start() - 2) : m.start()] in ("距离", "相距", "离我"):
        return None
    if m[1]:
        n, to = map(int, _DAYS[m[1]].split())
        return document(Step("days", n, to=to))
    n, to = map(int, _YEARS[m[2]].split())
    return document(Step("yearly", n, to=to))
