"""What acquisitions and investments share: who buys, what is bought, and at what price."""

from __future__ import annotations

import re

from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.firm_zh import could_be_firm
from ..who.gazetteer import canonical
from .bought import behind_kind, bought
from .candidate import described, is_brand, is_source
from .lexical import lexical
from .money import clause_of
from .party_en import again, buyer_behind, buyer_to, object_behind, of_which, subject, whose
from .party_zh import first, opening
from .scene import Scene

REACH = 60  # how far behind the verb its object may begin
_BY_EN = compiled(r"\bby\s(?:the\s|an?\s)?(?:[A-Z]?[a-z]+(?:-[a-z]+)+\s|{buyer_lead_en}\s){0,2}$")
_BY_ITS = lazy(
    r"\s(?:in|through|with|as part of|under|by)\s(?:its|their)\s(?:\w+\s)?"
)  # was sold by X in its takeover of
_NOT_THING = lazy(r"\b(?:from|by)\s(?:the\s)?$|(?:从|自|由|与|被)\s?$")
_PASSIVE_ZH = lazy(r"(?:被|遭|获)[^,。;]{0,20}$")
_PASSIVE_EN = compiled(r"\b(?:{be_en}|{been_en})\s(?:\w+ly\s)?$")
_SOLD = compiled(
    r"(?:{deal_preposition_zh}|{purchase_verb_zh}了?)\s?$|(?:^|\b)(?:from|to|told|with|for|by|of|against|at"
    r"|in)\s(?:the\s)?$"
)
_IN_ROW = compiled(r"{purchase_verb_zh}了?[^,。;]*、$")  # 收购了甲、乙,控股了丙: no name of the row acts
# bought Boeing jets: what they make
_WARES = compiled(r"\s(?:[a-z-]+\s)?{traded_goods_en}\b")
_PER_SHARE = lazy(r"(?:每股|股价|per share)[^,。;]{0,9}$")
_EACH = lazy(r"[^,;.]{0,40}?\b(?:a|per|each|every|for each|for every)\s(?:[A-Z]\w+\s|common\s|ordinary\s)?share\b")
_SOLD_TO = lazy(r"\s(?:off\s|out\s)?to\b")
_STATE = lazy(r",\s[A-Z][a-z]{1,6}\.,\s")  # Englewood, Colo., homebuilder X
_POINTS = lazy(r"[,。;:!?、“”|]")
_HOW_BOUGHT = lazy(r"(?:以|拟|将|拟以|将以|完成|宣布|斥资|出资|全资|战略|溢价)+$")
_SHARE_BOUGHT = lazy(r"(?:[\d.]+%)?(?:的?(?:全部|多数|部分)?(?:股权|股份))?$")
_SELLS_ITSELF = lazy(r"\s(?:a|its)\s(?:controlling|majority)\s(?:stake|interest)\sto\b")
_HANDS = compiled(r"\.?{hands_zh}")  # 从X手中
_TAKEN = compiled(
    r"[把将](?:其)?(?:所?持有?的?)?(?P<thing>[^,。;把将]{2,30}?)(?:[\d.]+%)?(?:的?(?:股权|股份))?(?:以[^,。;]{1,16}?(?:价格|元|美元)?)?(?:的价格)?{sold_how_zh}?$"
)
_THING = compiled(r"(?:.*(?:{own_noun_zh}|[“「]))?(?P<name>[A-Za-z0-9\u3400-\u9fff]{2,8})[”」]?$")
_FOR_SUM = lazy(r",\s[^,;]{2,60},\sfor\s(?:\w+\s){0,2}$")
_TAKER = lazy(
    r"(?:被|遭)(?:[\u3400-\u9fff]{2,10}?)?(?P<name>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})\s?(?:以[^,。;]{2,14})?(?:全资|整体|溢价)?"
)
_SPOKEN = lazy(r"(?:[\u3400-\u9fff]{2,6}的|一家)?(?P<name>[A-Z][a-z]{2,}[A-Za-z]*(?: [A-Z][a-z]+)*)(?=[,。;!?(]|$)")
_FOR = lazy(r"对(?P<thing>[^,。;]{2,24}?)(?:[\d.]+%)?(?:的?(?:股权|股份))?的?\s?$")
_TOOK = lazy(r"[把将](?P<thing>[^,。;把将]{2,24}?)\s?$")  # 斥资3亿元将基因公司甲收入囊中
_GIVEN = compiled(r"(?:向|对|给)(?P<thing>[^,。;]{2,24}?){more_money_verb_zh}?\s?$")
_TO = lazy(r"\bto\s(?:the\s|an?\s)?(?:[a-z-]+\s|[\w-]+-based\s){0,3}$|给\s?$")
# A name right at its verb: Y has purchased, USAir's acquisition of, Z subsidiary will buy.
_AT_VERB = compiled(r"(?:'s?)?\s+(?:{unit_noun_en}\s)?(?:{buyer_goes_on_en}\s){0,4}")
_TOGETHER = lazy(r",? and (?:its |the )?(?:co-investors?|partners?|affiliates?)\s")  # X and co-investor Y agreed to buy
_WITH = lazy(r"[与和同向](?:[^,。;]{0,24}(?:股东|旗下|子公司))?$")
_AGREES = lazy(
    r"(?:合伙企业|(?:股份|集团)?有限公司|公司|集团)?(?:\([^()]{0,40}\))?(?:于[^,。;]{2,14})?(?:已|正式)?(?:签|达成|协商|磋商|商谈|洽谈)"
)
_JOINED = compiled(r"(?:{and_zh}|、|携手|联合|携|同)\s?$")
_SUBSIDIARY = compiled(r"'s\s(?:[\w-]+\s){0,5}?(?:{unit_noun_en},?\s)?")


