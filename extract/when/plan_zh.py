from ..expr import Expr, Step, absolute
from ..lexicon import words
from ..rule import Match, rule

_PLANS = words("plan_zh")


@rule(
    "when/plan_zh",
    r"[“\"]?({plan_zh})[”\"]?(?:规划)?(?:期?(?P<end>末)(?:期|年)?|(?:(?P<last>收官)|(?P<first>开局))之?年|"
    r"期?(?P<start>初)(?:期|年)?|(?:期间|时期|期内)|(?=以来))(?!计划|规划)",
    hints=_PLANS,
    reach=(2, 8),
    weight=1,
)
def plan_zh(m: Match) -> Expr | None:
    """Finds “十四五”期间, 十三五时期, “十三五”末, 十四五开局之年. Reads the five years of that plan, or its first or last.
    Leaves 十四五规划 (a document)."""
    first = int(_PLANS[m[1]])
    if m["end"] or m["last"]:
        return absolute(Step("year", first + 4))
    return absolute(Step("year", first) if m["start"] or m["first"] else Step("years", first, to=first + 4))
