"""Partnerships of organisations."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Mention
from ..rule import compiled
from ..who.reference import pattern, referents, refers
from . import fact
from .lexical import lexical
from .party_zh import opening
from .plain import actor, moment, told
from .scene import Draft, Scene, evidence

SIDES = ("organisation", "person", "place")
_ATTRIBUTE = compiled(r"{jointly_verb_zh}[^,，。;]{0,10}的")  # 与甲合作开发的模型
_PAPER = compiled(r"[^,。;]{0,24}?{agreement_zh}")  # what is signed
_WITH = compiled(r"{partner_lead}\s?$")


def _both(scene: Scene) -> tuple[Mention, ...]:
    """双方, 两家公司: the two organisations named last before it."""
    start, _ = scene.clause
    found = pattern().search(scene.folded, start, scene.trigger.start)
    how = refers(found[0]) if found else None
    if not found or not how or how.which != "both":
        return ()
    named = [m for s in (*scene.before_sentence, scene.sentence) for m in s.mentions if m.kind == "entity"]
    both = referents(scene.folded, found.start(), named)
    return both if len(both) == 2 else ()


@fact("fact/partnership", type="partnership", triggers="partnership_trigger", dated=True)
def partnership(scene: Scene) -> Iterator[Draft]:
    """Finds 战略合作, 携手, 合作备忘录, 签署…协议, partnered with, teamed up.

    Reads two parties, of which at least one is an organisation, and the date. Leaves co-operation with nobody named,
    attributes (与甲合作的模型), partners as a noun (合作伙伴), and ends of partnerships."""
    if not told(scene, "partnership") or _ATTRIBUTE.match(scene.folded, scene.trigger.end):
        return
    if scene.shade == "signed" and not _PAPER.match(scene.folded, scene.trigger.end, scene.clause[1]):
        return
    date, far = moment(scene, near=80)
    if date is None:
        return
    start, end = scene.clause
    here = [m for m in scene.entities("organisation") if start <= m.start < end] or list(scene.entities("organisation"))
    beside: list[Mention] = []
    for m in here:
        if _WITH.search(scene.between(max(scene.sentence.start, m.start - 6), m.start)) or (
            beside and scene.between(beside[-1].end, m.start).strip() in ("、", "和", "及", "and", ",")
        ):
            beside.append(m)
    alone = [m for m in here if m not in beside]
    agent = alone[0] if alone else None
    if not here and (both := _both(scene)):
        roles = evidence(trigger=scene.trigger, agent=both[0], partner=both[1], date=date)
        yield Draft("partnership", roles, date, reach="paragraph")
        return
    if agent is None:
        agent, reach = actor(scene, ("organisation", "product"))
        agent = scene.standing() if reach == "document" or agent in beside else agent
        if agent is None and len(beside) > 1:
            yield Draft("partnership", evidence(trigger=scene.trigger, partner=beside, date=date), date, reach=far)
    if agent is None and beside:
        agent = opening(scene) or opening(scene, scene.sentence.start)
    partner = next((m for m in [*beside, *alone] if agent and m.value.key != agent.value.key), None)
    if agent and partner is None and lexical("first_person").search(scene.folded, start, scene.trigger.start):
        partner = scene.story.sides.get(scene.sentence.passage.speaker)  # 国科会找我们合作
        partner = partner if partner and partner.value.key != agent.value.key else None
    if agent is None or partner is None:
        return
    yield Draft(
        "partnership", evidence(trigger=scene.trigger, agent=agent, partner=partner, date=date), date, reach=far
    )
