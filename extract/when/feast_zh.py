from ..expr import Expr, Step, absolute, document
from ..lexicon import words
from ..rule import Match, rule

_SHY = {"十一", "五一", "六一", "618", "元宵", "七夕", "重阳", "小年", "腊八", "端午", "圣诞"}


@rule(
    "when/feast_zh",
    r"(?<![\d第一二三四五六七八九十百千万.零〇])(?:(?P<lead>[上下])一?个)?({feast_zh})(?:当天|当日|假期|"
    r"小?长假|期间|黄金周|假日)?",
    hints=words("feast_zh"),
    reach=(4, 3),
)
def feast_zh(m: Match) -> Expr | None:
    """Finds 春节, 中秋节, 除夕, 元旦, 国庆, 双11, 五一, 感恩节. Reads the day of a year that resolve chooses.
    Leaves 十一 in numbers (十一点, 十一家), 五一路, 元宵 as food, 国庆 as a name."""
    word, text = m[2], m.string
    if word in _SHY and m.end() == m.end(2) and text.strip() != m[0]:
        behind, ahead = text[m.end() : m.end() + 1], text[m.start() - 1 : m.start()]
        if not (
            behind
            in (
                "",
                "前",
                "后",
                "节",
                "到",
                "至",
                "期",
                "假",
                "、",
                ",",
                "。",
                "晚",
                "和",
                "小",
                "黄",
                "的",
                "(",
                ")",
                "左",
            )
            and ahead in ("", "年", "到", "至", "、", "在", "于", "历", ",", "。", "从", "近", "的", "每", "过", "(")
        ):
            return None
        if word == "十一" and (
            ahead not in ("", "年", "到", "至", "、", "在", "从") or behind in ("的", "年", ",", "、")
        ):
            return None
    if m["lead"]:
        return document(Step("nearest", -1 if m["lead"] == "上" else 1, f"feast {word}"))
    return absolute(Step("feast", of=word))
