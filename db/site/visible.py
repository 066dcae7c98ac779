"""Makes characters visible that would act instead: controls, and the bidirectional overrides that turn text around.

>>> visible("a\\u202eb")
'a\\u27e8U+202E\\u27e9b'
"""

from __future__ import annotations

from typing import Any

# embeddings, overrides, isolates and marks: they change the order of characters far beyond their own place
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
_CONTROLS = (*(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)), *range(0x7F, 0xA0))
_SHOWN = {code: f"\u27e8U+{code:04X}\u27e9" for code in (*_BIDI, *_CONTROLS)}


def visible(text: str) -> str:
    """The same text with every acting character written as its number; the caller still escapes it for HTML."""
    return text.translate(_SHOWN)


def row_of(row: Any) -> dict[str, Any]:
    """A row of SQLite as a dict whose strings are safe to show."""
    return {key: visible(value) if isinstance(value, str) else value for key, value in dict(row).items()}
