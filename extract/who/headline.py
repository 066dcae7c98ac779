"""Names by their place in the sentence of a financing: a brand at its beginning, investors before 投资.

>>> [f.value.name for f in headline("松果星球获数千万元A轮融资")]
['松果星球']
"""
from __future__ import annotations

import re
from functools import cache

from ..detect import Found
from ..lexicon import alternation, words
from ..model import Entity
from .gazetteer import canonical

RULE = "who/headline"
WEIGHT = 1


_MONEY = re.compile("[融轮并上新][资购市三]|[轮投]")


@cache
def _pattern() -> re.Pattern[str]:
    name = r"(?:[A-Za-z0-9][A-Za-z0-9.&'-]*?(?: [A-Z0-9][A-Za-z0-9.&'-]*?){0,3})?(?:(?!轮|融资|股权转让|私有化|未披露|未融资|在|战略)[\u4e00-\u9fff]){0,12}?(?:[A-Za-z]{2,12}(?:\.[a-z]{2,3})?)?"
    rounds = r"(?:种子|天使\+?|[Pp]re-?[A-Z]\+?|[A-H]\d?\+{0,2}|战略|新一轮|首|IPO上市|股权|Pre-IPO)"
    return re.compile(rf"^(?:快讯[:|丨]|【[^】\n]{{1,12}}】|\d+氪[^|:\n]{{0,6}}[|:])?(?:(?P<lead>[^,,。\n“”]{{2,16}}?(?:平台|服务商|公司|品牌|企业|开发商|厂商|供应商|运营商|机构|社区|工具|初创|应用))(?=[\u4e00-\u9fffA-Za-z0-9]))??"
                      rf"[“「]?(?P<it>{name})[”」]?"
                      rf"(?=(?:{alternation('org_headline_zh')})[^\n,。;]{{0,24}}(?:轮|融资|投资|注资)|{rounds}(?:轮|融资)|战略融资|新三板|定向增发|并购|未披露|未融资|股权转让|私有化|债权融资|在[^\n,。;]{0,14}上市|IPO)", re.M)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation('org_generic_zh')}|{alternation('org_strong_zh')}|{alternation('org_common_zh')}|{alternation('org_headline_zh')})+")


_GETS = re.compile(r"(?:获得来自|获得?了?|引入) ?(?P<body>[^\n,。;:!?“”]{2,60}?)(?:战略投资|独家投资|联合投资|天使投资|领投|注资|增资|投资)(?![者人方款管])(?P<more>投资)?")
_ENDS = re.compile(r"等.*$|(?:近|超|约|过|逾|上)?(?:[数几两一二三四五六七八九]?[十百千]*[万亿](?!达|科|象|维|联|里)|[0-9][0-9.,]*(?:[万亿美元]|$)).*$|的$|[A-H]\+?轮.*$")


def investors(text: str) -> list[Found]:
    """Names in the investor's place: 获得…投资."""
    found = []
    none = words("no_investor_zh")
    for m in _GETS.finditer(text) if "投" in text or "资" in text else ():
        body, start = m["body"], m.start("body")
        cut = _ENDS.search(body)
        stop = cut.start() if cut else len(body)
        if not cut and m["more"]:                        # 丰图投资|投资
            stop += 2
        for n in re.finditer("[^、]+", text[start:start + stop]):
            name = n[0].strip()
            if 2 <= len(name) <= 24 and name not in none and not _no_name().fullmatch(name) and not _CLAUSE.search(name):
                at = start + n.start() + len(n[0]) - len(n[0].lstrip())
                found.append(Found(at, at + len(name), "entity", Entity("organisation", name, canonical(name)), RULE, WEIGHT))
    return found


_CLAUSE = re.compile(r"[的了在是被把将由从向对]|轮|融资|认可|支持")


def headline(text: str) -> list[Found]:
    """At most one reading a line, and the investors."""
    if not _MONEY.search(text):
        return []
    found = investors(text)
    for m in _pattern().finditer(text):
        name = m["it"].strip()
        if 2 <= len(name) <= 24 and not _no_name().fullmatch(name):
            start = m.start("it")
            found.append(Found(start, start + len(m["it"].rstrip()), "entity", Entity("organisation", name, canonical(name)), RULE, WEIGHT))
    return found
