"""Acquisitions and mergers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..factuality import factuality
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .candidate import Givers
from .dated import dates_of
from .deal import alike, line, price, sides, sold, spoken, stake
from .lexical import lexical
from .money import clause_of
from .plain import LATIN, moment, negated, part_of_another
from .presented import with_presented
from .raiser import referent
from .relative import refers
from .scene import Draft, Scene, evidence

# 以9.8亿元获得Y 100%的股权: what is got is a company where it is most of it
_WHOLE = lazy(r"了?[^,。;]{2,24}?(?:(?:100|[5-9]\d)(?:\.\d+)?%|全部|全资|控股)(?:的)?(?:股权|股份|权益|股)(?!激励)")


_RULES = compiled(r"\b(?:Board|{authority_name_en}|CMA)\b")
_APPROVES = compiled(r"\b{ruling_stem_en}\w*\s[^,;]{0,30}$")
_PRICED = compiled(
    r"'s?\s{money_sign_en}\s?[\d.,]+(?:[\s-]?[a-z]{1,8})?\s(?:[a-z]+\s){0,2}$"
)  # Pfizer's $43 billion purchase of
_SAID_ON = lazy(r", [^,;.]{2,60}\b(?:said|announced|confirmed)(?: in a statement| late| early)?(?: on)? $")
_PAPERS = lazy(r"\b(?:warrants?|options?|right of first refusal)\s(?:[\w,]+\s){0,5}(?:to\s)?$")  # warrants to purchase


def _done(scene: Scene) -> bool:
    """A finite verb of the past: X acquired Y, X收购了Y."""
    word = scene.trigger.quote.lower()
    if scene.lead.endswith((" to be ", " would be ", " will be ")):
        return False
    return (
        word
        in (
            "acquired",
            "bought",
            "purchased",
            "sold",
            "sells",
            "selling",
            "buys",
            "acquires",
            "takes over",
            "took over",
        )
        or (word == "buying" and scene.lead.endswith((" is ", " are ")))
        or scene.folded[scene.trigger.end : scene.trigger.end + 1] == "了"
        or scene.lead.rstrip().endswith(("已", "已经"))
    )


def _settled(scene: Scene) -> bool:
    """A deal that was agreed, signed, announced or completed, told in front of the verb."""
    start, _ = scene.clause
    return bool(lexical("deal_settled").search(scene.folded, max(start, scene.trigger.start - 70), scene.trigger.start))


def _in_title(scene: Scene) -> bool:
    """《关于收购X的公告》 names a paper."""
    return scene.lead.rfind("《") > scene.lead.rfind("》")


@fact("fact/acquisition", type="acquisition", triggers="acquisition_trigger")
def acquisition(scene: Scene) -> Iterator[Draft]:
    """Finds 收购, 并购, acquired, takeover of.

    Reads buyer and target (被…收购 and was acquired by the other way round), the price and the date.
    Leaves deals that name only one side or came to nothing, plans without a date, price, share or agreement, and 收购价,
    并购基金, acquisition strategy."""
    if negated(scene) or part_of_another(scene, "acquisition") or _in_title(scene) or _PAPERS.search(scene.lead):
        return
    if scene.shade == "noun" and not (_settled(scene) or _PRICED.search(scene.lead)):
        return
    if scene.shade == "share" and not _WHOLE.match(scene.folded, scene.trigger.end, scene.sentence.end):
        return
    if lexical("deal_off").search(scene.folded, scene.sentence.start, scene.sentence.end):
        return
    scene = with_presented(scene)
    buyer: Mention | None
    target: Mention | None
    if told := line(scene):
        buyer, target = told
    elif scene.shade == "spoken":
        buyer, target = spoken(scene)
    else:
        buyer, target = sold(scene) if scene.shade == "sale" else sides(scene, "organisation", "product")
    if buyer and target is None:
        target = _anonymous(scene, buyer) or _rest_of(scene)
    ours = buyer is None and target is not None and _ours(scene)
    if ours and target:
        buyer = referent(scene, Givers.of([target]))  # 公司拟以3亿元收购Y
    if target is None or not (buyer or ours) or (buyer and (alike(buyer, target) or _authority(scene, buyer))):
        return
    date, far = _when(scene, buyer)
    paid = price(scene)
    bare = paid is None and not stake(scene)
    if date is None and bare and not told and not _done(scene) and not _settled(scene):
        return
    if buyer is None and (date is None or bare):
        return
    draft = Draft(
        "acquisition",
        evidence(trigger=scene.trigger, agent=buyer, other=target, amount=paid, date=date),
        date,
        reach=far,
    )
    if (_offered(scene, buyer) or _PRICE_PLANNED.match(scene.folded, scene.trigger.end)) and factuality(
        scene, draft
    ) == "actual":
        draft = replace(draft, factuality="planned")
    if _object_marked(scene) and factuality(scene, draft) == "planned":
        draft = replace(draft, factuality="actual")
    yield draft


def _ours(scene: Scene) -> bool:
    """公司, 其 is the subject of the verb: whom the text is about."""
    start, _ = scene.clause
    if scene.trigger.quote.isascii():
        return False
    if refers(scene, start, scene.trigger.start) or _ITS.match(scene.folded, start, scene.trigger.start):
        return True
    lead = scene.between(start, scene.trigger.start)
    for m in scene.sentence.mentions:  # 2017年收购火星时代100%股权: nobody is named in the clause
        if m.kind in ("date", "amount") and start <= m.start and m.end <= scene.trigger.start:
            lead = lead.replace(scene.between(m.start, m.end), "")
    return bool(_NOBODY.fullmatch(lead)) and start > scene.sentence.start


def _when(scene: Scene, buyer: Mention | None) -> tuple[Mention | None, str]:
    """The date of the deal and how far it was looked for; in English the clause behind the verb comes first."""
    latin = bool(LATIN.match(scene.folded, scene.trigger.start))
    date, far = moment(scene) if latin else (None, "sentence")
    if date is None:
        date, far = scene.date()
    if latin and (own := _behind(scene)):
        date, far = own, "sentence"
    if date and buyer and _of_another(scene, date, buyer):
        date, far = None, "sentence"
    if date is None and (told := _announced(scene)):
        date, far = told, "sentence"
    return date, far


def _of_another(scene: Scene, date: Mention, buyer: Mention) -> bool:
    """甲在2月完成了收购;乙拟收购丙: the date is told of another party."""
    mark = scene.folded.rfind(";", date.end, scene.trigger.start)
    return mark >= 0 and buyer.start > mark and scene.sentence.start - mark <= 2


def _announced(scene: Scene) -> Mention | None:
    """The day on which it was said, behind the deal: X is buying Y, the two firms announced on Thursday."""
    if not LATIN.match(scene.folded, scene.trigger.start):
        return None
    return next(
        (
            m
            for m in dates_of(scene)
            if m.start > scene.trigger.end and _SAID_ON.search(scene.folded, scene.trigger.end, m.start)
        ),
        None,
    )


def _authority(scene: Scene, buyer: Mention) -> bool:
    """The Board approved, announced the acquisition of Y: it buys nothing."""
    lead = scene.between(buyer.end, scene.trigger.start)
    return bool(_RULES.search(buyer.quote) and _APPROVES.search(lead))


def _object_marked(scene: Scene) -> bool:
    """将旗下的Y出售给Z: 将 is 把 there, no plan, where no other word plans."""
    start, _ = scene.clause
    lead = scene.between(start, scene.trigger.start)
    return scene.shade == "sale" and "将" in lead and not lexical("plan_cue").search(lead)


_THE_COMPANY = compiled(
    r"\s(?:(?:about |some )?[\d.]+\s?(?:%|per ?cent) of |(?:a )?(?:majority|control|all|most) of )?"
    r"(?:the {bought_noun_en}|us)(?=\s(?:for|in|outright|last|this)\b|[.,;])|了?(?:该公司|这家公司|该企业)"
    r"(?=[,。;]|的?[\d.]+%)"
)


_PRICE_PLANNED = lazy(r"[^。;]{0,50}[,、](?:拟|预计|暂定|初步)(?:交易)?(?:作价|对价)")  # 收购甲,拟作价1亿元
_ITS = lazy(r"(?:但|而|且|随后)?其(?:于|以|拟|将|已|通过|曾|又)")
_MEANS = lazy("拟(?:出资|斥资|耗资|作价|投资|支付)[^。;]{0,40}$")
_NOBODY = compiled(r"(?:并|又|再|还|后|先后|于|以|{price_paid_zh}|斥资|耗资|出资|拟|将|[的,])*")
_REST = lazy(r"了?(?:其|该公司)?(?:剩余|其余|余下)的?(?:[\d.]+%的?)?(?:股权|股份)")


def _anonymous(scene: Scene, buyer: Mention) -> Mention | None:
    """Universal acquired 60 percent of the company: whom the sentences before, or the document, are about."""
    if not _THE_COMPANY.match(scene.folded, scene.trigger.end, scene.sentence.end):
        return None
    return referent(scene, Givers.of([buyer])) or scene.story.topic


def _rest_of(scene: Scene) -> Mention | None:
    """以3亿元收购Y 61%股权,两年后收购剩余股权: what the sentence told before that it was bought."""
    if not _REST.match(scene.folded, scene.trigger.end):
        return None
    told = list(lexical("purchase_verb_zh").finditer(scene.folded, scene.sentence.start, scene.trigger.start))
    if not told:
        return None
    earlier = replace(scene.trigger, start=told[-1].start(), end=told[-1].end())
    return sides(replace(scene, trigger=earlier), "organisation", "product")[1]


def _behind(scene: Scene) -> Mention | None:
    """The date in the clause behind the verb: bought X for $1.7 billion in March."""
    _, end = clause_of(scene, scene.trigger)
    return next((m for m in dates_of(scene) if scene.trigger.end <= m.start < end), None)


def _offered(scene: Scene, buyer: Mention | None) -> bool:
    """A bid, an offer, an agreement, talks: nothing is bought yet, where the same words do not say that it is done."""
    if buyer and _MEANS.search(scene.folded, buyer.end, scene.trigger.start):
        return not _done(scene)  # 公告称拟出资3亿元,以发行股份的方式收购
    start, _ = scene.clause
    reach = scene.folded, max(start, scene.trigger.start - 70), scene.trigger.end
    done = _done(scene) or lexical("deal_done").search(*reach)
    return not done and bool(lexical("deal_offered").search(*reach))
