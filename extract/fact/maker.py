"""Whose product it is: the one who acts, the name right before it, its known maker where the document names it."""

from __future__ import annotations

import re

from ..model import Entity, Mention
from ..who.gazetteer import canonical, lookup
from ..who.models import model_info
from .scene import Scene, lexical

_SUBJECT = re.compile(
    r"(?:[,\s]|近日|日前|当日|当天|随后|同时|此外)*(?P<name>[\u3400-\u9fff]{2,8}?|[A-Z][\w.&-]{1,20})(?:科技)?(?:也|还|又|已|已经|便|就|则|正式|率先|对外|宣布|同步|首次|曾|将|计划|于)*(?:在[^,。]{0,12})?\s?"
)


def by_place(scene: Scene) -> Mention | None:
    """Who acts, when no list knows the name: the short name that opens the clause right before the verb (有赞推出了…)."""
    start, _ = scene.clause
    stop = scene.trigger.start
    for date in scene.sentence.mentions:
        if date.kind == "date" and start <= date.start and date.end <= scene.trigger.start:
            if scene.between(start, date.start).strip(" ,"):
                stop = min(stop, date.start)  # 有赞昨天上线了…
            else:
                start = date.end  # 昨天,有赞上线了…
    m = _SUBJECT.fullmatch(scene.folded, start, stop)
    if (
        not m
        or lexical("not_a_name").search(m["name"])
        or ((known := lookup(m["name"])) and known.kind != "organisation")
    ):
        return None
    name = m["name"]
    start, end = m.span("name")
    return scene.made(start, end, Entity("organisation", scene.written(start, end), canonical(name)))


def maker_of(scene: Scene, product: Mention) -> Mention | None:
    """The organisation named right before the product (阿里通义千问) or, known as its maker, elsewhere in the document."""
    near = [
        m
        for m in scene.sentence.mentions
        if isinstance(m.value, Entity) and m.value.kind == "organisation" and 0 <= product.start - m.end <= 2
    ]
    if near:
        return near[-1]
    info = model_info(product.value.name)
    if info and info.organisation:
        for s in (scene.sentence, *reversed(scene.before_sentence), *scene.story.sentences):
            for m in s.mentions:
                if isinstance(m.value, Entity) and m.value.kind == "organisation" and m.value.key == info.organisation:
                    return m
    return None


def organisation_of(scene: Scene, product: Mention) -> tuple[Mention | None, str]:
    """Whose product it is, and how far that was looked for. The words come first; an organisation from farther off that
    is not the known maker is left out: a gap rather than a false cell."""
    agent, reach = scene.organisation()
    if agent and agent.span == product.span:
        agent = None
    known = model_info(product.value.name).organisation
    maker = maker_of(scene, product)
    if (agent is None or reach != "sentence") and maker is None and (named := by_place(scene)):
        return named, "sentence"
    here = bool(maker and scene.sentence.start <= maker.start < scene.sentence.end)
    if maker and (
        agent is None
        or reach != "sentence"
        or (here and (maker.value.key == known or 0 <= product.start - maker.end <= 2))
    ):
        return maker, "sentence" if here else "document"
    if agent and known and agent.value.key != known and reach != "sentence":
        return None, reach
    return agent, reach
