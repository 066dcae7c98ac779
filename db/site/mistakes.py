"""The page for what is not there, not allowed or no SQL: what is wrong in a sentence, and where to go from here."""

from __future__ import annotations

from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from .visible import visible

_TITLES = {
    400: "This cannot be answered",
    403: "This is not for everyone",
    404: "Nothing is here",
    500: "Something went wrong",
}
_KNOWN = {"SQL Interrupted": "The query took too long"}


def context(exception: Exception, request: Any, seconds: float) -> dict[str, Any] | None:
    """What the template shows, with the `status` of the answer; None for what is no mistake of whoever asks. `seconds`:
    how long a query may take."""
    if isinstance(exception, Base400):
        status, title = exception.status, ""
        message = str(exception.args[0]) if exception.args else ""
    elif isinstance(exception, QueryInterrupted):  # of a page of ours
        status, title, message = 503, "SQL Interrupted", ""
    elif isinstance(exception, DatasetteError):
        status, title, message = (
            exception.status,
            exception.title or "",
            "" if exception.message_is_html else str(exception.message),
        )
    else:
        return None
    if message == str(status) or (message == "Database not found" and "/-/" in request.path):  # `-` is no database
        message = ""
    slow = title == "SQL Interrupted"
    return {
        "status": status,
        "title": _KNOWN.get(title) or _TITLES.get(status, _TITLES[500]),
        "slow": seconds if slow else None,
        "message": visible(message[:1000]),
        "path": visible(request.path[:200]),
        "sql": visible((request.args.get("sql") or "")[:20_000]),
    }
