"""Who brings a thing out, by their place in the sentence, when no list knows the name: 有赞推出了…, Writer's Basalt, Kyutai
demonstrated …, a start-up called Foo."""

from __future__ import annotations

import re

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import lookup
from ..who.models import model_info
from .named_en import trimmed
from .scene import THINGS, Scene

_SUBJECT = lazy(
    rf"(?:[\u3400-\u9fffA-Za-z0-9]{{0,10}}?{alternation('maker_noun_zh')})?(?:[,\s]|{alternation('thing_adverb_zh')})*"
    rf"(?:[\u3400-\u9fffA-Za-z]{{2,8}}旗下的?|由[^,。]{{2,12}}{alternation('spun_off_zh')}的)?"
    r"[“「]?(?P<name>[\u3400-\u9fff]{2,8}?|[\u3400-\u9fff]{2,4}[A-Z][A-Za-z]{1,10}|[A-Z][A-Za-z0-9.&-]{1,20}"
    rf"|[\u3400-\u9fff]{{4,16}}?{alternation('maker_last_zh')})[”」]?(?:团队)?"
    rf"(?:{alternation('thing_adverb_zh')}|联合[^,。]{{2,16}}|曾)*(?:在[^,。]{{0,12}})?\s?"
)
_NAME_ZH = r"(?P<name>[\u3400-\u9fff]{2,8}?|[A-Z][A-Za-z0-9.&-]{1,20})"
_WHOSE = lazy(
    rf"(?:[\u3400-\u9fff]{{0,6}}{alternation('maker_noun_zh')})?{_NAME_ZH}(?:与[^,。]{{2,10}}(?:共同"
    rf"|联合){alternation('make_verb_zh')}的|{branches('maker_lead_zh')}|的(?![^,]{{0,4}}版|续作|前代"
    r"|下一代))[^,。;:!?“”]{0,24}[“《]?"
)
NAME = r"[A-Z][A-Za-z0-9]*(?:[.&-][A-Za-z0-9]+)*(?:\s[A-Z][A-Za-z0-9]*(?:[.&-][A-Za-z0-9]+)*){0,2}"
OWNER = lazy(rf"(?<![A-Za-z0-9-])(?P<name>{NAME})(?:['’]s|(?<=s)['’])\s(?:[\w’'-]+\s|[a-z]+,\s){{0,6}}[“\"]?$")
_NOT_FIRST = r"(?:In|On|By|At|For|After|Since|As|With|When|While|From|Until|During|Last|This|Earlier)\s"
_SUBJECT_EN = lazy(
    r"\s*(?:.*?(?:[,;:]|\)\s[-–—]+)\s|.*?\bthat\s|(?:In|On|Last|This|Earlier|By)\s(?:[\w.]+\s){1,4}?)??(?:(?:[Tt]he|[Aa]n?"
    rf"|[A-Z][a-z]+-based|[A-Z][a-z]+['’]s)\s(?:[\w-]+\s){{0,5}}?)?(?P<name>(?!{_NOT_FIRST}){NAME})(?:\sand\s{NAME})?"
    rf"(?:,\s[^,]{{3,80}},|,)?(?:\s(?:{branches('maker_goes_on_en')}|[A-Z][a-z]+day|[A-Z][a-z]{{2,8}}\.?"
    r"|\d{1,2},?|\d{4},?)){0,7}\s"
)
_APPOSED_EN = lazy(rf"\b[Aa]n?\s[a-z][^,;:]{{2,60}},\s(?P<name>{NAME}),\s\Z")  # A rival in Ohio, Foo, announced
_CALLED_EN = lazy(
    rf"\b(?:{branches('maker_kind_en')}|{branches('firm_en')})\s(?:called|named)\s(?P<name>{NAME})\s(?:"
    r"(?:has|also|quietly)\s)?\Z"
)
_WITH_ITS = lazy(r"\s*With\s(?:its\s|the\s)?(?:[a-z-]+\s){0,3}")
_THEN_WHO = lazy(rf",\s(?P<name>{NAME})\s(?:is|has|will|hopes|wants|[a-z]{{3,}}s)\s")
_BY_NAME = lazy(
    rf"\s(?:[a-z]+\s){{0,3}}?by\s(?:(?:[a-z-]+\s){{1,4}}(?:at|from|of)\s)?(?:the\s(?:[a-z-]+\s){{0,4}})?(?P<name>{NAME})"
)
_FIGURES = alternation("maker_aspect_en")
_OF_EN = lazy(
    rf"\s*(?:.*?[,;:]\s)??(?:(?:Shares|{_FIGURES})\s(?:of|in|at)\s(?P<of>{NAME})|(?:The\s)?(?P<own>{NAME})"
    rf"(?:['’]s?\s(?:[a-z-]+\s){{1,4}}|\s(?:[a-z-]+\s)?{_FIGURES}\s))\s?(?:also\s|had\s|has\s|have\s|then\s)?"
)
_PUBLIC = {"release", "open_source", "update"}
_NO_SUBJECT = lazy(rf"(?:[,\s不到又再还后的]|{alternation('thing_adverb_zh')})*")
_CALLED_ZH = lazy(
    rf"[\u3400-\u9fff]{{0,8}}一家(?:名为|名叫|叫做|叫)[“「]?{_NAME_ZH}[”」]?的[\u3400-\u9fff]{{0,6}}?{alternation('maker_noun_zh')},?"
)  # 南京一家叫芯驰的公司
_LABEL = lazy(r"\s*[【\[][^】\]]{1,8}[】\]]\s?")
_OF = lazy(r"[\u3400-\u9fff]{0,3}的")
_PRESENTS = lazy(
    rf"\s*(?:[\u3400-\u9fff]{{2,6}}的|由[^,。]{{2,12}}{alternation('spun_off_zh')}的)?[“「]?{_NAME_ZH}[”」]?{alternation('presents_itself_zh')}"
)
_IS_WHAT = lazy(r"[”」]?(?:\([^()]{1,20}\))?[就正则]?是")
_IT = lazy(r"\b(?:it|they)\b")
_IN_NAMES = "太能可会要最明对以"  # words only where a name begins
_NOT_OWNER = compiled(r"{not_maker_en}")


