"""The type of event that an English verb tells, by the verb, what it acts on and the words beside it."""

from __future__ import annotations

import re

from ..lexicon import words
from ..pattern import lazy
from ..rule import compiled
from .lexical import lexical
from .named_en import kind_said
from .object_en import RESULTS, acted_on, own_half
from .scene import Scene

_BUYS = compiled(
    r"(?: (?:on|in|last|this|earlier this) [\w ]{2,18})?(?: a deal)? to {take_over_verb_en}\b| (?:a|its|an) (?:[a-z]+ )?(?:bid|takeover offer)\b"
)
_SIGNED = lazy(r"(?i:signed|renewed|inked)")
_OVER_BY = lazy(r" over\b[^,;]{0,40}?\bby\b")
_COUNCIL = compiled(r"\b{institute_word_en} (?:Council|Agency|Authority)")
_COURT = compiled(r"\b{court_noun_en}\b(?!['’]s)")
_SHOWN = compiled(r"(?i:{shown_en}|put out|rolled out)")
_FIRM = compiled(r"[^,;]{0,30}\b{founded_noun_en}\b")
_OUT = compiled(r"\s?(?:\w+ly\s)?(?:{on_sale_en}|out(?= (?:{time_opener_en}|in|on|next|earlier|\d|[A-Z])|[,.]))\b")
_PUBLIC = lazy(r"(?: (?:it|them|the (?:company|firm|group|business)|[A-Z]\w+))? public\b")
_WHOLE = compiled(
    r" (?:(?:it|them)(?: again| back)?(?: in \d{4})?|(?:[A-Z][\w.&'’-]+ ){1,4}(?=from\b|out of\b|back\b)|the "
    r"(?:[a-z]+ )?{business_place_en}|(?:its|the) (?:[a-z]+ ){0,2}(?:arm|unit|division|subsidiary|business)) ?"
    r"(?:from|to|for|out of|back)\b"
)
_PASSIVE = compiled(
    r"\b(?:{be_en}|{been_en})\s?(?:\w+ly\s|first\s|itself\s|themselves\s|{then_adverb_en}\s|since\s)?(?:[a-z]+ed|[a-z]+n)?$"
)
_SUBJECT = compiled(r"(?!\b(?:{be_en}|{have_en}|been|be|will|which|who|also|then|and|but)\b)\b\w+")
_BREACH = compiled(r"\b{fine_reason_en}\b")
_FORCE = lazy(r" (?:into )?(?:effect|force)\b")
_POST = compiled(r" as (?:\w+['’]s |the |its |their |an? |new |interim ){0,3}[\w-]* ?(?:{office_noun_en}|chair\w*)\b")
_BOUGHT = ("bought", "acquired", "purchased", "sold")
_BOUGHT_BY = lazy(
    r" (?:\w+ly |out )?by (?:the |its )?(?:[a-z-]+ ){0,3}[A-Z]| (?:on |off )?(?:(?:in|on|last|this) [\w ]{3,18} )?to (?:the |its )?(?:[a-z-]+ ){0,3}[A-Z]"
)
_BE = frozenset(["was", "were", "is", "are", "been", "be", "being"])
_LEAVES = (
    "steps down",
    "steps aside",
    "step down",
    "stepping down",
    "stands down",
    "stood down",
    "stepped aside",
    "bows out",
)
_HELM = compiled(
    r" over (?:on|from (?:Mr|Ms|[A-Z])|as)\b| (?:over )?(?:the (?:helm|reins|top job)|as (?:its |the |group "
    r"|interim )?{office_short_en}\b)"
)
_PERCENT = lazy(r" (?:by |about |nearly |more than |as much as |up to )?\d[\d.]*\s?(?:%|per ?cent\b|points\b)")
_PRIZE = compiled(r" [^,;]{0,30}\bof the (?:{calendar_unit_en}|season|decade)\b")
_MEETS = ("visit", "visits", "visited", "met", "meet", "meets")
_BY = lazy(r"[^,;]{0,24}\bby\b")
_ABSTRACT = compiled(
    r" (?:an?|the|{possessive_en}|this)?\s?(?:[a-z]+ ){0,3}(?:[a-z]{3,}(?:tion|ment|ism|ness)" r"|{abstract_noun_en})\b"
)
_LAW_ACTS = compiled(
    r"\b(?:the|an?|this|that|{possessive_en})\s(?:[\w-]+\s){0,2}{statute_noun_en}\s(?:{auxiliary_en}\s|\w+ly\s)*$", re.I
)
_LEGAL = compiled(r"\b{legal_verb_en}$")
_A_POST = compiled(
    r"\b(?:{person_role_en}|{office_noun_en}|{office_en}|{office_short_en}|{refers_person_en}|secretary|partner|member"
    r"|professor|chair|champion|leader|ambassador|owner|priest|bishop|king|queen)s?\b",
    re.I,
)
_SELLS = compiled(r" to (?:sell|offload|divest) (?:{possessive_en}|the) (?:[\w-]+ ){0,3}?{firm_part_en}\b")
_COLLECTED = lazy(r" (?:\d|more than|about|some|nearly|evidence|signatures|data|information|support|samples)")
_ON_STAGE = compiled(r"\b(?:before|at|on stage|in court|with|alongside|beside)\b|\b{happened_event}\b")
_NO_DEAL = lazy(r"\b(?:failed|lost|missed|cancelled|canceled|tore up|quit)\b")
_DECIDES = compiled(r"\b{turns_down_en}\b")
_WHICH = lazy(r"\s?(?:which|who)\b")


