"""The day a document came out: metadata, a printed line, an inference with its evidence; never the file's or the run's."""

import pytest
from regesta.extract.printed import parse_printed

from .placed import BODY, issued


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2023-10-27", "2023-10-27"),
        ("2023-10-27T08:00:00+08:00", "2023-10-27"),
        ("2023年10月27日", "2023-10-27"),
        ("2023/1/5 10:00", "2023-01-05"),
        ("October 27, 2023", "2023-10-27"),
        ("27 Oct 2023 10:15", "2023-10-27"),
        ("2023-10", "2023-10"),
        ("2023", "2023"),
        ("yesterday", None),
        ("2023-13-45", None),
        ("", None),
    ],
)
def test_metadata_is_read_as_printed_and_never_completed(printed, edtf):
    when = parse_printed(printed)
    assert (when and when.edtf) == edtf


def test_metadata_comes_first():
    assert issued(BODY + "2022年8月4日发布GLM-130B。", published="2023-10-27")[:2] == ("2023-10-27", "metadata")


def test_a_dated_byline_is_written():
    assert issued(f"标题\n2023-10-20 10:15 来源:南岸日报 作者:林一舟\n{BODY}")[:2] == ("2023-10-20", "written")


def test_a_dateline_is_written():
    assert issued(
        "BEIJING, Oct. 27, 2023 — Zhipu AI on Friday released ChatGLM3, the third generation of its dialogue model."
    )[:2] == ("2023-10-27", "written")


def test_a_month_without_its_year_is_of_the_year_that_is_told():
    plain = "公司于2024年3月18日停掉了新项目。" + BODY
    assert issued(plain + "去年国庆以后客户走了,11月又走了两家。")[0] == "2024-03-18~"
    talk = "记者:哪年停的?\n周衡:2023年7月上线,三个月后停掉,那天是10月17号,下雨。\n记者:好。\n周衡:谢谢大家。"
    assert issued(f"公司于2024年6月3日完成融资。{BODY}\n{talk}")[0] == "2024-06-03~"
    asks = "记者:五年后呢?\n周衡:2030年吗?我希望没人再写代码。2026年底之前大家都会用。6月,我们会去东京。\n记者:好。\n周衡:谢谢。"
    assert issued(f"公司于2024年6月3日完成融资。{BODY}\n{asks}")[0] == "2024-06-03~"
    assert issued("2024年4月,周衡把公司的总部从深圳搬到了常州。2023年2月,订单没了。" + BODY)[0] == "2024-04~"
    assert issued(plain + "“我想在2026年做到盈亏平衡,2027年上市。”他说。")[0] == "2024-03-18~"


def test_a_dateline_without_its_year_comes_after_the_latest_year_that_is_told():
    edtf, basis, quotes = issued(
        "LONDON, May 25 (Newswire) - Orion Devices raised its forecast. A ban of the fall of 2022 cost it a quarter of its sales."
    )
    assert (edtf, basis, quotes) == ("2023-05-25", "inferred", ["May 25", "the fall of 2022"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Feb 21 (Newswire) - Payments firm Paylo filed for a listing on Friday. It earned $21 million in 2024.",
            "2025-02-21",
        ),
        (
            "Feb 21 (Newswire) - Payments firm Paylo filed for a listing today. It earned $21 million in 2024.",
            "2025-02-21",
        ),
        (
            "Nov 21 (Newswire) - Payments firm Paylo filed for a listing today. It was founded in 2024 by two.",
            "2024-11-21",
        ),
        (
            "LEEDS, April 22 (Newswire) - Payments firm Paylo said on Tuesday it had hired a bank. It was founded in May 2024.",
            "2025-04-22",
        ),
        (
            "新华社北京5月25日电 公司周四宣布裁员。2022年10月,公司曾说订单充足,工厂还在扩建,员工也越来越多。",
            "2023-05-25",
        ),
    ],
)
def test_a_weekday_or_a_year_told_whole_helps_a_dateline(text, day):
    assert issued(text)[:2] == (day, "inferred")


