"""Foundings: a company, laboratory or institute comes into being."""
from __future__ import annotations

import re
from collections.abc import Iterator

from . import fact
from .plain import negated
from .scene import Draft, Scene, evidence, lexical


@fact("fact/founding", type="founding", triggers="founding_trigger")
def founding(scene: Scene) -> Iterator[Draft]:
    """Finds 成立, 创立, 筹办新公司, founded, set up.

    Reads what was founded (before 成立, behind 创立), by whom, and when; the date may stand in the sentence before.
    Leaves 成立 in other senses (说法不成立) and founders as a mere title (创立者)."""
    if negated(scene) or re.match(r"[者人]|的(?!公司|企业|新)|以来|至今|之初|不到|不久|仅|后|时|前|[一二两三四五六七八九十\d]+(?:个月|年|周年)|s? and CEO", scene.between(scene.trigger.end, scene.trigger.end + 10)):
        return
    date, far = scene.date()
    if date is None:
        return
    _, end = scene.clause
    behind = [m for m in scene.after("organisation") if m.start < min(end + 12, scene.trigger.end + 30)]
    noun = lexical("founding_noun").search(scene.between(max(scene.sentence.start, scene.trigger.start - 12), min(scene.sentence.end, scene.trigger.end + 16)))
    agent, reach = scene.agent()
    if agent is None or reach == "document":
        return
    start, _ = scene.clause
    own = [m for m in scene.before("organisation") if m.start >= start and m.end < agent.start]
    if agent.value.kind == "person" and own and re.search(r"由|\bby\b", scene.between(own[-1].end, agent.start)):
        yield Draft("founding", evidence(trigger=scene.trigger, agent=own[-1], other=agent, date=date), date, reach=far)
        return
    passive = scene.trigger.quote.casefold() in ("成立", "正式成立", "注册成立", "宣告成立", "was founded", "established", "was incorporated", "founded")
    if behind and behind[0].span != agent.span and not (passive and agent.value.kind == "organisation"):
        roles = evidence(trigger=scene.trigger, agent=agent, product=behind[0], date=date)
    elif agent.value.kind == "organisation" or noun:
        roles = evidence(trigger=scene.trigger, agent=agent, date=date)
    else:
        return
    yield Draft("founding", roles, date, reach="sentence" if reach == far == "sentence" else "paragraph")
