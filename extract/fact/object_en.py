"""What an English verb does by what it acts on: started a company, signed a law, put code on GitHub, bought the team of."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import alternation, branches, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .lexical import lexical
from .named_en import kind_said
from .predicate_en import verbs_of
from .scene import Scene

_WITH = lazy(r" (?:up )?(?:a|an|its|their)?\s?(?:[a-z-]+ ){0,3}?with (?:the )?(?:[a-z-]+ ){0,4}?[A-Z]")
_A_LAW = compiled(r"[^,;]{0,50}\b{bill_noun_en}\b|[^;]{0,30}, (?:SB|AB|HB|H\.R\.) ")
_ON_HUB = lazy(
    r"[^;]{3,60}\b(?:on|to) (?:GitHub|Hugging Face|GitLab|ModelScope)\b"
    r"|[^,;]{2,60}\bunder (?:an? |the )?(?:permissive |free )?(?:MIT|Apache|BSD|GPL|open)\b"
)
_CODE = compiled(
    r" (?:the|its|our|their|all the|all its|all of its|all of our|all our)?\s?" r"(?:[\w’'-]+ ){0,3}?{code_noun_en}\b"
)
_ITS_FROM = lazy(r" [^,;]{3,40} from [A-Z][\w&.-]*(?: [A-Z][\w&.-]*)* (?:in|for|last|on)\b(?! the)")
_A_CASE = lazy(r" (?:[\w’'-]+ ){0,5}?(?:case|appeal|lawsuit|suit|legal battle|court battle|claim)\b")
_A_PLAN = compiled(
    r" (?:an?|the|{possessive_en})\s(?:[\w-]+ ){0,3}?(?:plans?|proposals?|budget|strategy|offer|designs?)\b"
)
_A_MODEL = compiled(r" (?:an?|the|{possessive_en})\s(?:[\w-]+ ){0,3}?{written_noun_en}\b")
_IN = lazy(r"\b(?:in|at|to|from|near|of)\s(?:the\s)?$")
_TO_SAY = lazy(r" (?:that|in|on|to|about|of|later|at)\b|[,:]|$")
_CHANGED = compiled(
    r" (?:\d[\d.]*(?:%| ?per ?cent)|(?:much |far |even |less |more |twice as )?{state_adjective_en}\w*\b|"
    r"(?:an?|the|{possessive_en}|our) (?:[\w-]+ ){0,3}?{status_noun_en}\b)"
)
_NAMED_IN = lazy(r" (?:up )?[A-Z][\w.-]+ (?:in|with|from|because|after|to)\b")
_NAMED_FIRM = compiled(
    r" (?:up )?[A-Z][\w.&-]+(?: [A-Z][\w.&-]+){0,3}, (?:an?|the|now an?) [^,;]{0,40}?\b(?:{company_noun}|{refers_org_en})\b"
)
_OFF = lazy(r" (?:[\w’'-]+ ){0,4}(?:off|down)\b")
_STARTED = compiled(r"\b{company_noun}\b[^;.]{0,100}$")
_AT_WORK = lazy(r" (?:work )?(?:at|as|with) (?:the |an? )?(?:[A-Z]|[a-z]+ (?:of|at|for))")
_BETA = compiled(r" {test_stage_en}\b")
_STRIKE = lazy(r" (?:an?|the) (?:[\w-]+ ){0,3}(?:strike|walkout|stoppage|boycott)\b")
_HEARS = compiled(r" (?:oral |closing |opening )?{case_noun_en}\b")
_AGAINST = compiled(r" (?:against|to) (?:the |a |an |that |this )?(?:[a-z]+ ){0,2}?{ruling_noun_en}\b")
_TERMS = lazy(
    r" (?:an?|his|her|the) (?:new |improved |fresh )?(?:[\w-]+-(?:year|month)|long-term|short-term|permanent)? ?"
    r"(?:contract|deal|extension)\b(?! with (?!the club))"
)
_HE = compiled(r"\b{player_noun_en}\b")
_WE = compiled(r"\b(?:[Ww]e|[Ii]t|[Tt]hey|the {object_body_en})\s(?:\w+ly\s|also\s|has\s|have\s|had\s)?$")
_IT = lazy(r" (?:it|them|that|this|these|those|the (?:old|existing|previous))\b")
_ON_DAY = lazy(r"(?: (?:work|as [^,;]{3,40}|in (?:the|his|her) (?:post|role|job)))? on (?:[A-Z]|\d)")
_SHARE = compiled(
    r" (?:an?|another|{possessive_en}|the remaining)?\s?\d[\d.]*(?:%| ?per ?cent)(?: of\b| stake| share"
    r"| holding| interest|(?=[,.;]| in\b| for\b| because\b| last\b|$))"
)
_SHARES = compiled(r"\b{paper_noun_en}\s(?:\w+\s){0,2}$")
_PERCENT = lazy(
    r" (?:by |about |almost |nearly |over |around |roughly |some |another |a further |more than |less than |as much as |up to )*"
    r"\d[\d.]*\s?(?:%|per ?cent\b|points\b)"
)
RESULTS = lazy(r"\b(?:results|earnings|figures|accounts)\b")
_BID = compiled(r"\b(?:{bid_noun_en}|offer (?:by|from) [A-Z])\b")
_PASSIVE = lazy(r"\b(?:was|were|been)\s?$")
_DEAL = compiled(r"\b{deal_noun_en}\b[^.;]{0,40}$")
_WHICH = compiled(
    r"(?P<name>[A-Z][\w.-]*(?: (?:[A-Z]|\d)[\w.-]*){0,3}),? (?:which|that) (?:we|{pronoun_en}|[A-Z]\w+) ?"
    r"(?:first |had |has |have |just )*$"
)

_OBJECT = compiled(
    r"\s(?:(?:the|its|an?|his|her|their|rival|(?!{preposition_en}\b|and\b|or\b|that\b|of\b|by\b)[a-z-]+)\s){0,4}"
)
_ANOTHERS = compiled(r"['’]s?\s|\s(?!{preposition_en}\b|{name_goes_on_en}\b|{time_opener_en}\b|after\b|over\b)[a-z]")


@cache
def _behind() -> dict[str, re.Pattern[str]]:
    """What stands right behind the verb: a firm, a site, something that is bought and is no firm."""
    some = rf" (?:up )?(?:an?|the|{branches('possessive_en')}|our|two|three|what became|what is now)\s"
    return {
        "firm": re.compile(rf"{some}(?:[a-z-]+ |[A-Z]{{2}} ){{0,4}}?{alternation('begun_firm_en')}\b"),
        "part": re.compile(
            rf" (?:an?|the|{branches('possessive_en')}|our|[A-Z][\w.&-]*['’]s?)\s"
            rf"(?:[\w-]+ ){{0,3}}?{alternation('firm_part_en')}\b"
        ),
        "site": re.compile(rf"{some}(?:[\w-]+ ){{0,3}}?{alternation('site_en')}s?\b"),
        "no_firm": re.compile(
            rf" (?:an?|the|{branches('possessive_en')}|some|more|new|all|\d[\d.,]*)?\s?"
            rf"(?:[a-z-]+ ){{0,2}}?{alternation('no_firm_en')}\b"
        ),
    }


def acted_on(scene: Scene, before: str, behind: str) -> str:
    """The type that the object of the trigger's verb tells; '' for none. `before` and `behind` are the words of the clause."""
    said = scene.trigger.quote.lower()
    if article := _ARTICLE.search(said):  # won a | case
        said, behind = said[: article.start()], article[0] + behind
    verb = said.split()[-1]
    act = next((words("acts_on_en")[w] for w in (said, verb, said.split()[0]) if w in words("acts_on_en")), "")
    return (
        ("statement" if verb in words("speaks_en") and _says(verb, behind) else "")
        or _court(scene, said, before, behind)
        or _told(scene, act, before, behind)
        or _figure(said, before, behind)
        or ("acquisition" if verb in words("merger_verb_en") and _DEAL.search(before) and act == "closes" else "")
        or ("acquisition" if act in ("rejects", "makes", "closes") and _bid(scene, before, behind) else "")
    )


