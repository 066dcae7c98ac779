r"""Folded text to passages: headings, paragraphs, turns of a conversation with their speaker, captions, boilerplate.

>>> from .clean import clean
>>> [(p.kind, p.speaker) for p in segment(clean("问:何时成立?\n答:2019年。\n问:谁投资?\n答:美团。"))]
[('question', '问'), ('answer', '答'), ('question', '问'), ('answer', '答')]
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from .fact.lexical import western
from .gate import seen
from .lexicon import alternation, words
from .model import Passage, PassageKind, Text
from .pattern import lazy
from .rule import compiled

_LABEL = lazy(r"[ >*#]*(?:\*\*)?([^\s:,。?!;“”()\[\]{}<>|/\\=][^:,。?!;“”()\[\]{}<>|\\=\n]{0,19}?)(?:\*\*)?:(?!//)")
_ENDS = lazy(r"[。!?;…:.]['”’\")】]*\s*$")
_DATED = lazy(r"[(\[]?(?:\d{4}|1[01]\d)[-/.年]\d{1,2}[-/.月]\d{1,2}")
# An entry of a chronicle: its date, and what happened. It is no heading, short as it is.
_ENTRY = compiled(
    r"[\-—*•·>●◆ ]*[【\[(]?(?:(?:\d{4}年)?\s?(?:\d{1,2}月(?:\s?\d{1,2}[日号]|[初中底末]|[上中下]旬)?"
    r"|\d{1,2}[日号])|\d{4}年|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}[./]\d{1,2}|(?:{month_name_en}|May"
    r"|Sep)[a-z]*\.? \d{1,4}(?:, \d{4})?|\d{1,2} (?:{month_name_en}|May|Sep)[a-z]*)(?![\d年月日/.-])[^\n]{6}"
)
_ENTRY_BEGINS = frozenset("0123456789-—*•·>●◆【[(JFMASOND")
_NARRATOR = compiled(
    r"[\s\-—*#>【\[]*{narrator_zh}(?:[人者]?\s?:|[人者]\s?[|丨/])\s?(?P<name>[\u4e00-\u9fff·]{2,5})(?=$|[\s,、(/】\]])"
)
_HEAD_LINES = 10  # in which a text says who tells it
_LINE = lazy(r"[^\n]+")
_SPACED = lazy(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")


class _Line(NamedTuple):
    start: int
    end: int


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "byline": re.compile(rf"[\s\-—*#>]*{alternation('byline_label')}\s*[|:/丨·]", re.I),
        # 证券时报记者 林语
        "signed": compiled(
            r"[\u4e00-\u9fff·]{0,12}{reporter_zh}(?:[\s/丨|:·、,]+[\u4e00-\u9fff·]{2,4}){1,4}(?:\s{reporter_zh}[\s:]+[\u4e00-\u9fff]{2,4})?"
        ),
        "by": re.compile(rf"[\s\-—*#>]*{alternation('byline_start')}", re.I),  # 新华社北京4月1日电 …。 is news
        "field": seen(rf"{alternation('byline_label')}\s*[|:/丨]|更新|发布于|发布时间|\d:\d\d", re.I),
        "not_speaker": re.compile(rf"(?:{alternation('byline_label')}|{alternation('not_speaker')})$", re.I),
        "caption": seen(alternation("caption_word"), re.I),
        "boilerplate": seen(alternation("boilerplate_line"), re.I),
        "furniture": re.compile(alternation("boilerplate_line"), re.I),
        "zone": _opening("boilerplate_zone"),
        "box": _opening("boilerplate_box"),
        "start": _opening("boilerplate_start", re.NOFLAG),
        "pictured": _opening("caption_start", re.NOFLAG),
        "writer": re.compile(
            rf"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{1,3}} (?:(?:is|was) (?:an? |the )?[^.,]{{0,60}}?\b{alternation('writer_en')}\b"
            r"|covers [^.]{3,80} (?:for|at) )"
        ),
        "deal": re.compile(rf"\| (?:[\w+-]{{0,8}}{alternation('deal_cell')}) (?=\|)"),
        "asks": re.compile(alternation("interviewer"), re.I),
    }


def _opening(name: str, flags: re.RegexFlag = re.I) -> re.Pattern[str]:
    """Words of the lexicon at the beginning of a line, behind marks; `rest` is what follows them on it."""
    return re.compile(rf"[\s\-—<*#>【\[(※▲]*{alternation(name)}(?P<rest>[^\n]*)", flags)


def _lines(folded: str) -> list[_Line]:
    out = []
    for m in _LINE.finditer(folded):
        words = m[0].strip()
        if words:
            start = m.start() + m[0].index(words)
            out.append(_Line(start, start + len(words)))
    return out


def _labels(folded: str, lines: list[_Line], fields: frozenset[int]) -> dict[str, str]:
    """Speakers that take turns in this text: label -> question or answer. At least two labels, one of them twice."""
    seen: Counter[str] = Counter()
    asks: Counter[str] = Counter()
    not_speaker = _patterns()["not_speaker"]
    for line in lines:
        m = _LABEL.match(folded, line.start, line.end)
        if m and line.start not in fields and not not_speaker.search(m[1]):
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


def _narrator(folded: str, lines: list[_Line]) -> str:
    """Who tells a whole text in the first person, by a line near its head: 口述:林远, 讲述者|林远,前总工程师; '' for nobody."""
    found = (_NARRATOR.match(folded, line.start, line.end) for line in lines[:_HEAD_LINES])
    return next((m["name"] for m in found if m), "")


def _fields(folded: str, lines: list[_Line]) -> frozenset[int]:
    """Where the lines of a card begin that tells of a deal, a column a line: Company: X, Round: Series C, Amount: $65 million."""
    found: dict[int, str] = {}
    for line in lines:
        m = _LABEL.match(folded, line.start, line.end)
        if m and (role := words("funding_column").get(m[1].casefold().replace(" ", "").replace("-", ""))):
            found[line.start] = role
    roles = set(found.values())
    return frozenset(found) if "company" in roles and roles & {"round", "amount"} and len(roles) > 2 else frozenset()


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


def _turns(folded: str, lines: list[_Line], fields: frozenset[int]) -> Iterator[tuple[_Line, str, str]]:
    """Lines with (kind, speaker) of the turn that begins there, or ('', ''). A heading glued to a turn is split off."""
    labels = _labels(folded, lines, fields)
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
    """A line that ends like a sentence, and all in it that looks like boilerplate are words that news tells of too."""
    if len(line) <= 20 or not line.endswith(("。", ".", "。”", ".”", '."')):
        return False
    found = {m[0].casefold() for m in _patterns()["furniture"].finditer(line)}
    return found <= _also_told()


@cache
def _also_told() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("boilerplate_told"))


def _sentence(folded: str, line: _Line) -> bool:
    """A line of text as paragraphs are: long, and with an end."""
    words = folded[line.start : line.end]
    return len(words) >= (90 if western(words) else 26) and bool(_ENDS.search(words))


def _goes_on(folded: str, lines: Sequence[_Line], at: int) -> bool:
    """From this line on there is text again: it and the next are paragraphs."""
    return at < len(lines) and all(_sentence(folded, line) for line in lines[at : at + 2])


def _furniture(line: str, foot: bool, pats: dict[str, re.Pattern[str]]) -> bool:
    """A line of the page, not of the article; at its foot lines may be long."""
    return (foot or len(line) <= 200) and bool(pats["boilerplate"].search(line)) and not _told(line)


def _caption(line: str, pats: dict[str, re.Pattern[str]]) -> bool:
    """A line that says what a picture shows, or whose it is."""
    size = len(line)
    if size <= 260 and pats["pictured"].match(line):
        return True
    return (
        size <= (260 if western(line) else 100)
        and bool(pats["caption"].search(line, max(0, size - 100)))
        and not _ENDS.search(line.rstrip("】)）]"))
    )


def _opened(line: str, pats: dict[str, re.Pattern[str]]) -> str:
    """What a line opens: a zone of boilerplate, a box of other articles, or '' - as a sentence that begins so does."""
    for name in ("zone", "box"):
        if found := pats[name].match(line):
            label = not found["rest"] or found["rest"].lstrip()[:1] in list(":|】])>-")
            return name if label or not line.endswith(("。", ".")) else ""
    return ""


def segment(text: Text) -> tuple[Passage, ...]:
    """Passages in order, disjoint, one a line at the most (a turn of several lines is several passages of one speaker)."""
    folded, pats = text.folded, _patterns()
    lines = _lines(folded)
    order = {line: i for i, line in enumerate(lines)}
    front = _front_matter_end(folded)
    out: list[Passage] = []
    speaker, mode, zone = "", "", False
    body = 0  # characters of text seen so far: a zone of boilerplate does not open a document
    total = sum(li.end - li.start for li in lines)
    entries = {line.start for line in lines if folded[line.start] in _ENTRY_BEGINS and _ENTRY.match(folded, line.start)}
    if len(entries) < 3:
        entries = set()
    boxed = False  # the zone is a box of other articles
    fields = _fields(folded, lines)
    narrator = _narrator(folded, lines)
    for line, turn, who in _turns(folded, lines, fields):
        if boxed and line in order and _goes_on(folded, lines, order[line]):
            zone = boxed = False
        words = folded[line.start : line.end]
        size = len(words)
        close = _SPACED.sub("", words) if " " in words else words
        row = words.startswith("|") and words.rstrip().endswith("|") and words.count("|") > 2
        row = row or (words.count(" | ") > 1 and bool(pats["deal"].search(words)))
        short = size <= (110 if western(words) else 40) and not row and not _ENDS.search(words)
        kind: PassageKind
        said = ""
        if line.start in fields:
            kind, mode, speaker = "paragraph", "", ""
        elif line.end <= front:
            kind = "byline"
        elif zone and not turn:
            kind = "boilerplate"
        elif turn == "heading":
            kind = "heading"
        elif turn:
            speaker, mode, zone = who, turn, False
            kind, said = ("question" if turn == "question" else "answer"), who
        elif size <= 60 and body > total * 0.3 and (opened := _opened(close, pats)):
            kind, mode, speaker = "boilerplate", "", ""
            boxed = opened == "box"
            zone = not (boxed and _goes_on(folded, lines, order.get(line, 0) + 1))
        elif _furniture(close, body > total * 0.6, pats):
            kind = "boilerplate"
        elif size <= 120 and (
            pats["byline"].match(words)
            or pats["signed"].fullmatch(words)
            or (
                pats["by"].match(words) and "。" not in words and not (size > 40 and _ENDS.search(words))
            )  # By May Foo had ….
            or (_DATED.match(words) and "。" not in words and pats["field"].search(words))
        ):
            kind = "byline"
        elif size <= 300 and (pats["start"].match(close) or (body > total * 0.6 and pats["writer"].match(words))):
            kind = "boilerplate"
        elif _caption(words, pats):
            kind = "caption"
        elif short and line.start not in entries:
            kind = "heading"
        else:
            if narrator and "我" in words:
                mode, speaker, narrator = "answer", narrator, ""
            kind, said = (
                ("question" if mode == "question" else "answer" if mode else "paragraph"),
                speaker if mode else "",
            )
        if kind in ("paragraph", "question", "answer"):
            body += size
        out.append(Passage(len(out), kind, line.start, line.end, text.span(line.start, line.end), said))
    return tuple(out)
