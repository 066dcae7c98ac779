"""Who put money in, in English: led by, with participation from, X and Y took part, put $5 million into."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, branches
from ..model import Mention
from ..rule import compiled
from .backers import listed_en
from .scene import Scene

_LATIN = compiled(r"(?i)\b(?:{backer_cue_en}|participat\w+|contribut\w+)\b")


def lists_latin(words: str) -> bool:
    """Without one of these words no English pattern finds anything."""
    return bool(_LATIN.search(words))


@cache
def _en() -> dict[str, re.Pattern[str]]:
    name = r"[A-Z0-9][\w&.'-]*(?:\s(?:\([A-Z]{2,6}\)|[A-Z0-9&][\w&.'-]*|of|the|for|de)){0,5}"
    new = (
        rf"(?:(?:{branches('backer_quality_en')}|former(?: [A-Z]?[\w'-]+){{1,3}}?|ex-[\w' ]{{2,20}}?)\s)?"
        rf"(?:{alternation('backer_noun_en')}\s)?(?:the )?"
    )
    arm = r"(?:\s(?:venture|investment|corporate)(?:\s\w+)?\sarm)?"  # Nvidia's venture arm
    names = rf"({new}{name}{arm}(?:(?:, and |, | and ){new}{name}{arm}){{0,9}})"
    aside = r"(?:, (?:already|also|an?|the|its) [^.;,]{2,60},)?"  # X, already an investor, is set to lead
    return {
        "lead": re.compile(r"(?i)\b(?:co-|jointly )?led (?:jointly )?by\s+"),
        "lead_did": re.compile(
            rf"(?<![\w$]){names}{aside}\s+(?:has |had )?{alternation('lead_form_en')}"
            r"(?=\s+(?:the|its|an?|this|that|both"
            r"|round|seed|it|and (?:was|were) joined)\b|\s+[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,2}'s\s|\s+(?:"
            + alternation("money_sign_en")
            + r"|\d|Series\b)|[,;.]|$)"
        ),
        "leading": re.compile(rf"(?:[Ww]ith|,)\s{names}\s+(?:co-)?leading\b"),
        "joining": re.compile(rf"\b[Ww]ith\s{names}\s+(?:also |both |all )?{alternation('joining_form_en')}"),
        "join": compiled(
            r"(?i)(?:{backed_lead_en}|(?:investors|backers|participants|shareholders)(?:\s(?:in|of|to)\s(?:the|this"
            r"|its)\s\w+(?:\s\w+)?)?,?\s(?:who |which |also )?(?:including|include[sd]?|such as|were|are|like)"
            r"|,? and included|rounds? of (?:about |around |over |nearly )?{money_sign_en}[\d.,]+[\s-]?(?:{money_scale_en}"
            r"|mn|k)?,? from|series [a-k]\d?,? {money_sign_en}[\d.,]+[\s-]?(?:{money_scale_en}|mn)?,? from|(?:that|which) "
            r"(?:also )?(?:drew|attracted|counted)|(?:the rest|the remainder|other money)(?: of [\w ]{2,20})? (?:came"
            r"|was provided) (?:from|by)|series [a-k]\+?\d? from|(?:that|which) (?:also )?include[sd]?)\s+"
        ),
        "from": re.compile(
            rf"(?i)\b{alternation('get_verb_en')}\b(?:(?!\b{alternation('debt_money_en')}\b)(?:[^.;]|"
            r"(?<=\d)\.)){0,90}?\bfrom\s+(?:the likes of\s+|investors (?:including|such as|like)\s+|a (?:group"
            r"|consortium|syndicate) of[^.;,]{0,30}? (?:including|led by)\s+)?"
        ),
        "joined": re.compile(
            rf"(?<![\w$]){names}(?:, (?:a|an|the) [^.;]{{2,80}}?,)?\s+(?:also |both |all )?"
            rf"(?:{branches('joined_verb_en')}|join(?:ed|s) (?:the|in the|as(?! (?:part|an?|its|chair|director))"
            rf"|an?\b|{alternation('money_sign_en')})|{alternation('came_back_en')}(?=\s?(?:[.;]|, (?:as did|he|she|it|the)\b|$))|put "
            rf"(?:in {alternation('money_short_en')}|money in))"
        ),
        "among": compiled(
            rf"(?<![\w$]){names}\s(?:are|is|were|was)\samong\s(?:the\s|its\s)?{{backer_noun_en}}(?=\s(?:of|in)\b|[.,;])"
        ),
        "counted": re.compile(rf"\bcount(?:s|ed|ing)?\s{names}\s(?:among|as)\s{alternation('possessive_en')}\s"),
        "backed": re.compile(
            rf"(?<![\w$]){names}\s(?:has |have )?backed\s[^.;,]{{2,60}}?\swith\s(?={alternation('money_sign_en')})"
        ),
        "invested": re.compile(
            rf"(?<![\w$])({new}{name})(?:(?:,\s(?:which|who|an?|the)\s[^,;.]{{3,60}},)? and "
            rf"(?:the )?(?:[A-Z]?[a-z]+ ){{0,4}}?({new}{name}))?"
            r"(?:,[^.;]{2,60}?,|,)?\s+(?:each |both )?(?:has |had |have |will |would |is to |is |are |plans to |agreed to "
            r"|said it would )?"
            r"(?:also |now |already |so far |since |together |jointly |personally |quietly |reportedly )?"
            rf"(?:agree[sd]? to )?(?:invest(?:ed|s|ing)?|putting|pumping|pouring|injecting|{branches('pour_verb_en')})"
            r"(?: to (?:invest|put|provide|inject)(?:ing)?)?(?: in| up)?\s+(?:an? "
            r"|its |the )?(?:another |a further |an additional |combined |total of |collective |about |around |nearly "
            r"|over |more than |up to |at least )?(?:" + alternation("money_sign_en") + r"|\d)"
        ),
    }


@cache
def _backed_before() -> re.Pattern[str]:
    """X, a startup backed by Y, has raised: Y gave before."""
    return re.compile(
        r",\s(?:(?:an?|the|which (?:is|was))\s[^,;]{0,60})?\bbacked by\s[^;$€£]{2,60}?,"
        r"\s(?:has|have|is|was|will|said|raised|closed|announced|landed|secured|picked)\b"
    )


def latin(scene: Scene, lead: list[Mention], every: list[Mention]) -> None:
    """Adds the names that the English patterns find, leads and all others."""
    p, folded, start, end = _en(), scene.folded, scene.sentence.start, scene.sentence.end
    for m in p["lead"].finditer(folded, start, end):
        lead += listed_en(scene, m.end(), min(end, m.end() + 240))
    for name in ("lead_did", "leading"):
        for m in p[name].finditer(folded, start, end):
            lead += listed_en(scene, *m.span(1))
    aside = _backed_before().search(folded, start, end)
    for name in ("join", "from"):
        for m in p[name].finditer(folded, start, end):
            if aside and aside.start() <= m.start() < aside.end():
                continue
            every += listed_en(scene, m.end(), min(end, m.end() + 400))
    for name in ("joined", "joining", "invested", "backed", "counted", "among"):
        for m in p[name].finditer(folded, start, end):
            for group in range(1, p[name].groups + 1):
                every += listed_en(scene, *m.span(group)) if m[group] else ()
