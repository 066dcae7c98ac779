"""Names in a list: 红杉资本、高瓴及老股东IDG资本等; Accel, Index Ventures and existing investor Balderton.

A known entity that fills its place is taken as it is; else the words themselves are the name, if they can be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternation, either, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .lexical import lexical
from .scene import Scene

_HAN = lazy(r"[\u3400-\u9fff]")
_SPLIT_EN = lazy(r"\s*(?:,|;|\band\b|\bas well as\b|\balong with\b|\bplus\b|\balongside\b)\s*(?:\band\b\s*)?")
_BRACKETS = lazy(r"\([^()]{0,80}(?:\([^()]{0,40}\)[^()]{0,40})?\)")
_NEW_PLACE = lazy(r"New \w+ (?=[a-z])")  # New York money manager X
_WITHIN = lazy(r"包括(.{2,40})在内")
_GOES_ON = lazy(r"[则也亦都将](?!是)|依|按|根据")
_FOREIGN = compiled(r"[\u3400-\u9fff]{2,14}{backer_noun_zh}\s?(?P<name>[A-Z][\w&.-]+(?: [A-Z][\w&.-]+){0,3})")
_ARM = lazy(r"'s\s(?:\w+\s){1,3}arm\b")
_ARM_OF = lazy(r"(?<='s)\s(?:\w+\s){1,3}arm,?\s(?=[A-Z])")
_APPOSED = lazy(r"\s*(?:the|an?|its)\s[^,;]{3,70}")  # from Enova, the state agency's arm, and from X
_TELLS = lazy(r"\s(?:told|said|says|added|announced|confirmed)\b")
_WORD = lazy(r"\S+")
_NTH_OF = compiled(r"{fund_name_end_en}\s$")  # SoftBank Vision Fund 2
_CAPITAL = compiled(r"\s(?:[A-Z][a-z]+\s)?{fund_word_en}")
_OWN = lazy("旗下的?|下属的?")
_SOME_FUND = compiled("(?:产业|风险|战略|私募|股权|专项|美元|人民币|多支|多只|相关|{backer_noun_zh})+")
_SORT = compiled(r"{backer_sort_zh}(?=[A-Za-z\u3400-\u9fff]{2})")
_QUOTES = " “”\"'‘’「」《》*·"


@cache
def _split() -> re.Pattern[str]:
    """Between the names of a list, Chinese or mixed; in 通和资本 the 和 is none."""
    kind = rf"(?!{alternation('backer_kind')}(?!人))"
    return re.compile(
        rf"[、,;/]|(?<=[\u3400-\u9fff”\"A-Za-z0-9)\x01]){alternation('list_and')}{kind}(?=[\u3400-\u9fff“\"A-Za-z0-9])"
        r"|(?<=[\u3400-\u9fff)\x01])\s(?=[\u3400-\u9fffA-Z])|\s+(?:and|as well as|along with|plus)\s+"
        r"|\s*&\s*(?=[A-Z\u3400-\u9fff]{5})"
    )


@cache
def _and_named() -> re.Pattern[str]:
    """甲、和利资本: 和 begins the name."""
    return re.compile(rf"[和与][\u3400-\u9fff]{{1,3}}{alternation('backer_kind')}$")


@cache
def _noise() -> re.Pattern[str]:
    noise = either(w for w in words("investor_noise") if not w.isascii())
    # 国科嘉和 ends with no conjunction
    counted = r"等[\d一二两三四五六七八九十几数多]+家\S{0,4}"  # 甲、乙等6家机构
    return re.compile(
        rf"^(?:{noise})+|^[^、]{{0,8}}\d{{1,2}}\.(?=[\u3400-\u9fff])|{counted}$|(?:(?![和与及暨]$)(?:{noise})|的|共|在内)+$"
    )


@cache
def _advised() -> re.Pattern[str]:
    return re.compile(rf"{alternation('serves_as')}.{{0,14}}{alternation('adviser_word')}")


@cache
def _whole() -> frozenset[str]:
    return frozenset(words("not_investor_whole"))


def backer(m: Mention) -> bool:
    """Its name says that it invests: 经纬创投, Accel Partners."""
    return any(w.end() == len(m.value.name) for w in lexical("investor_end").finditer(m.value.name))


def listed(scene: Scene, start: int, end: int) -> Iterator[Mention]:
    """The names in a stretch of Chinese text; the list is over with the first part that cannot be a name behind a comma."""
    folded = scene.folded
    masked = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), folded[start:end])
    at, found = start, 0
    for piece in [*_between(scene, _split(), masked, start), None]:
        stop = start + piece.start() if piece else end
        if found and _advised().search(scene.folded, at, stop):
            return
        name = named(scene, at, stop, masked[at - start : stop - start])
        if name:
            found += 1
            yield name
        elif found and at > start and masked[at - start - 1] in ",;" and stop > at + 1:
            return
        at = start + piece.end() if piece else end


def _between(scene: Scene, mark: re.Pattern[str], masked: str, start: int) -> Iterator[re.Match[str]]:
    """The marks of a list, but for those inside a name that the lexicon knows: Plug and Play."""
    known = [m for m in scene.entities("organisation") if m.rule == "who/gazetteer"]
    for piece in mark.finditer(masked):
        within = any(m.start < start + piece.start() and start + piece.end() < m.end for m in known)
        # 杭州|和达产业基金: 和 behind a place begins the name
        placed = piece[0] in "和与" and any(e.end == start + piece.start() for e in scene.entities("place"))
        if not within and not placed:
            yield piece


def named(scene: Scene, start: int, end: int, masked: str) -> Mention | None:
    """One name between two marks of a list, without the words that only introduce it."""
    if m := _WITHIN.search(masked):
        start, end, masked = start + m.start(1), start + m.end(1), m[1]
    part = masked.split("\x01")[0] if not masked.startswith("\x01") else ""
    start += len(part) - len(part.lstrip(_QUOTES))
    part = part.strip(_QUOTES)
    home = next((e.end for e in scene.entities("place") if e.start == start), start)
    if start < home < start + len(part) and scene.folded[home].isascii() and scene.folded[home].isupper():
        part, start = part[home - start :], home  # 日本LINE创投
    whole = _known(scene, start, start + len(part))
    if (sort := _SORT.match(part)) and (whole is None or whole.rule == "who/organisation_zh"):
        start, part = start + sort.end(), part[sort.end() :]
        whole = _known(scene, start, start + len(part))
    if not whole and _and_named().match(part) and scene.folded[start - 1 : start] == "、":
        whole = scene.firm(start, start + len(part))
    while not whole and (m := _noise().search(part)):
        if not m[0] or len(m[0]) == len(part):
            part = "" if m[0] else part
            break
        if m.start() == 0:
            start += m.end()
            part = part[m.end() :]
        else:
            part = part[: m.start()]
        stripped = part.lstrip(_QUOTES)
        start += len(part) - len(stripped)
        part = stripped.rstrip(_QUOTES)
        whole = _known(scene, start, start + len(part))
    if not whole and (own := _OWN.search(part)) and own.start() > 1:
        # 美的集团旗下美的资本: the arm; 中金资本旗下基金: whose it is
        arm = len(part) > own.end() and not _SOME_FUND.fullmatch(part, own.end())
        start, part = (start + own.end(), part[own.end() :]) if arm else (start, part[: own.start()])
        whole = _known(scene, start, start + len(part))
    if whole:
        return None if lexical("undisclosed").search(whole.value.name) else whole
    if not _HAN.search(part):
        return _english(scene, start, start + len(part))
    end = start + len(part)
    known = next((m for m in scene.entities("organisation", "person") if m.start == start and m.end < end), None)
    if known and _GOES_ON.match(scene.folded, known.end, end):  # 国发基金则依…
        return known
    if foreign := _FOREIGN.fullmatch(part):  # 阿布扎比投资机构CYVN
        return _english(scene, end - len(foreign["name"]), end)
    inside = [m for m in scene.entities("organisation", "person") if start <= m.start and m.end <= end]
    plausible = (
        2 <= len(part) <= 26
        and not re.search(
            r"^第?[一二两三四五六七八九几数\d]+[家支只次]|\d{3,}|[%:“”。]|\d年|\d月|[\d数几上近超过百千万十]亿", part
        )
        and not lexical("not_investor").search(part)
        and part not in _whole()
    )
    if (
        inside
        and inside[-1].end == end
        and (
            inside[-1].value.kind == "person" or lexical("investor_kind").search(scene.folded, start, inside[-1].start)
        )
    ):
        return inside[-1]
    if inside and (not plausible or len(part) - (inside[-1].end - inside[-1].start) > 8):
        return inside[-1]
    return scene.firm(start, end) if plausible else None


def _known(scene: Scene, start: int, end: int) -> Mention | None:
    return next((m for m in scene.entities("organisation", "person") if m.start == start and m.end == end), None)


def listed_en(scene: Scene, start: int, end: int) -> Iterator[Mention]:
    """The names from here on in English text, as far as the list goes."""
    folded = scene.folded
    masked = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), folded[start:end])
    at = 0
    for piece in [*_between(scene, _SPLIT_EN, masked, start), None]:
        stop = piece.start() if piece else len(masked)
        if stop > at:
            name = _english(scene, start + at, start + stop)
            if name is None and masked[at:stop].strip(" \x01"):
                aside = piece and "and" in piece[0] and at and _APPOSED.fullmatch(masked[at:stop])
                if not aside and not _nobody().fullmatch(masked[at:stop]):
                    return
            elif name:
                if at and _TELLS.match(folded, name.end):
                    return  # led by X and Y, co-founder Z told Reuters
                yield name
                if name.end < start + len(masked[:stop].rstrip(" \x01.")) and not _ARM.match(folded, name.end):
                    return
        at = piece.end() if piece else stop


def _home(scene: Scene, start: int, name: str) -> bool:
    """Norway's Nysno: where the investor is from."""
    return name in words("country_en") or any(e.start == start for e in scene.entities("place"))


