"""Where one time lies: as written, counted from the publication or the text, or with a year or month that is chosen.

A time without its year takes that of the narrative, else the last or next one as the clause speaks of past or future.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ..expr import Expr, Step
from ..model import Mention
from ..rule import compiled
from .anaphor_zh import EVENT
from .context import COMMA, Context, Placed, Said
from .steps import walk
from .window import Window, of_day, unit_around

_DESCRIBES = compiled(r"\s?{describes_en}\b")
_FIRST_FOUNDED = compiled(r"(?:^|[.\n“\"] ?)(?i:{describes_en}) in $")  # Founded in 2021, Vela …
_FOUNDED = compiled(r"{describes_zh}$")
_EVENT = compiled(r"{described_zh}(?=的?$)")
_NAMED = compiled(r"{described_zh}的(?![,。;]|时候)")  # 2015年成立的公司
ONE_BACK = (Step("shift", -1, "year"), Step("shift", -1, "quarter"))
_DID = compiled(r"[\u4e00-\u9fff]{2}了|[已曾](?!经?[有是])|\b(?:had|was|were)\b|^ ?(?:\w+ ){1,4}?\w{2,}ed\b")
_AS_OF = compiled(r"(?:截[至止]到?|[Aa]s of )$")
_BESIDE = compiled(r"(?:较|比|与|于|跟|从|由|去|胜|逊)[^,]{0,4}$")
_COMPARED = compiled(r"\b(?:compared (?:with|to)|versus|against|(?:up|down) from|from)\s[^.;,]{1,40}$")
_BEHIND = {"year": 45, "month": 3, "week": 0}  # ... or behind it, though a cue says that it is to come
_AHEAD = {"year": 60, "month": 2, "week": 0}  # days that a date without a cue may lie ahead of the publication


def placed_alone(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """Where one time lies that is no range and has no bound; None where nothing tells."""
    if expr.anchor == "document":
        return _from_document(expr, m, context)
    if expr.anchor == "text":
        return _from_text(expr, m, context)
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
    window = walk(base, expr.steps) if base else None
    return Placed(window, "anchored", span, f"counted from {name}") if window else None


def _compared(expr: Expr, m: Mention, context: Context) -> Said | None:
    """The period that 上年末 or 上季 is set beside: 2024年末…, 较上年末增长."""
    unit = expr.steps[0].of
    for s in reversed(context.said):
        if not context.same_sentence(s, m):
            return None
        if s.expr.anchor == "document" and s.mention.quote[0] == "上":
            continue
        if unit_around(s.window.first, unit) != unit_around(s.window.last, unit) or s.expr.end or s.expr.bound:
            continue
        whole = s.window.grain in ("year", "half", "quarter") or s.expr.steps[-1].op in ("edge", "first")
        if unit == "quarter":
            return s if s.window.grain == "quarter" and _BESIDE.search(context.clause_before(m)) else None
        return s if whole or _BESIDE.search(context.clause_before(m)) else None
    return None


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
        head = context.text.folded[m.end : m.end + 1] != "的"  # 重发两个月前的访谈 is counted from now
        if base is None or (head and EVENT.search(context.text.folded, max(0, m.start - 8), m.start)):
            return None  # 发布会前一天, 卸任三天后: of a happening whose day is not said
        if first.op in ("count", "some") and first.n > 0 and _over(m, context):
            return None  # 几天后就下架了: of a tale whose day is not said
        window = walk(base, expr.steps)
        return Placed(window, "anchored", span, f"counted from {name}") if window else None
    base = said.window
    if m.quote[0] == "首":
        base = of_day(base.first)  # 20日至23日举行, 首日
    if first.op == "unit" and first.of == "day" and (base.last - base.first).days > 1:
        if (base.last - base.first).days > 31:
            return None
        window = base.about  # 当天 of a month that is all we know
    elif (
        first == ("count", -1, "year", 0)
        and (
            base.grain in ("month", "quarter", "half") or (base.grain == "day" and _COMPARED.search(_lead(m, context)))
        )
        and context.same_sentence(said, m)
    ):
        window = walk(base, (Step("same period", -1),))  # in December, from 5.2m a year earlier
    else:
        window = walk(base, expr.steps)
    if window is None:
        return None
    return Placed(window, "anchored", said.mention.span, f"counted from {said.mention.quote} ({base.edtf})")


def _over(m: Mention, context: Context) -> bool:
    """The words right behind a length of time tell what was done then: 三天后,公司撤回了申请."""
    behind = [c for c in COMMA.split(context.text.folded[m.end : m.end + 60]) if c.strip()][:1]
    done = bool(behind) and bool(_DID.search(behind[0]))
    return done and not m.quote.startswith("再") and not context.future(m)


def _lead(m: Mention, context: Context) -> str:
    return context.text.folded[max(0, m.start - 60) : m.start]


def _named_before(expr: Expr, m: Mention, context: Context) -> Said | None:
    """The date that an anaphor or a length of time is counted from."""
    first = expr.steps[0]
    paragraph, sentence = context.paragraph(m.start), context.sentence(m.start)
    told = context.said
    if first.op == "unit" and (of := _of_its_event(m, context)):
        return of
    if expr.steps[-1].op != "same period" and first.op != "same":
        near = range(max(0, len(told) - 12), len(told))
        told = [told[i] for i in near if not _told_in_passing(told[i], i, m, context)]
    if first.op == "unit" and context.aside and sentence - context.aside.sentence < 2:
        told = sorted([*told[-8:], context.aside], key=lambda s: s.mention.start)  # 三周后落地,当月注册
    for s in reversed(told):
        if expr.steps[-1].op == "same period":
            if s.paragraph != paragraph or sentence - s.sentence > 3:
                return None
            if s.window.grain in ("year", "decade"):
                continue  # a year ago … in the same period last year
            return s
        if first.op == "same":
            if paragraph - s.paragraph > (1 if context.in_speech(m.start) else 3) or (
                s.paragraph == paragraph and sentence - s.sentence > 2
            ):
                return None
            return None if s.expr.bound else s
        if s.expr.anchor == "document" and s.expr.steps[0].op in ("days", "back", "ahead", "yearly"):
            continue
        if s.expr.bound and not (s.expr.bound == "before" and first == ("unit", 0, "year", 0)):
            continue  # since January … A week later; but by early 2022 … that summer
        if first.op in ("unit", "nearest"):
            if paragraph - s.paragraph > 2:
                return None
            if first.of == "day" and s.window.grain in ("year", "decade", "century"):
                continue
            if first.of == "day" and sentence != s.sentence and not _happened_on(s, context):
                continue  # 当晚: of a day that something happened on, not of 上半年 or 截至6月30日
            return s
        if paragraph - s.paragraph > (3 if first.n > 0 else 1) or context.future(m):
            return None
        if context.in_speech(m.start) and not (first.n > 0 and _goes_on(s, m, context)):
            return None  # speech counts from its own day, but in a tale: 6月6日开放内测, 六天后
        if s.expr.anchor == "document" and s.expr.steps[0].op == "count" and s.paragraph == paragraph:
            continue  # 2016年10月接到电话, …两年前开的公司 …, 一个月后
        if s.expr.anchor == "text" and s.window.grain == "year" and first.of != "year":
            continue  # 当年 is no finer than its own anchor
        grain = s.window.grain
        fine = grain == "day" or (grain == "month" and first.of in ("month", "year")) or grain == first.of == "year"
        length = (s.window.last - s.window.first).days
        if first.n > 0 and first.of in ("week", "month", "year") and length <= (366 if first.of == "year" else 92):
            fine = True  # 10月底 … 两周后, in March … six weeks later, 1984年春 … 五年后
        elif first.n < 0 and sentence == s.sentence and length <= 31 and first.of in ("month", "year"):
            fine = True  # at the end of March, up from … twelve months earlier
        elif first.of == "day" and s.paragraph == paragraph and sentence - s.sentence < 2 and length <= 11:
            fine = True  # 4月初见面. 三天前 …
        return s if fine and (s.expr.anchor != "document" or len(s.expr.steps) > 1) else None
    return None


def _goes_on(s: Said, m: Mention, context: Context) -> bool:
    """A tale of what is over, in one answer: 2021年10月上线,一个月后谷歌来了."""
    now = context.document(m)[0]
    if s.sentence == context.sentence(m.start):
        return True
    return s.paragraph == context.paragraph(m.start) and bool(now and s.window.last < now.first)


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


def _chosen(expr: Expr, m: Mention, context: Context) -> Placed | None:
    """A time without its year, month or week: the narrative's, else the publication's, else open."""
    needs = expr.needs
    now, span, name = context.document(m)
    said = _narrative(needs, m, context) if needs != "week" else None
    if said and not context.same_sentence(said, m) and now and _as_of(expr, now, m, context):
        said = None
    window: Window | None
    if said:
        base = unit_around(said.window.last if said.window.grain == "span" else said.window.first, needs)
        window = walk(base, expr.steps)
        if (
            window
            and window.last < said.window.first
            and (said.window.grain in ("day", "month") or said.expr.steps[-1].op == "edge")
            and (said.window.first - window.last).days > 150
        ):
            later = walk(unit_around(base.last + timedelta(1), needs), expr.steps)
            if later and (now is None or later.first <= now.last or context.future(m) or context.effective(m)):
                window = later
        elif (
            window
            and now
            and _of_the_publication(said, context)
            and window.last < now.first - timedelta(_BEHIND["year"])
            and (context.future(m) or context.effective(m))
        ):
            window = (
                walk(unit_around(base.last + timedelta(1), needs), expr.steps) or window
            )  # in October …, due in May
        elif window and needs == "year" and _ahead_of_the_tale(window, said, m, context):
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
    base = unit_around(now.last, needs)
    window = walk(base, expr.steps)
    if window and needs == "year" and window.first > now.last and _in_the_tale(window, m, context):
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
        elif expr.steps[-1].op == "first":
            side = -1 if _runs_ahead(window, now, expr) and not context.future(m) else 0
        elif window.first > now.last + timedelta(0 if context.done(m) else _AHEAD[needs]):
            this = expr.steps[0].op == "half" and not context.past(m)  # last year's 下半年 is called so
            side = 0 if this or context.future(m) else -1
    if side:
        other = unit_around(base.last + timedelta(1) if side > 0 else base.first - timedelta(1), needs)
        window = walk(other, expr.steps) or window
    if window is None:
        return None
    how = {0: "is that of", 1: "is the next after", -1: "is the last before"}[side]
    return Placed(window, "inferred", span, f"no {needs} is written; it {how} {name}")


def _as_of(expr: Expr, now: Window, m: Mention, context: Context) -> bool:
    """截至8月28日, as of August 28, a few weeks before the publication: where things stand now, whatever was told before."""
    window = walk(unit_around(now.last, "year"), expr.steps)
    if window is None or not timedelta(0) <= now.last - window.last <= timedelta(45):
        return False
    return bool(_AS_OF.search(context.text.folded, max(0, m.start - 8), m.start)) or m.quote.startswith("截")


def _narrative(needs: str, m: Mention, context: Context) -> Said | None:
    """The dated mention whose year or month a time without one takes."""
    paragraph, sentence = context.paragraph(m.start), context.sentence(m.start)
    for i, s in reversed(list(enumerate(context.said))):
        asked = s.paragraph == paragraph - 1 and context.asks(s)
        if (s.paragraph != paragraph and not asked) or (
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
        now = context.document(m)[0]
        if needs == "year" and now and _of_now(s, now):
            return None  # last Thursday, this month: the story is where the publication is
        if s.mention.quote.endswith("年度") and context.text.folded[s.mention.end : s.mention.end + 1] >= "\u4e00":
            continue  # 112年度现金股利: the year of a thing
        if context.apart(s.mention, m) or _of_a_name(s, m, context) or _told_in_passing(s, i, m, context):
            continue
        if near or s.window.grain in ("day", "month", "quarter", "half", "season") or asked or context.opens(s):
            if now and s.window.first > now.last and not near:
                continue
            return s
        if s.expr.anchor == "document":
            break
    return context.head(needs)


def _of_a_name(s: Said, m: Mention, context: Context) -> bool:
    """A time that only describes somebody on the way: …, who took over in 2016, said …; 成立于2015年的公司, …."""
    folded = context.text.folded
    if "," not in folded[s.mention.end : m.start]:
        return False
    before = COMMA.split(folded[max(0, s.mention.start - 48) : s.mention.start])[-1]
    if s.window.grain == "year" and _FOUNDED.search(before):
        return True
    now = context.document(m)[0]
    if (
        s.window.grain == "year"
        and now
        and s.window.first > now.last
        and before.endswith(("到", "至", "until ", "to "))
    ):
        return True  # 钱够用到2026年,年底前发布新品
    if s.window.grain == "year" and _FIRST_FOUNDED.search(before):
        return True
    return bool(_DESCRIBES.match(before)) or bool(_NAMED.match(folded, s.mention.end))


def _told_in_passing(s: Said, i: int, m: Mention, context: Context) -> bool:
    """An older time in a sentence that had named a later one: delivered in April 2023, it found sales of 2021 false."""
    if s.sentence == context.sentence(m.start) or not i:
        return False
    before = context.said[i - 1]
    now = context.document(m)[0]
    if before.sentence != s.sentence or (now and before.window.last > now.last):
        return False
    return before.window.first > s.window.last


def _in_the_tale(window: Window, m: Mention, context: Context) -> bool:
    """A day that would lie ahead, with no word of what is to come, where the paragraph before told of the year before."""
    if not context.said or context.future(m) or context.alone(m):
        return False
    s = context.said[-1]
    if (
        context.paragraph(m.start) - s.paragraph != 1
        or s.window.grain in ("year", "decade", "century")
        or s.expr.anchor == "document"
    ):
        return False
    return s.window.first.year == window.first.year - 1 and s.window.first.month <= window.first.month


def _of_the_publication(said: Said, context: Context) -> bool:
    """A year that was never written: chosen by the publication, or borrowed from a time that was."""
    for _ in range(4):
        if said.mention.basis != "anchored" or said.expr.anchor == "document":
            break
        root = next((s for s in reversed(context.said) if s.mention.span == said.mention.anchor), None)
        if root is None:
            break
        said = root
    return said.mention.basis == "inferred" or said.expr.anchor == "document"


def _of_now(s: Said, now: Window) -> bool:
    """A date told from the day of publication, within a month of it."""
    relative = s.expr.anchor == "document" or s.expr.needs == "week"
    return relative and s.window.grain == "day" and abs((s.window.first - now.last).days) <= 31


def _ahead_of_the_tale(window: Window, said: Said, m: Mention, context: Context) -> bool:
    """A time that would lie ahead, in a tale of what was: 12月, told in February."""
    now = context.document(m)[0]
    if now is None or said.window.first > now.last:
        return False
    if context.same_sentence(said, m) and (
        (now.first - said.window.last).days > 31
        or (said.window.last >= now.first and context.future(said.mention) and not context.past(m))
    ):
        return False  # 2月开幕,第四季投产, told in July; 将在三季度发布,四季度上市
    if window.first <= now.last + timedelta(_AHEAD["year"]) and not _runs_ahead(window, now, m.value):
        return False
    return not context.future(m)


def _runs_ahead(window: Window, now: Window, expr: Expr) -> bool:
    """The first nine months, told in February: of last year."""
    return expr.steps[-1].op == "first" and (window.last - now.last).days > 31


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
