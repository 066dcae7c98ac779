"""Things that no list knows, named by their place in an English sentence: behind the verb (unveiled Nova Act, launched a
model called Foo, three robots, including Foo and Bar), or in front of it (Foo's Bar went live, Bar, its chip, was unveiled)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation, branches, words
from ..pattern import lazy
from ..rule import compiled

# o3-mini, phi-2, llama.cpp, donanemab; not mid-2023, q3.
_SMALL_CODE = (
    rf"(?:(?!{alternation('prefix_en')}-|[qgh]\d|[a-z]+\.(?:com|org|net|gov|edu)\b)"
    r"(?=[a-z]{2,12}\.[a-z]|[a-z]+(?:-[a-z]+)*-?[vV]?\d)[a-z][a-z0-9]*(?:[-.][A-Za-z0-9]+)*"
    rf"|[a-z]{{3,12}}{alternation('drug_stem_en')}\b)"
)
# A name: Nova Act, Foo-VL, Bar 2.0, iFoo, the V2 of Bar V2, o3-mini.
NAME = (
    rf"(?:(?:[a-z]{{1,4}}(?=[A-Z]))?[A-Z][A-Za-z0-9]*(?:(?:[-.+]|:(?=\d))[A-Za-z0-9]+)*|\b{_SMALL_CODE})"
    r"(?:\s(?:[A-Z][A-Za-z0-9]*(?:[-.+][A-Za-z0-9]+)*|[vV]?\d{1,4}(?:\.\d{1,2})?[A-Za-z]{0,2}(?![\w%]|\.\d|\s(?:million|billion|percent|per cent))))"
    r"{0,3}(?:\s?\(\d{1,2}[a-z+]{0,2}\))?"
)
_LOWER = r"[a-z][a-z0-9_-]{2,20}\sv\d{1,2}(?:\.\d{1,3}){0,2}"  # stanza v1.2
# A library called stanza.
_SMALL_CALLED = r"(?:(?<=called\s)|(?<=named\s)|(?<=dubbed\s))[a-z][a-z0-9_-]{2,15}(?=[,.;])"
_BETWEEN = r"\s(?:in|on|last|this)\s[\w ]{2,20}(?=\sand\s(?:its|a|the)\s)|,\s(?:an?|its|the)\s[^,;:.]{2,60}(?=,\sand\s)"
_AND = lazy(
    rf"(?:{_BETWEEN})?(?:,\s(?:and\s)?|\s(?:and|as\swell\sas)\s)(?:(?:the|its|an?)\s)?"
    rf"(?:[a-z][\w-]*(?:\s|,\sthe\s)){{0,4}}?[“\"]?({NAME})[”\"]?"
)
# What may follow a name: a mark, a small word, a kind; another noun makes it a mere attribute (released Palestinian prisoners).
_SMALL = alternation("after_name_en")
_ANNOUNCED = compiled(r"\b{show_verb_en}$", re.I)
_AS = lazy(r"[^,;]{0,20}\s(?:as|to\slead|to\shead)\s")
_ANOTHER = compiled(r"\s(?:{be_en}|has|had|{will_en}|said|says)\b")


@cache
def _kinds() -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s") for w in sorted(words("product_noun_en"), key=lambda w: (-len(w), w))
    )


@cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(by a kind or a word of naming; right behind the verb)."""
    kind = rf"(?:{_kinds()})s?"
    part = alternation("release_part_en")
    named = alternation("called_en")
    noun = r"(?:[^,;:“”\"]|(?<=\d),(?=\d{3})|,\san?\s(?=[^,]{0,60}\s(?:called|named|dubbed)\s)){0,90}?"
    return (
        re.compile(
            rf"(?:,?\s(?:together\swith|along\swith|alongside)\s(?:the\s|its\s)?|\s(?:{noun}\b{kind},?\s(?:{named}\s)?(?:the\s)?|{noun},?\s{named}\s(?:the\s)?|[^;:“”\"]{{0,60}}\b{kind}(?:\s[^,;:“”]{{3,24}})?:\s"
            rf"|(?:an?|the|its)\s[^,;:“”\"]{{0,40}}?\b{part}(?:\s\d[\d.]*|\sand\s[a-z]+(?:\s[a-z]+)?)?\s(?:of|to|for)\s(?:its\s|the\s)?"
            rf"|(?:an?|its)\s[a-z-]+(?:\s[a-z-]+){{0,4}},\s(?={NAME}(?:,|\s(?:on|in|at|for|to)\s))))[“\"]?({NAME}|{_SMALL_CALLED})"
        ),
        re.compile(
            rf"\s(?:(?:the|its|their|an?|both)\s)?(?:{alternation('money_sign_en')}\d[\d,.]*[km]?\s)?(?:(?:{branches('novel_en')}|[a-z]+-[a-z]+)\s){{0,2}}[“\"]?"
            rf"({NAME}|{_LOWER})"
        ),
    )


