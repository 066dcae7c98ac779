"""Response headers: nothing is loaded from elsewhere, and no script runs but our file and those that Datasette ships."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any

import datasette
from datasette.utils import tilde_decode

from .ours import known_as_ours

_BASE = (
    "default-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'; "
)
# our pages: one script and one stylesheet, both our own files
STRICT = _BASE + "script-src 'self'; style-src 'self'; img-src 'self'"
OTHERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NONCE = "regesta_nonce"


@cache
def _constant() -> str:
    """The hashes of the inline scripts of Datasette's templates that are always the same."""
    scripts = {
        script
        for template in (Path(datasette.__file__).parent / "templates").glob("*.html")
        for script in _INLINE.findall(template.read_text(encoding="utf-8"))
    }
    return " ".join(
        sorted(
            f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
            for script in scripts
            if "{{" not in script and "{%" not in script
        )
    )


def for_datasette(nonce: str = "") -> str:
    """The policy of Datasette's own pages. Their constant inline scripts are allowed by hash, those with values by a nonce
    that is written into the template (labelled.py), never into what fills it; they set styles in attributes and elements,
    which only 'unsafe-inline' allows."""
    allowed = _constant() + (f" 'nonce-{nonce}'" if nonce else "")
    return _BASE + f"script-src 'self' {allowed}; style-src 'self' 'unsafe-inline'; img-src 'self' data:"


def nonce(request: Any) -> Callable[[], str]:
    """The function of templates that gives the nonce of the answer to `request`; asked for, the policy allows it."""

    def of_answer() -> str:
        given: list[str] = request.scope.get(_NONCE, [""]) if request is not None else [""]
        if not given:
            given.append(secrets.token_urlsafe(16))
        return given[0]

    return of_answer


def guards(served: Any, path: str) -> bool:
    """Whether a response to `path` is ours to guard: not when it shows a database that is somebody else's."""
    base = served.setting("base_url")
    first = path.removeprefix(base).lstrip("/").split("/", 1)[0].split(".", 1)[0]
    try:
        return (
            known_as_ours(served.get_database(route=tilde_decode(first)))
            if first and first != "-"
            else serves_ours(served)
        )
    except KeyError:
        return serves_ours(served)


def serves_ours(served: Any) -> bool:
    return any(known_as_ours(each) for each in served.databases.values())


def guard(served: Any) -> Callable[[Any], Any]:
    """The ASGI wrapper that adds the headers a view has not set itself."""

    def wrap(app: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
        async def guarded(scope: dict[str, Any], receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:
            nonces: list[str] = []  # the template of the answer puts its own here
            scope = {**scope, _NONCE: nonces}

            async def send_guarded(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start" and guards(served, scope["path"]):
                    headers = [(bytes(key), bytes(value)) for key, value in message.get("headers", [])]
                    there = {key.decode("latin1").lower() for key, _ in headers}
                    wanted = {"content-security-policy": for_datasette(*nonces)} | OTHERS
                    headers += [(key.encode(), value.encode()) for key, value in wanted.items() if key not in there]
                    message = {**message, "headers": headers}
                await send(message)

            await app(scope, receive, send_guarded if scope["type"] == "http" else send)

        return guarded

    return wrap
