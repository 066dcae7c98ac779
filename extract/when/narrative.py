"""The tale that a time without its year belongs to: whose year or month it takes."""

from __future__ import annotations

from ..model import Mention
from ..rule import compiled
from .context import COMMA, Context, Said
from .window import Window

_DESCRIBES = compiled(r"\s?{describes_en}\b")
_FIRST_FOUNDED = compiled(r"(?:^|[.\n“\"] ?)(?i:{describes_en}) in $")  # Founded in 2021, Vela …
_FOUNDED = compiled(r"{describes_zh}$")
_COMPARED = compiled(r"\b(?:compared (?:with|to)|versus|(?:up|down|higher|lower) (?:from|than))\s[^.;,]{1,40}$")
_OLD = 1  # years after which the year of a thing is no year of the tale
_ARTICLE = compiled(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) $")
_NOUN = compiled(r"\s[a-z]{3,}")
_BIRTHS = ("生于", "出生", "生在", "生人", "降生")
_REPORT = compiled(r"度?的?(?:全年)?{annual_report_word}|\s(?:results|earnings|annual report)")
_NAMED_SUBJECT = compiled(r"{described_zh}的[^,。;的]{2,12}")  # 去年立项的工程四季度开工
_NAMED = compiled(r"{described_zh}的(?![,。;]|时候)")  # 2015年成立的公司


def _of_a_noun(s: Said, context: Context) -> bool:
    """The 1982 film: a year in front of a noun says of what year the thing is."""
    folded, m = context.text.folded, s.mention
    return bool(_ARTICLE.search(folded, max(0, m.start - 5), m.start) and _NOUN.match(folded, m.end))


def narrative(needs: str, m: Mention, context: Context) -> Said | None:
    """The dated mention whose year or month a time without one takes."""
    paragraph, sentence = context.paragraph(m.start), context.sentence(m.start)
    gone_on: Said | None = None  # a year that the tale has passed on to
    if needs == "year" and (over := _same_month(m, paragraph, context)):
        return over
    for i, s in reversed(list(enumerate(context.said))):
        asked = s.paragraph == paragraph - 1 and context.asks(s)
        if (s.paragraph != paragraph and not asked) or (
            s.expr.anchor == "document" and s.expr.steps[0].op in ("days", "back", "yearly")
        ):
            break
        if s.mention.start < context.unplaced and not context.same_sentence(s, m):
            break  # it opened last month and arrives in January: no year of what was told before
        if s.expr.anchor == "document" and s.expr.steps[0].op == "ahead":
            continue  # 接下来的一周 of a tale
        length = (s.window.last - s.window.first).days
        counted = (s.expr.anchor in ("text", "document") and length <= 62 and needs == "year") or (
            s.expr.end is not None and length <= 183
        )  # 年底…, 两个月后
        if (
            s.window.grain not in ("day", "month", "year", "quarter", "half", "season")
            and s.expr.steps[-1].op != "edge"
            and not counted
        ):
            continue
        third = s.expr.steps[-1].op == "edge" and length <= 31  # 10月中旬…,月底
        if needs == "month" and not third and (s.window.grain not in ("day", "month") or s.window.left):
            continue  # 同一周 of a month …; 17日
        near = s.sentence == sentence
        now = context.document(m)[0]
        if needs == "year" and now and _of_now(s, now):
            return None  # last Thursday, this month: the story is where the publication is
        if s.mention.quote.endswith("年度") and context.text.folded[s.mention.end : s.mention.end + 1] >= "\u4e00":
            continue  # 112年度现金股利: the year of a thing
        if now and s.window.grain == "year" and now.first.year - s.window.first.year > _OLD and _of_a_noun(s, context):
            continue  # a remake of the 1982 film, due in November
        if not near and _COMPARED.search(context.text.folded, max(0, s.mention.start - 60), s.mention.start):
            continue  # up from $310m in March 2023. … signed in April
        if not near and context.text.folded.startswith(_BIRTHS, s.mention.end):
            continue  # 1931年生于绍兴. … 年底 is not of that year
        if context.apart(s.mention, m) or _of_a_name(s, m, context) or told_in_passing(s, i, m, context):
            continue
        if needs == "year" and m.value.steps[0].op in ("base", "quarter", "half") and _reported(s, context):
            return s  # 2023年年报. 全年…, 四季度…
        if near and s.expr.bound and s.window.grain == "year" and now and now.first.year - s.window.first.year > 1:
            continue  # 1979年起生产玩具,5月13日停产
        if gone_on and s.window.grain == "year" and s.sentence == gone_on.sentence and not near:
            continue  # 2010年上市,2021年退市。4月 …: of neither
        gone_on = s if s.window.grain == "year" else None
        if (
            counted
            or near
            or s.window.grain in ("day", "month", "quarter", "half", "season")
            or asked
            or context.opens(s)
            or (sentence - s.sentence < 3 and context.begins(s))
        ):
            if (
                now
                and s.window.first > now.last
                and (context.just_done(s.mention, m) or context.past(m) if near else not asked or context.past(m))
            ):
                continue
            if now is None and not near and context.past(m) and context.future(s.mention):
                continue  # 2025年都会换掉. 6月签了协议
            if now and not near and s.expr.anchor == "document" and (now.first - s.window.last).days > 730:
                break  # 十年前的今天他想过放弃. 四季度…: the text comes back to now
            return s
        if s.expr.anchor == "document":
            break
    head = context.head(needs)
    if head is None and context.aside and context.aside.paragraph == paragraph and goes_on(context.aside, m, context):
        return context.aside  # a tale whose only time here is 四天后
    return head


