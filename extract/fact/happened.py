"""Acts in English that no other rule reads: somebody named did something on a day, in a clause that says all three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon import words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from . import fact
from .dated import ahead, dates_of, width
from .lexical import lexical
from .maker_place import subject_en
from .named_en import kind_said
from .object_en import RESULTS, acted_on, acted_upon, only_where, own_half
from .plain import actor, told, vague
from .predicate_en import PERFECT, PERIOD, verb_of, verbs_of
from .scene import Draft, Scene, evidence
from .subject_en import opening_subject, subject_of, told_before

WHO = ("organisation", "person", "product", "model", "place")
YEAR = 366
_NEAR = 90  # characters between the verb and a date behind it
_ALONE = 14  # characters that a clause holds beside its date: On a wet
_BREAKS = compiled(r"\b(?:{clause_opener_en}|that|since|until|whose|as (?:{pronoun_en}|we))\b|\band\b|[“”\"]")
_IT = compiled(r"\b(?:{pronoun_en}|we|both|the {told_noun_en}|{possessive_en})\b", re.I)
_SUBORDINATE = compiled(r"[\s,“\"]*(?:{concession_en}|whether|because|as|since|until)\b", re.I)
_PERFECT = compiled(r"\s(?:\w+ly\s)?(?:\w+ed|{participle_near_en})\b")
_NOBODY = compiled(r"\s{nothing_en}\b")
_PARTICIPLE = compiled(r"\b{everybody_en}\s$")
_BUYS = compiled(
    r"(?: (?:on|in|last|this|earlier this) [\w ]{2,18})?(?: a deal)? to {take_over_verb_en}\b| (?:a|its|an) (?:[a-z]+ )?(?:bid|takeover offer)\b"
)
_SIGNED = lazy(r"(?i:signed|renewed|inked)")
_ASIDE = compiled(r"[^,;]{2,50}, [^,;]{2,60}, (?:{preposition_en}|by|under|into|{time_opener_en})\b[^,;]{0,50}")
_ARTICLE = compiled(r"\b(?:the|an?|{possessive_en}|our)\s$", re.I)
_FEAST = compiled(r"\s{event_noun_en}\b")
_OVER_BY = lazy(r" over\b[^,;]{0,40}?\bby\b")
_COUNCIL = compiled(r"\b{institute_word_en} (?:Council|Agency|Authority)")
_COURT = compiled(r"\b{court_noun_en}\b(?!['’]s)")
_SHOWN = compiled(r"(?i:{shown_en}|put out|rolled out)")
_QUOTED = lazy(r"[“\"][^“”\"]*[”\"]")
_SAID = lazy(r"[“”\"]|\bthat\b")
_AND_ALSO = lazy(r"\s?(?:and|then|and then|but)\s(?:also |later |then )?")
_AND = lazy(r"\band\b")
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
_NEXT_ACT = compiled(r"\band (?:then |later )?(?:{date_preposition_en} )?$")
_LAW_ACTS = compiled(
    r"\b(?:the|an?|this|that|{possessive_en})\s(?:[\w-]+\s){0,2}{statute_noun_en}\s(?:{auxiliary_en}\s|\w+ly\s)*$", re.I
)
_LEGAL = compiled(r"\b{legal_verb_en}$")
_APART = compiled(r"\b(?:and|that|{clause_opener_en}|as|{report_verb_en})\b")
_IN = lazy(r"\bin\s(?:the\s)?$")  # a landing in Porto, though that is a club
_A_POST = compiled(
    r"\b(?:{person_role_en}|{office_noun_en}|{office_en}|{office_short_en}|{refers_person_en}|secretary|partner|member"
    r"|professor|chair|champion|leader|ambassador|owner|priest|bishop|king|queen)s?\b",
    re.I,
)
_SELLS = compiled(r" to (?:sell|offload|divest) (?:{possessive_en}|the) (?:[\w-]+ ){0,3}?{firm_part_en}\b")
_COLLECTED = lazy(r" (?:\d|more than|about|some|nearly|evidence|signatures|data|information|support|samples)")
_ON_STAGE = compiled(r"\b(?:before|at|on stage|in court|with|alongside|beside)\b|\b{happened_event}\b")
_DIGITS = lazy(r"\d+")
_NO_DEAL = lazy(r"\b(?:failed|lost|missed|cancelled|canceled|tore up|quit)\b")
_DECIDES = compiled(r"\b{turns_down_en}\b")
_WHICH = lazy(r"\s?(?:which|who)\b")
_WHEN = lazy(r"\s?(?:when|where)\b")


@fact("fact/happened", type="other", triggers="happened_trigger", last=True)
def happened(scene: Scene) -> Iterator[Draft]:
    """Finds sued, shelved, poached, broke ground, turned down, is scheduled to and other English verbs of single acts.

    Reads who acts and when: the date stands in the verb's own clause, or alone in the one before. Leaves clauses that
    another rule reads, conditions, habits, states, participles before nouns, and whom nobody named."""
    date = _date(scene)
    if date is None or not told(scene, "happened"):
        return
    start, end = scene.clause
    if lexical("happened_state").search(scene.folded, start, end) or _SUBORDINATE.match(scene.folded, start):
        return
    if any(m.start <= scene.trigger.start < m.end for m in scene.amounts()):
        return  # 26 billion won
    if scene.trigger.quote == "ended" and PERIOD.search(scene.folded, start, scene.trigger.start):
        return  # the quarter ended June 30
    if scene.folded[scene.trigger.start - 1 : scene.trigger.start] == "-":
        return  # London-listed
    if scene.trigger.quote[0].isupper() and scene.lead.strip():
        return  # Allied, Applied: a name
    if scene.shade == "state" and not (_counted(scene) or _done(scene)):
        return  # it had the funds
    if scene.shade == "state" and _PERFECT.match(scene.folded, scene.trigger.end):
        return
    if _NOBODY.match(scene.folded, scene.trigger.end):
        return
    if _PARTICIPLE.search(scene.folded, start, scene.trigger.start) or scene.sentence.passage.kind == "question":
        return
    coming = ahead(scene, date)
    if coming and _over(scene):
        return  # she lost a fortune in a year: a length of time
    if scene.shade in ("planned", "opens") and not coming:
        return
    agent = agent_of(scene)
    upon = acted_upon(scene)
    other = upon or (None if agent else party_of(scene))
    if not (agent or other or anyone_near(scene) or told_before(scene) or subject_of(scene).who):
        return
    kind = kind_of(scene)
    yield Draft(
        kind,
        evidence(trigger=scene.trigger, agent=agent, other=upon if kind == "acquisition" else other, date=date),
        date,
        factuality="planned" if coming and scene.shade in ("planned", "opens") else "",
        reach=reach_of(scene, agent or other),
    )


def _counted(scene: Scene) -> bool:
    """A number that is no date stands behind the verb in its clause, or the noun of a figure."""
    at, end = scene.trigger.end, scene.clause[1]
    dates = [m for m in scene.sentence.mentions if m.kind == "date"]
    numbers = (m.start() for m in _DIGITS.finditer(scene.folded, at, end))
    return bool(lexical("happened_figures").search(scene.folded, at, end)) or any(
        not any(d.start <= n < d.end for d in dates) for n in numbers
    )


def _done(scene: Scene) -> bool:
    """had already written off: one of the next two words is a participle."""
    next_two = scene.between(scene.trigger.end, scene.clause[1]).split()[:2]
    return any(w in words("participle_en") or w in words("past_en") or w.endswith("ed") for w in next_two)


def _over(scene: Scene) -> bool:
    """The trigger is a verb in the simple past."""
    t, s = scene.trigger, scene.sentence
    return any(a == t.start and tense == "past" for a, _, tense in verbs_of(scene.folded, s.start, s.end))


def party_of(scene: Scene) -> Mention | None:
    """Who takes part where nobody named acts (three researchers quit): one named behind the verb in its clause, else one in
    front of it there; not where another verb stands between, nor a place."""
    t, (start, end) = scene.trigger, scene.clause
    named = [
        m for m in scene.entities(*WHO) if m.value.kind != "place" and not _IN.search(scene.folded, start, m.start)
    ]
    behind = (m for m in named if t.end <= m.start < end and not _APART.search(scene.folded, t.end, m.start))
    before = (m for m in named if start <= m.start and m.end <= t.start)
    return next(behind, None) or next((m for m in before if not _APART.search(scene.folded, m.end, t.start)), None)


def anyone_near(scene: Scene) -> bool:
    """Somebody is named in the sentence or in one of the two before."""
    near = (*scene.before_sentence[-2:], scene.sentence)
    return any(isinstance(m.value, Entity) for s in near for m in s.mentions)


def reach_of(scene: Scene, party: Mention | None) -> str:
    return "sentence" if party and party.start >= scene.sentence.start else "paragraph"


def _of_a_noun(scene: Scene, date: Mention) -> bool:
    """Since its 2021 IPO, results since May: the year of another happening, which only its noun tells, or what counts it."""
    if date.quote.lower().startswith("since ") and date.end <= scene.trigger.start:
        return date.start - scene.sentence.start > 8 and not PERFECT.search(scene.lead)
    return date.quote.isdigit() and bool(_ARTICLE.search(scene.folded, max(0, date.start - 8), date.start))


def _date(scene: Scene) -> Mention | None:
    """The date behind the verb in its clause, else before it there, else alone in a clause before."""
    start, end = scene.clause
    placed = [
        m
        for m in dates_of(scene)
        if (m.value.earliest or m.value.latest)
        and width(m) <= YEAR
        and not vague(scene, m)
        and not _FEAST.match(scene.folded, m.end)
        and not _of_a_noun(scene, m)
    ]
    at = scene.trigger.end
    behind = next((m for m in placed if at <= m.start < end and m.start - at <= _NEAR), None)
    if behind and not _BREAKS.search(_QUOTED.sub("", scene.between(at, behind.start))):
        return None if _participle(scene, behind) else behind
    aside = next((m for m in placed if m.start >= end and m.start - at <= _NEAR), None)
    if aside and _ASIDE.fullmatch(scene.folded, at, aside.start):
        return aside  # trained its first model, Jackdaw, on rented computers in March 2021
    before = [m for m in placed if start <= m.start and m.end <= scene.trigger.start and not _anothers(scene, m)]
    if before:
        return before[-1]
    for m in reversed([m for m in placed if m.end <= start]):
        first, last = scene.clause_of(m.start, m.end)
        if (last - first) - (m.end - m.start) <= _ALONE and not verbs_of(scene.folded, first, last):
            return m
    told = [m for m in placed if m.end <= start]
    if told and _WHEN.match(scene.folded, start) and scene.between(told[-1].end, start).strip(" ,") == "":
        return told[-1]  # on April 15, when the department told the company …
    if (
        told
        and _AND_ALSO.fullmatch(scene.folded, start, scene.trigger.start)
        and scene.clause_of(start - 2, start - 2)[0] <= told[-1].start
    ):
        return told[-1]  # converted its loans in June, and sent a new head
    between = scene.between(at, behind.start) if behind else ""
    if _NEXT_ACT.search(between):
        return None  # bought billboards and in 2023 persuaded the town
    if _AND.search(between) and not (_SAID.search(between) or lexical("happened_trigger").search(between)):
        return behind
    return None


def _participle(scene: Scene, date: Mention) -> bool:
    """A rewrite built on it followed in May: the trigger only says which, and another verb tells what was."""
    verbs = verbs_of(scene.folded, scene.trigger.end, date.start)
    return any(tense == "past" for _, _, tense in verbs) and not _AND.search(
        scene.folded, scene.trigger.end, date.start
    )


def _anothers(scene: Scene, date: Mention) -> bool:
    """went on sale on Friday and sold out: the date is that of the verb in front of it."""
    if not _AND.search(scene.folded, date.end, scene.trigger.start):
        return False
    verb = verb_of(scene.folded, date.start, date.end, scene.sentence.start, scene.sentence.end)
    return bool(verb and verb[1] <= date.start)


def agent_of(scene: Scene) -> Mention | None:
    """Who acts; else one named in the clause; else whom it or the company stands for."""
    agent, reach = actor(scene, WHO)
    later = agent is not None and scene.trigger.end <= agent.start < scene.sentence.end
    if agent and reach != "document" and not later:
        return agent
    if subject := subject_en(scene):
        return subject
    start, _ = scene.clause
    here = next(
        (
            m
            for m in scene.entities(*WHO)
            if start <= m.start and m.end <= scene.trigger.start and not only_where(scene, m)
        ),
        None,
    )
    return here or opening_subject(scene)


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
