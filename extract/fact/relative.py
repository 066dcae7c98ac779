"""Whom words refer to: whether 公司, the company is the subject of a financing; whom a relative clause describes (X, which raised …)."""

from __future__ import annotations

from dataclasses import replace

from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from .candidate import Givers, fits
from .deal import sides
from .lexical import lexical, western
from .scene import Scene

_HAN = lazy(r"[\u3400-\u9fff]")
_OWNS = lazy(r"[A-Z]\w+'s\s")
_WHICH = compiled(
    r"(?:(?P<name>[A-Z][\w&'.-]*(?:\s(?:&\s)?[A-Z0-9][\w&'.-]*){0,3})|\))(?:,\s(?:an?|the"
    r"|its)\s[^,.;]{2,60}?)?,?\s(?:(?:once|previously|most recently)|(?:which|that)\s(?:(?:{relative_lead_en}"
    r"|\w+ly)\s(?:(?:{season_en}|{calendar_unit_en})\s)?){0,2}(?:was)?)\s?$"
)

# The subject of the verb is 公司, the company: whom the sentences before are about.
_SPOKEN_ZH = compiled(
    r"(?:^|[,;:。])\s?(?:据悉,|据了解,|此外,|目前,|同时,)?(?:该|这家|本)?公司"
    r"(?!{company_aspect_zh})[^,。;:]{0,24}$|(?:向|对|给){that_company_zh}[^,。;:]{0,10}$"
)
_LATIN_NAME = lazy(r"[A-Z][\w.&-]+(?: [A-Z][\w.&-]+){0,3}$")
_SPOKEN_EN = compiled(r"(?:^|,\s)(?:[Tt]he\s(?:[\w-]+\s)?{raiser_noun_en}|It|it)(?:\s{raiser_goes_on_en}){0,6}\s?$")


def refers(scene: Scene, low: int, first: int) -> bool:
    """The company, 公司 stands in front of the verb as its subject."""
    lead = scene.between(low, first)
    return bool((_SPOKEN_EN if western(lead) else _SPOKEN_ZH).search(lead))


def referring(scene: Scene, start: int, end: int) -> bool:
    """公司, it, the firm: a word that refers to a company, no end of another word (初创公司X)."""
    return any(
        m[0] != "公司" or not _HAN.match(scene.folded, m.start() - 1)
        for m in lexical("referring").finditer(scene.folded, start, end)
    )


def latter(scene: Scene, at: int) -> Mention | None:
    """Whom 后者 means: the name that the clause before it ends with, known or in Latin letters."""
    end = at - scene.folded.startswith(",", at - 1)
    bought = next(reversed(list(lexical("purchase_verb_zh").finditer(scene.folded, scene.sentence.start, end))), None)
    if bought and "," not in scene.between(bought.end(), end):  # 拟收购Y 30%股权,后者
        cue = scene.made(bought.start(), bought.end(), "", "cue")
        return sides(replace(scene, trigger=cue), "organisation", "product")[1]
    known = next((m for m in scene.entities("organisation", "product") if 0 <= end - m.end <= 1), None)
    latin = _LATIN_NAME.search(scene.folded, scene.sentence.start, end)
    if known or latin is None:
        return known
    name = scene.between(latin.start(), end)
    return scene.made(latin.start(), end, Entity("organisation", name, canonical(latin[0])))


def which_clause(scene: Scene, taken: Givers, first: int) -> Mention | None:
    """Egypt's MNT-Halan, which raised …; Mistral, the French company that was valued at …: whom the clause describes."""
    for verb in lexical("relative_get").finditer(
        scene.folded, scene.sentence.start, min(first + 14, scene.sentence.end)
    ):
        m = _WHICH.search(scene.folded, max(scene.sentence.start, verb.start() - 140), verb.start())
        if not m or not m["name"] or ";" in scene.between(verb.end(), first):
            continue
        a, b = m.span("name")
        a += len(owns[0]) if (owns := _OWNS.match(m["name"])) else 0
        known = next((e for e in scene.entities("organisation", "product") if e.start < b and a < e.end), None)
        made = known or scene.firm(a, b)
        if fits(scene, made, taken):
            return made
    return None
