from ..expr import Expr, Step, document
from ..lexicon import words
from ..rule import Match, compiled, rule

_DAYS, _HALVES = words("day_word_zh"), words("day_half_zh")
_NAME = compiled("{day_word_never_zh}")


@rule(
    "when/day_word_zh",
    r"(?=[今本昨即琴寻噚前大明听后])(?!前天[线津鹅]|后天{acquired_noun_zh})(?:({day_word_zh})|"
    r"(?P<b>大?[前昨今明后])(?=\(\d{1,2}\)日?)(?P<n>\(\d{1,2}\)[日天]?)|(?P<press>昨|"
    r"(?<![如至现当迄于古从目而到])今)(?={press_zh})|(?<![大至])(?P<half>{day_half_zh})(?:[晚早晨夜]|"
    r"(?<=[听今])朝)(?![年期已餐报会]|[上]?市))",
    hints=[
        *_DAYS,
        *(d + c for d in _HALVES for c in "(晚早晨夜朝"),
        *(d + w[0] for d in "昨今" for w in words("press_zh")),
    ],
    reach=(2, 6),
)
def day_word_zh(m: Match) -> Expr | None:
    """Finds 今天, 昨日, 前天, 大后天, 今晚, 昨夜, 昨(27)日, 昨公布 (papers of Hong Kong). Reads the day so far off the day of publication.
    Leaves names (今日头条) and 当天, 次日, which are counted from a date in the text (anaphor_zh)."""
    if _NAME.match(m.string, m.start()):
        return None
    return document(Step("shift", int(_DAYS[m[1]] if m[1] else _HALVES[m["b"] or m["press"] or m["half"]]), "day"))
