"""The grammar of English numbers in words and figures.

>>> figure_en("two and a half million")
Figure(min=Decimal('2500000.0'), max=Decimal('2500000.0'), hedge='exact')
>>> figure_en("tens of millions")
Figure(min=Decimal('10000000'), max=Decimal('100000000'), hedge='order')
>>> figure_en("one point five million").min
Decimal('1500000.0')
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from ..lexicon import alternation, words
from ..rule import expand, fragment
from .number import Figure

_CONTINENTAL = r"\d{1,3}(?:\.\d{3}){0,4},\d{2}(?![\d,])"  # 1.234,50
_INDIAN = r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?![\d,])(?:\.\d{1,12})?"
_NUM = rf"(?>{_CONTINENTAL}|{_INDIAN}|\d{{1,3}}(?:,\d{{3}}){{1,6}}(?!\d)(?:\.\d{{1,12}})?|\d{{1,18}}(?:\.\d{{1,12}})?|\.\d{{1,12}})"
_SCALE = r"(?i:[\s-]?(?:{scale_en}s?)(?![a-z])|\s?(?:{scale_letter_en})(?![a-z\d]))"
_DIGITS = rf"{_NUM}(?:[\s-]\d/\d)?(?:{_SCALE}){{0,2}}"
_TO = r"\s?(?:-{1,2}|—|~|(?i:to|through))\s?"
_WORD = r"(?:{number_en}|{scale_en}s?)"
_COUNT = rf"(?:(?:a\s)?(?:few|couple(?:\sof)?|several|dozen)|many|{alternation('round_numbers_en')}\sof)"
_SHARE = r"half\s(?:an?\s)?|(?:a|one|three)[\s-]quarters?\sof\sa\s|an?\s"
_SEP = r"(?:[\s-]and[\s-]a[\s-]|[\s-]and[\s-]|[\s-](?:of\s)?(?:a\s)?)"
_POINT = r"(?:\spoint(?:\s{number_en}(?![a-z])){1,6}(?:[\s-]{scale_en}(?![a-z]))?)?"
_WORDS = rf"(?i:(?:{_SHARE}|{_COUNT}\s)?{_WORD}(?:{_SEP}(?:{_WORD}|half|quarter)(?![a-z])){{0,10}}{_POINT})"
fragment("figure_digits_en", rf"(?>{_DIGITS}(?:{_TO}[$€£¥]?{_DIGITS})?)(?!\d)")
fragment("figure_words_en", rf"(?<![A-Za-z]){_WORDS}(?![A-Za-z])(?:(?:{_TO}|\s(?i:or)\s){_WORDS}(?![A-Za-z]))?")


@cache
def _scales() -> dict[str, Decimal]:
    return {w: Decimal(v) for name in ("scale_en", "scale_letter_en") for w, v in words(name).items()}


@cache
def _units() -> dict[str, Decimal]:
    return {w: Decimal(v) for w, v in words("number_en").items()}


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(expand(rf"({_NUM})(?:[\s-](\d)/(\d))?((?:{_SCALE}){{0,2}})"), re.I),
        re.compile(rf"(?<=[\da-z])(?:{_TO}|\sor\s)[$€£¥]?(?=[\da-z])", re.I),
    )


@lru_cache(2048)
def figure_en(text: str) -> Figure | None:
    """What English words or figures say: a number, a vague one (tens of millions), a range (50-60 million)."""
    text = " ".join(text.casefold().split())
    digits, to = _parts()
    if one := _one(text):
        return one
    for gap in to.finditer(text):
        left, right = text[: gap.start()], text[gap.end() :]
        high = _one(right)
        if not high or high.max is None:
            continue
        tail = re.search(r"[\s-]?[a-z]+$", right)
        candidates = (
            []
            if re.search(r"[a-z]$", left) and left[-1:].isalpha() and digits.fullmatch(left)
            else [left + tail[0]]
            if tail and tail[0].strip(" -").rstrip("s") in _scales()
            else []
        )
        for words_ in [*candidates, left]:
            low = _one(words_)
            if low and low.min is not None and low.min < high.max:
                return Figure(low.min, high.max)
    return None


def _one(text: str) -> Figure | None:
    digits, _ = _parts()
    if m := digits.fullmatch(text):
        value = _figures(m[1])
        if m[2]:
            if m[3] == "0":
                return None
            value += Decimal(m[2]) / Decimal(m[3])
        for scale in re.findall(r"[a-z]+", m[4]):
            value *= _scales()[scale if scale in _scales() else scale.rstrip("s")]
        return Figure(value, value)
    return _spelled(text)


def _figures(text: str) -> Decimal:
    """1,234.5 as English writes it, 1.234,50 as the continent does."""
    if text[-3:-2] == ",":
        text = text[:-3].replace(".", "").replace(",", "") + "." + text[-2:]
    return Decimal(text.replace(",", ""))


def _pointed(whole: Figure | None, words_: list[str]) -> Figure | None:
    """Three, [one, four, million]: what stands behind a spoken point, with its scale."""
    scale = _scales()[words_.pop()] if words_[-1] in _scales() else Decimal(1)
    digits = "".join(str(_units().get(word, "")) for word in words_)
    if not whole or whole.min is None or whole.min != whole.max or not digits:
        return None
    value = Decimal(f"{whole.min}.{digits}") * scale
    return Figure(value, value)


def _spelled(text: str) -> Figure | None:
    head, point, tail = text.partition(" point ")
    if point:
        return _pointed(_spelled(head), re.split(r"[\s-]", tail))
    tokens = re.findall(r"[a-z]+", text)
    if not tokens:
        return None
    if "".join(tokens) != re.sub(r"[\s-]", "", text):
        return None
    if m := re.fullmatch(r"(ten|dozen|hundred|thousand|million|billion)s(?: of (\w+))?(?: of (\w+))?", text):
        low = Decimal({"ten": 10, "dozen": 12}.get(m[1], 0)) or _scales()[m[1]]
        for word in m.groups()[1:]:
            if word:
                low *= _scales().get(word.rstrip("s"), Decimal(0)) if word != "thousands" else Decimal(1000)
        return Figure(low, low * (100 if m[1] == "thousand" and not m[2] else 10), "order") if low else None
    if m := re.fullmatch(r"(?:a )?(few|couple(?: of)?|several|many) ([a-z ]+)", text):
        low = Decimal(1)
        for word in m[2].split():
            if word.rstrip("s") not in _scales():
                return None
            low *= _scales()[word.rstrip("s")]
        return Figure(low * 2, low * (3 if m[1].startswith("couple") else 10), "order")
    if m := re.fullmatch(r"(a|one|three)[ -]quarters? of a ([a-z ]+)", text):
        whole = _spelled("one " + m[2])
        share = Decimal("0.75" if m[1] == "three" else "0.25")
        return Figure(whole.min * share, whole.min * share) if whole and whole.min is not None else None
    total, current, last = Decimal(0), None, None
    scale_before: Decimal | None = None
    for i, token in enumerate(tokens):
        scale = _scales().get(token, _scales().get(token.rstrip("s"))) if token not in _units() else None
        if token in ("a", "an"):
            if i + 1 < len(tokens) and tokens[i + 1] in ("half", "quarter"):
                continue
            if i and tokens[0] == "half":
                continue
            if i:
                return None
            current = Decimal(1)
        elif token in ("and", "of"):
            if i == 0 or i == len(tokens) - 1:
                return None
        elif token == "half":
            if current is None and scale_before and tokens[i - 2 : i] == ["and", "a"]:
                total += scale_before / 2  # a million and a half
            else:
                current = (current or Decimal(0)) + Decimal("0.5")
        elif token == "quarter":
            current = (current or Decimal(0)) + Decimal("0.25")
        elif token in _units():
            value = _units()[token]
            if current is not None:
                tens = current % 10 == 0 and current % 100 and value < 10
                if not tens and (current == 0 or current % 100):
                    return None
            current = (current or Decimal(0)) + value
        elif scale is not None:
            if scale == 100 or token in ("dozen", "dozens"):
                current = (Decimal(1) if current is None else current) * scale
            else:
                if current is None and (i == 0 or total == 0):
                    plural = len(tokens) == 1 and token.endswith("s")
                    return Figure(scale, scale * 10, "order") if plural else None
                total, current, scale_before = total + (current or Decimal(0)) * scale, None, scale
        else:
            return None
        last = token
    value = total + (current or Decimal(0))
    return Figure(value, value) if last else None
