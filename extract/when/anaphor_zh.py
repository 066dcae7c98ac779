from ..expr import Expr, Step, text
from ..lexicon import words
from ..rule import Match, rule

_WORDS = words("anaphor_zh")


@rule("when/anaphor_zh", r"(?<![的想遥正每最提])({anaphor_zh})(?:{day_part_zh})?", hints=_WORDS, reach=(2, 2), weight=1)
def anaphor_zh(m: Match) -> Expr | None:
    """Finds 当天, 次日, 同年, 翌年, 前一天, 第二天. Reads a time so far off the last date of the text.
    Leaves 想当年, 每当日 and an event's own day (发布的前一天)."""
    n, unit = _WORDS[m[1]].split()
    return text(Step("unit", int(n), unit))
