"""Listings on an exchange."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..factuality import factuality
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact, thing_zh
from .by_place import by_place
from .candidate import Givers, is_source
from .deal import own_side
from .lexical import lexical, value_of, western
from .named import thing_in_front
from .party_en import subject
from .party_zh import opening
from .plain import LATIN, asked, moment, negated, part_of_another, plain
from .presented import with_presented
from .raiser import referent
from .relative import refers
from .scene import Draft, Scene, evidence

_HIRED = compiled(r"(?:\b{mandated_en}|聘请了?|委任)\s?[^,.;。]{0,40}$")
_GOODS = compiled(r"{listed_goods_zh}[“「][^”」]{1,14}[”」]$")  # 精酿品牌“礁石”上市
_PAPER = compiled(r"{listed_paper_zh}[^,。;]{0,16}$")  # 可转债将于3月5日上市
_SEEKS = lazy(r"\bseek(?:ing|s)?(?: to (?:raise|fetch))?\s(?:up to |as much as |about |around |at least )?$")
_NOT_THEN = lazy(r"\bnot\s$|不是$|并非$")  # but not this year
_THE_COMPANY = compiled(
    r"\s*(?:The\s(?:[\w-]+\s){0,2}(?:{firm_en}|start-?up|group|lender|platform)|It)\s(?:has|had|is|was|will"
    r"|said|plans)\b"
)
_SPONSOR = compiled(r"{underwriter_word}")
# A clause that names nobody: 目标2026年在台湾创新板挂牌, 预计2027年登录兴柜.
_OPENS = compiled(r"\s?{listing_joins_zh}?{listing_plan_zh}(?:于|在|最快)?")
# The exchange is where, never who.
_EXCHANGE = compiled(r"(?:{stock_exchange}|[联深上港纽北]交所)$")


@fact("fact/ipo", type="ipo", triggers="ipo_trigger")
def ipo(scene: Scene) -> Iterator[Draft]:
    """Finds 上市, 招股书, went public, debuted on.

    Reads the company, the date of the sentence, what was raised (where the sentence names one sum), and how far it is: filed
    (递交招股书, filed for), withdrawn, priced, or listed; what is weighed or prepared is planned.
    Leaves 上市公司, products that come to market (上市销售), and listings that were put off."""
    if part_of_another(scene, "ipo") or asked(scene) or lexical("ipo_off").search(scene.lead[-60:]):
        return
    if scene.trigger.quote.endswith("上市") and (
        thing_in_front(scene)
        or _GOODS.search(scene.folded, scene.clause[0], scene.trigger.start)
        or thing_zh.nameless(scene.folded, scene.clause[0], scene.trigger.start)
        or _PAPER.search(scene.folded, scene.clause[0], scene.trigger.start)
    ):
        return  # 新药X在国内上市
    sums = [
        m
        for m in scene.amounts()
        if m.value.role in ("funding_round", "funding_total")
        or (m.value.role is None and _SEEKS.search(scene.folded, max(scene.trigger.end, m.start - 40), m.start))
    ]
    extra = {"amount": sums[0] if len(sums) == 1 else None}
    scene = with_presented(scene)
    drafts = list(_unlisted(scene, extra)) or list(plain(scene, "ipo", kinds=("organisation",), extra=extra))
    for draft in drafts:
        agents = [e.mention for e in draft.roles if e.role == "agent"]
        if not any(_able(scene, m) for m in agents):
            continue
        if draft.date and _NOT_THEN.search(scene.folded, max(0, draft.date.start - 6), draft.date.start):
            continue
        yield _staged(scene, draft)


def _unlisted(scene: Scene, extra: dict[str, Mention | None]) -> Iterator[Draft]:
    """A company named by its place, whether a list knows it or not."""
    if negated(scene):
        return
    date, far = moment(scene)
    latin = LATIN.match(scene.folded, scene.trigger.start) and western(scene.lead)
    agent = (subject(scene) if latin else opening(scene)) if date else None
    if date and agent is None:
        agent = _speaking(scene) or _meant(scene) or (_company_of_before(scene) if latin else None)
    if agent:
        yield Draft("ipo", evidence(trigger=scene.trigger, agent=agent, date=date, **extra), date, reach=far)


def _able(scene: Scene, m: Mention) -> bool:
    """No exchange, no authority, and no bank that brings somebody else to market."""
    start, end = scene.clause_of(m.start, m.end)
    if m.start >= scene.sentence.start and is_source(scene, m):
        return False
    if _HIRED.search(scene.folded, start, m.start):
        return False
    if not m.quote.isascii() and (
        lexical("government").search(m.value.name) or lexical("public_body").search(m.value.name)
    ):
        return False  # 证监会公开的招股书
    return not _EXCHANGE.search(str(m.value.name)) and not _SPONSOR.search(scene.folded, start, end)


def _company_of_before(scene: Scene) -> Mention | None:
    """The startup has selected X as lead manager for an initial public offering: whom the sentences before are about."""
    return referent(scene, Givers(frozenset(), ())) if _THE_COMPANY.match(scene.lead) else None


def _meant(scene: Scene) -> Mention | None:
    """公司计划2027年上市, 预计明年挂牌: whom the sentences before are about, where this one names nobody in front."""
    start, _ = scene.clause
    if titled := [m for m in scene.before("organisation") if scene.employs(m) and _able(scene, m)]:
        return (
            titled[-1]
            if refers(scene, titled[-1].end, scene.trigger.start) or _OPENS.match(scene.folded, start)
            else None
        )
    named = [m for m in scene.before("organisation") if _able(scene, m)]
    if refers(scene, start, scene.trigger.start) or (
        not named and (_OPENS.match(scene.folded, start, scene.trigger.start) or _only_dated(scene, start))
    ):
        none = Givers(frozenset(), ())
        if start > scene.sentence.start and (placed := by_place(scene, scene.sentence.start, start)):
            return placed
        return referent(scene, none) or scene.story.topic
    return None


def _only_dated(scene: Scene, start: int) -> bool:
    """Nothing but a date stands before the verb, behind other clauses: …,2022年登陆兴柜."""
    lead = scene.between(start, scene.trigger.start)
    date = next((m for m in scene.sentence.mentions if m.kind == "date" and start <= m.start <= start + 1), None)
    bare = date is not None and not scene.between(date.end, scene.trigger.start).strip(" 于在,")
    return bare and start > scene.sentence.start and not LATIN.search(lead)


def _speaking(scene: Scene) -> Mention | None:
    """In an answer a clause that names no company tells of the speaker's own: 2020年开始评估上市."""
    passage, (start, _) = scene.sentence.passage, scene.clause
    if passage.kind != "answer" or any(m.start >= start for m in scene.before("organisation")):
        return None
    return own_side(scene)


def _staged(scene: Scene, draft: Draft) -> Draft:
    """The draft with its stage as the trigger's value; planned where the clause only weighs or prepares it."""
    start, end = scene.clause
    word = lexical("ipo_stage").search(scene.folded, start, min(end, scene.trigger.end + 12))
    stage = value_of("ipo_stage", word[0]) if word else ""
    if not stage:
        return draft
    if stage == "weighed" and factuality(scene, draft) == "actual":
        draft = replace(draft, factuality="planned")
    cue = replace(scene.trigger, value=stage)
    return replace(draft, roles=tuple(replace(e, mention=cue) if e.role == "trigger" else e for e in draft.roles))
