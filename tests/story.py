"""Stories: what a whole article should yield, written by hand by somebody who read it (tests/stories/*.yml).

`python -m tests.story` prints how much of it is read; `--show` lists what is missed. tests/stories/missed.yml names, strictly,
what is not read yet; `pytest --update` rewrites that file, and the diff is reviewed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from edtf import parse_edtf
from regesta.extract.model import Claim, Entity, Reading, Source
from regesta.extract.read import read as read_file

from regesta.pipeline import read

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent / "stories"
MISSED = HERE / "missed.yml"
ALIKE = [
    {"release", "open_source", "update"},
    {"funding", "investment"},
    {"meeting", "other"},
    {"business", "other"},
    {"research", "other"},
]


@dataclass(frozen=True)
class Story:
    name: str
    expected: dict
    reading: Reading

    @property
    def raw(self) -> str:
        return self.reading.source.raw


def names() -> list[str]:
    return sorted(p.stem for p in HERE.glob("*.yml") if p.name != MISSED.name)


@cache
def story(name: str) -> Story:
    expected = yaml.load((HERE / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    path = ROOT / expected["source"]
    sources = [s for s in read_file(path.name, path.read_bytes()) if isinstance(s, Source)]
    source = next(s for s in sources if "id" not in expected or s.path.endswith(f"#{expected['id']}"))
    return Story(name, expected, read(source))


@cache
def window(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF string as the edtf library reads it strictly; None for an open or missing end."""
    if not edtf:
        return None, None
    if "/" in edtf:
        low, high = (half if half not in ("", "..") else "" for half in edtf.split("/"))
        return window(low)[0], window(high)[1]
    parsed = parse_edtf(edtf)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return date(low.tm_year, low.tm_mon, low.tm_mday), date(high.tm_year, high.tm_mon, high.tm_mday)


def dates_agree(want: str, claim: Claim) -> bool:
    """The same days; where the story is approximate, overlapping windows of a like length."""
    got = (claim.when.earliest, claim.when.latest) if claim.when else (None, None)
    wanted = window(want)
    if got == wanted:
        return True
    if None in got or None in wanted or not re.search("[~X]", want):
        return False
    lengths = [(w[1] - w[0]).days + 1 for w in (got, wanted)]
    return (
        got[0] <= wanted[1]
        and wanted[0] <= got[1]
        and lengths[0] <= max(4 * lengths[1], 7)
        and lengths[1] <= max(4 * lengths[0], 7)
    )


def plain(name: str | None) -> str:
    return re.sub(r"[\s·\-_()（）“”\"'「」《》]+", "", name or "").casefold()


def named(want: str, got: str | None) -> bool:
    w, g = plain(want), plain(got)
    return bool(g) and (w in g or g in w)


def overlapping(s: Story, quote: str) -> Iterator[Claim]:
    at = s.raw.find(quote)
    assert at >= 0, f"{s.name}: the quote is not in the article: {quote}"
    for c in s.reading.claims:
        spans = [c.span, *(e.mention.span for e in c.evidence)]
        if any(x.start < at + len(quote) and at < x.end for x in spans):
            yield c


def event_found(s: Story, want: dict) -> bool:
    def alike(c: Claim) -> bool:
        return c.type == want["type"] or any({c.type, want["type"]} <= group for group in ALIKE)

    return any(
        alike(c) and dates_agree(want["date"], c) and c.factuality == want.get("factuality", "actual")
        for c in overlapping(s, want["quote"])
    )


def funding_found(s: Story, want: dict) -> bool:
    for c in s.reading.claims:
        f = c.funding
        if not f or f.kind != want["kind"] or not named(want["company"], f.company):
            continue
        wanted = tuple(float(want[k]) if want.get(k) else None for k in ("min", "max"))
        got = tuple(
            float(v) if v is not None else None for v in ((f.amount.min, f.amount.max) if f.amount else (None, None))
        )
        if (wanted == (None, None) and f.amount is None) or any(
            w is not None and w == g for w, g in zip(wanted, got, strict=True)
        ):
            backers = [i for i in want.get("investors") or [] if any(named(i, b) for b in f.investors)]
            if len(backers) >= 0.8 * len(want.get("investors") or []):
                return True
    return False


def release_found(s: Story, want: dict) -> bool:
    for c in s.reading.claims:
        if c.release and named(want["name"], c.release.name):
            dated = dates_agree(want["date"], c) if want.get("date") else True
            sized = not want.get("parameters") or float(want["parameters"]) in (
                float(v) for v in (c.release.parameters_min, c.release.parameters_max) if v is not None
            )
            if (
                dated
                and sized
                and (
                    not want.get("organisation")
                    or named(want["organisation"], c.release.organisation)
                    or any(
                        named(want["organisation"], m.value.key)
                        for m in c.mentions("agent")
                        if isinstance(m.value, Entity)
                    )
                )
            ):
                return True
    return False


def quiet(s: Story, words: str) -> bool:
    at = s.raw.find(words)
    if at < 0:  # navigation of a page, which is no part of its text
        assert words in (ROOT / s.expected["source"]).read_text(encoding="utf-8"), (
            f"{s.name}: not in the article: {words}"
        )
        return True
    return not any(c.span.start < at + len(words) and at < c.span.end for c in s.reading.claims)


def judged(s: Story) -> Iterator[tuple[str, str, bool]]:
    """(part, what, read as it should be) for everything the story expects."""
    got = s.reading.published.when
    want = window(s.expected["published"])
    printed = "~" not in s.expected["published"] and "/" not in s.expected["published"]
    close = bool(got and got.earliest) and (
        got.earliest == want[0] if printed else abs((got.earliest - want[0]).days) <= 31
    )
    yield "published", s.expected["published"], close
    for e in s.expected.get("events") or []:
        yield "events", f"{e['type']} {e['date']} {e['quote']}", event_found(s, e)
    for f in s.expected.get("funding") or []:
        yield "funding", f"{f['kind']} {f.get('min') or f.get('max') or ''} {f['quote']}", funding_found(s, f)
    for r in s.expected.get("releases") or []:
        yield "releases", f"{r['name']} {r.get('date', '')}", release_found(s, r)
    for words in s.expected.get("nothing") or []:
        yield "nothing", words, quiet(s, words)


def missed() -> dict[str, list[str]]:
    """What is not read as it should be, by story; the content of missed.yml."""
    out: dict[str, list[str]] = {}
    for name in names():
        wrong = [f"{part}: {what}" for part, what, right in judged(story(name)) if not right]
        if wrong:
            out[name] = wrong
    return out


def main() -> None:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for name in names():
        s = story(name)
        for part, what, ok in judged(s):
            total[part] += 1
            right[part] += ok
            if not ok and "--show" in sys.argv:
                near = (
                    [
                        (c.type, c.when and c.when.edtf, c.factuality, c.quote[:30])
                        for c in overlapping(s, what.split(" ", 2)[-1])
                    ][:3]
                    if part == "events"
                    else ""
                )
                print(f"{name}: {part}: {what}   {near}")
    for part in total:
        print(f"{part:10} {right[part]:>4} of {total[part]:<4} {100 * right[part] / total[part]:.1f} %")


if __name__ == "__main__":
    main()