@cache
def _said_to_be() -> re.Pattern[str]:
    """, an agent that; , its flagship model: what a name is, said behind it."""
    return re.compile(
        rf"[”\"]?(?:\s\([^()]{{1,40}}\))?,\s(?:an?|its|the|which|their|[A-Z][\w.&-]*['’]s)\s[^.;:]{{0,80}}?\b(?:{_kinds()})s?\b"
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        rf"[”\"]?(?:\s?[,.;:()!?—–-]|$|\s(?:{_SMALL}\b|[A-Z\d“\"(]|(?:[a-z-]+\s){{0,3}}(?:{_kinds()})s?\b|{alternation('coming_out_en')}\b))"
    )


_WITH = lazy(
    rf"\s(?:(?:in|on|last|this|the)\s[\w ]{{2,20}}\s|(?:later|soon)\s)?with\s(?:(?:the|its|an?|their)\s(?:[a-z][\w-]*\s){{0,4}})?[“\"]?({NAME})"
)
_FOLLOWED = ("followed", "answered", "countered", "responded", "returned")


@cache
def _attribute() -> re.Pattern[str]:
    """What stands in front of a noun of a kind, whose name is said behind it."""
    return re.compile(
        rf"\s(?:{_kinds()})s?,\s(?:the|{branches('called_verb_en')})\s(?:the\s)?[“\"]?({NAME})(?=[”\",.;]"
        r"|\s[a-z]|$)"
    )


def behind(folded: str, start: int, end: int, *, sure: bool) -> Iterator[re.Match[str]]:
    """The names behind a verb that ends at `start`; one that is not `sure` to tell a release needs a word of a kind."""
    by_kind, direct = _behind()
    m = by_kind.match(folded, start, end)
    if m is None and folded.endswith(_FOLLOWED, 0, start):
        m = _WITH.match(folded, start, end)  # followed in February with OLMo
    first = direct.match(folded, start, end)
    if first and first[1] in words("generic_latin"):
        first = None  # its AI browser, Mosaic
    if first and (m is None or first.start(1) <= m.start(1)):
        said = _said_to_be().match(folded, first.end(1), end + 80)
        called = _ANNOUNCED.search(folded, start - 12, start) and not _AS.match(folded, first.end(1))
        fits = sure or said or called or re.search(r"\d", first[1])
        if other := _attribute().match(folded, first.end(1), end + 40):
            first = other  # its first High-NA scanner, the EXE:5000
        m = first if fits and _ends().match(folded, first.end(1)) else m if m and m.start(1) != first.start(1) else None
    while m:
        yield m
        following = _AND.match(folded, m.end(1) + (folded[m.end(1) : m.end(1) + 1] in '”"'), end)
        m = following if following and not _ANOTHER.match(folded, following.end(1)) else None


@cache
def _before() -> re.Pattern[str]:
    aux = alternation("verb_lead_en")
    kind = rf"(?:{_kinds()})s?"
    return re.compile(
        rf"\s*(?:.*?[,;:“\"]\s?|.*?\b{alternation('named_break_en')}\s)??(?P<lead>(?:(?:[Vv]ersion\s\d[\d.]*"
        r"|(?:[Tt]he\s)?(?:[\w-]+\s){0,2}(?:version|edition|port|[Ww]eights|[Cc]heckpoints|[Cc]ode)(?:\sand\s[a-z]+(?:\s[a-z]+)?)?)\s(?:of|for)\s(?:the\s|its\s)?|[Tt]he\s|(?:[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is"
        rf"|[Hh]er)\s|(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir)\s(?:[a-z-]+\s){{0,2}}{alternation('sequel_en')}"
        r"(?:\s[a-z-]+){0,4},\s(?:the\s)?|[Aa]n?\s|[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,2}['’]s?\s)"
        rf"(?:[$€£]?[\w’'-]+\s){{0,5}}?(?:{kind},?\s(?:an?\s(?:[\w-]+\s){{1,5}}?(?={alternation('called_as_en')}))?(?:{alternation('called_as_en')}\s)?(?:the\s)?)?)?[“\"]?(?P<it>"
        rf"(?!{alternation('named_break_en')}\s){NAME})[”\"]?(?:(?:\s[a-z-]+){{0,2}}?\s{kind})?(?P<said>,\s[^,]{{3,80}},|,\s(?:an?|the)\s[^.;:]{{3,110}}?,|,(?=\s))?"
        rf"(?P<aux>(?:\s{aux}){{0,4}})\s"
    )


