from dataclasses import replace
from typing import Any

from ..expr import Expr
from ..rule import Match, widen


@widen(
    "when/about_zh",
    before=r"(?<![纽合条特简契预邀签公节制履违相赴爽立缔毁失租续婚盟誓])(?:{about_before_zh}在?)",
    after=r"(?:左右|前后|上下|前夕|许(?![多可]))",
)
def about_zh(value: Any, before: Match | None, after: Match | None) -> Expr | None:
    """Finds 2021年左右, 大概10月, 中秋节前后. Reads the same time, approximate.
    Leaves 约三年 (a length of time)."""
    return replace(value, approx=True) if isinstance(value, Expr) else None