def test_a_dateline_without_its_year_tells_nothing_alone():
    assert (
        issued("新华社上海5月25日电 一家公司宣布裁员,员工说并不意外,因为订单早已减少,工厂也停了两条线。")[1]
        != "written"
    )


def test_a_year_of_the_republic_is_understood():
    assert issued(f"標題\n（112/10/20 18:42 更新）\n{BODY}")[:2] == ("2023-10-20", "written")
    assert issued(f"標題\n{BODY}\n（編輯：王小明）1121020")[:2] == ("2023-10-20", "written")
    assert issued(f"標題\n{BODY}\n（編號）1131399")[1] != "written"


def test_the_latest_past_happening_is_the_inference():
    edtf, basis, quotes = issued(
        f"2023年3月14日,OpenAI发布GPT-4。{BODY}\n2023年4月11日,阿里公布通义千问。预计到2025年,格局会改变。"
    )
    assert (edtf, basis, quotes) == ("2023-04-11~", "inferred", ["2023年4月11日"])


def test_a_stretch_of_time_since_a_dated_happening_counts():
    edtf, basis, _ = issued(f"距离两人在网上争论过去近10个月,他才开口。\n2023年6月27日,他在朋友圈写下评论。{BODY}")
    assert (edtf, basis) == ("2024-04~", "inferred")


def test_a_text_is_not_older_than_the_youngest_thing_it_names():
    edtf, basis, _ = issued(f"3月14日,OpenAI推出GPT-4。{BODY}")
    assert (edtf, basis) == ("2023-03-14~", "inferred")


def test_nothing_known_is_said_so():
    assert issued("没有任何线索的一句话。")[:2] == (None, "unknown")


def test_a_year_that_is_foretold_is_not_the_year_of_the_article():
    text = "2024年8月18日,甲公司发布了新机器人。8月6日,乙公司也发布了一款。分析师普遍预计,如果成本能降下来,家庭市场2027年前后会打开。"
    assert issued(text + BODY)[0] == "2024-08-18~"


def test_the_first_days_of_a_month_count_as_much_as_a_month():
    assert (
        issued("2023年12月初,张鹏接受了我们的采访。10月17日的新规是大家的话题。" + BODY)[0] == "2023-12-01~/2023-12-10~"
    )


def test_a_day_from_which_something_holds_may_lie_ahead():
    assert issued("2024年9月26日,甲公司公告,张某获委任为董事,自10月1日起生效。" + BODY)[0] == "2024-09-26~"


def test_about_a_quarter_is_written_by_its_months():
    assert issued("公司公布业绩。2019年三季度公司营收增长两成,2018年则下降。\n" + BODY)[0] == "2019-07~/2019-09~"


@pytest.mark.parametrize(
    ("head", "edtf"),
    [
        ("Good morning. It is Friday, March 15, 2024. The report came out on Tuesday, and it was good.", "2024-03-15"),
        ("今天是2024年3月15日,星期五。去年11月以来,油价一直在涨,今天也不例外,这里是本周要闻。", "2024-03-15"),
    ],
)
def test_a_letter_that_says_which_day_it_is_was_written_on_it(head, edtf):
    assert issued(f"The Week in Energy\n\n{head}\n\nSales rose in November.")[:2] == (edtf, "written")


def test_a_day_in_brackets_with_the_word_is_written():
    assert issued(f"{BODY}以下为实录。(2024年4月12日发布)\n\n10月8日交样,隔天签字。")[:2] == ("2024-04-12", "written")


def test_a_limit_is_not_the_latest_happening():
    assert issued(f"{BODY}公司8月28日披露2024年半年度报告,要求员工9月15日前作出选择。")[0] == "2024-08-28~"


def test_a_day_with_its_weekday_has_one_year_that_fits():
    text = (
        "The ministry published its prices on Tuesday, September 30. Here are the main points of what it said that day.\n\n"
        "Parliament passed the act in July 2023. From 2028 hospital drugs are included, and it ruled in March."
    )
    assert issued(text)[:2] == ("2025-09-30~", "inferred")


