"""How a time finds its anchor: narrative, conversation, publication, or none."""

from datetime import date

import pytest
from regesta.extract.model import When
from regesta.extract.resolve import shift_days

from .placed import DAY, JANUARY, MONTH, dates, edtf


@pytest.mark.parametrize(
    ("text", "published", "wanted"),
    [
        ("12月28日,公司宣布完成融资。", JANUARY, ["2023-12-28"]),  # news looks back
        ("She criticized the expected fine on Thursday.", JANUARY, ["2024-01-04"]),
        ("2月,团队搬进了新楼。", JANUARY, ["2023-02"]),  # what was done does not lie ahead
        ("2月,团队搬进新楼。", JANUARY, ["2024-02"]),
        ("巡演4月8日在红馆揭幕。", JANUARY, ["2024-04-08"]),  # set days without a word that they are over
        ("巡演4月8日在红馆揭幕了。", JANUARY, ["2023-04-08"]),
        ("公司计划于1月20日发布新品。", DAY, ["2024-01-20"]),  # plans look forward
        ("9月我们会发布三代。", DAY, ["2024-09"]),
        ("上半年我们会很忙,下半年就不好说了。", JANUARY, ["2024-01/2024-06", "2024-07/2024-12"]),
        ("我预测到3月,价格会跌破十万。", DAY, ["2024-03"]),
        ("3月,公司在世界人工智能大会发布新品。", DAY, ["2023-03"]),  # 会 of another word
        ("二代最快6月底上线。", DAY, ["2024-06-21~/2024-06-30~"]),
        ("12月我们会议很多。", JANUARY, ["2023-12"]),  # 会 of another word
        ("原计划3月上市的产品推迟了。", DAY, ["2023-03"]),  # a plan of the past does not
        ("The company will report results on January 20.", DAY, ["2024-01-20"]),
        ("The company reported results on December 20.", JANUARY, ["2023-12-20"]),
        ("27日,公司宣布裁员。", DAY, ["2023-10-27"]),
        ("会议将于27日召开。", DAY, ["2023-11-27"]),
        ("周五,公司宣布裁员。", DAY, ["2023-11-10"]),
        ("Microsoft said Tuesday it will invest.", DAY, ["2023-11-14"]),
        ("周五将召开会议。", DAY, ["2023-11-17"]),
        ("11月30日,公司发布会在深圳举行,饮料业务不及预期。", JANUARY, ["2023-11-30"]),  # 会在, 料, 预期 of other words
        ("The trial resumes Monday.", DAY, ["2023-11-20"]),
        ("We open-sourced it in August.", DAY, ["2023-08"]),
        ("The musical, based on the 1982 film, closed in October.", DAY, ["1982", "2023-10"]),  # the year of a thing
        ("The hearing was held on December 12.", DAY, ["2022-12-12"]),
        ("The hearing is set for December 12.", DAY, ["2023-12-12"]),
        ("在2023年1月5日裁员后,12月又裁员。", JANUARY, ["2023-01-05", "2023-12"]),
        # a month of saying is over; what is extended, or stands behind an aside, is ahead
        ("Halden announced in December that it planned to sell the unit.", DAY, ["2022-12"]),
        ("Halden expects to close the deal, which is subject to financing, in July.", DAY, ["2024-07"]),
        ("Halden closed the deal, which was subject to financing, in July.", DAY, ["2023-07"]),
        # the present tells what is fixed for a day to come
        ("The film opened last month and arrives on Netflix in January.", DAY, ["2023-10", "2024-01"]),
        ("The film arrived on Netflix in January.", DAY, ["2023-01"]),
        ("The old museum reopens in March.", DAY, ["2024-03"]),
        # a year that ends its sentence is told of in the next
        ("第二次是2009年。外单没了八成,年底她关掉分厂。", DAY, ["2009", "2009-11~/2009-12~"]),
        # a chatbot is no talk
        (
            "公司2021年4月成立,做过聊天机器人。\n\n记者:哪年最难?\n周衡:去年二月最难。\n记者:好。\n周衡:谢谢。",
            DAY,
            ["2021-04", "2022-02"],
        ),
        ("周衡:2021年我还在上学。12月,我退学了。", DAY, ["2021", "2021-12"]),
        # a tale goes on behind an autumn
        ("Last autumn he told his staff. He told the bank in January.", DAY, ["2022-23", "2023-01"]),
        ("Last autumn he told his staff. He told the bank in November.", DAY, ["2022-23", "2022-11"]),
        # no birth lends its year
        ("她1931年生于绍兴。年底,她的回忆录出版。", DAY, ["1931", "2023-11~/2023-12~"]),
        ("Halden said it would close the mill in March.", DAY, ["2024-03"]),
        ("Halden said it would have closed the mill in March.", DAY, ["2023-03"]),
        # a day of a week or month that is only about known
        ("周三,公司宣布裁员。", MONTH, ["2023-11~"]),
        ("21日,公司宣布裁员。", When.of("2023~", date(2023, 1, 1), date(2023, 12, 31)), [None]),
        ("上个月28号,公司宣布裁员。", When.of("2023~", date(2023, 1, 1), date(2023, 12, 31)), [None]),
        # counted from a now that nothing tells, the text has left the tale before
        ("She wrote it in May 2015. It opened last month. It won a prize in June.", None, ["2015-05", None, "XXXX-06"]),
        ("Halden has extended the offer until March 2.", DAY, ["2024-03-02"]),
        # a cue behind a turn belongs to the other verb
        ("We opened the lab in February and will close it in December.", DAY, ["2023-02", "2023-12"]),
        ("It sold the unit in March while its rival expects to list in May.", DAY, ["2023-03", "2024-05"]),
        ("公司2月发布一代并将于12月推出二代。", DAY, ["2023-02", "2023-12"]),
        ("该版本已于2月上线而海外版将在明年推出。", DAY, ["2023-02", "2024"]),
        ("按计划,新厂3月投产。", DAY, ["2024-03"]),  # the cue is a clause of its own
        ("Founded in 2021, Vela raised money on 4 March.", DAY, ["2021", "2023-03-04"]),
        ("前11月营收增长。", JANUARY, ["2023-01/2023-11"]),
        ("2021年2月成立,次年春节前上线;10月获奖。", DAY, ["2021-02", "../2022-02-01", "2022-10"]),
    ],
)
def test_news_looks_back_and_plans_look_forward(text, published, wanted):
    assert edtf(text, published) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2022年8月,模型开源,10月获奖。", ["2022-08", "2022-10"]),
        ("比2020年难太多。那年谁都能拿到钱。我们9月开始谈新一轮,目前签了一半。", ["2020", "2020", "2023-09"]),
        ("2022年第三季度营收5亿元。\n海外占比由上年同期的18%升至33%。", ["2022-35", "2021-35"]),
        ("去年三月,他租了间办公室。\n“第一笔钱是三月底到账的。”他说。", ["2022-03", "2022-03-21~/2022-03-31~"]),
        (
            "去年3月,离甲公司发布新品不到半年。5月8日,乙公司推出小舟,上线首日爆满。",
            ["2022-03", "2022-05-08", "2022-05-08"],
        ),
        ("2019年11月立项,次年3月上线。", ["2019-11", "2020-03"]),
        ("2022年末总资产30亿元,较上年末增长5%。", ["2022-11~/2022-12~", "2021-11~/2021-12~"]),  # beside a period
        ("一季度毛利率58%,优于上季。", ["2023-33", "2022-36"]),
        ("2021年成立,去年盈利。", ["2021", "2022"]),
        ("一季度收入优于上季与去年同期。", ["2023-33", "2022-36", "2022-33"]),  # what is beside a period lends nothing
        (
            "2022年春节刚过,他租下办公室。三个月前,他离职。那年3月,融资到账。",
            ["2022-02-01", "2021-11", "2022-03"],
        ),
        ("2022年10月底签约;两周后,新闻传出。", ["2022-10-21~/2022-10-31~", "2022-11-04~/2022-11-14~"]),
        ("In March 2019 it began. Six weeks later it had a customer.", ["2019-03", "2019-04~/2019-05~"]),
        ("By early 2022 it had 300 people. That summer it hired more.", ["../2022-02-28", "2022-22"]),
        (
            "In April 2023 it found that sales of late 2021 were false. In May he left.",
            ["2023-04", "2021-11~/2021-12~", "2023-05"],
        ),
        ("去年3月他入职。集团12月将开设新店。", ["2022-03", "2023-12"]),
        ("钱够用到2026年,年底前发布新品。", ["2026", "../2023-12-31"]),
        ("2021年1月5日他辞职;三周后落地,当月注册公司。", ["2021-01-05", "2021-01-26~", "2021-01"]),
        (
            "In July 2021 it listed. Eighteen months later its founders quit. On May 30 it closed.",
            ["2021-07", "2023-01", "2023-05-30"],
        ),
        ("“去年3月我想过放弃,”他说,他8月才入职。", ["2022-03", "2023-08"]),  # a quotation lends nothing outside
        ("新厂2月开幕,第四季度投产。", ["2023-02", "2023-36"]),
        ("公司将在四季度发布,12月上市。", ["2023-36", "2023-12"]),
        ("2022年4月,他们拿到钱。\n\n12月20日上线,只来了八个人。", ["2022-04", "2022-12-20"]),
        (
            "2021年是好年景。3月,一张卡租六千元,到了5月,租两万。",
            ["2021", "2021-03", "2021-05"],
        ),  # a year that opens its paragraph
        ("In 2021 it grew fast. In March it moved.", ["2021", "2021-03"]),
        (
            "公司成立于2021年6月。他2020年10月离职。成立当年,公司盈利。",
            ["2021-06", "2020-10", "2021"],
        ),  # the year of that event
        ("两年前他想过放弃,如今3月的订单排满了。", ["2021", "2023-03"]),  # the text comes back to now
        (
            "Within three months of its debut in November 2022, it lost half of them. He left in March.",
            ["2022-11", "2023-03"],
        ),
        ("It opened in May 2021 and was full by that Christmas.", ["2021-05", "../2021-12-25"]),
        ("It will list in 2027 or 2028.", ["2027/2028"]),
        (
            "问:2021年上半年你们在做什么?\n答:2月我们训了模型,4月上线。",
            ["2021-01/2021-06", "2021-02", "2021-04"],
        ),  # asked about that year
        ("10月营收下滑,主因去年基期高;12月可望回升。", ["2023-10", "2022", "2023-12"]),
        ("董事会昨天决议,股东会订5月29日召开。", ["2023-11-14", "2024-05-29"]),
        ("It expanded in 2021. On June 1st that year it closed an office.", ["2021", "2021-06-01"]),
        ("Cash was $2m as of Sept. 30, compared with $3m a year earlier.", ["2023-09-30", "2022-09-30"]),
        ("It will cut jobs by the end of January, a cost booked in the fourth quarter.", ["../2024-01-31", "2023-36"]),
        (
            "In August this year it raised money, and in September it said that it expected more.",
            ["2023-08", "2023-09"],
        ),
        ("He leaves on Dec. 31; she takes over, effective Jan. 1.", ["2023-12-31", "2024-01-01"]),
        ("The drug is not expected to enter trials before 2026.", ["2026/.."]),
        ("今年1月,春节前,钱到账。", ["2023-01", "../2023-01-22"]),
        ("2022年11月ChatGPT发布。3月,GPT-4发布。", ["2022-11", "2023-03"]),
        ("2022年8月发布,三个月后开源。", ["2022-08", "2022-11"]),
        ("4月13日,新品发布。两天前,4月11日晚,他发出邀请函。", ["2023-04-13", "2023-04-11", "2023-04-11"]),
        ("In August 2022 it was released; three months later it won.", ["2022-08", "2022-11"]),
        ("上周五签约。去年底成立的公司,上季度亏损。", ["2023-11-10", "2022-11~/2022-12~", "2023-35"]),
        (
            "成立于2006年12月,隔年上市。去年底收购一家公司。首季盈利。",
            ["2006-12", "2007", "2022-11~/2022-12~", "2023-33"],
        ),
        ("配发2022年度现金股利,将于12月21日除息。", ["2022", "2023-12-21"]),
        ("公司成立于2016年。3月,公司宣布裁员。", ["2016", "2023-03"]),
        ("自2013年上市以来,公司从未亏损。10月10日,股价跌停。", ["2013", "2023-10-10"]),
        ("公司2010年上市,2021年退市。4月,交易所受理其申请。", ["2010", "2021", "2023-04"]),
        ("博物馆1952年开馆,11月18日将免费开放。", ["1952", "2023-11-18"]),
        ("剧院始建于1936年,1月15日起火。", ["1936", "2023-01-15"]),
        ("2022年5月完成验收。11月12日,大门紧锁。", ["2022-05", "2023-11-12"]),
        ("去年营收下降。10月以来订单回升。", ["2022", "2023-10/2023-11-15"]),
        ("Profit for the year ended January fell.", ["2022-02/2023-01"]),
        ("公司预计2025年底建成新厂,工程10月已动工。", ["2025-11~/2025-12~", "2023-10"]),
        ("The 2021 census, published in April, counted fewer.", ["2021", "2023-04"]),
        ("他上月宣布复出,2月开唱。", ["2023-10", "2024-02"]),
        ("这家厂1979年起生产玩具,10月13日停产。", ["1979/..", "2023-10-13"]),
        (
            "Rents rose in July, August and September. It opens on Friday.",
            ["2023-07/2023-09", "2023-11-17"],
        ),
        (
            "10月20日发布。截至9月30日,用户过亿;上半年增长一成。当晚,他道歉。",
            ["2023-10-20", "2023-09-30", "2023-01/2023-06", "2023-10-20"],
        ),
        ("二季度收入增长,去年同期为一亿;净利润过亿,而上年同期亏损。", ["2023-34", "2022-34", "2022-34"]),
        ("Revenue grew in 2022 from a year earlier, and it is expected to grow.", ["2022", "2021"]),
        ("It left in May 1985 and came back that September.", ["1985-05", "1985-09"]),
        ("On Thursday it listed. In the third quarter sales fell.", ["2023-11-09", "2023-35"]),
        ("2020年上市;两年前,公司裁员。", ["2020", "2021"]),
        ("Output rose in October, from five million a year earlier.", ["2023-10", "2022-10"]),
        ("The chief, who took over in 2016, said an offer was made on Sept. 9.", ["2016", "2023-09-09"]),
        ("成立于2015年的公司,10月裁员。", ["2015", "2023-10"]),
        ("公司成立于2018年3月,5月获得投资。", ["2018-03", "2018-05"]),
        ("今年3月起模型登场:16日,百度发布新品。", ["2023-03/..", "2023-03-16"]),
        ("2022年二季度遇到困难。原定6月的融资推迟,当年8月裁员。", ["2022-34", "2022-06", "2022-08"]),
        (
            "They met on Monday. He said they began in 2006, and left later that day.",
            ["2023-11-13", "2006", "2023-11-13"],
        ),
    ],
)
def test_a_narrative_carries_its_own_date(text, wanted):
    assert edtf(text) == wanted