def _same_month(m: Mention, paragraph: int, context: Context) -> Said | None:
    """The month that a paragraph begins with, for a day of it: September. Promised in 2017, it was lit on September 14."""
    step = m.value.steps[0]
    if step.op != "month":
        return None
    start = context.paragraphs[paragraph - 1] if paragraph else 0
    later = None  # the tale has gone on: 第二年十月上线。2011年7月… 10月4号
    for s in reversed(context.said):
        if s.paragraph != paragraph:
            return None
        later = later or s
        if s.mention.start - start < 4 and s.window.grain == "month" and s.window.first.month == step.n:
            return None if later.window.first.year > s.window.first.year else s
    return None


def _of_a_name(s: Said, m: Mention, context: Context) -> bool:
    """A time that only describes somebody on the way: …, who took over in 2016, said …; 成立于2015年的公司, …."""
    folded = context.text.folded
    if "," not in folded[s.mention.end : m.start]:
        return bool(_NAMED_SUBJECT.fullmatch(folded, s.mention.end, m.start))
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


def _reported(s: Said, context: Context) -> bool:
    """A period whose results are what the text is about: 发布2023年年报, its results for 2023."""
    return bool(_REPORT.match(context.text.folded, s.mention.end)) and s.window.grain in ("year", "quarter", "half")


def told_in_passing(s: Said, i: int, m: Mention, context: Context, days: int = 0) -> bool:
    """An older time in a sentence that had named a later one: delivered in April 2023, it found sales of 2021 false;
    more than so many days older."""
    if s.sentence == context.sentence(m.start) or not i or _reported(s, context):
        return False
    before = context.said[i - 1]
    now = context.document(m)[0]
    if before.sentence != s.sentence or (now and before.window.last > now.last):
        return False
    return (before.window.first - s.window.last).days > days


def goes_on(s: Said, m: Mention, context: Context) -> bool:
    """A tale of what is over, in one answer: 2021年10月上线,一个月后谷歌来了."""
    now = context.document(m)[0]
    if s.sentence == context.sentence(m.start):
        return True
    return s.paragraph == context.paragraph(m.start) and bool(now and s.window.last < now.first)


def _of_now(s: Said, now: Window) -> bool:
    """A date told from the day of publication, within a month of it."""
    relative = s.expr.anchor == "document" or s.expr.needs == "week"
    return relative and s.window.grain == "day" and abs((s.window.first - now.last).days) <= 31
