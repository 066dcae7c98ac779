"""Listings on an exchange."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..factuality import factuality
from ..model import Mention
from . import fact
from .deal import own_side
from .party_en import subject
from .party_zh import opening
from .plain import LATIN, moment, negated, part_of_another, plain
from .scene import Draft, Scene, evidence, lexical, value_of


@fact("fact/ipo", type="ipo", triggers="ipo_trigger")
def ipo(scene: Scene) -> Iterator[Draft]:
    """Finds 上市, 招股书, went public, debuted on.

    Reads the company, the date of the sentence, what was raised (where the sentence names one sum), and how far it is: filed
    (递交招股书, filed for), withdrawn, priced, or listed; what is weighed or prepared is planned.
    Leaves 上市公司, products that come to market (上市销售), and listings that were put off."""
    if part_of_another(scene, "ipo") or lexical("ipo_off").search(scene.lead[-60:]):
        return
    sums = [m for m in scene.amounts() if m.value.role in ("funding_round", "funding_total")]
    extra = {"amount": sums[0] if len(sums) == 1 else None}
    drafts = list(_unlisted(scene, extra)) or list(plain(scene, "ipo", kinds=("organisation",), extra=extra))
    for draft in drafts:
        yield _staged(scene, draft)


def _unlisted(scene: Scene, extra: dict[str, Mention | None]) -> Iterator[Draft]:
    """A company named by its place, whether a list knows it or not."""
    if negated(scene):
        return
    date, far = moment(scene)
    latin = LATIN.match(scene.folded, scene.trigger.start) and scene.lead.isascii()
    agent = (subject(scene) if latin else opening(scene)) if date else None
    if date and agent is None:
        agent = _speaking(scene)
    if agent:
        yield Draft("ipo", evidence(trigger=scene.trigger, agent=agent, date=date, **extra), date, reach=far)


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
