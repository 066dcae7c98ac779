"""The verb of an English clause that a date belongs to, and its tense: the last verb in front of it, or the first behind it.

>>> verb_of("The furnace, which was relit in April, is cold.", 32, 37)
(19, 28, 'past')
>>> verb_of("In April the board will be asked to vote.", 3, 8)
(19, 32, 'will')
>>> verb_of("Its May launch was good.", 4, 7)
"""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache

from ..lexicon import alternation, words
from ..pattern import lazy
from ..rule import compiled
from .lexical import lexical

REACH = 110  # characters between a date and its verb
_ALONE = 20  # characters in front of a date that opens a clause
_BREAK = compiled(r"[;:—–()“”\"]|(?<!\d),|,(?!\d{3})|\b{clause_part_en}\b")
_COLON = lazy(r"(?::|\s[–—-])\s")
_STOPS = frozenset(["“", "”", '"', ";", ":", "(", ")"])
_WORD = lazy(r"(?<![\w'’.-])[a-z]+(?![\w'’-])")
_NOUNS = compiled(
    r"(?:\b(?:{no_verb_behind_en}|\w+[’']s)\s)$",
    re.I,
)
_AUX = compiled(
    r"(?:(?P<will>\b(?:will|shall|{be_en} {set_to_en} to|(?:is|are) to|{plan_verb_en} to))|(?P<would>\bwould)|"
    r"(?P<unsure>\b(?:{might_en}|can|should|must|cannot|not|never)|n['’]t)|(?P<has>\b(?:has|have))|(?P<past>\b"
    r"(?:was|were|had|got|did))|(?P<now>\b(?:is|are|being))|(?P<be>\b(?:been|be))|(?P<talk>\b{be_en} "
    r"(?:{believed_en}|rumou?red|alleged) to have)|(?P<to>\bto))?(?P<adverbs>(?:\s(?:\w+ly|{then_adverb_en}"
    r"|now|first|soon|once|even|just|eventually|{been_en}|have))*)\s$"
)
_FUTURE = compiled(
    r"\b(?:will|shall|would(?! have\b)|must(?! have\b)|['’]ll\b|{be_en} {set_to_en} to|(?:is|are) to|should"
    r"(?= be {completed_en}\b)|{want_verb_en} to)(?:\s(?:\w+ly|also|then|now|soon|not|be|have))*\s[a-z]+"
    r"(?![\w'’-])"
)
_VOWED = compiled(r"\b(?:{have_en} )?{promised_verb_en} to\s[a-z]+(?![\w'’-])")
PERIOD = compiled(r"\b{period_noun_en}\s$")
_GOING = lazy(r"\b(?:is|are) (?:also |now |then |both )?(?!being |going |having )[a-z]{2,}ing(?![\w'’-])")
_FIGURE = compiled(
    r"\b(?:was|were)(?= (?:{amount_lead_en} ?){0,2}(?:{money_sign_en}\d|\d[\d.,]*(?:%| ?(?:per ?cent|{money_scale_en}"
    r"|trillion)\b)))|\bhad(?= (?:{amount_lead_en} ?){0,2}\d[\d.,]* (?:[a-z]+ )?{counted_people_en}\b)"
)
_DETERMINED = compiled(r"\b(?:the|an?|{possessive_en}|our|whose|of|\w+['’]s)\s$|-$", re.I)

_OPENING = compiled(
    r"\s{0,2}[“\"]?(?P<word>[A-Z][a-z]+)\s(?:{preposition_en}|by|as|into|out|up|off|a|an|the" r"|{time_opener_en})\b"
)
_STATE = compiled(
    r"\s(?:{pronoun_en}|[A-Z]\w+)?\s?(?:had been|has been|have been|{be_en})\s(?:\w+ly\s)?(?:an?|the|its|his" r"|her)\s"
)
_COUNTED_FROM = compiled(r"\s?(?:[Ss]ince|[Bb]efore|[Uu]ntil)\s(?:the|{possessive_en}|an?|[A-Z][\w'’-]*)\s[^,;]{3,60}$")
_SAYS = ("said", "announced", "confirmed", "reported", "disclosed", "says", "revealed")
_WHO_SAYS = compiled(r"\s(?:the|its|{pronoun_en}|a|[A-Z])[\w'’ .&-]{0,60}$", re.I)
_IT_HAD = compiled(
    r"\s(?:that\s)?(?:{pronoun_en}|the [a-z-]+|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})\s(?P<had>had|has)\s(?!not|never|no\b)"
)
_SUM = lazy(r"(?:\d|llion|bn)\s$")
PERFECT = compiled(r"\b(?:{have_en}|been)\b")
_SET = ("due", "expected", "scheduled", "planned", "slated")
_TENSES = ("will", "would", "unsure", "has", "past", "now", "be", "talk", "to")
_LEADS = compiled(r"\s?{phrase_opens_en}\b")
_UNTIL = lazy(r"\s?(?:until|till)\b", re.I)
_ASIDE = frozenset(["who", "which", "whose", "where"])