def test_the_anchor_is_the_mention_that_was_counted_from():
    first, second = dates("2022年8月发布,三个月后开源。")
    assert (second.basis, second.anchor) == ("anchored", first.span)
    assert second.why == "counted from 2022年8月 (2022-08)"
    assert (first.basis, first.anchor) == ("written", None)


def test_a_year_that_nobody_wrote_is_inferred_and_says_why():
    (m,) = dates("4月10日,公司开张。")
    assert (m.value.edtf, m.basis) == ("2023-04-10", "inferred")
    assert m.why == "no year is written; it is that of the publication (2023-11-15)"


def test_without_a_publication_absolute_dates_stand_and_the_others_stay_open():
    text = "2022年8月成立。\n\n4月10日发布。\n\n昨天开会。\n\n2018年以来,公司盈利。"
    assert edtf(text, None) == ["2022-08", "XXXX-04-10", None, "2018/.."]
    opened = dates(text, None)[1].value
    assert (opened.earliest, opened.latest) == (None, None)


def test_a_vague_publication_gives_vague_days():
    assert edtf("今天公司开会。", MONTH) == ["2023-11~"]
    assert edtf("最近公司开会。", MONTH) == ["2023-11~"]
    assert edtf("今年公司开会。", MONTH) == ["2023"]
    assert edtf("上个月公司开会。", MONTH) == ["2023-10"]
    assert edtf("2019年至今", MONTH) == ["2019/2023-11~"]