_SOME = r"(?:an?|the|all|both|{possessive_en}|our|this|that|[A-Z][\w&.’'-]*['’]s?)\s(?:[\w&.’'-]+\s){0,4}?"
_OUTLOOK = compiled(rf" (?:{_SOME})?(?:[\w-]+ ){{{{0,3}}}}?{{outlook_noun_en}}\b")
_AT_A_PRICE = compiled(
    r"[^,;]{0,40}? at (?:an? (?:record|all-time) |{money_sign_en}?\d[\d./-]*(?: (?:dlrs|dollars|pence|cents|euros|pounds|points)|$|[,;]| ))"
)
_ARTICLE = lazy(r" (?:an?|its|the|their|his|her)$")
_FRACTION = lazy(
    r" (?:an?|one|two|three|almost an?|nearly an?|more than an?|about an?) (?:half|third|quarter|[a-z]+th)s?\b"
)
_A_SUM = compiled(r" (?:{amount_lead_en} )?{money_sign_en}[\d.]")
_A_TEXT = compiled(
    r" (?:an?|the|its|his|her|their|another) (?:[a-z-]+ ){0,2}?(?:{work_en}|draft|script|screenplay|poem|story|biography|music|words)\b"
)
_A_LETTER = lazy(
    r" (?:an?|the|his|her|its|their) (?:[a-z-]+ ){0,2}(?:letter|post|op-ed|column|memo|essay|email|note|tweet)\b"
)
_FILED = compiled(rf" (?:{_SOME})?{{filed_noun_en}}\b")
_GOAL = compiled(rf" (?:{_SOME})?{{goal_noun_en}}\b")
_ENDPOINT = compiled(rf" (?:{_SOME})?{{endpoint_noun_en}}\b")
_TRIAL = compiled(rf" (?:{_SOME}|[\w-]+ ){{0,1}}?(?:phase \w+ )?{{trial_noun_en}}\b")
_PRIZE = compiled(rf" (?:{_SOME})?{{prize_noun_en}}\b")
_YEAR_WITH = lazy(r" (?:\d{4}|(?:the|its) (?:[a-z-]+ ){0,2}(?:year|quarter|half|month|season))\b")
_A_SHARE = lazy(r" (?:to (?:buy|pay|acquire) )?[^,;]{0,60}?\b(?:a|per|each) share\b| for (?:the whole of|all of) ")
_HIRED_ON = lazy(
    r" (?:[A-Z][\w.’'-]*|[a-z-]+)(?: [\w.’'-]+){0,5}? (?:on|to) an? [\w -]{0,24}\b(?:contract|deal|terms)\b"
)
_FOR_A_FIRM = compiled(
    r"\b(?:offer|bid|approach) (?:for|by|from|to (?:buy|acquire)) (?:the |its )?(?:[a-z-]+ ){0,3}[A-Z]"
    r"|\b{bid_lead_en} (?:[a-z-]+ )?(?:offer|bid|approach)\b|\boffer of [$€£¥]?[\d.]+ (?:\w+ )?(?:a|per) share\b"
    r"|\boffer for (?:all |the |its )[^,;]{0,30}shares\b"
)
# An act, what stands right behind it, and the type that the two tell.
_OBJECTS = (
    ("acquires", _SHARE, "investment"),
    ("buys", _SHARE, "investment"),
    ("hears", _HEARS, "policy"),
    ("presents", _A_PLAN, "business"),
    ("writes", _A_MODEL, "research"),
    ("writes", _OFF, "business"),
    ("becomes", _CHANGED, "business"),
    ("leaves", _BETA, "release"),
    ("calls", _STRIKE, "business"),
    ("replaces", _IT, "business"),
    ("files", _FILED, "policy"),
    ("meets", _ENDPOINT, "research"),
    ("meets", _GOAL, "business"),
    ("tries", _TRIAL, "research"),
    ("starts", _TRIAL, "research"),
    ("closes", _TRIAL, "research"),
    ("wins", _PRIZE, "other"),
    ("ends", _YEAR_WITH, "market"),
    ("offers", _A_SHARE, "acquisition"),
    ("signs", _HIRED_ON, "personnel"),
    ("loses", _A_SUM, "market"),
    ("revises", _OUTLOOK, "market"),
    ("rejects", _OUTLOOK, "market"),
)


