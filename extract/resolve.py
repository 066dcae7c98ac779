"""Gives every time its days: absolute ones from their words, the others from an anchor that is stored.

Anchors, in this order: a date that the text names before (当天, 三个月后, 10月 behind 2022年8月), the conversation (for
what is said in an interview), the publication. What has no anchor stays None or open (XXXX-04-10); nothing is guessed
silently: `basis` is written, anchored or inferred, and `why` says it in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from .expr import NOW, Expr, Step
from .lexicon import alternation
from .model import Basis, Mention, Passage, Span, Text, When
from .pattern import lazy
from .rule import compiled
from .when.choose import ONE_BACK, placed_alone
from .when.context import CLAUSE, COMMA, Context, Placed, Said
from .when.steps import walk
from .when.window import Window, between, of_day, point, unit_around

_HAPPENED = lazy(alternation("happened_zh"))
_FIRST_TALK = lazy("(?:第一次|首次|上次|上一次|初次)[^,。]{0,4}(?:见|聊|采访|对话|访谈)")  # not this one
# no 聊天机器人, 对话模型
_TALK = lazy(
    rf"{alternation('talk_zh')}(?!天?(?:机器人|工具|软件|应用|室|产品|助手)|式|模型|系统|框|电)|\b{alternation('talk_en')}\b"
)
_IS_DAY = compiled(r",?{exactly_zh}?是(?:在)?|,? (?:is|was) ")
_PARAGRAPH = lazy(r"\n\s*")


@lru_cache(maxsize=4)
def _breaks(folded: str) -> tuple[list[int], list[int]]:
    """Where paragraphs and where clauses begin; a document is resolved more than once."""
    return [m.end() for m in _PARAGRAPH.finditer(folded)], [m.end() for m in CLAUSE.finditer(folded)]


def resolve(
    mentions: Sequence[Mention], text: Text, passages: Sequence[Passage] = (), published: When | None = None
) -> tuple[Mention, ...]:
    """The mentions in order; the value of every date is a When, or None where it cannot be placed. Words that turn
    out to be no date (当时 behind no date, 今天 for nowadays in speech) are left out."""
    if not any(m.kind == "date" for m in mentions):
        return tuple(mentions)
    speech = [(p.start, p.end) for p in passages if p.kind in ("question", "answer")]
    context = Context(
        text,
        _window(published),
        None,
        speech,
        *_breaks(text.folded),
    )
    context.written = [
        (m.start, m.value.steps[0].n)
        for m in mentions
        if m.kind == "date" and isinstance(m.value, Expr) and m.value.steps and m.value.steps[0].op == "year"
    ]
    context.fixed = [
        (m.start, m.value)
        for m in mentions
        if m.kind == "date" and isinstance(m.value, Expr) and m.value.end is None and _names_its_year(m.value)
    ]
    if speech:
        context.talk = _talk(mentions, context, min(start for start, _ in speech))
    out = []
    for i, m in enumerate(mentions):
        if m.kind != "date" or not isinstance(m.value, Expr):
            out.append(m)
            continue
        ahead = mentions[i + 1] if i + 1 < len(mentions) else None
        placed = (_apposed(m, ahead, context) if m.value.anchor == "text" else None) or _place(m.value, m, context)
        if _is_no_date(m, placed, context):
            continue
        if placed is None:
            if m.value.anchor == "document":
                context.unplaced = m.start
            out.append(_dated(m, None, m.basis, m.anchor, "nothing in the text says what it is counted from"))
            continue
        if placed.window is None:
            when = When.of(placed.edtf, None, None) if placed.edtf.startswith("X") else _open(placed)
            done = _dated(m, when, placed.basis, placed.anchor, placed.why)
            out.append(done)
            begin = (
                placed_alone(replace(m.value, bound=""), m, context) if m.value.bound in ("after", "before") else None
            )
            if context.text.folded[m.start - 1 : m.start] == "继":
                continue  # 继2001年之后再度获奖。5月20日: the year is told on the way
            if begin and (m.value.bound == "after" or not _ahead(begin.window, m, context)):
                _tell(done, m, begin.window, context)  # 3月起 …: 16日 is of it
            continue
        window = placed.window.about if m.value.approx else placed.window
        done = _dated(m, window.when, placed.basis, placed.anchor, placed.why)
        out.append(done)
        _tell(done, m, window, context, _aside(m, placed, window, context))
    return tuple(out)


def _names_its_year(expr: Expr) -> bool:
    """24年1月, 去年7月: a month or a day whose year is written or called."""
    first = expr.steps[0]
    called = first.op == "year" or (expr.anchor == "document" and (first.op, first.of) == ("shift", "year"))
    return called and len(expr.steps) > 1


def _tell(done: Mention, m: Mention, window: Window | None, context: Context, aside: str = "") -> None:
    """Keep a time for those after it; one that was told aside only for 当月, 那天."""
    if window is None or aside == "beside":
        return
    said = Said(done, m.value, window, context.paragraph(m.start), context.sentence(m.start))
    if aside:
        context.aside = said
        return
    context.said.append(said)
    if context.stands_over(m, window.grain):
        context.heads.append(said)


def _ahead(window: Window | None, m: Mention, context: Context) -> bool:
    """Behind the publication: a limit that lies there lends no year (by the end of January, booked in the fourth quarter)."""
    now = context.document(m)[0]
    return bool(window and now and window.first > now.last)


def _aside(m: Mention, placed: Placed, window: Window, context: Context) -> str:
    """A time that lends no year: "after" for 三个月后 of a date in its own year, "beside" for 三个月前, and 去年同期 or
    上季 of a period; "" for others."""
    expr = m.value
    if expr.anchor == "document":
        if m.quote[0] == "明" and any(
            s.mention.span == placed.anchor and context.same_sentence(s, m) for s in context.said
        ):
            return "beside"  # 2021年8月通知明年涨价. 那一年 is 2021
        return "beside" if expr.steps[0] in ONE_BACK and m.quote[0] == "上" and placed.anchor else ""
    if expr.anchor != "text":
        return ""
    if expr.steps[-1].op in ("same period", "ahead"):
        return "beside"
    if expr.steps[0].op not in ("count", "some") or placed.anchor is None:
        return ""
    if expr.steps[0].n < 0:
        return "beside"
    base = next((s.window for s in reversed(context.said) if s.mention.span == placed.anchor), window)
    return "after" if base.first.year == window.first.year else ""


def _dated(m: Mention, value: When | None, basis: Basis, anchor: Span | None, why: str) -> Mention:
    return Mention(m.start, m.end, m.span, m.quote, m.kind, value, m.rule, basis, anchor, why)


def _is_no_date(m: Mention, placed: Placed | None, context: Context) -> bool:
    """当时 with nothing before it; a bare 今天 in speech that tells of no happening: people say it for nowadays."""
    if m.value.steps[0].op == "same":
        return placed is None and not context.alone(m)
    if m.quote[-1:] in "天日" and m.value == NOW and (context.in_speech(m.start) or context.quoted(m.start)):
        return not _HAPPENED.search(_clause(context.text.folded, m))
    return False


def _clause(folded: str, m: Mention) -> str:
    """The words between the commas around a mention."""
    return COMMA.split(folded[max(0, m.start - 40) : m.start])[-1] + " " + COMMA.split(folded[m.end : m.end + 40])[0]


@lru_cache(maxsize=1 << 8)
def _window(when: When | None) -> Window | None:
    """The window of a publication date."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest, when.latest
    if first == last:
        return of_day(first)
    for unit in ("month", "year"):
        whole = unit_around(first, unit)
        if whole.last == last and whole.first == first:
            return whole.about
    if unit_around(first, "month") == unit_around(last, "month") and (last - first).days > 10:
        return unit_around(first, "month").about
    return Window(first, last, "span", "day", True, True)


