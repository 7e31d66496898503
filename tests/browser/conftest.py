"""A real browser and the pages of the examples; without a browser these tests are skipped."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_ledger.workspace.books import read_books
from finsam_ledger.workspace.closing import close
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.publish import publish
from finsam_ledger.workspace.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent for path in (ROOT / "docs" / "exempel").glob("*/bokslut.toml"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The pages of the five examples and of the small year, by folder and document."""
    out = tmp_path_factory.mktemp("pages")
    small = read_books(ROOT / "docs" / "gor_sa_har" / "exempel" / "liten-2024.se")
    reports = {folder.name: run(folder).report for folder in EXAMPLES}
    reports["liten-2024"] = close(small, Settings()).report
    made = {
        f"{name}/{path.name}": path
        for name, report in reports.items()
        for path in publish(report, out / name, ["html"]).paths
    }
    (english,) = publish(reports["liten-2024"], out / "en", ["html"], "en").paths
    return {**made, "english": english}


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for all tests of a process."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'"
    )
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser is installed: none of {', '.join(BROWSERS)} is on the path")
    with sync_api.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """An empty page that fails the test if the page's script does, or if it asks for anything."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, locale="sv-SE")
    opened, troubles = context.new_page(), []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text))
    opened.on("request", lambda each: None if _is_own(each.url) else troubles.append(each.url))
    yield opened
    context.close()
    assert troubles == []


def _is_own(url: str) -> bool:
    return url.startswith(("file:", "data:"))
