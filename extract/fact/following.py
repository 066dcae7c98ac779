"""What a sum is by what follows it or what it follows: a further $5m, up from $2 billion, in debt, a part, all of it."""

from __future__ import annotations

import re

from ..lexicon import alternation
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .lexical import lexical, western
from .rounds import is_named
from .scene import Scene

_MORE = lazy(r"[^.;,$€£¥]{0,24}(?:,?\sand|,?\sthen|,?\sfollowed by)\s(?:a further|another|an additional)\s")
_FROM_EN = lazy(
    r"(?:,\s(?:according to|as reported by|people|sources)\s[^,;$€£¥]{2,70})?"
    r",?\s(?:in \d{4},\s)?(?:(?:sharply |well |slightly )?(?:up|down)(?: sharply| slightly)?(?:,? from| on)|compared (?:with|to)|against"
    r"|(?:more than )?(?:double|triple|twice|three times)"
    r"(?: the| its)?(?: valuation of)?|from)\s(?:a (?:valuation|value|figure) of |the |its )?(?:about |around |just |only |roughly |nearly |more than )?"
)
_FROM_ZH = compiled(
    r"[^,。;\d]{0,6},?{following_compared_zh}[^,。;\d]{0,16}?(?:的|为|是|仅|仅为|只有)?(?:约|近|超|仅)?"
)
# X raised $10m, Y $5m and Z $3m; Fernbank, which does the same for pets, got $6m.
_NAME = r"[A-Z][\w&'.-]*(?:\s[A-Z][\w&'.-]*){0,3}"
_ANOTHER = lazy(
    r"(?:[^$€£¥;]{0,60};|[^.;,$€£¥]{0,30},|[^.;,$€£¥]{0,6}\sand)\s(?:and\s|while\s)?"
    rf"(?:[a-z][\w-]*\s){{0,4}}(?P<name>{_NAME})(?:,\s[^,;$€£]{{2,60}},)?\s"
    rf"(?:{alternation('netted_verb_en')}\s(?:in\s)?)?(?:about |around |another |some |just |only )?"
)
_PART_OF = compiled(r"{of_which_en}[^.;。]{0,50}$")
_PART_BEHIND = lazy(
    r"\s(?:of (?:that|it|this|the (?:total|round|sum|money))\b|(?:was|is|came) (?:debt|equity|in debt|in equity)\b)"
)

_MIXED = lazy(
    r"(?i)\bdebt and equity\b|\bequity and debt\b|股权(?:加|和|及|与)债权|增资扩股"
    r"|\bequity\b[^.;]{3,80}[$€£¥][^.;]{3,40}\bdebt\b|\bdebt\b[^.;]{3,80}[$€£¥][^.;]{3,40}\bequity\b"
)
_IN_DEBT = lazy(
    r"\s(?:in|of|as)\s(?:[a-z-]+\s){0,2}(?:debt|loans?|credit)\b(?!\sand\sequity)|\s(?:[a-z-]+\s){0,2}debt\b(?!\sand)"
)
_LOST = lazy(r"\b(?:los[et]|losing|loses|wr[io]te(?:s|ten)? (?:off|down)|writing (?:off|down))\s[a-z ]{0,16}$")
_PUT_PART = lazy(
    r"\b(?:put (?:in|up)|contributed|contributes|provided|provides|chipped in|invested|supplied)\s[a-z ]{0,16}$"
)
_INTO_OTHER = lazy(r"\s(?:in|into|to|for)\s(?!it\b|the (?:round|company|deal|firm)\b)")
_EQUITY_ZH = lazy(r"股权(?:融资|投资)?(?:部分)?(?:金额|规模)?(?:为|约|共)?\s?$")
_IN_EQUITY = lazy(r"\s(?:in|of|as)\s(?:[a-z-]+\s){0,2}equity\b(?!\sand\sdebt)|\s(?:[a-z-]+\s){0,2}equity\b(?!\sand)")
# Right behind a sum its head: $5 billion green loan, $30 billion real estate fund.
_HEAD = compiled(
    r"\s(?:(?!(?:from|by|in|with|for|of|led|at|to|as|into|through)\s)[\w-]+\s){0,5}?{not_equity_en}\b"
    r"(?! and equity|-)"
)
_INTO_FUNDS = lazy(
    r"\s(?:across|for|in|into)\s(?:[\w-]+\s){0,4}vehicles?\b|\s(?:cap|limit|ceiling|target)\b|\s(?:in)?to\s(?:[\w-]+\s){0,4}?funds\b"
)
_ACROSS = lazy(r"\s(?:across|over|through)\s(?:its|the|several|two|three)\s[^.;$€£]{0,80}?\b(?:rounds|financings)\b")
_GOT_SUM = lazy(r"(?:拿到|融到|融了|拿了)了?\S{0,2}$")

