"""Who acts in what somebody says of another: Halden said Dorn Mills shut its plant.

>>> behind_speech("Halden said that Dorn shut its plant", 0, 22)
17
>>> behind_speech("Halden and Dorn shut its plant", 0, 16)
-1
"""

from __future__ import annotations

import re

_SAYS = re.compile(
    r"\b(?:(?:said|says|say|added|adds)(?: that)?"
    r"|(?:reported|reports?|confirmed|confirms|announced|claimed|claims?|wrote|writes|disclosed|noted|stated"
    r"|told [^,;]{1,40}?) that) (?:the |an? |former )?"
)


def behind_speech(folded: str, start: int, end: int) -> int:
    """Where the words begin that somebody says of another, the last before the verb at `end`; -1 where nobody says any."""
    if "sa" not in folded[start:end] and " that " not in folded[start:end]:
        return -1
    at = -1
    for m in _SAYS.finditer(folded, start, end):
        at = m.end()
    return at
