"""Amounts in their context: bare numbers become money or go, currencies are inherited, roles and periods are read.

    mentions = settle_amounts(detect(text), text)

Looks at most `FAR` characters to each side of a mention: linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import ahocorasick_rs

from ..lexicon import alternation, words
from ..model import Amount, Mention, Quantity, Text
from ..pattern import lazy
from ..rule import compiled
from .bare_large import UNKNOWN
from .beside_en import beside
from .change_en import change
from .home import Home, home_of

FAR = 60  # how far a cue may stand
_OTHER = 6  # how much nearer a word of debt, dividends and the like must be than one of a price or a profit
_SENTENCE = 200  # how far a verb may stand before the price of what it sells
NEIGHBOUR = 150  # how far a neighbour lends its currency
_CLAUSE = lazy(r"[,。;!?\n、:…|](?!\d{3}\b)|\s(?:while|whereas|although)\s")
_LARGE = lazy(r"[万亿兆]|\d[kKwW]\b")
_NAMED = lazy(r"人民币|软妹币|RMB|CNY|¥", re.I)
_OTHERS = lazy(r"[A-Za-z]{4}|[比法克第]")
_RAISED = compiled(r"rais\w+ (?:{possessive_en}|the) (?:[a-z-]+ ){0,2}{raised_object_en}\b")  # raised its estimate to
_SAYS_LITTLE = frozenset(words("says_little"))
_PAYS = lazy(r"\b(?:paid|pays?|paying)\s(?:about\s|some\s|an?\s)?$")
_FOR = lazy(r"\s(?:in cash\s|cash\s|each\s)?for\s(?!damages|violat|breach|breaking)")
_SOLD_BY = frozenset(words("sold_by"))
_IN_ALL = (" to date", " so far", " in total", " overall", " since its founding")
_VAST = lazy(r"[万亿兆几数]")
_CHINESE = lazy(r"[\u4e00-\u9fff]")
_YUAN = lazy(r"[元圆块]")
_THOUSAND = lazy("[佰仟]")
_CHEQUE = lazy("[壹贰叁肆伍陆柒捌玖]")
_ROUND = r"(?:[A-K]\d?\+{0,2}轮|[Pp]re-?\S{1,4}轮|天使|种子轮)"  # 获数千万A轮融资: no number of As, 天s or 种子
_NEXT_ITEM = lazy(r"[。;]\s?(?:\d{1,2}[、.]|[“「])")
_COUNTED = lazy("个多?亿")


class Cue(NamedTuple):
    start: int
    end: int
    role: str  # of an amount; "count" for what counts other things; "" for words that only look like cues


def settle_amounts(mentions: Sequence[Mention], text: Text, home: Home | None = None) -> tuple[Mention, ...]:
    """The mentions with amounts settled; bare numbers in no money context are dropped. `home`: the currency of 元 and
    of bare numbers in a Chinese text, and its basis; by default what `home_of` finds in the text."""
    settled: list[Mention] = []
    added: list[Mention] = []
    for i, m in enumerate(mentions):
        if m.kind not in ("amount", "quantity"):
            settled.append(m)
            continue
        if isinstance(m.value, Quantity):
            bare = m.value.unit == UNKNOWN
            if bare or (not m.value.unit and _LARGE.search(text.folded[m.start : m.end])):
                if _is_money(m, text.folded, settled):
                    value = Amount(m.value.min, m.value.max, None, "unknown", m.value.hedge)
                    m = _revalued(m, value)
                elif bare:
                    continue
        if isinstance(m.value, Amount) and (both := change(m, text)):
            settled.append(_revalued(both[0], _completed(both[0], text.folded, settled, home)))
            m = both[1]
        if isinstance(m.value, Amount):
            value = _completed(m, text.folded, settled, home)
            m = m if value is m.value else _revalued(m, value)
            if lent := beside(m, text, mentions[i + 1 : i + 4]):
                added.append(_revalued(lent, _completed(lent, text.folded, settled, home)))
        settled.append(m)
    return tuple(sorted([*settled, *added], key=lambda m: (m.start, m.end))) if added else tuple(settled)


def _revalued(m: Mention, value: Amount) -> Mention:
    """A mention as an amount."""
    return Mention(m.start, m.end, m.span, m.quote, "amount", value, m.rule, m.basis, m.anchor, m.why)


def _completed(m: Mention, folded: str, before: list[Mention], home: Home | None) -> Amount:
    value: Amount = m.value
    said = folded[m.start : m.end]
    bounded = value.min is not None or value.max is not None
    if value.currency is None and bounded and not _OTHERS.search(said):
        near = _neighbour(m, before, folded)
        if near:
            value = replace(value, currency=near, currency_basis="neighbour")
        elif _VAST.search(said) or _CHINESE.search(folded, max(0, m.start - 20), m.start):
            code, basis = home or home_of(folded)
            value = replace(value, currency=code, currency_basis=basis)
    elif value.currency == "CNY" and _YUAN.search(said) and not _NAMED.search(said):
        if near := _local(m, before, folded):
            value = replace(value, currency=near, currency_basis="neighbour")
        elif (place := home or home_of(folded))[0] != "CNY":
            value = replace(value, currency=place[0], currency_basis=place[1])
    role = value.role or _role(m, folded)
    if role is None and (twin := _twin(m, before)):
        role = twin.role  # 融了25亿人民币 … 25亿是累加起来
    per = value.per or _per(m, folded)
    if role in (None, "other", "investment") and (
        (per in _SOLD_BY and role != "other") or _paid_for(m, folded, role != "investment")
    ):
        role = "price"
    if role == value.role and per == value.per:
        return value
    return Amount(value.min, value.max, value.currency, value.currency_basis, value.hedge, per, role)


@cache
def _traded() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('trade_verb_en')}\s(?:[^.;]|\.(?=[^\s]|\s[a-z]))+\sfor\s$")


def _paid_for(m: Mention, folded: str, far: bool) -> bool:
    """Paid $6.1m for its shares: the price of what was bought. `far`: the verb may stand at the head of the sentence
    (sold the unit, which makes pumps, for $240m)."""
    if folded.endswith("for ", 0, m.start):
        return far and bool(_traded().search(folded, max(0, m.start - _SENTENCE), m.start))
    return bool(_PAYS.search(folded, max(0, m.start - 24), m.start) and _FOR.match(folded, m.end))


def _twin(m: Mention, before: list[Mention]) -> Amount | None:
    """The same sum, told shortly before."""
    for other in reversed(before):
        if m.start - other.end > NEIGHBOUR:
            break
        if isinstance(other.value, Amount) and (other.value.min, other.value.max) == (m.value.min, m.value.max):
            return other.value
    return None


def _neighbour(m: Mention, before: list[Mention], folded: str) -> str | None:
    """The currency of the nearest amount of the paragraph that says its own, or of the same sum told before."""
    if (twin := _twin(m, before)) and twin.currency:
        return twin.currency
    for other in reversed(before):
        if m.start - other.end > NEIGHBOUR or "\n" in folded[other.end : m.start]:
            break
        if _NEXT_ITEM.search(folded, other.end, m.start):
            break  # 1、A获3亿美元投资。2、B获百万级投资
        if isinstance(other.value, Amount) and other.value.currency and other.value.currency_basis != "unknown":
            return other.value.currency
    return None


@cache
def _prefixed() -> re.Pattern[str]:
    local = alternation("local_yuan_zh")
    return re.compile(rf"{local}\s?[^A-Za-z]{{1,40}}[元圆]$|[元圆](?!人民币){local}$")


def _local(m: Mention, before: list[Mention], folded: str) -> str | None:
    """Whose 元 is meant: of the last amount told as 新台币5亿元 or 3000万元港币, when no other currency came since."""
    for other in reversed(before):
        if m.start - other.end > NEIGHBOUR:
            break
        if isinstance(other.value, Amount) and other.value.currency:
            named = _prefixed().search(folded, other.start, other.end) or (
                "其中" in folded[other.end : m.start] and other.value.currency in ("TWD", "HKD", "MOP")
            )
            lent = other.value.currency_basis == "neighbour" and _YUAN.search(folded, other.start, other.end)
            return other.value.currency if named or lent else None
    return None


# ---------------------------------------------------------------- cues


@cache
def _automaton() -> tuple[Any, tuple[str, ...]]:
    roles: dict[str, str] = dict.fromkeys(words("money_neutral_zh"), "")
    roles.update(dict.fromkeys((w.lower() for w in words("count_cue_zh")), "count"))
    for name in ("money_cue_zh", "money_cue_en"):
        roles.update({w.lower(): role for w, role in words(name).items()})
    names = sorted(roles)
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(names, matchkind=longest), tuple(roles[n] for n in names)


def _cues(folded: str, start: int, end: int) -> list[Cue]:
    """The cues of a stretch, English ones as whole words only."""
    stretch = folded[start:end].lower()
    automaton, roles = _automaton()
    found = []
    for index, lo, hi in automaton.find_matches_as_indexes(stretch):
        if stretch[lo].isascii() and (
            (stretch[lo - 1 : lo].isalpha() and stretch[lo - 1].isascii())
            or (stretch[hi : hi + 1].isalpha() and stretch[hi].isascii())
        ):
            continue
        if roles[index]:
            found.append(Cue(start + lo, start + hi, roles[index]))
    return found


def _clause(folded: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a mention, at most FAR characters to each side."""
    lo, hi = max(0, start - FAR), min(len(folded), end + FAR)
    for mark in _CLAUSE.finditer(folded, lo, start):
        lo = mark.end()
    stop = _CLAUSE.search(folded, end, hi)
    return lo, stop.start() if stop else hi