def sides(scene: Scene, *kinds: str) -> tuple[Mention | None, Mention | None]:
    """(who acts, what it acts on): in front of the verb and behind it, the other way round in the passive."""
    start, end = clause_of(scene, scene.trigger)
    lead, latin = scene.between(start, scene.trigger.start), scene.trigger.quote.isascii()
    if latin and scene.shade == "" and (relative := of_which(scene)):
        return relative
    before = scene.said_of([m for m in scene.before("organisation", "person") if _can_act(scene, m, start)])
    near = (
        _passed_on(scene)
        or again(scene)
        or whose(scene)
        or _acting(scene, before, start)
        or (subject(scene) if latin else opening(scene) or opening(scene, scene.sentence.start) or first(scene))
    )
    after = [
        m
        for m in scene.after(*kinds)
        if m.start - scene.trigger.end <= REACH
        and m.start < end + 2
        and not _NOT_THING.search(scene.folded, max(scene.trigger.end, m.start - 10), m.start)
        and not _STATE.match(scene.folded, m.end)
    ]
    if latin and not lead.endswith("'s"):
        thing = _owned(scene, after, kinds) or object_behind(scene)
        if thing and _WARES.match(scene.folded, thing.end):
            thing = None
    else:
        thing = bought(scene, after)
    by = next(
        (
            m
            for m in scene.after("organisation", "person")
            if _BY_EN.search(scene.folded, max(scene.trigger.end, m.start - 30), m.start)
        ),
        None,
    )
    if _PASSIVE_EN.search(lead) and (by := by or buyer_behind(scene)):
        return by, near
    if scene.trigger.quote.lower().endswith((" of", " in")) and by and after:
        return by, near if after[0] is by else after[0]  # the acquisition of the company by Y
    if passive := _PASSIVE_ZH.search(lead):
        every = scene.before("organisation", "person")
        inside = [m for m in every if m.start >= start + passive.start()]
        outside = [m for m in every if m.end <= start + passive.start()]
        if inside and outside:
            return inside[0], outside[-1]
        if outside and (by := _taker(scene, start + passive.start())):
            return by, outside[-1]
    took = _TOOK.search(lead) if scene.shade == "taken" else None
    for toward in (_FOR.search(lead), _GIVEN.search(lead), took):
        found = toward and _toward(scene, kinds, start + toward.start("thing"), start + toward.end("thing"))
        actor = [m for m in before if found and m.end <= found.start]
        if found and (actor or near):
            return actor[-1] if actor else near, found
    return near, thing


