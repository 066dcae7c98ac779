"""Releases: a model, product, platform or chip is made public."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ..model import Entity, Mention, Quantity, Release, When
from ..who.gazetteer import canonical
from ..who.models import model_info
from . import fact
from .scene import ACTORS, THINGS, Draft, Scene, evidence, lexical, value_of

_LISTED = re.compile(r"\s*(?:、|和|与|及|以及|,|and|,\s*and|/|&)\s*")
_QUOTED = re.compile("“([^“”,。;:!?]{2,14})”")
_NEWEST = re.compile(r"(?:新一代|全新|首款|首个|最新|自研的?|旗舰)(?:的)?([A-Z][A-Za-z0-9.+-]{1,20})")
_SUBJECT = re.compile(r"(?:[,\s]|近日|日前|当日|当天|随后|同时|此外)*(?P<name>[\u3400-\u9fff]{2,8}?|[A-Z][\w.&-]{1,20})(?:科技)?(?:也|还|又|已|已经|便|就|则|正式|率先|对外|宣布|同步|首次|曾|将|计划|于)*(?:在[^,。]{1,12})?\s?")
NEAR_BEFORE = 12        # a product in front of its verb: 文心一言上线, the launch of ChatGPT is behind it
FAR_BEHIND = 60


def products_of(scene: Scene) -> list[Mention]:
    """The things released: named behind the trigger (not what they are based on or compared with), else right before."""
    stop = min(scene.next_trigger("release", "open_source", "update"), scene.trigger.end + FAR_BEHIND)
    behind = [m for m in scene.after(*THINGS) if m.start < stop and _in_reach(scene, m) and not _compared(scene, m, scene.trigger.end)
              and not _written(scene, m)]
    if placed := _placed(scene, stop, behind):
        behind = sorted([*behind, *placed], key=lambda m: m.start)
    if behind:
        return _listed(scene, behind)
    before = [m for m in scene.before(*THINGS) if scene.trigger.start - m.end <= NEAR_BEFORE
              and not _compared(scene, m, max(scene.sentence.start, m.start - 12))]
    gap = scene.between(before[-1].end, scene.trigger.start) if before else ""
    if before and not re.search(r"[。;?!]|[,:]\s*$", gap.removeprefix(", ") if scene.trigger.quote.isascii() else gap):
        return [before[-1]]
    start, _ = scene.clause
    subject = [m for m in scene.entities(*THINGS, *ACTORS) if start <= m.start and m.end <= scene.trigger.start]
    if subject and subject[0].value.kind in THINGS and subject[0].start - start <= 8 and not _compared(scene, subject[0], start):
        return _listed(scene, [m for m in subject if m.value.kind in THINGS])
    return []


def _placed(scene: Scene, stop: int, known: list[Mention]) -> list[Mention]:
    """A thing that no list knows, named by its place: a quoted name behind a word for what it is (AI产品“加我智能”), or a
    Latin name behind 新一代, 首款."""
    _, end = scene.clause
    end = min(end, stop)
    out = []
    for m in _QUOTED.finditer(scene.folded, scene.trigger.end, end):
        lead, tail = scene.between(max(scene.trigger.end, m.start() - 8), m.start()), scene.between(m.end(), m.end() + 6)
        if lexical("not_released").search(tail) or any(k.start < m.end() and m.start() < k.end for k in known):
            continue
        if lexical("generic_product").search(lead) or lexical("generic_product").match(tail) or m.start() - scene.trigger.end <= 1:
            out.append(m.span(1))
    for m in _NEWEST.finditer(scene.folded, scene.trigger.end, end):
        if not any(k.start < m.end(1) and m.start(1) < k.end for k in scene.sentence.mentions if k.kind == "entity"):
            out.append(m.span(1))
    return [scene.made(a, b, Entity("product", scene.between(a, b), canonical(scene.between(a, b)))) for a, b in out]


def by_place(scene: Scene) -> Mention | None:
    """Who acts, when no list knows the name: the short name that opens the clause right before the verb (有赞推出了…)."""
    start, _ = scene.clause
    dates = [m.end for m in scene.sentence.mentions if m.kind == "date" and start <= m.start and m.end <= scene.trigger.start]
    start = max([start, *dates])
    m = _SUBJECT.fullmatch(scene.folded, start, scene.trigger.start)
    if not m or lexical("not_a_name").search(m["name"]):
        return None
    name = m["name"]
    return scene.made(m.start("name"), m.end("name"), Entity("organisation", name, canonical(name)))


def _written(scene: Scene, m: Mention) -> bool:
    """“双碳”报告, GLM-130B的论文: what came out is a paper on it."""
    return bool(re.match(rf"[”》\"]?的?(?:{lexical('not_released').pattern})", scene.between(m.end, m.end + 8)))


def _in_reach(scene: Scene, m: Mention) -> bool:
    """A product behind the verb stands in its clause, or in one that goes on naming it (名为, 包括, called, :)."""
    gap = scene.between(scene.trigger.end, m.start)
    tail = re.split(r"[,;]", gap)
    return len(tail) == 1 or all(lexical("naming").search(part) or part.strip() in ("", "and", "和", "及") or _dated_only(part)
                                 for part in tail[1:])


def _dated_only(part: str) -> bool:
    return bool(re.fullmatch(r"\s*\d{4}\s*", part))          # March 14, 2023, …


def _compared(scene: Scene, m: Mention, since: int) -> bool:
    begin = max(since, m.start - 18)
    lead = scene.between(begin, m.start)
    if re.search(r"(?:类|版的?|-like\s)$", scene.between(m.start - 6 if m.start >= 6 else 0, m.start)):
        return True               # 类ChatGPT, 360版的GPT: another thing of that kind
    hit = None
    for hit in lexical("not_the_product").finditer(lead):
        pass
    if hit is None:
        return False
    # 基于GLM的模型X: what it is based on is named in between, so X is a thing of its own
    return not any(begin + hit.end() <= o.start < m.start for o in scene.entities(*THINGS))


def _listed(scene: Scene, found: list[Mention]) -> list[Mention]:
    """The first product and those that stand in one list with it."""
    out = [found[0]]
    for m in found[1:]:
        gap = re.sub(r"\([^)]*\)|[“”\"《》]", "", scene.between(out[-1].end, m.start))
        if _LISTED.fullmatch(gap) or gap.strip() in ("", "(", "的"):
            if gap.strip() in ("", "(", "的"):
                continue              # an alias of the same thing: 清影(Ying)
            out.append(m)
        else:
            break
    return out


def described(scene: Scene, product: Mention) -> Release:
    """The columns of a release that the words around its name give."""
    info = model_info(product.value.name)
    start = max(scene.sentence.start, product.start - 40)
    around = scene.between(start, min(scene.sentence.end, product.end + 40))
    lead = scene.between(start, product.end + 8)
    kinds = [value_of("release_kind_word", m[0]) for m in lexical("release_kind_word").finditer(lead)]
    kind = kinds[-1] if kinds else ("model" if product.value.kind == "model" else "product")
    sizes = [m for m in scene.sentence.mentions if isinstance(m.value, Quantity) and m.value.unit == "parameters"]
    size = min(sizes, key=lambda m: abs(m.start - product.start), default=None)
    modes = [value_of("modality_word", m[0]) for m in lexical("modality_word").finditer(around)]
    access = lexical("access_word").search(around)
    return Release(
        product.value.name, None, kind, info.family if info else None, info.version if info else None,
        (info.modality if info and info.modality else None) or next(iter(modes), None),
        size.value.min if size else _size_in_name(product), size.value.max if size else _size_in_name(product),
        value_of("access_word", access[0]) if access else None)


def _size_in_name(product: Mention):  # type: ignore[no-untyped-def]
    from decimal import Decimal
    m = re.search(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)\s?([BM])(?![A-Za-z0-9])", product.value.name)
    return Decimal(m[1]) * (10**9 if m[2] == "B" else 10**6) if m else None


def drafts(scene: Scene, type: str) -> Iterator[Draft]:
    """One draft a product, with its organisation and date."""
    for product in products_of(scene):
        agent, reach = scene.organisation()
        if agent and agent.span == product.span:
            agent = None
        maker = _maker(scene, product)
        if (agent is None or reach != "sentence") and maker is None and (named := by_place(scene)):
            agent, reach = named, "sentence"
        known = bool(maker and maker.value.key == model_info(product.value.name).organisation)
        if maker and (agent is None or reach == "document" or known or 0 <= product.start - maker.end <= 2):
            agent = maker
        date, far = scene.date()
        date = date or newly(scene)
        release = described(scene, product)
        org = agent.value.name if agent and isinstance(agent.value, Entity) else None
        sizes = tuple(m for m in scene.sentence.mentions if isinstance(m.value, Quantity) and m.value.unit == "parameters"
                      and m.value.min == release.parameters_min)
        release = Release(release.name, org, release.kind, release.family, release.version, release.modality,
                          release.parameters_min, release.parameters_max,
                          "open weights" if type == "open_source" else release.accessibility)
        yield Draft(type, evidence(trigger=scene.trigger, agent=agent, product=product, date=date, parameters=sizes[:1]), date,
                    release=release, reach=_wider(reach, far), shade=scene.shade)


def newly(scene: Scene) -> Mention | None:
    """最新发布, 刚刚推出: shortly before the document came out; the word is the evidence, the day is inferred."""
    issued = scene.story.published.when
    m = None
    for m in lexical("newly").finditer(scene.folded, scene.clause[0], scene.trigger.start):
        pass
    if m is None or issued is None or issued.earliest is None or issued.latest is None:
        return None
    first = issued.earliest.replace(day=1)
    month = first.isoformat()[:7]
    when = When.of(f"{month}~", first, (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1))
    made = scene.made(m.start(), m.end(), when, "date")
    return replace(made, basis="inferred", why=f"“{made.quote}” is shortly before the document came out ({issued.edtf}).")


def _maker(scene: Scene, product: Mention) -> Mention | None:
    """The organisation named right before the product (阿里通义千问) or, known as its maker, elsewhere in the document."""
    near = [m for m in scene.sentence.mentions if isinstance(m.value, Entity) and m.value.kind == "organisation"
            and 0 <= product.start - m.end <= 2]
    if near:
        return near[-1]
    info = model_info(product.value.name)
    if info and info.organisation:
        for s in (scene.sentence, *reversed(scene.before_sentence), *scene.story.sentences):
            for m in s.mentions:
                if isinstance(m.value, Entity) and m.value.kind == "organisation" and m.value.key == info.organisation:
                    return m
    return None


def _wider(*reaches: str) -> str:
    order = ("sentence", "paragraph", "document")
    return max(reaches, key=order.index)


@fact("fact/release", type="release", triggers="release_trigger")
def release(scene: Scene) -> Iterator[Draft]:
    """Finds the verbs of making public: 发布, 推出, 上线, 开启内测, launched, unveiled.

    Reads the products named behind the verb, or right before it, their maker, date, size, kind and access; without a name
    a generic product (大模型体系) still makes an event. Leaves what is not a product: reports, letters, rules, earnings."""
    found = False
    for draft in drafts(scene, "release"):
        found = True
        yield draft
    if found:
        return
    _, end = scene.clause
    behind = scene.between(scene.trigger.end, min(end, scene.next_trigger("release", "open_source", "update")))
    if not lexical("generic_product").search(behind) or lexical("not_released").search(behind) or len(behind) > 60:
        return
    agent, reach = scene.organisation()
    date, far = scene.date(carry=False)
    if agent and date and reach == "sentence":
        yield Draft("release", evidence(trigger=scene.trigger, agent=agent, date=date), date, reach=_wider(reach, far), shade=scene.shade)
