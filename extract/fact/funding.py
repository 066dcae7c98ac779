"""Financing of a company: rounds, cumulative totals, valuations, commitments and plans, kept apart."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model import Amount, Entity, Funding, Mention
from ..who.gazetteer import canonical
from . import fact
from .investors import Investors, investors_of
from .scene import Draft, Scene, evidence, lexical, value_of

KIND_OF_ROLE = {"funding_total": "cumulative", "funding_round": "round", "investment": "round", "valuation": "valuation", "other": "round", None: "round"}
_YEARLY = re.compile(r"(?:今年|当年|全年|年内|去年全年|本年|this year|last year|since January)[^,。;]{0,10}(?:融|募|拿到|raised)|(?:raised)[^,.;]{0,40}(?:this year|last year|since January|in 20\d\d alone)")
_STRONG = re.compile(r"融资|集资|募得|募到|募集|融到|融了|融得|获投|领投|跟投|参投|估值|募资|注资|认购|轮(?:投资|股权|战略)|投资方|\braise[sd]?\b|\braising\b|funding|financing|valuation|valued at|\bround\b|series [a-h]\b", re.I)
_GOT = re.compile(r"获得?了?[^。,;]{0,60}?(?:投资|注资|认购|入股)")


@cache
def _round() -> re.Pattern[str]:
    letters = r"(?<![A-Z])(?:Pre-?\s?)?[A-H]\d?(?:\+{1,3}|-\d)?\s?(?:\+\s?)?轮|(?i:\bseries\s+(?:pre-)?[a-h]\d?\+?(?![a-z]))|(?i:\bpre-[ab](?![a-z])\+?)"
    return re.compile(rf"{letters}|{lexical('round_name').pattern.replace('(?<![A-Za-z0-9])', '(?<![A-Z])')}")


def normal_round(written: str) -> str:
    """A round's standard name: A, A+, Pre-A, B1, seed, angel, strategic ...

    >>> normal_round("Pre-A轮"), normal_round("Series B"), normal_round("天使轮")
    ('pre-A', 'B', 'angel')
    """
    if known := value_of("round_name", written.strip()):
        return known
    core = re.sub(r"(?i)series|轮|\s", "", written)
    core = re.sub(r"(?i)^pre-?", "pre-", core)
    return core if core.startswith("pre-") and core[4:].isupper() else core[:4] + core[4:].upper() if core.startswith("pre-") else core.upper()


def rounds_of(scene: Scene) -> list[Mention]:
    """The rounds a sentence names, as cues."""
    out = []
    for m in _round().finditer(scene.folded, scene.sentence.start, scene.sentence.end):
        if re.match(r"(?:个|次|谈判|会谈|磋商)", scene.folded[m.end():m.end() + 2]):
            continue
        out.append(scene.made(m.start(), m.end(), normal_round(m[0]), "cue"))
    return out


def kind_of(scene: Scene, m: Mention) -> str | None:
    """What an amount of the sentence is in a financing, or None: none of it (revenue, a bond, a fund's size)."""
    role = m.value.role
    if _restated(scene, m):
        return None
    if role == "fund_size" and not re.search("基金|fund ", scene.between(max(scene.sentence.start, m.start - 20), m.end + 6)):
        role = None
    if role not in KIND_OF_ROLE:
        return None
    start, end = _clause_of(scene, m)
    words = scene.between(start, end)
    if lexical("not_funding_amount").search(words) and not re.search(r"轮|Series|估值|valuation", words):
        return None
    near = scene.between(max(start, m.start - 14), min(end, m.end + 6))
    if lexical("valuation_cue").search(near) and role in (None, "valuation", "funding_round"):
        lead, tail = scene.between(max(start, m.start - 14), m.start), scene.between(m.end, min(end, m.end + 6))
        if lexical("valuation_cue").search(lead) or (lexical("valuation_cue").search(tail) and not re.search("融资", lead)):
            return "valuation"
    if role in ("funding_total", "funding_round", None) and _YEARLY.search(scene.folded, start, min(scene.sentence.end, end + 30)) and not rounds_of(scene):
        return "cumulative"
    if role == "funding_total" or lexical("cumulative_cue").search(scene.between(max(start, m.start - 24), min(end, m.end + 8))):
        return "cumulative"
    if lexical("commitment_cue").search(near):
        return "commitment"
    return KIND_OF_ROLE[role]


def _restated(scene: Scene, m: Mention) -> bool:
    """The same sum in another currency: 25亿元(约3.4亿美元), 100 million yuan ($14.8 million)."""
    return any(0 < m.start - o.end <= 8 and re.fullmatch(r"\s?(?:的资金)?\s?[(,]\s?(?:约合?|折合|合|相当于|about|roughly|or|around|approx\.?)?\s?", scene.between(o.end, m.start))
               for o in scene.amounts())


def _clause_of(scene: Scene, m: Mention) -> tuple[int, int]:
    s = scene.sentence
    start = max([s.start, *(scene.folded.rfind(c, s.start, m.start) + 1 for c in ",;:")])
    end = min([s.end, *(i for i in (scene.folded.find(c, m.end, s.end) for c in ",;") if i >= 0)])
    return start, end


def company_of(scene: Scene, investors: Investors, first: int) -> tuple[Mention | None, str]:
    """The company that gets the money: named before the first word of financing, or behind 投资/对, or referred to."""
    taken = {m.value.key for m in investors.all}
    if named := _by_place(scene, first):
        return named, "sentence"
    reference = lexical("referring").search(scene.folded, max(scene.sentence.start, first - 24), first)
    start, _ = scene.clause
    named_here = [m for m in scene.entities("organisation") if start <= m.start and m.end <= first and m.value.key not in taken]
    if reference and not named_here:
        for sentence in reversed(scene.before_sentence[-3:]):
            subject = [m for m in sentence.mentions if isinstance(m.value, Entity) and m.value.kind == "organisation"
                       and m.value.key not in taken and not scene.employs(m) and not _building(scene, m)]
            if subject:
                return subject[0], "paragraph"
        if scene.story.topic and scene.story.topic.value.key not in taken:
            return scene.story.topic, "document"
    referred = lexical("investee_cue").search(scene.between(max(scene.sentence.start, first - 24), first))
    here = [m for m in scene.entities("organisation", "product") if m.end <= first and m.value.key not in taken and not _building(scene, m)]
    if referred and not (here and here[-1].start > scene.sentence.start + len(scene.between(scene.sentence.start, first)) - 6):
        for sentence in (scene.sentence, *reversed(scene.before_sentence[-3:])):
            stop = first - 8 if sentence is scene.sentence else sentence.end
            found = [m for m in sentence.mentions if isinstance(m.value, Entity) and m.value.kind == "organisation"
                     and m.end <= stop and m.value.key not in taken and not _employer_in_title(scene, m) and not _building(scene, m)]
            if found:
                return found[-1], "sentence" if sentence is scene.sentence else "paragraph"
    if here:
        subject = [m for m in here if not _employer_in_title(scene, m) and m.value.kind == "organisation"] or here
        return subject[0], "sentence"
    behind = [m for m in scene.entities("organisation") if m.start >= first and m.value.key not in taken]
    lead = scene.between(max(scene.sentence.start, behind[0].start - 8), behind[0].start) if behind else ""
    if behind and re.search(r"投资了?|对|为|入股|押注|与\S{0,8}|in |to ", lead):
        return behind[0], "sentence"
    agent, reach = scene.agent("organisation")
    if agent and agent.value.key not in taken and reach != "document":
        return agent, reach
    topic = scene.story.topic
    return (topic, "document") if topic and topic.value.key not in taken and scene.sentence.passage.kind != "heading" else (None, "document")


def _building(scene: Scene, m: Mention) -> bool:
    """搜狐网络大厦 is where it happened."""
    return bool(re.match(r"\S{0,2}(?:大厦|大楼|总部|园区|概念股)", scene.folded[m.end:m.end + 5]))


def _employer_in_title(scene: Scene, m: Mention) -> bool:
    """美团创始人王兴: here 美团 only says who the person is."""
    return bool(re.match(r"(?:的)?(?:联合|共同)?(?:创始人|CEO|CTO|首席|董事长|总裁|合伙人|创办人|高管|前)|\s(?:co-?founder|founder|chief|CEO|president)",
                         scene.folded[m.end:m.end + 14]))


@cache
def _headline() -> re.Pattern[str]:
    rounds = _round().pattern
    return re.compile(rf"(?P<name>[^\s,。;:!?“”、()][^,。;:!?“”、]{{0,23}}?)\s?(?=(?:{rounds})\s?(?:获|融资|投资)|(?:已?(?:连续)?(?:宣布)?(?:获得?|完成|喜获|斩获|拿下|收获))(?:了)?[^,。;:]{{0,40}}?(?:{rounds}|融资|投资))")


def _by_place(scene: Scene, first: int) -> Mention | None:
    """A name by its place at the head of a clause: 邦盛科技C轮获得…投资, 「X」完成…融资."""
    start, _ = scene.clause if scene.trigger.start >= first else (scene.sentence.start, 0)
    for at in dict.fromkeys((scene.sentence.start, start)):
        m = _headline().match(scene.folded, at + len(scene.folded[at:]) - len(scene.folded[at:].lstrip()), scene.sentence.end)
        if not m:
            continue
        a, b = m.span("name")
        dated = [d for d in scene.sentence.mentions if d.kind == "date" and d.start <= a < d.end + 1]
        if dated:
            a = dated[-1].end
        words = scene.folded[a:b].strip()
        inside = [e for e in scene.entities("organisation", "product", "model") if a <= e.start and e.end <= b]
        if inside and (inside[-1].end >= b - 1 or len(words) > 12):
            return next((e for e in inside if e.value.key == inside[-1].value.key), inside[-1])
        if words and len(words) <= 16 and not lexical("not_a_company").search(words) and not inside:
            a += len(scene.folded[a:b]) - len(scene.folded[a:b].lstrip())
            return scene.made(a, a + len(words), Entity("organisation", words, canonical(words)))
    return None


@fact("fact/funding", type="funding", triggers="funding_trigger")
def funding(scene: Scene) -> Iterator[Draft]:
    """Finds 融资, X轮, 获…投资, 领投, 估值, raised, led by, valued at: a sentence that tells of a financing.

    Reads company, round, amount, kind (a total is no round, a valuation is no round), investors and leads, and date.
    Leaves bonds, loans, pledges, fund sizes, revenue, contracts, and financing without a company."""
    if scene.nth:
        return
    words = scene.between(scene.sentence.start, scene.sentence.end)
    rounds = rounds_of(scene)
    strong = _STRONG.search(words)
    if not strong and not _GOT.search(words) and not rounds:
        return
    amounts = [(m, k) for m in scene.amounts() if (k := kind_of(scene, m))]
    investors = investors_of(scene)
    if not amounts and not rounds and not (investors.all and strong) and not re.search(r"新一轮融资|进行\S{0,4}融资|完成\S{0,6}融资|战略投资", words):
        return
    if not amounts and lexical("not_funding_amount").search(words) and not rounds:
        return
    anchors = [m.start for m in rounds] + [scene.trigger.start] + ([scene.sentence.start + strong.start()] if strong else [])
    company, reach = company_of(scene, investors, min(anchors))
    if company is None:
        return
    date, far = scene.date()
    backers = tuple(m for m in investors.all if m.value.key != company.value.key)
    leads = tuple(m for m in investors.lead if m.value.key != company.value.key)
    plan = lexical("plan_cue").search(words)
    base = {"trigger": scene.trigger, "investee": company, "date": date}
    reach = "sentence" if reach == far == "sentence" else ("document" if reach == "document" else "paragraph")

    def draft(kind: str, amount: Mention | None, which: Mention | None, with_backers: bool) -> Draft:
        names = tuple(m.value.name for m in backers) if with_backers else ()
        return Draft("funding", evidence(**base, **{"valuation" if kind == "valuation" else "amount": amount}, round=which,
                                         lead_investor=leads if with_backers else None, investor=backers if with_backers else None),
                     date, funding=Funding(company.value.name, kind, which.value if which else None, which.quote if which else None,
                                           amount.value if amount else None, tuple(m.value.name for m in leads) if with_backers else (), names),
                     reach=reach, shade=kind)

    told = False
    used: set[int] = set()
    for n, (m, kind) in enumerate(amounts):
        which = _nearest(rounds, m, n, amounts) if kind in ("round", "commitment") else None
        if which and _apart(scene, which, m):
            which = None
        used |= {which.start} if which else set()
        if kind == "round" and plan and not which:
            kind = "plan"
        yield draft(kind, m, which, kind != "valuation" and not told)
        told = told or kind != "valuation"
    for which in rounds if told else ():
        if which.start not in used and all(_apart(scene, which, m) for m, _ in amounts):
            yield draft("round", None, which, True)
    if not told and (rounds or backers or plan or strong):
        if not (rounds or backers or re.search(r"融资|funding|financing", words)):
            return
        if amounts and not rounds and not backers:
            return
        for which in rounds or [None]:      # type: ignore[list-item]
            yield draft("plan" if plan and not backers and not rounds else "round", None, which, True)


def _apart(scene: Scene, which: Mention, m: Mention) -> bool:
    """A round and an amount of two happenings: told one after the other."""
    low, high = sorted((which, m), key=lambda x: x.start)
    return bool(re.search(r"之后|随后|此后|此前|后来|之前|其后|later|earlier|previously|after which|then", scene.between(low.end, high.start)))


def _nearest(rounds: list[Mention], m: Mention, n: int, amounts: list[tuple[Mention, str]]) -> Mention | None:
    """The round an amount belongs to: the nearest of the sentence, each amount its own when there are as many."""
    kinds = [a for a, k in amounts if k == "round"]
    if len(rounds) == len(kinds) and m in kinds:
        return rounds[kinds.index(m)]
    return min(rounds, key=lambda r: abs(r.start - m.start), default=None)


__all__ = ["Amount", "funding", "normal_round"]
