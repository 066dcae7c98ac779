from ..expr import Expr, Step
from ..rule import Match, rule


@rule(
    "when/session_zh",
    r"(?<![方省市区县级地])(?P<all>全国)?两会(?P<during>期间|召开期间|时间)?(?![员计])",
    hints=["两会"],
    reach=(3, 4),
)
def session_zh(m: Match) -> Expr | None:
    """Finds 两会期间, (今年)全国两会. Reads about March of a year that resolve chooses.
    Leaves 地方两会, which meet in January, and 两会 as a subject (两会代表)."""
    if not (m["during"] or m.string[max(0, m.start() - 2) : m.start()].strip("的")[-1:] == "年"):
        return None
    return Expr("none", (Step("month", 3),), approx=True)
