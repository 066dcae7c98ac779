from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule

_PLANS = words("plan_zh")


@rule("when/plan_zh", r"[“\"]?({plan_zh})[”\"]?(?:规划)?(?:期间|时期|期内)", hints=_PLANS, reach=(2, 8), weight=1)
def plan_zh(m: Match) -> Expr | None:
    """Finds “十四五”期间, 十三五时期. Reads the five years of that plan.
    Leaves 十四五规划 (a document)."""
    first = int(_PLANS[m[1]])
    return replace(absolute(Step("year", first)), end=absolute(Step("year", first + 4)))
