"""The year and month that a text without a printed date speaks from, or that it stays open."""

import pytest

from .placed import BODY, issued


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2016年6月,海棠药业租下了一座旧厂。2019年,公司建成了自己的第二条生产线。", "2019~"),
        ("2017年底海棠药业搬了家。2018年5月4日,海棠控股就将所持海棠药业两成股权质押给了银行。", "2018-05-04~"),
        ("6月3日,海棠药业公告,股东海棠控股在2017年3月1日至2019年6月2日之间减持了两成股份。", "2019-06-03~"),
        ("2016年6月,海棠药业租下了一座旧厂。到2025年,公司希望建成第二条生产线。", "2016-06~"),
    ],
)
def test_whatever_is_over_was_over_when_it_came_out(text, edtf):
    assert issued(text)[:2] == (edtf, "inferred")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # 去年 behind 2021年 is no year before 2022: the text speaks from 2023
        ("2016年他们在赣州开了第一家店。2021年5月关店,9月重新开门。去年营业额五百万元。", "2023~"),
        # 今年3月 behind 2022年8月 is of a later year
        ("公司2017年成立。2022年8月,一期投产,次月开始供货。今年3月,二期也开工了。", "2023-03~"),
        # one time alone tells no tale that goes on
        ("公司于2024年3月18日停掉了新项目。去年国庆以后客户走了。", "2024-03-18~"),
        # who says 今年 writes no number for it
        ("公司2017年成立。2024年6月初,他们搬进新楼。今年上半年,订单多了一倍。", "2025-06~"),
        ("公司2017年成立。2024年3月23日,一期投产。两天后,客户来了。去年8月,他们差点关门。", "2025~"),
        # an age beside a birth
        (
            "Ida Holm, who died on 14 February aged 90, was born in Bergen on 2 June 1932. She painted until 1999.",
            "2023-02-14~",
        ),
        # the report on a year comes out in the next
        ("公司2019年上市。董事会审议通过了2023年年报,净利润同比增长一成。", "2024~"),
        # "last year" alone behind a month is of a later year; what is to be delivered is no happening
        (
            "In 2015 they had one boat. In May 2021 they bought two more, to be delivered in 2024. Last year they sold one.",
            "2023~",
        ),
        ("Kestrel lost $4 million in 2021, its first loss since 2012, it said in its annual report.", "2022~"),
        # no contract that runs until June 2026 has run out
        (
            "The club hired Ada Kern in March 2023. Her contract runs until June 2026. Nobody has asked her to leave it.",
            "2023-03~",
        ),
    ],
)
def test_a_text_speaks_from_the_year_that_its_order_tells(text, edtf):
    assert issued(text + "\n" + "这件事情没有捷径可走,需要的是时间、耐心和算力。")[:2] == (edtf, "inferred")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # what was until then is over; what lasts until then is to come
        ("Her letters were not opened until 2004. The attic burned down in March 1999.", "2004~"),
        ("Kestrel moved in May 2021. It says it has money to last until 2029, and maybe longer.", "2021-05~"),
        # the present tells what is fixed for a day to come
        ("Kestrel moved in May 2021. Its second ferry arrives in June 2024, and the pier reopens in 2025.", "2021-05~"),
        # a cue is a word of its own: no may in mayor
        ("Ada Kern moved here in June 2019. In March 2020 mayor Ole Hansen gave her a key.", "2020-03~"),
        # 募到 is over, "the sum forecast in May" was said then
        ("书店2021年9月开张,到2022年1月募到三百万元,老板说够了。", "2022-01~"),
        # 等到了 is over
        ("书店2021年9月开张,老板等到了2022年3月。他说够了。", "2022-03~"),
        # 截至 is no 到 or 至
        ("截至2023年11月30日,全厂共有员工八百人。公司2009年成立于温州。", "2023-11-30~"),
    ],
)
def test_what_is_over_and_what_is_to_come(text, edtf):
    assert issued(text)[:2] == (edtf, "inferred")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # 次年3月 carries the tale on; 112年度财报 comes out in the next year
        ("窑厂2016年开火。2021年5月改烧电,次年3月又改烧气。去年窑厂卖了两千只碗,今年才卖五百只。", "2024~"),
        ("公司民国98年设厂。股东会通过112年度财报,今年2月工厂停工。", "2024-02~"),
        # what is to come is of no year before: 2025 is not called this year
        (
            "Kestrel, founded in 2016, shipped its second boat in September 2022 and lost half its crew in May. "
            "It has money to last until the end of 2024. Sales fell by a third this year.",
            "2023~",
        ),
        # a length of time beside the year that it began in; a day a round number of years behind
        ("这个本子他写了八年。2015年,他在县志里读到一句话。2019年剧本完成,今年2月片子上映。", "2023-02~"),
        ("分校2013年8月设立,2016年盖了新楼。去年8月刚好满十年,今年1月县里决定停办。", "2024-01~"),
        # an age in words; who says 前年 writes no number for it
        (
            "顾老6月11日病逝,享年九十一岁。他1931年4月出生于无锡。2018年他摔了茶杯。去年11月他最后一次露面。",
            "2022-06-11~",
        ),
        ("窑厂2018年翻修。2021年10月大雨,电话不断。去年卖了一千只碗,今年更多。前年年底有人来谈过。", "2024~"),
        # 去年8月 is 2022年8月, though 2023年 is written too
        (
            "10月30日,部里发了通知。公司2019年成立,2023年一举成名。2022年8月的窑很旺。今年订单更多。去年8月,我们就烧了这一窑。",
            "2023-10-30~",
        ),
        # two ages of one person
        ("他1976年进厂,那年他十九岁。2019年他搬回老家。去年厂子搬走。老刘今年六十六了。", "2023~"),
        # the title of a chronicle, the month in front of a conversation
        (
            "石梯窑2022年大事记\n1月10日,新窑点火。\n12月20日,公司宣布明年1月停产。公司2015年成立,2020年搬家。",
            "2022-12-20~",
        ),
        # the whole day that a report begins with
        ("2024年3月18日,石梯窑宣布停产。去年订单少了一半,2019年还有三百名工人。", "2024-03-18~"),
        # 今年1月 and the day behind it
        ("窑厂2018年成立,2021年搬家。今年1月对手报价,2023年2月27日签字。明年春天改建。", "2023-02-27~"),
    ],
)
def test_hints_at_the_year_are_weighed(text, edtf):
    assert issued(text)[:2] == (edtf, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        # nothing leads from 2021 to now: 2023, 2024 and 2025 fit
        "Ada Kern began in 2016. In the spring of 2021 she sold two hundred boats.\n\nLast year she sold none. She is tired.",
        "窑厂1989年开火。昨天深夜起火,去年10月才检查合格,同年12月换了新设备。",
    ],
)
def test_a_year_that_nothing_points_at_stays_open(text):
    assert issued(text) == (None, "unknown", [])