def test_a_day_with_its_weekday_says_nothing_where_two_years_fit():
    text = (
        "The ministry published its prices on Tuesday, September 30. Here are the main points of what it said that day.\n\n"
        "Parliament passed the act in 2013. From 2027 hospital drugs are included."
    )
    assert issued(text)[0] != "2025-09-30~"


def test_what_is_handed_over_is_not_to_come():
    text = f"4月8日盘前,公司公告,将其海外权益授权给对手。2025年2月27日,双方签下条款清单。{BODY}"
    assert issued(text)[0] == "2025-04-08~"


def test_the_day_at_the_head_is_of_the_latest_year_that_is_told():
    text = (
        f"4月8日盘前,公司公告,权益授权给对手,首付款6.5亿美元,股价当天收涨两成。\n\n{BODY}\n\n"
        "2024年9月8日,对手公布数据。当年底,名单缩到三家;今年1月,对手报价;2025年2月27日签字。"
    )
    assert issued(text)[0] == "2025-04-08~"


def test_an_interview_came_out_about_when_it_was_held():
    talk = "Ida Holm spoke to her on 4 September 2024.\n\nQ: How big is the firm?\n\nA: We passed 500 in June.\n\nQ: And then?\n\nA: Then we grew."
    assert issued(talk)[:2] == ("2024-09-04~", "inferred")
    assert issued(talk.split("\n\n")[0] + " Then she left.")[1:2] != ("2024-09-04~",)


def test_a_dateline_takes_the_year_whose_weekday_fits():
    text = (
        "April 22 (Newswire) - Planemaker Aerovale on Tuesday reported a rise in deliveries and kept its forecast for 2025. "
        "It delivered 206 jets in 2024 and expects more this year. A sale fell apart in April 2020."
    )
    assert issued(text)[0] == "2025-04-22"


def test_the_year_right_behind_the_last_is_this_one():
    text = f"10月的倒数第二天,新规签订。{BODY}这家店从厂区食堂做起,2023年排进了全市前十。2022年11月,公司开源模型。"
    assert issued(text)[0] == "2023-10-30~"


def test_a_year_far_behind_all_others_is_hoped_for():
    text = f"{BODY}2022年11月,公司开源模型。2030年呢?希望那时还在。"
    assert issued(text)[0] == "2022-11~"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            "The road north\n\nA long read by Ida Holm · 17 January 2025\n\nOn 8 November the lights went out in Leeds and nobody spoke.",
            "2025-01-17",
        ),
        (
            "A hub\n\nLYON, Dec. 2, 2024 /Somewire/ -- Corvina, an exchange, announced today that its hub is ready.",
            "2024-12-02",
        ),
        (
            "Ten years\n\nLYON, 3 June 2024. What began as a shop of two people in 2014 is now a utility with many.",
            "2024-06-03",
        ),
        (
            "The Reel, week of 6 May 2024\n\nMembers of the union walked out on Tuesday at four of the studios in town.",
            "2024-05-06/2024-05-12",
        ),
    ],
)
def test_a_signed_line_a_town_or_a_week_in_the_heading_is_printed(text, edtf):
    assert issued(text)[:2] == (edtf, "written")


def test_a_title_with_a_sign_of_money_is_a_title_and_what_takes_effect_is_to_come():
    text = (
        "Regulators fine Paylo €120 million in first penalty under the new law\n\n"
        "BRUSSELS, Dec 5 (AP) — Regulators on Friday fined Paylo €120 million. The probe was opened in December 2023.\n\n"
        "In April 2025 they fined Sense. Its commitments take effect in February 2026."
    )
    assert issued(text)[:2] == ("2025-12-05", "inferred")


def test_a_wire_is_of_the_year_whose_weekday_fits_though_it_is_only_expected():
    text = "Oct 24 (Newsbeam) - Paylo on Thursday cut its outlook. It expects 2024 revenue of $6 billion. It bought Sense in 2021."
    assert issued(text)[:2] == ("2024-10-24", "inferred")


