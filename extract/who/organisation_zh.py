"""Names of organisations in Chinese text by their endings: …科技, …大学, …委员会.

From an ending the name is read leftwards to the first boundary: a mark, a word that governs a name (由, 在, 收购), a
description (平台, 创始人). What is left has to be a name, not a description (一家互联网公司, 该大学).

>>> [f.value.name for f in organisation_zh("据悉,远山互联科技有限公司由一家投资公司和江北大学共同创立")]
['远山互联科技有限公司', '江北大学']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import ahocorasick_rs

from ..detect import Found
from ..lexicon import alternation, rows, words
from ..model import Entity
from ..rule import compiled
from .gazetteer import canonical
from .script import acts, everyday, is_chinese, is_latin

RULE = "who/organisation_zh"
WEIGHT = 2
_DAY = re.compile(r"\d[年月日号][电讯]?")
_AHEAD = 3  # characters of an ending that a word before it may reach into: 服务|有限公司
_UNDER = ("名", "旗", "麾", "治")
_LEGAL = ("有限公司", "有限责任公司")
_PARTICLE = re.compile("[的了着在是与和及由被把将对向从给为以于据让使到至而并也都就又则还曾已称说等]")
REACH = 22  # the longest body before an ending
STRONG, COMMON, WEAK = 2, 1, 0
_SEATS = frozenset("省市区县州")
LONGEST = ahocorasick_rs.MatchKind.LeftmostLongest


@cache
def _endings() -> tuple[Any, tuple[tuple[str, int], ...]]:
    lists = ((WEAK, "org_weak_zh"), (COMMON, "org_common_zh"), (STRONG, "org_strong_zh"))
    known = {ending: kind for kind, name in lists for ending in words(name)}
    # 中新融创|投资有限公司: no 创投
    longer = {e[:-1] + "投资有限公司": STRONG for e in known if e.endswith("投")}
    longer |= {e + "门": STRONG for e in known if e.endswith("部")}  # 教育部门 is no ministry
    ordered = tuple(sorted({**known, **longer}.items()))
    return ahocorasick_rs.AhoCorasick([ending for ending, _ in ordered], matchkind=LONGEST), ordered


@cache
def _boundaries() -> tuple[Any, tuple[bool, ...]]:
    """One automaton over the words a name begins behind and those that only look so (日本 has no 本, 住房和 no 和)."""
    joined = (f"{w}{link}" for w in words("org_joined_zh") for link in "和与及")
    places = {r["name"] for r in rows("names/place.tsv")}
    begins = [*words("org_stop_zh"), *(acts() - words("org_verbal_zh").keys() - places)]
    stops = dict.fromkeys(begins, True) | dict.fromkeys([*words("org_protected_zh"), *joined], False)
    return ahocorasick_rs.AhoCorasick(list(stops), matchkind=LONGEST), tuple(stops.values())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    places = "|".join(sorted(r["name"] for r in rows("names/place.tsv")))
    generic = alternation("org_generic_zh")
    return {
        "generic": re.compile(rf"(?:{generic}|{alternation('org_strong_zh')}|{alternation('org_common_zh')})+"),
        "vague": re.compile(rf"(?:{places}|{generic})+"),
        "clause": re.compile(alternation("org_clause_zh")),
        "counted": re.compile(rf"(?:{alternation('org_counted_zh')})+"),
        "firm": compiled(r"{org_inside_zh}"),
        "invests": re.compile("[了过]"),
        "apposed": re.compile(rf"{alternation('apposed_noun_zh')}[A-Z0-9][A-Za-z0-9.&]*[a-z]"),
        "agrees": re.compile(alternation("not_association_zh")),
        "how": re.compile(rf"(?:{alternation('org_invests_how_zh')})$"),
        "on": re.compile(alternation("org_goes_on_zh")),
        "governs": re.compile(rf"(?:{alternation('org_governs_zh')})$"),
        "follows": re.compile(
            rf"(?:{alternation('org_follows_zh')})|\d{{2,4}}年|\d{{1,2}}月|十年|[^\u4e00-\u9fffA-Za-z0-9]|$"
        ),
    }


def _run(text: str, end: int) -> int:
    """Where the run of letters, digits and brackets like (深圳) that ends at `end` begins, REACH back at most."""
    at, low = end, max(0, end - REACH)
    while at > low:
        char = text[at - 1]
        if char.isalnum() or char in "·&":
            at -= 1
        elif char == ")" and at - 2 > (opens := text.rfind("(", max(low, at - 8), at)) >= 0:
            at = opens
        elif char == " " and low + 1 < at < end and is_latin(text[at]) and is_latin(text[at - 2]):
            at -= 1
        else:
            break
    return at


def _body(text: str, end: int) -> int:
    """Where the name that ends in an ending at `end` begins; `end` where no boundary is within reach."""
    begin = _run(text, end)
    if begin == end:
        return end
    for day in _DAY.finditer(text, begin, end):
        begin = day.end()
    automaton, stops = _boundaries()
    stop, length = 0, end - begin
    for index, at, behind in automaton.find_matches_as_indexes(text[begin : end + _AHEAD]):
        if at >= length:
            break
        if stops[index] and behind <= length:
            stop = behind
    if stop:
        return begin + stop
    return end if begin and length >= REACH else begin


def _seat(text: str, start: int, begin: int, known: dict[int, int]) -> int | None:
    """Where the place stands that a registered name before `start` begins with, if that is before `begin` and no particle
    or verb stands between."""
    low = max(_run(text, start), start - REACH)
    for at in range(low, begin):
        verbs = acts().intersection(text[i : i + 2] for i in range(at, begin - 1)) if at in known else frozenset()
        if at in known and not _PARTICLE.search(text, at, start) and not verbs - words("org_verbal_zh").keys():
            return at
    return None


@lru_cache(maxsize=1 << 14)
def _describes(body: str) -> int:
    """0: may be a name; 1: places and descriptions only (中国, 北京互联网); 2: descriptions only, or a clause."""
    p = _patterns()
    if p["generic"].fullmatch(body):
        return 2
    if p["vague"].fullmatch(body):
        return 1  # before a look for clauses: 尼日利亚 has no day
    return 2 if p["clause"].search(body) else 0


def _stands(text: str, begin: int, start: int, end: int, kind: int, anchored: bool) -> bool:
    """Whether the words at text[begin:start] with this ending are a name where they stand."""
    p = _patterns()
    length = start - begin
    if text[begin:start] in _SEATS and (kind == STRONG or text[start:end] == "政府"):
        return True  # 市政府, 省银监局
    if kind == STRONG:  # 作协, but not 合作|协议
        return 2 <= length <= (REACH if anchored else 14) and not p["agrees"].match(text, end - 1)
    if p["on"].match(text, end):
        return False
    bare = not anchored and begin and is_chinese(text[begin - 1])
    if bare and not p["governs"].search(text, max(0, begin - 4), begin):
        return False
    if kind == COMMON:
        return length >= 2 and (anchored or length <= 6)
    return 2 <= length <= (8 if anchored else 4) and p["follows"].match(text, end) is not None


def organisation_zh(text: str, known: Sequence[Found] = ()) -> list[Found]:
    """Readings of names of organisations by their endings. `known` are known names, in order: one before an ending is
    part of the name (清华大学 + 出版社), a place too; a name does not begin inside one."""
    automaton, endings = _endings()
    p = _patterns()
    begins = {f.start: f.end for f in known}
    inside = {i for f in known for i in range(f.start + 1, f.end)}
    found: list[Found] = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        ending, kind = endings[index]
        begin = _body(text, start)
        if begin == start and not (found and found[-1].end == start):
            continue
        chained = bool(found) and found[-1].end == start and found[-1].start <= begin
        if chained and ending == "股份" and found[-1].value.name.endswith("公司"):
            continue  # 收购甲股份有限公司股份: shares of it
        if ending.endswith(_LEGAL) and (seat := _seat(text, start, begin, begins)) is not None:
            begin, chained = seat, False  # 杭州市中小企业金融服务中心有限公司
        if chained:
            begin = found[-1].start  # an ending directly behind another: one longer name
        elif skip := p["counted"].match(text, begin, start):
            begin = skip.end()
        while begin in inside and begin < start:  # inside a known name: after it
            begin += 1
        if text[begin] == "下" and text[begin - 1 : begin] in _UNDER:
            begin += 1  # 尚某名下|远山汽车有限公司
        if begin == start or text[begin - 1 : begin] == "《" or text[begin] == "(":
            continue
        if (
            ending in _LEGAL
            and start - begin < 3
            and begin not in begins
            and is_chinese(text[begin - 1 : begin] or " ")
        ):
            continue  # 民用爆破|器材有限公司: the end of a name
        describes = 0 if text[begin:start] in _SEATS else _describes(text[begin:start])
        court = ending == "法院" and start - begin > 2 and text.endswith("人民", begin, start)  # 海淀区人民法院
        if describes == 2 or (describes and not chained and not court and ending in words("org_vague_zh")):
            continue
        if (
            ending == "投资"
            and not p["firm"].match(text, end)
            and (
                chained
                or begins.get(begin) == start
                or text[max(0, begin - 2) : begin].endswith(("获", "获得"))
                or p["invests"].match(text, end)
                or p["how"].search(text, begin, start)
            )
        ):
            continue  # 启明创投|投资, 腾讯战略|投资, 腾讯|投资了
        if not _stands(text, begin, start, end, kind, chained or begins.get(begin, end) <= start):
            continue
        if begins.get(begin) != start and p["apposed"].match(text, end - len(ending)):
            if chained:
                found.pop()
            continue  # 设计软件公司Figma: what it is
        name = text[begin:end]
        if name.endswith(("创业公司", "初创公司", "创业企业", "初创企业")):
            continue  # what it is
        if found and found[-1].end > begin:
            found.pop()
        found.append(Found(begin, end, "entity", Entity("organisation", name, canonical(name)), RULE, WEIGHT))
    return found


@cache
def _unit(kind: str) -> re.Pattern[str]:
    """A part of an organisation behind its name; an office of a town or country behind that."""
    if kind == "place":
        return compiled(
            r"[省市区县州]?(?=[\u4e00-\u9fff]{3})[\u4e00-\u9fff]{2,8}?"
            r"(?P<unit>[局厅](?!势)|部(?=部长|副部|表示|称|说|宣布|{asserts_zh}|发言人|官员))"
        )
    return re.compile(rf"(?=[\u4e00-\u9fff]{{2}})[\u4e00-\u9fffA-Z]{{1,10}}?(?P<unit>{alternation('org_unit_zh')})")


@cache
def _region() -> re.Pattern[str]:
    return compiled(r"\({org_region_zh}\)")


def units(text: str, found: Sequence[Found]) -> list[Found]:
    """The names in order, those of organisations with the part of it that they name (清华大学|心理学系, 花旗银行|(中国)),
    those of places with the office that they name (深圳市|交通运输局)."""
    out: list[Found] = []
    for i, f in enumerate(found):
        if out and f.start < out[-1].end:
            continue
        kind = f.value.kind
        if out and _abroad(out[-1], f):  # 阿根廷|央行: not that of China
            place = out.pop()
            name = text[place.start : f.end]
            f = f._replace(start=place.start, value=Entity("organisation", name, canonical(name)))
            kind = "organisation"
        if kind not in ("organisation", "place") or not is_chinese(text[f.end : f.end + 1].replace("(", "一")):
            out.append(f)
            continue
        m = _region().match(text, f.end) if kind == "organisation" else None
        end = m.end() if m else _unit_end(text, f.end, kind)
        parted = any(g.start < end and g.value.kind != "place" for g in found[i + 1 : i + 4])
        if end > f.end and (m or not parted):
            name = text[f.start : end]
            rule = RULE if kind == "place" else f.rule
            f = Found(f.start, end, "entity", Entity("organisation", name, canonical(name)), rule, f.weight)
        out.append(f)
    return out


def _abroad(place: Found, f: Found) -> bool:
    """An office that every country has, right behind a country that is not China."""
    office = f.value.kind == "organisation" and f.value.name in words("office_of_state_zh")
    return office and place.value.kind == "place" and place.end == f.start and place.value.name not in ("中国", "我国")


def _unit_end(text: str, at: int, kind: str) -> int:
    """Where the part of what is named up to `at` ends; `at` where none is."""
    m = _unit(kind).match(text, at)
    if not m:
        return at
    end, unit = m.end("unit"), m["unit"]
    word = len(unit) == 1 and not everyday().isdisjoint((text[end - 2 : end], text[end - 1 : end + 1]))
    if text[end : end + 1] == "长" or (word and text[end : end + 2] != unit + "长"):
        return at  # 财政部副部长, 战成平局, 管理系统; but 管理处处长
    automaton, stops = _boundaries()
    body = m.start("unit") - at
    stopped = any(stops[i] and begin < body for i, begin, _ in automaton.find_matches_as_indexes(text[at:end]))
    return at if stopped or body < 2 - (len(unit) > 1) else end
