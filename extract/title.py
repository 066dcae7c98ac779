"""Titles of events, in Chinese and English, made from the roles by the templates of lexicon/shared/title.yml.

>>> fill("[{agent}]发布{product}", {"product": "GLM-130B"})
'发布GLM-130B'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

from .fact.lexical import lexical, western
from .headline import fitted, headline
from .lexicon import alternation, words
from .model import Amount, Claim, Entity, Mention
from .pattern import lazy
from .rule import compiled
from .show import number

_SMALL = lazy(r"[a-z]+(?![A-Za-z0-9])")
_OPTIONAL = lazy(r"\[([^\[\]]*)\]")
_ROLE = lazy(r"\{(\w+)\}")
_SPACES = lazy(r"\s{2,}")
_FOUNDED = compiled(r"了?[^,，。;；]{0,14}?{title_noun_zh}")
LONGEST = 44  # characters of a quoted Chinese title
_FORMS = lazy(r"<([^<>|]*)(?:\|([^<>]*))?>")
_SHARE = lazy(r"(?<!100)\s?(?:%|\bpct\b|\bper\s?cent\b)")
_PART = lazy(r"\b(?:stake|interest)\b|\d[^,;]{0,30}\bshares\b|\b(?<!the )shares (?:of|in)\b")
_WHOLE = compiled(r"\b{whole_en}\b")
_NOT_DONE = lazy(
    rf"\b{alternation('stopping_verb_en')}\b|\b{alternation('came_to_nothing_en')}\b|{lexical('fact_not').pattern}|{lexical('fact_denied').pattern}",
    re.I,
)
_MARKS = lazy(r"[\"“”]")
_AND = lazy(r"^\W*(?:and|but|yet|or|though|although|while|whereas|as)\b,?\s(?=[^,]*$)", re.I)
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_HEDGES = {
    "approx": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "less than ",
}


def fill(template: str, roles: Mapping[str, str]) -> str | None:
    """The template with its roles; a bracketed part without its role is left out; None when a needed role is missing."""
    said: list[str] = []
    for optional, parts in _parsed(template):
        if all(roles.get(name) for name in parts[1::2]):
            said += [roles[part] if n % 2 else part for n, part in enumerate(parts)]
        elif not optional:
            return None
    return _SPACES.sub(" ", "".join(said)).strip()


@lru_cache(maxsize=1 << 10)
def _parsed(template: str) -> tuple[tuple[bool, list[str]], ...]:
    """The stretches of a template, the bracketed ones marked, as words and names of roles by turns."""
    return tuple((n % 2 == 1, _ROLE.split(part)) for n, part in enumerate(_OPTIONAL.split(template)))


@lru_cache(maxsize=1 << 10)
def shaded(template: str, sure: str) -> str:
    """The template with the form of its verb that says how sure it is.

    >>> shaded("{agent} <acquires|acquire> {object}", "planned")
    '{agent} to acquire {object}'
    >>> shaded("{agent} <acquires|acquire> {object}", "actual")
    '{agent} acquires {object}'
    """
    how = words("sure_en")[sure]
    said = _FORMS.sub(lambda m: how.replace("{is}", m[1]).replace("{be}", m[2] or m[1]), template)
    return f"Denied: {said}" if sure == "denied" and said != template else said


def _chinese(kind: str, claim: Claim, roles: Mapping[str, str]) -> str | None:
    """The Chinese title of a kind, with a word for what is not sure: 甲公司拟收购乙公司."""
    template = words("title_zh").get(_part_or_whole(kind, claim), "{quote}")
    said = template.replace("~", words("sure_zh")[claim.factuality])
    return fill(f"否认：{said}" if claim.factuality == "denied" and "~" in template else said, roles)


def _part_or_whole(kind: str, claim: Claim) -> str:
    """What is bought: all of it, a stake, or one joins with the other."""
    if kind != "acquisition":
        return kind
    return "acquisition_merger" if _merges(claim) else "acquisition_stake" if _stake(claim) else kind


def _founds(claim: Claim) -> bool:
    """Who is named in front founds something else: 甲公司与乙公司共同出资成立合资公司."""
    agent = next((e.mention for e in claim.evidence if e.role == "agent"), None)
    trigger = next((e.mention for e in claim.evidence if e.role == "trigger"), None)
    if agent is None or trigger is None or agent.span.start > trigger.span.start:
        return False
    person = isinstance(agent.value, Entity) and agent.value.kind == "person"
    return person or bool(_FOUNDED.match(claim.quote.partition(trigger.quote)[2]))


def _english(kind: str, claim: Claim, roles: Mapping[str, str]) -> str | None:
    """The English title of a kind; where nobody is named, the one that needs nobody."""
    kind = _part_or_whole(kind, claim)
    for key in (kind, f"{kind}_alone"):
        template = words("title_en").get(key, "").replace("{verb}", roles.get("verb", ""))
        if template and (made := fill(shaded(template, claim.factuality), roles)):
            return made
    return None


def _between(claim: Claim) -> tuple[str, str]:
    """(the trigger, the words from it to right behind what is bought, the name itself left out)."""
    trigger = next((e.mention for e in claim.evidence if e.role == "trigger"), None)
    thing = next((e.mention for e in claim.evidence if e.role == "other"), None)
    if trigger is None or thing is None or trigger.quote not in claim.quote:
        return "", ""
    before, found, after = claim.quote.partition(trigger.quote)[2].partition(thing.quote)
    return trigger.quote, before + after[:14] if found else ""


def _stake(claim: Claim) -> bool:
    """Bought 39,000 shares of, took a 20% stake in: not all of it."""
    _, said = _between(claim)
    return bool(_SHARE.search(said) or (_PART.search(said) and not _WHOLE.search(said)))


def _merges(claim: Claim) -> bool:
    return _between(claim)[0].lower().startswith("merge")


def amount_en(a: Amount) -> str:
    """CNY 2.5 billion; more than USD 140 million; CNY 10 to 100 million."""

    def short(n: Decimal) -> str:
        for scale, name in _SCALES:
            if n >= scale:
                return f"{number((n / scale).quantize(Decimal('0.001')))} {name}"
        return number(n)

    currency = a.currency or ""
    if a.min is not None and a.max is not None and a.min != a.max:
        return f"{currency} {short(a.min)} to {short(a.max)}".strip()
    bound = a.min if a.min is not None else a.max
    if bound is None:
        return "an undisclosed amount"
    hedge = _HEDGES.get(a.hedge, "at least " if a.max is None else "up to " if a.min is None else "")
    return f"{hedge}{currency} {short(bound)}".replace("  ", " ").strip()


@cache
def _joined() -> re.Pattern[str]:
    """What only joins a sentence to the one before: 但, 于是, and, but."""
    return re.compile(rf"{alternation('joins_zh')}[,，]?(?!是)|{alternation('joins_en')},?\s(?=\S+\s\S)", re.I)


def _short(quote: str, longest: int = LONGEST) -> str:
    quote = re.sub(r"\s+", " ", quote).strip(" ,，、“”\"'")
    if joined := _joined().match(quote):
        quote = quote[joined.end() :]
    return quote if len(quote) <= longest else quote[: longest - 1].rstrip() + "…"


def _told(claim: Claim) -> str:
    """What a title quotes: of a Chinese quote that is long, or that goes on behind another act, the date and the last act."""
    quote = claim.quote
    at = {e.role: e.mention for e in claim.evidence if e.role in ("trigger", "date")}
    date, trigger = at.get("date"), at.get("trigger")
    if date is None or trigger is None or western(quote):
        return quote
    if asked := lexical("asked_when_zh").search(
        quote, 0, max(0, _place(claim, trigger) + len(trigger.quote))
    ):  # 公司是哪一年成立的? 2020年6月。
        told = quote[: asked.start()] + date.quote + quote[asked.end() : _place(claim, trigger) + len(trigger.quote)]
        return re.sub("[“”]", "", told)
    cut = max(quote.rfind(c, 0, max(0, _place(claim, trigger))) for c in ",，;；") + 1
    ends = _place(claim, date) + len(date.quote)
    further = len(quote) > LONGEST or claim.rule == "fact/further" or claim.type == "market"
    if not further or not len(date.quote) <= ends < cut - 1:
        return quote
    return f"{date.quote}，{quote[cut:]}"


def _opened(title: str) -> str:
    """With the capital that opens a title, but for a name that has none: iFlytek, o3-mini.

    >>> _opened("which fell"), _opened("iFlytek: statement")
    ('Which fell', 'iFlytek: statement')
    """
    return title[:1].upper() + title[1:] if _SMALL.match(title) else title


def _place(claim: Claim, m: Mention) -> int:
    """Where the words of a mention stand in the quote of the claim, which lacks what damage put there; -1 where they do not."""
    at = m.span.start - claim.span.start
    return at if at >= 0 and claim.quote.startswith(m.quote, at) else claim.quote.find(m.quote)


def _name(m: Mention, english: bool) -> str:
    e = m.value
    if not isinstance(e, Entity):
        return m.quote
    return (e.name_en or e.name) if english else e.name


# A role under the name that the templates have for it.
_NAMED = {"investee": "company", "valuation": "amount", "partner": "object", "other": "object"}
_ANY_VERB = ("fact/nominal_en", "fact/happened", "fact/happening", "fact/clause", "fact/clause_en")


def titles(claim: Claim) -> tuple[str, str]:
    """(Chinese, English). What a Chinese document says is quoted in Chinese; the English title names type and parties."""
    zh, en, shade = _roles(claim)
    kind = _kind(claim, shade, zh)
    alone = kind == "personnel" and "object" not in zh
    own_words = (
        alone
        or "{kind}" in words("title_en").get(kind, "")
        or (claim.factuality == "denied" and _NOT_DONE.search(claim.quote))
    )
    if own_words and western(claim.quote):
        return _quoted_en(claim, _called(claim, en.get("agent") or zh.get("agent") or ""))
    quote = zh["quote"]
    if zh.get("agent") and zh["agent"] in quote and "{quote}" in words("title_zh").get(kind, ""):
        zh.pop("agent")
    second = _english(kind, claim, en)
    if second is None and western(claim.quote):
        second = _quoted_en(claim, _called(claim, en.get("agent") or ""))[1]
    elif second is None:
        second = fill("[{agent}: ]{kind}", en)
    second = second or quote
    return _chinese(kind, claim, zh) or quote, _opened(second)


def _roles(claim: Claim) -> tuple[dict[str, str], dict[str, str], str]:
    """(role -> Chinese words, role -> English words, what the trigger tells); `verb`, `quote` and `kind` among the roles."""
    zh: dict[str, str] = {}
    en: dict[str, str] = {}
    shade = trigger = ""
    for e in claim.evidence:
        role, m = _NAMED.get(e.role, e.role), e.mention
        zh.setdefault(role, m.quote if role == "amount" else _name(m, False))
        en.setdefault(role, amount_en(m.value) if isinstance(m.value, Amount) else _name(m, True))
        if e.role == "trigger":
            shade, trigger = str(m.value), m.quote
    alone = "" if "object" in zh else "alone_"
    zh["verb"] = words(f"verb_{alone}zh").get(shade, trigger)
    en["verb"] = words(f"verb_{alone}en").get(shade, trigger)
    if claim.type == "investment" and "company" in zh:
        zh.setdefault("object", zh["company"])
        en.setdefault("object", en["company"])
    if claim.funding and claim.funding.round:
        en["round"] = f"{claim.funding.round} round"
        zh["round"] = re.sub("融资$|投资$", "", zh.get("round", ""))
    zh["quote"] = en["quote"] = _short(_told(claim))
    en["kind"] = words("type_en")[claim.type]
    return zh, en, shade


def _kind(claim: Claim, shade: str, roles: Mapping[str, str]) -> str:
    """Which template tells it; `other` quotes the words themselves."""
    if claim.rule in _ANY_VERB:
        return "other"  # nobody says who bought from whom
    if claim.funding:
        return f"funding_{claim.funding.kind}"
    if claim.type == "ipo" and f"ipo_{shade}" in words("title_zh"):
        return f"ipo_{shade}"
    if claim.type == "founding" and "product" in roles:
        return "founding_by"
    if (claim.type == "founding" and _founds(claim)) or (
        claim.type in ("acquisition", "investment") and "object" not in roles
    ):
        return "other"
    return claim.type


def _called(claim: Claim, name: str) -> str:
    """Who acts as the words of the claim call it, where they do (the Securities and Exchange Commission), else its name."""
    agent = next((e.mention for e in claim.evidence if e.role == "agent"), None)
    here = agent and claim.span.start <= agent.span.start and agent.span.end <= claim.span.end
    return agent.quote if agent and here else name


def _quoted_en(claim: Claim, agent: str) -> tuple[str, str]:
    """An English sentence as its own title in both languages, with the name of who acts where it does not name them."""
    trigger = next((e.mention for e in claim.evidence if e.role == "trigger"), None)
    at = _place(claim, trigger) if trigger else 0
    whole = headline(claim.quote, at, agent) if 0 <= at < len(claim.quote) else fitted(" ".join(claim.quote.split()))
    whole = _short(_AND.sub("", whole), len(whole))
    if whole.count('"') % 2 or whole.count("“") != whole.count("”"):  # half of a quotation
        whole = _MARKS.sub("", whole)
    return whole, _opened(whole)
