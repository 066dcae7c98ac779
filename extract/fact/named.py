"""Things that no list knows, named by their place: quoted behind what they are, Latin or numbered behind the verb, or opening
its clause (AI产品“加我智能”, 人形机器人G1, 远征A1, 沐光2.0上线, the Ascend 910C)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation, branches, words
from ..model import Entity, Mention
from ..pattern import lazy
from ..rule import compiled
from ..who.gazetteer import canonical
from . import named_zh, thing_zh
from .lexical import lexical
from .named_en import NAME, before, behind, kind_said, relative, trimmed, which
from .named_zh import ANY_NAME, GOES_ON, NOUN, common, mere
from .scene import ACTORS, THINGS, Scene, labels

_QUOTED = lazy("“([^“”,。;:!?]{2,14})”")
_LATIN = lazy(r"[A-Za-z]")
_CODE = lazy(r"[A-Za-z0-9]")  # in quotation marks: a name, no slogan
_NUMBERED_EN = compiled(
    r"\b(?:[Tt]he|[Ii]ts|[Aa]n?|{called_verb_en})\s("
    r"(?:[A-Z][A-Za-z]{1,14}[ -]){0,2}[A-Z]{0,4}\d{1,4}[A-Za-z]{0,3})\b(?!%|\.\d|\s(?:million|billion"
    r"|percent))"
)
_ADVERBS = rf"(?:{alternation('thing_adverb_zh')}|在[^,。]{{1,16}})*"
_OPENING = lazy(
    rf"[\s,]*(?:第?[一二三四五六七八九十]?[代版]的?|首个|其?{alternation('novel_zh')})?[“「『]?({ANY_NAME})"
    rf"(?:[\u3400-\u9fff]{{1,2}}版|系列)?[”」』]?(?:由[^,。;由]{{2,16}}?)?{_ADVERBS}\s?"
)
_PLURAL = lazy(r"\b(?:were|are|have|both)\b")
_AND_FIRST = lazy(rf"(?:\b[Tt]he\s|\bboth\s|[:;.,]\s|\A)({NAME})\sand\s(?:the\s)?\Z")
_PASSIVE = lazy(r"\b(?:was|were|been|be)\b")
_BY = lazy(r"\s(?:[a-z]+\s){0,4}?by\s")
_OWNED_BY_ANY = lazy(
    rf"[,\s]*[\u3400-\u9fffA-Za-z]{{2,12}}(?:{alternation('owner_behind_zh')}[\u3400-\u9fff]{{0,10}}?{NOUN}|旗下的?(?=[A-Z]))"
    rf"[“「]?({ANY_NAME})[”」]?{_ADVERBS}(?:于|在|将于|已于)?\s?"
)
_QUOTED_LAST = lazy(
    r"(?<![以为称叫做是])[“「]([\u3400-\u9fffA-Za-z0-9· -]{2,12})[”」]"
    rf"(?:[\u3400-\u9fff]{{0,6}}{alternation('thing_last_zh')})?{_ADVERBS}(?:于|在|将于|已于)?\s?"
)
_CLEFT = lazy(
    rf"[\s,]*(?:“([^“”,。;:!?]{{2,14}})”|({ANY_NAME}))(?:\([^()]{{1,20}}\))?[就正则]?是[^,。;:!?]{{2,30}}"
)  # “灵犀”是X今年夏天内测的一款助手
_LATER_DATE = lazy(rf"(?:上午|下午|晚|起|凌晨)?{_ADVERBS}")
_OWNED = lazy(
    rf"(?:{branches('owner_behind_zh')}|(?={branches('novel_short_zh')}|[A-Z]|[\u3400-\u9fff]{{2,3}}[A-Z]{{1,2}}\d))"
    rf"(?:[\u3400-\u9fffA-Z]{{0,12}}?{NOUN})?[“「]?({ANY_NAME}|[\u3400-\u9fff]{{2,4}}?)[”」]?"
    rf"(?:{branches('named_kind_zh')}|(?<=[A-Za-z0-9”」])[\u3400-\u9fff]{{1,5}}?)?(?:第?[一二三四五]代)?"
    rf"(?:[\u3400-\u9fff]{{1,2}}版)?{_ADVERBS}(?:于|在|将于|已于)?\s?"
)
_ALONE = compiled(
    r"(?:以来|之?后|了(?=\s*(?:[,。;!?、]|$))|过|并|于|在|时|了?(?:{newest_zh}"
    r"|第一个)?[\u3400-\u9fff\d.]{0,4}版本?(?=[,。;]))|[,。;!?]|$"
)
_ALONE_EN = compiled(
    r"\s(?:(?:\w+\s)?{calendar_unit_en}s?\s(?:later|earlier|before|after)|{name_ends_en}|a\s(?:day|{calendar_unit_en}|few)|that\s(?:{calendar_unit_en}|[A-Z][a-z]{2,8})|[A-Z][a-z]{2,8}day|(?:{month_name_en}|May"
    r"|Sep)[a-z.]*)\b|[,.;:)!—–-]|$"
)
_NUMBERED_CODE = lazy(r"[A-Z][A-Za-z]*[ -]?\d{1,4}[A-Za-z]{0,3}")
_ENDED = lazy(r"$|[,。;、!?()和及与]")
_HAN_LAST = lazy(r"[\u3400-\u9fff]{2}(?<![的为叫是以称])$")
_AT_EN = lazy(r"\b(?:at|in|from|near|outside|inside|against|by|for|on|with|into|between)\b")
_ITS_VERB = lazy(r"\s(?:it|they|(?:the|that|which)\s(?:[\w’'-]+\s){0,2}\w+|(?<=that )[A-Z]\w+)\s(?:\w+\s){0,2}\Z")
_GAME = lazy(r"(?:游|新作|大作|续作|戏)《")
PLAYED = ("登陆", "登陸", "全平台", "双端", "雙端", "国服", "國服", "全球公测", "全球公測")
_CALLED = lazy(rf"{alternation('called_zh')}$")
_KIND_OF = lazy(rf"(?:的[\u3400-\u9fff]{{0,4}}|系列){NOUN}?")
_TO_DO = lazy(r"\sto\s[a-z]{3,}\s")  # unveiled a plan to widen the A12
_LIKE = lazy(r"一?般的?|似的|式的")  # “血海”般
_FAMILY = lazy(r"(?:系列|家族|品牌|套件)\Z")
_TITLED_BEHIND = lazy(r"[了的]?《([^《》]{2,14})》(?!的)")
_CODED = compiled(r",(?:内部|中文|英文|项目)?{named_verb_zh}(?:叫|是|为)?“([^“”,。;:!?]{2,14})”")


def named_behind(scene: Scene, stop: int, known: list[Mention]) -> list[Mention]:
    """Names behind the verb, up to `stop`, that are in no list."""
    end = min(scene.clause[1], stop)
    if GOES_ON.match(scene.folded, end):  # ,包括A、B和C
        end = min(scene.sentence.end, scene.trigger.end + 200, scene.next_trigger("release", "open_source"))
    spans = [m.span(1) for m in _quoted(scene, end, known)]
    if not spans and (coded := _CODED.match(scene.folded, end, scene.sentence.end)):
        spans = [coded.span(1)]  # 新版本预计6月上线,代号“北极星”
    latin = bool(_LATIN.match(scene.folded, scene.trigger.start))
    for m in _english(scene, end, stop) if latin else named_zh.behind(scene.folded, scene.trigger.end, end):
        stretch = (m.start(1), m.start(1) + len(trimmed(m[1]))) if latin else m.span(1)
        if latin and _other_kind().match(scene.folded, m.end(1)):
            continue
        if not latin and mere(m[1]):
            continue
        if _free(scene, *stretch) and not any(a < stretch[1] and stretch[0] < b for a, b in spans):
            spans.append(stretch)
    game = None if latin else _TITLED_BEHIND.match(scene.folded, scene.trigger.end, end)
    if game and _gaming(scene) and _free(scene, *game.span(1)):
        spans.append(game.span(1))
    for stretch in [] if latin else thing_zh.behind(scene.folded, scene.trigger.end, scene.sentence.end):
        if _free(scene, *stretch) and not any(a < stretch[1] and stretch[0] < b for a, b in spans):
            spans.append(stretch)
    return [made(scene, *span) for span in spans]


@cache
def _other_kind() -> re.Pattern[str]:
    return re.compile(rf"[”\"]?\s(?:[a-z-]+\s)?{alternation('not_thing_behind_en')}s?\b")


def named_before(scene: Scene) -> list[Mention]:
    """A name that opens the clause of the verb, after a date perhaps, where the verb takes nothing behind it."""
    if _LATIN.match(scene.folded, scene.trigger.start):
        return _subject_en(scene)
    if cleft := what_was(scene):
        return [made(scene, *cleft)]
    start, stop = _reach(scene)
    found = _OPENING.fullmatch(scene.folded, start, stop) or _owned(scene, start, stop)
    if found and _fits(scene, found):
        return [made(scene, *found.span(1))]
    row = thing_zh.several_in_front(scene.folded, start, scene.trigger.start)
    if row and _ALONE.match(scene.folded, scene.trigger.end) and all(_free(scene, *span) for span in row):
        return [made(scene, *span) for span in row]
    span = thing_in_front(scene)
    return [made(scene, *span)] if span else []


def what_was(scene: Scene) -> tuple[int, int] | None:
    """“灵犀”是X今年夏天(内测)的一款助手: the subject of 是, where a word of a kind stands behind 的."""
    if not scene.folded.startswith("的", scene.trigger.end):
        return None
    found = _CLEFT.fullmatch(scene.folded, scene.clause[0], scene.trigger.start)
    if not found or not lexical("generic_product").search(scene.folded, scene.trigger.end, scene.clause[1]):
        return None
    span = found.span(found.lastindex or 0)
    return span if _free(scene, *span) else None


def _reach(scene: Scene) -> tuple[int, int]:
    """Where a name may stand that opens the clause of the verb: behind a date, in front of another."""
    start, _ = scene.clause
    stop = scene.trigger.start
    for m in scene.sentence.mentions:
        if m.kind != "date" or not start <= m.start or m.end > scene.trigger.end:
            continue
        if len(scene.between(start, m.start).strip(" 在于,到")) < 2:
            start = m.end
        elif _LATER_DATE.fullmatch(scene.folded, m.end, scene.trigger.start):
            stop = m.start  # 沧澜于6月8日面世
    return start, stop


def _fits(scene: Scene, found: re.Match[str]) -> bool:
    """The name is one, is free, and is no mere actor: a name without a number needs a verb without an object."""
    if (not _marked(scene, found) and mere(found[1])) or not _free(scene, *found.span(1)):
        return False
    return bool(re.search(r"\d", found[1]) or _ALONE.match(scene.folded, scene.trigger.end))


def thing_in_front(scene: Scene) -> tuple[int, int] | None:
    """A thing of a named kind that is the subject of the verb, or that 将 or 把 takes up: 减肥药“轻宁”在美国上市; or that
    the clause before names: 第一款产品是录音笔“知音”,2015年4月上市."""
    start, _ = scene.clause
    stop = scene.trigger.start
    lone = scene.shade in ("due", "delayed") or scene.trigger.quote in words("release_alone_zh")
    alone = lone or bool(_ALONE.match(scene.folded, scene.trigger.end))
    if (opened := scene.folded.rfind("《", scene.sentence.start, stop)) >= 0 and scene.folded.find(
        "》", start, stop
    ) > 0:
        start = min(start, opened)  # 《黑神话:悟空》
    playing = scene.shade in ("tested", "testing", "marketed") or scene.trigger.quote.startswith(PLAYED)
    if (
        (playing or _GAME.search(scene.folded, start, stop) or _gaming(scene))
        and (scene.trigger.quote.startswith(PLAYED) or alone)
        and (game := thing_zh.titled(scene.folded, start, stop))
    ):
        return game if _free(scene, *game) else None
    span = thing_zh.taken(scene.folded, start, stop)
    if span is None and alone:
        span = thing_zh.in_front(scene.folded, start, stop) or thing_zh.apposed(
            scene.folded, scene.sentence.start, stop
        )
    if span is None and scene.shade == "marketed" and alone:
        owned = _owned(scene, *_reach(scene))  # 长安旗下的深蓝G318将上市
        firm = owned and scene.folded.startswith((*words("org_weak_zh"), "公司", "集团", "股份", "控股"), owned.end(1))
        span = owned.span(1) if owned and not firm and _LATIN.search(owned[1]) else None
    sold = scene.trigger.quote.endswith("上市") or scene.trigger.quote in words("release_sold_zh")
    if span is None and (scene.shade == "delayed" or sold) and alone:
        span = thing_zh.coded(scene.folded, scene.sentence.start, stop)
    return span if span and _free(scene, *span) else None


def _gaming(scene: Scene) -> bool:
    """The sentence speaks of games: 《…》 in it is one, no film."""
    return lexical("game_word_zh").search(scene.folded, scene.sentence.start, scene.sentence.end) is not None


def _owned(scene: Scene, start: int, stop: int) -> re.Match[str] | None:
    """京东旗下的Foo, 美团的编程智能体青禾: the name behind whose it is, with what it is in between."""
    for org in scene.entities("organisation"):
        if start <= org.start <= start + 3 and org.end < stop and not labels(scene, org):
            found = _OWNED.fullmatch(scene.folded, org.end, stop)
            if found and (_marked(scene, found) or not lexical("not_a_name").search(found[1])) and not common(found[1]):
                return found
    if found := _OWNED_BY_ANY.fullmatch(scene.folded, start, stop):
        return found
    found = _QUOTED_LAST.search(scene.folded, start, stop)
    return found if found and found.end() == stop and not common(found[1]) else None


def _marked(scene: Scene, m: re.Match[str]) -> bool:
    """The name stands in quotation marks."""
    return scene.folded[m.end(1) : m.end(1) + 1] in ("”", "」")


def made(scene: Scene, start: int, end: int) -> Mention:
    name = scene.between(start, end)
    return scene.made(start, end, Entity("product", scene.between(start, end), canonical(name)))


def _subject_en(scene: Scene) -> list[Mention]:
    """Brightloom's Sable went live; Mica, its coding assistant, was released: the subject in front of the verb, where
    somebody owns it, a word of a kind or an apposition says what it is, or it has a number."""
    verb = scene.trigger.quote.lower()
    if taken := taken_before(scene):
        return [taken]
    m = before(scene.folded, scene.sentence.start, scene.trigger.start)
    if m is None and (
        m := which(scene.folded, max(scene.sentence.start, scene.trigger.start - 120), scene.trigger.start)
    ):
        told = m["lead"] or m["kind"] or m["is"] or verb in words("release_of_things")
        fits = told and _ALONE_EN.match(scene.folded, scene.trigger.end) and trimmed(m["it"])
        owned = bool(m["lead"] or m["kind"] or m["is"])
        return [made(scene, *m.span("it"))] if fits and _free(scene, *m.span("it"), owned) else []
    if m is None or not _free(scene, *m.span("it"), bool(m["lead"])) or not trimmed(m["it"]):
        return []
    taking = verb in words("release_takes_object") and not _PASSIVE.search(m["aux"])
    if taking and not _ALONE_EN.match(scene.folded, scene.trigger.end):
        return []  # The Treasury published its book
    if (m["lead"] and not m["lead"].endswith((", ", " for ")) and _AT_EN.search(m["lead"])) or (
        verb == "put out" and _PASSIVE.search(m["aux"])
    ):
        return []  # A fire at the Windmill was put out
    if not (
        m["lead"]
        or kind_said(m["said"] or "")
        or re.search(r"\d|^[a-z]+[.-]", m["it"])
        or (_PASSIVE.search(m["aux"]) and verb in words("release_passive"))
        or verb.endswith("on sale")
        or verb in words("release_only_things")
        or _BY.match(scene.folded, scene.trigger.end)
    ):
        return []
    first = _AND_FIRST.search(scene.folded, scene.sentence.start, m.start("it")) if _PLURAL.search(m["aux"]) else None
    row = [first.span(1)] if first and trimmed(first[1]) and _free(scene, *first.span(1)) else []
    return [made(scene, *span) for span in (*row, m.span("it"))]


def taken_before(scene: Scene) -> Mention | None:
    """Sisu, a compiler that it released: the object of a relative clause."""
    if not _ITS_VERB.search(scene.folded, max(scene.sentence.start, scene.trigger.start - 40), scene.trigger.start):
        return None
    m = relative(scene.folded, max(scene.sentence.start, scene.trigger.start - 160), scene.trigger.start)
    return made(scene, *m.span("it")) if m and trimmed(m["it"]) and _free(scene, *m.span("it"), True) else None


def _free(scene: Scene, start: int, end: int, owned: bool = False) -> bool:
    """No other mention, no mere word (AI, App), not one letter. What is `owned` (Amazon's Echo Hub) is no company, whatever
    its verb made of it."""
    name = scene.between(start, end)
    if len(name) < 2 or name in words("generic_latin") or name.isdigit():
        return False
    latin = bool(_LATIN.match(scene.folded, scene.trigger.start))
    if not latin and name.split()[0] in words("generic_latin"):
        return False
    return not any(
        k.start < end
        and start < k.end
        and not (owned and _thing(k, start, end, name))
        and not _inside(k, start, end, latin)
        and not _part(k, name, start, end)
        for k in scene.sentence.mentions
    )


def _inside(k: Mention, start: int, end: int, latin: bool) -> bool:
    """Amazon Nova is more than Amazon; in Chinese, Lynx Air behind 机器人 is no company."""
    if k.kind != "entity" or k.end > end or k.start != start:
        return False
    return k.end < end if latin else k.rule == "who/english" or k.end < end


def _thing(k: Mention, start: int, end: int, name: str) -> bool:
    """A known thing, or what only its verb made a company: not The Browser Company, which says that it is one."""
    if k.kind == "entity" and k.value.kind in THINGS:
        return (k.start, k.end) == (start, end)
    return k.rule == "who/english" and name.rsplit(" ", 1)[-1] not in words("org_ending_en")


def _part(k: Mention, name: str, start: int, end: int) -> bool:
    """The Meta of Ray-Ban Meta."""
    return start < k.start and k.end <= end and k.kind == "entity" and " " in name and name.isascii()


def _quoted(scene: Scene, end: int, known: list[Mention]) -> Iterator[re.Match[str]]:
    kind = lexical("generic_product")
    for m in _QUOTED.finditer(scene.folded, scene.trigger.end, end):
        lead = scene.between(max(scene.trigger.end, m.start() - 8), m.start())
        tail = scene.between(m.end(), m.end() + 6)
        inside = [k for k in scene.entities(*THINGS, *ACTORS, "place") if k.start < m.end() and m.start() < k.end]
        inside = [
            k for k in inside if not (k.value.kind == "organisation" and k.start == m.start(1) and k.end < m.end(1))
        ]
        part = all(k.end - k.start < len(m[1]) and k.value.kind in THINGS for k in inside)
        longer = part and (
            _FAMILY.search(lead)
            or _LATIN.search(m[1])
            or _CALLED.search(lead)
            or kind.match(tail)
            or _KIND_OF.match(tail)
        )
        if (
            m[1] in words("slogan_zh")
            or m[1].endswith(tuple(w for w in words("thing_not_kind_zh") if len(w) > 1))
            or lexical("not_released").search(tail)
            or lexical("not_released").fullmatch(m[1])
            or _LIKE.match(tail)
            or lexical("thing_not_kind_zh").match(tail)
            or (not longer and any(k in known or k.value.kind not in THINGS for k in inside))
        ):
            continue  # “天工SkyMusic” is more than 天工
        if (
            kind.search(lead)
            or kind.match(tail)
            or m.start() - scene.trigger.end <= 1
            or (lead.endswith("的") and _ENDED.match(tail) and _CODE.search(m[1]))
            or _CALLED.search(lead)
            or _KIND_OF.match(tail)
            or _noun_before(lead, tail, bool(_NUMBERED_CODE.fullmatch(m[1])))
        ):
            yield m


def _noun_before(lead: str, tail: str, coded: bool) -> bool:
    """带来了车载屏“X”: a noun right before the quotation marks, nothing of the same noun behind (unless the name is `coded`:
    推出的气炸锅“H9”累计销量), and it is no slogan."""
    return bool((_ENDED.match(tail) or coded) and _HAN_LAST.search(lead)) and not lexical("thing_not_kind_zh").search(
        lead
    )


def _english(scene: Scene, end: int, stop: int) -> Iterator[re.Match[str]]:
    sure = scene.trigger.quote.casefold() not in words("release_weak") or scene.shade in ("with", "opening")
    lists = min(scene.sentence.end, scene.trigger.end + 160, stop + 100)
    if not lexical("not_released").search(scene.folded, scene.trigger.end, min(end, scene.trigger.end + 40)):
        yield from behind(scene.folded, scene.trigger.end, lists, sure=sure)
    for m in _NUMBERED_EN.finditer(scene.folded, scene.trigger.end, end):
        if not _TO_DO.search(scene.folded, scene.trigger.end, m.start()):
            yield m
