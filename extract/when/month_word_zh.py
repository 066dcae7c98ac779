from ..expr import Expr, Step, document
from ..rule import Match, rule


@rule(
    "when/month_word_zh",
    r"(?<![以如一])(上{1,4}|下{1,4}|本|这|这一|今)(?:一个|一|个)?月(?:份)?(?![饼光亮球票])",
    hints=["月"],
    reach=(10, 8),
)
def month_word_zh(m: Match) -> Expr | None:
    """Finds 上个月, 下月, 本月, 上上个月. Reads the month so far off the month of publication.
    Leaves 当月, 同月, 次月, which are counted from a date in the text (anaphor_zh)."""
    lead = m[1]
    n = -len(lead) if lead[0] == "上" else len(lead) if lead[0] == "下" else 0
    return document(Step("shift", n, "month"))
