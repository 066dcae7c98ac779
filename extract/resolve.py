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

from .expr import NOW, Expr
from .lexicon import alternation
from .model import Basis, Mention, Passage, Span, Text, When
from .when.anaphor_zh import EVENT
from .when.context import CLAUSE, COMMA, Context, Placed, Said
from .when.steps import walk
from .when.window import Window, between, of_day, point, unit_around

_HAPPENED = re.compile(alternation("happened_zh"))
_TALK = re.compile(rf"{alternation('talk_zh')}|\b{alternation('talk_en')}\b")
_BEHIND = {"year": 45, "month": 3, "week": 0}  # ... or behind it, though a cue says that it is to come
_AHEAD = {"year": 60, "month": 2, "week": 0}  # days that a date without a cue may lie ahead of the publication
_PARAGRAPH = re.compile(r"\n\s*")


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
            out.append(_dated(m, None, m.basis, m.anchor, "nothing in the text says what it is counted from"))
            continue
        if placed.window is None:
            when = When.of(placed.edtf, None, None) if placed.edtf.startswith("X") else _open(placed)
            out.append(_dated(m, when, placed.basis, placed.anchor, placed.why))
            continue
        window = placed.window.about if m.value.approx else placed.window
        done = _dated(m, window.when, placed.basis, placed.anchor, placed.why)
        out.append(done)
        if not (
            m.value.anchor == "text" and m.value.steps[0].op == "count" and m.value.steps[0].n > 0 and placed.anchor
        ):
            said = Said(done, m.value, window, context.paragraph(m.start), context.sentence(m.start))
            context.said.append(said)
            if context.stands_over(m, window.grain):
                context.heads.append(said)
    return tuple(out)


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
    """When an interview took place: a dated mention in a sentence that speaks of it, before the first question."""
    for m in mentions:
        if m.start >= begin:
            return None
        if m.kind == "date" and isinstance(m.value, Expr) and m.value.plain and _TALK.search(context.clause(m)):
            placed = _place(m.value, m, context)
            if placed and placed.window and placed.window.grain in ("day", "month"):
                return placed.window if placed.window.grain == "day" else placed.window.about, m.span
    return None