def test_a_dateline_without_its_year_is_of_the_year_that_the_text_speaks_from():
    text = (
        "新华社北京11月12日电 石梯运河船闸今天封顶,工人们放了鞭炮,比原计划早了四十天,验收也通过了。\n\n"
        "运河2022年8月28日动工。去年11月开始浇筑,今年6月第一座船闸封顶。1958年就有人想开这条河。"
    )
    assert issued(text)[:2] == ("2023-11-12", "inferred")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # after the latest that is over (September), before what is to come (24 October)
        (
            "In September Kestrel hired a new captain. It was founded in 2016, moved in December 2022 and bought a pier "
            "in March last year. It reports its figures on October 24.",
            "2024-09~",
        ),
        # 5月20日 is not of last year, whose November is told before it
        (
            "窑厂2018年开火,2022年停过半年。去年11月起没发工资。5月20日,工人来到门口。今年春节前老板答应补发。",
            "2024-05-20~",
        ),
    ],
)
def test_a_text_is_written_between_what_is_over_and_what_is_to_come(text, edtf):
    assert issued(text)[:2] == (edtf, "inferred")


def test_the_stamp_of_a_portal_is_printed():
    text = f"河口一间工厂昨天深夜起火。{BODY}2025-01-14 11:20\n\n工厂1989年设立,2019年4月曾起火。"
    assert issued(text)[:2] == ("2025-01-14", "written")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("去年11月,ChatGPT发布,公司的电话被打爆了。今年3月,公司推出自己的模型。", "2023-03~"),
        ("公司成立于2019年。前年年底ChatGPT发布后,他辞了职。去年5月拿到天使轮。", "2024~"),
        ("公司成立于2019年。今年初,DeepSeek爆火,公司的一体机卖断了货。", "2025-02~"),
        ("The firm was founded in 2019. When OpenAI launched GPT-4o last May, its phones did not stop.", "2025~"),
    ],
)
def test_a_known_thing_says_which_year_it_came_out_or_was_the_talk_of_the_town(text, edtf):
    assert issued(text + "\n" + BODY.replace("智谱AI", "公司"))[:2] == (edtf, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "公司成立于2019年。去年11月,公司推出对标ChatGPT的产品,今年卖断了货。",  # like ChatGPT, no ChatGPT
        "公司成立于2019年。去年5月,公司接入ChatGPT。",  # it came out in a November
    ],
)
def test_what_is_only_like_a_known_thing_or_used_it_says_no_year(text):
    assert "去年" not in "".join(issued(text)[2])


