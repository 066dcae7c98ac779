from typing import Any

from ..expr import Expr, Step, document, text
from ..pattern import lazy
from ..rule import Match, widen
from .ago_zh import counted
from .month_word_zh import ON_A_SITE

_NEARLY = tuple("将达时隔押等逾")
_PASSED = lazy(r"(?:快|已经?|都|才|刚|又|一晃|转眼|眼看)(?:要|就|都)?$")
_SINCE = lazy(r"距离?[^,。;!?\n]{1,38}$")


@widen(
    "when/span_zh",
    kinds=("duration",),
    before=(
        r"(?:(?P<back>{span_back_zh}|(?<![目之以年月元])前|(?<![以如地天])上)|(?P<ahead>{span_ahead_zh}|"
        r"(?<![以如地天剩留掉连])下))(?:大约|约|近)?"
    ),
    after=r"多?\s?(?:时间)?(?:{span_side_zh}|中(?![国]))?",
)
def span_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 过去三年, 近十年来, 最近7天, 未来两三年, 三个月来. Reads the time up to the day of publication, or from
    it on. Leaves 三年内 without 未来 (a length of time), 前三天 of a month (first_zh), 将近一年 (a length), hours."""
    if value.every or not (length := counted(value)):
        return None
    n, unit = length
    if before and before["ahead"] == "下":
        return document(Step("last units", -n, unit))
    if before and before["ahead"]:
        return document(Step("ahead", n, unit))
    if before and before["back"]:
        if before["back"].startswith("过去") and _SINCE.search(
            before.string, max(0, before.start() - 40), before.start()
        ):
            return None  # 距离两人争论过去近10个月: so long since then
        if before["back"].startswith("过去") and _PASSED.search(
            before.string, max(0, before.start() - 4), before.start()
        ):
            return None  # 快过去一年了: so long it has been
        lead = before.string[max(0, before.start() - 1) : before.start()]
        if before["back"] == "近" and lead in _NEARLY:
            return None  # 将近一年, 长达近三年: so long
        if before["back"] == "前" and unit != "year" and "\u4e00" <= lead <= "\u9fff" and lead not in "在的":
            return None  # 首映前四天, 提前18个月
        if before["back"] == "前" and n == 1:
            return (
                None
                if before.string[max(0, before.start() - 1) : before.start()] == "的"
                else text(Step("unit", -1, unit))
            )
        if before["back"] == "上" and ON_A_SITE.search(before.string, max(0, before.start() - 12), before.start()):
            return None
        if before["back"] == "上":
            return document(Step("last units", n, unit))
        return document(Step("back", n, unit))
    if after and after[0].strip("多 时间") in ("以来", "来"):
        return document(Step("back", n, unit))
    return None
