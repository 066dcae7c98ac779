"""The English title of an event that its own words tell: whoever acts by name, nothing said in passing, no word cut.

>>> headline("In May it sold its mill, which had lost money.", 10, "Pellam")
'In May Pellam sold its mill, which had lost money.'
>>> headline("The firm owns a mill in Leeds and sold a van in May.", 34, "Pellam")
'Pellam sold a van in May.'
>>> headline("Pellam, which sold a van in May, makes paper.", 14, "Pellam")
'Pellam sold a van in May'
>>> headline("by Ann Tolland, whose film won a prize.", 27, "Ann Tolland")
'Ann Tolland’s film won a prize.'
>>> quote = "Skua 2 was trained on far more text than any of its forerunners, Skua 1, which we launched in May."
>>> headline(quote, quote.index("launched"), "Pellam") == quote
True
>>> headline("The talks broke down in May.", 10, "Pellam")
'Pellam: The talks broke down in May.'
"""

from __future__ import annotations

import re

from .fact.phrase_en import GROUP
from .pattern import lazy
from .rule import compiled

LONGEST = 100  # characters
_REFERS = compiled(
    r"(?:^|[\s“\"(—–-])(?P<who>{pronoun_en}|we|both|the (?:former|latter)|the\s(?:[a-z][\w'-]*\s|[A-Z]\w+-[a-z]+\s){0,3}?(?:{company_noun}"
    r"|{refers_org_en}|{refers_person_en}))\s$",
    re.I,
)
_OPENS = compiled(
    r"(?!the (?:two|three|pair)\b)(?:{pronoun_en}|we|the\s(?:[a-z][\w'-]*\s){0,2}?(?:{company_noun}|{refers_org_en}))"
    r"(?=\s(?!(?:of|in|at|for|that|which|who|and)\b)[a-z])",
    re.I,
)
_NOUN_WHICH = lazy(r"(?P<noun>[^,;]{3,70}),? (?:which|who)\s")
_WHICH = lazy(r"(?:which|whom?|that)\s", re.I)
_WHERE = lazy(r"^(?:where(?:upon)?|when(?=[^,]*$))\s", re.I)
_SAYS = compiled(r"\s*{quote_verb_en}\b")
_NEW = lazy(r"[:;]\s|\s[–—-]{1,2}\s")
_JOINED = compiled(r"(?:^|[\s,]){joins_clause_en}\s$")
_RELATIVE = lazy(r"(?:^|[\s,])(?:who|which|that)\s$")
_WHOSE = lazy(r"\bwhose (?P<what>[^,;]{3,60})\s$")
_ASIDE = lazy(r",\s[^;]{2,160},\s$")
_TOLD_THAT = lazy(r"^.*\b(?:that|said|says)\s(?:the\s)?")
_AFTER = compiled(r"^.*\b(?:{clause_opener_en}|though|although)\s(?:the\s)?")
_FAR = 64  # characters in front of a verb that a title may hold
_OWN_CLAUSE = compiled(r".*(?:,|\b(?:that|{clause_opener_en}|as|whose))\s(?P<subject>(?!(?:and|or|but)\b)[^,]{3,}\s)$")
_MODAL = lazy(r"\b(?P<modal>will|would|plans to|plan to|intends to|is to|are to|is due to)\s[^;]*$")
_TENSED = compiled(r"{auxiliary_en}\b|\w+ed\b|{past_en}\b|\w+s\b")
_PHRASE = compiled(r"[\s“\"]*(?:{date_preposition_en}|[A-Z][a-z]+|[a-z]+)\s[^,;“”\"]{0,36}")
_COMMA = lazy(r"(?<!\d),\s|,\s(?!\d{4}\b|\d{3}\b)")
_BULLET = lazy(r"^\s?[-–—•*]\s")
_BRACKETS = lazy(r"\s\([^()]{1,60}\)")
_MORE = compiled(r",\s{more_told_en}\b|\s[–—-]\s")
_DANGLING = compiled(r"(?:[\s,;:–—(]+|\s(?:{preposition_en}|{dangling_en}))+$")


