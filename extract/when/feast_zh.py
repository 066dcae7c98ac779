from ..expr import Expr, Step, absolute, document
from ..lexicon import words
from ..rule import Match, rule

_SURNAMES = frozenset("".join(words("surname_strong_zh")))
_LONG = words("feast_long_zh")
_SHY = {"十一", "五一", "六一", "618", "元宵", "七夕", "重阳", "小年", "腊八", "端午", "圣诞"}


@rule(
    "when/feast_zh",
    r"(?<![\d第一二三四五六七八九十百千万.零〇])(?:(?P<lead>[上下])一?个)?(?:[“‘\"]"
    r"(?P<quoted>{feast_zh})[”’\"]|(?P<plain>{feast_zh}))(?:当[天日晚]|(?P<long>{feast_span_zh})(?!日本))?"
    r"(?P<past>(?:之后|以后|过后|后)(?![的第首一两三几天日\d台卫勤续]))?(?![路街号楼])",
    hints=words("feast_zh"),
    reach=(4, 6),
)
def feast_zh(m: Match) -> Expr | None:
    """Finds 春节, 中秋节, 除夕, 元旦, “双11”, 五一, 国庆黄金周. Reads the day of a year that resolve chooses; a holiday
    has several, approximately; 春节后 are the weeks behind it.
    Leaves 十一 in numbers (十一点, 十一家), 五一路, 元宵 as food, 国庆 as a name."""
    word, text = m["quoted"] or m["plain"], m.string
    if word in _SHY and m.end() == m.end("plain") and text.strip() != m[0]:
        behind, ahead = text[m.end() : m.end() + 1], text[m.start() - 1 : m.start()]
        if not (ahead == "年" and word != "十一") and not (
            (not behind or behind in words("feast_behind_zh")) and (not ahead or ahead in words("feast_ahead_zh"))
        ):
            return None
        if word == "十一" and (
            ahead not in ("", "年", "到", "至", "、", "在", "从") or behind in ("的", "年", ",", "、")
        ):
            return None
    if word == "国庆" and m["plain"] and text[max(0, m.start() - 1) : m.start()] in _SURNAMES:
        return None  # 李国庆
    if m["lead"]:
        return document(Step("nearest", -1 if m["lead"] == "上" else 1, f"feast {word}"))
    feast = absolute(Step("feast", of=word))
    holiday = feast.then(Step("holiday", to=int(_LONG[word]))) if word in _LONG else feast
    if m["past"]:
        return holiday.then(Step("wake"))
    return holiday if m["long"] else feast
