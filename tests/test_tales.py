"""Lengths of time and words for the same day or year: counted from what the tale has told."""

import pytest

from .placed import edtf


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1984年春天,他进了厂,五年后当上主任。", ["1984-21", "1989"]),
        ("In the spring of 1990 it opened. Two years later it was sold.", ["1990-21", "1992"]),
        (
            "In June 2016 crews came and the inn, which had shut in 2011, opened again. The following spring it closed.",
            ["2016-06", "2011", "2017-21"],
        ),
        (
            "At the end of March it had 900 workers, up from 700 twelve months earlier.",
            ["2023-03-21~/2023-03-31~", "2022-03"],
        ),
        (
            "第二年十月,小海上线了。2011年3月,公司拿到钱。7月,公司搬了家。10月4号,Siri出来了。",
            [None, "2011-03", "2011-07", "2011-10-04"],
        ),
        ("In 2021 it moved. It filed new plans a year later.", ["2021", "2022"]),
        ("2016年10月,他接到徒弟的电话。徒弟两年前开了公司。一个月后,他去了。", ["2016-10", "2021", "2016-11"]),
        ("10月3日发布,几天后下架,数月后关停。", ["2023-10-03", "2023-10-05~/2023-10-09~", "2023-12~/2024-04~"]),
        ("On October 3 it fell. Several days later it rose.", ["2023-10-03", "2023-10-05~/2023-10-12~"]),
        ("几天后,公司撤回了申请。", [None]),  # a tale whose day is not said
        ("几天后将开会。", ["2023-11-17~/2023-11-21~"]),
        ("展会10月20日至23日举行,首日迎客三万。", ["2023-10-20/2023-10-23", "2023-10-20"]),
        ("2021年9月投产,当时价格很高。截至11月8日,均价已腰斩。", ["2021-09", "2021-09", "2023-11-08"]),
        ("2021年10月8日交样,那个礼拜他没有回家。", ["2021-10-08", "2021-10-04/2021-10-10"]),
        ("A deal was agreed on Monday and should close by the end of January.", ["2023-11-13", "../2024-01-31"]),
        (
            "In May 2022 the club failed. Within a month they had raised half of it. Two months later they had all.",
            ["2022-05", "2022-05~/2022-06~", "2022-07"],
        ),
        (
            "On 16 May 2022 wages stopped.\n\nFour days later they met. The league gave them until 1 July, the evening before.",
            ["2022-05-16", "2022-05-20", "2022-07-01", "2022-06-30"],
        ),
        # a time to come lends no year to what was done
        (
            "Deliveries start in January 2027 from the park, which received its final permit in August.",
            ["2027-01", "2023-08"],
        ),
        ("2025年,全矿的车都会换掉。人怎么办?矿上6月签了协议。", ["2025", "2023-06"]),
        # one that only says which thing lends none either
        ("去年立项的三期工程四季度开工。", ["2022", "2023-36"]),
        ("The launch has been pushed back to the spring.", ["2024-21"]),
        # who foretells at the head of a sentence foretells all of it
        ("去年下半年,只有十家在做。有投资人预计,行业洗牌之后,年底只剩三家。", ["2022-07/2022-12", "2023-11~/2023-12~"]),
        ("去年下半年,只有十家在做。投资人透露,年底已经有三家。", ["2022-07/2022-12", "2022-11~/2022-12~"]),
        (
            "He worked there since 2013, when it paid for a firm that he had founded the year before.",
            ["2013/2023-11-15", "2012"],
        ),
        ("The committee meets tomorrow and on Friday.", ["2023-11-16", "2023-11-17"]),
        (
            "2020年,公司搬进新楼。那一天,我们请了老师来座谈。",
            ["2020", "2020"],
        ),  # a day of that year, which one nobody says
        ("我见过很多教授。那天我又见了一位。", [None]),
        ("那天是2020年6月11日,他过生日。次年3月,他离开。", ["2020-06-11", "2020-06-11", "2021-03"]),
        ("本周三(美国时间11月14日),新品发布。同一天,对手降价。", ["2023-11-15", "2023-11-14", "2023-11-14"]),
        (
            "The wall fell on 9 November 1989.\n\nBy Christmas there was a road. In March 1990 the mayor came.",
            ["1989-11-09", "../1989-12-25", "1990-03"],
        ),
        ("今年有计划:去英国。年底想再办一次展。", ["2023", "2023-11~/2023-12~"]),
        ("It plans to show it at its conference, held from May 12 to 14.", ["2024-05-12/2024-05-14"]),
        ("Coming up: the bank meets on Tuesday.", ["2023-11-21"]),
        ("In March 2018 I saw it. The agent lied. I made an offer the next morning.", ["2018-03", "2018-03~"]),
        (
            "Next weekend we are open. Come on Saturday; Sunday is full.",
            ["2023-11-25/2023-11-26", "2023-11-25", "2023-11-26"],
        ),
        ("公司昨日发布2022年年报。全年收入增长,四季度下滑。", ["2023-11-14", "2022", "2022", "2022-36"]),
        (
            "截至2022年末,总资产较年初增长;不良率较上年末下降。",
            ["2022-11~/2022-12~", "2022-01~/2022-02~", "2021-11~/2021-12~"],
        ),
        ("去年12月完工,3月开始装机。", ["2022-12", "2023-03"]),
        (
            "2023年3月18日,新机亮相。\n“我前一天晚上还在看预告。”他说。\n两天后,公司宣布停产。",
            ["2023-03-18", "2023-03-17", "2023-03-20"],
        ),
        ("第二代在2022年11月发布,半个月后,对手也来了。", ["2022-11", "2022-11~/2022-12~"]),
        ("2017年4月融资。同一年,两家对手上市。", ["2017-04", "2017"]),
        ("2021年1月18日获批。同一个月,对手也来了。", ["2021-01-18", "2021-01"]),
        ("转折发生在2020年。3月26日,对手上线了。", ["2020", "2020-03-26"]),
        ("2021年8月,工厂通知客户明年一季度涨价。那一年亏了钱。", ["2021-08", "2022-33", "2021"]),
        ("公司的转机出现在2019年。这一年它拿到了投资。", ["2019", "2019"]),
        ("5月,公司因一季度数据异常被约谈。", ["2023-05", "2023-33"]),
        ("10月中旬,立委质疑间隙过大,捷运局月底完成改善。", ["2023-10-11~/2023-10-20~", "2023-10-21~/2023-10-31~"]),
        (
            "11月12日,远山挂牌。\n公司2020年10月创办,2021年3月17日搬家。\n同日,近山招股。",
            ["2023-11-12", "2020-10", "2021-03-17", "2023-11-12"],
        ),
        ("10月18日,公司公布数据:9月开店一百家。一天后,股价下跌。", ["2023-10-18", "2023-09", "2023-10-19"]),
        ("明年4月中华职棒开幕。", ["2024-04"]),
        ("5月15日,豆包亮相。又过了六天,对手降价。", ["2023-05-15", "2023-05-21"]),
        ("11月7日,市里发布新政,即日起取消限购。", ["2023-11-07", "2023-11-07/.."]),
        ("华语作品继2001年之后再度获奖。5月20日首映。", ["2001/..", "2023-05-20"]),
        ("公司成立于2021年,计划明年一季度上市。", ["2021", "2024-33"]),
        ("账上只剩下两个月的工资。", []),
        # a tale of long ago goes on over paragraphs, up to the next year that is written
        (
            "2020年1月,公司完成融资。\n然后疫情来了。2月到4月,工厂停工。\n2021年10月,订单回来了。",
            ["2020-01", "2020-02/2020-04", "2021-10"],
        ),
        ("公司去年12月募资。“如果不行,三年后什么都没有。”他说。", ["2022-12", "2026"]),
        (
            "麻烦从2017年3月15日开始。当晚节目播出,三月底他道歉。",
            ["2017-03-15", "2017-03-15", "2017-03-21~/2017-03-31~"],
        ),
        (
            "年底公司年会。2019年底,他说要开店。两个月后,疫情来了。1月26日关店。",
            ["2023-11~/2023-12~", "2019-11~/2019-12~", "2020-01~/2020-02~", "2020-01-26"],
        ),
        ("十年前的今天,他想关店。聆讯预计在四季度。", ["2013-11-15", "2023-36"]),
        ("次日,公司道歉。", [None]),
        ("上一笔在2月。公司计划下半年交付。", ["2023-02", "2023-07/2023-12"]),  # a cue of the next sentence
        ("今年1月8日至2月6日减持。3月1日,公司再次减持。", ["2023-01-08/2023-02-06", "2023-03-01"]),
        ("公司成立于2010年4月,2015年上市。成立三年后,公司盈利。", ["2010-04", "2015", "2013"]),
        ("In January 2022 it closed. The company decides by the end of this year.", ["2022-01", "../2023-12-31"]),
        ("It was taken offline on Nov. 3, 2023. It sees a margin of 3% in December.", ["2023-11-03", "2023-12"]),
        (
            "It is worth $900m, up from $310m in March 2022. It signed its largest customer in April.",
            ["2022-03", "2023-04"],
        ),
        (
            "The V1 shipped in March 2022. It had 90 workers at the start of the year and has 240 now.",
            ["2022-03", "2023-01~/2023-02~"],
        ),
        ("公司4月8日将其权益授权给对手。", ["2023-04-08"]),
        ("It will be heard on Tuesday. It widened its complaint on Thursday.", ["2023-11-21", "2023-11-09"]),
        ("A judge on November 7 threw out the suit that it had filed in February.", ["2023-11-07", "2023-02"]),
        (
            "营收去年12月推迟,装料改到2024年一季度。年底前最后一批焊缝就能修完。",
            ["2022-12", "2024-33", "../2023-12-31"],
        ),
        ("2018年9月1日,她入学。她七月要搬走。", ["2018-09-01", "2023-07"]),
        ("10月20日,公司降价。不少7月提车的车主次日维权。", ["2023-10-20", "2023-07", "2023-10-21"]),
        ("2021年三季度毛利率见顶,一年后腰斩。", ["2021-35", "2022-35"]),
        ("2018年入学,第二年来了个同学。", ["2018", "2019"]),
        (
            "It opened on July 4, 2018, and closed the next year.\n\nHe let the suit go on May 24 this year. A trial starts on "
            "February 3.\n\nThey have waited since 2019.",
            ["2018-07-04", "2019", "2023-05-24", "2024-02-03", "2019/2023-11-15"],
        ),
        ("It began with a power cut. In 2019 it failed. In July they wrote to us.", ["2019", "2019-07"]),
        ("She succeeds him on January 1.", ["2024-01-01"]),
        ("He retires at the end of the calendar year.", ["2023-11~/2023-12~"]),
        ("2019年夏天生意好。转过年来,店关了。", ["2019-22", "2020"]),
        ("We open an office in Nairobi in May.", ["2024-05"]),
        ("公司去年三季度亏损。11月9日复牌,股价涨停。", ["2022-35", "2023-11-09"]),
        ("In September 2022 it settled one case; that same week it lost another.", ["2022-09", "2022-09~"]),
        (
            "问:你们何时上线的?\n答:2021年10月我们上了线。一个月后,用户过万。",
            ["2021-10", "2021-11"],
        ),
    ],
)
def test_lengths_are_counted_from_the_tale(text, wanted):
    assert edtf(text) == wanted
