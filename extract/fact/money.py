"""What a sum is in a financing: a round, a total, a valuation, a commitment; or none of it (a loan, revenue, a fund).

The nearest word decides: behind a sum it counts double, as 完成1亿元A轮融资 has both 完成 before and 融资 behind.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..lexicon import words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .by_place_en import fronted, is_line
from .following import (
    equity_part,
    gap,
    gave_part,
    got_beside,
    in_all,
    in_debt,
    kind_behind,
    lost,
    mixed,
    other_head,
    part_of,
    restated,
    several,
)
from .invested import (
    company_valued,
    from_backers,
    from_whom,
    into_company,
    invested,
    is_capital,
    new_capital,
    not_valued,
    spoken_of,
    stake_bought,
    taken,
)
from .lexical import lexical, western
from .rounds import is_named
from .scene import Scene

NEAR = 26  # a word further than this from a sum says nothing of it
LEAST = 5000  # no round is smaller, in whatever currency
_YEARLY = compiled(
    (
        r"{within_year_zh}[^。;]{0,14}{raised_verb_zh}|(?:in total|last year it|this year it)[^;]{0,30}(?:raised"
        r"|collected)|(?:raised|collected)[^;]{0,60}(?:this year|since January|in 20\d\d alone)"
        r"|last year[^;]{0,20}(?:raised|collected)|total raised[^;]{0,60}"
    ),
    re.I,
)
_SINCE_FOUNDED = lazy(r"(?:成立[^,。;]{0,6}年[^,。;]{0,4}|(?:[一两二三四五半]|\d)年(?:间|内|里)?)融资[^,。;]{0,3}$")
_SHARE = compiled(
    r"(?:{share_price}|(?<![a-z])each(?!\s(?:invest|put|commit|contribut|inject|pledg)))[^,。;]{0,8}$", re.I
)
_PER_SHARE = compiled(r"\s?(?:{per_share}|each\b)", re.I)
_VALUE_GAP = lazy(r"[^\d亿万,。;]{0,12}$|[^\d,.;]{0,34}$")
_ROUND_BEHIND = lazy(r"\s(?:[\w-]+\s){0,2}?(?:round|raise|financing|funding|Series [A-K])\b")
# The deal values X, which …, at $45 million
_VALUES_ASIDE = lazy(
    r"\bvalu(?:es|ed|ing)\s[A-Z][\w& -]{1,30},\s(?:which|who|an?|the)\s[^,;.]{3,80},\sat\s[a-z ]{0,14}$"
)
_NEW_SUM = lazy(r"(?:合计|共|总计)?增资(?:金额|总额)?(?:为|约)?$")  # 本次增资由A、B认缴,合计增资1.6亿元
_VALUE_OVER = lazy(r"完成|获得|拿到|筹得|寻求|融资|洽谈|募资|计划")  # 以35亿美元的投后估值完成近4亿美元
_BEHIND = lazy(r"(?:轮|融资|领投|[投领出给]的|round|funding|[Ss]eries [A-K])\s?[(,]\s?\S{0,4}$")  # 完成A轮融资,数千万元
_FOLLOWED = lazy(r"跟投了?$")
_GAVE_PART = compiled(r"(?<!共同)(?<!一起)(?<!联合){put_in_verb_zh}了?$")
_IN_ALL = lazy(r"(?:一共|总共|共计|合计)(?:是|有|拿了|融了)?\s?$")
_EVER = compiled(r"{altogether_zh}")
_RAISED_THEN = lazy(r"(?:才|又|再|刚|还)?(?:融了|融到|融得|融资)\s?")
_TOGETHER = lazy(r"(?:共同|一起|联合|合计)(?:投资?|出资)了?\S{0,2}$")  # 完成A轮,甲和乙共同投了8000万元
_GIVES_LOAN = compiled(
    r"\b{lend_verb_en}\b[^.;]{0,60}\b(?:financing|funding|loans?|facility)|\b(?:approv|extend|grant"
    r"|award)\w*\s[^.;]{0,50}(?:of|in)\s(?:financing|funding)\s(?:for|to)\b|提供了?[^,。;]{0,14}(?:融资|贷款"
    r"|资金支持)|向[^,。;]{0,12}(?:银行|租赁|信托|农会)[^,。;]{0,6}(?:融资|贷款|借款)"
)
_WHOLE = compiled(r"{sum_lead_zh}\S{0,3}$")  # 完成B轮和B+轮,总金额达7亿元
_NAMED_SUM = lazy(r"(?:融资|募资|交易)(?:总?额|总?金额|规模)\S{0,2}$")  # 完成E轮融资,融资额达3.5亿美元
# What the investor itself collects: its third fund.
_FUND_EN = compiled(
    r"\b{round_verb_stem_en}\w*\s(?:{money_sign_en}?[\w.,]+\s){0,4}?{round_lead_en}\s(?:(?!from|by"
    r"|with)[\w$€£.-]+\s){0,4}?funds?\b(?!-)(?! (?:is|said|led|invested))"
)
# $60 mn at $570 mn valuation from Glade Brook
_FROM = compiled(
    r"(?:\sat (?:an? )?\S{1,8}(?:\s(?:mn|bn|million|billion))? (?:[a-z-]+\s)?valuation)?(?:\sin "
    r"(?:{money_kind_en}\s){0,2}{money_form_en})?\sfrom (?=[A-Z])"
)
_LED = lazy(
    r"\s(?:(?:round|lifeline|injection)\s)?(?:from (?:\w+ ){0,2}(?:investors|shareholders|backers),?\s)?(?:co-)?led by (?=[A-Z])"
)  # the largest round ever: $40 billion led by SoftBank
# SoftBank will put in $10 billion: what one of them gives, not what all gave
_PROMISED = compiled(
    r"\b(?:{will_en}|to|{have_en})\s(?:\w+ly\s)?{contribute_verb_en}\s(?:up to |about |around |another "
    r"|an additional |a further |at least |as much as )?$"
)
_COMMITS = compiled(r"\b{commit_verb_en} (?:itself )?to {spend_verb_en}(?:ing)?\b[^,;$€£]{0,20}$")
_TRANCHE = lazy(r"\b(?:Series [A-K]|rounds?|tranche|financing|funding),\sworth\s$")  # of a round, not of the company
_EACH = lazy(r"\beach (?:put in|invested|contributed|gave)\s(?:about\s)?$|各(?:出资|投资|投入)\S{0,2}$")
_TITLE_OVER = lazy(r"[^“”《》,。;]{1,14}[”》]")  # 依“千亿元创业投资计划”
_OPEN = lazy(r"(?<!\d),|,(?!\d{3}(?!\d))|[;:()]")
_BRACKETS = lazy(r"\([^()]{0,80}\)")

_NO_MONEY = compiled(
    r"\brais\w+ (?:{possessive_en}|the) (?:[a-z-]+ ){0,2}{raised_object_en}\b"
)  # raised its estimate to


def _blank(m: re.Match[str]) -> str:
    return " " * len(m[0])


class Sum(NamedTuple):
    """An amount of the sentence with what it is: round, cumulative, valuation, commitment."""

    amount: Mention
    kind: str


def clause_of(scene: Scene, m: Mention) -> tuple[int, int]:
    """The clause of a mention: between commas, semicolons, colons and brackets; a comma inside a number is none."""
    s = scene.sentence
    start, end = s.start, s.end
    low = max(s.start, m.start - 160)
    for c in _OPEN.finditer(_BRACKETS.sub(_blank, scene.folded[low : m.start])):
        start = low + c.end()
    if after := _OPEN.search(_BRACKETS.sub(_blank, scene.folded[m.end : min(s.end, m.end + 160)])):
        end = m.end + after.start()
    return start, end


@cache
def _tail() -> re.Pattern[str]:
    zh = [re.escape(w) for w in words("valuation_tail") if not w.isascii()]
    en = [re.escape(w) for w in words("valuation_tail") if w.isascii()]
    return re.compile(
        rf"(?:元|人民币)?(?:{'|'.join(sorted(zh, key=len, reverse=True))})|\s(?:[a-z-]+\s)?(?:{'|'.join(sorted(en, key=len, reverse=True))})\b",
        re.I,
    )


def _others(scene: Scene, m: Mention) -> list[Mention]:
    return [o for o in scene.amounts() if o is not m]


def _distance(scene: Scene, m: Mention, name: str, start: int, end: int, rounds: list[Mention]) -> int:
    """How far the nearest word of a list is from a sum; another sum in between puts it out of reach."""
    best = 10**6
    low = max([start, m.start - NEAR, *(o.end for o in _others(scene, m) if o.end <= m.start)])
    high = min([end, m.end + NEAR, *(o.start for o in _others(scene, m) if o.start >= m.end)])
    pattern = lexical(name)
    named = [(e.start, e.end) for e in (*scene.entities("organisation"), *rounds) if low <= e.end and e.start <= high]
    for w in pattern.finditer(scene.folded, low, high):
        if m.start <= w.start() < m.end or any(a < w.end() and w.start() < b for a, b in named):
            continue
        best = min(best, m.start - w.end() if w.end() <= m.start else 2 * (w.start() - m.end) + 1)
    return best


def _valuation(scene: Scene, m: Mention, start: int, end: int) -> bool:
    if _tail().match(scene.folded, m.end, min(scene.sentence.end, m.end + 40)):
        return True
    if _VALUES_ASIDE.search(scene.folded, scene.sentence.start, m.start):
        return True
    low = max([start, m.start - 48, *(o.end for o in _others(scene, m) if o.end <= m.start)])
    last = max(lexical("valuation_cue").finditer(scene.folded, low, m.start), key=lambda w: w.start(), default=None)
    if last is None:
        return False
    between = scene.between(last.end(), m.start)
    if " in " in between and _ROUND_BEHIND.match(
        scene.folded, m.end
    ):  # hits a valuation of $2 billion in a $300M round
        return False
    return (
        bool(_VALUE_GAP.fullmatch(between))
        and not _VALUE_OVER.search(between)
        and not lexical("raise_word").search(between)
    )


def sums_of(scene: Scene, rounds: list[Mention], *, continued: bool) -> list[Sum]:
    """The sums of a sentence that a financing has. `continued`: the sentence goes on about 本轮, this round."""
    amounts = [m for m in scene.amounts() if not gave_part(scene, m)]
    if not amounts:
        return []
    words_ = scene.between(scene.sentence.start, scene.sentence.end)
    named = any(is_named(r) for r in rounds)
    blocked = not named and not mixed(words_)
    blocked = blocked and bool(lexical("not_financing").search(words_) or _GIVES_LOAN.search(words_))
    out: list[Sum] = []
    for m in amounts:
        kind = _kind(scene, m, rounds, continued, blocked, named)
        if out and (kind is None or (kind == "round" and out[-1].kind == "valuation")):
            kind = kind_behind(scene, out[-1].amount, out[-1].kind, m) or kind
        if kind == "round" and out and part_of(scene, m, out[-1].amount.end):
            continue
        if kind is None and not any(s.kind == "round" for s in out) and equity_part(scene, m, words_):
            kind = "round"
        if kind == "valuation" and not blocked and (got := got_beside(scene, m, amounts)):
            out.append(Sum(got, "round"))
        if kind:
            out.append(Sum(m, kind))
    if continued:  # 国发基金跟投1亿元: a part of a round that was told before
        out = [
            s
            for s in out
            if not _FOLLOWED.search(scene.folded, max(scene.sentence.start, s.amount.start - 4), s.amount.start)
        ]
    whole = [s for s in out if s.kind == "round" and not _part(scene, s.amount)]
    return [
        s for s in out if s.kind != "round" or not whole or _own(scene, s.amount, rounds) or not _part(scene, s.amount)
    ]


def _one_round(scene: Scene, m: Mention, rounds: list[Mention], lead: str) -> bool:
    """完成了天使轮,一共1亿元: the whole of the one round that is told; 去年8月融了6000万美元: of one month."""
    told = [r for r in rounds if is_named(r) and r.end <= m.start]
    if len({r.quote for r in rounds}) == 1 and told and _IN_ALL.search(lead):
        return not _EVER.search(scene.folded, scene.sentence.start, m.start)
    start, _ = clause_of(scene, m)
    dated = [
        d for d in scene.sentence.mentions if d.kind == "date" and start <= d.start < m.start and d.value is not None
    ]
    return bool(
        dated
        and dated[-1].value.precision in ("day", "month")
        and _RAISED_THEN.fullmatch(scene.folded, dated[-1].end, m.start)
    )


def _own(scene: Scene, m: Mention, rounds: list[Mention]) -> bool:
    """A round stands in the clause of a sum: 天使轮由A投资2000万元,天使+轮…; 获A战略投资5000万元,又获…"""
    start, end = clause_of(scene, m)
    return any(start <= r.start < end for r in rounds)


def _part(scene: Scene, m: Mention) -> bool:
    """What one of the investors gave: 由王兴领投近3亿美元."""
    return bool(_GAVE_PART.search(scene.folded, max(scene.sentence.start, m.start - 6), m.start))


def _kind(scene: Scene, m: Mention, rounds: list[Mention], continued: bool, blocked: bool, named: bool) -> str | None:
    value = m.value
    size = value.min if value.min is not None else value.max
    if restated(scene, m) or (size is not None and size < LEAST) or lost(scene, m):
        return None
    start, end = clause_of(scene, m)
    if in_debt(scene, m) or is_capital(scene, m, start) or _NO_MONEY.search(scene.folded, start, m.start):
        return None
    if new_capital(scene, m, end) or (continued and _NEW_SUM.search(scene.folded, start, m.start)):
        return "round"
    if scene.folded[m.start - 1 : m.start] in ("“", "《") and _TITLE_OVER.match(
        scene.folded, m.end, scene.sentence.end
    ):
        return None
    if m is not next(iter(scene.amounts())) and _TRANCHE.search(scene.folded, scene.sentence.start, m.start):
        return None
    if named and _TOGETHER.search(scene.folded, start, m.start):
        return "round"
    if _SHARE.search(scene.folded, max(start, m.start - 16), m.start) or _PER_SHARE.match(
        scene.folded, m.end, m.end + 12
    ):
        return None
    if _valuation(scene, m, start, end):
        words_ = scene.between(scene.sentence.start, scene.sentence.end)
        spoken = (
            rounds
            or continued
            or not western(words_)
            or re.search(
                r"(?i)valuation|post-money|pre-money|\bvalu(?:es|ed|ing) (?:it|the (?:company|firm|group|start-?up)) at",
                words_,
            )
            or lexical("raise_word").search(words_)
            or company_valued(scene, m)
            or fronted(scene, m)
        )
        return None if not spoken or (not_valued(scene, m) and not rounds) else "valuation"
    if (
        blocked
        or value.per
        or (
            not named
            and _FUND_EN.search(scene.folded, max(scene.sentence.start, start - 40), min(scene.sentence.end, end + 60))
        )
        or (
            not named
            and lexical("not_financing_near").search(
                scene.folded, max(scene.sentence.start, start - 20), min(scene.sentence.end, end + 1)
            )
        )
    ):
        return None
    inside = [r for r in rounds if start <= r.start < end] or rounds
    which = min(inside, key=lambda r: abs(r.start - m.start), default=None)
    beside = which is not None and start <= which.start < end and abs(which.start - m.start) <= 40
    bad = _distance(scene, m, "not_funding_amount", start, end, rounds)
    good = min(
        _distance(scene, m, "raise_word", start, end, []),
        min((gap(m, r) for r in rounds if start <= r.start < end), default=10**6),
    )
    lead = scene.between(max(start, m.start - NEAR), m.start)
    told = scene.between(max(scene.sentence.start, m.start - 70), m.start)
    if beside and good <= 3:
        bad = 10**6
    if (good >= bad and bad < 10**6) or (not named and other_head(scene, m)):
        return None
    if _one_round(scene, m, rounds, lead):
        return "round"
    if good == 10**6 and _FROM.match(scene.folded, m.end) and lexical("get_verb_en").search(lead[-14:]):
        return "round"
    if good == 10**6 and _FROM.match(scene.folded, m.end) and is_line(scene, m):
        return "round"
    if good == 10**6 and (_LED.match(scene.folded, m.end) or stake_bought(scene, m, lead)):
        return "round"
    if good == 10**6 and _EACH.search(told):
        return None
    if good == 10**6 and named and from_whom(scene, m, start):
        return "round"
    if not beside and western(lead) and _PROMISED.search(told):
        return "commitment"
    if good == 10**6 and re.search(r"total raised", told, re.I):
        return "cumulative"
    if (
        good == 10**6
        and not beside
        and lexical("own_money").search(scene.folded, m.end, min(scene.sentence.end, m.end + 30))
    ):
        return "commitment"
    if good == 10**6 and not beside and _COMMITS.search(told):
        return "commitment" if into_company(scene, m) else None
    if good == 10**6 and (invested(scene, m, start, end) or taken(scene, m, lead) or from_backers(scene, m, start)):
        return "round"
    if (
        good == 10**6
        and not (lexical("sum_word").search(lead) and spoken_of(scene, rounds, told))
        and not _BEHIND.search(told[-12:])
        and not lexical("commitment_cue").search(lead)
    ):
        return None
    if lexical("commitment_cue").search(lead) and not beside:
        return "commitment"
    if sum(is_named(r) and r.end <= start for r in rounds) > 1 and _WHOLE.search(lead):
        return "cumulative"
    if several(scene, m, rounds) or (not beside and _SINCE_FOUNDED.search(lead)):
        return "cumulative"
    close = beside and is_named(which) and gap(m, which) <= 6  # type: ignore[arg-type]
    if not close and lexical("cumulative_strong").search(
        scene.folded, max(scene.sentence.start, start - 12), min(end, m.end + 40)
    ):
        return "cumulative"
    if (
        value.role == "funding_total"
        and not beside
        and not (which is not None and which.end <= start and _NAMED_SUM.search(lead))
        and not re.search(r"[本此该这]一?[轮次]|this round|the round", scene.between(start, end))
    ):
        return "cumulative"
    if not beside and lexical("cumulative_weak").search(lead) and not continued and not rounds:
        return "cumulative"
    if (
        not rounds
        and not continued
        and in_all(m, told, scene.between(m.end, end))
        and not re.search("round|funding round", scene.between(m.end, end))
    ):
        return "cumulative"
    if (
        not named
        and not continued
        and _YEARLY.search(scene.folded, max(scene.sentence.start, start - 20), min(scene.sentence.end, end + 60))
    ):
        return "cumulative"
    if good < 10**6:
        got = (
            lexical("get_word").search(lead)
            or beside
            or lexical("raise_word").search(lead)
            or lexical("raise_word").search(scene.folded, m.end, min(end, m.end + NEAR))
        )
        return "round" if got else None
    if lexical("sum_word").search(lead) and spoken_of(scene, rounds, told):
        return "round"
    if _BEHIND.search(told[-12:]):
        return "round"
    return None