def headline(quote: str, at: int, name: str = "") -> str:
    """The words of a claim, whose trigger begins at `at`, with the name of whoever acts where they only refer to it."""
    before = _BULLET.sub("", re.sub(r"\s+", " ", quote[:at]))
    rest = re.sub(r"\s+", " ", quote[at:])
    group = GROUP.search(before)
    subject, verb = (before[: group.start()], before[group.start() :]) if group else (before, "")
    told = verb + rest
    if (
        len(subject) > _FAR
        and (own := _OWN_CLAUSE.search(subject))
        and not (name and name in subject[: own.start("subject")])
    ):
        subject = own["subject"]
    whole = _WHERE.sub("", _named(subject, told, name))
    return fitted(" ".join(quote.split()) if _WHICH.match(whole) and not _WHICH.match(quote) else whole, told)


def _named(subject: str, told: str, name: str) -> str:
    if not name:
        which = _NOUN_WHICH.fullmatch(subject)
        return f"{which['noun']} {_COMMA.split(told)[0]}" if which else subject + told
    if whose := _WHOSE.search(subject):
        return f"{name} {told}" if named_in(whose["what"], name) else f"{name}’s {whose['what']} {told}"
    if not subject.strip() or (joined := _JOINED.search(subject)):
        modal = _MODAL.search(subject) if subject.strip() and joined and not _TENSED.match(told) else None
        return f"{name} {modal['modal']} {told}" if modal else f"{name} {told}"
    if _RELATIVE.search(subject):
        return f"{name} {_COMMA.split(told)[0]}"
    refers = _REFERS.search(subject)
    lead = subject[: refers.start("who")] if refers else ""
    own = _NEW.split(lead)[-1]
    if own != lead and (not own or _PHRASE.fullmatch(own)):
        return f"{own}{name} {told}"  # the judge agreed: in May she quashed it
    if named_in(subject, name):
        if subject.rstrip().endswith(f"{name},"):
            return f"{name} {told}"  # its owner, Pellam, | was fined
        aside = _ASIDE.search(subject)
        shorter = aside and named_in(subject[: aside.start()], name)
        shorter = shorter or _AFTER.sub("", subject).strip() == name  # a month after Pellam | announced
        shorter = shorter or (
            len(subject + told) > LONGEST and _BRACKETS.sub("", _TOLD_THAT.sub("", subject)).strip() == name
        )
        return f"{name} {told}" if shorter else subject + told
    if refers is None and not named_in(told, name) and (opens := _OPENS.match(subject)):
        return f"{name}{subject[opens.end() :]}{told}"
    if refers is None and _SAYS.match(subject):
        return f"{name} {subject.lstrip()}{told}"  # The company, which sells vans, | said sales fell
    if refers is None:
        return subject + told if named_in(told, name) else f"{name}: {subject}{told}"
    if lead.endswith((" that ", " which ")):
        return f"{lead}{name} {told}"  # the plan that it approved
    return f"{lead if _PHRASE.fullmatch(lead) else ''}{name} {told}"


def named_in(words: str, name: str) -> bool:
    """The words name somebody, at least by a first or last word (Lindqvist told analysts)."""
    return any(part in words for part in {name, name.split()[0], name.split()[-1]} if len(part) > 2 or part == name)


def fitted(words: str, told: str = "", longest: int = LONGEST) -> str:
    """The words in so many characters, from the verb of `told` on not less than it: without brackets, up to a comma behind
    which only more is told of it, else up to a word."""
    if len(words) <= longest:
        return words
    words, told = _BRACKETS.sub("", words), _BRACKETS.sub("", told)
    if len(words) <= longest:
        return words
    verb = max(0, words.find(told[:40])) + len(told[:12]) if told else longest // 2
    if cut := [*_MORE.finditer(words, verb, longest)]:
        return words[: cut[-1].start()]
    return _DANGLING.sub("", words[: longest - 1].rpartition(" ")[0]) + "…"