def _taker(scene: Scene, start: int) -> Mention | None:
    """被美国IonQ收购: a buyer that no list knows, behind where it is from."""
    m = _TAKER.fullmatch(scene.folded, start, scene.trigger.start)
    if (
        m is None
        or not is_brand(m["name"])
        or any(
            e.start < m.end("name") and m.start("name") < e.end and e.kind == "date" for e in scene.sentence.mentions
        )
    ):
        return None
    a, b = m.span("name")
    return scene.firm(a, b)


def _passed_on(scene: Scene) -> Mention | None:
    """X was sold by Y in its takeover of Z: Y takes over."""
    every = scene.before("organisation", "person")
    by = every and _BY_ITS.fullmatch(scene.folded, every[-1].end, scene.trigger.start)
    return every[-1] if by and _BY_EN.search(scene.folded, scene.sentence.start, every[-1].start) else None


def _toward(scene: Scene, kinds: tuple[str, ...], start: int, end: int) -> Mention | None:
    """The thing of 对…的收购: a known name that begins there, the one behind what it is, or what could be a name."""
    known = next((m for m in scene.entities(*kinds) if m.start == start), None)
    if known or (kind := behind_kind(scene, start, end)):
        return known or kind
    name = scene.between(start, end)
    if not 3 <= len(name) <= 8 or not could_be_firm(name) or not is_brand(name) or lexical("no_thing").search(name):
        return None
    return scene.firm(start, end)


def _sold_zh(scene: Scene) -> tuple[Mention | None, Mention | None]:
    """(buyer, thing) of X把旗下的Y以3亿元卖给了Z."""
    start, _ = scene.clause
    end = scene.trigger.end + (scene.folded[scene.trigger.end : scene.trigger.end + 1] == "了")
    to = next((m for m in scene.after("organisation", "person") if m.start - end <= 8), None)
    if to and (re.search("[,的]", scene.between(end, to.start)) or scene.folded.startswith("的", to.end)):
        to = None
    part = _TAKEN.search(scene.folded, start, scene.trigger.start)
    if to is None or part is None:
        return None, None
    a, b = part.span("thing")
    inside = [m for m in scene.entities("organisation", "product") if a <= m.start and m.end <= b]
    if inside and b - inside[-1].end <= 2:
        return to, inside[-1]
    name = _THING.search(scene.folded, a, b)
    if name is None or not is_brand(name["name"]) or lexical("no_thing").search(name["name"]):
        return to, None
    return to, scene.firm(*name.span("name"))


def sold(scene: Scene) -> tuple[Mention | None, Mention | None]:
    """(buyer, thing) of X agreed to sell Y to Z: both stand behind the verb."""
    if not scene.trigger.quote.isascii():
        return _sold_zh(scene)
    after = [m for m in scene.after("organisation") if m.start < scene.trigger.end + 4 * REACH]
    to = next((m for m in after if _TO.search(scene.folded, max(scene.trigger.end, m.start - 40), m.start)), None)
    if to is None and _PASSIVE_EN.search(scene.lead):
        to = buyer_to(scene)
    things = [
        m
        for m in after
        if to
        and m.end < to.start
        and m.start - scene.trigger.end <= REACH
        and not _NOT_THING.search(scene.folded, m.start - 8, m.start)
    ]
    if to and not things and _SOLD_TO.match(scene.folded, scene.trigger.end):  # Light Year was sold to Meituan
        start, _ = clause_of(scene, scene.trigger)
        if _PASSIVE_EN.search(scene.between(start, scene.trigger.start)):
            return to, _acting(scene, [m for m in scene.before("organisation") if _can_act(scene, m, start)], start)
    if to and not things and _SELLS_ITSELF.match(scene.folded, scene.trigger.end):
        return to, subject(scene)
    return to, _owned(scene, things, ("organisation",)) if things else None