def kind_of(scene: Scene) -> str:
    """What the verb tells, unless the words behind it, or who acts, say more."""
    start, end = scene.clause
    behind = scene.between(scene.trigger.end, end)
    before = scene.between(start, scene.trigger.start)
    if told_by_object := acted_on(
        scene, scene.between(max(scene.sentence.start, start - 60), scene.trigger.start), behind
    ):
        return told_by_object
    if scene.shade == "partnership":
        deal = lexical("happened_deal").search(behind) or lexical("happened_deal").search(before)
        return "partnership" if deal or not _SIGNED.fullmatch(scene.trigger.quote) else "business"
    if _BUYS.match(behind) or _SELLS.match(behind):
        return "acquisition"
    if _COLLECTED.match(behind) and scene.trigger.quote == "gathered":
        return "business"
    if scene.trigger.quote == "appeared" and not _ON_STAGE.search(behind[:60]):
        return "business"
    deal = None if _NO_DEAL.search(scene.trigger.quote) else lexical("happened_deal").search(behind[:40])
    if deal and scene.shade == "" and not _BREACH.search(behind[: deal.start()]):
        return "partnership"
    wide = scene.between(max(scene.sentence.start, start - 60), scene.trigger.start)
    if _WHICH.match(before):  # the Justice Department, which opened its own inquiry
        before = wide
    if scene.trigger.quote.lower() in ("sold", "bought") and _FIRM.match(behind):
        return "acquisition"
    if said := _by_words(scene, before, behind):
        return said
    if _COURT.search(before) and (
        scene.shade not in ("meeting", "personnel") or lexical("suit_en").search(behind[:60])
    ):
        return "policy"
    shown = _SHOWN.fullmatch(scene.trigger.quote)
    if shown and (kind_said(behind[:60]) or lexical("work_en").search(behind[:40])):
        return "release"
    if lexical("happened_listing").search(behind):
        return "ipo"
    if lexical("happened_stake").search(behind):
        return "investment"
    if scene.shade in ("opens", "planned", "meeting", "", "state") and lexical("happened_event").search(before):
        return "meeting"
    decides = scene.shade not in ("meeting", "statement", "personnel", "market") or _DECIDES.search(scene.trigger.quote)
    decider = before if before.strip() else wide  # the council, in debt, voted
    if decides and lexical("happened_authority").search(_COUNCIL.sub("", own_half(decider))):
        return "policy"
    if _LAW_ACTS.search(before) or (scene.shade == "policy" and _LEGAL.search(scene.trigger.quote)):
        return "policy"  # the bill returns to the Commons; Ofwat fined the company
    if scene.shade == "policy":
        return "business"
    if scene.shade in ("market", "state"):
        figures = lexical("happened_figures").search(scene.folded, start, end)
        return "market" if figures or _PERCENT.match(behind) else "business"
    if scene.shade == "research" and words("contest_en").keys() & scene.trigger.quote.lower().split():
        studied = lexical("study_en").search(behind[:60]) or lexical("study_en").search(before)
        return "research" if studied else "business"
    if lexical("subjects_en").search(behind[:40]) and scene.trigger.quote == "enrolled":
        return "research"
    became = scene.trigger.quote == "became" and not _A_POST.search(behind[:60])
    if scene.shade in ("", "planned", "opens") or (scene.shade == "personnel" and (became or _of_a_thing(scene))):
        return "business"
    return scene.shade


