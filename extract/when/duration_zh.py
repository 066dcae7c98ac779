import re

from ..model import Duration
from ..pattern import lazy
from ..rule import Match, rule
from .numerals import in_saying, number

_UNITS = {
    "年": "Y",
    "周年": "Y",
    "载": "Y",
    "个月": "M",
    "月": "M",
    "周": "W",
    "个周": "W",
    "星期": "W",
    "个星期": "W",
    "礼拜": "W",
    "个礼拜": "W",
    "天": "D",
    "日": "D",
    "个季度": "Q",
    "季度": "Q",
    "小时": "h",
    "个小时": "h",
    "钟头": "h",
    "个钟头": "h",
    "个钟": "h",
    "粒钟": "h",
    "分钟": "m",
    "分": "m",
    "秒": "s",
    "秒钟": "s",
    "刻钟": "q",
    "晚": "N",
    "夜": "N",
    "个世纪": "C",
}

_TERM = lazy(r"[刑判处囚监役][^,。;\d]{0,8}$")  # 判刑3年8月, 撤销改判3年8月
PAIR = lazy(r"[一二两三四五六七八九]{2}$")


@rule(
    "when/duration_zh",
    # 2023年 and 5月 are no lengths: the pattern says so, since most texts are full of them
    r"(?=[\d大半几数好上一二两三四五六七八九十百千万亿俩仨])(?![12]\d{3}年|\d{1,9}月|[一二两三四五六七八九十百千万亿俩仨]{1,8}月)"
    r"(?<![\d.第〇零a-zA-Z])(?<![一二三四五六七八九十两百千万几数])(?<!公元)(?<!公元前)(?<!复)(?:"
    r"(?<![上下前后])(?P<half>大?半)(?P<hu>年|个多?月|月(?![板湾形刊])|天|日|个?小时|个?钟头|粒钟|个?世纪|分钟)|"
    r"(?P<vague>{vague_count_zh})(?P<vu>{vague_unit_zh})|(?P<n>{time_count_zh})\s?(?:(?P<many>个?多|(?<=[十百千0])来)(?P<mu>{time_unit_zh})|"
    r"(?P<u>{time_unit_zh}))(?P<tail>半(?!价|导|数)|零?(?P<n2>{time_count_zh})(?P<u2>{time_unit_zh}|"
    r"分(?!之)|晚|夜)(?:(?P<n3>{time_count_zh})(?P<u3>{time_unit_zh}|分(?!之|钟)))?)?|"
    r"(?P<hn>{time_count_zh})个半(?P<hhu>月|小时|钟头?|星期)|(?P<fn>{time_count_zh})分半)(?:钟)?(?:春秋|"
    r"时间)?(?!代|级|款|岁|[期]货)",
    locator="count of time",
    reach=(12, 14),
)
def duration_zh(m: Match) -> Duration | None:
    """Finds 三年, 6个月, 两周, 27分钟7秒, 半年, 一年半, 两个半月, 十来天, 好几年 (PXY), (判刑)3年8月. Reads the length (ISO 8601), halves included.
    Leaves points of time (2023年, 3日, 5月), 一年级, 第三天, 万一."""
    if m["half"]:
        return Duration(
            {
                "年": "P6M",
                "个月": "P15D",
                "月": "P15D",
                "天": "PT12H",
                "日": "PT12H",
                "世纪": "P50Y",
                "分钟": "PT30S",
            }.get(m["hu"].lstrip("个多") if "月" not in m["hu"] else "月", "PT30M")
        )
    if m["vague"]:
        return Duration(iso([("X", _UNITS[m["vu"]])]))
    if m["hn"]:
        n, unit = _count(m["hn"]), m["hhu"]
        if not n:
            return None
        return Duration({"月": f"P{n}M15D", "星期": f"P{int(n) * 7 + 4}D"}.get(unit, f"PT{n}H30M"))
    if m["fn"]:
        return Duration(f"PT{_count(m['fn'])}M30S") if _count(m["fn"]) else None
    n, unit = _count(m["n"]), m["u"] or m["mu"]
    if unit == "周" and m.string[m.start() - 1 : m.start()] in ("周", "期", "拜"):
        return None  # 周二周三
    if PAIR.search(m["n"]) or (m["n"][0] > "9" and in_saying(m)):
        return None  # 两三年: few_zh; 十年树木
    if (
        (m["many"] and unit not in ("月", "星期", "礼拜", "小时", "钟头", "周") and "个" in m["many"])
        or (unit == "月" and not m["many"])
        or (
            "月" in (m["u2"], m["u3"])
            and not (unit == "年" and _TERM.search(m.string, max(0, m.start() - 14), m.start()))
        )
    ):
        return None
    if n is None or m["n"] in ("半", "万", "亿", "千") or (m["n"] == "百" and unit != "年"):
        return None
    if unit == "年" and m["n"].isdigit() and len(m["n"]) == 4 and m["n"][0] in "12":
        return None
    within = m.string.startswith(("内", "之内", "以内"), m.end())
    if (
        unit == "日"
        and not within
        and not m["tail"]
        and m["n"].isdigit() is False
        and len(m["n"]) == 1
        and m["n"] not in "两俩三五七"
    ):
        return None
    if unit in ("天",) and m["n"] == "一" and m.string[m.start() - 1 : m.start()] in ("有", "那", "同", "某", "这"):
        return None
    if (
        m["n"] == "四"
        and unit == "周"
        and not m.string.startswith(("前", "后", "内", "时间", "之", "以", "来"), m.end())
        and m.string.strip() != m[0]
    ):
        return None  # 四周群山
    parts = [(n, _UNITS[unit])]
    if m["tail"] and "年" in unit and "季度" in (m["u2"] or "") and "个" not in m["u2"]:
        return None
    if m["tail"] == "半":
        parts.append(_half(_UNITS[unit]))
    elif m["n2"]:
        if m["u2"] in ("晚", "夜"):
            pass
        elif (second := _count(m["n2"])) is not None:
            if _UNITS[m["u2"]] == _UNITS[unit]:
                return None  # 十年八年
            parts.append((second, _UNITS[m["u2"]]))
            if m["n3"] and (third := _count(m["n3"])) is not None:
                parts.append((third, _UNITS[m["u3"]]))
    return Duration(iso(parts))


