"""Policy: laws, regulations, executive orders, bans, approvals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..lexicon import words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .dated import dates_of
from .lexical import lexical
from .plain import actor, moment, named, told
from .scene import Draft, Scene, evidence

MAKERS = ("organisation", "person", "place")
_ORDER = lazy(r"(?:executive\s|AI\s|the\s[A-Z]\w+\s)$")
_NOT_YET = lazy("[还仍尚并](?:没有?|未)")  # 禁令还没下来
_ISSUES = compiled(r"{issue_verb_zh}")


@fact("fact/policy", type="policy", triggers="policy_trigger", dated=True)
def policy(scene: Scene) -> Iterator[Draft]:
    """Finds 管理办法, 行政命令, executive order beside a verb of making law (发布, 签署, took effect); 封禁, 解禁, fined alone.

    Reads who made it and when (the date may stand in the sentence before, but not for a mere condition). An instrument
    that takes effect or is passed needs no maker. Leaves laws that are only talked about."""
    if not told(scene, "policy") or (scene.shade == "order" and not _ORDER.search(scene.lead[-16:])):
        return
    start = max(scene.sentence.start, scene.trigger.start - 60)
    end = min(scene.sentence.end, scene.trigger.end + (48 if scene.trigger.quote.isascii() else 30))
    verb = None
    if scene.shade not in ("act", "announced"):
        verb = _verb(scene, start, end)
        if verb is None or _NOT_YET.search(scene.folded, scene.trigger.end, verb.start() + 1):
            return
    date, far = moment(scene, carry=True, near=90)
    if verb and (date is None or far != "sentence") and (own := _beside(scene, verb)):
        date, far = own, "sentence"
    if date is None or (far != "sentence" and lexical("fact_hypothetical").search(scene.lead)):
        return
    agent, reach = actor(scene, (*MAKERS, "product") if scene.shade == "approval" else MAKERS)
    if reach == "document" or (
        reach == "paragraph"
        and agent
        and agent.start < scene.sentence.start
        and not scene.sentence.passage.speaker
        and not lexical("pronoun").search(scene.lead)
    ):
        agent = None
    if body := (agent is None and _body(scene)):
        agent, reach = body, "sentence"
    if scene.shade == "loose" and not (agent and (agent.value.kind == "place" or _authority(agent))):
        return
    if scene.shade == "announced" and not (
        agent and reach == "sentence" and lexical("government").search(scene.folded, agent.start, agent.end + 4)
    ):
        return
    if scene.shade == "act" and (reach != "sentence" or agent is None):
        return
    if agent is None and not (verb and lexical("policy_alone").fullmatch(verb[0]) and far == "sentence"):
        return
    if agent is None and not named(scene) and scene.shade not in ("instrument", "order"):
        return
    things = [
        m
        for m in scene.after("product", "model", "organisation")
        if m.start - scene.trigger.end <= 12 and isinstance(m.value, Entity)
    ]
    other = things[0] if things and scene.shade == "act" else None
    for day in (date, _issued(scene, date)):
        if day:
            roles = evidence(trigger=scene.trigger, agent=agent, other=other, date=day)
            yield replace(Draft("policy", roles, day), reach="sentence" if reach == far == "sentence" else "paragraph")


def _issued(scene: Scene, effect: Mention) -> Mention | None:
    """昨日公布新规,自8月1日起施行: the day before the verb of issuing, where the other is that of its effect."""
    start, _ = scene.clause
    if effect.start < scene.trigger.end or scene.trigger.quote.isascii():
        return None
    told = [m for m in dates_of(scene) if m.end <= scene.trigger.start and m.value.earliest]
    before = [m for m in told if start <= m.start] or told[-1:]
    return next((m for m in reversed(before) if _ISSUES.search(scene.folded, m.end, scene.trigger.start)), None)


def _beside(scene: Scene, verb: re.Match[str]) -> Mention | None:
    """The date of the verb's own clause: the bill, if signed, would take effect in January."""
    start, end = scene.clause_of(verb.start(), verb.end())
    own = [m for m in dates_of(scene) if start <= m.start < end and (m.value.earliest or m.value.latest)]
    return own[0] if own else None


def _authority(agent: Mention) -> bool:
    """A ministry, commission, court: the name ends like one or is a known one."""
    if agent.value.name.endswith(tuple(words("no_authority_end"))):
        return False
    return agent.value.name.endswith(tuple(words("authority_end"))) or bool(
        lexical("government").search(agent.value.key or agent.value.name)
        or lexical("public_body").search(agent.value.key or agent.value.name)
    )


def _body(scene: Scene) -> Mention | None:
    """A public body that is no name of its own: 立法会, 监管部门, lawmakers."""
    found = lexical("public_body").search(scene.folded, scene.sentence.start, scene.trigger.start)
    return scene.made(found.start(), found.end(), Entity("organisation", found[0], found[0])) if found else None


def _verb(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    """The verb of making law nearest to the instrument, in its clause or the one beside it."""
    t = scene.trigger
    found = [
        m for m in lexical("policy_verb").finditer(scene.folded, start, end) if m.end() <= t.start or m.start() >= t.end
    ]
    if not found:
        return None
    alone = [m for m in found if lexical("policy_alone").fullmatch(m[0])]
    if alone:
        return next((m for m in alone if _beside(scene, m)), alone[0])
    return min(found, key=lambda m: max(t.start - m.end(), m.start() - t.end))
