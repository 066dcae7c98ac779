"""Where one time lies: as written, counted from the publication or the text, or with a year or month that is chosen.

A time without its year takes that of the narrative, else the last or next one as the clause speaks of past or future.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..expr import Expr, Step
from ..model import Mention, Span
from ..rule import compiled
from .context import Context, Placed, Said
from .counting import from_text
from .narrative import narrative
from .steps import walk
from .told_now import AHEAD, ahead_of_the_tale, as_of, in_the_tale, of_the_publication, runs_ahead
from .window import Window, unit_around

ONE_BACK = (Step("shift", -1, "year"), Step("shift", -1, "quarter"))
_BREATH = compiled(
    r"(?:,|、|和|及|与|,?\s(?:and|or|then)|\sto|\sthrough)?\s?(?:(?:perhaps|possibly|maybe|probably|likely)\s)?(?:on\s|as\s(?:early|soon|late)\sas\s)?"
)
BESIDE = compiled(r"(?:较|比|与|于|跟|从|由|去|胜|逊)[^,]{0,4}$")
_SAID_THEN = compiled(r",?[^,。;]{0,12}{announce_then_zh}[^,。;]{0,10},?")
_TURNS = 4  # paragraphs of a conversation that a tale goes on over
_BEHIND = {"year": 45, "month": 3, "week": 0}  # ... or behind it, though a cue says that it is to come


def placed_alone(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """Where one time lies that is no range and has no bound; None where nothing tells."""
    if expr.anchor == "document":
        return _from_document(expr, m, context)
    if expr.anchor == "text":
        return from_text(expr, m, context)
    if not expr.needs:
        window = walk(None, expr.steps)
        return Placed(window, "written", None, "the words say it") if window else None
    return _chosen(expr, m, context)


def _from_document(expr: Expr, m: Mention, context: Context) -> Placed | None:
    if expr.steps[0] in ONE_BACK and m.quote[0] == "上" and (said := _compared(expr, m, context)):
        window = walk(unit_around(said.window.first, expr.steps[0].of), expr.steps)
        why = f"counted from {said.mention.quote} ({said.window.edtf})"
        return Placed(window, "anchored", said.mention.span, why) if window else None
    base, span, name = context.document(m)
    at_once = context.said[-1] if context.said and m.quote.startswith("即日") else None
    if at_once and at_once.window.grain == "day" and context.same_sentence(at_once, m):
        base, span, name = at_once.window, at_once.mention.span, f"{at_once.mention.quote} ({at_once.window.edtf})"
    if m.quote.startswith("这一年") and (said := _year_told(m, context)):
        base, span, name = said.window, said.mention.span, f"{said.mention.quote} ({said.window.edtf})"
    if m.quote[0] == "明" and base and (said := _told_then(base, m, context)):
        base, span, name = said.window, said.mention.span, f"{said.mention.quote} ({said.window.edtf})"
    window = walk(base, expr.steps) if base else None
    return Placed(window, "anchored", span, f"counted from {name}") if window else None


def _told_then(now: Window, m: Mention, context: Context) -> Said | None:
    """The day of what somebody said long ago: 2021年8月,台积电通知客户明年一季度涨价."""
    s = context.said[-1] if context.said else None
    if s is None or not context.same_sentence(s, m) or s.window.last.year >= now.first.year - 1:
        return None
    return s if _SAID_THEN.fullmatch(context.text.folded, s.mention.end, m.start) else None


def _year_told(m: Mention, context: Context) -> Said | None:
    """The year that the words right before have told: 转机出现在2019年。这一年…."""
    s = context.said[-1] if context.said else None
    near = s and s.window.grain == "year" and context.paragraph(m.start) - s.paragraph <= 1
    return s if s and near and context.text.folded.count("。", s.mention.end, m.start) <= 1 else None


def _compared(expr: Expr, m: Mention, context: Context) -> Said | None:
    """The period that 上年末 or 上季 is set beside: 2024年末…, 较上年末增长."""
    unit = expr.steps[0].of
    for s in reversed(context.said):
        if not context.same_sentence(s, m) and not (
            s.sentence == context.sentence(m.start) - 1
            and context.text.folded.rfind(";", s.mention.end, m.start) > 0
            and BESIDE.search(context.clause_before(m))
        ):
            return None
        if s.expr.anchor == "document" and s.mention.quote[0] == "上":
            continue
        balance = s.expr.bound == "before" and s.mention.quote[0] == "截"
        if (
            unit_around(s.window.first, unit) != unit_around(s.window.last, unit)
            or s.expr.end
            or (s.expr.bound and not balance)
        ):
            continue
        whole = s.window.grain in ("year", "half", "quarter") or s.expr.steps[-1].op in ("edge", "first")
        if unit == "quarter":
            return s if s.window.grain == "quarter" and BESIDE.search(context.clause_before(m)) else None
        return s if whole or BESIDE.search(context.clause_before(m)) else None
    return None


def _chosen(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """A time without its year, month or week: the narrative's, else the publication's, else open."""
    needs = expr.needs
    now, span, name = context.document(m)
    said = narrative(needs, m, context) if needs != "week" else None
    far = expr.steps[0].op == "base" or (said and now and (now.first - said.window.last).days > 366)
    if said and now and far and context.now(m) and not context.same_sentence(said, m):
        said = None  # 90 at the start of the year, 240 now; 比2021年难. 我们9月开始谈,目前签了一半
    if (
        said
        and now
        and not context.same_sentence(said, m)
        and (now.first - said.window.last).days > 366
        and (context.soon(m) or (needs == "month" and context.future(m)))
    ):
        said = None  # 2018年入学 …. 她七月要搬走
    if said and not context.same_sentence(said, m) and now and as_of(expr, said, now, m, context):
        said = None
    if (
        said
        and now
        and said.window.grain == "year"
        and now.first.year - said.window.first.year > 1
        and context.future(m)
    ):
        said = None  # 1952年开馆,5月18日将免费开放
    window: Window | None
    if said:
        base = unit_around(said.window.last if said.window.grain == "span" else said.window.first, needs)
        window = walk(base, expr.steps)
        if (
            window
            and window.last < said.window.first
            and (said.window.grain in ("day", "month", "season") or said.expr.steps[-1].op == "edge")
            and (said.window.first - window.last).days > 150
            and not (expr.steps[0].op == "base" and BESIDE.search(context.clause_before(m)))
        ):
            later = walk(unit_around(base.last + timedelta(1), needs), expr.steps)
            on = (
                0 if context.past(m) and not context.due(m) else 183 if context.same_sentence(said, m) else 62
            )  # 去年11月完工,3月装机: told in January
            if later and (
                now is None or later.first <= now.last + timedelta(on) or context.future(m) or context.effective(m)
            ):
                window = later
        elif (
            window
            and now
            and of_the_publication(said, context)
            and window.last < now.first - timedelta(_BEHIND["year"])
            and (
                context.future(m)
                or context.effective(m)
                or (m.rule == "when/limit_en" and m.value.bound == "before" and not context.past(m))
            )
        ):
            window = (
                walk(unit_around(base.last + timedelta(1), needs), expr.steps) or window
            )  # in October …, due in May
        elif window and needs == "year" and ahead_of_the_tale(window, said, m, context):
            window = walk(unit_around(base.first - timedelta(1), needs), expr.steps) or window
        if window:
            return Placed(
                window,
                "anchored",
                said.mention.span,
                f"the {needs} is that of {said.mention.quote} ({said.window.edtf})",
            )
    if now is None:
        return _unplaced(expr)
    if needs == "week" and (told := _of_that_week(expr, now, m, context)):
        return told
    if needs != "year" and (vague := _of_a_vague_now(needs, now, span, name)):
        return vague if vague.window else None
    if needs == "year" and (
        told := _enclosed(expr, now, m, context) or _of_that_month(expr, m, context) or _in_order(expr, now, m, context)
    ):
        return told
    base = unit_around(now.last, needs)
    window = walk(base, expr.steps)
    if window and needs == "year" and window.first > now.last and in_the_tale(window, m, context):
        window = walk(unit_around(base.first - timedelta(1), needs), expr.steps) or window
    edge = (expr.steps[0].op == "base" and expr.steps[-1].op != "first") or (
        expr.steps[-1].op == "edge" and expr.steps[0].op != "month"
    )
    side = 0 if window else -1
    if context.alone(m):
        side = 0
    elif window and needs == "year" and context.effective(m):
        off = (window.first - now.last).days
        side = 1 if off < -183 else -1 if off > 183 else 0
    elif window and not edge:
        if window.last < now.first - timedelta(_BEHIND[needs]):
            side = 1 if context.future(m) else 0
        elif expr.steps[-1].op in ("first", "ended"):
            side = -1 if runs_ahead(window, now, expr) and "ending" not in m.quote and not context.future(m) else 0
        elif window.first > now.last + timedelta(_free_days(needs, m, context)):
            this = expr.steps[0].op == "half" and not context.past(m)  # last year's 下半年 is called so
            side = 0 if this or context.future(m) or _joined(now, m, context) else -1
    if side:
        other = unit_around(base.last + timedelta(1) if side > 0 else base.first - timedelta(1), needs)
        window = walk(other, expr.steps) or window
    if window is None:
        return None
    how = {0: "is that of", 1: "is the next after", -1: "is the last before"}[side]
    return Placed(window, "inferred", span, f"no {needs} is written; it {how} {name}")


def _free_days(needs: str, m: Mention, context: Context) -> int:
    """Days that a time may lie ahead of the publication without a word of what is to come: none for what was done."""
    if context.done(m) or (context.did(m) and context.text.folded[m.end - 1] >= "\u3400"):
        return 0
    return 120 if context.set_to(m) else AHEAD[needs]


def _of_that_month(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """去年三月… and in the next paragraph 三月底: a part of the month that the tale is at."""
    if len(expr.steps) != 2 or (expr.steps[0].op, expr.steps[1].op) != ("month", "edge") or context.future(m):
        return None
    for s in reversed(context.said):
        if context.paragraph(m.start) - s.paragraph > 1:
            return None
        if s.window.grain in ("day", "month") and s.window.first.month == expr.steps[0].n:
            window = walk(unit_around(s.window.first, "year"), expr.steps)
            why = f"the year is that of {s.mention.quote} ({s.window.edtf})"
            return Placed(window, "anchored", s.mention.span, why) if window else None
    return None


def _of_a_vague_now(needs: str, now: Window, span: Span | None, name: str) -> Placed | None:
    """周三, the 21st, told on a day that is only about known: around then, of a month that is known; no window of a year."""
    days = (now.last - now.first).days
    if needs == "month" and days > 31:
        return Placed(None)
    if needs == "week" and days > 12:
        near = now.about if days <= 31 else None
        return Placed(near, "inferred", span, f"no {needs} is written; it is that of {name}")
    return None


def _enclosed(expr: Expr, now: Window, m: Mention, context: Context) -> Placed | None:
    """In a tale of long ago, between a year before and one that is written right behind: Nov. 9, 1989. By Christmas there
    was a road. In March 1990 ..."""
    paragraph = context.paragraph(m.start)
    behind = next((w for w in context.written if w[0] >= m.end), None)
    if behind is None or behind[1] > now.first.year - 2 or context.paragraph(behind[0]) - paragraph > 3:
        return None
    for s in reversed(context.said):
        if paragraph - s.paragraph > 2:
            return None
        year = s.window.first.year
        if year > behind[1]:
            return None  # the text has come back from there
        if s.window.grain in ("day", "month") and 0 <= behind[1] - year <= 1:
            found = [w for n in (year, year + 1) if (w := walk(unit_around(date(n, 1, 1), "year"), expr.steps))]
            window = next((w for w in found if w.first >= s.window.first and w.first.year <= behind[1]), None)
            why = f"it lies between {s.mention.quote} ({s.window.edtf}) and {behind[1]}"
            return Placed(window, "anchored", s.mention.span, why) if window else None
    return None


def _in_order(expr: Expr, now: Window, m: Mention, context: Context) -> Placed | None:
    """In a conversation, between what was told before and what is told next, with its year: 2023年3月拿的执照. … 4月份上线.
    … 24年1月: what somebody recalls goes on, so it is of 2023 and not of the day of the talk."""
    if not context.in_speech(m.start) or context.future(m):
        return None
    paragraph = context.paragraph(m.start)
    near = [f for f in context.fixed if f[0] >= m.end and context.paragraph(f[0]) - paragraph <= _TURNS]
    told = [
        s
        for s in context.said
        if paragraph - s.paragraph <= _TURNS
        and context.in_speech(s.mention.start)
        and s.expr.anchor != "document"
        and (s.window.last - s.window.first).days <= 62
    ]
    until = walk(now, near[0][1].steps) if near else None
    alone = walk(unit_around(now.last, "year"), expr.steps)
    if not told or until is None or alone is None or until.last >= now.first:
        return None
    if alone.first > now.last:
        alone = walk(unit_around(date(now.last.year - 1, 1, 1), "year"), expr.steps)
    if alone is None or alone.first <= until.last:
        return None
    s = told[-1]
    years = range(until.last.year, s.window.first.year - 1, -1)
    found = (walk(unit_around(date(n, 1, 1), "year"), expr.steps) for n in years)
    window = next((w for w in found if w and s.window.first <= w.first <= until.last), None)
    why = f"it lies between {s.mention.quote} ({s.window.edtf}) and {until.edtf}"
    return Placed(window, "anchored", s.mention.span, why) if window else None


def _of_that_week(expr: Expr, now: Window, m: Mention, context: Context) -> Placed | None:
    """A day of a week or weekend to come that was just named: next weekend we open the doors. Come on Saturday."""
    s = context.said[-1] if context.said else None
    if s is None or s.window.first <= now.last or (s.window.last - s.window.first).days > 6:
        return None
    weekday = s.expr.needs == "week" and s.expr.grain == "day"
    if s.window.first == s.window.last and not weekday:
        return None
    if s.paragraph != context.paragraph(m.start) or context.sentence(m.start) - s.sentence > 1 or context.past(m):
        return None
    if weekday and m.start - s.mention.end > 4:
        return None  # will be heard on Tuesday. It widened its complaint on Thursday
    window = walk(unit_around(s.window.first, "week"), expr.steps)
    if window is None or window.first < s.window.first or (window.last > s.window.last and not weekday):
        return None
    return Placed(window, "anchored", s.mention.span, f"the week is that of {s.mention.quote} ({s.window.edtf})")


def _joined(now: Window, m: Mention, context: Context) -> bool:
    """Said in one breath with a time that lies ahead: meets tomorrow and on Friday."""
    if not context.said:
        return False
    s = context.said[-1]
    return (
        s.window.first >= now.first
        and s.window.last > now.last
        and bool(_BREATH.fullmatch(context.text.folded, s.mention.end, m.start))
    )


def _unplaced(expr: Expr) -> Placed | None:
    """An open date: the year stays unknown."""
    ops = [s.op for s in expr.steps]
    if ops == ["month", "day"]:
        return Placed(
            None,
            "written",
            None,
            "no year is written and nothing tells it",
            f"XXXX-{expr.steps[0].n:02}-{expr.steps[1].n:02}",
        )
    if ops == ["month"]:
        return Placed(None, "written", None, "no year is written and nothing tells it", f"XXXX-{expr.steps[0].n:02}")
    return None
