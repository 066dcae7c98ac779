"""How sure a fact is: actual, planned, predicted, rumoured, denied or hypothetical, by the words that govern its clause.

What is a name says nothing of this: 若水科技 is no condition, 《未来计划》 no plan.
"""

from __future__ import annotations

import re
from datetime import timedelta

from .fact.lexical import lexical
from .fact.scene import Draft, Scene
from .pattern import lazy
from .rule import compiled

# 将 that takes up what it disposes of: 于11月11日将3800万股进行质押
_TAKES_UP = compiled(
    r"将(?=(?:其|所持|持有|名下|手中|旗下|\d)[^,;。将]{0,24}?{held_asset_zh}[^,;。]{0,12}{dispose_verb_zh}"
    r"|[^,;。将于在]{1,16}?(?:□{4}至|{moved_to_zh}))"
)
_WILL_BEHIND = compiled(
    r"\s?(?:将(?!军|士|领|近)|拟|预计|有望|计划)[^,;。了]{0,16}?{take_effect_zh}"
)  # 方案将在年内出台
_THEN = compiled(r"就|则|将|会|也|都|那么|{will_en}|could|then")
_IF_ZH = lazy(r"(?:^|[,;。“])\s?若(?!干)")
_IF_EN = lazy(r"(?:^|[.;“]\s?|,\s)Should\s(?:the\s|□|[A-Z])")
_MAY = lazy(r"\bMay\b")  # the month
_LATIN = lazy(r"[A-Za-z]")
_TURN = lazy(r"但|不过|而|又|到了|;|\bbut\b|\bthough\b")
_TITLE = lazy(r"《[^《》]{1,40}》")
_SAID_TO = lazy(r"(?:□\s?|[A-Za-z]\s|^|[,;]\s?)传(?![统播媒递输奇说记感承授达送导来])")  # 智谱传获注资, 传阿里入股
_DONE = lazy(r"[了过](?!解)")
_DUE = compiled(r"(?:将|会|拟|计划|{will_en})[^,;]{0,12}$")
_TALK = compiled(r"[^,;。]{0,30}(?:的|一事)(?:市场|网络|收购|融资)?{rumour_noun_zh}|[^,;。]{0,30}一事")
_SUBORDINATE = compiled(r"\b(?:{clause_opener_en}|since|until)\s")
_PAST_VERB = compiled(r"\w+ed|{done_verb_en}")
_PERFECT = compiled(r"\b(?:{been_en}|have|get|gets)\s(?:\w+ly\s)?$")
_WOULD = compiled(r"\b(?:{will_en}|shall|'ll)\s(?:(?:also|soon|now|then|likely|\w+ly)\s)?$")
_DISMISSED = compiled(
    r"\b{deny_stem_en}\w*\s[^,;]{0,40}?\b(?:{report_noun_en}|stor(?:y|ies))\s(?:that|of|saying|about)\b"
)
_HAD_IT = lazy(r"\b(?:could|would|might|should) (?:also |not )?have (?:been )?$")  # could have bought it
_PAPER = compiled(r"(?i:\b{press_noun_en}\s)(?:also\s|first\s|has\s|had\s|earlier\s)?{reported_en}\b")
# 否认了这一说法, denied the report: what is denied stands before it, not behind.
_DENIED_IT = compiled(
    r"(?:否认|驳斥|反驳|辟谣)了?{rumour_lead_zh}{0,4}(?:{rumour_noun_zh}|质疑|一切|此事)?\s?(?=[,:;“]|并|称"
    r"|,?说)|(?i:\b{deny_verb_en}\s(?:the|this|that|those|these|all|any|such)\s(?:\w+\s){0,2}?"
    r"(?:{report_noun_en}|allegations?|charges?|accusations?)(?=,| and | but | saying| on \w+day| as ))"
)
# 辟谣称,国家队不会换帅: what is said not to be, behind the word.
_DENIES_THAT = compiled(
    r"(?:否认|驳斥|反驳|辟谣|澄清)(?:声明|公告)?(?:称|说|表示|道)?[,:“]{1,2}[^。]*{denial_adverb_zh}"
)
_SPOKEN_OF = compiled(
    r"\b(?:{report_noun_en}|stories|story|talk|whispers?)\s(?:on \w+\s)?(?:that|of|about)\b",
    re.I,
)
_FAILED = compiled(r"{failed_verb_en}\b", re.I)  # to acquire: it did not
_MIGHT_ZH = lazy("(?:^|[,;。“□他她它们]|公司|集团)(?:原本|本来|本)(?:就)?(?:可以?|能够?|会)")  # 公司本可以在2022年上市
_IF_NOT = lazy(
    "(?:^|[“。;])(?:没有|不是)[^,。]{1,12},[^,。]{0,16}(?:就|早已|恐怕|根本|也不会)"
)  # 没有那笔钱,我们就退出了
_CHANCES = lazy("可能|几率|概率|机会")  # one of these words, before the costly look at what is around
_CHANCE = compiled(r"[^,;。]{0,16}的?(?:可能性?|几率|概率|机会)(?P<none>{unlikely_zh})?")
_GIVES_UP = compiled(r"{given_up_zh}")
_DROPPED = compiled(r"[^,;。]{0,20}[,，]?(?:{in_the_end_zh}|[^,;。]{1,8}){0,3}?{given_up_zh}")
_IF_BEHIND = lazy(r"\b(?:if|unless|provided that|on condition that|as long as)\s", re.I)
_OPEN = compiled(r"\b(?:{will_en}|{might_en}|{may_plan_en})\b", re.I)
_AND_SO = lazy(r",? (?:and|but) (?:reportedly|allegedly)\b")
_REPORTEDLY = compiled(r"\b{rumoured_en}\b", re.I)
_GIVEN_UP = lazy(r"后|之后|以后|的")  # 拒绝腾讯后完成融资, 放弃竞购的公司发布
# blocked the takeover of, its launch was called off: the noun of an act that was stopped
_STOPPED = compiled(
    r"\b{stopping_verb_en}\s(?:(?:the|an?|its|his|her|their|all|any|this|that|plans? for|□+['’]s?|(?!{joins_clause_en}\b)[\w£$€'’-]+)\s){0,7}$",
    re.I,
)
_STOPPED_BEHIND = compiled(
    r"[^,;]{0,70}\b(?:{have_en}\s)?(?:been|was|were|be)\s(?:\w+ly\s)?{stopping_verb_en}\b|[^,;]{0,50}\b{came_to_nothing_en}\b"
)
# analysts predict that sales will halve
_FORETELLS = compiled(r"\b{foretells_en}(?: that)? (?!to\b)[^,;]{2,80}$")
_HAD = compiled(r"[“\" ]{0,3}Had\s(?:\S+\s){1,8}?(?:\w+ed|{participle_en}|not)\b")
_NEARLY = compiled(r"\b{nearly_en}\s$")
_NEARLY_ZH = compiled(r"{nearly_zh}")
_STATES = ("business", "market", "other")  # nearly ran out of money: that was so
_NO_SUCH = lazy(r"\b(?:no|without)\s$")  # has no | plans to launch
# Their triggers are events of their own: a 预告, a 承诺, a 否认 that was made is actual.
_WILL_ZH = lazy(r"(?:[们我它他她还就]|公司|集团)会(?![议员上后场见谈晤计长费])")  # 我们会推出
OWN = (
    "statement",
    "business",
    "meeting",
    "policy",
    "personnel",
    "research",
    "market",
    "founding",
    "partnership",
    "other",
)


