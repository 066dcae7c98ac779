"""Who asserts a fact: the speaker of a turn, whoever is quoted, says it (表示, 称, said) or is given as the source (据…报道)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .fact.lexical import lexical, western
from .fact.party_zh import head_in
from .fact.scene import ACTORS, Scene
from .lexicon import alternation, branches, words
from .model import Mention
from .pattern import lazy
from .rule import compiled
from .when.numerals import CALENDAR_ZH

_OTHER_NAME = lazy("[A-Z]")  # the Commission, Lorne said
_NO_SPEECH = {"称": "简全俗旧别名统合下并堪", "说": "小传学"}  # 简称, 小说: the end of a word that says nothing
_HEARER = compiled(r"(?:{toward_zh}|接受|给|援引|引述|\bto|\btold|\bby|\bwith)\s?(?:the\s)?$")  # 接受某报采访时说
_ON = lazy("(?<![正现实存])(?:在|于|通过|经)(?:其|自己|本人|个人|官方){0,2}的?$")  # 在其微博发布消息称
_ASKS = compiled(r"{interview_zh}|记者(?!会)")
_WHERE = compiled(  # 陆某在接受某报采访时, 陆某随后向某报
    r"(?:[也还则曾又便均都]|{speaker_adverb_zh}|" + CALENDAR_ZH + r"){0,3}(?:在|于|对|向|接受|就|通过"
    r"|出席)[^,。;:“”]{1,40}"
)
_ASIDE = lazy(r",\s[^,;.”\"]{2,70},\s(?:also |has |had |later )?$")  # Whitlock, the chief executive, said
_TITLED = lazy(r"\s(?:[^\s,;.“”\"]+\s){0,8}?")  # said chief executive Whitlock
_FROM = lazy(r"(?:据|援引|引述|\baccording to(?: the)?\s|\bciting(?: the)?\s)$", re.I)
_REPORTED = lazy(r"\breported(?:\s[\w.]+){0,4}?\sthat\b")
_HE = lazy(r"(?:^|[,。;”\"\s])\s?(?:他|她|he|she|He|She)[^,。;:]{0,12}$")
_TAIL = lazy(r"[^,;]{0,60}[.。]?[”\"]?\s*$")  # …, Aske said on Tuesday.
_NAMED_TAIL = lazy(r",\s?(?:[^\s,;.“”\"]+\s){0,6}?$|,(?:[^,。;]{0,16})$")
_ADDED = lazy(r"\s?(?:that\b|[,.:“\"]|in\b|on\b|$)")
_SUBORDINATE = lazy(r"\b(?:after|before|when|since|until|because|which|who|whose)\b")
_REACH = 120  # characters behind a quotation in which somebody says it
_NAME = rf"((?:[A-Z][a-z'’-]+\s){{1,2}}(?:{alternation('name_link_en')}\s){{0,2}}[A-Z][a-z][\w'’-]*)"
_SPEAKS = rf"(?:{branches('quote_verb_en')}|told\s(?!by))\b"
_SAYS = lazy(rf"(?<![A-Z][a-z] )\b{_NAME}\s(?:also\s|has\s|had\s)?(?:{_SPEAKS}|told\s(?!by))")
_SAYS_ALONE = lazy(  # Amis said, UBS predicts that, The Courier reported on Sunday that
    rf"\s?(?:The\s)?([A-Z][\w’'-]+)\s(?:also\s|has\s|had\s)?(?:{_SPEAKS}|told\s(?!by)"
    rf"|{alternation('quote_report_en')}\b(?:\son\s\w+)?\sthat\b)"
)
_SAYS_BEHIND = lazy(
    rf",[”\"]?\s(?:(?:the|its|chief|[a-z]+)\s){{0,5}}{_NAME}(?:,\s[^,;.”\"]{{2,50}},)?\s{_SPEAKS}"
    rf"|,[”\"]?\s{_SPEAKS}\s(?:[a-z]+\s){{0,5}}{_NAME}|,[”\"]\s([A-Z][\w’'-]+|s?he)\s(?:also\s)?{_SPEAKS}"
)
_OPEN, _CLOSE = "“", "”"
_SAY = ("speech_verb", "asserts_zh")
_AT_FIRM = compiled(  # Analysts at Brandt & Co expect
    r"(?:The\s)?{expert_noun_en} (?:at|from|with) (?:the\s)?([A-Z][\w’'.&-]*(?:\s(?:&|of"
    r"|[A-Z][\w’'.&-]*)){0,4})\s(?:also\s|now\s|still\s)?{expert_verb_en}"
)
_BY_EN = lazy(  # according to The Courier,
    r"\b[Aa]ccording to (?:the\s)?((?:The\s)?[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,3})(?=[,.]|\son\s)"
)
_FIRM_SAYS = lazy(
    rf"\s?The (?:{lexical('company_noun').pattern})\s(?:also\s|has\s)?{_SPEAKS}", re.I
)  # The company said
_BY_ZH = compiled(
    r"据(?:《(?P<paper>[^《》]{2,14})》|(?P<who>[\u4e00-\u9fffA-Za-z]{2,10}?))(?:网站|官网|客户端|发布的?)?"
    r"(?:[近昨今]日|日前|最新)?{source_noun_zh}[^,。]{0,4}[,，:]"
)


def speaker(scene: Scene, agents: Sequence[Mention] = ()) -> tuple[str, Mention | None]:
    """Name and mention of who asserts it, ("", None) where nobody is named; `agents` are those the fact was read with, whom
    no list may know."""
    if scene.sentence.passage.speaker:
        label = scene.sentence.passage.speaker
        person = scene.story.persons.get(label)
        unnamed = person is not None and label not in person.value.name and person.quote not in label
        return (person.value.name if person and unnamed else label), person  # 答: whom the lines before name
    best = _quoted(scene, agents) or _said(scene, agents) or _source(scene)
    return (best.value.name, best) if best else (_unlisted(scene), None)


def _unlisted(scene: Scene) -> str:
    """In English a name that no list has, before the verb of speech or behind it: chief executive Moira Lane acknowledged."""
    folded, s = scene.folded, scene.sentence
    if not western(scene.trigger.quote):
        return _unlisted_zh(scene)
    if found := _AT_FIRM.match(folded, s.start, s.end):
        return found[1]
    if found := _SAYS.search(folded, s.start, scene.trigger.start):
        return found[1]
    found = _BY_EN.search(folded, s.start, s.end)
    if found and found[1].removeprefix("The ") not in words("not_speaker_en"):
        return found[1].removeprefix("The ")
    about = scene.story.hero
    if about and _FIRM_SAYS.match(folded, s.start, scene.trigger.start):
        return str(about.value.name)
    found = _SAYS_ALONE.match(folded, s.start, min(s.end, scene.trigger.end + 6))
    if found and found[1] not in words("not_speaker_en"):
        return found[1]
    found = _SAYS_BEHIND.search(folded, scene.trigger.end, s.end)
    name = found[1] or found[2] or found[3] if found else ""
    if name in ("he", "she"):
        said = list(_SAYS.finditer(folded, s.passage.start, s.start))
        return said[-1][1] if said else ""
    return "" if name in words("not_speaker_en") else name


def _unlisted_zh(scene: Scene) -> str:
    """据《某报》报道, 据警方通报; 恒砺光电宣布, at the head of the sentence: a name that no list has."""
    folded, s = scene.folded, scene.sentence
    found = _BY_ZH.search(folded, s.start, scene.trigger.start)
    if found and (found["paper"] or not lexical("not_source_zh").search(found["who"])):
        return found["paper"] or found["who"]
    span = head_in(folded[s.start : scene.trigger.start])
    says = (lexical(name).match(folded, s.start + span[1], scene.trigger.start) for name in _SAY) if span else ()
    if span and any(says):
        return scene.between(s.start + span[0], s.start + span[1])
    return ""


def _names(scene: Scene, start: int, end: int, agents: Sequence[Mention] = ()) -> list[Mention]:
    """Persons and organisations of the passage in a stretch of it, in order."""
    at, listed = scene.sentence.index, scene.story.sentences
    near = (
        m
        for s in listed[max(0, at - 6) : at + 7]
        if s.passage is scene.sentence.passage
        for m in s.mentions
        if m.kind == "entity" and m.value.kind in ACTORS
    )
    return sorted(
        {m.start: m for m in (*agents, *near) if start <= m.start and m.end <= end}.values(), key=lambda m: m.start
    )


def _subject(scene: Scene, names: Sequence[Mention], verb: re.Match[str], start: int) -> Mention | None:
    """Whose verb of speech it is: the name in front of it, across 在接受…采访时 or an aside; he and she stand for the last
    person before `start`."""
    folded = scene.folded
    for m in reversed(names):
        if m.end > verb.start():
            continue
        gap = folded[m.end : verb.start()]
        heard = _HEARER.search(folded, max(start, m.start - 12), m.start) or _ASKS.match(gap)
        heard = heard or _ON.search(folded, max(start, m.start - 8), m.start)
        close = len(gap) <= 8 and not _OTHER_NAME.search(gap)
        if not heard and (close or _WHERE.fullmatch(gap) or _ASIDE.fullmatch(gap)):
            return m
    if _HE.search(folded, max(0, start - 1), verb.start()):
        return next((m for m in reversed(_names(scene, 0, verb.start())) if m.value.kind == "person"), None)
    return None


def _behind(scene: Scene, verb: re.Match[str]) -> Mention | None:
    """said chief executive Whitlock: in English the subject can stand behind, a person before an organisation."""
    if not verb[0].isascii() or verb[0].lower() in ("told", "tells"):
        return None
    found = [
        m for m in _names(scene, verb.end(), verb.end() + 90) if _TITLED.fullmatch(scene.folded, verb.end(), m.start)
    ]
    return next((m for m in found if m.value.kind == "person"), found[0] if found else None)


def _quoted(scene: Scene, agents: Sequence[Mention]) -> Mention | None:
    """Of a trigger inside a quotation, be it of several sentences: who says it behind the closing mark, or in front."""
    folded, p = scene.folded, scene.sentence.passage
    straight = '"' in folded[p.start : p.end]
    mark = folded.rfind('"' if straight else _OPEN, p.start, scene.trigger.start)
    if mark < 0 or (
        folded.count('"', p.start, mark + 1) % 2 == 0
        if straight
        else folded.find(_CLOSE, mark, scene.trigger.start) >= 0
    ):
        return None
    close = folded.find('"' if straight else _CLOSE, scene.trigger.end, p.end)
    if close >= 0:
        last = min(p.end, close + _REACH)
        for verb in lexical("speech_verb").finditer(folded, close + 1, last):
            between = folded[close + 1 : verb.start()]
            if re.search(r"[。!?;“\"]|\.\s", between.lstrip("。.")):
                break
            names = _names(scene, close, verb.start(), agents)
            if (
                found := _subject(scene, names, verb, close + 1)
                or (not between.strip(" ,") and _behind(scene, verb))
                or None
            ):
                return found
    begin = max((folded.rfind(c, p.start, mark) for c in "。!?"), default=-1) + 1
    for verb in reversed(list(lexical("speech_verb").finditer(folded, max(begin, p.start), mark))):
        if mark - verb.end() <= 2:
            return _subject(scene, _names(scene, begin, verb.start(), agents), verb, max(begin, p.start))
    return None


def _said(scene: Scene, agents: Sequence[Mention]) -> Mention | None:
    """Whoever says it in the sentence: the last before the trigger, else the first behind the end of a quotation or clause."""
    folded, s, best = scene.folded, scene.sentence, None
    names = _names(scene, s.start, s.end, agents)
    verbs = [
        m
        for p in (lexical("speech_verb"), lexical("asserts_zh"), _REPORTED)
        for m in p.finditer(folded, s.start, s.end)
    ]
    for verb in sorted(verbs, key=lambda m: m.start()):
        if verb[0] in _NO_SPEECH and folded[verb.start() - 1] in _NO_SPEECH[verb[0]]:
            continue
        if verb[0].endswith("ed") and folded.endswith(", ", s.start, verb.start()):
            continue  # its merger with X, announced last November
        after = verb.start() > scene.trigger.start
        if verb[0] == "added" and not _ADDED.match(folded, verb.end()):
            continue  # added two directors
        if verb[0].isascii() and _SUBORDINATE.search(folded[scene.trigger.end : verb.start()] if after else ""):
            continue  # formed a club a month after Pellam announced its mill
        quoted = re.search('[”"]', folded[scene.trigger.end : verb.start()]) if after else None
        own = _subject(scene, names, verb, s.start)
        if not own and folded[verb.start() - 2 : verb.start()] in (", ", "” ", '" '):
            own = _behind(scene, verb)
        if not own and folded[verb.start() - 1] == "并" and names and names[0].start - s.start <= 2:
            own = names[0]  # 甲证券上调评级,并预计…
        if after and not quoted and own:
            lead = folded[scene.trigger.end : min(own.start, verb.start())]
            if not (_NAMED_TAIL.search(lead) and _TAIL.match(folded, verb.end(), s.end)):
                own = None
        if own and (best is None or verb.end() <= scene.trigger.start + 1):
            best = own
    return best


def _source(scene: Scene) -> Mention | None:
    """据路透社报道, according to Reuters."""
    s = scene.sentence
    return next((m for m in _names(scene, s.start, s.end) if _FROM.search(scene.folded, s.start, m.start)), None)