def by_place_en(scene: Scene, product: Mention) -> Mention | None:
    """Who brings it out, when no list knows the name: whose it is (Writer's Basalt), or the subject (Kyutai demonstrated)."""
    verb = scene.trigger.end if scene.trigger.end <= product.start else 0  # Vietnam's VinFast started … is another's
    low = max(scene.sentence.start, product.start - 90, verb)
    m = OWNER.search(scene.folded[low : product.start])
    base = low
    if m is None and product.start > scene.trigger.start:
        base = scene.sentence.start
        lead = scene.folded[base : scene.trigger.start]
        m = _APPOSED_EN.search(lead) or _CALLED_EN.search(lead) or _SUBJECT_EN.fullmatch(lead)
    if m is None and _IT.search(scene.folded, scene.clause[0], scene.trigger.start) and scene.other_triggers:
        base, first = scene.sentence.start, scene.other_triggers[0][0]
        m = _SUBJECT_EN.fullmatch(scene.folded[base:first]) if first < scene.clause[0] else None
    if m is None and _WITH_ITS.fullmatch(scene.folded, scene.sentence.start, product.start):
        base = scene.trigger.end  # With Foo, released in July, X promises …
        m = _THEN_WHO.search(scene.folded[base : scene.sentence.end])
    if m is None:
        base = scene.trigger.end
        m = _BY_NAME.match(scene.folded[base : scene.clause[1]])
    if m is None:
        return None
    return organisation_en(scene, base + m.start("name"), base + m.end("name"))


def subject_en(scene: Scene) -> Mention | None:
    """Who acts in an English sentence when no list knows the name: Klarna, meanwhile, started hiring."""
    where = scene.sentence.start, scene.trigger.start
    m = _SUBJECT_EN.fullmatch(scene.folded, *where) or _OF_EN.fullmatch(scene.folded, *where)
    group = next((g for g in ("name", "of", "own") if m and m.groupdict().get(g)), "")
    return organisation_en(scene, m.start(group), m.end(group)) if m and group else None


def organisation_en(scene: Scene, start: int, end: int) -> Mention | None:
    """The organisation that these words are: the known one, or one by its place; None where they are no name."""
    name = scene.between(start, end)
    own = next((o for o in scene.entities("organisation") if o.start < end and start < o.end), None)
    own = own or next(
        (f for o in scene.entities(*THINGS) if (o.start, o.end) == (start, end) and (f := as_maker(scene, o))), None
    )
    if own or not trimmed(name) or trimmed(name) != name or len(name) < 3 or _NOT_OWNER.fullmatch(name):
        return own
    if any(o.start < end and start < o.end for o in scene.sentence.mentions):
        return None
    return scene.firm(start, end)


