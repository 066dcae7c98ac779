from dataclasses import replace

from ..expr import Expr, Step, absolute
from ..pattern import lazy
from ..rule import Match, rule

COPYRIGHT = lazy(r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT|版权)\D{0,14}(?:(?:19|20)\d\d-)?$")

_IN = lazy(r"(?:\b[Ii]n|\bof|\b[Dd]uring)\s$|\($")
_STOPS = lazy(r"\s?(?:[,.;)]|$|(?:and|by|when|for|with)\b)")


@rule(
    "when/years_en",
    r"(?=[12]\d\d\d)(?<![\d./:#$€£¥A-Za-z_-])(?P<a>(?:1[5-9]|20)\d\d)(?:\s?(?:-|—|/|~|至|到)\s?|\s(?:to|through|and|or|"
    r"until)\s)(?P<b>(?:1[5-9]|20)\d\d|\d\d)(?![\d%:A-Za-z_+年月]|[./-]\d)",
    locator="written date",
    reach=(14, 18),
    weight=1,
)
def years_en(m: Match) -> Expr | None:
    """Finds 2018-2020, 2018 to 2020, 2023-24, 2023/24, (in) 1889-90, 2027 or 2028. Reads the years from the first to the last.
    Leaves 2023-10 (a month: iso) 1500-1800 people and years that run backwards."""
    a = int(m["a"])
    b = int(m["b"]) if len(m["b"]) == 4 else a // 100 * 100 + int(m["b"])
    if b <= a or (
        len(m["b"]) == 2
        and (
            b <= a
            or (
                int(m["b"]) <= 12
                and not m.string.startswith(("赛季", " season", " fiscal", "学年", " academic"), m.end())
            )
        )
    ):
        return None
    if a < 1900 and not (_IN.search(m.string, max(0, m.start() - 8), m.start()) and _STOPS.match(m.string, m.end())):
        return None  # 1500-1800 people
    if COPYRIGHT.search(m.string, max(0, m.start() - 24), m.start()):
        return None
    if (
        ("and" in m[0] or " or " in m[0])
        and b != a + 1
        and not m.string[max(0, m.start() - 8) : m.start()].casefold().endswith("between ")
    ):
        return None
    return replace(absolute(Step("year", a)), end=absolute(Step("year", b)))
