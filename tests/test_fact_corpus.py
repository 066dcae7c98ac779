"""The corpora of the fact rules: sentences that give the fact, and as many that must not.

    rule: fact/funding
    gives:
      - text: 2023年5月,甲公司完成A轮融资1亿元。
        facts: [{date: 2023-05, company: 甲公司, kind: round, round: A, min: "100000000", currency: CNY}]
    never: [甲公司发行公司债10亿元。]

Only the keys that a fact names are compared; the number of facts must be the same.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml
from regesta.extract.fact import fact_rules
from regesta.extract.model import Claim, Entity, Source
from regesta.extract.show import number

from regesta.pipeline import read

HERE = Path(__file__).parent / "corpus" / "fact"
LEAST = 8  # sentences that give the fact, and that must not


@cache
def corpus(name):
    return yaml.load((HERE / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def names():
    return sorted(p.stem for p in HERE.glob("*.yml"))


def column(claim: Claim, key: str):
    """One value of a claim under the name a corpus uses."""
    f, r = claim.funding, claim.release
    plain = {
        "type": claim.type,
        "date": claim.when.edtf if claim.when else "",
        "factuality": claim.factuality,
        "speaker": claim.speaker,
        "title_en": claim.title_en,
    }
    if key in plain:
        return plain[key]
    if f and key in ("company", "kind", "round", "round_written"):
        return getattr(f, key) or ""
    if f and key in ("investors", "lead_investors"):
        return list(getattr(f, key))
    if f and key in ("min", "max", "currency", "hedge"):
        value = getattr(f.amount, key) if f.amount else None
        return "" if value is None else value if isinstance(value, str) else number(value)
    if r and key in (
        "name",
        "organisation",
        "kind",
        "family",
        "version",
        "modality",
        "accessibility",
        "stage",
        "licence",
        "predecessor",
    ):
        return getattr(r, key) or ""
    if r and key == "context":
        return number(r.context_length) if r.context_length is not None else ""
    if r and key == "parameters":
        return number(r.parameters_min) if r.parameters_min is not None else ""
    return [m.value.name if isinstance(m.value, Entity) else m.quote for m in claim.mentions(key)]


def claims(text: str, rule: str, published: str = "2023-11-15"):
    return [c for c in read(Source("x", "x.txt", text), given=published).claims if c.rule == rule]


GIVES = [(name, entry) for name in names() for entry in corpus(name).get("gives") or []]
NEVER = [(name, text) for name in names() for text in corpus(name).get("never") or []]


@pytest.mark.parametrize(("name", "entry"), GIVES, ids=lambda v: v if isinstance(v, str) else v["text"][:40])
def test_a_sentence_gives_its_facts(name, entry):
    found = claims(entry["text"], corpus(name)["rule"], entry.get("published", "2023-11-15"))
    want = entry["facts"]
    got = [{key: column(c, key) for key in (want[i] if i < len(want) else {"type": ""})} for i, c in enumerate(found)]
    assert got == want


@pytest.mark.parametrize(("name", "text"), NEVER, ids=lambda v: v[:40])
def test_a_sentence_gives_no_such_fact(name, text):
    assert [c.title for c in claims(text, corpus(name)["rule"])] == []


def test_every_fact_rule_has_enough_sentences_on_both_sides():
    poor = {}
    for rule in fact_rules():
        name = rule.name.removeprefix("fact/")
        have = corpus(name) if name in names() else {}
        counts = len(have.get("gives") or []), len(have.get("never") or [])
        if min(counts) < LEAST:
            poor[rule.name] = counts
    assert poor == {}


def test_every_fact_rule_says_what_it_finds_reads_and_leaves():
    assert [r.name for r in fact_rules() if not all(w in r.doc for w in ("Finds", "Reads", "Leaves"))] == []
