"""Who acts in what somebody says of another: Halden said Dorn Mills shut its plant.

>>> behind_speech("Halden said that Dorn shut its plant", 0, 22)
17
>>> behind_speech("Halden and Dorn shut its plant", 0, 16)
-1
>>> behind_speech("李想否认融创收购了一家同行", 0, 6)
4
"""

from __future__ import annotations

from ..rule import compiled

_SAYS = compiled(
    r"\b(?:(?:said|says|say|added|adds)(?: that)?|(?:{confirmed_verb_en}|told [^,;]{1,40}?) that) (?:the |an? "
    r"|former )?"
)
_SAYS_ZH = compiled(r"(?:{report_verb_zh}|(?<![简全名俗旧别统合])称)[,:，：]?\s?")


def behind_speech(folded: str, start: int, end: int) -> int:
    """Where the words begin that somebody says of another, the last before the verb at `end`; -1 where nobody says any."""
    latin = "sa" in folded[start:end] or " that " in folded[start:end]
    at = -1
    for pattern in (_SAYS, _SAYS_ZH) if latin else (_SAYS_ZH,):
        for m in pattern.finditer(folded, start, end):
            at = m.end()
    return at
