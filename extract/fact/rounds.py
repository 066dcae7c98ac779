"""Rounds of financing: A轮, Pre-A+轮, 天使轮, 战略融资, Series B, seed.

>>> normal_round("Pre-A轮"), normal_round("Series B"), normal_round("天使轮")
('pre-A', 'B', 'angel')
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..lexicon import branches, either, words
from ..model import Mention
from ..pattern import lazy
from ..rule import compiled
from .lexical import value_of
from .scene import Scene

_LETTER = r"(?:[Pp][Rr][Ee]-?\s?)?[A-K](?:[1-9](?!\d)|-[1-9](?!\d))?\+{0,3}"
_OVER = lazy(r"(?:融资)?(?:之后|过后|后),")  # B轮之后,估值达到18亿元
_NO_SUM = compiled(r"\sof\s(?!{money_sign_en}|\d|{approximately_en}|around|more|up|roughly|almost|just)")
_ANY = compiled(r"(?:及其?)?(?:以上|以下|{time_side_zh})的?{round_kind_zh}")
_ACROSS = lazy(r"\b(?:across|over|through)\s(?:its|the|several|two|three)\s[^.;$€£]{0,60}$")
_ROUNDS = lazy(r"[^.;$€£]{0,50}\b(?:rounds|financings)\b")
_TELLS = lazy(r"的?(?:投资人|投资方|领投方|投资机构|投资者)(?:为|是|包括|有|:)")  # 天使轮投资人为X,金额1500万元
_FIRM = lazy(r"\s(?:Capital|Ventures|Partners|Fund|Camp)\b")
_SERIES = lazy(r"(?i)series|轮融资|轮|\s")
_TALKS = compiled(r"{count_of_talks_zh}")


@cache
def round_words() -> re.Pattern[str]:
    """The rounds as texts write them: A轮, Pre-A, Series B, 天使轮."""
    letters = (
        rf"{_LETTER}\s?轮|(?<![A-Za-z]){_LETTER}(?=(?:、|{branches('and_zh')}|/)(?:[A-K]"
        r"|Pre)[^,。;]{0,4}轮)|(?i:\b(?:pre-?)?series\s+(?:pre-)?[a-k](?:[1-9]|-[1-9])?\+?(?![a-z\d]))|"
        r"(?i:\bpre-[ab](?![a-z])\+?)"
    )
    named = [w for w in words("round_name") if not (w.isascii() and w.islower())]
    plain = [w for w in words("round_name") if w.isascii() and w.islower()]
    noun = "|".join(re.escape(w) for w in words("round_noun"))
    zh, en = either(named), either(plain)
    # One look in a table at every place of a sentence; without it each is compared with every word.
    begins = "".join(sorted({re.escape(c) for w in words("round_name") for c in (w[0].lower(), w[0].upper())}))
    return re.compile(
        rf"(?=(?-i:[A-KpPsS最新{begins}\u017f\u212a]))(?:{letters}|最?新一轮(?=[^,。;]{{1,12}}融资)|(?:{zh})"
        rf"(?!{branches('invest_not_behind_zh')})|(?i:(?<![A-Za-z-])(?:{en})(?=(?:\s|-)(?:{noun})(?![a-z])|(?:轮"
        r"|\s?融资)|:\s[A-Z$€£\d]))|(?i:(?<=\d[MBK]\s)|(?<=illion\s)|(?<=\dmn\s)|(?<=\dbn\s)|(?<=crore\s))"
        r"(?:[Pp]re-)?[Ss]eed\b)"
    )


@cache
def _listed() -> re.Pattern[str]:
    either = "|".join(sorted(words("round_listed"), key=len, reverse=True))
    return re.compile(rf"(?:{either})(?=\s?获得?[^,。;]{{0,60}}投资$)")


@cache
def _aside() -> re.Pattern[str]:
    zh = [w for w in words("round_aside") if not w.isascii()]
    en = [w for w in words("round_aside") if w.isascii()]
    return re.compile(rf"(?:投资|融资)?(?:的)?(?:{'|'.join(zh)})(?!轮)|\s(?:{'|'.join(en)})\b")


@lru_cache(maxsize=1 << 10)
def normal_round(written: str) -> str:
    """A round's standard name: A, A+, pre-A, B1, seed, angel, strategic."""
    if known := value_of("round_name", " ".join(written.split())) or words("round_listed").get(written, ""):
        return known
    if written.endswith("新一轮"):
        return "new"
    core = _SERIES.sub("", written)
    core = re.sub(r"(?i)^pre-?", "pre-", core)
    return core[:4] + core[4:].upper() if core.startswith("pre-") else core.upper()


@lru_cache(maxsize=1 << 5)  # every trigger of a sentence asks
def _places(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    found = {m.span() for p in (round_words(), _listed()) for m in p.finditer(folded, start, end)}
    return sorted(found)


def rounds_of(scene: Scene) -> list[Mention]:
    """The rounds a sentence names, as cues; a word of kind beside a letter (A1轮战略融资) is part of that round."""
    weak = words("round_weak")
    out: list[Mention] = []
    for start, end in _places(scene.folded, scene.sentence.start, scene.sentence.end):
        written = scene.between(start, end)
        if written.endswith(("轮融资", "轮投资")):
            end, written = end - 2, written[:-2]
        if _TALKS.match(scene.folded, end, end + 2):
            continue
        if written[0].isupper() and _FIRM.match(scene.folded, end):  # Seed Capital
            continue
        if _NO_SUM.match(scene.folded, end) or _ANY.match(scene.folded, end):  # a Series A of concerts, A轮以上
            continue
        value = normal_round(written)
        if out and start < out[-1].end:
            continue
        if out and start - out[-1].end <= 4 and not re.search("[,、及和与]|and", scene.between(out[-1].end, start)):
            if value in weak:
                continue
            if out[-1].value in weak:
                out.pop()
        out.append(scene.made(start, end, value, "cue"))
    return out


def placed_round(scene: Scene, at: int) -> bool:
    """A round begins right here: X A轮获得…投资, as the tables of the trade write it."""
    return any(start == at for start, _ in _places(scene.folded, scene.sentence.start, scene.sentence.end))


def aside(scene: Scene, which: Mention) -> bool:
    """A round that only says who or when: A轮投资方, B轮估值."""
    end = min(which.end + 24, scene.sentence.end)
    opens = which.start == scene.sentence.start or scene.folded[which.start - 1] in ",;"
    if _TELLS.match(scene.folded, which.end):
        return False
    if _ACROSS.search(scene.folded, scene.sentence.start, which.start) and _ROUNDS.match(scene.folded, which.end):
        return True  # $58 million across its seed, Series A and Series B rounds
    return bool(_aside().match(scene.folded, which.end, end) or (opens and _OVER.match(scene.folded, which.end, end)))


def is_named(which: Mention | None) -> bool:
    """A round with a letter or a stage of its own: what no other talk of money has."""
    return which is not None and which.value not in words("round_weak")


def listed(which: Mention | None) -> bool:
    """The form of the trade's tables: X未披露获得Y投资."""
    return which is not None and which.quote in words("round_listed")
