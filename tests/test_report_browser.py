"""The report in a real browser: filters, links, the text with its marks, and texts that would like to be programs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import SEEDS, Run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
HOSTILE = "</script><script>window.pwned = 1</script><img src=x onerror='window.pwned = 2'><b>bold</b> \u202eevil\u202c"
ATTACK = "Executing inline script violates"  # what the browser says to the script that a test tries to put in
MANY = 12_500  # records with four findings each


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "these tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Browser, noiselint: Run, tmp_path: Path) -> Iterator[Any]:
    """Opens a report on `articles`; at the end nothing may have been asked of the network, and no script may have failed."""
    said: list[str] = []
    pages = []

    def open_(*options: str, where: str = "", **settings: Any) -> Page:
        done = noiselint("report", "articles", "--isolated", "--no-cache", *options)
        assert done.returncode == 0, done.stderr
        page = browser.new_page(**settings)
        pages.append(page)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
        page.goto((tmp_path / "noiselint-report.html").as_uri() + where)
        return page

    yield open_
    for page in pages:
        page.close()
    assert [message for message in said if not message.startswith(ATTACK)] == []


def records(folder: Path, texts: list[str], **more: Any) -> None:
    folder.mkdir(exist_ok=True)
    rows = [{"id": f"r{at}", "date": f"2021-{1 + at % 6:02}-05", "text": text, **more} for at, text in enumerate(texts)]
    (folder / "web.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_seeds_can_be_read_with_their_noise(opened: Any, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "articles")
    page = opened()
    all_rows = page.locator("#list-head").inner_text()
    page.locator("#by-rule a", has_text="corrupted-token").click()
    assert page.url.endswith("#rule=corrupted-token")
    assert page.locator("#filter-rule").input_value() == "corrupted-token"
    assert page.locator(".row").count() == 1
    page.locator(".row").click()
    mark = page.locator("#reader mark", has_text="Affaxjmtzywirs")
    mark.hover()
    assert "Affairs" in page.locator("#tip").inner_text()
    assert "safe, 1.00" in page.locator("#tip").inner_text()
    assert page.locator("#reader .text").inner_text().startswith("Joly has ‘open invitation’")
    page.keyboard.press("Escape")
    assert not page.locator("#reader").is_visible()
    page.locator("#clear").click()
    assert page.locator("#list-head").inner_text() == all_rows
    page.locator("#noisiest a").first.click()
    address = page.url
    assert "document=0" in address
    page.go_back()
    assert not page.locator("#reader").is_visible()
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("#reader").is_visible(), "an address leads to the document it was copied from"


def test_hostile_text_stays_text(opened: Any, tmp_path: Path) -> None:
    records(tmp_path / "articles", [f"The \ufffd {HOSTILE} \U0001f98a stood \ufffd there."], url="https://<b>.example/")
    page = opened("--select", "encoding", "--title", HOSTILE, where="#document=0")
    assert page.evaluate("window.pwned") is None
    assert page.locator("img").count() == 0
    assert page.locator("#reader .text b").count() == 0
    shown = page.locator("#reader .text").inner_text()
    assert "<script>window.pwned = 1</script><img src=x onerror=" in shown
    assert "\u202e" not in shown
    assert page.locator("#reader mark").all_inner_texts().count("\ufffd") == 2, "positions are code points, whatever UTF-16 makes of them"
    assert "<script>" in page.locator("h1").inner_text()
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the page's own style is allowed"
    violated = page.evaluate("""() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective));
        const script = document.createElement("script");
        script.textContent = "window.pwned = 3";
        document.body.append(script);
    })""")
    assert violated.startswith("script-src")
    assert page.evaluate("window.pwned") is None


def test_fifty_thousand_findings_can_be_filtered(opened: Any, tmp_path: Path) -> None:
    text = "The caf\ufffd on the pier &amp; the ferry were late, said the captain of caf\ufffd number {0}. caf\ufffd again. {1}"
    records(tmp_path / "articles", [text.format(at, "Berg" if at == 7_777 else "") for at in range(MANY)])
    page = opened("--select", "replacement-character,html-entity")
    assert page.locator("#list-head").inner_text() == "50,000 findings"
    assert page.locator(".row").count() < 60, "only the rows in view are there"
    page.locator("#filter-rule").select_option("html-entity")
    assert page.locator("#list-head").inner_text() == "12,500 findings"
    page.locator("#filter-month").select_option("2021-02")
    assert page.locator("#list-head").inner_text() == "2,084 findings"
    page.locator("#clear").click()
    page.locator("#filter-text").fill("r7777)")
    assert page.locator("#list-head").inner_text() == "4 findings"
    page.locator("#clear").click()
    page.locator("#list").evaluate("list => { list.scrollTop = list.scrollHeight; }")
    page.locator('.row[data-at="49999"]').wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_can_read_it(opened: Any, tmp_path: Path, scheme: str) -> None:
    records(tmp_path / "articles", ["The caf\ufffd " + "unbreakable" * 40 + " stood there."] * 3)
    page = opened("--select", "encoding", viewport={"width": 360, "height": 740}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == 360, "nothing sticks out"
    back = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, back[4:-1].split(","))) < 200) == (scheme == "dark")
    assert page.locator("#plot-time canvas").count() == page.locator("#plot-score canvas").count() == 1
    page.locator("#noisiest a").first.click()
    page.locator("#reader mark").click()
    assert page.locator("#tip").is_visible()
    box = page.locator("#tip").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_what_is_new_can_be_told(opened: Any, noiselint: Run, tmp_path: Path) -> None:
    records(tmp_path / "articles", ["The caf\ufffd is open.", "All is well here."])
    noiselint("check", "articles", "--isolated", "--select", "encoding", "--output-format", "jsonl", "-o", "before.jsonl")
    records(tmp_path / "articles", ["The caf\ufffd is open.", "The \ufffdle is far."])
    page = opened("--select", "encoding", "--compare", "before.jsonl")
    assert page.locator("#by-change tr.total").inner_text().split() == ["all", "1", "2", "+1", "0"]
    page.locator("#filter-fresh").check()
    assert page.locator(".row").all_inner_texts()[0].count("new") == 1
    assert page.locator("#list-head").inner_text() == "1 finding"
