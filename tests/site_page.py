"""Asks Datasette for a page in-process and reads it as a browser would."""

from __future__ import annotations

import asyncio
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """What a browser would see: elements with their text, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[dict] = []
        self.open: list[dict] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", "inside": [each["tag"] for each in self.open], **dict(attrs)}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()["tag"] != tag:
            pass
        if tag == "li":  # the next begins a line
            self.handle_data(" ")

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, kind=""):
        wanted = set(kind.split())
        return [
            each for each in self.elements if each["tag"] == tag and wanted <= set((each.get("class") or "").split())
        ]

    def texts(self, tag, kind=""):
        return [" ".join(each["text"].split()) for each in self.all(tag, kind)]


def get(served, path, **given):
    return asyncio.run(served.client.get(path, **given))


def page(served, path, status=200):
    answer = get(served, path)
    assert answer.status_code == status, answer.text
    return Page(answer.text)


def short(shown):
    """The events of a timeline by their ids."""
    return [
        each["href"].rsplit("/", 1)[1]
        for each in shown.all("a")
        if {"h4", "ol"} <= {*each["inside"]} or {"h3", "ol"} <= {*each["inside"]}
    ]
