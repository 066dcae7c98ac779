"""Who of a sentence can be the company that gets the money: no giver of it, no source of the news, no building, no kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..lexicon import alternation, branches, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from ..when.numerals import CALENDAR_ZH
from .lexical import lexical
from .scene import Scene

_EXCHANGE = compiled(r"{stock_exchange}$|[联深上港纽北]交所$")
_GAVE = lazy(r"(?:老股东|新股东|投资方|投资人|领投方|跟投方)\s?$")


class Givers(NamedTuple):
    """Those who gave the money: no company of the sentence is one of them, nor stands in their place."""

    keys: frozenset[str]
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, backers: Iterable[Mention], more: Givers | None = None) -> Givers:
        found = tuple(backers)
        return cls(
            frozenset(m.value.key for m in found) | (more.keys if more else frozenset()),
            tuple((m.start, m.end) for m in found) + (more.spans if more else ()),
        )

    def has(self, m: Mention) -> bool:
        key = m.value.key
        return (
            key in self.keys
            or any(k.startswith(key + " ") or key.startswith(k + " ") for k in self.keys)
            or any(a < m.end and m.start < b for a, b in self.spans)
        )


@cache
def _likened() -> re.Pattern[str]:
    """中国版OpenAI is no OpenAI."""
    return re.compile(rf"{alternation('likened')}\s?[“\"']?$")


@cache
def _titled() -> re.Pattern[str]:
    """Behind a name: it is the employer of a person (美团联合创始人)."""
    return re.compile(
        rf"的?(?:联合|共同)?{alternation('title_behind')}|(?:'s)?\s(?:{branches('chief_title_en')}|partner"
        r"|managing)"
    )


@cache
def _building() -> re.Pattern[str]:
    return re.compile(rf"\S{{0,2}}{alternation('place_of')}")


@cache
def _get() -> re.Pattern[str]:
    """Behind a name, a verb of getting, with what may stand between."""
    between = rf"(?:{alternation('get_between')}|,|\s|\([^()]{{0,60}}\)|[“”\"」』】])"
    return re.compile(rf"{between}{{0,6}}(?:{alternation('get_verb')}|[A-K]\+?轮)")


@cache
def get_en() -> re.Pattern[str]:
    """Behind a name: a verb of getting (has raised, said on Monday it closed), behind an appositive or a bracket."""
    between, verb = alternation("get_between_en"), alternation("get_verb_en")
    told = (
        rf"(?:is|was) (?:{branches('believed_en')}|rumou?red)(?: by [A-Z]\w+)?(?: last \w+| on [A-Z]\w+"
        r"| this \w+)? to(?: be| have)?"
    )
    one = rf"(?:{told}|{between}|on \w+|(?:[A-Z]\w+)?day,?|in talks (?:with [^,.;]{{2,40}} )?to|{verb})"
    return re.compile(
        rf"(?:,(?:[^.;]|(?<=[A-Z])\.|\.(?=[-\w])){{2,160}}?,|,(?=\s(?:has|have|{verb})\b))?(?:\s\([^()]{{1,60}}\))?(?:\s{one}(?![\w'-])){{1,6}}"
    )


@cache
def _spoilt() -> re.Pattern[str]:
    return re.compile(rf"^[继自随从据在]|{alternation('spoilt_name')}")


@cache
def _advises() -> re.Pattern[str]:
    """Behind a name: it only advises (华兴资本担任独家财务顾问)."""
    return re.compile(
        rf"(?:继续|独家|则|共同|联合)?{alternation('serves_as')}[^,。;]{{0,16}}?{alternation('adviser_word')}"
        rf"|\s{alternation('served_as_en')}\s(?:as\s)?[^.;,]{{0,30}}(?:advis[eo]r|underwriter)|"
        r"(?:\sand\s[A-Z][\w]+(?:\s[A-Z]\w+)*)?\sare\s(?:the\s)?(?:lead\s)?(?:underwriter|advis)"
    )


def fits(scene: Scene, m: Mention, taken: Givers) -> bool:
    return (
        not taken.has(m)
        and not (
            scene.folded.startswith("'s ", m.end) and any(a == m.end + 3 for a, _ in taken.spans)
        )  # Alphabet's CapitalG
        and shaped(m)
        and not described(scene, m)
        and not _building().match(scene.folded, m.end)
        and not _titled().match(scene.folded, m.end)
        and not is_source(scene, m)
        and not scene.folded.startswith(("旗下", "者"), m.end)
        and not _advises().match(scene.folded, m.end)
        and not _likened().search(scene.folded, max(0, m.start - 12), m.start)
        and m.value.name not in words("not_investor_whole")
        and not lexical("government").search(m.value.name)
        and not _EXCHANGE.search(m.value.name)
        and not _GAVE.search(scene.folded, max(0, m.start - 5), m.start)
    )


@cache
def _not_brand() -> re.Pattern[str]:
    """Words that begin or end no brand, or a number of things (两年, 三家)."""
    number = r"^(?:第?[一二两三四五六七八九十半几数\d]+(?:年|个?月|周|天|小时|轮|笔|家|起))"
    return re.compile(
        rf"^{alternation('not_company_begins')}|{alternation('not_company_ends')}$|{alternation('local_yuan_zh')}$|{number}|^{alternation('not_company_whole')}$"
    )


def is_brand(text: str) -> bool:
    """Words by whose place stands a company could be its name."""
    return (
        not re.search(r"[“”‘’【】《》]", text)
        and not lexical("not_a_company").search(text)
        and not _not_brand().search(text)
    )


def shaped(m: Mention) -> bool:
    """Not a run of words that a rule of names took for a brand: 继去年, 米粒教育拿到了."""
    if m.rule != "who/gazetteer" and ("未披露" in m.value.name or m.value.name in words("not_company_en")):
        return False
    return m.rule != "who/headline" or not (_spoilt().search(m.value.name) or _not_brand().search(m.value.name))


def described(scene: Scene, m: Mention) -> bool:
    """基因检测公司 in front of the name itself: what the company is."""
    if _kind_en().match(scene.folded, m.end):
        return True
    return (
        m.rule != "who/gazetteer"
        and bool(_generic().search(m.value.name))
        and not gets(scene, m)
        and bool(re.match(r"[A-Za-z\u3400-\u9fff“「]", scene.folded[m.end : m.end + 2].lstrip()))
    )


@cache
def _kind_en() -> re.Pattern[str]:
    """Behind words that are no name by themselves: Voice AI company Parlo."""
    shape = "|".join(re.escape(w) for w in words("company_shape") if w.isascii() and w.islower())
    return re.compile(rf"\s(?:[a-z-]+\s)?(?:{shape})\s[A-Z]")


@cache
def _generic() -> re.Pattern[str]:
    """基因检测公司, 跨境支付平台: what a company is, not what it is called."""
    shape = "|".join(re.escape(w) for w in words("company_shape") if not w.isascii() and len(w) > 1)
    return re.compile(rf"(?<!有限)(?<!责任)(?<!股份)(?<!集团)(?<!分)(?:{shape})$")


@cache
def _sources() -> tuple[re.Pattern[str], re.Pattern[str]]:
    follows = "|".join(re.escape(w) for w in sorted(words("news_source_follows"), key=len, reverse=True))
    leads = "|".join(re.escape(w) for w in sorted(words("news_source_leads"), key=len, reverse=True))
    return re.compile(
        rf"\s?(?:\([^()]{{0,30}}\))?(?:近日|日前|{CALENDAR_ZH}|今日|独家|网)?(?:{follows})(?![a-z资])|[^,。;]{{0,12}}(?:报道|引述|援引)"
        rf"|[^,。;\d]{{0,6}}{CALENDAR_ZH}(?:消息|讯|电|报道)|\s\("
    ), re.compile(rf"(?i)(?:{leads})\s?[“《「]?$")


def is_source(scene: Scene, m: Mention) -> bool:
    """36氪获悉, 据彭博社: who tells the news."""
    follows, leads = _sources()
    if scene.folded[m.start - 1 : m.start] == "(" and scene.folded[m.end : m.end + 3] in (") -", ")--"):
        return True
    if scene.folded[m.end : m.end + 2] == " (":
        return bool(leads.search(scene.folded, max(0, m.start - 14), m.start))
    return bool(follows.match(scene.folded, m.end, m.end + 30)) or bool(
        leads.search(scene.folded, max(0, m.start - 14), m.start)
    )


@cache
def not_subject() -> re.Pattern[str]:
    zh = "|".join(re.escape(w) for w in words("not_subject_lead") if not w.isascii())
    en = "|".join(re.escape(w) for w in words("not_subject_lead") if w.isascii())
    return re.compile(rf"(?:{zh})\s?$|\b(?:{en})\s(?:the\s)?$")


def gets(scene: Scene, m: Mention) -> bool:
    at = next((d.end for d in scene.sentence.mentions if d.kind == "date" and 0 <= d.start - m.end <= 2), m.end)
    return bool(
        _get().match(scene.folded, m.end) or _get().match(scene.folded, at) or get_en().match(scene.folded, m.end)
    )