_FROM_SEVERAL = lazy(
    r"[^.;,]{0,40}?\sfrom\s(?:[a-z-]+\s){0,3}(?:investors|backers|firms)[\s,]+(?:including|such as|like)\b"
)
_HAS_RAISED = compiled(
    r"\b(?P<had>{have_en})\s(?:so far |previously |already |now )?raised\s(?P<all>a total of\s)?(?:some\s"
    r"|upwards of\s)?$"
)
_CONVERTED = compiled(r"\s?(?:的?资金|人民币)?\s?[(,]\s?(?:{converted_sum}|approx\.?|US)?(?:人民币|新台币)?\s?")


def kind_behind(scene: Scene, before: Mention, kind: str, m: Mention) -> str | None:
    """The kind of a sum behind another one of a kind, where the words between give it; None where they do not."""
    between = scene.between(before.end, m.start)
    if kind == "valuation":
        return kind if _FROM_EN.fullmatch(between) or _FROM_ZH.fullmatch(between) else None
    if kind == "round" and _ANOTHER.fullmatch(between):
        return kind
    return kind if _MORE.fullmatch(between) else None


def in_all(m: Mention, told: str, behind: str) -> bool:
    """Had raised about $40 million, has raised more than $300 million, has raised $215 million from investors including
    A and B: what it raised up to then."""
    raised = _HAS_RAISED.search(told)
    if raised is None:
        return False
    vague = m.value.hedge != "exact" if raised["had"] == "had" else m.value.hedge in ("more_than", "at_least")
    return bool(vague or raised["all"] or _FROM_SEVERAL.match(behind))


def part_of(scene: Scene, m: Mention, first: int) -> bool:
    """Of a sum told from `first` on it is a part: made up of $60 million in equity; about $4 million of that is equity."""
    lead = scene.between(max(first, m.start - 60), m.start)
    return bool(_PART_OF.search(lead) or _PART_BEHIND.match(scene.folded, m.end))


def mixed(words: str) -> bool:
    """Debt and equity, 增资扩股: a sum is of a financing in spite of words that speak of loans and offers."""
    return bool(_MIXED.search(words))


def in_debt(scene: Scene, m: Mention) -> bool:
    """$45 million in debt."""
    return bool(_IN_DEBT.match(scene.folded, m.end))


def equity_part(scene: Scene, m: Mention, words: str) -> bool:
    """$30 million in equity, where the rest of what is told is debt and the whole has no sum: that part is the round."""
    if _EQUITY_ZH.search(scene.folded, scene.sentence.start, m.start):
        return True  # 股权融资与授信合计15亿元,其中股权部分5亿元
    return western(words) and mixed(words) and bool(_IN_EQUITY.match(scene.folded, m.end))


def other_head(scene: Scene, m: Mention) -> bool:
    """The sum is that of a loan, a fund, a contract: its head stands right behind it."""
    end = min(scene.sentence.end, m.end + 70)
    return bool(_HEAD.match(scene.folded, m.end, end) or _INTO_FUNDS.match(scene.folded, m.end, end))


def several(scene: Scene, m: Mention, rounds: list[Mention]) -> bool:
    """Right behind a sum two rounds joined: 3亿元的A轮及B轮融资, across its seed and Series A rounds is what both gave."""
    if _ACROSS.match(scene.folded, m.end, scene.sentence.end):
        return True
    near = [r for r in rounds if is_named(r) and 0 <= r.start - m.end <= 12]
    return len(near) > 1 and bool(re.fullmatch(r"(?:及|和|与|、|\sand\s)", scene.between(near[0].end, near[1].start)))


def got_beside(scene: Scene, m: Mention, amounts: list[Mention]) -> Mention | None:
    """The sum right before a valuation that somebody got: 2021年就拿到了1.8亿美元,估值超过10亿美元."""
    before = next((a for a in reversed(amounts) if a.end <= m.start), None)
    if before is None or m.start - before.end > 10 or not _GOT_SUM.search(scene.folded, 0, before.start):
        return None
    return before


def gap(m: Mention, which: Mention) -> int:
    """How far a sum is from a word of its round; behind the sum it counts double."""
    return m.start - which.end if which.end <= m.start else 2 * (which.start - m.end) + 1


def gave_part(scene: Scene, m: Mention) -> bool:
    """Navigator put up $40 million, behind a sentence that tells of a round of $85 million: a part of it."""
    if not _PUT_PART.search(scene.folded, max(scene.sentence.start, m.start - 40), m.start) or _INTO_OTHER.match(
        scene.folded, m.end
    ):
        return False
    return any(
        lexical("raise_word").search(scene.folded, s.start, s.end)
        and any(
            o.kind == "amount" and o.value.currency == m.value.currency and (o.value.min or 0) > (m.value.min or 0)
            for o in s.mentions
        )
        for s in scene.before_sentence[-2:]
    )


def lost(scene: Scene, m: Mention) -> bool:
    """Lost $400 million on its investment in X."""
    return bool(_LOST.search(scene.folded, max(scene.sentence.start, m.start - 40), m.start))


def restated(scene: Scene, m: Mention) -> bool:
    """The same sum in another currency: 25亿元(约3.4亿美元), 100 million yuan ($14.8 million)."""
    return any(
        0 < m.start - o.end <= 12 and _CONVERTED.fullmatch(scene.folded, o.end, m.start) for o in scene.amounts()
    )
