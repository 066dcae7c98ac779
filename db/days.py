"""A When as cells, and the one day that stands for it."""

from __future__ import annotations

from datetime import date

from regesta.extract.model import When


def window(when: When | None) -> tuple[str | None, str | None, str | None]:
    """EDTF, first and last day; None where open or unknown."""
    if when is None:
        return None, None, None
    earliest, latest = (d.isoformat() if d else None for d in (when.earliest, when.latest))
    return when.edtf, earliest, latest


def middle(when: When | None) -> date | None:
    """The day whose exchange rate stands for a window: its middle, or its one end."""
    if when is None or when.earliest is None or when.latest is None:
        return (when.earliest or when.latest) if when else None
    return when.earliest + (when.latest - when.earliest) / 2