def test_a_name_long_spoken_of_is_no_proof_that_it_was_there():
    assert issued(f"2023年9月,所有人都在等GPT-5。{BODY}")[0] == "2023-09~"
    assert issued(f"2023年9月,公司成立。后来OpenAI发布了GPT-5。{BODY}")[0] == "2025-08-07~"
    assert issued(f"2023年9月,公司成立。他们用的是Qwen3-8B。{BODY}")[0] == "2025-04-29~"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # 去年 behind 今年3月 only goes back
        ("2024年,公司营收突破3亿元。今年3月,新增合同超过了去年下半年的总和。", "2025-03~"),
        # the tale has come on within its year, and goes on with 去年4月 of a later one, whose October it is
        ("2023年夏天,他们翻译了第一部剧。2023年11月,充值破了纪录。\n去年4月,剧组开机;同年10月,剧集登顶。", "2025~"),
        # by then there were forty: that is over
        ("It shipped one in October 2022; by the end of 2023 there were forty. Last year it sold sixty.", "2025~"),
        # ChatGPT, released last November: in a clause of its own
        ("It began in 2017. Then came ChatGPT, released last November. In April a client left.", "2023-04~"),
        # a year that will be is to come, and no meeting of a year
        ("2021年有了第一篇论文,今年3月又有一篇。去年底他们做了客服,他说2023年会是决胜年。", "2022-03~"),
        # a day of a known thing whose year nothing tells
        ("5月6日,深度求索发布DeepSeek-V2,价格一降到底。2023年有一百家公司做模型,去年4月他们刚融到钱。", "2024-05-06~"),
    ],
)
def test_the_order_of_a_tale_its_plans_and_what_it_names_tell_its_year(text, edtf):
    assert issued(text + "\n" + "这件事情没有捷径可走,需要的是时间、耐心和算力。")[0] == edtf


def test_a_known_thing_alone_dates_no_text_that_counts_from_a_year_which_nothing_tells():
    text = "他们用ChatGPT写诗。去年五月,第一本诗集出版;今年三月,又出了一本。"
    assert issued(text + "这件事情没有捷径可走,需要的是时间、耐心和算力。")[:2] == (None, "unknown")


def test_a_winter_is_of_the_year_that_it_is_called_by():
    text = "1936年,他生在桐城。2022年冬天,他第一次用上它。去年9月,他讲了最后一课;今年2月住院。"
    assert issued(text + "这件事情没有捷径可走,需要的是时间、耐心和算力。")[0] == "2024-02~"


def test_a_weekday_of_a_day_is_of_the_years_behind_the_youngest_thing_that_the_text_names():
    text = "早报|新芯片\n\n7月16日 星期三\n\n月之暗面开源Kimi K2,总参数一万亿。公司今年1月之后没有发过模型。"
    assert issued(text + "这件事情没有捷径可走,需要的是时间、耐心和算力。")[0] == "2025-07-16~"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("公司成立于2019年。去年夏天的巴黎奥运会上,它的屏幕卖了一万块。今年3月,公司融资。", "2025-03~"),
        ("公司2019年赴墨西哥设厂,今年6月满产。川普11月胜选后,关税成了变数。", "2024-11~"),
        ("It was founded in 2019. It lost half of its cash when Silicon Valley Bank collapsed last March.", "2024~"),
        ("3月28日,小米SU7上市,一刻钟卖了五万台。\n时间拨回2021年1月,公司讨论造车。去年12月,车亮相了。", "2024-03-28~"),
        ("巴黎奧運26日開幕,翻譯機來自台灣。公司2020年成立,今年2月通過測試,去年才破億。", "2024-02~"),
        # named without a time that is counted from now, it tells nothing
        ("公司成立于2019年,做的是巴黎奥运会的屏幕。今年3月,公司融资。", None),
    ],
)
def test_what_everybody_knows_says_which_year_a_time_beside_it_is_of(text, edtf):
    assert issued(text + "\n" + "这件事情没有捷径可走,需要的是时间、耐心和算力。")[0] == edtf


def test_what_a_year_came_to_is_told_in_the_next():
    text = "公司112年第4季每股盈餘9元。今年2月新廠開幕,去年12月換了董事長。"
    assert issued(text + "這件事情沒有捷徑可走,需要的是時間、耐心和算力。")[0] == "2024-02~"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # a text that tells of its fame is no older
        ("2017年有了规划。去年11月,通知来了。DeepSeek火了以后,老师把教案扔了。", "2025~"),
        # 最快2026年底 is to come
        ("公司民国86年成立,去年研发费用不少。芯片9月设计定案,最快2026年底量产。", None),
        # what stands next was no earlier: 去年12月 is of 2023 or before
        ("去年12月,公司发现了图片。2024年1月5日立案。\n被告说,去年4月起接入了接口。", None),
    ],
)
def test_fame_the_soonest_and_the_order_of_what_is_told(text, edtf):
    assert issued(text + "\n" + "这件事情没有捷径可走,需要的是时间、耐心和算力。")[0] == edtf
