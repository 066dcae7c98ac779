from ..expr import Expr, Step, document
from ..lexicon import words
from ..rule import Match, rule

_NAMES = words("year_word_zh")


@rule(
    "when/year_word_zh",
    r"(?:(?<![\d一二三四五六七八九十两几年月周天])|(?<=\d)(?=[去今明]年))({year_word_zh})(?:度)?",
    hints=_NAMES,
    reach=(1, 2),
)
def year_word_zh(m: Match) -> Expr | None:
    """Finds 今年, 去年, 前年, 明年, 本年度. Reads the year so far off the year of publication.
    Leaves 三年前年 and 当年, 同年, which are counted from a date in the text (anaphor_zh)."""
    return document(Step("shift", int(_NAMES[m[1]]), "year"))
