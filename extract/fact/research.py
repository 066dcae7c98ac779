"""Research: papers, project starts, results."""

from __future__ import annotations

from collections.abc import Iterator

from . import fact
from .lexical import lexical
from .plain import named, plain, told
from .scene import Draft, Scene

DOERS = ("organisation", "person", "model", "product")


def _only_dated(scene: Scene) -> bool:
    """The sentence before does nothing but say when: 回到2022年3月。一篇论文发布…"""
    if not scene.before_sentence:
        return False
    before = scene.before_sentence[-1]
    dates = [m for m in before.mentions if m.kind == "date"]
    return bool(dates) and before.end - before.start - sum(m.end - m.start for m in dates) <= 8


@fact("fact/research", type="research", triggers="research_trigger", dated=True)
def research(scene: Scene) -> Iterator[Draft]:
    """Finds 开始研发, 训练完成, 入选, 论文 with a verb of publishing, began training, a paper posted.

    Reads who (or which model) and when. Leaves research as a mere noun (研究人员, 研发费用), ongoing work with no
    beginning or end (从事研究), and papers that nobody publishes in the sentence."""
    if not told(scene, "research"):
        return
    start, _ = scene.clause
    if scene.shade == "weak" and not lexical("research_begin").search(scene.folded, start, scene.trigger.end):
        return
    if scene.shade == "paper":
        around = max(start, scene.trigger.start - 30), min(scene.sentence.end, scene.trigger.end + 30)
        if not lexical("paper_verb").search(scene.folded, *around):
            return
    if scene.shade == "doing" and not lexical("research_object").search(
        scene.folded, scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 16)
    ):
        return
    yield from plain(
        scene,
        "research",
        kinds=DOERS,
        carry=scene.shade in ("start", "result") or (scene.shade == "paper" and _only_dated(scene)),
        shade=scene.shade,
        needs_agent=not (scene.shade == "paper" and named(scene)),
    )
