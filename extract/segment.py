"""Folded text to passages: headings, paragraphs, turns of a conversation with their speaker, captions, boilerplate.

>>> [(p.kind, p.speaker) for p in segment(clean("问:何时成立?\n答:2019年。\n问:谁投资?\n答:美团。"))]
[('question', '问'), ('answer', '答'), ('question', '问'), ('answer', '答')]
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .gate import seen
from .lexicon import alternation, words
from .model import Passage, PassageKind, Text

_LABEL = re.compile(
    r"[ >*#]*(?:\*\*)?([^\s:,。?!;“”()\[\]{}<>|/\\=][^:,。?!;“”()\[\]{}<>|\\=\n]{0,19}?)(?:\*\*)?:(?!//)"
)
_ENDS = re.compile(r"[。!?;…:.]['”’\")】]*\s*$")
_DATED = re.compile(r"[(\[]?(?:\d{4}|1[01]\d)[-/.年]\d{1,2}[-/.月]\d{1,2}")
# An entry of a chronicle: its date, and what happened. It is no heading, short as it is.
_ENTRY = re.compile(
    r"[\-—*•·>●◆ ]*[【\[(]?(?:(?:\d{4}年)?\s?(?:\d{1,2}月(?:\s?\d{1,2}[日号]|[初中底末]|[上中下]旬)?|\d{1,2}[日号])|\d{4}年"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[./]\d{1,2}"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,4}(?:, \d{4})?|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)"
    r"(?![\d年月日/.-])[^\n]{6}"
)
_ENTRY_BEGINS = frozenset("0123456789-—*•·>●◆【[(JFMASOND")
_LINE = re.compile(r"[^\n]+")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")


class _Line(NamedTuple):
    start: int
    end: int


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "byline": re.compile(
            rf"[\s\-—*#>]*(?:{alternation('byline_label')}\s*[|:/丨·]|{alternation('byline_start')})", re.I
        ),
        "field": seen(rf"{alternation('byline_label')}\s*[|:/丨]|更新|发布于|发布时间|\d:\d\d", re.I),
        "not_speaker": re.compile(rf"(?:{alternation('byline_label')}|{alternation('not_speaker')})$", re.I),
        "caption": seen(alternation("caption_word"), re.I),
        "boilerplate": seen(alternation("boilerplate_line"), re.I),
        "zone": re.compile(rf"[\s\-—<*#>【\[]*{alternation('boilerplate_zone')}", re.I),
        "asks": re.compile(alternation("interviewer"), re.I),
    }


def _lines(folded: str) -> list[_Line]:
    out = []
    for m in _LINE.finditer(folded):
        words = m[0].strip()
        if words:
            start = m.start() + m[0].index(words)
            out.append(_Line(start, start + len(words)))
    return out


def _labels(folded: str, lines: list[_Line]) -> dict[str, str]:
    """Speakers that take turns in this text: label -> question or answer. At least two labels, one of them twice."""
    seen: Counter[str] = Counter()
    asks: Counter[str] = Counter()
    not_speaker = _patterns()["not_speaker"]
    for line in lines:
        m = _LABEL.match(folded, line.start, line.end)
        if m and not not_speaker.search(m[1]):
            seen[m[1]] += 1
            asks[m[1]] += "?" in folded[m.end() : line.end]
    speakers = {s for s, n in seen.items() if n >= 2}
    if not speakers:
        return {}
    out = {}
    for s in speakers:
        others = [asks[o] / seen[o] for o in speakers if o != s]
        asking = bool(_patterns()["asks"].search(s)) or (
            asks[s] / seen[s] >= 0.5 and bool(others) and asks[s] / seen[s] > max(others)
        )
        out[s] = "question" if asking else "answer"
    return out


def _glued_asker(folded: str, lines: list[_Line], labels: dict[str, str]) -> str:
    """An interviewer's name that stands without a colon before every question: 36氪这一年… (or '')."""
    if not labels or "question" in labels.values():
        return ""
    starts: Counter[str] = Counter()
    before = 0
    for one, two in itertools.pairwise(lines):
        m = _LABEL.match(folded, two.start, two.end)
        if m and m[1] in labels and not _LABEL.match(folded, one.start, one.end):
            before += 1
            head = folded[one.start : min(one.end, one.start + 12)]
            starts.update(head[:n] for n in range(2, len(head) + 1))
    common = [s for s, n in starts.items() if n >= 3 and n >= before / 2]
    return max(common, key=len, default="")