Verb = tuple[int, int, str]


@cache
def _known() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    return (
        frozenset(words("past_en")),
        frozenset(words("no_past_en")),
        frozenset(words("scheduled_en")),
        frozenset(words("participle_en")),
    )


@cache
def _office() -> re.Pattern[str]:
    """has been a director: whoever holds an office since a day took it then."""
    return re.compile(
        rf"\b{alternation('have_en')} been (?:[\w'’-]+ ){{0,4}}?(?:{alternation('person_role_en')}"
        rf"|{alternation('office_en')})(?=[^.;,]{{0,50}} since\b|,? since\b)"
    )


@cache
def presents() -> frozenset[str]:
    """awards, acquires, carries, drops: the present forms of the single acts that the lexicon knows by their past."""
    found = set(words("present_en"))
    for past in words("happened_trigger"):
        if past.endswith("ied"):
            found.add(past[:-3] + "ies")
        elif past.endswith("ed") and " " not in past:
            stem = past[:-2]
            found |= {stem + "s", stem + "es", stem[:-1] + "s" if stem[-1:] == stem[-2:-1] else stem + "es"}
    return frozenset(found)


def opens_tale(text: str, first: int, start: int, end: int) -> bool:
    """May 2022: an entry of a chronicle, told in the present or the past."""
    return start - first <= 2 and bool(_COLON.match(text, end))


def _first_told(text: str, start: int, end: int) -> Verb | None:
    """The first verb of an entry of a chronicle, in whichever tense."""
    found = verbs_of(text, start, end)[:1]
    for m in _WORD.finditer(text, start, found[0][0] if found else end):
        if m[0] in presents() and not _NOUNS.search(text, max(start, m.start() - 14), m.start()):
            return m.start(), m.end(), "past"
    return found[0] if found else None


def verbs_of(text: str, start: int, end: int) -> list[Verb]:
    """The finite verbs and the participles behind nouns of a stretch: (start with the auxiliaries, end, tense)."""
    past, no_past, scheduled, participle = _known()
    found = []
    for m in _FUTURE.finditer(text, start, end):
        if not _NOUNS.search(text, max(start, m.start() - 12), m.start()):
            found.append((m.start(), m.end(), "not" if " not " in m[0] else "will"))
    found += [(m.start(), m.end(), "vow") for m in _VOWED.finditer(text, start, end)]
    found += [(m.start(), m.end(), "past") for m in _FIGURE.finditer(text, start, end)]
    found += [(m.start(), m.end(), "now") for m in _GOING.finditer(text, start, end)]
    if office := _office().search(text, start, end):
        found.append((office.start(), office.end(), "has"))
    for m in _WORD.finditer(text, start, end):
        word = m[0]
        told = word in past or (len(word) > 4 and word.endswith("ed") and word not in no_past)
        done = word in participle
        if not (told or done or word in scheduled) or any(a <= m.start() < b for a, b, _ in found):
            continue
        if _NOUNS.search(text, max(start, m.start() - 14), m.start()):
            continue
        if word == "ended" and PERIOD.search(text, max(start, m.start() - 10), m.start()):
            continue  # in the quarter ended September 28
        aux = _AUX.search(text, max(start, m.start() - 46), m.start())
        tense = next((k for k in _TENSES if aux and aux[k]), "")
        if word == "won" and _SUM.search(text, max(start, m.start() - 12), m.start()):
            continue  # 26 billion won
        if (
            not tense
            and found
            and text.startswith(" by ", m.end())
            and text[m.start() - 2].isalpha()
            and not text.endswith(" and ", 0, m.start())
        ):
            continue  # picked a consortium led by X
        if tense in ("unsure", "to", "be") or (done and not told and not tense):
            continue
        if word in _SET and tense in ("", "now"):
            found.append((m.start(), m.end(), "now"))
        elif word in scheduled and not told:
            if not tense:
                found.append((m.start(), m.end(), "now"))
        else:
            found.append((aux.start() if aux and tense else m.start(), m.end(), tense or "past"))
    return sorted(found)


def parted(text: str, a: int, b: int) -> bool:
    """A comma, a relative or a conjunction stands between two places; "and" alone parts nothing."""
    return any(m[0] != "and" for m in _BREAK.finditer(text, min(a, b), max(a, b)))


def _segment(text: str, start: int, at: int) -> tuple[int, str]:
    """Where the part of the sentence begins that a place stands in, and what parts it."""
    breaks = list(_BREAK.finditer(text, start, at))
    return (breaks[-1].end(), breaks[-1][0]) if breaks else (start, "")


def _entry(text: str, start: int, last: int) -> Verb | None:
    """The verb of an entry of a chronicle, past asides and relative clauses: The Moorhen, a tricycle, is presented."""
    marks = [*_BREAK.finditer(text, start, min(last, start + REACH + _ALONE)), None]
    skipped = False
    for mark in marks:
        stop = mark.start() if mark else last
        if not skipped and (found := _first_told(text, start, stop)):
            return found
        if mark is None or mark[0] in _STOPS:
            return None
        skipped = mark[0] in _ASIDE or (skipped and mark[0] != ",")
        start = mark.end()
    return None


