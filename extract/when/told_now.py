"""Whether a time without its year is told of now or belongs to the tale before, and on which side of the publication."""

from __future__ import annotations

from datetime import timedelta

from ..expr import Expr
from ..model import Mention
from ..rule import compiled
from .context import Context, Said
from .steps import walk
from .window import Window, unit_around

_AS_OF = compiled(r"(?:截[至止]到?|[Aa]s of )$")
_JUST, _CLOSE = 7, 14  # days before the publication within which a day is told of now, not of the past
AHEAD = {"year": 60, "month": 2, "week": 0}  # days that a date without a cue may lie ahead of the publication


def as_of(expr: Expr, said: Said, now: Window, m: Mention, context: Context) -> bool:
    """截至8月28日, as of August 28, a few weeks before the publication: where things stand now, whatever was told before;
    so does a day of the last week, one close before it behind a period of last year (去年三季度亏损。1月30日复牌), and
    5月以来 behind a year."""
    whole = said.window.grain in ("year", "quarter", "half") and said not in context.heads
    if whole and m.value.bound == "since":
        return True
    window = walk(unit_around(now.last, "year"), expr.steps)
    if window is None or not timedelta(0) <= now.last - window.last <= timedelta(45):
        return False
    if window.grain == "day" and said.window.first.year < now.last.year and said not in context.heads:
        last_year = whole and said.expr.anchor == "document" and said.window.first.year == now.last.year - 1
        return (now.last - window.last).days <= (_CLOSE if last_year else _JUST)
    return bool(_AS_OF.search(context.text.folded, max(0, m.start - 8), m.start)) or m.quote.startswith("截")


def in_the_tale(window: Window, m: Mention, context: Context) -> bool:
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


def of_the_publication(said: Said, context: Context) -> bool:
    """A year that was never written: chosen by the publication, or borrowed from a time that was."""
    for _ in range(4):
        if said.mention.basis != "anchored" or said.expr.anchor == "document":
            break
        root = next((s for s in reversed(context.said) if s.mention.span == said.mention.anchor), None)
        if root is None:
            break
        said = root
    return said.mention.basis == "inferred" or said.expr.anchor == "document"


def ahead_of_the_tale(window: Window, said: Said, m: Mention, context: Context) -> bool:
    """A time that would lie ahead, in a tale of what was: 12月, told in February."""
    now = context.document(m)[0]
    if now is None or said.window.first > now.last:
        return False
    if m.value.steps[0].op == "base" and m.value.grain == "edge" and said.expr.anchor == "document":
        return False  # 今年去英国. 年底再烧一次窑
    if context.same_sentence(said, m) and (
        (now.first - said.window.last).days > 31
        or (
            said.window.last >= now.first
            and context.future(said.mention)
            and (said.window.grain == m.value.grain or not context.past(m))
        )
    ):
        return False  # 2月开幕,第四季投产, told in July; 将在三季度发布,四季度上市
    if window.first <= now.last + timedelta(120 if context.set_to(m) else AHEAD["year"]) and not runs_ahead(
        window, now, m.value
    ):
        return False
    return not context.future(m)


def runs_ahead(window: Window, now: Window, expr: Expr) -> bool:
    """The first nine months, told in February: of last year."""
    return expr.steps[-1].op in ("first", "ended") and (window.last - now.last).days > 31