def line(scene: Scene) -> tuple[Mention, Mention] | None:
    """(buyer, thing) of a line that says nothing but a deal, as feeds print them: 恒砺股份 2.6亿元并购青原光电; a sum or a space behind
    the buyer vouches for names that no list knows."""
    s, at = scene.sentence, scene.trigger.start
    if s.start > s.passage.start + 1 or s.end < s.passage.end - 1 or scene.trigger.quote not in ("收购", "并购"):
        return None
    paid = next((m for m in scene.amounts() if 0 <= at - m.end <= 1), None)
    lead = _HOW_BOUGHT.sub("", scene.between(s.start, paid.start if paid else at))
    rest = _SHARE_BOUGHT.sub("", scene.between(scene.trigger.end, s.end))
    if _POINTS.search(lead) or _POINTS.search(rest):
        return None
    low = scene.trigger.end + len(rest) - len(rest.lstrip(" 了"))
    sure = paid is not None or lead.endswith(" ")
    buyer = _in_line(scene, s.start, lead.rstrip(), sure=sure)
    thing = _in_line(scene, low, rest.strip(" 了"), sure=sure)
    return (buyer, thing) if buyer and thing else None


def _in_line(scene: Scene, start: int, name: str, *, sure: bool) -> Mention | None:
    """A stretch of such a line as a name, if it can be one."""
    end = start + len(name)
    known = next((m for m in scene.entities("organisation", "product") if (m.start, m.end) == (start, end)), None)
    if known or not 2 <= len(name) <= 30 or not is_brand(name) or lexical("no_thing").search(name):
        return known
    if lexical("undisclosed").search(name) or not (sure or (len(name) > 2 and could_be_firm(name))):
        return None
    return scene.firm(start, end)


def own_side(scene: Scene) -> Mention | None:
    """The organisation of the one who answers: by the label, by the question, or whom the document is about."""
    return scene.story.sides.get(scene.sentence.passage.speaker) or scene.story.asked or scene.story.topic


def spoken(scene: Scene) -> tuple[Mention | None, Mention | None]:
    """去年我们买了印度的BotBonnie: in an answer the speaker's organisation, and a name that no list of things has."""
    passage = scene.sentence.passage
    start, _ = scene.clause
    m = _SPOKEN.match(scene.folded, scene.trigger.end, scene.sentence.end)
    if passage.kind != "answer" or not m or not lexical("our_side").search(scene.folded, start, scene.trigger.start):
        return None, None
    a, b = m.span("name")
    known = next((e for e in scene.sentence.mentions if e.start < b and a < e.end), None)
    if known and not (known.kind == "entity" and known.value.kind == "organisation"):
        return None, None
    name = Entity("organisation", scene.between(a, b), canonical(m["name"]))
    return own_side(scene), known or scene.made(a, b, name)


def _can_act(scene: Scene, m: Mention, start: int) -> bool:
    """No partner, seller, source, writer of the news or employer."""
    lead = max(scene.sentence.start, m.start - 14), m.start
    if _SOLD.search(scene.folded, *lead) or lexical("writes_news").search(
        scene.folded, max(lead[0], m.start - 5), m.start
    ):
        return False
    if scene.folded[m.start - 1 : m.start] == "(":  # told the Securities and Exchange Commission (SEC) it bought
        return False
    if scene.folded[m.start - 1 : m.start] == "《" or described(scene, m) or _HANDS.match(scene.folded, m.end):
        return False
    if not scene.trigger.quote.isascii() and (_bracketed(scene, m) or (m.value.kind == "person" and m.start < start)):
        return False  # 某某表示,公司收购了…
    if scene.folded.startswith("的", m.end) and m.end + 1 < scene.trigger.start:
        return False  # 恒砺的子公司收购了
    if m.rule == "who/organisation_zh" and any(e.start == m.end for e in scene.entities("organisation", "person")):
        return False  # 新加坡主权基金|淡马锡: what it is
    if _IN_ROW.search(scene.folded, scene.sentence.start, m.start):
        return False
    return not is_source(scene, m) and not (scene.employs(m) and m.start >= start - 60)