@cache
def _nobody() -> re.Pattern[str]:
    """A part of a list that names nobody and does not end it."""
    return re.compile(rf"\s*(?:{alternation('nobody_en')}|(?:several|a number of|individual)[\w ]{{0,30}})\s*\.?")


def _english(scene: Scene, start: int, end: int) -> Mention | None:
    """A run of words with capitals, behind what only says of which kind the investor is."""
    lead, joint = words("investor_lead_en"), words("name_joint_en")
    first, last, described = -1, -1, False
    for m in _WORD.finditer(scene.folded, start, min(end, start + 120)):
        word = m[0].strip(".,;:”\"'()\x01")
        if not word or ("(" in m[0] and first >= 0):
            break
        capital = (
            word[0].isupper()
            or (word[0].isdigit() and re.search("[A-Za-z]", word))
            or (word[0] == "a" and word[1:2].isdigit())
            or word in words("name_small_en")
            or bool(re.match(r"[a-z]{1,3}[A-Z]", word))
            or (word.isdigit() and bool(_CAPITAL.match(scene.folded, m.end())))  # 216 Capital
        )
        if first < 0 and (
            word.endswith(("-based", "-backed"))
            or _NEW_PLACE.match(scene.folded, m.start() - 4 * (word in words("new_place")))
        ):
            continue
        if first < 0 and word in words("not_company_en") and re.match(r"\s[a-z]", scene.folded[m.end() : m.end() + 2]):
            described = True  # the Danish shipping heir X
            continue
        if first < 0:
            if capital and not (
                word.casefold() in lead
                and not re.match(r"[A-Z]{2}", word)
                and word not in words("name_begin_en")
                and not (word in words("name_kind_en") and _CAPITAL.match(scene.folded, m.end()))
            ):
                if word.endswith("'s") and m.end() < end and _home(scene, m.start(), word[:-2]):
                    continue
                first, last = (
                    m.start() + (len(m[0]) - len(m[0].lstrip("“\"'("))),
                    m.start() + len(m[0].rstrip(".,;:”\"')")),
                )
            elif word.casefold() not in lead and not (described and word.islower()):
                return None
        elif capital or (len(word) == 1 and word.isdigit() and _NTH_OF.search(scene.folded, first, m.start())):
            last = m.start() + len(m[0].rstrip(".,;:”\"')"))
        elif word.casefold() not in joint:
            if _ARM_OF.match(scene.folded, last):  # L'Oréal's venture arm BOLD
                first, last = -1, -1
                continue
            if word.casefold() in lead and any(e.end == last for e in scene.entities("place") if e.start == first):
                first, last = -1, -1  # Abu Dhabi fund 42XFund
                continue
            break
    if first < 0:
        return None
    owner = next((e for e in scene.entities("organisation", "person") if e.start == first and e.end + 3 < last), None)
    if owner and scene.folded.startswith("'s ", owner.end):  # Alphabet's CapitalG
        first = owner.end + 3
    name = scene.between(first, last)
    if name.endswith("'s"):
        last, name = last - 2, name[:-2]
    if (
        name in _whole()
        or len(name) < 2
        or len(name.split()) > 7
        or lexical("not_investor").search(name)
        or name.rpartition("-")[2] in words("based_en")
        or (lexical("officer_en").match(name) and not (" " in name and name.split()[0] in words("name_begin_en")))
        or re.match(r"\$|[\d.,]+$", name)
    ):
        return None
    return (
        _known(scene, first, last)
        or next(
            (m for m in scene.entities("organisation", "person") if m.start == first and 0 <= last - m.end <= 1), None
        )
        or scene.firm(first, last)
    )
