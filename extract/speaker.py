"""Who asserts a fact: the speaker of a turn, or whoever 表示/称/says it in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .fact.lexical import lexical
from .fact.scene import Scene
from .model import Mention

_OTHER_NAME = re.compile("[A-Z]")  # the Commission, Lorne said
_NAMES_IT = "简全俗旧别名统合下"  # 简称, 下称: 称 that says nothing


def speaker(scene: Scene, agents: Sequence[Mention] = ()) -> tuple[str, Mention | None]:
    """Who asserts it: the turn of a conversation, else whoever 表示/称/says it in the sentence; `agents` are those the fact
    was read with, whom no list may know."""
    if scene.sentence.passage.speaker:
        label = scene.sentence.passage.speaker
        return label, scene.story.persons.get(label)
    folded, s = scene.folded, scene.sentence
    best = None
    for verb in lexical("speech_verb").finditer(folded, s.start, s.end):
        if verb[0] == "称" and folded[verb.start() - 1] in _NAMES_IT:
            continue
        if verb.start() > scene.trigger.start and not re.search('[”"]', folded[scene.trigger.end : verb.start()]):
            break
        if verb[0].endswith("ed") and folded.endswith(", ", s.start, verb.start()):
            continue  # its merger with X, announced last November
        near = [
            m
            for m in (*agents, *scene.entities("person", "organisation"))
            if 0 <= verb.start() - m.end <= 8 and not _OTHER_NAME.search(folded, m.end, verb.start())
        ]
        if (near and verb.end() <= scene.trigger.start + 1) or (near and best is None):
            best = near[-1]
    return (best.value.name, best) if best else ("", None)
