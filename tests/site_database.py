"""A small fact database for the tests of the site, made by hand: every precision, every factuality, a hostile document.

>>> build(Path("facts.db"))                                                                     # doctest: +SKIP
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from regesta.db.schema import create_indexes_and_views, create_tables, quoted
from regesta.db.search import make_search

from .site_rows import Maker, digest
from .site_texts import HOSTILE, INTERVIEW, NEWS, TAIPEI, TORN


def small() -> Maker:
    """Four documents, eleven events."""
    m = Maker()
    m.entity("zhipu", "organisation", "智谱AI", "Zhipu AI", "智譜AI", "智谱")
    m.entity("alibaba", "organisation", "阿里巴巴", "Alibaba")
    m.entity("tencent", "organisation", "腾讯", "Tencent")
    m.entity("tsinghua", "organisation", "清华大学", "Tsinghua University")
    m.entity("hinton", "person", "辛顿", "Geoffrey Hinton")
    m.entity("glm130b", "model", "GLM-130B")
    m.entity("chatglm3", "model", "ChatGLM3")

    talk = m.document(
        "talk",
        INTERVIEW,
        publisher="山雨笔记",
        author="许听澜",
        published="2023-11-01~",
        published_earliest="2023-11-01",
        published_latest="2023-11-01",
        published_basis="inferred",
        why="The month after the October of which the interview speaks as last month.",
    )
    news = m.document(
        "news",
        NEWS,
        publisher="The Ledger",
        author="Lin Wei",
        lang="en",
        published="2023-10-20",
        published_earliest="2023-10-20",
        published_latest="2023-10-20",
        published_basis="written",
        why="The by-line prints it.",
        shown="20 October 2023",
    )
    taipei = m.document(
        "taipei",
        TAIPEI,
        lang="zh-Hant",
        publisher="島嶼日報",
        published="2023-10",
        published_earliest="2023-10-01",
        published_latest="2023-10-31",
        published_basis="inferred",
        why="The month that the article calls this year's October.",
        shown="10月",
    )
    evil = m.document("evil", HOSTILE)

    m.event(
        "founding",
        "founding",
        "智谱AI成立",
        "Zhipu AI founded",
        "2019-06",
        "2019-06-01/2019-06-30",
        "month",
        "2019年6月",
        organisation="zhipu",
        partner="tsinghua",
    )
    m.claim(
        "founding",
        talk,
        "2019年6月，这家公司从清华大学独立出来。",
        "2019年6月",
        "Written out: year and month.",
        speaker="张鹏",
        place="清华大学",
    )
    m.event(
        "glm130b",
        "open_source",
        "智谱AI开源GLM-130B",
        "Zhipu AI opens GLM-130B",
        "2022-08-04",
        "2022-08-04/2022-08-04",
        "day",
        "2022年8月4日",
        agent="zhipu",
        product="glm130b",
    )
    m.claim(
        "glm130b",
        talk,
        "GLM-130B有1300亿参数。2022年8月4日我们把权重开放了出去。",
        "2022年8月4日",
        "Written out: year, month and day.",
        speaker="张鹏",
        product="GLM-130B",
        parameters="1300亿参数",
    )
    m.release(
        "glm130b",
        "glm130b",
        "GLM-130B",
        parameters_min=130e9,
        parameters_max=130e9,
        family="GLM",
        modality="text",
        accessibility="open weights",
    )
    m.event(
        "chatglm3",
        "release",
        "智谱AI发布ChatGLM3",
        "Zhipu AI releases ChatGLM3",
        "2023-10-27",
        "2023-10-27/2023-10-27",
        "day",
        "2023年10月27日",
        agent="zhipu",
        product="chatglm3",
    )
    m.claim(
        "chatglm3",
        talk,
        "2023年10月27日，智谱AI发布了第三代基座模型ChatGLM3。",
        "2023年10月27日",
        "Written out: year, month and day.",
        agent="智谱AI",
        product="ChatGLM3",
    )
    m.release("chatglm3", "chatglm3", "ChatGLM3", family="ChatGLM", version="3")
    m.event(
        "raised",
        "funding",
        "智谱AI累计融资超25亿元",
        "Zhipu AI raises over 2.5 billion yuan in all",
        "2023-10",
        "2023-10-01/2023-10-31",
        "month",
        "上个月",
        investee="zhipu",
        investor="alibaba tencent",
    )
    m.claim(
        "raised",
        talk,
        "上个月，公司公布今年融了超过25亿元。",
        "上个月",
        "The month before the interview of November 2023.",
        basis="anchored",
        speaker="山雨笔记",
        amount="超过25亿元",
    )
    m.claim(
        "raised",
        news,
        "Zhipu AI said in October 2023 that it had raised more than 2.5 billion yuan this year, "
        "with Alibaba and Tencent among its investors.",
        "October 2023",
        "Written out: month and year.",
        investee="Zhipu AI",
        amount="more than 2.5 billion yuan",
        investor="Alibaba|Tencent",
    )
    m.claim(
        "raised",
        taipei,
        "智譜AI今年10月宣布，年內募資累計逾25億元人民幣。",
        "今年10月",
        "This year is 2023, the year the article came out.",
        basis="anchored",
        investee="智譜AI",
        amount="逾25億元人民幣",
    )
    m.funding(
        "raised",
        "zhipu",
        kind="cumulative",
        min=2.5e9,
        hedge="more_than",
        usd_min=342000000.0,
        fx_date="2023-10-31",
        investors='["Alibaba", "Tencent"]',
    )
    m.event("valuation", "funding", "智谱AI估值超140亿元", "Zhipu AI valued above 14 billion yuan", investee="zhipu")
    m.claim(
        "valuation",
        news,
        "People familiar with the matter value it above 14 billion yuan.",
        amount="above 14 billion yuan",
    )
    m.funding("valuation", "zhipu", kind="valuation", min=14e9, hedge="more_than")
    m.event(
        "denied",
        "acquisition",
        "智谱AI否认收购对手",
        "Zhipu AI denies buying a rival",
        "2023-11~",
        "2023-11-01/2023-11-30",
        "approx",
        "around November 2023",
        "denied",
        agent="zhipu",
    )
    m.claim(
        "denied",
        news,
        "The company denied around November 2023 that it would buy a rival",
        "around November 2023",
        "Around: November 2023, give or take.",
    )
    m.event(
        "rumour",
        "acquisition",
        "对手或于2024年第一季度出售",
        "A rival may be for sale",
        "2024-33",
        "2024-01-01/2024-03-31",
        "quarter",
        "the first quarter of 2024",
        "rumoured",
    )
    m.claim(
        "rumour",
        news,
        "which is rumoured to be for sale in the first quarter of 2024",
        "the first quarter of 2024",
        "A quarter: January to March.",
    )
    m.event(
        "planned",
        "release",
        "智谱AI拟推出对标GPT-4的模型",
        "Zhipu AI plans a model on a par with GPT-4",
        "2024",
        "2024-01-01/2024-12-31",
        "year",
        "2024年内",
        "planned",
        agent="zhipu",
    )
    m.claim(
        "planned",
        talk,
        "我们希望在2024年内做出全面对标GPT-4的模型。",
        "2024年内",
        "Written out: the year.",
        speaker="张鹏",
        product="GPT-4",
    )
    m.event(
        "forecast",
        "forecast",
        "机器可能在5到20年内超过人",
        "Machines may surpass people in 5 to 20 years",
        "2028/2043",
        "2028-01-01/2043-12-31",
        "range",
        "5到20年内",
        "predicted",
        speaker="hinton",
    )
    m.claim(
        "forecast",
        talk,
        "今年5月，辛顿离开谷歌后说，机器可能在5到20年内超过人。",
        "5到20年内",
        "5 to 20 years counted from May 2023.",
        basis="inferred",
        speaker="辛顿",
        person="辛顿",
    )
    m.event(
        "if",
        "forecast",
        "若晶片出口再收緊，訓練延後",
        "Training slips if chip exports tighten again",
        None,
        factuality="hypothetical",
    )
    m.claim("if", taipei, "若晶片出口再收緊，訓練將會延後。")
    m.event(
        "evil",
        "release",
        '<script>alert("event")</script> \u202egnp.exe',
        '"><img src=x onerror=alert(1)>',
        "2024-02-05",
        "2024-02-05/2024-02-05",
        "day",
        "2024年2月5日<b>",
    )
    quote = HOSTILE.split("\n")[2]
    m.claim(
        "evil",
        evil,
        quote,
        "2024年2月5日",
        "<script>alert('why')</script>",
        speaker="<b>x</b>",
        product='<img src=x onerror="window.pwned = 2">|模型',
        agent="公司|公司发布了",
    )
    m.rows["conflicts"].append(
        {
            "id": "k1",
            "event_id": "raised",
            "property": "amount",
            "claim_a": digest("raised", "talk", INTERVIEW.index("上个月")),
            "claim_b": digest("raised", "taipei", TAIPEI.index("智譜AI今年10月")),
            "explanation": "One says more than, the other at least.",
        }
    )
    next(row for row in m.rows["events"] if row["id"] == "raised")["conflicts"] = 1
    return m


def torn(m: Maker) -> None:
    """A document that a converter damaged, with two claims that overlap."""
    m.document("torn", TORN, lang="zh-Hant")
    m.event("lark", "release", "云雀發布", "Lark released", "2021-05", "2021-05-01/2021-05-31", "month", "2021年5月")
    m.claim(
        "lark",
        "torn",
        TORN.split("\n")[2].removesuffix("?/p>"),
        "2021年5月",
        product="云雀創(chuàng)作模型|創(chuàng)作",
        agent="創(chuàng)始人",
    )
    m.event("office", "business", "創辦新業務", "A new line", None)
    m.claim("office", "torn", TORN[TORN.index("發") :], agent="O(shè)penLark", product="業(yè)務(wù)")


def many(m: Maker, count: int) -> None:
    """`count` more events, each with one claim in one document of its own."""
    text = "\n".join(f"第{number}号，公司发布了更新。" for number in range(count))
    m.document("bulk", text, title="大事记")
    for number in range(count):
        year, month, day = 1990 + number % 33, number % 12 + 1, number % 28 + 1
        date = f"{year}-{month:02}-{day:02}"
        m.event(
            f"bulk{number}",
            "update",
            f"第{number}号更新",
            f"Update {number}",
            date,
            f"{date}/{date}",
            "day",
            date,
            agent="zhipu alibaba",
        )
        m.claim(f"bulk{number}", "bulk", f"第{number}号，公司发布了更新。")


def build(path: Path, extra: int = 0) -> Path:
    """Writes the database at `path`."""
    made = small()
    if extra:
        many(made, extra)
    return write(path, made)


def write(path: Path, made: Maker) -> Path:
    """Writes what was made into a new database with the tables, indexes and views of the store."""
    known = {row["name"]: row["entity_id"] for row in made.rows["names"]}
    known |= {row["name_en"]: row["id"] for row in made.rows["entities"] if row["name_en"]}
    made.rows["namings"] = [
        {"mention_id": row["id"], "entity_id": known[row["quote"]]}
        for row in made.rows["mentions"]
        if row["kind"] == "entity" and row["quote"] in known
    ]
    with sqlite3.connect(path) as connection:
        create_tables(connection)
        for name, rows in made.rows.items():
            for row in rows:
                places = ", ".join("?" * len(row))
                connection.execute(f'insert into "{name}" ({quoted(row)}) values ({places})', [*row.values()])
        create_indexes_and_views(connection)
        make_search(connection)
    connection.close()
    return path


def foreign(path: Path) -> Path:
    """Somebody else's database, with a table and columns that have our names."""
    with sqlite3.connect(path) as made:
        made.execute("create table events (id integer primary key, title text, quote text)")
        made.execute("insert into events values (1, 'A concert', 'hear, hear')")
    made.close()
    return path
