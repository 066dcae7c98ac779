"""What a Chinese clause says of its date: the words behind it, those of the next clause, or those in front.

2021年11月,甲公司把乙公司诉至法院 says 甲公司把乙公司诉至法院; 甲公司成立于2012年 says 甲公司成立于.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ..lexicon import alternation
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .lexical import lexical

Clause = Callable[[int, int], tuple[int, int]]
LONGEST = 40  # characters of a predicate that are shown
_ALONE = 6  # characters that a clause holds beside its date: 然后在9月,
_CHINESE = lazy(r"[\u3400-\u9fff]")
WHEN = compiled(r"(?:{moment_behind_zh}|当天|当日|当晚|起)$")  # it only says when something else was
_AFTER = lazy(r"(?<!^)(?:之后|以后|以来|(?<![最随然今此落背幕])后|起)$")  # what it tells was on its own date
_WHILE = lazy(r"(?:的?时候|时|之际)$")
_IS = lazy(r"\s?(?:就|他|她|它|也|还|便)?是")
_SKIP = compiled(r"(?:份|间(?!接)|中(?!{not_amid_zh}))?[\s,，“”「」()、:：]*")
_OF = compiled(r"\s?[(（]|{report_behind_zh}|后(?!来)|[、~—-]|[会展]议?(?=[,。])")

_AT = compiled(r"的[^,。的]{0,14}{meeting_noun_zh}上")

_SINCE_THEN = lazy(r"(?:始|建|创|立)于\s?$")
_IS_AT = lazy(r"(?<![不还就])是在\s?$")  # 公司始于2021年4月
THAT_DAY = lazy("(?:的?那[一]?[天日晚]|当[天日晚]|的日子)(?:就|正好|刚好|正|恰好)?是(?:在)?$")
_AT_LAST = lazy("(?:一直|直|等)到$")  # 一直到今年3月,才由…
_LINE = lazy(r"\s?(?:——|--|[—–]\s|电|讯)")
_NEWS = lazy(r"\s?(?:消息|电|讯|报道)(?=[,，:： ]|$)")  # 某社首尔2月5日消息,


def _dense(folded: str, start: int, end: int) -> int:
    return len(_CHINESE.findall(folded, start, end))


def predicate(folded: str, stop: int, date: Mention, clause: Clause) -> tuple[int, int] | None:
    """The half-open range of the words that tell what was on the date; None where they cannot be told apart. `stop` is the
    end of the sentence, `clause` gives the clause around a range."""
    first, last = clause(date.start, date.end)
    behind, front = _dense(folded, date.end, last), _dense(folded, first, date.start)
    start, end = date.end, last
    if at := _AT.match(folded, date.end, last):  # 在昨天的大会上披露
        start = at.end()
        if start >= last and last + 1 < stop:  # 昨天的开幕夜上,某公司公布了…
            start, end = clause(last + 1, last + 2)
            behind, at = _dense(folded, start, end), None
    elif _OF.match(folded, date.end, last) or _NEWS.match(folded, date.end, last + 1):
        return None
    if behind >= 2 and WHEN.search(folded, date.end, last) and folded[last : last + 1] in (",", "，"):
        after = _AFTER.search(folded, date.end, last)
        main = _IS.match(folded, last + 1, stop)  # 乐道发布时,是站在台上的人
        known = lexical("told_kind")
        idle = main or not known.search(folded, last + 1, clause(last + 1, last + 2)[1])  # 实验室揭牌的时候,只有三个人
        after = after or (_WHILE.search(folded, date.end, last) if idle and last + 2 < stop else None)
        if after and lexical("told_kind").search(folded, date.end, after.start()):  # 1月与乙公司成立实验室之后,
            behind, end = _dense(folded, date.end, after.start()), after.start()
        else:
            behind, front = 0, 0
    if that := THAT_DAY.search(folded, first, date.start):  # 签约那天是12月20号
        return (first, that.start()) if _dense(folded, first, that.start()) >= 2 else None
    begun = _SINCE_THEN.search(folded, first, date.start) or (behind < 2 and _IS_AT.search(folded, first, date.start))
    if behind < 2 or (begun and front > 2):
        if (
            folded[date.start - 1 : date.start] in ("至", "到")
            and front > 2
            and not _AT_LAST.search(folded, first, date.start)
        ):  # 延至2022年: no day of an act
            return None
        if front > _ALONE or begun:
            start, end = first, date.start
        elif last + 1 < stop and folded[last] in ",，:":
            start, end = clause(last + 1, last + 2)
        else:
            return None
    start = _SKIP.match(folded, start, end).end()  # type: ignore[union-attr]
    if m := _adverbs().match(folded, start, end):
        start = m.end()
    end = min(end, start + LONGEST)
    line = end - start <= 4 and _LINE.match(folded, end)  # 3月28日,青岛——
    if folded[start : start + 1] == "的" or folded[date.end : date.end + 1] in ("”", "」"):  # “3·15”晚会的片段
        return None
    least = 1 if at else 2
    return (start, end) if _dense(folded, start, end) >= least and not line else None


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('told_adverb')}|\s){{1,6}}")
