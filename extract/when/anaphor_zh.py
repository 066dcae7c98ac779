from ..expr import Expr, Step, text
from ..lexicon import words
from ..rule import Match, compiled, rule

_WORDS = words("anaphor_zh")
_FIRST = ("第一年", "头一年")
_FIRST_OF = compiled("(?:^|[,。;:!?“\n]|{described_zh}(?:的|后的?)?)$")  # 成立第一年; but not 大学第一年
EVENT = compiled("{event_head_zh}(?:之?[前后])?的?$")


@rule(
    "when/anaphor_zh",
    r"(?<![想遥正每最提])({anaphor_zh})(?:{day_part_zh})?(?!性|堂|赋|留存|头|轻(?!松))",
    hints=_WORDS,
    reach=(2, 2),
    weight=1,
)
def anaphor_zh(m: Match) -> Expr | None:
    """Finds 当天, 次日, 同年, 翌年, 前一天, 第二天. Reads a time so far off the last date of the text.
    Leaves 想当年, 每当日 and 的前一天 of what is no event; an event's
    own day (发布的前一天) needs a date before it; 第一年 stands at the head of its clause."""
    n, unit = _WORDS[m[1]].split()
    if m[1] in _FIRST and not _FIRST_OF.search(m.string, max(0, m.start() - 4), m.start()):
        return None
    if m.string[m.start() - 1 : m.start()] == "的" and not EVENT.search(m.string, max(0, m.start() - 8), m.start()):
        return None
    return text(Step("unit", int(n), unit))
