"""How sure a fact is: actual, planned, predicted, rumoured, denied or hypothetical, by the words that govern its clause."""

from __future__ import annotations

import re

from .fact.scene import Draft, Scene, lexical

_THEN = re.compile(r"就|则|将|会|也|都|那么|would|could|will|then")
_IF_ZH = re.compile(r"(?:^|[,;。“])\s?若(?!干)")
_MAY = re.compile(r"\bMay\b")             # the month
_TURN = re.compile(r"但|不过|而|又|到了|;|\bbut\b|\bthough\b")
# Their triggers are events of their own: a 预告, a 承诺, a 否认 that was made is actual.
OWN = (
    "statement",
    "business",
    "meeting",
    "policy",
    "personnel",
    "research",
    "market",
    "founding",
    "partnership",
    "other",
)


def factuality(scene: Scene, draft: Draft) -> str:
    """The strongest cue before the trigger: denial and condition govern the sentence, plans only their clause."""
    if draft.factuality:
        return draft.factuality
    start, _ = scene.clause
    if scene.trigger.start - start <= 2 and start > scene.sentence.start:
        start, _ = scene.clause_of(start - 1, start - 1)     # 公司拟以自有资金7700万元,收购…: one clause, broken by a comma
    sentence, clause = scene.lead, scene.between(start, scene.trigger.start if draft.type in OWN else scene.trigger.end)
    condition = sentence if _THEN.search(clause) else clause
    if lexical("fact_not").search(scene.folded, start, scene.trigger.start):
        return "denied"
    for cue, words in (
        ("denied", _TURN.split(sentence)[-1]),
        ("hypothetical", condition),
        ("rumoured", sentence),
        ("predicted", clause),
        ("planned", clause),
    ):
        kept = lexical("not_planned").sub("", words) if cue == "planned" else _MAY.sub("", words)
        if lexical(f"fact_{cue}").search(kept) or (cue == "hypothetical" and _IF_ZH.search(sentence)):
            return cue
    issued, when = scene.story.published, draft.date and draft.date.value
    known = issued.basis in ("metadata", "written", "given") and issued.when and issued.when.latest
    if known and when and when.earliest and when.earliest > issued.when.latest:  # type: ignore[union-attr]
        return "planned"
    return "actual"