TALK = """2023年10月,张鹏在与《潜望》作者的对话中谈到了融资。

潜望:今天怎么样?

张鹏:最近每天只睡5小时。今天早上听了一个报告。

潜望:明年呢?

张鹏:上个月我们搬了家。
"""


def test_a_bare_today_in_speech_stands_for_nowadays():
    assert "潜望:今天怎么样?" in TALK
    assert [m.quote for m in dates(TALK)][1:3] == ["最近", "今天早上"]


def test_speech_is_anchored_on_the_conversation_and_not_on_the_reprint():
    got = dates(TALK, JANUARY)
    assert [m.value.edtf for m in got] == ["2023-10", "2023-10~", "2023-10~", "2024", "2023-09"]
    assert {m.anchor for m in got[1:]} == {got[0].span}


RECALLED = """潜望:执照呢?

张鹏:2022年3月8号拿到了执照。

潜望:最早做的是什么?

张鹏:一个插件。4月份上线,11月1号降价。

潜望:后来呢?

张鹏:去年1月认识了投资人,2月搬了家。今年9月又搬了一次。
"""


def test_what_is_recalled_in_order_is_of_the_years_told_around_it():
    got = [m.value.edtf for m in dates(RECALLED, JANUARY)]
    assert got == ["2022-03-08", "2022-04", "2022-11-01", "2023-01", "2023-02", "2024-09"]