def _cost(cue: Cue, m: Mention) -> int:
    """How far a cue is from its number: behind it counts double, and a single character only when it is next to it."""
    if cue.end <= m.start:
        gap = m.start - cue.end
        return gap if cue.end - cue.start > 1 or gap <= 3 else FAR
    if cue.start < m.end:
        return 0  # 最多亏一百亿: the hedge holds it
    gap = cue.start - m.end
    return 1 + 2 * gap if cue.end - cue.start > 1 else FAR


def _weighed(cue: Cue, m: Mention, folded: str) -> int:
    """What a cue costs beside others: 贷款 and dividend a little more, 金额 and 余额, which say nothing, far more."""
    less = FAR if folded[cue.start : cue.end] in _SAYS_LITTLE else _OTHER if cue.role == "other" else 0
    return _cost(cue, m) + less


def _role(m: Mention, folded: str) -> str | None:
    """The role that the nearest cue gives, in the clause first, then in the sentence before the mention."""
    lo, hi = _clause(folded, m.start, m.end)
    cues = [c for c in _cues(folded, lo, hi) if c.role != "count" and _cost(c, m) < FAR]
    if not cues or all(folded[c.start : c.end] in _SAYS_LITTLE for c in cues):
        sentence = max(folded.rfind(mark, max(0, m.start - FAR), m.start) for mark in "。;!?\n") + 1
        cues += [
            c
            for c in _cues(folded, max(sentence, m.start - FAR), m.start)
            if c.role not in ("count", "other") and _cost(c, m) < FAR
        ]
    best = min(cues, key=lambda c: _weighed(c, m, folded), default=None)
    if best and best.role == "funding_round" and _RAISED.match(folded, best.start):
        return "other"
    if best and best.role == "funding_round" and folded.startswith(_IN_ALL, m.end):
        return "funding_total"
    return best.role if best else None


