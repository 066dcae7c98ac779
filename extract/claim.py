"""A draft of a fact rule to the claim it makes: its words, its time as told, how sure it is and who says so."""

from __future__ import annotations

from dataclasses import replace

from .clean import simplify
from .excerpt import excerpt
from .fact import FactRule
from .fact.carried import MADE, settled
from .fact.dated import begun
from .fact.lexical import lexical
from .fact.scene import ACTORS, Draft, Scene
from .factuality import factuality
from .model import Basis, Claim, Evidence, Mention, When
from .pattern import lazy
from .rule import compiled
from .speaker import speaker

_HAS = lazy(r"\b(?:has|have)\b|[’'](?:s|ve)\b")
# What is told of a time from a day on, not of that day.
LASTING = ("market", "forecast", "statement", "other", "funding")
LAST = ("fact/happened", "fact/clause_en")  # rules that read an act whatever its verb
_AND_DID = compiled(r"\band\s(?:\w+ly\s|then\s|also\s)?(?:\w+ed|{past_en})\b")
_CLAUSE_PART = lazy(r"\b(?:that|which|who|whose|when|after|before|because|while|as|if|unless|since)\b")
_PAYS = compiled(r"\b{pays_en}\s(?:[a-z]+\s){0,3}$")
_OF_A_THING = compiled(
    r"\s(?!(?:[a-z-]+\s){0,2}?{sum_noun_en}\b)(?!{preposition_en}\b|{sum_goes_on_en}\b)[a-z]{3,}"
)  # its $640 million stadium
_WOULD = lazy("会(?![议员上后场见谈])")
_GUESSED = compiled(r"{opinion_word_zh}|估计|预言|猜")
STATED = frozenset(("price", "fee", "cost", "salary"))  # roles of sums that say how things are


def claim_of(scene: Scene, rule: FactRule, draft: Draft) -> Claim:
    draft = settled(scene, draft)
    when, basis = _when(scene, draft)
    acting = [e.mention for e in draft.roles if e.role == "agent" and e.mention.value.kind in ACTORS]
    said, spoken = speaker(scene, acting)
    if acting and draft.type == "statement" and said and not scene.sentence.passage.speaker:
        said, spoken = acting[0].value.name, acting[0]
    if spoken and draft.type in MADE:
        draft = _told_of(scene, draft, spoken)
    text, span = scene.story.text, excerpt(scene, draft)
    sure = factuality(scene, draft)
    if sure == "planned" and _of_others(scene, acting):
        sure = "predicted"
    return Claim(
        "forecast" if sure == "predicted" and _foreseen(scene, draft) else draft.type,
        span,
        simplify(text.written(*text.within(span))),
        rule.name,
        draft.roles + _sum(scene, draft) + ((Evidence("speaker", spoken),) if spoken else ()),
        when,
        basis,
        sure,
        said,
        draft.funding,
        draft.release,
        draft.reach,
    )


def _of_others(scene: Scene, acting: list[Mention]) -> bool:
    """What the one who answers says that another organisation will do: 微软明年会追加投资."""
    if scene.sentence.passage.kind != "answer" or scene.trigger.quote.isascii() or not acting:
        return False
    own = scene.story.sides.get(scene.sentence.passage.speaker)
    would = _WOULD.search(scene.folded, scene.clause[0], scene.trigger.start)
    other = acting[0].start >= scene.sentence.start and acting[0].value.kind == "organisation"
    return bool(own and would and other and acting[0].value.key != own.value.key)


def _foreseen(scene: Scene, draft: Draft) -> bool:
    """In Chinese a figure or a happening that is expected, and any move of which somebody only guesses: 我估计价格会降到…."""
    if scene.trigger.quote.isascii():
        return False
    guessed = draft.type == "business" and _GUESSED.search(scene.folded, scene.clause[0], scene.trigger.start)
    return bool(guessed) or draft.type in ("market", "other")


def _told_of(scene: Scene, draft: Draft, spoken: Mention) -> Draft:
    """次长林宜敬表示,新版模型预计3月释出: whoever only tells of a release is not its maker."""
    between = scene.between(spoken.end, scene.trigger.start) if spoken.end <= scene.trigger.start else ""
    if spoken.value.kind != "person" or "宣布" in between or not lexical("speech_verb").search(between[:12]):
        return draft
    return replace(draft, roles=tuple(e for e in draft.roles if (e.role, e.mention.span) != ("agent", spoken.span)))


def _sum(scene: Scene, draft: Draft) -> tuple[Evidence, ...]:
    """The sum that the clause of an act names: 以5000万元把球场卖给市政府, ordered Dunmore to pay €2.4 million."""
    roles = {e.role for e in draft.roles}
    last = scene.trigger.rule in LAST
    if draft.funding or draft.release or draft.type == "statement" or roles & {"amount", "valuation"}:
        return ()
    if draft.type == "acquisition" and not last:
        return ()
    start, end = scene.clause
    sums = [m for m in scene.sentence.mentions if m.kind == "amount" and start <= m.start < end]
    sums = [m for m in sums if not (_OF_A_THING.match(scene.folded, m.end) or _anothers(scene, m))]
    told = sums and not sums[0].value.per and (sums[0].value.role not in STATED or (last and _paid(scene, sums[0])))
    return (Evidence("amount", sums[0]),) if told else ()


def _anothers(scene: Scene, sum: Mention) -> bool:
    """In English a clause of another verb stands between: hid $2 billion before the bank | collapsed."""
    t = scene.trigger
    between = scene.between(*((t.end, sum.start) if sum.start >= t.end else (sum.end, t.start)))
    return t.quote.isascii() and bool(_CLAUSE_PART.search(between) or _AND_DID.search(between))


def _paid(scene: Scene, sum: Mention) -> bool:
    """Agreed to pay $60 million, sold it for €2 million: it changed hands."""
    return bool(_PAYS.search(scene.folded, max(scene.clause[0], sum.start - 40), sum.start))


def _when(scene: Scene, draft: Draft) -> tuple[When | None, Basis]:
    """The time of a draft, as its type of event takes it, with its basis."""
    if draft.date is None:
        return None, "written"
    when, basis = draft.date.value, draft.date.basis
    ahead = draft.type == "forecast" and scene.folded.endswith("起", draft.date.start, draft.date.end)
    since = (
        draft.type in ("business", "update")
        and scene.trigger.quote.isascii()
        and draft.date.quote.lower().startswith("since ")
        and _HAS.search(scene.lead[-24:])
    )
    if since:
        return when, basis  # has tripled its capacity since January: in all that time
    if ahead or draft.type not in LASTING:
        point = begun(when, scene.between(draft.date.start, draft.date.end))
        if point != when:
            when, basis = point, "inferred"
    if when.earliest is None and when.latest is None and not when.edtf.startswith("XXXX"):
        return None, basis
    return when, basis