def _talk(mentions: Sequence[Mention], context: Context, begin: int) -> tuple[Window, Span] | None:
    """When an interview took place: a dated mention in a sentence that speaks of it, before the first question;
    rather one whose own clause does, and rather a day than a month."""
    found: dict[tuple[bool, bool], tuple[Window, Span]] = {}
    for m in mentions:
        if m.start >= begin:
            break
        if m.kind == "date" and isinstance(m.value, Expr) and m.value.plain and _TALK.search(context.clause(m)):
            if _FIRST_TALK.search(context.clause(m)):
                continue
            placed = _place(m.value, m, context)
            if placed and placed.window and placed.window.grain in ("day", "month"):
                day = placed.window.grain == "day"
                near = bool(_TALK.search(_clause(context.text.folded, m)))
                found.setdefault((near, day), (placed.window if day else placed.window.about, m.span))
    return found[max(found)] if found else None


def _apposed(m: Mention, ahead: Mention | None, context: Context) -> Placed | None:
    """两天前, 4月11日晚: the second says which day the first is."""
    if not ahead or ahead.kind != "date" or not isinstance(ahead.value, Expr) or not ahead.value.plain:
        return None
    if _IS_DAY.fullmatch(context.text.folded, m.end, ahead.start) and m.value.steps == (Step("unit", 0, "day"),):
        pass  # 那天是2020年6月11日, 选址那天,正好是8月8日
    elif (
        m.value.steps[0].op != "count"
        or ahead.value.grain not in ("day", "month", "year")
        or ahead.value.needs == "week"
        or ahead.value.anchor == "text"
        or context.text.folded[m.end : ahead.start]
        not in (",", "(", "——", ",即", "即", "的", ",也就是", "也就是", ", on ", ", in ", " (", ", ")
    ):
        return None
    placed = _place(ahead.value, ahead, context)
    if placed is None or placed.window is None:
        return None
    return placed._replace(
        basis="anchored", anchor=ahead.span, why=f"it is the day named next to it ({placed.window.edtf})"
    )