def _of_a_thing(scene: Scene) -> bool:
    """Took over Imperial Group, promoted a reform: nobody was put in a post."""
    at, end = scene.trigger.end, scene.clause[1]
    if scene.trigger.quote.lower() == "left":  # the shipment left Malaysia
        people = any(m.start >= scene.clause[0] and m.end <= at for m in scene.entities("person"))
        return not people and any(0 <= m.start - at <= 2 for m in scene.entities("place"))
    if scene.trigger.quote.lower().endswith(" over"):
        return any(m.start - at <= 5 and m.start >= at for m in scene.entities("organisation"))
    return bool(_ABSTRACT.match(scene.folded, at, end))


def _by_words(scene: Scene, before: str, behind: str) -> str:
    """The type that the words beside any verb give: put on sale, taken public, a merger, a law; '' for none."""
    said = scene.trigger.quote.lower().split()
    verb = said[-1]
    low = max(scene.sentence.start, scene.clause[0] - 60)
    subject = before if _SUBJECT.search(before) else scene.between(low, scene.clause[0])
    aside = not before.strip() and scene.clause[0] > scene.sentence.start  # Its car, unveiled in May, costs …
    passive = aside or bool(
        _PASSIVE.search(before) or _PASSIVE.search(scene.trigger.quote) or _BE.intersection(said[:-1])
    )
    if _OUT.match(behind) and verb in words("appears_en"):
        return "release"
    if _PUBLIC.match(behind) and verb in ("took", "taken", "went", "go", "take"):
        return "ipo"
    if verb in ("bought", "sold", "buy", "sell", "buys", "sells") and _WHOLE.match(behind):
        return "acquisition"
    if passive and (_BOUGHT_BY.match(behind) if verb in _BOUGHT else verb == "taken" and _OVER_BY.match(behind)):
        return "acquisition"
    if (
        passive
        and verb in ("formed", "established", "incorporated")
        and lexical("body_formed_en").search(subject[-60:])
    ):
        return "founding"
    if " ".join((verb, *behind.split()[:2])).startswith(_LEAVES) or _HELM.match(behind):
        return "personnel"
    if verb in ("named", "voted", "crowned") and _PRIZE.match(behind):
        return "other"
    if passive and verb in words("shown_en"):
        return _shown(subject, behind)
    if verb in words("premiered_en") and lexical("work_en").search(subject[-60:]):
        return "release"
    return _legal(said, subject, behind, passive) or _gathered(verb, subject, behind)


def _shown(subject: str, behind: str) -> str:
    """was unveiled, was introduced: a thing is released, a person takes a post, a law comes."""
    if lexical("law_en").search(subject):
        return "policy" if behind else ""
    if _POST.match(behind):
        return "personnel"
    return "" if lexical("no_release_en").search(subject) else "release"


def _legal(said: list[str], subject: str, behind: str, passive: bool) -> str:
    """Laws passed, duties imposed, deals blocked by an authority, mergers closed."""
    law = lexical("law_en")
    in_force = words("in_force_en").keys() & said
    if (
        _FORCE.search(" ".join(said) + behind[:14])
        or (law.search(subject) and in_force)
        or (in_force and law.search(behind[:40]))
    ):
        return "policy"
    if passive and lexical("happened_authority").search(behind[:50]) and _BY.match(behind):
        return "policy"
    merger = words("merger_verb_en").keys() & said
    near = lexical("merger_en").search(subject[-60:]) or lexical("merger_en").search(behind[:40])
    return "acquisition" if merger and near else ""


def _gathered(verb: str, subject: str, behind: str) -> str:
    """A meeting held, a visit paid, a report of a quarter given; and what a coming act is: will join, will buy."""
    if verb in words("gathers_en") and (verb in _MEETS or lexical("happened_event").search(behind[:50])):
        return "meeting"
    if verb in ("report", "present", "publish") and lexical("study_en").search(behind[:40]):
        return "research" if not lexical("law_en").search(behind[:40]) else ""
    if verb in ("publish", "published", "publishes"):
        if lexical("work_en").search(behind[:40]):
            return "release"
        if lexical("law_en").search(behind[:40]):
            return "policy"
    if verb in words("figures_verb_en") and lexical("happened_figures").search(behind[:50]):
        return "market"
    if _results(verb, subject) or (
        verb in ("publish", "report", "release", "present") and RESULTS.search(behind[:50] + " ")
    ):
        return "market"
    return words("coming_en").get(verb, "")


def _results(verb: str, subject: str) -> bool:
    """Third-quarter results will be published."""
    return verb in ("published", "reported", "announced", "released", "due", "presented") and bool(
        RESULTS.search(subject)
    )