@lru_cache(maxsize=1 << 6)  # asked once for the trigger and once by its rule
def verb_of(text: str, start: int, end: int, first: int = 0, last: int | None = None) -> Verb | None:
    """(start, end, tense) of the verb of the date text[start:end] in the sentence text[first:last]; tense is past, has, now,
    will or would."""
    last = len(text) if last is None else last
    if _DETERMINED.search(text, max(first, start - 16), start) or _UNTIL.match(text, start, end):
        return None
    if opens_tale(text, first, start, end):
        return _entry(text, _COLON.match(text, end).end(), last)  # type: ignore[union-attr]
    begin, mark = _segment(text, first, start)
    own = verbs_of(text, begin, start)
    if own:
        reported = _reported(text, first, begin, mark, own[-1]) or announced(text, end, last, own[-1])
        return reported or _sure(own[-1], start)
    if opening := _participle(text, first, begin, start):
        return opening
    if (
        _since_noun(text, start, end)
        or _COUNTED_FROM.match(text, begin, start)
        or (mark in _ASIDE and _STATE.match(text, begin, start))
    ):
        return None
    stop = _BREAK.search(text, end, last)
    behind = stop.start() if stop else last
    later = verbs_of(text, end, min(behind, end + REACH))
    if later:
        return _sure(later[0], later[0][0])
    if mark != "," and stop and (fronted := _fronted(text, begin, start, stop, last)):
        return fronted
    while mark and mark not in _STOPS and mark != "than" and start - begin <= REACH:
        at = begin - len(mark)
        begin, mark = _segment(text, first, at)
        own = verbs_of(text, begin, at)
        if own:
            return _sure(own[-1], start)
    return None


def _reported(text: str, first: int, begin: int, mark: str, said: Verb) -> Verb | None:
    """Pellam has named a chief, it said on Tuesday: the verb of what is said, which happened then."""
    if mark != "," or text[said[0] : said[1]].split()[-1] not in _SAYS or not _WHO_SAYS.match(text, begin, said[0]):
        return None
    told = verbs_of(text, first, begin)
    if told and told[0][2] in ("will", "now") and lexical("medium").search(text, begin, said[0]):
        return told[0][0], told[0][1], "talk"  # plans to test its taxis, the Courier reported last week
    if not told or told[0][2] not in ("past", "has") or said[0] - told[0][1] > 3 * REACH:
        return None
    return told[0]


def announced(text: str, end: int, last: int, said: Verb) -> Verb | None:
    """Pellam said on Tuesday that it had sold its mill: the verb of what was said, in the perfect, which was news then."""
    if text[said[0] : said[1]].split()[-1] not in _SAYS or not (m := _IT_HAD.match(text, end, last)):
        return None
    told = verbs_of(text, m.start("had"), min(last, m.end() + REACH))[:1]
    return (told[0][0], told[0][1], "has") if told and told[0][0] == m.start("had") else None


def _since_noun(text: str, start: int, end: int) -> bool:
    """results since Christmas left the board: what is counted from the date is a noun, where no perfect stands behind."""
    if not text.startswith(("since ", "Since "), start) or start < 2 or not text[start - 2].isalpha():
        return False
    stop = _BREAK.search(text, end)
    return not PERFECT.search(text, max(0, start - REACH), stop.start() if stop else end + REACH)


def _participle(text: str, first: int, begin: int, start: int) -> Verb | None:
    """The participle that a sentence opens with: Born in Leeds in 1950, she …; Bought by Pellam in May, the mill …"""
    m = _OPENING.match(text, begin, start)
    if m is None or m.start("word") - first > 4:
        return None
    word = m["word"].lower()
    past, _, _, participle = _known()
    known = word in past or word in participle or (word.endswith("ed") and len(word) > 4)
    return (m.start("word"), m.end("word"), "past") if known and not text[start:].startswith("'s") else None


def _fronted(text: str, begin: int, start: int, stop: re.Match[str], last: int) -> Verb | None:
    """The first verb behind a date that opens its clause, past its comma, asides and relative clauses."""
    opens = start - begin <= _ALONE or _LEADS.match(text, begin, start)
    if not opens or _UNTIL.match(text, begin, last):
        return None
    limit = min(last, start + REACH + _ALONE)
    breaks = [stop, *_BREAK.finditer(text, stop.end(), limit)]
    aside = False
    for mark, behind in itertools.zip_longest(breaks, breaks[1:]):
        if mark[0] in _STOPS:
            return None
        aside = mark[0] in _ASIDE or (aside and mark[0] != ",")
        found = [] if aside else verbs_of(text, mark.end(), behind.start() if behind else limit)
        if found:
            return _sure(found[0], found[0][0])
    return None


def _sure(verb: Verb, date: int) -> Verb | None:
    """The verb where it is near and not negated."""
    near = date - verb[1] <= REACH
    return verb if near and verb[2] != "not" else None
