"""axe, which knows the rules of accessibility, finds nothing in a page or in what opens."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
PAGES = (
    "molndal-2016-08/bokslut.html", "norra-vastmanland-2014/bokslut.html",
    "varend-2021-08/bokslut.html", "varend-2021-08/delarsrapport.html",
    "varend-budget-2015/bokslut.html", "vaxjo-2011/bokslut.html", "vaxjo-2011/arsredovisning.html",
)  # fmt: skip
RUN = """async (where) => {
  const rules = { "target-size": { enabled: true } };
  const found = await axe.run(where ?? document, { resultTypes: ["violations"], rules });
  return found.violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
}"""


@pytest.fixture
def checked(browser: "Browser") -> "Iterator[Page]":
    """A page that lets axe in, which the page's own policy does not."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def violations(page: "Page", where: str | None = None) -> list[str]:
    """What axe finds on the page, or in a part of it, contrast included."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is missing")
    page.evaluate(files(axe).joinpath("axe.min.js").read_text("utf-8"))
    found: list[str] = page.evaluate(RUN, where)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_page(checked: "Page", pages: Mapping[str, Path], name: str) -> None:
    """The five examples' pages and the finished documents, their script running."""
    checked.goto(pages[name].as_uri())
    assert violations(checked) == []


@pytest.mark.parametrize("name", ["norra-vastmanland-2014/bokslut.html", PAGES[-1]])
def test_axe_finds_nothing_in_what_opens(
    checked: "Page", pages: Mapping[str, Path], name: str
) -> None:
    """A figure with tie-outs and accounts, an account with its opening, a voucher, the search."""
    checked.goto(pages[name].as_uri())
    checked.locator("[id='balance_sheet.cash'] button.figure").first.click()
    assert violations(checked, "dialog") == []
    for _ in range(2):
        further = checked.locator("dialog tbody button:visible")
        if further.count():
            further.first.click()
            assert violations(checked, "dialog") == []
    checked.keyboard.press("Escape")
    if checked.locator("#search-field").count():
        checked.fill("#search-field", "hyra")
        checked.locator("#search tbody button").first.wait_for()
        assert violations(checked, "#search") == []
