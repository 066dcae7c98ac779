"""Happenings: the rules that read last look for verbs of their own, which hide none of another rule."""

from regesta.extract.model import Source

from regesta.pipeline import read


def told(text):
    return [(c.rule, c.title) for c in read(Source("x", "x.txt", text), given="2024-06-01").claims]


def test_a_verb_that_is_read_last_hides_no_other_trigger():
    # 合推 is a verb that is read last; here it is two halves of 联合 and 推出
    assert told("2023年4月17日，百度与商汤联合推出“听泉1.0”模型。")[0][0] == "fact/release"


def test_a_clause_that_another_rule_reads_tells_nothing_more():
    assert [rule for rule, _ in told("2023年3月16日，百度把文心一言发布了。")] == ["fact/release"]


def test_a_release_whose_day_nothing_places_has_no_date():
    claims = read(
        Source("x", "x.txt", "Larkfield debuted the Aria 40, a benchtop sequencer, at a fair last month.")
    ).claims
    assert [(c.release.name, c.when) for c in claims if c.release] == [("Aria 40", None)]