def test_what_is_told_in_front_of_a_talk_is_not_recalled_in_it():
    talk = """远山在2023年12月开源了模型。

潜望:假期在做什么?

张鹏:1月2号就回来加班了。

潜望:有人说你们想卖掉公司?

张鹏:去年5月谈过。
"""
    assert [m.value.edtf for m in dates(talk, When.of("2025-01-15", date(2025, 1, 15), date(2025, 1, 15)))] == [
        "2023-12",
        "2025-01-02",
        "2024-05",
    ]


def test_what_is_recalled_last_is_of_now():
    got = [m.value.edtf for m in dates(RECALLED.replace("去年1月", "一天"), JANUARY)]
    assert got[1] == "2023-04"


@pytest.mark.parametrize(("iso", "days"), [("P10M", 304), ("P1Y6M", 548), ("P2W", 14), ("PT3H", None), ("P1DT2H", 1)])
def test_days_of_a_duration(iso, days):
    assert shift_days(iso) == days


CHRONICLE = """2022年行业大事记

1月
16日,远山科技发布新模型。
1月底,北岸实验室关闭。
- 5月
- 6日:远山科技开源旧模型
- 13日:南湖研究院成立
三季度
7月4日,北岸发布第二代模型。
2021年
8月,远山科技成立。
"""


def test_a_line_of_its_own_heads_the_lines_below():
    assert edtf(CHRONICLE) == [
        "2022",
        "2022-01",
        "2022-01-16",
        "2022-01-21~/2022-01-31~",
        "2022-05",
        "2022-05-06",
        "2022-05-13",
        "2022-35",
        "2022-07-04",
        "2021",
        "2021-08",
    ]
    (day,) = [m for m in dates(CHRONICLE) if m.quote == "13日"]
    assert (day.basis, day.why) == ("anchored", "the month is that of 5月 (2022-05)")


def test_a_year_inside_a_line_heads_nothing():
    assert edtf("2019年,公司成立。\n\n3月,公司宣布裁员。") == ["2019", "2023-03"]


def test_what_began_is_no_point_of_a_tale():
    assert (
        edtf("On October 20 it said that it had raised money since January. A week later it opened.")[-1]
        == "2023-10-27~"
    )