def _masked(scene: Scene) -> str:
    """The sentence with its names, titles of works and words like 将军, 将近 made of □, so that offsets stay."""
    base, out = scene.sentence.start, scene.folded[scene.sentence.start : scene.sentence.end]
    for m in scene.entities("organisation", "person", "product", "model"):
        out = out[: m.start - base] + "□" * (m.end - m.start) + out[m.end - base :]

    def blank(m: re.Match[str]) -> str:
        return "□" * len(m[0])

    return lexical("not_factual").sub(blank, _TITLE.sub(blank, out))


def _almost(masked: str, start: int, first: int) -> bool:
    """Nearly sold it, 差点把公司卖掉: it did not happen."""
    return bool(_NEARLY.search(masked[:first]) or _NEARLY_ZH.search(masked[start:first]))


def _not_done(masked: str, start: int, at: int) -> bool:
    """未能, failed to in the clause before the trigger: it did not happen."""
    words = lexical("not_denied").sub(lambda m: "□" * len(m[0]), masked[start:at])
    return any(not _GIVEN_UP.search(words, m.end()) for m in lexical("fact_not").finditer(words))


def _gives_up(masked: str, at: int) -> bool:
    """In English the trigger itself says that it did not or will not happen: failed to win, abandoned plans to list."""
    found = lexical("fact_not").match(masked, at)
    if found is None or found[0].endswith((" of", " from")):
        return False  # pulled out of a market
    return not lexical("not_denied").match(masked, at)


