from ..expr import Expr, Step, document
from ..pattern import lazy
from ..rule import Match, rule

ON_A_SITE = lazy(r"在[^,。的]{1,10}$")  # 在网站上|一个月卖了五千份


@rule(
    "when/month_word_zh",
    r"(?<![以如一])(上{1,4}|下{1,4}|本|这|这一|今)(?:一个|一|个)?月(?:份)?(?![饼光亮球票])",
    hints=["月"],
    reach=(10, 8),
)
def month_word_zh(m: Match) -> Expr | None:
    """Finds 上个月, 下月, 本月, 上上个月. Reads the month so far off the month of publication.
    Leaves 在网站上一个月 and 当月, 同月, 次月, which are counted from a date in the text (anaphor_zh)."""
    lead = m[1]
    if "一个月" in m[0] and ON_A_SITE.search(m.string, max(0, m.start() - 12), m.start()):
        return None
    n = -len(lead) if lead[0] == "上" else len(lead) if lead[0] == "下" else 0
    return document(Step("shift", n, "month"))
