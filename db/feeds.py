"""Events for other programs: iCalendar, Atom, TimelineJS and schema.org, each as pieces of text, one event at a time.

Dates stay as coarse as they are: a month is a month in JSON, and in a calendar all of its days (`VALUE=DATE`, never an
instant at midnight).
"""

from __future__ import annotations

import calendar
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

Event = dict[str, Any]
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# schema.org has no words for dates that are no dates of a calendar: these are Dublin Core's, in EDTF as the LOC names it
_CONTEXT = [
    "https://schema.org",
    {"edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"}},
]
_STATUS = {"actual": "CONFIRMED", "denied": "CANCELLED"}


@dataclass(frozen=True)
class About:
    """What a file says of itself: its title, when the database was made (RFC 3339) and where an event has its page."""

    title: str = "regesta"
    made: str = "1970-01-01T00:00:00+00:00"
    page: Callable[[str], str] | None = None
    self_: str = ""


def clean(text: str | None) -> str:
    """Without the characters that XML and calendars forbid."""
    return _CONTROLS.sub("", text or "")


def ends(event: Event) -> tuple[date, date] | None:
    """The first and the last day; of an open range the one day that is known."""
    days = [date.fromisoformat(event[end]) for end in ("earliest", "latest") if event[end]]
    return (days[0], days[-1]) if days else None


def coarse(event: Event) -> tuple[str, str] | None:
    """The ends in ISO 8601, as short as they are whole.

    >>> coarse({"earliest": "2023-10-01", "latest": "2023-10-31"}), coarse({"earliest": "2024-01-01", "latest": "2025-12-31"})
    (('2023-10', '2023-10'), ('2024', '2025'))
    """
    found = ends(event)
    if not found or not (event["earliest"] and event["latest"]):
        return (found[0].isoformat(), found[1].isoformat()) if found else None
    first, last = found
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        cut = 4 if first.month == 1 and last.month == 12 else 7
        return first.isoformat()[:cut], last.isoformat()[:cut]
    return first.isoformat(), last.isoformat()


def urn(event: Event) -> str:
    return f"urn:regesta:{quote(clean(event['id']), safe='')}"


def title_of(event: Event) -> str:
    """The title; what did not happen, or not yet, says so."""
    said = "" if event["factuality"] == "actual" else f"[{event['factuality']}] "
    return said + clean(event["title"] or event["title_en"])


def _folded(line: str) -> str:
    """A line of a calendar: at most 75 octets, continued after a blank; no character is cut."""
    octets = line.encode()
    if len(octets) <= 75:
        return line + "\r\n"
    parts, start = list[str](), 0
    while start < len(octets):
        end = min(start + 74, len(octets))
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end].decode())
        start = end
    return "\r\n ".join(parts) + "\r\n"


def _said(text: str) -> str:
    return (
        clean(text).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\r", "").replace("\n", r"\n")
    )


def ics(events: Iterable[Event], about: About) -> Iterator[str]:
    """RFC 5545."""
    stamp = re.sub(r"[-:]|\+00:00$", "", about.made).rstrip("Z") + "Z"
    yield "".join(
        map(
            _folded,
            (
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//regesta//EN",
                "CALSCALE:GREGORIAN",
                f"X-WR-CALNAME:{_said(about.title)}",
            ),
        )
    )
    for event in events:
        if (days := ends(event)) is None:
            continue
        words = [
            f"{event['date']} ({event['type']}, {event['factuality']})",
            event["title_en"],
            event["parties"],
            event["quote"],
        ]
        lines = [
            "BEGIN:VEVENT",
            f"UID:{event['id']}@regesta",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{days[0].isoformat().replace('-', '')}",
        ]
        if days[1] < date.max:  # the end of a calendar's event is exclusive
            lines.append(f"DTEND;VALUE=DATE:{(days[1] + timedelta(1)).isoformat().replace('-', '')}")
        lines += [
            f"SUMMARY:{_said(title_of(event))}",
            "DESCRIPTION:" + _said("\n".join(word for word in words if word)),
            f"CATEGORIES:{_said(event['type'])}",
            f"STATUS:{_STATUS.get(event['factuality'], 'TENTATIVE')}",
            "TRANSP:TRANSPARENT",
        ]
        if about.page:
            lines.append(f"URL:{about.page(event['id'])}")
        yield "".join(map(_folded, [*lines, "END:VEVENT"]))
    yield _folded("END:VCALENDAR")


