"""What conversions did to a text, found in the raw characters so that it can be left out: glosses, tags, entities, line
ends inside words, spaces between single characters.

>>> damage("創(chuàng)新完成2 5 亿 元融资,AT&amp;T")
[(1, 9, ''), (13, 14, ''), (15, 16, ''), (17, 18, ''), (24, 29, '&')]
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from .lexicon import alternation
from .pattern import lazy

Damage = tuple[int, int, str]  # raw[start:end] stands for this: nothing, or one character

_HAN = r"\u3400-\u9fff"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_SYLLABLE = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiouüv]{1,3})(?:ng|n|r)?"
# 創(chuàng)新, O(shè)penAI: a gloss stands in the middle of a word, in lower case, one syllable. The patterns begin with what
# is rare and look back over it: `re` skips to it, instead of trying a lookbehind at every character.
_GLOSS = lazy(rf"\((?<=[{_HAN}A-Za-z”]\()(?:[a-zü]{{0,3}}[{_TONED}][a-zü{_TONED}]{{0,4}})\)")
_PLAIN_GLOSS = lazy(rf"\((?<=[{_HAN}]\(){_SYLLABLE}\)(?=[{_HAN}])")
_INVISIBLE = lazy(r"[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_TAG = lazy(r"/p>(?<=[?\s]/p>)")
_QUOTE = lazy(r"[lr][sd]quo;(?<=\?[lr][sd]quo;)")
_ENTITY = lazy(r"&(?:[a-z]{2,6}|#\d{2,5}|#x[0-9a-f]{2,4});", re.I)

# 2 0 2 3 年: a reader of pages put a space behind every character; two of them say nothing, four in a row do.
_SPACED = lazy(rf" (?<=[{_HAN}0-9] )[{_HAN}0-9] ")
_RUN = lazy(
    rf"(?<![A-Za-z0-9.])(?:[{_HAN}0-9,.%、,] ){{3,400}}[{_HAN}0-9]|(?<![A-Za-z0-9.])(?:[0-9] ){{1,9}}[0-9]? ?(?=[年月日号万亿%])"
)

_CHINESE = lazy(rf"[{_HAN}]")
_SPACE = lazy(" ")

# A line that goes on in the next, and what a next line of the same paragraph begins with.
_OPEN = rf"{_HAN}A-Za-z0-9,，、)）》」』”’%％\uff10-\uff5a"
_GOES_ON = lazy(rf"[{_HAN}A-Za-z0-9(（《「『“‘$¥￥\uff10-\uff5a]")
_BROKEN = lazy(rf"\n(?:(?<=[{_OPEN}]\n)|(?<=[{_OPEN}][ \r]\n)){_GOES_ON.pattern}")
_STARTS = lazy(
    r"[0-9]{1,2}[.、)）]|[一二三四五六七八九十]{1,2}[、.]|[(（][0-9一二三四五六七八九十]{1,2}[)）]|[^\n,，。]{1,14}[:：]"
)
_HYPHENED = lazy(r"-(?<=[a-z]-)\r?\n(?=[a-z]{2})")
_UNIT = lazy(r"[A-Za-z0-9$¥.%-]+|[《“「『(（]?.[、，,。；;：:！!？?)）》」』”]*")
_SAYS = lazy(r"[。！？；]|[!?…;：:.][”’」』）)\"]*$")  # a paragraph has some of these, a list of headlines none
_LINE = lazy(r"[^\s](?:[^\n\r]*[^\s])?")
_NARROW = lazy(r"[\x00-\u2e7f]+")
NARROW, WIDE = 28, 140  # the width of a page in cells; a Chinese character takes two


def damage(raw: str) -> list[Damage]:
    """Stretches of the raw text that damage or invisible characters put there, disjoint and in order."""
    found: set[Damage] = set()
    if not raw.isascii():
        found.update((*m.span(), "") for m in _INVISIBLE.finditer(raw))
        glosses = [m.span() for m in _GLOSS.finditer(raw)] if "(" in raw else []
        if len(glosses) >= 3:  # a converted article: then glosses without a tone mark are glosses too
            glosses += [m.span() for m in _PLAIN_GLOSS.finditer(raw)]
        found.update((*span, "") for span in glosses)
        if _SPACED.search(raw):
            found.update(_spaces(raw))
        broken = len(_BROKEN.findall(raw))
        if broken > 1 and 12 * broken >= raw.count("\n"):
            found.update(_breaks(raw))
    if "/p>" in raw:
        found.update((*m.span(), "") for m in _TAG.finditer(raw))
    if "quo;" in raw:
        found.update((*m.span(), "") for m in _QUOTE.finditer(raw))
    if ";" in raw and "&" in raw:
        found.update(_entities(raw))
    if "-\n" in raw or "-\r" in raw:
        found.update(_hyphens(raw))
    return list(_disjoint(sorted(found)))


def _disjoint(found: list[Damage]) -> Iterator[Damage]:
    at = 0
    for one in found:
        if one[0] >= at:
            yield one
            at = one[1]


def _entities(raw: str) -> Iterator[Damage]:
    """&nbsp; and &amp; that nobody decoded."""
    for m in _ENTITY.finditer(raw):
        meant = html.unescape(m[0])
        if len(meant) == 1 and meant not in "<>\n\r":
            yield m.start(), m.end(), meant


def _spaces(raw: str) -> Iterator[Damage]:
    """Spaces between single characters, in the lines that have some."""
    at = 0
    while hit := _SPACED.search(raw, at):
        line, end = raw.rfind("\n", 0, hit.start()) + 1, raw.find("\n", hit.end())
        at = end if end >= 0 else len(raw)
        for run in _RUN.finditer(raw, max(line, hit.start() - 2), at):
            if _CHINESE.search(raw, run.start(), run.end() + 1):
                yield from ((space.start(), space.end(), "") for space in _SPACE.finditer(raw, *run.span()))


def _hyphens(raw: str) -> Iterator[Damage]:
    """re-/leased at the end of a line; open-/source keeps its hyphen."""
    found = list(_HYPHENED.finditer(raw))
    if len(found) < 2:
        return
    for m in found:
        kept = _compound().search(raw, max(0, m.start() - 12), m.start())
        yield m.start() + bool(kept), m.end(), ""


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('hyphen_stays_en')}$", re.I)


def _cells(text: str) -> int:
    """Columns that a text takes: two for a Chinese character or mark."""
    return len(text) + len(_NARROW.sub("", text))


def _breaks(raw: str) -> list[Damage]:
    """Line ends of Chinese text that was broken at the width of a page: most lines that end inside a sentence had no
    room, in cells or in characters, for what the next line begins with."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(raw)]
    if 10 * sum(b - a > WIDE for a, b in lines) > len(lines):
        return []
    pairs = [
        (one, two) for one, two in pairwise(lines) if _GOES_ON.match(raw, two[0]) and not _STARTS.match(raw, two[0])
    ]
    pairs = [p for p in pairs if raw[p[1][0] - 1] == "\n" and raw.count("\n", p[0][1], p[1][0]) == 1]  # no indent
    best: tuple[int, list[Damage]] = (0, [])
    for measure in (_cells, len):
        sizes = [(measure(raw[a:b]), measure(_unit(raw, after))) for (a, b), (after, _) in pairs]
        inside = [bool(_BROKEN.match(raw[b - 1] + "\n" + raw[after], 1)) for (_, b), (after, _) in pairs]
        every = [measure(raw[a:b]) for a, b in lines]
        for width in sorted({size for (size, _), mid in zip(sizes, inside, strict=True) if mid}, reverse=True)[:8]:
            full = [i for i, (size, unit) in enumerate(sizes) if width - 3 - unit <= size <= width + 3]
            full = [
                i
                for chain in _chains(full, pairs)
                if _SAYS.search(raw, pairs[chain[0]][0][0], pairs[chain[-1]][1][1])
                for i in chain
            ]
            mid = sum(inside[i] for i in full)
            page = NARROW <= width * (3 - measure("一")) <= WIDE and 10 * sum(e > width + 3 for e in every) <= len(
                every
            )
            if page and mid > best[0] and mid >= 2 and 2 * mid > sum(inside):  # on a page no line is longer
                cut = mid > 2 and len({sizes[i][0] for i in full if inside[i]}) == 1  # after so many, whatever they are
                best = mid, [(*_gap(pairs[i]), "" if cut else _between(raw, *_gap(pairs[i]))) for i in full]
                break
    return best[1]


def _chains(full: list[int], pairs: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[list[int]]:
    """Pairs of lines that follow each other: one broken paragraph each."""
    chains: list[list[int]] = []
    for i in full:
        if chains and pairs[i][0] == pairs[chains[-1][-1]][1]:
            chains[-1].append(i)
        else:
            chains.append([i])
    return chains


def _gap(pair: tuple[tuple[int, int], tuple[int, int]]) -> tuple[int, int]:
    return pair[0][1], pair[1][0]


def _unit(raw: str, at: int) -> str:
    """What a line can only begin with as a whole."""
    m = _UNIT.match(raw, at)
    return m[0] if m else ""


def _between(raw: str, end: int, after: int) -> str:
    """A space between two words with letters."""
    left, right = raw[end - 1], raw[after]
    return " " if left.isascii() and left.isalnum() and right.isascii() and right.isalpha() else ""