def _apposed(m: Mention, ahead: Mention | None, context: Context) -> Placed | None:
    """两天前, 4月11日晚: the second says which day the first is."""
    if not ahead or ahead.kind != "date" or not isinstance(ahead.value, Expr) or not ahead.value.plain:
        return None
    if (
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
    return _plain(expr, m, context)


def _bounded(expr: Expr, m: Mention, context: Context) -> Placed | None:
    placed = _plain(replace(expr, bound=""), m, context)
    if placed is None or placed.window is None:
        return placed
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
    base = unit_around(window.first, expr.needs)
    if expr.bound == "since" and window.first > now.last:
        return walk(unit_around(base.first - timedelta(1), expr.needs), expr.steps) or window
    if expr.bound == "before" and expr.needs == "week" and window.last < now.first:
        return walk(unit_around(base.last + timedelta(1), expr.needs), expr.steps) or window
    return window


def _and(why: str, more: str) -> str:
    return f"{why}; {more}" if why else more


def _range(start: Expr, end: Expr, m: Mention, context: Context) -> Placed | None:
    a_expr, b_expr = replace(start, end=None, approx=False), replace(end, end=None)
    if a_expr.needs and not b_expr.needs:
        b = _plain(b_expr, m, context)
        if b is None or b.window is None:
            return _plain(a_expr, m, context) and Placed(None, edtf="", why="") if False else _since(a_expr, m, context)
        a_window = _inside(a_expr, unit_around(b.window.first, a_expr.needs), before=b.window)
        if a_window is None:
            return None
        window = between(a_window, b.window)
        return Placed(window, b.basis, b.anchor, _and(b.why, "its beginning lies before its end")) if window else None
    a = _plain(a_expr, m, context)
    if a is None or a.window is None:
        return None
    if b_expr.needs:
        b_window = _inside(b_expr, unit_around(a.window.first, b_expr.needs), after=a.window)
        b = Placed(b_window, a.basis, a.anchor, a.why) if b_window else None
    else:
        b = _plain(b_expr, m, context)
    if b is None or b.window is None:
        return _since(a_expr, m, context) if b_expr.anchor == "document" else None
    window = between(a.window, b.window)
    if window is None:
        return None
    far = b if b.basis != "written" else a
    return Placed(window, far.basis, far.anchor, far.why)


def _since(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """A range whose end is not known yet: 2019/.."""
    a = _plain(expr, m, context)
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


def _plain(expr: Expr, m: Mention, context: Context) -> Placed | None:
    if expr.anchor == "document":
        return _from_document(expr, m, context)
    if expr.anchor == "text":
        return _from_text(expr, m, context)
    if not expr.needs:
        window = walk(None, expr.steps)
        return Placed(window, "written", None, "the words say it") if window else None
    return _chosen(expr, m, context)


def _from_document(expr: Expr, m: Mention, context: Context) -> Placed | None:
    base, span, name = context.document(m)
    window = walk(base, expr.steps) if base else None
    return Placed(window, "anchored", span, f"counted from {name}") if window else None


def _from_text(expr: Expr, m: Mention, context: Context) -> Placed | None:
    first = expr.steps[0]
    passed = expr.steps[-1].op == "passed"
    said = _named_before(expr, m, context)
    if passed:
        expr = replace(expr, steps=expr.steps[:-1])
    if said is None:
        if first.op == "same":
            return None
        if passed:
            base, span, name = context.document(m)
            return (
                Placed(unit_around(base.last, "month").about, "anchored", span, f"the time passed up to {name}")
                if base
                else None
            )
        base, span, name = context.document(m)
        if base is None or EVENT.search(context.text.folded, max(0, m.start - 8), m.start):
            return None  # 发布会前一天, 卸任三天后: of a happening whose day is not said
        window = walk(base, expr.steps)
        return Placed(window, "anchored", span, f"counted from {name}") if window else None
    base = said.window
    if first.op == "unit" and first.of == "day" and (base.last - base.first).days > 1:
        if (base.last - base.first).days > 31:
            return None
        window = base.about  # 当天 of a month that is all we know
    else:
        window = walk(base, expr.steps)
    if window is None:
        return None
    return Placed(window, "anchored", said.mention.span, f"counted from {said.mention.quote} ({base.edtf})")


def _named_before(expr: Expr, m: Mention, context: Context) -> Said | None:
    """The date that an anaphor or a length of time is counted from."""
    first = expr.steps[0]
    paragraph, sentence = context.paragraph(m.start), context.sentence(m.start)
    for s in reversed(context.said):
        if expr.steps[-1].op == "same period":
            return s if s.paragraph == paragraph and sentence - s.sentence < 2 and s.window.grain != "decade" else None
        if first.op == "same":
            if paragraph - s.paragraph > (1 if context.in_speech(m.start) else 3) or (
                s.paragraph == paragraph and sentence - s.sentence > 2
            ):
                return None
            return None if s.expr.bound else s
        if s.expr.anchor == "document" and s.expr.steps[0].op in ("days", "back", "ahead", "yearly"):
            continue
        if s.expr.bound:
            continue  # since January … A week later
        if first.op in ("unit", "nearest"):
            if paragraph - s.paragraph > 2:
                return None
            return s
        if paragraph - s.paragraph > (3 if first.n > 0 else 1) or context.future(m):
            return None
        if context.in_speech(m.start) and (first.n < 0 or sentence != s.sentence):
            return None  # speech counts from its own day, but in a tale: 6月6日开放内测, 六天后
        if s.expr.anchor == "text" and s.window.grain == "year" and first.of != "year":
            continue  # 当年 is no finer than its own anchor
        grain = s.window.grain
        fine = grain == "day" or (grain == "month" and first.of in ("month", "year")) or grain == first.of == "year"
        return s if fine and (s.expr.anchor != "document" or len(s.expr.steps) > 1) else None
    return None


def _chosen(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """A time without its year, month or week: the narrative's, else the publication's, else open."""
    needs = expr.needs
    now, span, name = context.document(m)
    said = _narrative(needs, m, context) if needs != "week" else None
    window: Window | None
    if said:
        base = unit_around(said.window.last if said.window.grain == "span" else said.window.first, needs)
        window = walk(base, expr.steps)
        if (
            window
            and window.last < said.window.first
            and said.window.grain in ("day", "month")
            and (said.window.first - window.last).days > 150
        ):
            later = walk(unit_around(base.last + timedelta(1), needs), expr.steps)
            if later and (now is None or later.first <= now.last or context.future(m)):
                window = later
        if window:
            return Placed(
                window,
                "anchored",
                said.mention.span,
                f"the {needs} is that of {said.mention.quote} ({said.window.edtf})",
            )
    if now is None:
        return _unplaced(expr)
    base = unit_around(now.last, needs)
    window = walk(base, expr.steps)
    edge = expr.steps[0].op == "base" or (expr.steps[-1].op == "edge" and expr.steps[0].op != "month")
    side = 0 if window else -1
    if context.alone(m):
        side = 0
    elif window and not edge:
        if window.last < now.first - timedelta(_BEHIND[needs]):
            side = 1 if context.future(m) else 0
        elif window.first > now.last + timedelta(_AHEAD[needs]):
            side = 0 if context.future(m) else -1
    if side:
        other = unit_around(base.last + timedelta(1) if side > 0 else base.first - timedelta(1), needs)
        window = walk(other, expr.steps) or window
    if window is None:
        return None
    how = {0: "is that of", 1: "is the next after", -1: "is the last before"}[side]
    return Placed(window, "inferred", span, f"no {needs} is written; it {how} {name}")


def _narrative(needs: str, m: Mention, context: Context) -> Said | None:
    """The dated mention whose year or month a time without one takes."""
    paragraph, sentence = context.paragraph(m.start), context.sentence(m.start)
    for s in reversed(context.said):
        if s.paragraph != paragraph or (
            s.expr.anchor == "document" and s.expr.steps[0].op in ("days", "back", "ahead", "yearly")
        ):
            break
        if (
            s.window.grain not in ("day", "month", "year", "quarter", "half", "season")
            and s.expr.steps[-1].op != "edge"
        ):
            continue
        if needs == "month" and s.window.grain not in ("day", "month"):
            continue
        near = s.sentence == sentence
        if near or s.window.grain in ("day", "month"):
            if (now := context.document(m)[0]) and s.window.first > now.last and not near:
                continue
            return s
    return context.head(needs)


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


def shift_days(iso: str) -> int | None:
    """The days of an ISO 8601 duration, months and years at their mean length; None when it has none (PT3H).

    >>> shift_days("P10M"), shift_days("P1Y6M"), shift_days("PT3H")
    (304, 548, None)
    """
    parts = re.findall(r"(\d+(?:\.\d+)?)([YMWD])", iso.split("T")[0])
    return round(sum(float(n) * {"Y": 365.25, "M": 30.44, "W": 7, "D": 1}[u] for n, u in parts)) if parts else None
