"""Answers about a whole database that cannot change (served immutable) are counted once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")
_known: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()


async def remembered(database: Any, key: str, make: Callable[[], Awaitable[T]]) -> T:
    """What `make` gives for this database; of one that may change it is asked anew. Nobody may change the answer."""
    if database.is_mutable:
        return await make()
    known = _known.setdefault(database, {})
    if key not in known:
        known[key] = await make()
    found: T = known[key]
    return found
