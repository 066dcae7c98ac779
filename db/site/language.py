"""The language of a page: what was asked for (`?_lang=zh`), else the cookie, else what the browser prefers.

The words of our templates are English; zh.yml has the Chinese for each, and theirs.yml for Datasette's.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

import yaml
from markupsafe import Markup

LANGUAGES = ("en", "zh")
COOKIE = "regesta_lang"
_TAG = re.compile(r"\s*([A-Za-z]+|\*)[-\w]*\s*(?:;\s*q=([\d.]+))?\s*")
_HAN = re.compile("[\u3400-\u9fff]")
_STOP = re.compile("[（，、：；。]")
_PARTS = {"Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度", "H1": "上半年", "H2": "下半年"}
_PART = re.compile(r"(\d{4}) ([QH]\d)")


def _read(name: str) -> dict[str, str]:
    words: dict[str, str] = yaml.safe_load((files("regesta.db.site") / name).read_text(encoding="utf-8"))
    return words


@cache
def theirs() -> dict[str, str]:
    """The Chinese of what Datasette's own templates say."""
    return _read("theirs.yml")


@cache
def chinese() -> dict[str, str]:
    """The Chinese of every English word of the templates, Datasette's and ours."""
    return theirs() | _read("zh.yml")


def preferred(accept: str) -> str:
    """
    >>> preferred("fr;q=0.9, zh-CN;q=0.8, en;q=0.7"), preferred(""), preferred("en, zh;q=0"), preferred("q=;;")
    ('zh', 'en', 'en', 'en')
    """
    wanted = []
    for part in accept.split(",")[:20]:
        if found := _TAG.fullmatch(part):
            try:
                weight = float(found[2] or 1)
            except ValueError:
                continue
            if found[1].lower() in LANGUAGES and weight > 0:
                wanted.append((-weight, found[1].lower()))
    return min(wanted, key=lambda each: each[0])[1] if wanted else LANGUAGES[0]


def chosen(request: Any) -> str:
    """The language for a request (None: English)."""
    if request is None:
        return LANGUAGES[0]
    for asked in (request.args.get("_lang"), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return str(asked)
    return preferred(request.headers.get("accept-language") or "")


def words(language: str) -> Callable[..., str]:
    """`t("page {page} of {pages}", page=1, pages=2)` in this language."""

    def t(english: str, **given: Any) -> str:
        text = chinese().get(english, english) if language == "zh" else english
        return text.format(**given) if given else text

    return t


def tongue(language: str) -> Callable[..., Markup]:
    """The attribute `lang` for a text that is not in the language of the page, else nothing."""

    def of(text: str | None, known: str | None = None) -> Markup:
        lang = known or ("zh" if _HAN.search(text or "") else "en")
        here = (language, "zh-Hans") if language == "zh" else (language,)
        return Markup("") if lang in here else Markup(' lang="{}"').format(lang)

    return of


def gloss(language: str) -> Callable[[str | None], str]:
    """A short name for a column, out of its description; nothing in English, where the column's own name serves.

    >>> gloss("zh")("The date as an EDTF string, as precise as the words · 日期（EDTF 写法，不比原文更精确）")
    '日期'
    """

    def of(text: str | None) -> str:
        said = _STOP.split(half(language)(text), maxsplit=1)[0] if language == "zh" and text else ""
        return said if len(said) <= 10 else ""

    return of


def local(language: str) -> Callable[[dict[str, Any]], str]:
    """A word of the tables ({"key", "en", "zh"}) in this language."""

    def word(pair: dict[str, Any]) -> str:
        return str(pair.get(language) or pair["en"])

    return word


def dated(language: str) -> Callable[[str | None], str]:
    """A readable date (words.py) in this language.

    >>> dated("zh")("c. 2023-11"), dated("zh")("2024 Q1"), dated("zh")("2023 H2 – …"), dated("en")("2024 Q1")
    ('约 2023-11', '2024年第一季度', '2023年下半年 – …', '2024 Q1')
    """

    def of(text: str | None) -> str:
        if language != "zh" or not text:
            return text or ""
        return _PART.sub(lambda m: f"{m[1]}年{_PARTS[m[2]]}", text.replace("c. ", "约 "))

    return of


def half(language: str) -> Callable[[str | None], str]:
    """The half of "English · 中文" (titles) or "English. 中文。" (descriptions) that is in this language."""

    def of(text: str | None) -> str:
        text = " ".join((text or "").split())
        found = _HAN.search(text)
        if not found:
            return text
        title, dot, chinese_title = text.rpartition(" · ")
        if dot and not _HAN.search(title):
            return chinese_title if language == "zh" else title
        stops = [m.end() for m in re.finditer(r"[.?!]\s", text[: found.start() + 1])]
        at = stops[-1] if stops else 0
        return text[at:].strip() if language == "zh" or not at else text[:at].strip()

    return of


def remembers(served: Any, is_ours: Callable[[], bool]) -> Callable[[Any], Any]:
    """The ASGI wrapper that keeps what `?_lang` asked for in a cookie, and says that answers vary."""

    def wrap(app: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        async def remembering(scope: dict[str, Any], receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
            async def with_cookie(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start" and is_ours():
                    headers = [*message.get("headers", []), (b"vary", b"accept-language, cookie")]
                    asked = parse_qs(scope.get("query_string", b"").decode("latin1")).get("_lang", [""])[0]
                    if asked in LANGUAGES:
                        cookie = f"{COOKIE}={asked}; Path={served.setting('base_url')}; Max-Age=31536000; SameSite=Lax"
                        headers.append((b"set-cookie", cookie.encode()))
                    message = {**message, "headers": headers}
                await send(message)

            await app(scope, receive, with_cookie if scope["type"] == "http" else send)

        return remembering

    return wrap
