from ..expr import Expr, Step, absolute
from ..rule import Match, rule


@rule(
    "when/half_zh",
    r"(?P<h>[上下前后])半年(?:度)?|(?<=[\d今去上前〇一二三四五六七八九]年)(?P<report>半年度?|中期?)(?=报)|"
    r"(?<![A-Za-z\d])(?<![A-Za-z]-)(?<!机器人)(?<!机器狗)(?<!芯片)[Hh](?P<n>[12])(?![A-Za-z\d.]|{not_half_behind_zh}"
    r"|、?[GHB]\d)",
    hints=["半年", "年中", "h1", "h2"],
    reach=(2, 3),
    weight=1,
)
def half_zh(m: Match) -> Expr | None:
    """Finds 上半年, 下半年, H1, (2023年)中报. Reads a half of a year that resolve chooses.
    Leaves 半年 (duration_zh), H100, H1N1 and the H1 that is a product (H1机器人)."""
    if m["n"]:
        return absolute(Step("half", int(m["n"])))
    return absolute(Step("half", 1 if m["report"] or m["h"] in "上前" else 2))
