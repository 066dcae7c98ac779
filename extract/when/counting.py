"""Where a time lies that is counted from one that the text names before: 当天, 三个月后, the following spring."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..expr import Expr, Step
from ..lexicon import words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .anaphor_zh import EVENT
from .context import COMMA, Context, Placed, Said
from .narrative import goes_on, told_in_passing
from .steps import walk
from .window import Window, of_day, unit_around

_EVENT = compiled(r"{described_zh}(?=的?$)")
_COMPARED = compiled(r"\b{compared_en}\s[^.;,]{1,40}$")


_KIN_EN = compiled(r"\b(?:after|before)\s.*?({event_kin_en})$")
_KIN_ZH = compiled(r"({event_kin_zh})(?:之?[前后])?的?(?:约|大约|大概|差不多)?$")
_WHEN = lazy(r", when\b")
_AROUND = 40  # characters around a date in which its happening is named


def _kin(m: Mention, context: Context) -> tuple[str, bool] | None:
    """The happening that a time is counted from by its name (the day before the vote, 去世五年后), as a word for all that
    name the same; and whether the mention itself holds it."""
    folded = context.text.folded
    if m.rule == "when/event_en":
        found = _KIN_EN.search(folded, m.start, m.end)
        return (words("event_kin_en")[_as_written(found[1], "event_kin_en")], True) if found else None
    if found := _KIN_ZH.search(folded, max(0, m.start - 8), m.start):
        return words("event_kin_zh")[found[1]], False
    return None


@lru_cache(maxsize=64)
def _names(kin: str, lexicon: str) -> re.Pattern[str]:
    """Finds any word for a happening."""
    some = "|".join(re.escape(w) for w, k in words(lexicon).items() if k == kin)
    return re.compile(some if lexicon.endswith("zh") else rf"\b(?:{some})\b", re.I)


def _as_written(word: str, lexicon: str) -> str:
    return word if word in words(lexicon) else word.casefold()


def _of_kin(kin: str, lexicon: str, m: Mention, context: Context) -> Said | None:
    """The last date before a mention whose own clause tells such a happening, or else whose sentence does nearby."""
    folded, named = context.text.folded, _names(kin, lexicon)
    near: Said | None = None
    for s in reversed(context.said):
        if near and s.sentence != near.sentence and context.same_sentence(near, m):
            break  # 3日,公司发布X,上线首日: of the day of this sentence
        if s.expr.bound or s.window.grain in ("decade", "century") or s.mention.end > m.start:
            continue
        first = context.sentences[s.sentence - 1] if s.sentence else 0
        last = context.sentences[s.sentence] if s.sentence < len(context.sentences) else len(folded)
        start, end = max(first, s.mention.start - _AROUND), min(last, s.mention.end + _AROUND, m.start)
        before, behind = COMMA.split(folded[start : s.mention.start])[-1], COMMA.split(folded[s.mention.end : end])[0]
        if named.search(before) or named.search(behind):
            return s
        near = near or (s if named.search(folded, start, end) else None)
    return near


def from_text(expr: Expr, m: Mention, context: Context) -> Placed | None:
    first = expr.steps[0]
    passed = expr.steps[-1].op == "passed"
    kin = _kin(m, context) if first.op in ("count", "unit", "some") else None
    said = _of_kin(kin[0], "event_kin_en" if kin[1] else "event_kin_zh", m, context) if kin else None
    if kin and kin[1] and said is None:
        return None  # the day before the vote, which nothing dates
    said = said or _named_before(expr, m, context)
    if passed:
        expr = replace(expr, steps=expr.steps[:-1])
    if said is None:
        if first.op == "same" or m.quote[0] in "首第头":
            return None
        if passed:
            base, span, name = context.document(m)
            return (
                Placed(unit_around(base.last, "month").about, "anchored", span, f"the time passed up to {name}")
                if base
                else None
            )
        base, span, name = context.document(m)
        head = context.text.folded[m.end : m.end + 1] != "的"  # 重发两个月前的访谈 is counted from now
        if base is None or (head and EVENT.search(context.text.folded, max(0, m.start - 8), m.start)):
            return None  # 发布会前一天, 卸任三天后: of a happening whose day is not said
        untold = not context.future(m) if first.n else m.quote.startswith("那")
        if first.op == "unit" and untold and not context.alone(m):
            return None  # the next morning, 那天: of a day that is not said
        if first.op == "ahead" or (first.op in ("count", "some") and first.n > 0 and _over(m, context)):
            return None  # 几天后就下架了: of a tale whose day is not said
        if first.op == "same period" and base.grain == "day" and not context.alone(m):
            base = unit_around(base.last, "month").about  # 去年同期: of a period that is not said, no day
        window = walk(base, expr.steps)
        return Placed(window, "anchored", span, f"counted from {name}") if window else None
    base = said.window
    if m.quote[0] == "首" and base.grain not in ("month", "year"):
        base = of_day(base.first)  # 20日至23日举行, 首日
    if first.op == "unit" and first.of == "day" and (base.last - base.first).days > 1:
        if (base.last - base.first).days > 31 and base.grain != "year":
            return None
        window = base if base.grain == "year" else base.about  # 当天 of a month or year that is all we know
    elif first.op == "unit" and first.of in ("week", "month") and base.grain == "year" and m.quote[0] not in "首头":
        window = base.about if first.n else base  # 2019年成立,次月…: of a year that is all we know
    elif (
        first == ("count", -1, "year", 0)
        and (
            base.grain in ("month", "quarter", "half") or (base.grain == "day" and _COMPARED.search(_lead(m, context)))
        )
        and context.same_sentence(said, m)
    ):
        window = walk(base, (Step("same period", -1),))  # in December, from 5.2m a year earlier
    elif first.op == "count" and first.of == "year" and base.grain in ("quarter", "half") and len(expr.steps) == 1:
        window = walk(base, (Step("same period", first.n),))  # 2022年三季度见顶,一年后
    else:
        window = walk(base, expr.steps)
    if window is None:
        return None
    return Placed(window, "anchored", said.mention.span, f"counted from {said.mention.quote} ({base.edtf})")


def _over(m: Mention, context: Context) -> bool:
    """The words right behind a length of time tell what was done then: 三天后,公司撤回了申请."""
    return context.did(m) and not m.quote.startswith("再") and not context.future(m)


def _lead(m: Mention, context: Context) -> str:
    return context.text.folded[max(0, m.start - 60) : m.start]


def _named_before(expr: Expr, m: Mention, context: Context) -> Said | None:
    """The date that an anaphor or a length of time is counted from."""
    first, passed = expr.steps[0], expr.steps[-1].op == "passed"
    paragraph, sentence = context.paragraph(m.start), context.sentence(m.start)
    told = context.said
    if (first.op == "unit" or (first.op in ("count", "some") and first.n > 0)) and (of := _of_its_event(m, context)):
        return of
    if expr.steps[-1].op != "same period" and first.op != "same":
        near = range(max(0, len(told) - 12), len(told))
        told = [told[i] for i in near if not told_in_passing(told[i], i, m, context, 90)]
    if first.op == "unit" and context.aside and sentence - context.aside.sentence < 2:
        told = sorted([*told[-8:], context.aside], key=lambda s: s.mention.start)  # 三周后落地,当月注册
    coarse: Said | None = None
    for s in reversed(told):
        if first.op == "unit" and s.mention.start < context.unplaced:
            return None  # 2022年11月 …. 去年4月 …;同年10月, as long as nothing tells which year that is
        if expr.steps[-1].op == "same period":
            far = s.paragraph != paragraph or sentence - s.sentence > 3
            if far and not (paragraph - s.paragraph < 2 and s.window.grain in ("quarter", "half", "span")):
                return None
            if s.window.grain in ("year", "decade"):
                continue  # a year ago … in the same period last year
            return s
        if first.op == "same":
            if s.expr.anchor == "document" and s.expr.steps[0].op in ("ahead", "back", "some"):
                continue  # 未来三年, 过去一年: they hold now, and 当时 is over
            if paragraph - s.paragraph > (1 if context.in_speech(m.start) else 3) or (
                s.paragraph == paragraph and sentence - s.sentence > 2
            ):
                return None
            return None if s.expr.bound else s
        if s.expr.anchor == "document" and s.expr.steps[0].op in ("days", "back", "ahead", "yearly"):
            continue
        if s.expr.bound == "after" and first.of == "day" and s.window.grain == "day" and s.paragraph == paragraph:
            return s  # 麻烦从3月15日开始. 当晚 …
        now = context.document(m)[0]
        to_come = first.op == "count" and first.n > 0 and bool(now and s.window.first > now.last)
        if s.expr.bound and first.n < 0 and sentence == s.sentence and _WHEN.match(context.text.folded, s.mention.end):
            return s  # since 2013, when it bought a firm that he had founded the year before
        if s.expr.bound and not (s.expr.bound == "before" and (first == ("unit", 0, "year", 0) or to_come)):
            continue  # since January … A week later; but by early 2022 … that summer
        if first.op in ("unit", "nearest"):
            if m.quote.startswith("同日") and s.paragraph != paragraph and (lead := _of_the_news(s, now, context)):
                return lead
            if paragraph - s.paragraph > 2:
                return None
            if coarse and s.paragraph != paragraph:
                return coarse  # in March 2018 I saw it. I made an offer the next morning
            if first.of == "day" and s.window.grain in ("year", "decade", "century"):
                if sentence - s.sentence < 2 and s.paragraph == paragraph and s.expr.steps[0].op == "year":
                    coarse = coarse or s  # 2020年,他们搬进新楼. 那一天 …
                continue
            month = s.window.grain == "month"
            if first.of == "day" and (sentence != s.sentence or month) and not _happened_on(s, context):
                if month and s.paragraph == paragraph and s.expr.anchor != "document":
                    coarse = coarse or s
                continue  # 当晚: of a day that something happened on, not of 上半年 or 截至6月30日
            return s
        if first.n > 0 and _told_back(s) and s.paragraph != paragraph:
            continue  # “我前一天晚上还在看。” … 两天后, of the day that the tale is at
        if paragraph - s.paragraph > (3 if first.n > 0 else 1) or context.future(m):
            return None
        if context.in_speech(m.start) and (first.n < 0 or passed or not goes_on(s, m, context)):
            return None  # speech counts from its own day, but in a tale: 6月6日开放内测, 六天后
        if context.quoted(m.start) and not context.quoted(s.mention.start) and not _over(m, context):
            return None  # 去年12月募资. “三年后只剩微调.”
        if s.expr.anchor == "document" and s.expr.steps[0].op == "count" and s.paragraph == paragraph:
            continue  # 2016年10月接到电话, …两年前开的公司 …, 一个月后
        if s.expr.anchor == "text" and s.window.grain == "year" and first.of != "year":
            continue  # 当年 is no finer than its own anchor
        grain = s.window.grain
        fine = grain == "day" or (grain == "month" and first.of in ("month", "year")) or grain == first.of == "year"
        length = (s.window.last - s.window.first).days
        long = first.of == "year" or (first.of == "month" and first.n >= 6)
        if first.n > 0 and first.of in ("week", "month", "year") and length <= (366 if long else 92):
            fine = True  # 10月底 … 两周后, in March … six weeks later, 1984年春 … 五年后
        elif first.n >= 10 and first.of == "day" and length <= 31 and sentence - s.sentence < 2:
            fine = True  # 当年11月发布,半个月后 …
        elif first.n < 0 and sentence == s.sentence and length <= 31 and first.of in ("month", "year"):
            fine = True  # at the end of March, up from … twelve months earlier
        elif first.of == "day" and s.paragraph == paragraph and sentence - s.sentence < 2 and length <= 11:
            fine = True  # 4月初见面. 三天前 …
        if not fine and first.n > 0 and first.of == "day" and grain == "month" and s.paragraph == paragraph:
            continue  # 6月18日公布数据:5月开店132家. 一天后
        return s if fine and (s.expr.anchor != "document" or len(s.expr.steps) > 1) else None
    return coarse


def _of_the_news(s: Said, now: Window | None, context: Context) -> Said | None:
    """The day that the news opened with, where 同日 follows a tale of long ago: 12月5日挂牌 …, 2023年10月17日 …. 同日, …"""
    if now is None or (now.first - s.window.last).days <= 31:
        return None
    days = (x for x in context.said if x.window.grain == "day")
    return next((x for x in days if 0 <= (now.last - x.window.first).days <= 7), None)


def _told_back(s: Said) -> bool:
    """A time counted back from another: 前一天, 两个月前."""
    return s.expr.anchor == "text" and s.expr.steps[0].op in ("count", "unit", "some") and s.expr.steps[0].n < 0


def _of_its_event(m: Mention, context: Context) -> Said | None:
    """成立当年, 上市次日: the date that the text gave for that happening (成立于2021年6月)."""
    folded = context.text.folded
    event = _EVENT.search(folded, max(0, m.start - 4), m.start)
    if event is None:
        return None
    for s in reversed(context.said):
        before = COMMA.split(folded[max(0, s.mention.start - 5) : s.mention.start])[-1]
        behind = COMMA.split(folded[s.mention.end : s.mention.end + 6])[0]
        if event[0] in before or event[0] in behind:
            return s
    return None


def _happened_on(s: Said, context: Context) -> bool:
    """A day, or a vaguer time of the last resort; no balance day."""
    if s.window.grain != "day":
        return not any(t.window.grain == "day" and s.paragraph - t.paragraph < 2 for t in context.said)
    return not context.text.folded.endswith(("截至", "截止", "截至到"), max(0, s.mention.start - 3), s.mention.start)