def before(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The subject of a verb at `end`: its lead (whose it is), name, what is said of it, and auxiliaries."""
    return _before().fullmatch(folded, start, end)


@cache
def _which() -> re.Pattern[str]:
    aux = alternation("passive_adverb_en")
    kind = rf"(?:{_kinds()})s?"
    return re.compile(
        r"(?P<lead>(?:[Tt]he|[Ii]ts|[A-Z][\w.&-]*['’]s)\s(?:[\w’'-]+\s){0,4}?)?"
        rf"[“\"]?(?P<it>{NAME})[”\"]?(?:\s(?P<kind>{kind}))?,\s"
        rf"(?:(?:an?|the|its)\s(?:[^,.;:]|\.(?=\d)){{0,60}}?\b(?P<is>{kind})\s(?:(?:which|that)\s)?|(?:which|that)\s)(?:{aux}\s){{0,3}}\Z"
    )


def which(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Humane's AI Pin, which (shipped): the thing that a relative clause is about; its lead, name and kind."""
    return _which().search(folded, start, end)


_RELATIVE = lazy(
    rf"[“\"]?(?P<it>{NAME})[”\"]?,\s(?:(?:an?|the|its|one)\s[^,.;:]{{2,70}}?\s(?:that\s|which\s|(?=it\s"
    rf"|they\s|the\s))|which\s)(?:it|they|the\s(?:[\w-]+\s){{0,2}}?{alternation('company_kind_en')}"
    r"(?:\s[A-Z]\w+)?|[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,2}(?:['’]s\s[a-z]+)?)\s(?:plans?\s|hopes?\s"
    r"|wants?\s|intends?\s|to\s|had\s|has\s|first\s|also\s|quietly\s){0,2}\Z"
)


def relative(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Sisu, a compiler that it (released): the thing that a relative clause takes as its object."""
    return _RELATIVE.search(folded, start, end)


@cache
def _told_en() -> re.Pattern[str]:
    of_kind = rf",\s(?:an?|its|the)\s[^,.;:]{{0,60}}?\b(?:{_kinds()})s?\b"
    return re.compile(
        rf"\b(?:{branches('name_leads_en')}|[A-Za-z.-]+['’]s?)\s(?:new\s|latest\s)?[“\"]?"
        rf"(?P<a>{NAME})[”\"]?{of_kind}|(?:\b(?:{_kinds()})s?,?\s(?:{alternation('called_en')})|\A(?:Called"
        rf"|Named|Dubbed))\s[“\"]?(?P<b>{NAME})|\A(?P<d>{NAME})(?:\s\([^()]{{2,40}}\))?\.?\Z|(?:['’]s"
        r"|\b[Tt]he)\s(?:new\s|latest\s)?(?P<c>"
        rf"(?=[A-Z][^,.;:]{{0,30}}\d){NAME})\s{alternation('product_does_en')}\b"
        rf"|\b(?:{_kinds()})s?,\sthe\s(?P<e>{NAME})(?=[,.])"
    )


@cache
def the_kind() -> re.Pattern[str]:
    """The recipe app from Copenhagen (came out): the subject of a clause, a thing by its kind alone."""
    return re.compile(
        rf"\s*(?:[Tt]he\s(?:[a-z-]+\s){{0,2}}?(?:{_kinds()})\s(?:(?:from|by|of)\s[^,;.]{{2,40}}\s)?|(?:An?"
        rf"|The)\s{alternation('stage_en')}\s(?:version|release)\s)(?:(?:was|were|has|been|had)\s){{0,2}}\Z"
    )


def told_en(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the things that a sentence names with what they are, in order."""
    text = folded[start:end].lstrip()
    base = end - len(text)
    found = [m.span(m.lastgroup or 0) for m in _told_en().finditer(text.rstrip())]
    return [(base + a, base + a + len(name)) for a, b in found if (name := trimmed(text[a:b]))]


@cache
def next_en() -> re.Pattern[str]:
    """The model, called Merlin, …; Called Merlin, it …; Merlin 3 comes in two sizes: the sentence behind one that names none."""
    called = alternation("called_en")
    return re.compile(
        rf"[\s“\"]*(?:(?:The|This|Its|Their)\s(?:(?:new|latest)\s)?(?:[a-z-]+\s){{0,2}}?(?:{_kinds()})s?(?:,\s"
        rf"(?:{called}\s)?|\s(?:is|was)\s(?:{called})\s|\s(?:{called})\s)|(?:Called|Named|Dubbed|Known\sas)\s"
        rf"|It\sis\s{alternation('called_verb_en')}\s)(?:the\s)?[“\"]?(?P<it>{NAME})(?=[”\",]|\s[a-z])"
        rf"|\s*(?=[A-Z][^,.;:]{{0,30}}\d)(?P<numbered>{NAME})\s{alternation('product_does_en')}\b"
    )


_OF_THEM = lazy(rf"[^.;]{{0,60}}?\bthe\s[a-z]+\sof\s(?:them|these|the\s\w+),\s(?P<it>{NAME}),")


def of_them(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """(launched three models,) saying that the largest of them, Foo 3 Pro, runs on a laptop."""
    m = _OF_THEM.match(folded, start, end)
    return m.span("it") if m and trimmed(m["it"]) else None


def trimmed(name: str) -> str:
    """A name without the days, months and small words at its end that are no part of it; '' where nothing is left."""
    parts = name.split()
    refused = words("no_name_en")
    while parts and parts[-1].rstrip(".") in refused:
        parts.pop()
    if (
        not parts
        or parts[0] in refused
        or parts[0] in words("no_product_en")
        or parts[-1] in words("no_product_last_en")
    ):
        return ""
    return " ".join(parts)


def kind_said(said: str) -> bool:
    """Whether an apposition says that it is a product: , its coding assistant,"""
    return bool(said and re.search(rf"\b(?:{_kinds()})s?\b", said))