# ---------------------------------------------------------------- bare numbers


@cache
def _rounds() -> re.Pattern[str]:
    return re.compile(_ROUND)


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(rf"(?!{_ROUND})(?:\s?{alternation('counter_zh')}(?<![年月](?=[薪租费]))|[A-Za-z])")


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand before and behind a bare number that answers a cue of another clause."""
    return (
        re.compile(rf"(?:[,。;!?、(:“\n]|^|{alternation('before_bare_zh')})$"),
        re.compile(rf"[,。;!?、)”\s…/]|$|的?{alternation('after_bare_zh')}"),
    )


def _is_money(m: Mention, folded: str, before: list[Mention]) -> bool:
    """A bare number is money beside a cue of its clause, as the answer to one shortly before, or as a sum repeated."""
    left, right = _bounds()
    if _counter().match(folded, m.end):
        return False
    if folded[m.start - 1 : m.start] in tuple("“‘《") and folded[m.end : m.end + 1] in tuple("”’》"):
        return False  # 狗叫“三万”
    if _THOUSAND.search(folded, m.start, m.end) and _CHEQUE.search(folded, m.start, m.end):
        return True  # numerals of cheques and contracts
    if _rounds().match(folded, m.end):
        return True  # 获8000万A轮
    if _COUNTED.search(folded, m.start, m.end):
        return True  # 两个亿: nothing but money is counted so
    if _twin(m, before) or _goes_on(m, folded, before):
        return True
    lo, hi = _clause(folded, m.start, m.end)
    cues = [c for c in _cues(folded, lo, hi) if _cost(c, m) < FAR]
    if cues:
        best = min(cues, key=lambda c: _cost(c, m))
        return best.role != "count" and (_cost(best, m) <= 14 or bool(right.match(folded, m.end)))
    if not (right.match(folded, m.end) and left.search(folded, max(0, m.start - 4), m.start)):
        return False
    cues = [c for c in _cues(folded, max(0, m.start - FAR * 2 // 3), m.start) if c.end - c.start > 1]
    return bool(cues) and cues[-1].role != "count"


_MOVED = lazy(  # nothing but times may stand before: not 用户涨到110万
    r"[\d年月日号初底末中旬到了今去明后前上下个半又再已经就才大概约]{0,14}?"
    r"(?:(?:涨|跌|升|降|增|减)(?:加|少|长)?(?:到|至)了?|[今去明前]年(?:是|大概是?|大约是?|约)?)"
)


def _goes_on(m: Mention, folded: str, before: list[Mention]) -> bool:
    """What a sum became: 大概是80万元,今年3月涨到110万; 收入8个亿。今年大概是1.2亿."""
    for other in reversed(before):
        if m.start - other.end > NEIGHBOUR // 4 or "\n" in folded[other.end : m.start]:
            return False
        if other.kind == "quantity":
            return False
        if isinstance(other.value, Amount):
            answers = bool(_bounds()[1].match(folded, m.end))
            return answers and bool(_MOVED.fullmatch(folded, _clause(folded, m.start, m.end)[0], m.start))
    return False


# ---------------------------------------------------------------- periods


@cache
def _periods() -> tuple[re.Pattern[str], re.Pattern[str]]:
    unit = rf"(?:/|每|一)\s?个?(?P<unit>{alternation('per_unit_zh')})(?![前后内以初末底])"
    return (
        re.compile(rf"({alternation('per_zh')}){alternation('per_verb_zh')}{{0,3}}\s?$"),
        re.compile(rf"\s?(?:{unit}|(?P<en>{alternation('per_en')})(?![A-Za-z]))", re.I),
    )


def _per(m: Mention, folded: str) -> str | None:
    """What an amount is paid per: 每月20美金, 20美元/月, $20 a month."""
    front, behind = _periods()
    if b := front.search(folded, max(0, m.start - 14), m.start):
        return words("per_zh")[b[1]]
    if a := behind.match(folded, m.end, m.end + 24):
        if a["unit"]:
            return words("per_unit_zh")[a["unit"]]
        return words("per_en")[" ".join(a["en"].lower().split())]
    return None
