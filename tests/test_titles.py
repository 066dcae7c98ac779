"""Titles of events, made from the roles, in Chinese and English."""

import pytest
from regesta.extract.headline import fitted
from regesta.extract.model import Source
from regesta.extract.title import fill

from regesta.pipeline import read

TITLES = [
    (
        "但在2023年5月,远山科技表示,不会再建新厂。",
        "在2023年5月,远山科技表示,不会再建新厂",
        "远山科技: statement",
    ),
    (
        "Its rival lost a court case, and Foo Robotics hired two brokers in March 2023.",
        "Foo Robotics hired two brokers in March 2023.",
        "Foo Robotics hired two brokers in March 2023.",
    ),
    ("2022年8月,智谱AI发布GLM-130B。", "智谱AI发布GLM-130B", "Zhipu AI releases GLM-130B"),
    ("2023年3月14日,智谱AI开源ChatGLM-6B。", "智谱AI开源ChatGLM-6B", "Zhipu AI open-sources ChatGLM-6B"),
    ("智谱AI成立于2019年。", "智谱AI成立", "Zhipu AI is founded"),
    (
        "2023年5月,远山科技完成3000万美元A轮融资。",
        "远山科技完成A轮融资3000万美元",
        "远山科技 raises A round USD 30 million",
    ),
    ("截至2023年底,远山科技累计融资5亿元。", "远山科技累计融资5亿元", "远山科技 has raised CNY 500 million in total"),
    (
        "2023年1月,微软向OpenAI投资100亿美元。",
        "微软投资OpenAI，100亿美元",
        "Microsoft invests USD 10 billion in OpenAI",
    ),
    ("2023年6月29日,美团收购光年之外。", "美团收购光年之外", "Meituan acquires Light Years Beyond"),
    ("2021年12月30日,商汤科技在港交所上市。", "商汤科技上市", "SenseTime goes public"),
    ("2024年3月,李明加入字节跳动。", "李明加入字节跳动", "李明 joins ByteDance"),
    ("In March 2024, Ilya Sutskever left OpenAI.", "Ilya Sutskever离开OpenAI", "Ilya Sutskever leaves OpenAI"),
    ("2024年6月,李彦宏卸任百度董事长。", "李彦宏离开百度", "Robin Li leaves Baidu"),
    ("2023年5月,智谱AI与美团达成战略合作。", "智谱AI与美团合作", "Zhipu AI partners with Meituan"),
    (
        "2023年6月29日,美团以20亿元收购光年之外。",
        "美团以20亿元收购光年之外",
        "Meituan acquires Light Years Beyond for CNY 2 billion",
    ),
    (
        "2023年6月29日,美团收购光年之外20%股权。",
        "美团收购光年之外股权",
        "Meituan acquires a stake in Light Years Beyond",
    ),
    # who is named founds something else
    ("2010年5月,比亚迪出资成立一家合资公司。", "2010年5月,比亚迪出资成立一家合资公司", "BYD: founding"),
    ("2010年5月,比亚迪成立。", "比亚迪成立", "BYD is founded"),
    # whoever acts by name, where the words only refer to it, leave it out or part it from its verb
    *(
        (f"Pellam Corp makes paper. {told}", title, title)
        for told, title in (
            ("It vacated a mill in March 2022.", "Pellam Corp vacated a mill in March 2022."),
            ("In March 2022 the company vacated a mill.", "In March 2022 Pellam Corp vacated a mill."),
            ("It owned a mill, in Leeds, and vacated it in March 2022.", "Pellam Corp vacated it in March 2022."),
        )
    ),
    (
        "Pellam Corp (PLM), a maker of paper, vacated a mill in March 2022.",
        "Pellam Corp vacated a mill in March 2022.",
        "Pellam Corp vacated a mill in March 2022.",
    ),
    (
        "Pellam Corp, which vacated a mill in March 2022, is old.",
        "Pellam Corp vacated a mill in March 2022",
        "Pellam Corp vacated a mill in March 2022",
    ),
    (
        "LEEDS, March 9, 2022 (Wire) - Pellam Corp on Monday vacated a mill.",
        "Pellam Corp on Monday vacated a mill.",
        "Pellam Corp on Monday vacated a mill.",
    ),
    # how sure it is
    ("In 2023 Microsoft agreed to acquire Weft Inc.", "Microsoft拟收购Weft Inc", "Microsoft to acquire Weft Inc"),
    (
        "Google is expected to release Gemini 2 in June 2025.",
        "Google预计发布Gemini 2",
        "Google is expected to release Gemini 2",
    ),
    ("Gemini 2 was released in March 2024.", "发布Gemini 2", "Gemini 2 is released"),
    (
        "It is not true that Google released Gemini 2 in May 2024.",
        "It is not true that Google released Gemini 2 in May 2024.",
        "It is not true that Google released Gemini 2 in May 2024.",
    ),
    # what was stopped is told by its own words
    *(
        (told, told, told)
        for told in (
            "In March 2022 Pellam Corp scrapped the launch of Heron 2.",
            "Pellam's takeover of Dorn Mills fell through in March 2022.",
            "Pellam Corp abandoned its partnership with Dorn Mills in March 2022.",
            "In May 2023 Pellam Corp denied that it had bought Dorn Mills.",
        )
    ),
    (
        "Pellam Corp dropped its bid and announced the purchase of Dorn Mills in March 2022.",
        "Pellam Corp拟收购Dorn Mills",
        "Pellam Corp to acquire Dorn Mills",
    ),
    # what of it is bought
    (
        "Microsoft bought 39,000 shares of Weft Inc in 2023.",
        "Microsoft收购Weft Inc股权",
        "Microsoft acquires a stake in Weft Inc",
    ),
    ("Microsoft bought all the shares of Weft Inc in 2023.", "Microsoft收购Weft Inc", "Microsoft acquires Weft Inc"),
    ("In 2023 Lorne Corp merged with Weft Inc.", "Lorne Corp与Weft Inc合并", "Lorne Corp merges with Weft Inc"),
    ("2023年10月30日,拜登签署行政命令。", "2023年10月30日,拜登签署行政命令", "Joe Biden: policy"),
]


@pytest.mark.parametrize(("text", "zh", "en"), TITLES)
def test_a_title_is_made_of_the_roles(text, zh, en):
    (claim,) = read(Source("a", "a.txt", text), given="2024-12-31").claims
    assert (claim.title, claim.title_en) == (zh, en)


def test_a_long_title_ends_where_only_more_is_told_and_with_no_half_word():
    told = "Pellam vacated the oldest of its four paper mills in the hills above Leeds in March 2022"
    assert fitted(f"{told}, which had lost money for eleven years.") == told
    assert fitted(f"{told} after the store had burned down.") == f"{told}…"


def test_a_part_without_its_role_is_left_out():
    assert fill("{agent} raises [{round}] [{amount}]", {"agent": "A", "amount": "USD 1"}) == "A raises USD 1"
    assert fill("{agent} joins", {}) is None
