"""Takes the screenshots of docs/screenshots/ (`make screenshots`): the embedded example articles, in light, dark and on a phone."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "phone": {"viewport": {"width": 390, "height": 844}}}


def pages(database: Path) -> dict[str, str]:
    """One page of each kind, the same ones for the same articles."""
    made = sqlite3.connect(database)

    def one(sql: str) -> tuple[str, ...]:
        return tuple(made.execute(sql).fetchone())

    (entity,) = one(
        "select company_id from funding where company_id is not null and usd_min is not null and kind = 'round' "
        "group by 1 order by count(*) desc, 1 limit 1"
    )
    document, claim = one(
        "select document_id, id from claims where type = 'funding' order by length(quote) desc, id limit 1"
    )
    (event,) = one(
        "select e.id from events e join funding f on f.event_id = e.id order by e.documents desc, e.id limit 1"
    )
    name = database.stem
    return {
        "home": "",
        "timeline": f"-/timeline/{name}?_lanes=entity",
        "entity": f"-/entity/{name}/{entity}",
        "event": f"-/event/{name}/{event}",
        "document": f"-/document/{name}/{document}?claim={claim}#claim-{claim}",
        "search": f"-/search/{name}?q=Zhipu+融資",
        "unlinked": f"-/unlinked/{name}",
        "table": f"{name}/funding",
        "timeline-zh": f"-/timeline/{name}?_lang=zh",
    }


def main() -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        raise SystemExit("There is no chromium here. On Debian: apt-get install chromium")
    regesta = [sys.executable, "-c", "from regesta.cli import main; main()"]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "facts.db"
        if not database.exists():
            subprocess.run([*regesta, "build", str(database)], check=True)
        server = subprocess.Popen([*regesta, "serve", str(database), "--port", "0"], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            found = re.search(r"http://\S+/", server.stdout.readline())
            if not found:
                raise SystemExit("regesta serve gave no address")
            FOLDER.mkdir(exist_ok=True)
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
                for look, given in LOOKS.items():
                    page = chromium.new_context(**{"viewport": {"width": 1120, "height": 760}, **given}).new_page()  # type: ignore[arg-type]
                    for name, path in pages(database).items():
                        if name.endswith("-zh") and look != "light":
                            continue
                        page.goto(found[0] + path)
                        page.screenshot(path=FOLDER / f"{name}-{look}.png")
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
