from dataclasses import replace
from typing import Any

from ..expr import Expr
from ..rule import Match, widen


@widen(
    "when/before_zh",
    before=r"(?:(?:最迟|最晚|至迟|至晚)(?:[到于在])?|不迟于|不晚于|(?P<strict>早于)|在)",
    after=r"(?:之前|以前|前(?![往来台瞻沿线三两几后景途四五期夕]))",
)
def before_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 6月底之前, 2025年前, 10月1日以前, 早于2015年 (what lies before it). Reads everything up to the end of that time.
    Leaves 三年前 (a length of time: ago_zh), 日前, and 前 that begins a word (4月前往)."""
    if not isinstance(value, Expr) or not value.plain:
        return None
    if not after and (not before or before[0] == "在"):
        return None
    return replace(value, bound="until" if before and before["strict"] else "before")
