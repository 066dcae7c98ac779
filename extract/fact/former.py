"""Where somebody worked once: 前华为“天才少年”, a former Google researcher."""

from __future__ import annotations

from ..pattern import lazy
from ..rule import compiled

_FORMER = lazy(r"(?:^|[^目以之此日眼])前$|原$|\bex-$|\bformer\s$")
_WORKED = compiled(r"[^,。;]{0,6}?{worked_zh}[了过]")


def former(folded: str, start: int, end: int | None = None) -> bool:
    """前华为员工, a former Google researcher; with its end also 在丰田做了四年: where somebody worked once."""
    if _FORMER.search(folded, max(0, start - 8), start):
        return True
    return end is not None and folded.endswith("在", 0, start) and bool(_WORKED.match(folded, end))