def _count(text: str) -> str | None:
    """A number as it stands in ISO 8601: 两 is 2, 2.5 stays."""
    text = text.replace(",", "")
    times = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}.get(text[-1], 1) if text[0].isdigit() else 1
    try:
        if text[0].isdigit():
            value = float(text if times == 1 else text[:-1]) * times
            return str(int(value)) if value == int(value) else f"{value:g}"
        if "万" in text:
            high, _, low = text.partition("万")
            return str(number(high or "一") * 10**4 + (number(low) if low else 0))
        return str(number(text))
    except (ValueError, OverflowError):
        return None


def _half(unit: str) -> tuple[str, str]:
    return {
        "Y": ("6", "M"),
        "M": ("15", "D"),
        "W": ("4", "D"),
        "D": ("12", "h"),
        "h": ("30", "m"),
        "m": ("30", "s"),
    }.get(unit, ("0", "s"))


def iso(parts: list[tuple[str, str]]) -> str:
    """Counted units as ISO 8601: quarters are three months, quarters of an hour fifteen minutes."""
    day, clock, week = "", "", ""
    for n, unit in parts:
        if unit == "Q":
            n, unit = f"{float(n) * 3:g}", "M"
        elif unit == "C":
            n, unit = f"{float(n) * 100:g}", "Y"
        elif unit == "q":
            n, unit = f"{float(n) * 15:g}", "m"
        if unit in "YMD":
            day += n + unit
        elif unit == "W":
            week += n + unit
        else:
            clock += n + unit.upper()
    if week and (day or clock):
        days = sum(float(n) for n in re.findall(r"([\d.]+)D", day)) + float(week[:-1]) * 7
        week, day = "", re.sub(r"[\d.]+D", "", day) + f"{days:g}D"
    return "P" + day + week + ("T" + clock if clock else "")