def _denied(masked: str, at: int, latin: bool) -> bool:
    """否认 governs the trigger at `at`, or what is behind says that it is not so."""
    words = lexical("not_denied").sub("", _DENIED_IT.sub("", _TURN.split(masked[:at])[-1]))
    if lexical("fact_denied").search(words) or (latin and (_DISMISSED.search(masked[:at]) or _NO_SUCH.search(words))):
        return True
    if not latin and _DENIES_THAT.search(masked, 0, at + 2):
        return True
    return bool(latin and _SPOKEN_OF.search(masked, 0, at) and lexical("fact_denied_behind").search(masked, at))


def _denied_behind(masked: str, at: int) -> bool:
    """What is rumoured, and denied in the same breath: 传…收购…,但公司否认."""
    return bool(lexical("fact_denied").search(lexical("not_denied").sub("", masked[at:])))


def _stopped(scene: Scene, masked: str, first: int, last: int) -> bool:
    """The trigger is the noun of an act that somebody stopped, or that came to nothing."""
    noun = lexical("act_noun_en").search(scene.trigger.quote)
    return bool(noun and (_STOPPED.search(masked[:first][-90:]) or _STOPPED_BEHIND.match(masked, last)))


def _conditional(masked: str, first: int, last: int) -> bool:
    """In English a condition in front of what would be, or behind it: Should they agree, … if they agree."""
    return bool(
        _IF_BEHIND.search(masked, last)
        or _IF_EN.search(masked, 0, first)
        or re.match(r"\s*(?:If|Unless|Provided that)\s", masked[:first])
    )


def _talked_of(masked: str, at: int) -> str:
    """…的说法, …一事 behind the trigger: what is only talked of, denied where the rest of the sentence says so."""
    talk = _TALK.match(masked, at)
    if not talk:
        return ""
    if lexical("fact_denied").search(masked, talk.end()) or lexical("fact_denied_behind").search(masked, talk.end()):
        return "denied"
    return "" if talk[0].endswith("一事") or talk[0].endswith("消息") else "rumoured"


def _sources_behind(draft: Draft, masked: str, at: int) -> bool:
    """…, according to people familiar with the matter: who tells it stands behind."""
    own = _AND_SO.search(masked, at)  # surfaced with it, and reportedly at a price of: only that is rumoured
    return draft.type not in OWN and bool(
        lexical("fact_rumoured_behind").search(masked, at, own.start() if own else len(masked))
    )


def _opens_before(cue: str, lead: str) -> bool:
    """预计, right before the comma that opens the clause: it governs what follows."""
    return any(re.match(r"\s?[,:“]", lead[m.end() :]) for m in lexical(cue).finditer(_MAY.sub("   ", lead)))


def _noun(masked: str, at: int) -> bool:
    """Sora的发布, the release of: the trigger is a noun."""
    return masked[at - 1 : at] == "的" or masked[max(0, at - 4) : at].lower() == "the "


def _taken_up(words: str) -> str:
    """The words without a 将 that only takes up an object; behind 拟, 即 and the like it is left."""
    return _TAKES_UP.sub("把", words)


def _past(scene: Scene, draft: Draft) -> bool:
    """Its day was over when the document came out."""
    issued, when = scene.story.published.when, draft.date and draft.date.value
    return bool(issued and when and when.latest and issued.latest and when.latest <= issued.latest)


