"""The site and what could hurt: hostile text, foreign scripts, other people's databases, pages not for everyone."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from datasette.app import Datasette
from datasette.plugins import pm
from regesta.db.site import plugin, serving
from regesta.db.site.security import STRICT

from . import site_database
from .site_page import Page, get, page, short


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return site_database.build(tmp_path_factory.mktemp("site") / "facts.db")


@pytest.fixture(scope="module")
def served(database):
    return serving.make_datasette(database)


EVERY_PAGE = [
    "/",
    "/-/timeline/facts",
    "/-/timeline/facts?_lanes=entity",
    "/-/search/facts?q=script",
    "/-/search/facts?q=%3Cb%3Ex%3C/b%3E%E2%80%AEgnp",
    "/-/unlinked/facts?reason=%3Cb%3Ex%3C/b%3E%E2%80%AE",
    "/-/entity/facts/glm130b",
    "/-/document/facts/evil?misses=1",
    "/-/event/facts/evil",
    "/-/document/facts/evil",
    "/facts",
    "/facts/events",
    "/facts/claims",
    "/facts/documents",
    "/facts/mentions",
    "/facts/timeline",
    "/facts/dates",
    "/facts/events/evil",
    "/facts/facts_with_evidence",
    "/facts/said_by?speaker=",
    "/facts?sql=select+*+from+events",
]


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_text_from_articles_is_never_markup(served, path):
    answer = get(served, path)
    shown = Page(answer.text)
    assert shown.all("img") == []
    assert [each["text"] for each in shown.all("script") if "alert" in each["text"] or "pwned" in each["text"]] == []
    assert [each for each in shown.elements if any(key.startswith("on") for key in each)] == []
    assert [each for each in shown.elements if (each.get("href") or "").strip().lower().startswith("javascript:")] == []
    assert "<b>x</b>" not in answer.text


@pytest.mark.parametrize("path", [path for path in EVERY_PAGE if path not in ("/facts/events/evil",)])
def test_bidirectional_overrides_are_shown_not_obeyed(served, path):
    assert "\u202e" not in get(served, path).text


OUR_PAGES = [
    "/",
    "/-/timeline/facts",
    "/-/timeline/facts?_lanes=entity",
    "/-/event/facts/raised",
    "/-/document/facts/talk",
    "/-/entity/facts/zhipu",
    "/-/search/facts?q=智谱",
    "/-/unlinked/facts",
]


@pytest.mark.parametrize("path", OUR_PAGES)
def test_our_pages_have_one_script_file_of_ours_and_nothing_inline(served, path):
    answer = get(served, path)
    assert answer.headers["content-security-policy"] == STRICT
    assert "unsafe" not in STRICT
    shown = Page(answer.text)
    (script,) = shown.all("script")
    assert script["src"].startswith("/-/regesta/regesta.js?")
    assert script["text"] == ""
    assert shown.all("style") == [each for each in shown.elements if "style" in each] == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/facts",
        "/facts/events",
        "/facts/events.json",
        "/facts/events.csv",
        "/-/event/facts/none",
        "/-/regesta/regesta.css",
        "/-/static/app.css",
        "/-/metadata",
        "/facts.db",
    ],
)
def test_every_answer_has_the_headers(served, path):
    headers = get(served, path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy.split("style-src")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/facts",
        "/facts/events",
        "/facts?sql=select+1",
        "/facts/said_by",
        "/facts/events/evil",
        "/-/event/facts/none",
        "/-/patterns",
    ],
)
def test_every_inline_script_of_datasette_is_allowed_by_its_hash_or_nonce(served, path):
    answer = get(served, path, follow_redirects=True)
    policy = answer.headers["content-security-policy"]
    for nonce, script in re.findall(r'<script(?: nonce="([^"]*)")?>(.*?)</script>', answer.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'nonce-{nonce}'" in policy if nonce else f"'sha256-{digest}'" in policy


def test_a_nonce_is_given_to_templates_only_once_and_only_when_they_need_it(served):
    shown = [get(served, "/facts/documents") for _ in range(2)]
    nonces = [re.findall(r"'nonce-([^']*)'", each.headers["content-security-policy"]) for each in shown]
    assert all(len(each) == 1 and len(each[0]) > 20 for each in nonces)
    assert nonces[0] != nonces[1]
    for answer, (nonce,) in zip(shown, nonces, strict=True):
        assert {each.get("nonce") for each in Page(answer.text).all("script")} == {None, nonce}
        assert answer.text.count(nonce) == answer.text.count("<script nonce=")
    for path in ("/facts/events.json", "/-/event/facts/none", "/-/timeline/facts", "/-/static/app.css"):
        assert "nonce" not in get(served, path).headers["content-security-policy"]


def test_databases_of_others_are_left_alone(tmp_path):
    assert pm.is_registered(plugin)
    served = Datasette([str(site_database.foreign(tmp_path / "foreign.db"))])
    answer = get(served, "/")
    assert "Datasette" in answer.text
    assert "regesta" not in answer.text
    for path in ("/", "/foreign", "/foreign/events", "/foreign?sql=select+1", "/foreign/none"):
        answer = get(served, path)
        assert "content-security-policy" not in answer.headers
        assert "/-/event/" not in answer.text
        assert "regesta" not in answer.text
    assert get(served, "/-/timeline/foreign").status_code == 404


def test_served_together_each_keeps_its_own(tmp_path, database):
    foreign = site_database.foreign(tmp_path / "foreign.db")
    served = Datasette([str(foreign)], immutables=[str(database)])
    shown = page(served, "/")
    assert "/foreign" in [each.get("href") for each in shown.all("a")]
    assert "/-/timeline/facts" in [each.get("href") for each in shown.all("a")]
    theirs = get(served, "/foreign/events")
    assert "content-security-policy" not in theirs.headers
    assert "regesta" not in theirs.text
    assert "content-security-policy" in get(served, "/facts/events").headers
    assert page(served, "/facts/events").all("header", "masthead") != []


def test_a_database_that_may_not_be_seen_has_no_pages(database):
    metadata = serving.metadata_for(database)
    metadata["databases"]["facts"]["allow"] = {"id": "root"}
    served = Datasette([], immutables=[str(database)], metadata=metadata)
    for path in ("/-/timeline/facts", "/-/event/facts/raised", "/-/document/facts/talk"):
        assert get(served, path).status_code == 403
    assert "智谱" not in get(served, "/").text


def test_pages_stand_under_a_base_url(database):
    served = Datasette([], immutables=[str(database)], settings={"base_url": "/archive/"})
    shown = page(served, "/-/timeline/facts")  # Datasette's client adds the base
    assert len(short(shown)) == 11
    assert [
        each["href"]
        for each in shown.all("a")
        if (each.get("href") or "").startswith("/") and not each["href"].startswith("/archive/")
    ] == []
    for each in shown.all("link"):
        assert get(served, each["href"].removeprefix("/archive")).status_code == 200