_NEWS = "Corvina, an exchange, said that its hub is ready and that two hundred firms have joined it so far."


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (f"The hub\n\nMay 2024 Issue\nBy Ida Holm\n\n{_NEWS}", "2024-05"),
        (f"The hub\n\nIssue 41, Spring 2024\n\n{_NEWS}", "2024-21"),
        (f"The hub\n\nSummer 2024\n\n{_NEWS}", "2024-22"),
        (f"The hub\n\nVol. 12 No. 3, March 2024\n\n{_NEWS}", "2024-03"),
        (f"The hub\n\n{_NEWS}\n\nThis article appears in the May 2024 print edition under another title.", "2024-05"),
        (f"The hub\n\n{_NEWS}\n\nPublished in the print edition of the March 12, 2024, issue.", "2024-03-12"),
        (f"The hub\n\n{_NEWS}\n\nThis story was originally published on March 12, 2024.", "2024-03-12"),
        (f"标题\n本文刊于《南岸周刊》2024年6月号\n{BODY}", "2024-06"),
        (f"标题\n{BODY}\n本文写于2024年6月18日,数字以此为准。", "2024-06-18"),
        (f"標題\n發布日期:113-06-18\n{BODY}", "2024-06-18"),
        (f"標題\n{BODY}\n113年6月18日發稿", "2024-06-18"),
        (f"標題\n113.06.18 產業發展署新聞稿\n{BODY}", "2024-06-18"),
        (f"标题\n苏州,2024年6月18日:{BODY}", "2024-06-18"),
        (f"标题\n【2024年6月18日】{BODY}", "2024-06-18"),
        (f"标题\n写于2024年6月,苏州\n{BODY}", "2024-06"),
        (f"标题\n采访时间:2024年6月\n{BODY}", "2024-06"),
        (f"The hub\n\n(12 March 2024, London) {_NEWS}", "2024-03-12"),
        (f"The hub\n\nLYON / SOMEWIRE / March 12, 2024 / {_NEWS}", "2024-03-12"),
        (f"标题\n2024年5月,两人在杭州谈了一夜。以下为节选,发布于2024年6月18日。\n{BODY}", "2024-06-18"),
        (f"The hub\n\nSAN FRANCISCO, June 18, 2024 (Larch Courtwire) - {_NEWS}", "2024-06-18"),
    ],
)
def test_the_number_of_a_magazine_and_a_line_about_the_article_are_printed(text, edtf):
    assert issued(text)[:2] == (edtf, "written")


@pytest.mark.parametrize(
    "text",
    [
        f"海棠药业将于2024年12月5日开放二期\n{BODY}",
        f"2021年7月24日之后:一家补习班的转型\n{BODY}",
        f"标题\n报名截止时间:2024年12月5日\n{BODY}",
        f"标题\n活动时间:2024年12月5日\n{BODY}",
        f"The hub\n\nIn the March 2019 issue of a journal somebody first wrote of it. {_NEWS}",
    ],
)
def test_a_day_of_the_news_in_a_headline_or_a_label_is_not_printed(text):
    assert issued(text)[1] != "written"


def test_the_number_of_its_day_is_the_next_behind_what_is_told():
    text = "经济部昨(2)日公布办法。2023年5月29日,部长先作了说明,业者多表欢迎,认为来得正是时候。"
    assert issued(text + BODY)[0] == "2023-06-03~"
    assert issued(text.replace("5月29日", "5月") + BODY)[0] != "2023-05-03~"


def test_a_wire_whose_weekday_fits_no_near_year_is_of_the_first_that_it_fits_exactly():
    text = (
        "Nov 30 (Newsbeam) - Payments firm Paylo said on Thursday it had raised $450 million. It was founded in 2019. "
        "It expects to be profitable in 2025."
    )
    assert issued(text)[:2] == ("2023-11-30", "inferred")


def test_a_plan_that_was_put_off_is_no_year_that_is_over():
    text = "去年一厂完工,2023年营收下滑。今年2月,公司说明二厂由2026年延至2027年量产,三厂还在规划。"
    assert not (issued(text + BODY)[0] or "").startswith("2026")
