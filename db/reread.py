"""The files behind the documents, read again without the readers: what does the stored text say that they do not?

Text is compared byte by byte, so that one damaged byte costs the character it belongs to and no other.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

_LINES = re.compile(r"(.+\.(?:jsonl|ndjson))#(.+)", re.DOTALL | re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml")
# What a browser does not show, or shows as a control.
_UNSEEN = {"script", "style", "template", "noscript", "svg", "head", "iframe", "select", "button", "form"}
_EMPTY = {"meta", "br", "hr", "img", "link", "input", "base", "col", "wbr", "source", "area", "embed", "track"}
_BOM = b"\xef\xbb\xbf"

Range = tuple[int, int]


@dataclass(frozen=True)
class Reread:
    """A document's source as it is now. `damage`: ranges of the stored text that the source does not bear out; an empty
    range is a place where the source has more."""

    sha256: str
    damage: tuple[Range, ...]

    def harms(self, start: int, end: int) -> bool:
        """Whether words at these offsets rest on damage."""
        return any((a < end and start < b) if a < b else (start < a < end) for a, b in self.damage)


def reread(path: str, text: str, sha256: str, inputs: Sequence[Path]) -> Reread | None:
    """The source of a document among the inputs, None when it is not there. Of several that fit the name the one with
    the right hash is meant."""
    found = [_compared(file, line, text, sha256) for file, line in _places(path, inputs)]
    there = [f for f in found if f is not None]
    return next((f for f in there if f.sha256 == sha256), there[0] if there else None)


def _places(path: str, inputs: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    names = [(path, "")]
    if m := _LINES.fullmatch(path):
        names.append((m[1], m[2]))
    for given in inputs:
        for name, line in names:
            file = given / name if given.is_dir() else given
            if (given.is_dir() or given.name == name) and file.is_file():
                yield file, line


def _compared(file: Path, line: str, text: str, sha256: str) -> Reread | None:
    data = file.read_bytes() if not line else _line(file, line, sha256)
    if data is None:
        return None
    digest = hashlib.sha256(data).hexdigest()
    if line:
        try:
            said = json.loads(data.decode("utf-8-sig"))["text"]
        except (ValueError, KeyError, TypeError, RecursionError):
            said = ""
        return Reread(digest, _differences(text, said) if isinstance(said, str) else ((0, len(text)),))
    if file.suffix.lower() in _PAGES:
        return Reread(digest, tuple(_unseen_lines(text, data)))
    return Reread(digest, _byte_differences(text, data.removeprefix(_BOM)))


# JSON Lines ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _lines(file: Path) -> tuple[list[bytes], dict[str, list[int]]]:
    """The lines of a file, and where the ids are; a line that is no JSON any more is at the ids that it still shows."""
    lines = file.read_bytes().splitlines()
    at: dict[str, list[int]] = {}
    for number, data in enumerate(lines, 1):
        try:
            record = json.loads(data.decode("utf-8-sig"))
            names = [str(record["id"])] if isinstance(record, dict) and record.get("id") else [str(number)]
        except (ValueError, RecursionError):
            names = [n.decode(errors="replace") for n in re.findall(rb'"id"\s*:\s*"?([^",}]+)', data)] + [str(number)]
        for name in names:
            at.setdefault(name, []).append(number - 1)
    return lines, at


def _line(file: Path, name: str, sha256: str) -> bytes | None:
    lines, at = _lines(file)
    fitting = [lines[i] for i in at.get(name, ())]
    return next((d for d in fitting if hashlib.sha256(d).hexdigest() == sha256), fitting[0] if fitting else None)


# HTML ---------------------------------------------------------------------------------------------------------------


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _UNSEEN & set(self.open):
            self.shown.append(data)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _unseen_lines(text: str, data: bytes) -> Iterator[Range]:
    """Lines of the stored text that the page does not show, in their order; blanks do not count."""
    page = _Visible()
    page.feed(data.removeprefix(_BOM).decode("utf-8", errors="replace"))
    page.close()
    shown, at, start = _squeezed("".join(page.shown)), 0, 0
    for line in text.split("\n"):
        words = _squeezed(line)
        here = shown.find(words, at)
        if here < 0:
            yield start, start + len(line)
        else:
            at = here + len(words)
        start += len(line) + 1


# Differences --------------------------------------------------------------------------------------------------------


def _differences(text: str, said: str) -> tuple[Range, ...]:
    if text == said:
        return ()
    stored, now = (t.encode("utf-32-le", "surrogatepass") for t in (text, said))
    return tuple(_runs(stored, now, range(0, len(stored), 4), len(stored)))


def _byte_differences(text: str, data: bytes) -> tuple[Range, ...]:
    stored = text.encode("utf-8", "surrogatepass")
    if stored == data:
        return ()
    begins, at = [], 0
    for char in text:
        begins.append(at)
        at += len(char.encode("utf-8", "surrogatepass"))
    return tuple(_runs(stored, data, begins, at))


def _runs(stored: bytes, data: bytes, begins: Sequence[int], size: int) -> Iterator[Range]:
    """Ranges of characters (they begin at `begins`) whose bytes differ: place by place when nothing was added or taken
    away, else all between the common beginning and the common end."""
    ends = [*begins[1:], size]
    if len(stored) == len(data):
        for i, (a, b) in enumerate(zip(begins, ends, strict=True)):
            if stored[a:b] != data[a:b]:
                yield i, i + 1
        return
    shorter = min(len(stored), len(data))
    head = next((i for i in range(shorter) if stored[i] != data[i]), shorter)
    tail = next((i for i in range(shorter - head) if stored[-1 - i] != data[-1 - i]), shorter - head)
    first = next((i for i, b in enumerate(ends) if b > head), len(ends))
    last = next((i for i in range(len(begins), 0, -1) if begins[i - 1] < size - tail), first)
    yield first, max(first, last)