def atom(events: Iterable[Event], about: About) -> Iterator[str]:
    """RFC 4287; the summary holds the words that say it."""
    yield (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{escape(about.self_ or 'urn:regesta:' + re.sub('[^A-Za-z0-9]+', '-', about.title))}</id>\n"
        f"<title>{escape(clean(about.title))}</title>\n<updated>{about.made}</updated>\n<author><name>regesta</name></author>\n"
        + (f'<link rel="self" href={quoteattr(about.self_)}/>\n' if about.self_ else "")
    )
    for event in events:
        words = " — ".join(
            clean(word) for word in (event["date"], event["title_en"], event["parties"], event["quote"]) if word
        )
        link = f"<link href={quoteattr(about.page(event['id']))}/>" if about.page else ""
        yield (
            f"<entry><id>{urn(event)}</id><title>{escape(title_of(event))}</title><updated>{about.made}</updated>"
            f"{link}<category term={quoteattr(event['type'])}/><summary>{escape(words)}</summary></entry>\n"
        )
    yield "</feed>\n"


def _date(iso: str) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, iso.split("-")), strict=False))


def _list(open_: str, rows: Iterable[dict[str, Any]], close: str) -> Iterator[str]:
    yield open_
    for at, row in enumerate(rows):
        yield (",\n" if at else "\n") + json.dumps(row, ensure_ascii=False)
    yield close


def timelinejs(events: Iterable[Event], about: About) -> Iterator[str]:
    """The JSON of TimelineJS 3; its texts are HTML, so ours are escaped."""

    def slides() -> Iterator[dict[str, Any]]:
        for event in events:
            if (iso := coarse(event)) is None:
                continue
            words = [f"<p>{html.escape(clean(word))}</p>" for word in (event["title_en"], event["parties"]) if word]
            if event["quote"]:
                words.append(f"<blockquote>{html.escape(clean(event['quote']))}</blockquote>")
            if about.page:
                words.append(
                    f'<p><a href="{html.escape(about.page(event["id"]))}">{html.escape(event["date"])}</a></p>'
                )
            slide = {
                "unique_id": event["id"],
                "start_date": _date(iso[0]),
                "display_date": event["date"],
                "group": event["type"],
                "text": {"headline": html.escape(title_of(event)), "text": "".join(words)},
            }
            yield slide | ({"end_date": _date(iso[1])} if iso[1] != iso[0] else {})

    title = json.dumps({"text": {"headline": html.escape(clean(about.title))}}, ensure_ascii=False)
    yield from _list(f'{{"title": {title}, "events": [', slides(), "\n]}\n")


def jsonld(events: Iterable[Event], about: About) -> Iterator[str]:
    """schema.org events in JSON-LD."""

    def nodes() -> Iterator[dict[str, Any]]:
        for event in events:
            iso = coarse(event)
            node = {
                "@type": "Event",
                "@id": urn(event),
                "identifier": event["id"],
                "name": title_of(event),
                "alternateName": event["title_en"] or None,
                "startDate": iso and event["earliest"] and iso[0],
                "endDate": iso and event["latest"] and iso[1],
                "edtf": event["date"],
                "keywords": event["type"],
                "description": event["quote"] or None,
                "url": about.page(event["id"]) if about.page else None,
                "about": [{"@type": "Thing", "name": name} for name in (event["parties"] or "").split(" · ") if name]
                or None,
                "additionalType": f"urn:regesta:factuality:{event['factuality']}",
            }
            yield {key: value for key, value in node.items() if value is not None}

    yield from _list(f'{{"@context": {json.dumps(_CONTEXT)}, "@graph": [', nodes(), "\n]}\n")
