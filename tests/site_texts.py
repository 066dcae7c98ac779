"""The documents of the database that the tests of the site read: an interview, news, a hostile page, a damaged one."""

INTERVIEW = """对话智谱AI张鹏：先把模型训出来，再谈故事

山雨笔记　文 | 许听澜

见到张鹏时，他刚从沈阳回来。2023年10月27日，智谱AI发布了第三代基座模型ChatGLM3。

张鹏：2019年6月，这家公司从清华大学独立出来。

张鹏：GLM-130B有1300亿参数。2022年8月4日我们把权重开放了出去。

山雨笔记：上个月，公司公布今年融了超过25亿元。够用吗？

张鹏：我们希望在2024年内做出全面对标GPT-4的模型。

山雨笔记：今年5月，辛顿离开谷歌后说，机器可能在5到20年内超过人。

本文系山雨笔记原创，未经授权不得转载。"""

NEWS = """Zhipu AI has raised more than 2.5 billion yuan

By Lin Wei, 20 October 2023

Zhipu AI said in October 2023 that it had raised more than 2.5 billion yuan this year, with \
Alibaba and Tencent among its investors. \
People familiar with the matter value it above 14 billion yuan. The company denied around November 2023 that it would \
buy a rival, which is rumoured to be for sale in the first quarter of 2024."""

TAIPEI = """智譜AI年內募資逾25億人民幣

（台北訊）智譜AI今年10月宣布，年內募資累計逾25億元人民幣。若晶片出口再收緊，訓練將會延後。"""

HOSTILE = """<script>alert("title")</script> 与 \u202egnp.exe

2024年2月5日，</mark></p><script>window.pwned = 1</script><img src=x onerror="window.pwned = 2"> \
公司发布了模型 & "引号" 'quote'。
[链接](javascript:window.pwned=3) {{ 7 * 7 }} %s \u202e反向文字\u202c 之后。'; drop table events; --"""


TORN = """新創(chuàng)公司的故事

2021年5月，創(chuàng)始人說：?ldquo;我們發(fā)布了云雀創(chuàng)作模型?rdquo;。?/p>
第二年，公司以O(shè)penLark為名創(chuàng)辦新\u200b業(yè)務(wù)。"""
