"""Organisations by the way a conversation introduces its people: a list of guests, 我是星野云的许若兰, or
一家美国公司叫Augury.

>>> [f.value.name for f in introduced("嘉宾:\\n星野云副总裁 许若兰\\n许若兰:大家好,我是远山的许若兰。\\n")]
['星野云', '远山']
"""

from __future__ import annotations

import re
from functools import cache

from ..detect import Found
from ..lexicon import alternation, branches, words
from ..model import Entity
from ..pattern import lazy
from ..rule import compiled
from .gazetteer import canonical, lookup
from .script import is_chinese

RULE = "who/introduced"
WEIGHT = 4
_SAYS = "我是"
_NO_NAME = lazy("[我你他她它这那什么停的了是不]|公司|平台|模式")
_NAME = r"[\u4e00-\u9fff]{2,4}"
_ORG = r"(?P<org>[A-Za-z0-9\u4e00-\u9fff·]{2,14}?)"


@cache
def _guest() -> re.Pattern[str]:
    """A line of a list of guests: whose, what, who."""
    title = rf"(?:{alternation('guest_title_zh')})"
    return re.compile(
        rf"^[·•\-\s]{{0,3}}{_ORG}{title}(?:[兼、/及和]?\s?{title}){{0,3}}\s{{1,2}}(?P<name>{_NAME})$", re.M
    )


@cache
def _guest_first() -> re.Pattern[str]:
    """... who, whose, what."""
    title = rf"(?:{alternation('guest_title_zh')})"
    return re.compile(
        rf"^[·•\-\s]{{0,3}}(?P<name>{_NAME})[\s:,]{{1,2}}{_ORG}{title}(?:[兼、/及和]?\s?{title}){{0,3}}$", re.M
    )


_CALLED = compiled(
    r"(?<!这){introduced_noun_zh}(?:名叫|叫做|叫|名为)(?P<org>[A-Z][A-Za-z0-9.&-]{1,20}"
    r"(?:\s[A-Z][A-Za-z0-9.&-]{1,20})?|[\u4e00-\u9fff]{2,5})(?=[,。;的]|$)"
)
# 今年2月注册的,叫远山新能源: what is founded is called so.
_FOUNDED = compiled(
    r"{introduced_verb_zh}[^。!?\n]{0,10},?(?:名字|公司|它|就|我们|现在){0,3}{named_by_zh}[“「]?"
    r"(?P<org>[A-Z][A-Za-z0-9.&-]{1,20}|[\u4e00-\u9fff]{2,6})(?=[,。;”」])"
)
# 设计软件公司Figma: a Latin name with small letters right behind what it is.
_APPOSED = compiled(
    r"{apposed_noun_zh}(?!{not_apposed_zh})(?=[A-Z0-9][A-Za-z0-9.& ]*[a-z])"
    r"(?P<org>(?:\d{0,2}[A-Z]|\d{2}[a-z])[A-Za-z.&]*(?:\s[A-Z][A-Za-z.&]{1,20}){0,2})(?![A-Za-z0-9-])"
)
# 远山机器人大事记: whose chronicle a title begins.
_CHRONICLE = compiled(
    r"\A\s*[#《【]*(?P<org>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:的|发展|公司|成长)?(?:\d{4}年)?{chronicle_title}[》】]?\s*\n"
)
_LABEL = lazy(rf"^({_NAME}):", re.M)
_TALK = r"(?:对话|专访|访谈|对谈)[\s:|「“]{0,2}"


@cache
def _one_more() -> re.Pattern[str]:
    """另一家公司端点智能, 一家叫云栖的初创企业: by the last word of a name that a company stands in front of."""
    last = alternation("presented_last_zh")
    return re.compile(
        rf"(?:另|[这那])?一家[\u4e00-\u9fff]{{0,6}}?{alternation('introduced_noun_zh')}"
        rf"(?P<org>[\u4e00-\u9fff]{{2,4}}?{last})(?!{branches('introduced_noun_zh')}|行业|领域|产品|技术)"
    )


_SELF = lazy(rf"我是{_ORG}的(?:{_NAME}?)?(?P<name>{_NAME})(?=[,。!])")


@cache
def _no_firm() -> re.Pattern[str]:
    """What has a chronicle and is no firm: 大模型发展史, 2023年大事记."""
    return compiled(r"{no_chronicle_zh}|^{org_generic_zh}+$|\d")


def _reading(m: re.Match[str], weight: int = WEIGHT) -> Found:
    entity = Entity("organisation", m["org"], canonical(m["org"]))
    return Found(m.start("org"), m.end("org"), "entity", entity, RULE, weight)


def introduced(text: str) -> list[Found]:
    """Readings of organisations that no list knows, in front of a title and a name that speaks in the text."""
    called: list[re.Match[str]] = []
    if "叫" in text or "名为" in text:
        called += [*_CALLED.finditer(text), *_FOUNDED.finditer(text)]
    if "家" in text:
        called += _one_more().finditer(text)
    found = [_reading(m) for m in called if lookup(m["org"]) is None and not _NO_NAME.search(m["org"])]
    if (told := _CHRONICLE.match(text)) and lookup(told["org"]) is None and not _no_firm().search(told["org"]):
        found += [_reading(m) for m in re.finditer(rf"(?P<org>{re.escape(told['org'])})", text)]
    for m in _APPOSED.finditer(text):
        if m.start() and is_chinese(text[m.start() - 1]) and lookup(m["org"]) is None:
            found.append(_reading(m, WEIGHT - 3))
    if any(w in text for w in ("对话", "专访", "访谈", "对谈")):
        found += _titled(text)
    if _SAYS not in text and not any(w in text for w in words("guest_word_zh")):
        return found
    for m in (*_guest().finditer(text), *_guest_first().finditer(text), *_SELF.finditer(text)):
        speaks = f"\n{m['name']}:" in text
        if speaks and lookup(m["org"]) is None and m["org"] not in words("org_generic_zh"):
            found.append(_reading(m))
    return found


def _titled(text: str) -> list[Found]:
    """对话星轨智能创始人许澄: whose the one is who speaks below."""
    found = []
    title = alternation("guest_title_zh")
    for label in sorted(set(_LABEL.findall(text))):
        m = re.search(rf"{_TALK}{_ORG}(?:{title}[兼、/及和]?){{0,3}}\s?{label}", text)
        if m and lookup(m["org"]) is None and not _NO_NAME.search(m["org"]) and m["org"] not in words("org_generic_zh"):
            found.append(_reading(m))
    return found