def factuality(scene: Scene, draft: Draft) -> str:
    """The strongest cue before the trigger: denial and condition govern the sentence, plans only their clause."""
    masked, base = _taken_up(_masked(scene)), scene.sentence.start
    first, last = scene.trigger.start - base, scene.trigger.end - base
    latin = bool(_LATIN.match(scene.trigger.quote))
    if latin and (draft.type not in OWN or draft.type == "partnership") and _stopped(scene, masked, first, last):
        return "denied"
    if draft.type not in _STATES and _almost(masked, scene.clause[0] - base, first):
        return "denied"
    if latin and _HAD.match(masked):
        return "hypothetical"  # Had he signed it, makers would have had to test
    if draft.factuality in ("planned", "predicted") or (latin and draft.factuality == "actual"):
        if _denied(masked, first, latin):
            return "denied"
        if draft.factuality == "actual":
            return "planned" if _ahead(scene, draft) else "actual"  # set the trial for February
        if latin and _REPORTEDLY.search(masked, 0, last):
            return "rumoured"
        if latin and _FORETELLS.search(masked, 0, first):
            return "predicted"
        return "hypothetical" if latin and _conditional(masked, first, last) else draft.factuality
    if draft.factuality:
        return draft.factuality
    start, _ = scene.clause
    dated = any(m.kind == "date" and start <= m.start < scene.trigger.start for m in scene.sentence.mentions)
    if scene.trigger.start - start <= 2 and start > scene.sentence.start and not dated:
        start, _ = scene.clause_of(
            start - 1, start - 1
        )  # 公司拟以自有资金7700万元,收购…: one clause, broken by a comma
    sentence, clause = masked[:first], masked[start - base : first if draft.type in OWN else last]
    if (
        latin
        and _PAST_VERB.fullmatch(scene.trigger.quote.lower())
        and not _PERFECT.search(clause[: -len(scene.trigger.quote)])
    ):
        clause = _SUBORDINATE.split(clause)[-1]  # will use it to repay what it owed when it bought X
    condition = sentence if _THEN.search(clause) else clause
    to = last if latin and scene.trigger.quote.startswith("to ") else first  # declined | to buy
    if _not_done(masked, scene.clause[0] - base, to) or _denied(masked, first, latin):
        return "denied"
    if draft.type == "policy" and _WILL_BEHIND.match(masked, last) and not _past(scene, draft):
        return "planned"
    talked = _talked_of(masked, last)
    if talked == "denied":
        return talked
    chance = None
    if not latin and _CHANCES.search(scene.folded, scene.trigger.start, scene.clause[1]):
        chance = _CHANCE.search(scene.folded, scene.trigger.start, scene.clause[1])
    if chance:
        return "denied" if chance["none"] else "hypothetical"
    if not latin and (_MIGHT_ZH.search(clause) or _IF_NOT.search(masked[:last])):
        return "hypothetical"
    if latin and draft.type != "policy" and _gives_up(masked, first):  # a court that refuses decides
        return "denied"
    if lexical("put_off").match(masked, last):
        return "hypothetical" if lexical("fact_hypothetical").search(sentence) else "predicted"
    done = bool(_DONE.match(masked, last) or masked[last - 1 : last] == "了") and not _DUE.search(clause)
    if latin and draft.type not in OWN and _FAILED.match(scene.trigger.quote):
        return "denied"
    if latin and _IF_BEHIND.search(masked, last) and _OPEN.search(clause):
        return "hypothetical"
    for cue, words in (
        ("hypothetical", condition),
        ("rumoured", lexical("rumour_over").split(sentence)[-1]),
        ("predicted", clause),
        ("planned", clause),
    ):
        if cue in ("predicted", "planned") and (done or (draft.type == "market" and _past(scene, draft))):
            continue  # a figure of a year that is over is no plan
        kept = lexical("not_planned").sub("", words) if cue == "planned" else _MAY.sub("", words)
        if lexical(f"fact_{cue}").search(kept):
            dropped = (cue == "rumoured" and _denied_behind(masked, last)) or (
                cue == "planned" and not latin and _GIVES_UP.search(masked, last) and _DROPPED.match(masked, last)
            )
            return "denied" if dropped else cue
        if cue == "hypothetical" and not _noun(masked, first) and lexical("fact_even").search(words):
            return cue
        if cue == "hypothetical" and latin and _HAD_IT.search(sentence):
            return cue
        if cue == "planned" and latin and _WOULD.search(sentence):
            return cue  # said it would accept shares tonight
        if cue == "rumoured" and draft.type not in OWN and latin and _PAPER.search(sentence):
            return cue  # the newspaper reported on Friday that
        if cue == "planned" and not _past(scene, draft) and lexical("fact_soonest").search(kept):
            return cue
        if cue == "hypothetical" and (_IF_ZH.search(sentence) or _IF_EN.search(sentence)):
            return cue
        if cue == "rumoured" and (talked or _SAID_TO.search(words) or _sources_behind(draft, masked, last)):
            return "denied" if _denied_behind(masked, last) else cue
        if cue == "predicted" and _opens_before("fact_predicted", sentence):
            return cue
        if cue == "planned" and not _past(scene, draft) and _opens_before("plan_opens", sentence):
            return cue
    if not (latin or done or _past(scene, draft)) and _WILL_ZH.search(clause):
        return "planned"
    return "planned" if _ahead(scene, draft) else "actual"


def _ahead(scene: Scene, draft: Draft) -> bool:
    """Its day was still to come when the document came out; a month of doubt where that is inferred."""
    issued, date = scene.story.published, draft.date
    if date is None or issued.when is None or issued.when.latest is None:
        return False
    known = issued.basis in ("metadata", "written", "given")
    last = issued.when.latest + timedelta(0 if known else 31)
    if date.value.earliest:
        return bool(date.value.earliest > last)
    return bool(not known and date.value.latest and date.value.latest > last)
