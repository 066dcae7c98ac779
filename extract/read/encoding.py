"""Bytes that are no UTF-8, and text that was decoded wrongly before it was saved: what it most likely is.

>>> likely("我们的大模型".encode("gb18030")), likely("我們的大模型".encode("big5"))
('GB18030', 'BIG5')
>>> misread("å\xa4§æ¨¡å\x9e\x8b")
'ISO-8859-1'
"""

from __future__ import annotations

from ..pattern import lazy

# Frequent characters, Simplified and Traditional: a wrong decoding gives rare ones.
_COMMON = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說"
)
_WEST = lazy("[\x80-\xff\u0152-\u2122]{2}")


def likely(data: bytes) -> str:
    """The name that iconv has for the encoding that gives the most text of these bytes, which are no UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) > len(data[:200]) // 4:
        return "UTF-16"
    best, name = 0.04, "GB18030" if _decodes(data, "gb18030") else "WINDOWS-1252"
    for encoding in ("GB18030", "BIG5"):
        beyond = [c for c in data[:100_000].decode(encoding, "ignore") if c > "\x7f"]
        share = sum(c in _COMMON for c in beyond) / len(beyond) if beyond else 0.0
        if share > best:
            best, name = share, encoding
    return name


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        return bool(data.decode(encoding))
    except UnicodeDecodeError:
        return False


def misread(text: str) -> str:
    """The encoding that UTF-8 was once taken for (a text full of å and ¤ is one), or '' for a sound text."""
    head = text[:20_000]
    if len(_WEST.findall(head)) < 3:
        return ""
    for name, codec in (("ISO-8859-1", "latin-1"), ("WINDOWS-1252", "cp1252")):
        try:
            whole = head.encode(codec).decode("utf-8", "ignore")
        except UnicodeEncodeError:
            continue
        if len(whole) < 0.9 * len(head) and "\ufffd" not in whole:
            return name
    return ""