def _told(scene: Scene, act: str, before: str, behind: str) -> str:
    """The type of an act by what it does and to what."""
    for done, pattern, kind in _OBJECTS:
        if act == done and pattern.match(behind):
            return kind
    if act in ("starts", "launches") and _founded(scene, act, behind):
        return "founding"
    passive = _PASSIVE.search(before) or scene.trigger.quote.startswith(("was ", "were "))
    if act == "starts" and passive and _STARTED.search(scene.lead):
        return "founding"
    if act == "starts" and (_AT_WORK.match(behind) or _ON_DAY.match(behind)) and _somebody(scene):
        return "personnel"
    if act == "acquires" and not (_behind()["no_firm"].match(behind) or lexical("happened_stake").search(behind[:40])):
        return "acquisition"
    if passive and act in ("tries", "starts", "closes", "ends") and lexical("trial_noun_en").search(before[-60:]):
        return "policy" if lexical("suit_en").search(before[-60:]) else "research"
    if act in ("signs", "partners") and _WITH.match(behind):
        return "" if any(m.start < scene.trigger.end + 40 for m in scene.after("person")) else "partnership"
    if act == "signs" and _TERMS.match(behind) and _somebody(scene):
        return "personnel"
    wide = scene.between(scene.trigger.end, min(scene.sentence.end, scene.trigger.end + 60))
    if act in ("signs", "vetoes") and _A_LAW.match(wide):
        return "policy"
    if act == "drafts" and (lexical("law_en").search(before[-60:]) or _AGAINST.match(behind)):
        return "policy"
    if act == "buys" and (_behind()["part"].match(behind) or _ITS_FROM.match(behind)):
        return "acquisition"
    if act == "buys" and behind.startswith(" place"):
        return "meeting" if lexical("happened_event").search(scene.lead) else "other"
    if (
        act == "moves"
        and any(m.start - scene.trigger.end <= 8 for m in scene.after("organisation"))
        and not _firm_acts(scene, before)
    ):
        return "personnel"
    if act == "defends" and not lexical("study_en").search(behind[:40]):
        return "statement"
    if act == "hires" and _first_is_firm(scene):
        return "business"  # hired a bank
    if scene.trigger.quote.lower().endswith(" live"):
        return "release"
    if act == "appears" and lexical("study_en").search(before[-40:]):
        return "research"
    if act == "happens" and lexical("happened_event").search(scene.lead):
        return "meeting"
    if act == "writes" and _A_TEXT.match(behind):
        return "other"
    if act == "puts" and lexical("told_in_en").search(before[-40:]):
        return "statement"
    if act == "joins" and _WE.search(before) and not any(scene.before("person")):
        return "partnership"
    if act == "builds" and (_behind()["site"].match(behind) or " into " in behind[:50]):
        return "business"
    if act in ("puts", "launches") and (_ON_HUB.match(behind) or (act == "puts" and _CODE.match(behind))):
        return "open_source"
    if act == "studies" and lexical("study_en").search(before):
        return "research"
    if (
        act in ("launches", "puts")
        and (m := _WHICH.search(before))
        and (any(map(str.isdigit, m["name"])) or kind_said(before))
    ):
        return "release"
    return ""


