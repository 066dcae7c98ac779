"""Sums with the name of their currency behind them, in English."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import words
from ..model import Amount
from ..pattern import lazy
from ..rule import Match, compiled, rule
from .currency import amount, code
from .number_en import figure_en
from .start import starts_clean

_WEIGHS = compiled(r"\b{moved_verb_en}\s(?:\w+\s){0,2}$")
_LARGE = lazy(r"\d{4}|,\d|llion|thousand", re.I)
_PAID = lazy(r"\s(?:on|in fees|betting|per share|a share)\b")


@cache
def _heavy() -> re.Pattern[str]:
    return compiled(r"\s(?:in weight|overweight|heavier|lighter|of (?!(?:\w+ ){0,2}{pound_of_en}))")


@cache
def _note() -> re.Pattern[str]:
    return compiled(r"-an?-|\s?(?:\w+\s)?{pound_note_en}\b")


def _weight(m: Match) -> bool:
    """Pounds on a scale: weighs 20 pounds, 300 pounds of sugar; but lost 20 million pounds."""
    small = not _LARGE.search(m["figure"])
    if m.string[m.start("currency") - 1] == "-" and m["currency"].casefold() == "pound":
        return not re.search("llion", m["figure"]) and not _note().match(m.string, m.end())
    if m["currency"].casefold() != "pounds":
        return False
    return bool(_heavy().match(m.string, m.end())) or (
        small
        and bool(_WEIGHS.search(m.string, max(0, m.start() - 24), m.start()) and not _PAID.match(m.string, m.end()))
    )


@rule(
    "amount/money_en",
    r"(?P<figure>{figure_digits_en}|{figure_words_en}|(?<![a-z])an?(?=\s{currency_one_en}(?:\sfor\b(?!\sdollar)|\sand"
    r"|\s?[,.;]|\sper|\san?\s|$)))(?:(?<=\d\sgrand|[a-z]\sgrand)(?=\s?[.,;:!?)]|$|\s{grand_behind_en}\b)|(?:\s?-|\s(?:of\s)?)?"
    r"(?P<currency>{currency_en}|{cent_en}|{currency_code})(?![A-Za-z]))(?:\s(?:and\s)?(?P<cents>\d{1,2}|{number_en})(?:\s(?:cents?|pence)|p\b))?",
    hints=[*words("currency_en"), *words("cent_en"), *words("currency_code"), " grand"],
    reach=(48, 16),
    flags=re.I,
)
def money_en(m: Match) -> Amount | None:
    """Finds: 1.2 billion dollars, five million euros, tens of millions of dollars, half a million pounds, 20 cents,
    10-million-dollar, 30.5 mln dlrs, five grand.
    Reads: figures or words with their scale, ranges that share it, the currency by name.
    Leaves: the dollar, pounds that somebody weighs or of sugar, grand pianos; signs and codes are money_prefixed's."""
    if not starts_clean(m):
        return None
    read = figure_en(m["figure"])
    if not m["currency"]:
        return amount(read, None)
    if m["currency"] == "Cent" or _weight(m):
        return None
    if not read or read.min is None or read.max is None:
        return None
    if " ".join(m["currency"].casefold().split()) in words("currency_weak_en") and read.max < 100:
        return None  # 5 marks of a test, 3 won battles
    if " ".join(m["currency"].casefold().split()) in (w.casefold() for w in words("cent_en")):
        read = read._replace(min=read.min / 100, max=read.max / 100)
    if m["cents"] and (cents := figure_en(m["cents"])) and cents.min and read.min is not None and read.max is not None:
        read = read._replace(min=read.min + cents.min / 100, max=read.max + cents.min / 100)
    return amount(read, code(m["currency"]))
