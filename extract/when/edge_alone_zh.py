from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule

_WORDS = words("edge_alone_zh")


@rule(
    "when/edge_alone_zh",
    r"(?<![\d一二三四五六七八九十两几数半上中少青成童老])({edge_alone_zh})(?![国央薪线层报刊])",
    hints=_WORDS,
    reach=(1, 1),
)
def edge_alone_zh(m: Match) -> Expr | None:
    """Finds 年底, 月初, 中旬, 季末, 上半月. Reads that part of the year, month or quarter that resolve chooses.
    Leaves the edges of a time that is named (8月初, 去年底): edge_zh."""
    part, unit = _WORDS[m[1]].rsplit(maxsplit=1)
    return absolute(Step("base", of=unit), Step("edge", of=part))