def _bracketed(scene: Scene, m: Mention) -> bool:
    """The name stands in brackets: (下称“恒砺”)."""
    low = max(scene.sentence.start, m.start - 60)
    return scene.folded.rfind("(", low, m.start) > scene.folded.rfind(")", low, m.start)


def _acting(scene: Scene, before: list[Mention], start: int) -> Mention | None:
    """Of those in front of the verb the one right at it, else the first of the nearest clause that names any."""
    if before and _AT_VERB.fullmatch(scene.folded, before[-1].end, scene.trigger.start):
        pair = len(before) > 1 and _TOGETHER.fullmatch(scene.folded, before[-2].end, before[-1].start)
        return before[-2] if pair else before[-1]
    before = [m for m in before if not _partner(scene, m)]
    if before and before[-1].end == scene.trigger.start and not _JOINED.search(scene.folded, start, before[-1].start):
        return before[-1]  # 因中介在执行甲收购乙的项目中
    low = start
    while before:
        here = [m for m in before if m.start >= low]
        if here:
            return here[0]
        low, _ = scene.clause_of(max(scene.sentence.start, low - 2), max(scene.sentence.start, low - 2))
        if low <= scene.sentence.start:
            return before[0]
    return None


def _partner(scene: Scene, m: Mention) -> bool:
    """公司已与Y的股东X签订协议: with whom something is agreed that another clause tells."""
    return bool(_WITH.search(scene.folded, scene.sentence.start, m.start) and _AGREES.match(scene.folded, m.end))


def _owned(scene: Scene, after: list[Mention], kinds: tuple[str, ...]) -> Mention | None:
    """Rexnord Inc's Fairfield Co, Triton Corp's subsidiary, Triton Ltd: what a possessive leads to."""
    if not after or not scene.folded.startswith("'s", after[0].end):
        return after[0] if after else None
    behind = [m for m in scene.entities(*kinds) if m.start > after[0].end]
    return next((m for m in behind if _SUBSIDIARY.fullmatch(scene.folded, after[0].end, m.start)), None)


def alike(a: Mention, b: Mention) -> bool:
    """One name is a shorter form of the other: Aloha Inc, Aloha; no 恒砺光电 that buys 恒砺光电江北药业有限公司."""
    x, y = sorted((str(a.value.name).casefold(), str(b.value.name).casefold()), key=len)
    rest = y[len(x) :]
    return bool(a.value.key == b.value.key) or (
        y.startswith(x) and (y.isascii() or not rest or bool(lexical("name_rest").fullmatch(rest)))
    )


def price(scene: Scene) -> Mention | None:
    """The sum of the clause that a word of price goes with, else the only sum of the clause."""
    start, end = scene.clause
    here = [m for m in scene.amounts() if start - 24 <= m.start < end + 30 and not m.value.per]
    here = [m for m in here if not _PER_SHARE.search(scene.folded, max(scene.sentence.start, m.start - 12), m.start)]
    here = [m for m in here if not _EACH.match(scene.folded, m.end)]
    if scene.trigger.quote.isascii():  # buying X, the Y maker, for $900 million
        here += [
            m
            for m in scene.amounts()
            if end + 30 <= m.start < end + 80 and _FOR_SUM.fullmatch(scene.folded, end, m.start)
        ]
    said = [
        m for m in here if lexical("deal_price").search(scene.folded, max(scene.sentence.start, m.start - 14), m.start)
    ]
    said.sort(key=lambda m: not start <= m.start < end)  # in the clause itself first
    inside = [m for m in here if start <= m.start < end]
    return said[0] if said else inside[0] if len(inside) == 1 else None


def stake(scene: Scene) -> bool:
    """A share of the thing is named: 51%股权, a 30 percent stake."""
    return bool(
        re.search(r"\d%[^,。;]{0,4}(?:股|权益)|全部股|控股权|percent|%\s(?:stake|of)", scene.between(*scene.clause))
    )