def _says(verb: str, behind: str) -> bool:
    """It is said: wrote on a site, added that; not wrote off, added a button."""
    if verb == "added":
        return bool(re.match(r" that\b|[,.:]|$", behind))
    return verb != "wrote" or bool(_A_LETTER.match(behind)) or bool(_TO_SAY.match(behind))


def _court(scene: Scene, said: str, before: str, behind: str) -> str:
    """Was sentenced, pleaded guilty, took the stand, the trial opened: what courts do is policy."""
    act = said + behind[:24]
    if lexical("court_verb_en").search(act):
        return "policy"
    verb = said.split()[-1]
    if verb == "appealed" and not behind.startswith((" to ", " for ")):
        return "policy"
    if (verb in ("ruled", "rules") and not behind.startswith(" out")) or (
        verb in ("lost", "won", "brought") and _A_CASE.match(behind)
    ):
        return "policy"
    tells = words("case_verb_en").keys() & said.split()
    return "policy" if tells and lexical("case_en").search(before[-60:]) else ""


def _first_is_firm(scene: Scene) -> bool:
    """Right behind the verb an organisation is named: hired a bank."""
    first = next(iter(scene.after("person", "organisation")), None)
    return first is not None and first.value.kind == "organisation" and first.start - scene.trigger.end < 3


