"""Companies that no list knows, by their place: 「X」完成…融资 at the head of a clause, Marlow raises $7.5M."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import words
from ..model import Entity, Mention
from ..who.gazetteer import canonical
from .candidate import GET_EN, Givers, described, fits, not_subject, shaped
from .rounds import _round
from .scene import Scene, lexical

_NAME_EN = r"[A-Z0-9][\w&'.-]*(?:\s(?:[A-Z][\w&'.-]*|\d+|of)){0,4}"
OBJECT_EN = re.compile(
    r"(?i)(?:invest\w*|stake|investment|funding|round|money|backing|financing|[\d.]+\s?(?:million|billion|m|bn)?|capital|participat\w*)\s(?:in|into|for|by)\s(?:[a-z'-]+\s){0,4}$|\b(?:valu(?:ing|es?|ed)|backed|led)\s(?:the\s)?(?:[A-Z]\w+-based\s)?(?:[a-z-]+\s(?:startup|company|maker|firm)\s)?$|\b(?:financing|funding)[^.;]{0,30}\bby\s$"
)


@cache
def _headline() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verb = "|".join(re.escape(w) for w in sorted(words("company_verb"), key=lambda w: (-len(w), w)))
    shape = "|".join(
        re.escape(w)
        for w in sorted(words("company_shape"), key=lambda w: (-len(w), w))
        if not w.isascii() or len(w) == 3
    )
    got = rf"(?:{verb}|{_round().pattern})"
    name = re.compile(rf"(?P<name>[^,。;:!?]{{2,60}}?)(?=\s?(?:{got})[^,。;]{{0,50}}?(?:融资|投资|注资|轮|募得|募资))")
    return name, re.compile(rf".*(?:{shape})(?=[“「\"A-Za-z\u3400-\u9fff])")


def by_place(scene: Scene, low: int, first: int) -> Mention | None:
    """A name by its place at the head of a clause that no list knows: 邦盛科技C轮获得…投资, 「X」完成…融资."""
    pattern, shape = _headline()
    at = low
    for comma in [*re.finditer(r"[,:|]\s?|丨|】", scene.folded[low : min(first, low + 120)]), None]:
        start = at
        at = low + comma.end() if comma else first
        for d in scene.sentence.mentions:
            if d.kind == "date" and start <= d.start <= start + 1:
                start = d.end
        m = pattern.match(scene.folded, start, scene.sentence.end)
        if not m or (comma is None and m.start("name") > first):
            continue
        a, b = m.span("name")
        quoted = re.search(r"[“「『《]([^”」』》]{2,20})[”」』》]$", scene.folded[a:b])
        if quoted:
            a, b = a + quoted.start(1), a + quoted.end(1)
        elif cut := shape.match(scene.folded[a:b]):
            a += cut.end()
            if any(e.start == a and e.end >= b - 1 and e.value.kind == "person" for e in scene.entities("person")):
                return scene.made(
                    a, b, Entity("organisation", scene.written(a, b), canonical(scene.folded[a:b]))
                )  # 卤味品牌王小卤
        inside = [
            e
            for e in scene.entities("organisation", "product", "model", "person")
            if a <= e.start and e.start < b and shaped(e) and not described(scene, e)
        ]
        if any(e.end >= b - 1 or e.end > b for e in inside):
            last = inside[-1]
            if len(inside) > 1 and scene.folded[last.start - 1 : last.start] == "(":  # 月之暗面(Moonshot AI)
                last = inside[-2]
            return (
                last
                if last.value.kind != "person"
                and fits(scene, last, Givers(frozenset(), ()))
                and not not_subject().search(scene.folded, max(low, last.start - 8), last.start)
                else None
            )
        if inside and not (inside[0].start == a and 1 <= b - inside[-1].end <= 4 and b - a <= 12):
            continue  # 同程生活, where the list knows 同程
        text = scene.folded[a:b]
        a += len(text) - len(text.lstrip())
        text = text.strip()
        if (
            2 <= len(text) <= (30 if text.isascii() else 14)
            and not lexical("not_a_company").search(text)
            and re.search("[A-Za-z\u3400-\u9fff]", text)
        ):
            return scene.made(
                a, a + len(text), Entity("organisation", scene.written(a, a + len(text)), canonical(text))
            )
    return None


@cache
def _placed_en() -> tuple[re.Pattern[str], re.Pattern[str]]:
    shape = "|".join(re.escape(w) for w in words("company_shape") if w.isascii() and w.islower())
    subject = re.compile(
        rf"(?:(?<=^)|(?<=[.;:,] )|(?:^|\b)(?:{shape}|\w+-based|said|that|says|called|named)\s)(?P<name>{_NAME_EN})(?P<get>{GET_EN.pattern})"
    )
    thing = re.compile(
        rf"(?:in|into|by|valu(?:ing|es?|ed)|of)\s(?:(?:[a-z-]+|[A-Z][a-z]+-based|AI|US|UK)\s){{0,4}}?(?P<name>{_NAME_EN})"
    )
    return subject, thing


def by_place_en(scene: Scene, taken: Givers, low: int, end: int) -> Mention | None:
    """A company that no list knows, by its place in an English sentence: Marlow raises $7.5M, invested in Helix Systems."""
    subject, thing = _placed_en()
    for m in subject.finditer(scene.folded, low, end):
        if not re.search(
            r"rais|secur|clos|land|bag|nab|scor|grab|receiv|pull|took|complet|picked|announc|g[eo]t|won|collect|valued|haul|talk|seek|look",
            m["get"],
        ):
            continue
        if made := _named_en(scene, m, taken):
            return made
    for m in thing.finditer(scene.folded, low, end):
        if OBJECT_EN.search(scene.folded[max(low, m.start() - 30) : m.start("name")]) and (
            made := _named_en(scene, m, taken)
        ):
            return made
    return None


def _named_en(scene: Scene, m: re.Match[str], taken: Givers) -> Mention | None:
    a, b = m.span("name")
    while part := re.match(
        r"(?:The|A|An|In|On|Its|Also|And|But|Today|Yesterday|Meanwhile|Separately|Startup|(?:[A-Z][\w.]+\s){0,2}\w+-based|[\w-]+ing)\s",
        scene.folded[a:b],
    ):
        a += part.end()
    name = re.sub(r"'s$|[.,']+$", "", scene.folded[a:b])
    if (
        len(name) < 2
        or name in words("not_investor_whole")
        or re.fullmatch(
            r"[\d.,]+|\d{4}.*|(?:Series|Seed|Round|Angel)\b.*|It|He|She|They|We|This|That|There|Who|Which|Investors|Shares|[A-Z][a-z]+day",
            name,
        )
    ):
        return None
    known = next(
        (
            e
            for e in scene.entities("organisation", "product", "model", "person")
            if e.start < a + len(name) and a < e.end
        ),
        None,
    )
    if known and known.value.kind in ("person",):
        return None
    made = known or scene.made(a, a + len(name), Entity("organisation", name, canonical(name)))
    return made if fits(scene, made, taken) else None
