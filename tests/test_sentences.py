"""Sentences as the facts see them."""

import pytest
from regesta.extract.clean import clean
from regesta.extract.segment import segment
from regesta.extract.sentences import LONGEST, sentences


def parts(raw):
    text = clean(raw)
    return [text.folded[s.start : s.end] for s in sentences(text, segment(text), [])]


@pytest.mark.parametrize("unit", ["云帆发布模型,", "the lab released a model and ", "年月日", "1"])
def test_a_sentence_without_end_is_cut(unit):
    raw = unit * (5000 // len(unit))
    found = parts(raw)
    assert max(map(len, found)) <= LONGEST
    assert "".join(found) == raw.strip()
    if unit[-1] in ", ":
        assert all(part.endswith(unit[-1]) for part in found[:-1])


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("公司成立。次年融资!然后呢?", ["公司成立。", "次年融资!", "然后呢?"]),
        ("他说:“开源了。”众人鼓掌。", ["他说:“开源了。”", "众人鼓掌。"]),
        (
            "It raised $1.2 billion. Mr. Lee left in Dec. 2023. Why?",
            ["It raised $1.2 billion.", " Mr. Lee left in Dec. 2023.", " Why?"],
        ),
        ("GPT-3.5发布了.次日停用。", ["GPT-3.5发布了.次日停用。"]),
    ],
)
def test_where_sentences_end(raw, wanted):
    assert parts(raw) == wanted