def _firm_acts(scene: Scene, before: str) -> bool:
    """A firm moves, or it."""
    return bool(_WE.search(before)) or any(m.start >= scene.clause[0] for m in scene.before("organisation"))


def _bid(scene: Scene, before: str, behind: str) -> bool:
    """The bid was rejected; accepted an offer for a firm; a second offer, made in May."""
    aside = scene.trigger.start - scene.clause[0] <= 1
    near = before[-60:] if aside or _PASSIVE.search(before) else behind[:60]
    return bool(_BID.search(near) or _FOR_A_FIRM.search(near)) and not _somebody(scene)


def _figure(said: str, before: str, behind: str) -> str:
    """Shares closed, gained almost 180%, reports its results: market."""
    verb = said.split()[-1]
    if verb in ("closed", "opened", "ended") and _AT_A_PRICE.match(behind):
        return "market"
    if verb in words("moves_en") and (_SHARES.search(before) or _PERCENT.match(behind) or _FRACTION.match(behind)):
        return "market"
    if said.split()[0] in ("reports", "report", "publishes", "announces") and RESULTS.search(said + behind[:40]):
        return "market"
    return ""


def _somebody(scene: Scene) -> bool:
    """A person acts, or he or she."""
    return bool(_HE.search(scene.lead)) or any(m.start >= scene.sentence.start for m in scene.before("person"))


def _founded(scene: Scene, act: str, behind: str) -> bool:
    """A company is begun: it is named right behind the verb, or said to be one."""
    if _behind()["firm"].match(behind):
        return True
    at = scene.trigger.end
    if act != "starts":
        return False
    if _NAMED_FIRM.match(scene.folded, at, scene.sentence.end):
        return True
    if _NAMED_IN.match(behind) and (_WE.search(scene.lead) or scene.before("person")):
        return True
    org = next((m for m in scene.after("organisation") if m.start - at <= 5), None)
    if org is None:
        return False
    return not re.match(r"(?:['’]s)?\s(?:[a-z]+ing|[A-Z])", scene.folded[org.end : org.end + 20])


def own_half(before: str) -> str:
    """Of the words in front of a verb those of its own half: approved by the council and | construction began."""
    head, joined, tail = before.rpartition(" and ")
    return tail if joined and tail.strip() and verbs_of(head, 0, len(head)) else before


def only_where(scene: Scene, m: Mention) -> bool:
    """In Beirut, to Sweden: a place that only says where."""
    return m.value.kind == "place" and bool(_IN.search(scene.folded, max(scene.sentence.start, m.start - 8), m.start))


def acted_upon(scene: Scene) -> Mention | None:
    """Whom the verb names right behind it: fined Pellam, left its rival Dorn in May; not a name that says which of what."""
    for m in scene.entities("organisation", "person", "product", "model"):
        if m.start > scene.trigger.end and _OBJECT.fullmatch(scene.folded, scene.trigger.end, m.start):
            return None if _ANOTHERS.match(scene.folded, m.end) else m
    return None
