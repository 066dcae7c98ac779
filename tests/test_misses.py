"""Why something went into no fact."""

from regesta.extract.model import Source

from regesta.pipeline import read


def reasons(*lines):
    raw = "\n".join(lines)
    return {m.quote: why for m, why in read(Source("x", "x.txt", raw)).unlinked}


BODY = "南岸智能的故事说来话长,它从一间小办公室开始,后来搬到了江边的一座旧厂房里,后来又搬了一次家。"


def test_the_same_sum_in_another_currency_is_a_conversion():
    why = reasons("南岸智能", BODY, "南岸智能2023年5月完成3亿美元(约新台币97亿元)的B轮融资。")
    assert why == {"约新台币97亿元": "conversion"}
    why = reasons("Title", "Corvid Labs raised 2 billion yuan ($285 million) in May 2023, the company said on Tuesday.")
    assert why["$285 million"] == "conversion"


def test_what_dates_the_document_is_not_missed():
    assert (
        reasons("Title", "LEEDS, March 12, 2025 (Larch Newswire) - The mill is old, and its owners know it well.") == {}
    )


def test_two_sums_of_one_currency_are_no_conversion():
    why = reasons("南岸智能", BODY, "大家说起南岸智能的午饭,有人记得3亿美元,约2亿美元。")
    assert "conversion" not in why.values()


def test_a_heading_and_a_caption_are_named_as_such():
    why = reasons("南岸智能的3亿元", BODY, BODY, "南岸智能2022年的厂房 / 图源:主办方")
    assert why == {"3亿元": "heading", "2022年": "caption"}


def test_the_date_printed_beside_a_document_is_its_own():
    assert reasons("标题在此", "2023-05-08 09:30 来源:南岸新闻", BODY) == {}


def test_a_day_said_in_two_ways_is_said_again():
    why = reasons("南岸智能", "2023年6月6日 来源:南岸新闻", BODY, "昨天,也就是6月5日,百度发布文心5.0大模型。")
    assert list(why.values()) == ["said again"]


def test_what_stands_beside_a_happening_is_out_of_scope_and_a_price_tells_nothing():
    body = "南岸智能2019年以5000万元把仓库卖给百度,租约到2039年为止。一张普通座位的票价是120元。"
    assert reasons("南岸智能", "2023年6月6日 来源:南岸新闻", body + body[-15:]) == {
        "2039年": "out of scope",
        "120元": "no trigger",
    }


def test_sentences_of_english_are_apart():
    text = (
        "Corvid Labs opened a plant in May 2023, the company said on Tuesday. An office chair costs $400 in the town."
    )
    assert reasons("Title", text)["$400"] == "no trigger"