def _open(placed: Placed) -> When:
    """An interval with one open end: ../2023-06-30, 2018/.."""
    left, _, right = placed.edtf.partition("/")
    first = None if left == ".." else _bound(left, False)
    last = None if right == ".." else _bound(right, True)
    return When.of(placed.edtf, first, last)


def _bound(text: str, end: bool) -> date:
    parts = [int(p) for p in text.rstrip("~").split("-")]
    unit = ("year", "month", "day")[len(parts) - 1]
    whole = unit_around(date(*[*parts, 1, 1][:3]), unit)
    return whole.last if end else whole.first


def _place(expr: Expr, m: Mention, context: Context) -> Placed | None:
    if expr.end is not None:
        return _range(expr, expr.end, m, context)
    if expr.bound:
        return _bounded(expr, m, context)
    return placed_alone(expr, m, context)


def _bounded(expr: Expr, m: Mention, context: Context) -> Placed | None:
    placed = placed_alone(replace(expr, bound=""), m, context)
    if placed is None or placed.window is None:
        return placed
    if placed.basis == "inferred" or expr.bound == "since":
        placed = placed._replace(window=_on_its_side(expr, placed.window, m, context))
    w = placed.window
    assert w is not None
    unit = "day" if w.grain == "span" else (w.until or w.unit)
    if expr.bound == "before":
        return placed._replace(
            window=None, edtf=f"../{point(w.last, unit, False)}", why=_and(placed.why, "the end of it is the limit")
        )
    if expr.bound == "until":  # before March ends on the last day of February
        ends = expr.steps[-1].op == "edge" and expr.steps[-1].of == "end"  # before the end of March: in March still
        day = w.last if ends else w.first - timedelta(1)
        edtf = point(
            day, "day" if w.grain in ("day", "week", "span") else "month" if w.unit == "month" else "year", False
        )
        return placed._replace(window=None, edtf=f"../{edtf}", why=_and(placed.why, "the day before it is the limit"))
    if expr.bound == "beyond":
        day = w.last + timedelta(1)
        edtf = point(
            day, "day" if w.grain in ("day", "week", "span") else "month" if w.unit == "month" else "year", False
        )
        return placed._replace(window=None, edtf=f"{edtf}/..", why=_and(placed.why, "the day after it is the limit"))
    now, span, name = context.document(m)
    if expr.bound == "since" and now and w.first <= now.last:
        until = between(w, now)
        if until:
            return placed._replace(
                window=until, basis="anchored", anchor=placed.anchor or span, why=_and(placed.why, f"up to {name}")
            )
    return placed._replace(
        window=None, edtf=f"{point(w.first, w.unit, w.left)}/..", why=_and(placed.why, "open to the future")
    )


