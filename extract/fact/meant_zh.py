"""Whom a Chinese word that refers means where it is the subject: 后者, 双方, 该院; and whom it does not: 其债权人.

>>> _SUBJECT.search("今年3月,该院还")["one"]
'院'
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..lexicon import alternation, branches
from ..model import Entity, Mention
from ..rule import compiled
from ..who.reference import referents
from .lexical import western
from .scene import ACTORS, Scene

_SUBJECT = compiled(
    r"(?<![与和跟同对向给被把将让由为从])(?:(?P<two>后者|前者)|(?P<both>{both_zh})|该"
    r"(?P<one>[院行台校社局队会厂馆部署店报所])(?![长员务业上内方级线市]))(?!的)"
)
_ENDS = {"行": ("银行", "行"), "台": ("台",), "校": ("大学", "学院", "中学", "小学", "学校"), "会": ("会", "协", "联")}
_NEAR = 12  # sentences that 该院 reaches back


class Meant(NamedTuple):
    """`settled`: the subject is one that refers, and `who` is all that it can mean."""

    settled: bool
    who: Mention | None


@cache
def _others() -> re.Pattern[str]:
    """其债权人, 公司股东: others than the one that is referred to."""
    return re.compile(
        rf"(?:^|(?<=[,，;。!?“\s]))(?:[他她它]们?的[^,，。]{{1,8}}|{alternation('meant_owner_zh')}(?:{branches('subject_people_zh')}"
        rf"|{branches('subject_noun_zh')}|.?长))"
    )


def meant(scene: Scene) -> Meant:
    """Whom the subject of the trigger's clause refers to."""
    start, at = scene.clause[0], scene.trigger.start
    if western(scene.between(start, scene.trigger.end)):
        return Meant(False, None)
    found = _SUBJECT.search(scene.folded, start, at + 2)
    if found is None:
        others = _others().search(scene.folded, start, at)
        nobody = others is not None and not any(m.start >= others.start() for m in scene.before(*ACTORS))
        return Meant(nobody, None)
    if any(m.start >= found.end() for m in scene.before(*ACTORS)):
        return Meant(False, None)
    if found["one"]:
        who = _ending(scene, found["one"], found.start())
        return Meant(who is not None, who)
    near = [m for s in (*scene.before_sentence[-2:], scene.sentence) for m in s.mentions if isinstance(m.value, Entity)]
    told = referents(scene.folded, found.start(), near)
    return Meant(True, told[0] if told else None)


def _ending(scene: Scene, one: str, at: int) -> Mention | None:
    """The last organisation before `at` whose name ends so."""
    index = scene.sentence.index
    for s in reversed(scene.story.sentences[max(0, index - _NEAR) : index + 1]):
        for m in reversed(s.mentions):
            named = isinstance(m.value, Entity) and m.value.kind == "organisation" and m.end <= at
            if named and m.value.name.endswith(_ENDS.get(one, (one,))):
                return m
    return None
