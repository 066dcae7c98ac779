"""The site in a real browser: from home to the highlighted sentence, on a phone, in the dark, without JavaScript."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests import site_database

AXE = Axe().axe_script
PAGES = [
    "",
    "-/timeline/facts",
    "-/timeline/facts?year=2023",
    "-/timeline/facts?_lanes=entity",
    "-/entity/facts/zhipu",
    "-/entity/facts/glm130b",
    "-/search/facts",
    "-/search/facts?q=智譜",
    "-/unlinked/facts",
    "-/document/facts/talk?misses=1",
    "-/event/facts/raised",
    "-/event/facts/evil",
    "-/document/facts/talk",
    "-/document/facts/evil",
    "-/document/facts/torn",
    "-/document/facts/torn?text=repaired",
    "facts",
    "facts/events",
    "facts/funding",
    "facts/claims",
    "facts/documents",
    "facts/timeline",
    "facts/events/raised",
    "facts/biggest_rounds",
    "facts/said_by?speaker=",
    "facts?sql=select+*+from+claims",
]


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.fail(
            "These tests look at the site in a real browser, and there is no chromium here. "
            "On Debian: apt-get install chromium"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """`regesta serve` on a free port."""
    made = site_database.small()
    site_database.torn(made)
    database = site_database.write(tmp_path_factory.mktemp("browser") / "facts.db", made)
    server = subprocess.Popen(
        [sys.executable, "-c", "from regesta.cli import main; main()", "serve", str(database), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    line = server.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    if not found:
        server.kill()
        pytest.fail(f"regesta serve said no address: {line}{server.stderr.read()}")
    yield found[0]
    server.terminate()
    server.wait(10)
    server.stdout.close()
    server.stderr.close()


@pytest.fixture
def browse(chromium, address):
    """Opens pages; at the end no page may have asked another host for anything, or have logged an error."""
    wrong, contexts = [], []

    def opened(**look):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **look})
        contexts.append(context)
        context.on(
            "request",
            lambda request: (
                urlsplit(request.url).netloc == urlsplit(address).netloc
                or request.url.startswith("data:")
                or wrong.append(f"request to {request.url}")
            ),
        )
        page = context.new_page()
        page.on(
            "console",
            lambda message: message.type in ("error", "warning") and wrong.append(f"{page.url}: {message.text}"),
        )
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: (wrong.append(f"{page.url}: dialog {dialog.message}"), dialog.dismiss()))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def in_view(page, selector):
    return page.locator(selector).evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.height > 0 }"
    )


def background(page, selector):
    return page.locator(selector).evaluate("e => getComputedStyle(e).backgroundColor")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_home_to_the_highlighted_sentence(browse, address, scripts):
    page = browse(java_script_enabled=scripts, viewport={"width": 1000, "height": 420})
    page.goto(address)
    page.get_by_role("link", name="Timeline").first.click()
    page.get_by_role("link", name="2022: 1").click()
    page.wait_for_url("**/-/timeline/facts?year=2022")
    page.get_by_role("link", name="智谱AI开源GLM-130B").click()
    page.wait_for_url("**/-/event/facts/glm130b")
    assert page.locator("h1").inner_text() == "智谱AI开源GLM-130B"
    page.locator("blockquote a").click()
    page.wait_for_url("**/-/document/facts/talk?claim=*#claim-*")
    assert page.locator("mark.hit").all_inner_texts() == ["GLM-130B", "1300亿参数", "2022年8月4日"]
    said = "".join(page.locator(".words .here:not(a)").all_inner_texts())
    assert said == "GLM-130B有1300亿参数。2022年8月4日我们把权重开放了出去。"
    if scripts:  # measuring needs a script, scrolling does not
        assert in_view(page, ".words a.number.here")
        assert background(page, "mark.hit >> nth=0") != background(page, "mark:not(.hit) >> nth=0")


def test_words_can_be_sought_and_sifted_by_hand(browse, address):
    page = browse()
    page.goto(address + "-/timeline/facts")
    page.get_by_label("Words").fill("智谱")
    page.get_by_label("Type", exact=False).first.select_option("release")
    page.get_by_label("From").fill("2024")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**type=release**")
    assert page.locator(".entry h4 a").all_inner_texts() == ["智谱AI拟推出对标GPT-4的模型"]
    page.get_by_role("link", name="Remove the filter year ≥ 2024").click()
    page.wait_for_url(lambda url: "2024" not in url)
    assert page.locator(".entry").count() == 2


def test_the_keyboard_is_enough_and_its_place_is_seen(browse, address):
    page = browse()
    page.goto(address + "-/timeline/facts")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        outline, label = page.evaluate("""() => {
            const e = document.activeElement, hit = e.querySelector('.hit');
            return [hit ? getComputedStyle(hit).stroke : getComputedStyle(e).outlineStyle,
                    e.getAttribute('aria-label') || e.textContent.trim()] }""")
        assert outline not in ("none", ""), label
        seen.add(label)
        if label == "智谱AI累计融资超25亿元":
            break
    assert {"2023: 3", "Show", "newest first"} <= seen
    page.keyboard.press("Enter")
    page.wait_for_url("**/-/event/facts/raised")


def test_nothing_scrolls_sideways_on_a_phone(browse, address):
    page, wide = browse(viewport={"width": 390, "height": 844}), {}
    for path in PAGES:
        page.goto(address + path)
        width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if width > seen or seen != 390:
            wide[path] = width
    assert wide == {}


def test_every_page_follows_the_colour_scheme(browse, address):
    page, shown = browse(), {}
    for path in PAGES:
        page.goto(address + path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            shown[path, scheme] = page.locator("body").evaluate(
                "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
            )
    colours = {"light": ["rgb(251, 249, 244)", "rgb(34, 32, 28)"], "dark": ["rgb(25, 24, 22)", "rgb(233, 228, 216)"]}
    assert shown == {(path, scheme): colours[scheme] for path in PAGES for scheme in colours}


def test_hostile_text_does_nothing(browse, address):
    page = browse()
    for path in (
        "",
        "-/timeline/facts",
        "-/event/facts/evil",
        "-/document/facts/evil",
        "facts/documents",
        "facts/claims",
    ):
        page.goto(address + path)
        assert page.evaluate("window.pwned") is None
        assert page.locator("main img").count() == 0


def test_menus_and_the_editor_of_datasette_still_work(browse, address):
    page = browse()
    page.goto(address + "facts/events")
    page.locator("th.col-type .dropdown-menu-icon").click()
    assert page.get_by_role("link", name="Sort ascending").is_visible()
    assert "founding, funding" in page.locator(".dropdown-menu.anim-scale-in").inner_text()
    page.goto(address + "facts?sql=select+count(*)+as+n+from+events")
    editor = page.locator(".CodeMirror-code, .cm-content")  # of 0.65, of 1.0
    assert editor.is_visible()
    assert page.locator("td.col-n").inner_text() == "13"
    page.get_by_role("button", name="Format SQL").click()
    assert "count(*)" in [line.strip().removesuffix(" as n") for line in editor.inner_text().split("\n")]


def violations(page, path, **options):
    if page.evaluate("typeof axe === 'undefined'"):  # once a page, however often it is looked at
        page.evaluate(AXE)
    found = page.evaluate(
        "options => axe.run(document, options).then(answer => answer.violations)",
        {"resultTypes": ["violations"], **options},
    )
    return [f"{path}: {each['id']} ({each['impact']}): {each['nodes'][0]['html'][:200]}" for each in found]


def test_axe_finds_nothing_on_any_page_in_light_and_dark(browse, address):
    page, found = browse(), []
    for path in [*PAGES, "facts/events?type=release&_facet=type"]:
        page.goto(address + path)
        found += violations(page, path)
        page.emulate_media(color_scheme="dark")
        found += violations(page, f"{path} (dark)", runOnly=["color-contrast"])
        page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "look", [{"viewport": {"width": 390, "height": 844}}, {"locale": "zh-CN"}], ids=["phone", "Chinese"]
)
def test_axe_finds_nothing_on_a_phone_or_in_chinese(browse, address, look):
    page, found = browse(**look), []
    for path in ("", "-/timeline/facts?_lanes=entity", "-/document/facts/talk", "-/entity/facts/zhipu", "facts/events"):
        page.goto(address + path)
        found += violations(page, path)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "look",
    [{}, {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}, {"locale": "zh-CN"}],
    ids=["light", "phone in the dark", "Chinese"],
)
def test_pages_of_mistakes_are_sound_too(chromium, address, look):
    context = chromium.new_context(**look)  # not `browse`: the browser itself logs that a page is missing
    page, found = context.new_page(), []
    for path in (
        "-/event/facts/none",
        "-/nothing",
        "facts/none",
        "facts?sql=delete+from+events",
        "facts?sql=select+x",
        "-/timeline/facts?type=none&nonsense=1",
        "-/search/facts?q=zzzz",
    ):
        page.goto(address + path)
        found += violations(page, path)
        width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert width <= seen, path
    context.close()
    assert not found, "\n".join(found)


def test_search_finds_in_both_scripts_from_every_page(browse, address):
    page = browse()
    for start, words in (("", "智譜AI"), ("facts/events", "智谱AI"), ("-/event/facts/raised", "Zhipu AI")):
        page.goto(address + start)
        field = page.locator("header input[name=q]")
        field.fill(words)
        field.press("Enter")
        page.wait_for_url("**/-/search/facts?q=*")
        assert page.locator("p.standing").inner_text() == "Events: 7; names: 1; documents: 3."
        assert "智譜AI" in page.locator("mark.found").all_inner_texts()


def test_a_stretch_of_time_is_brushed_with_the_mouse_and_with_the_keyboard(browse, address):
    page = browse()
    page.goto(address + "-/timeline/facts")
    boxes = [page.get_by_role("link", name=label, exact=True).bounding_box() for label in ("2022: 1", "2023: 3")]
    page.mouse.move(boxes[0]["x"] + 5, boxes[0]["y"] + 40)
    page.mouse.down()
    page.mouse.move(boxes[1]["x"] + 10, boxes[1]["y"] + 40, steps=5)
    page.mouse.up()
    page.wait_for_url("**year__gte=2022&year__lte=2023")
    assert page.locator(".entry").count() == 4
    page.goto(address + "-/timeline/facts?year=2023")
    page.get_by_role("link", name="2023-10: 2").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**earliest__gte=2023-10-01&latest__lte=2023-11-30")
    assert page.locator(".entry").count() == 3


def test_a_month_is_chosen_by_its_bar_and_facets_narrow_a_table(browse, address):
    page = browse(java_script_enabled=False)
    page.goto(address + "-/timeline/facts?year=2023")
    page.get_by_role("link", name="2023-10: 2").click()
    page.wait_for_url("**year=2023&month=10")
    assert page.locator(".entry").count() == 2
    page.goto(address + "facts/events")
    page.get_by_role("link", name="denied").first.click()
    page.wait_for_url("**factuality=denied**")
    assert page.locator("td.col-factuality").all_inner_texts() == ["denied"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_damaged_text_is_repaired_and_back_by_keyboard(browse, address, scripts):
    page = browse(java_script_enabled=scripts)
    page.goto(address + "-/event/facts/lark")
    page.locator("blockquote a").click()
    assert "".join(page.locator("mark.hit").all_inner_texts()) == "2021年5月創(chuàng)始人云雀創(chuàng)作模型"
    page.get_by_role("link", name="repaired").press("Enter")
    page.wait_for_url("**text=repaired**")
    assert "".join(page.locator("mark.hit").all_inner_texts()) == "2021年5月創始人云雀創作模型"
    assert page.locator(".choices [aria-current]").inner_text() == "repaired"
    page.get_by_role("link", name="as found").press("Enter")
    page.wait_for_url(lambda url: "repaired" not in url)
    assert "".join(page.locator("mark.hit").all_inner_texts()) == "2021年5月創(chuàng)始人云雀創(chuàng)作模型"


def test_the_language_is_switched_and_kept(browse, address):
    page = browse()
    page.goto(address + "-/event/facts/raised")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**_lang=zh")
    assert page.locator("dt").all_inner_texts()[:2] == ["时间", "相关方"]
    page.goto(address + "-/timeline/facts")
    assert page.locator("h1").inner_text() == "时间线"


def test_print_shows_the_text_and_no_chrome(browse, address):
    page = browse()
    page.goto(address + "-/timeline/facts")
    page.emulate_media(media="print")
    assert not page.locator("header.masthead").is_visible()
    assert not page.locator("form.sift").is_visible()
    assert page.locator(".entry").first.is_visible()