def _on_its_side(expr: Expr, window: Window, m: Mention, context: Context) -> Window:
    """An open time that a bound moves: what began (三季度以来) lies behind, a limit (周五前) ahead of the publication."""
    now = context.document(m)[0]
    if now is None or not expr.needs or context.alone(m):
        return window
    if expr.bound == "since" and expr.steps[0].op == "base":
        return walk(unit_around(now.last, expr.needs), expr.steps) or window  # since the start of the year: of this one
    base = unit_around(window.first, expr.needs)
    if expr.bound == "since" and window.first > now.last:
        return walk(unit_around(base.first - timedelta(1), expr.needs), expr.steps) or window
    if (
        expr.bound in ("before", "until")
        and expr.needs in ("week", "year")
        and window.last < now.first
        and not context.past(m)
    ):
        ahead = walk(unit_around(base.last + timedelta(1), expr.needs), expr.steps)
        if ahead and (ahead.first - now.last).days < 150:
            return ahead
    return window


def _and(why: str, more: str) -> str:
    return f"{why}; {more}" if why else more


def _range(start: Expr, end: Expr, m: Mention, context: Context) -> Placed | None:
    a_expr, b_expr = replace(start, end=None, approx=False), replace(end, end=None)
    if a_expr.needs and not b_expr.needs:
        b = placed_alone(b_expr, m, context)
        if b is None or b.window is None:
            return _since(a_expr, m, context)
        a_window = _inside(a_expr, unit_around(b.window.first, a_expr.needs), before=b.window)
        if a_window is None:
            return None
        window = between(a_window, b.window)
        return Placed(window, b.basis, b.anchor, _and(b.why, "its beginning lies before its end")) if window else None
    a = placed_alone(a_expr, m, context)
    if a is None or a.window is None:
        return None
    if b_expr.needs:
        b_window = _inside(b_expr, unit_around(a.window.first, b_expr.needs), after=a.window)
        b = Placed(b_window, a.basis, a.anchor, a.why) if b_window else None
    else:
        b = placed_alone(b_expr, m, context)
    if b is None or b.window is None:
        return _since(a_expr, m, context) if b_expr.anchor == "document" else None
    window = between(a.window, b.window)
    if window is None:
        return None
    far = b if b.basis != "written" else a
    return Placed(window, far.basis, far.anchor, far.why)


def _since(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """A range whose end is not known yet: 2019/.."""
    a = placed_alone(expr, m, context)
    if a is None or a.window is None:
        return None
    return a._replace(
        window=None,
        edtf=f"{point(a.window.first, a.window.unit, a.window.left)}/..",
        why=_and(a.why, "its end is not known"),
    )


def _inside(expr: Expr, base: Window, *, after: Window | None = None, before: Window | None = None) -> Window | None:
    """An open time in the unit of its partner, one unit on or back where it would run backwards."""
    found = walk(base, expr.steps)
    if found and after and found.last < after.first:
        found = walk(unit_around(base.last + timedelta(1), expr.needs), expr.steps)
    if found and before and found.first > before.last:
        found = walk(unit_around(base.first - timedelta(1), expr.needs), expr.steps)
    return found


def shift_days(iso: str) -> int | None:
    """The days of an ISO 8601 duration, months and years at their mean length; None when it has none (PT3H).

    >>> shift_days("P10M"), shift_days("P1Y6M"), shift_days("PT3H")
    (304, 548, None)
    """
    parts = re.findall(r"(\d+(?:\.\d+)?)([YMWD])", iso.split("T")[0])
    return round(sum(float(n) * {"Y": 365.25, "M": 30.44, "W": 7, "D": 1}[u] for n, u in parts)) if parts else None
