"""Passages: interview layouts, captions, by-lines, boilerplate."""

from regesta.extract.clean import clean
from regesta.extract.segment import segment

LONG = "这一段足够长,用来充当正文,它讲述了公司如何在一年之内把模型做出来,并且还要继续讲下去,直到句号为止。"


def passages(*lines):
    text = clean("\n".join(lines))
    return [(p.kind, p.speaker, text.folded[p.start : p.end][:12]) for p in segment(text)]


def test_labels_take_turns_and_answers_run_on():
    got = passages("晚风周刊:什么时候开始的?", "林一舟：2019年开始。", LONG, "晚风周刊:后来呢?", "林一舟:后来做大了。")
    assert [(k, s) for k, s, _ in got] == [
        ("question", "晚风周刊"),
        ("answer", "林一舟"),
        ("answer", "林一舟"),
        ("question", "晚风周刊"),
        ("answer", "林一舟"),
    ]


def test_an_interviewer_without_a_colon_is_found():
    got = passages(
        "第七感你们从什么时候开始做?",
        "林一舟:去年。",
        "第七感为什么要做?",
        "林一舟:因为要做。",
        "第七感成本高吗?",
        "林一舟:高。",
        "第七感还做吗?",
        "林一舟:做。",
    )
    assert [s for _, s, _ in got] == ["第七感", "林一舟"] * 4


def test_a_heading_glued_to_a_question_is_split_off():
    got = passages(
        "南岸新闻:第一个问题是什么?",
        "林一舟:好问题。",
        "南岸新闻:再问一个?",
        "林一舟:请。",
        "二、钱从哪里来南岸新闻:你们融了多少?",
        "林一舟:不少。",
    )
    assert ("heading", "", "二、钱从哪里来") in got
    assert got[5][:2] == ("question", "南岸新闻")


def test_traditional_labels_and_full_width_colons():
    got = passages("周柏言：AI會取代誰？", "何敏：誰都會。", "周柏言：何時？", "何敏：明年。")
    assert [(k, s) for k, s, _ in got] == [("question", "周柏言"), ("answer", "何敏")] * 2


def test_captions_bylines_and_what_follows_a_disclaimer():
    got = passages(
        "标题在此",
        "作者 | 南岸记者 林一舟",
        LONG,
        "发布会现场 / 图源:主办方",
        LONG,
        "免责声明",
        "2023年,某公司完成A轮融资。",
    )
    assert [k for k, _, _ in got] == [
        "heading",
        "byline",
        "paragraph",
        "caption",
        "paragraph",
        "boilerplate",
        "boilerplate",
    ]


def test_a_reporter_in_front_of_news_makes_no_byline():
    got = passages("标题在此", "本报记者 林一舟 8月27日晚,远山公司披露半年报。上半年收入34亿元。", LONG)
    assert [k for k, _, _ in got] == ["heading", "paragraph", "paragraph"]
    got = passages("标题在此", "新华社杭州4月17日电 (记者 方晓)法院17日宣判此案。", LONG, "新华社记者 方晓")
    assert [k for k, _, _ in got] == ["heading", "paragraph", "paragraph", "byline"]


def test_related_headlines_are_boilerplate():
    got = passages(LONG, LONG, "相关阅读", "· 某公司获10亿元融资", "· 又一家公司发布大模型")
    assert [k for k, _, _ in got] == ["paragraph", "paragraph", "boilerplate", "boilerplate", "boilerplate"]


def test_what_a_press_release_says_about_the_company_is_text():
    got = passages(
        "Headline of the release",
        LONG,
        LONG,
        "About Zhipu AI",
        "Zhipu AI was founded in 2019 and has raised 2.5 billion yuan since it began.",
    )
    assert [k for k, _, _ in got][-2:] == ["heading", "paragraph"]


def test_entries_of_a_chronicle_are_read_however_short_they_are():
    text = "大事记\n\n5月\n- 6日:甲公司开源旧模型\n- 13日:乙公司发布新模型\n- 21日:丙公司降价\n"
    assert [p.kind for p in segment(clean(text))] == ["heading", "heading", "paragraph", "paragraph", "paragraph"]
    assert [p.kind for p in segment(clean("3月14日 新模型的早晨\n\n正文在这里,说了不少的话,也有一个句号。\n"))] == [
        "heading",
        "paragraph",
    ]


def test_a_sentence_may_tell_of_what_pages_say_at_their_feet():
    told = "去年冬天，公司终于拿到了网信办的备案号，当天就有三万人扫码登录，服务器一度排起长队。"
    foot = "备案号：京ICP备00000000号 记者证 版权所有"
    kinds = [p.kind for p in segment(clean(f"标题\n\n{told}\n\n{foot}\n"))]
    assert kinds == ["heading", "paragraph", "boilerplate"]


def test_a_box_of_other_articles_ends_where_text_goes_on():
    head = "相关阅读:某公司获10亿元融资"
    assert [k for k, _, _ in passages(LONG, LONG, head, LONG, LONG)][2:] == ["boilerplate", "paragraph", "paragraph"]
    boxed = passages(LONG, LONG, "相关阅读", "· 某公司获10亿元融资", LONG, LONG)
    assert [k for k, _, _ in boxed][2:] == ["boilerplate", "boilerplate", "paragraph", "paragraph"]
    foot = passages(LONG, LONG, "免责声明", "2023年某公司完成融资。", LONG, LONG)
    assert {k for k, _, _ in foot[2:]} == {"boilerplate"}


def test_who_wrote_it_and_what_a_picture_shows_is_no_text():
    for line in (
        "作者简介:林一舟,2015年毕业于南岸大学,2018年加入本报。",
        "Ida Holm is a senior reporter at the Harbour Post, where she has covered energy since 2018.",
        "This story was first published on 4 May 2023.",
        "资料图:2022年8月,某公司在港交所敲钟。",
        "FILE PHOTO: A plant of the company is seen in Ghent, Belgium, November 18, 2024. REUTERS/Ida Holm",
    ):
        kind = passages("标题在此", LONG, LONG, LONG, LONG, line)[-1][0]
        assert kind in ("boilerplate", "caption"), line


def test_a_sentence_tells_of_privacy_policies_and_newsletters():
    for line in (
        "2023年3月,网信办要求各平台在半年内公布用户协议。",
        "The company updated its privacy policy in June 2023 after regulators complained.",
        "Disclaimer Labs raised $4 million in May 2023.",
    ):
        assert passages("标题在此", LONG, LONG, line, LONG)[3][0] == "paragraph", line


def test_whoever_tells_a_whole_text_in_the_first_person_speaks_in_it():
    text = "口述|二十年\n讲述:林远,原工程师\n整理:周禾\n这一年他六十岁。\n我在厂里长大,1997年考上大学。\n毕业以后回了厂。\n"
    spoken = [(p.kind, p.speaker) for p in segment(clean(text))][-3:]
    assert spoken == [("paragraph", ""), ("answer", "林远"), ("answer", "林远")]
