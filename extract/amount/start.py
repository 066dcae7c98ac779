"""Where a number may not begin: inside another number, a name or an ordinal."""

from __future__ import annotations

from ..rule import Match
from .number import NUMERALS

_ATTACHED = {"数": "参人总个次函倍级位系指度量户字", "上": "网线场史际实础加以晚早之", "几": "茶", "多": ""}


def starts_clean(m: Match, glued: bool = False) -> bool:
    """False for 第3, A12, v1.5, GPT-4, 3.14 from its middle, 参数千亿 from 数. `glued`: Latin letters may stand in
    front, as in 获得BlackRock3亿美元投资."""
    at = m.start()
    if m.string[at] == "0" and m.string[at + 1 : at + 2].isdigit():
        return False  # 000 of 5 000; 007
    if not at:
        return True
    before, first = m.string[at - 1], m.string[at]
    if before in "第":
        return False
    if first in _ATTACHED and before in _ATTACHED[first]:
        return False
    if first in "-+" and not (before.isspace() or before in "(:,。;“、~约为到是达润额流益率速"):
        return False  # 1万元-5万元: a dash, no sign
    if first.isascii() and (first.isdigit() or first in "-+."):
        if before.isascii() and (before.isdigit() or before in "_$€£" or (before.isalpha() and not glued)):
            return False
        further = m.string[at - 2] if at > 1 else ""
        if further.isascii() and (further.isdigit() if before in ".,/" else before == "-" and further.isalnum()):
            return False  # 3.14 from its middle, 2018/19, GPT-4
    return not (first in NUMERALS and (before in NUMERALS or (before.isdigit() and first in "十百千万亿兆")))
