"""Whether a sum was put into a company: 获A1亿元投资, 向X投资1亿元, invested $1 billion in X; 投资 alone speaks of projects too."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import branches, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .backers import backer
from .by_place import receivers
from .by_place_en import company_kind
from .lexical import lexical
from .scene import Scene

_GOT = compiled(r"{receive_verb_zh}")
_GAVE = lazy(r"(?:向|对|给|为)\s?(?:[^,。;、]{2,14}[“「])?$|投资了?\s?$")
_NEW_SHARES = compiled(r"\s(?:in|into)\s{equity_form_en}\b")
# invested $35 million in London-based drug discovery firm X
_IN_COMPANY = lazy(rf"\s(?:in|into)\s(?:{company_kind()}|(?:[A-Z]\w+\s)?[A-Z]\w+-based\s)[A-Z]")


_INVESTMENT = lazy(
    r"\s(?:(?!(?:for|as|of|on|to)\s)[\w-]+\s){0,3}investment\b(?! (?:purposes?|bank\w*|advis\w+|group|firm))(?P<from> (?:from|by|led)\b)?"
)
_PUT = compiled(r"\b{put_verb_en}\s(?:a further |another |about |around |up to )?$")
_BACKED_WITH = lazy(
    r"\b(?:has |have )?backed\s(?:[\w-]+\s){0,6}?[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3}\swith\s(?:about |another )?$"
)
_INTO = lazy(
    r"\s(?:in|into)\s(?:the\s)?(?:(?:[a-z-]+|[A-Z]{2,3}|[A-Z][a-z]+(?:ese|ish|ian|an|ch)|[A-Z]\w+-based|New York|San Francisco)\s){0,4}"
)
_GOT_EN = compiled(r"(?i)\b{got_money_verb_en}\b[^,;]{0,30}$")
_GETS_FROM = lazy(r"(?:获得?|得到|拿到)了?[^,。;]{0,8}$")
_GETS_LATIN = lazy(r"(?:获得?|得到|拿到)了?\s?[A-Z][\w.&-]{1,16}(?:\s[A-Z][\w.&-]{1,16}){0,2}\s?$")
_BUYS_IN = lazy(r"(?:的?(?:价格|对价))?(?:战略)?(?:入股|参股)(?:了)?\s?(?=[,。;]|$)")
_BUYS_INTO = compiled(
    r"{price_paid_zh}?(?:战略)?(?:{equity_verb_zh}|参股)了?\s?[“「]?" r"(?:[^,。;、]{2,14}?{receiver_noun_zh})?[“「]?"
)
_THROUGH = lazy(r"通过(?:全资|控股|下属|旗下)?(?:子公司|孙公司|基金)|子公司(?=[^,。;]{2,12}?获)")
_STAKE = compiled(
    r"(?:向|对)[^,。;]{2,14}?增资,\S{0,6}$|获[^,。;]{1,16}{equity_verb_zh},\S{0,6}$|(?:战略|独家)投资[^,。;]{2,24},\S{0,6}$"
)  # 获B站入股,投资金额
_OF_DEALS = compiled(r"(?i)\b(?:{stake_word_en}|valu\w+|invest\w*)\b")
_BY_SUM = lazy(r"(?:以|出资|斥资|耗资|豪掷|拟|将)\S{0,2}$")
_PUT_IN = lazy(r"\b(?:put in|invested|putting in)\s(?:a further |another )?$")  # put in €12 million for a 15% stake
_FOR_STAKE = lazy(
    r"\s(?:in (?:return|exchange) )?for (?:an?|its) (?:[a-z-]+\s)?[\d.]+(?:%|\sper\s?cent)\s(?:stake|share|holding)"
)
_PAID = lazy(r"(?:出资|投资|投入|投了|注资)了?\S{0,2}$")
_FOR_STAKE_ZH = lazy(r",?(?:占股|持股|获得|换取|取得|占)[^,。;]{0,6}[\d.]+%")  # 甲创投出资600万元,占股15%
_BUYS_ITS = compiled(r"{price_paid_zh}?(?:认购|认缴)(?:其|公司)")  # 后者以8000万元认购其6.5%股权
_LATTER = lazy(r"后者(?:出资|投资|投入|认购)了?$")
_APPOSED = lazy(r"[A-Z]\w+,\s(?:which|an?|the)\s[^,;]{2,60},$")
_WAS_VALUED = lazy(
    r"(?:\s(?:was|is|had been|has been)\s(?:\w+\s){0,2}|,\s(?:(?:the|an?)\s[\w' -]{2,40}?\s)?(?:once|last|previously|most recently)\s)"
    r"(?:valued at|worth)\s(?:\w+\s){0,3}$"
)
# Who estimates what a company is worth, or what it was worth in: PitchBook estimates, as of its last round.
_ESTIMATES = compiled(r"\b{not_receiver_en}\b")
_ROUNDS = lazy(r"\b(?:rounds?|Series [A-K]|funding|extension|raised)\b")
_NAMED = lazy(r"(?<!\w)[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,2}$")
_COMPANY = compiled(r"\b{receiver_again_en}$", re.I)
# What a company is registered with, no money that it gets: 认购新增注册资本1250万元, 注册资本由3亿元增至4亿元.
_CAPITAL = compiled(r"(?:注册资本|注册资金|实缴资本|股本)(?!.{0,24}{price_noun_zh})[^,。;]{0,24}$")
_OF_CAPITAL = lazy(r"(?:人民币)?的?(?:新增)?的?(?:注册资本|注册资金)")
# 以8000万元认购江苏X新增注册资本, 出资2亿元参与X增资: how much the new shares cost
_NEW_CAPITAL = compiled(r"{price_paid_zh}?(?:全额|溢价)?(?:认购|认缴|参与)[^。;]{2,40}?{new_capital_zh}")
_US = compiled(r"(?:又|就|也|直接|一口气)?{gave_us_zh}了?[约近大概共总一]{0,4}\s?$")
_WHOLE_VALUE = lazy(
    r"对应(?:的|公司|标的公司|整体|投前|投后){0,3}估值[^,。;\d]{0,4}$|后者[^,。;\d]{0,6}估值[^,。;\d]{0,4}$"
)  # 转让老股,对应整体估值
_OBJECT = compiled("{invested_object}")


@cache
def _from_backers() -> re.Pattern[str]:
    ends = "|".join(re.escape(w) for w in words("investor_end") if w != "投资")
    return re.compile(
        rf"(?:(?:获得?|{branches('get_verb_zh')})了?|[元万亿金](?:{branches('and_zh')}"
        rf"|、))[A-Za-z0-9\u3400-\u9fff ]{{1,14}}?(?:{ends})的?\s?$"
    )


def invested(scene: Scene, m: Mention, start: int, end: int) -> bool:
    """获A1亿元投资, 获A投资1亿元, 向X投资1亿元, invested $1 billion in X: 投资 alone speaks of projects as well."""
    lead, tail = scene.between(start, m.start), scene.between(m.end, min(end, m.end + 60))
    if _OBJECT.search(_THROUGH.sub("", scene.between(start, end))):
        return False
    if any(start <= e.start < end for e in receivers(scene)):
        return True
    if _gave_us(scene, m, start):
        return True
    verb = lexical("invest_word")
    if _GOT.search(lead) and (
        re.match(r"(?:人民币|元)?的?\S{0,8}?(?:投资|增资|注资|入股)(?!收益|者|回报)", tail[:14])
        or re.search(r"(?:投资|增资|入股)\S{0,3}$", lead)
    ):
        return True
    if (noun := _INVESTMENT.match(tail)) and (noun["from"] or _GOT_EN.search(lead)):
        return True
    word = max(verb.finditer(scene.folded, max(start, m.start - 24), m.start), key=lambda w: w.start(), default=None)
    if _BACKED_WITH.search(scene.folded, start, m.start):
        return True
    if word is None:
        sure = _OF_DEALS.search(scene.folded, scene.sentence.start, scene.sentence.end)
        return bool(_PUT.search(lead)) and bool(_IN_COMPANY.match(tail) or (sure and into_company(scene, m)))
    if (
        word[0].isascii()
        and re.fullmatch(
            r"\s(?:a further |another |an additional |about |up to |more than |at least )?",
            scene.between(word.end(), m.start),
        )
        and (
            not re.match(r"\s(?:in|into|to|on|for)\b", scene.between(m.end, m.end + 6))
            or _NEW_SHARES.match(tail)
            or any(d.kind == "date" and 1 <= d.start - m.end <= 8 for d in scene.sentence.mentions)
        )
    ):
        return True
    if _IN_COMPANY.match(tail) and word[0].isascii():
        return True
    for e in scene.entities("organisation", "product"):
        if (
            start <= e.start
            and e.end <= word.start()
            and word.start() - e.end <= 4
            and _GAVE.search(scene.folded, max(start, e.start - 20), e.start)
        ):
            return True
        if e.start >= m.end and e.start - m.end <= 40 and _INTO.fullmatch(scene.folded, m.end, e.start):
            return True
    return False


def _gave_us(scene: Scene, m: Mention, start: int) -> bool:
    """春华资本投了我们8000万, 给了我们8000万: in speech; who only gives has a name that says that it invests."""
    given = _US.search(scene.folded, start, m.start)
    if given is None:
        return False
    giver = next((e for e in scene.entities("organisation", "person") if 0 <= given.start() - e.end <= 1), None)
    return giver is not None and ("投" in given[0] or backer(giver))


def into_company(scene: Scene, m: Mention) -> bool:
    """$4 billion in Anthropic: into whom a sum goes is an organisation or a product."""
    return any(
        e.start >= m.end and _INTO.fullmatch(scene.folded, m.end, e.start)
        for e in scene.entities("organisation", "product")
    )


def is_capital(scene: Scene, m: Mention, start: int) -> bool:
    """The sum is what a company is registered with."""
    return bool(_CAPITAL.search(scene.folded, start, m.start) or _OF_CAPITAL.match(scene.folded, m.end))


def new_capital(scene: Scene, m: Mention, end: int) -> bool:
    """以8000万元认购江苏X新增注册资本: what the new shares of a company cost."""
    return bool(_NEW_CAPITAL.match(scene.folded, m.end, end))


def stake_bought(scene: Scene, m: Mention, lead: str) -> bool:
    """X以1.2亿元入股, and no company behind: one of whom the sentences before tell."""
    if _PUT_IN.search(lead) and _FOR_STAKE.match(scene.folded, m.end):
        return True
    if _PAID.search(lead) and _FOR_STAKE_ZH.match(scene.folded, m.end):
        return True
    if _LATTER.search(lead) or _BUYS_ITS.match(scene.folded, m.end):
        return True
    if not _BY_SUM.search(lead):
        return False
    into = [e.start for e in scene.entities("organisation", "product") if 2 <= e.start - m.end <= 24]
    return bool(_BUYS_IN.match(scene.folded, m.end, scene.sentence.end)) or any(
        _BUYS_INTO.fullmatch(scene.folded, m.end, at) for at in into
    )


def from_backers(scene: Scene, m: Mention, start: int) -> bool:
    """拿下经纬创投的3000万元和BAI资本的5000万元: whose name says that it invests stands between the verb and the sum."""
    return bool(_from_backers().search(scene.folded, start, m.start))


def from_whom(scene: Scene, m: Mention, start: int) -> bool:
    """…的种子轮,当时获得X 3000万元: who gave it stands between the verb and the sum."""
    giver = next(
        (e for e in scene.entities("organisation", "person") if start < e.start and 0 <= m.start - e.end <= 1), None
    )
    if giver is None:
        return bool(_GETS_LATIN.search(scene.folded, start, m.start))
    return bool(_GETS_FROM.search(scene.folded, start, giver.start))


def taken(scene: Scene, m: Mention, lead: str) -> bool:
    """拿下10亿美元, where this sentence or one right before speaks of financing."""
    near = (scene.sentence, *scene.before_sentence[-2:])
    return bool(
        re.search(r"(?:拿下|拿到|斩获|揽获)了?$", lead)
        and any(lexical("raise_word").search(scene.folded, s.start, s.end) for s in near)
    )


def spoken_of(scene: Scene, rounds: list[Mention], told: str) -> bool:
    """A financing is told right before a sum that is only called 金额 or 规模."""
    last = scene.before_sentence[-1] if scene.before_sentence else None
    return bool(
        rounds
        or lexical("raise_word").search(told)
        or _STAKE.search(told)
        or (
            last
            and lexical("raise_word").search(scene.folded, last.start, last.end)
            and re.search("交易|金额|规模|deal", told)
        )
    )


def not_valued(scene: Scene, m: Mention) -> bool:
    """The sentence speaks of what is no value of a company (a bid, a fund, shares); the name of a fund says nothing of it."""
    if _WHOLE_VALUE.search(scene.folded, scene.sentence.start, m.start):
        return False
    names = [(e.start, e.end) for e in scene.entities("organisation")]
    hits = lexical("not_valuation").finditer(scene.folded, scene.sentence.start, scene.sentence.end)
    return any(
        not any(a <= h.start() and h.end() <= b for a, b in names)
        and not scene.folded.endswith(("主权基金", "产业基金", "家族基金"), h.start() - 2, h.end())
        for h in hits
    )


def company_valued(scene: Scene, m: Mention) -> bool:
    """The company was valued at, X is now valued at: who is valued is a company, no painting and no stake."""
    was = _WAS_VALUED.search(scene.folded, max(scene.sentence.start, m.start - 60), m.start)
    if not was:
        return False
    told = [scene.sentence, *scene.before_sentence[-2:]]
    if (
        was
        and " worth " in was[0]
        and not any(_ESTIMATES.search(scene.folded, s.start, s.end) for s in told[:1])
        and not any(_ROUNDS.search(scene.folded, s.start, s.end) for s in told[1:])
    ):
        return False
    lead = scene.between(max(scene.sentence.start, was.start() - 80), was.start())
    if (" worth " in was[0] or was[0][0] == ",") and _NAMED.search(lead):
        return True
    named = any(e.end == was.start() for e in scene.entities("organisation")) or bool(_APPOSED.search(lead))
    return named or bool(_COMPANY.search(scene.folded, max(scene.sentence.start, was.start() - 16), was.start()))