def as_maker(scene: Scene, m: Mention) -> Mention | None:
    """The organisation that a family has its name from."""
    info = model_info(m.value.name)
    own = info.organisation
    if own and m.value.name.startswith(own) and scene.folded.startswith(own, m.start):  # 腾讯混元上线了
        return scene.made(
            m.start, m.start + len(own), Entity("organisation", scene.between(m.start, m.start + len(own)), own)
        )
    if m.value.name not in words("maker_family") or not own:
        return None
    return scene.made(m.start, m.end, Entity("organisation", m.value.name, info.organisation))


def organisation_zh(scene: Scene, start: int, end: int) -> Mention | None:
    """The maker that these characters are, unless they are no name."""
    name = scene.between(start, end)
    known = lookup(name)
    if no_name(name.replace("智能", "")) or (known and known.kind != "organisation"):
        return None
    return scene.firm(start, end)


def no_name(name: str) -> bool:
    """A word that holds or borders on what no name does: 后来, 我们, 这家; 安世亚太 is one, though 太 is an adverb."""
    if name[-1:] in "上中里内下时" or name in words("novel_zh") or name in words("no_maker_zh"):
        return True  # 北京车展上
    return any(name.startswith(w) or (w in name and w not in _IN_NAMES) for w in words("not_a_name"))


def by_place(scene: Scene, product: Mention) -> Mention | None:
    """Who acts, when no list knows the name: the short name that opens the clause right before the verb (有赞推出了…)."""
    start, _ = scene.clause
    stop = scene.trigger.start
    if label := _LABEL.match(scene.folded, start, stop):
        start = label.end()
    place = next((m for m in scene.entities("place") if m.start == start), None)
    if place and (of := _OF.match(scene.folded, place.end, stop)):
        start = of.end()  # 【新创】台北的耘想科技
    if is_ := _IS_WHAT.match(scene.folded, product.end, stop):
        start = is_.end()  # “灵犀”是甲今年夏天内测的
    for date in scene.sentence.mentions:
        if date.kind == "date" and start <= date.start and date.end <= scene.trigger.start:
            if scene.between(start, date.start).strip(" ,"):
                stop = min(stop, date.start)  # 有赞昨天上线了…
            else:
                start = date.end  # 昨天,有赞上线了…
    m = _subject_before(scene, start) or _SUBJECT.fullmatch(scene.folded, start, stop)
    if m is None and product.start < scene.trigger.start:
        m = _WHOSE.fullmatch(scene.folded, start, product.start)
    return organisation_zh(scene, *m.span("name")) if m and product.value.name not in m["name"] else None


def _subject_before(scene: Scene, start: int) -> re.Match[str] | None:
    """甲于9月开源了A,不到两个月后又放出更小的B; 甲成立于2022年,去年推出A: a clause without a subject has that of the clause
    before it, where that tells a release or presents a company."""
    if not _NO_SUBJECT.fullmatch(_undated(scene, start, scene.trigger.start)):
        return None
    at = scene.clause[0]
    while at - 2 > scene.sentence.start:
        first, end = scene.clause_of(at - 2, at - 2)
        if presented := _PRESENTS.match(scene.folded, first, end) or _CALLED_ZH.fullmatch(scene.folded, first, end):
            return presented
        told = next((t for t, types in scene.other_triggers if first <= t < end and types & _PUBLIC), None)
        if told is None or first >= at:
            return None
        at, stop = first, told
        for date in scene.sentence.mentions:
            if date.kind == "date" and first <= date.start < date.end <= told:
                if scene.between(first, date.start).strip(" ,于在"):
                    stop = min(stop, date.start)
                else:
                    first = date.end
        if m := _SUBJECT.fullmatch(scene.folded, first, stop):
            return m
        if not _NO_SUBJECT.fullmatch(_undated(scene, at, told)):
            return None
    return None


def _undated(scene: Scene, start: int, end: int) -> str:
    """What stands between `start` and `end` beside dates."""
    text, at = "", start
    for m in scene.sentence.mentions:
        if m.kind == "date" and at <= m.start and m.end <= end:
            text, at = text + scene.between(at, m.start), m.end
    return text + scene.between(at, end)
