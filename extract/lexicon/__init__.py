"""Named words: every word that a rule looks for lives in a YAML file here, with its source and licence.

A file is a mapping of names. A name holds a list of words, or a mapping of words to values; names are unique over all
files. Keys that begin with `_` are notes (source, licence). All Chinese is written once, in Simplified.

>>> words("weekday_full_en")["Wednesday"]
'3'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same in C, ten times as fast, where PyYAML has it


class LexiconError(ValueError):
    """Bad data of ours; the message names file and key."""


def _node(events: Iterator[yaml.Event], first: yaml.Event) -> Any:
    """The text, list or mapping that begins with an event; a third of the time that `yaml.load` takes."""
    if isinstance(first, yaml.ScalarEvent):
        return first.value
    parts = []
    while not isinstance(event := next(events), yaml.CollectionEndEvent):
        parts.append(_node(events, event))
    return parts if isinstance(first, yaml.SequenceStartEvent) else dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _all() -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for path in sorted(HERE.glob("*/*.yml")):
        where = path.relative_to(HERE)
        events = yaml.parse(path.read_text(encoding="utf-8"), LOADER)
        entries: dict[str, Any] = next(
            (_node(events, event) for event in events if isinstance(event, yaml.MappingStartEvent)), {}
        )
        for name, value in entries.items():
            if name.startswith("_"):
                continue
            if name in found:
                raise LexiconError(f"{where}: {name} is already defined in another file")
            if isinstance(value, list) and all(isinstance(v, str) for v in value):
                value = dict.fromkeys(value, "")
            if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
                raise LexiconError(f"{where}: {name} must be a list of words or a mapping of words to values")
            found[name] = value
    return found


def words(name: str) -> Mapping[str, str]:
    """The words of a name with their values ('' where the file gives a list). KeyError names what is missing."""
    try:
        return _all()[name]
    except KeyError:
        raise KeyError(f"the lexicon has no {name}; it is defined in no file of {HERE}") from None


def defined(name: str) -> bool:
    """Whether the lexicon has such a name."""
    return name in _all()


@cache
def branches(name: str) -> str:
    """The words of a name as branches of a regular expression (see `either`)."""
    return either(words(name))


def either(spelled: Iterable[str]) -> str:
    r"""Words as branches of a regular expression: the longest that fits, spaces match any white space. Words that begin
    alike share what they begin with, so that `re` looks once at what hundreds of words have in common.

    >>> either(["set up", "set", "setting", "founded"])
    'founded|set(?:ting|\\s+up)?'
    """
    return "|".join(_branches(sorted(set(spelled), key=lambda w: (-len(w), w)), 0))


def _branches(spelled: Sequence[str], at: int) -> list[str]:
    """Branches for words that are alike up to `at`; longer ones come first, and letters that differ in case only are one
    where case is ignored, so that words that begin with these keep their order."""
    groups: dict[str, list[str]] = {}
    for word in spelled:
        groups.setdefault(word[at].lower(), []).append(word)
    parts = []
    for group in groups.values():
        alike = {word[at] for word in group}
        if len(group) == 1 or len(alike) > 1:
            parts += [_escaped(word[at:]) for word in group]
            continue
        end = min(map(len, group))
        share = next((i for i in range(at, end) if len({word[i] for word in group}) > 1), end)
        rest = _branches([word for word in group if len(word) > share], share)
        optional = "?" if any(len(word) == share for word in group) else ""
        parts.append(f"{_escaped(group[0][at:share])}(?:{'|'.join(rest)}){optional}")
    return parts


def _escaped(letters: str) -> str:
    return re.escape(letters).replace(r"\ ", r"\s+")


def alternation(name: str) -> str:
    """The words as one group of a regular expression."""
    return f"(?:{branches(name)})"


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a TSV by its path below this folder; the first line names the columns, `#` begins a note."""
    lines = [li for li in (HERE / file).read_text(encoding="utf-8").splitlines() if li and not li.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, li.split("\t") + [""] * len(head), strict=False)) for li in lines[1:]]