def _turns(folded: str, lines: list[_Line]) -> Iterator[tuple[_Line, str, str]]:
    """Lines with (kind, speaker) of the turn that begins there, or ('', ''). A heading glued to a turn is split off."""
    labels = _labels(folded, lines)
    glued = _glued_asker(folded, lines, labels)
    if glued:
        labels[glued] = "question"
    askers = sorted(
        (s for s, kind in labels.items() if kind == "question" and len(s) >= 2 and s != glued), key=len, reverse=True
    )
    for line in lines:
        m = _LABEL.match(folded, line.start, line.end)
        if m and m[1] in labels:
            yield line, labels[m[1]], m[1]
            continue
        if glued and folded.startswith(glued, line.start) and line.end - line.start > len(glued) + 2:
            yield line, "question", glued
            continue
        for s in askers:
            at = folded.find(s + ":", line.start, min(line.end, line.start + 80))
            if at > line.start and "。" not in folded[line.start : at]:
                yield _Line(line.start, at), "heading", ""
                yield _Line(at, line.end), "question", s
                break
        else:
            yield line, "", ""


def _front_matter_end(folded: str) -> int:
    if folded.startswith("---"):
        end = folded.find("\n---", 3)
        return end + 4 if end > 0 else 0
    return 0


def _told(line: str) -> bool:
    """All that looks like boilerplate in a line that ends like a sentence are words that news tells of too."""
    return {m[0] for m in re.finditer(alternation("boilerplate_line"), line, re.I)} <= set(words("boilerplate_told"))


def segment(text: Text) -> tuple[Passage, ...]:
    """Passages in order, disjoint, one a line at the most (a turn of several lines is several passages of one speaker)."""
    folded, pats = text.folded, _patterns()
    lines = _lines(folded)
    front = _front_matter_end(folded)
    out: list[Passage] = []
    speaker, mode, zone = "", "", False
    body = 0  # characters of text seen so far: a zone of boilerplate does not open a document
    total = sum(li.end - li.start for li in lines)
    entries = {line.start for line in lines if folded[line.start] in _ENTRY_BEGINS and _ENTRY.match(folded, line.start)}
    if len(entries) < 3:
        entries = set()
    for line, turn, who in _turns(folded, lines):
        words = folded[line.start : line.end]
        size = len(words)
        close = _SPACED.sub("", words) if " " in words else words
        row = words.startswith("|") and words.rstrip().endswith("|") and words.count("|") > 2
        short = size <= (110 if words.isascii() else 40) and not row and not _ENDS.search(words)
        kind: PassageKind
        said = ""
        if line.end <= front:
            kind = "byline"
        elif zone and not turn:
            kind = "boilerplate"
        elif turn == "heading":
            kind = "heading"
        elif turn:
            speaker, mode, zone = who, turn, False
            kind, said = ("question" if turn == "question" else "answer"), who
        elif size <= 60 and body > total * 0.3 and pats["zone"].match(close):
            kind, zone, mode, speaker = "boilerplate", True, "", ""
        elif (
            (size <= 200 or body > total * 0.6)
            and pats["boilerplate"].search(close)
            and not (size > 30 and words.endswith("。") and _told(close))
        ):
            kind = "boilerplate"
        elif size <= 120 and (
            pats["byline"].match(words) or (_DATED.match(words) and "。" not in words and pats["field"].search(words))
        ):
            kind = "byline"
        elif size <= 100 and pats["caption"].search(words) and not _ENDS.search(words.rstrip("】)）]")):
            kind = "caption"
        elif short and line.start not in entries:
            kind = "heading"
        elif mode:
            kind, said = ("question" if mode == "question" else "answer"), speaker
        else:
            kind = "paragraph"
        if kind in ("paragraph", "question", "answer"):
            body += size
        out.append(Passage(len(out), kind, line.start, line.end, text.span(line.start, line.end), said))
    return tuple(out)
