"""What an English verb does by what it acts on: started a company, signed a law, put code on GitHub, bought the team of."""

from __future__ import annotations

import re

from ..rule import compiled
from .lexical import lexical
from .named_en import kind_said
from .scene import Scene

_STARTS = (
    "started",
    "established",
    "formed",
    "launched",
    "created",
    "built",
    "set up",
    "co-founded",
    "founded",
    "starts",
    "founds",
)
_A_FIRM = compiled(
    r" (?:up )?(?:an?|the|{possessive_en}|our|what became|what is now)\s(?:[a-z-]+ |[A-Z]{2} ){0,4}?(?:company"
    r"|firm|start-?up|studio|bank|agency|newspaper|charity|foundation|brewery|consultancy|club|label"
    r"|laboratory|lab)\b"
)
_ACQUIRES = ("acquired", "acquires", "acquire", "acquiring")
_NO_FIRM = compiled(
    r" (?:an?|the|{possessive_en}|some|more|new|all|\d[\d.,]*)?\s?(?:[a-z-]+ ){0,2}?(?:stakes?|shares?|rights?"
    r"|licen[cs]es?|patents?|skills?|users|customers|land|sites?|buildings?|degree|tastes?|reputation|debts?"
    r"|chips|GPUs|interests?|ships?|aircraft|works?|paintings?|options|knowledge|citizenship)\b"
)
_WITH = re.compile(r" (?:up )?(?:a|an|its|their)?\s?(?:[a-z-]+ ){0,3}?with (?:the )?(?:[a-z-]+ ){0,4}?[A-Z]")
_SIGNS = ("signed", "vetoed", "signs", "vetoes")
_A_LAW = re.compile(
    r"[^,;]{0,50}\b(?:SB|AB|H\.R\.|HB|Bill|Act|[Ll]aw|bills?|[Ee]xecutive [Oo]rders?|decrees?|legislation|ordinance)\b|[^;]{0,30}, (?:SB|AB|HB|H\.R\.) "
)
_PUTS = ("put", "posted", "pushed", "uploaded", "published", "released", "shared", "made", "placed", "puts")
_ON_HUB = re.compile(
    r"[^;]{3,60}\b(?:on|to) (?:GitHub|Hugging Face|GitLab|ModelScope)\b|[^,;]{2,60}\bunder (?:an? |the )?(?:permissive |free )?(?:MIT|Apache|BSD|GPL|open)\b"
)
_TERMS = re.compile(
    r" (?:an?|his|her|the) (?:new |improved |fresh )?(?:[\w-]+-(?:year|month)|long-term|short-term|permanent)? ?"
    r"(?:contract|deal|extension)\b(?! with (?!the club))"
)
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he|player|striker|midfielder|defender|goalkeeper|coach|manager)\b")
_TRADES = ("bought", "acquired", "took", "purchased", "sold", "buys", "takes", "acquire", "buy")
_SHARE = compiled(
    r" (?:an?|another|{possessive_en}|the remaining)?\s?\d[\d.]*(?:%| ?per ?cent)(?: of\b| stake| share"
    r"| holding| interest)"
)
_STUDIES = (
    "collected",
    "carried",
    "conducted",
    "gathered",
    "run",
    "recruited",
    "analysed",
    "analyzed",
    "sequenced",
    "tested",
    "screened",
    "measured",
)
_HEARS = re.compile(r" (?:oral |closing |opening )?(?:arguments|appeals?|the case|the appeal|evidence|testimony)\b")
_LEAVING = compiled(
    r"(?P<name>[A-Z][\w.-]*(?: (?:[A-Z]|\d)[\w.-]*){0,3}),? (?:which|that) (?:we|{pronoun_en}|[A-Z]\w+) ?"
    r"(?:first |had |has |have |just )*$"
)
_SHOWS = ("released", "launched", "unveiled", "introduced", "shipped", "debuted", "rolled")


def acted_on(scene: Scene, before: str, behind: str) -> str:
    """The type that the object of the trigger's verb tells; '' for none. `before` and `behind` are the words of the clause."""
    said = scene.trigger.quote.lower()
    verb = said.split()[-1]
    if (said in _STARTS or verb in _STARTS) and _firm(scene, behind):
        return "founding"
    if verb in _ACQUIRES and not _NO_FIRM.match(behind) and not lexical("happened_stake").search(behind[:40]):
        return "acquisition"
    if verb in ("signed", "partnered", "teamed", "sign", "partner") and _WITH.match(behind):
        return "" if any(m.start < scene.trigger.end + 40 for m in scene.after("person")) else "partnership"
    if verb in ("signed", "signs", "sign", "extended") and _TERMS.match(behind) and _somebody(scene, before):
        return "personnel"
    if verb in _TRADES and _SHARE.match(behind):
        return "investment"
    if verb in _STUDIES and lexical("study_en").search(before):
        return "research"
    if verb in _SIGNS and _A_LAW.match(
        scene.between(scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 60))
    ):
        return "policy"
    if verb in ("hear", "heard", "hears") and _HEARS.match(behind):
        return "policy"
    if verb in _PUTS and _ON_HUB.match(behind):
        return "open_source"
    if verb in _SHOWS and (m := _LEAVING.search(before)) and (any(c.isdigit() for c in m["name"]) or kind_said(before)):
        return "release"
    return ""


def _somebody(scene: Scene, before: str) -> bool:
    """A person acts, or he or she."""
    return bool(_HE.search(before)) or any(m.start >= scene.sentence.start for m in scene.before("person"))


def _firm(scene: Scene, behind: str) -> bool:
    """A person starts a company: it is named right behind the verb, or said to be one."""
    at = scene.trigger.end
    if _A_FIRM.match(behind):
        return True
    org = next((m for m in scene.after("organisation") if m.start - at <= 5), None)
    if org is None or scene.trigger.quote.lower() not in (
        "started",
        "set up",
        "established",
        "founded",
        "co-founded",
        "formed",
        "starts",
    ):
        return False
    return not re.match(r"(?:['’]s)?\s(?:[a-z]+ing|[A-Z])", scene.folded[org.end : org.end + 20])
