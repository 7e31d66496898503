"""The page as a whole: search, print, narrow screens, no script, and what people cannot see."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from finsam_ledger.render.formats.html import render, render_page
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.workspace.folder import run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
PAPERS = "varend-2021-08/bokslut.html"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def papers(page: "Page", pages: Mapping[str, Path]) -> "Page":
    """The working papers of an example, opened."""
    page.goto(pages[PAPERS].as_uri())
    return page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("städning april", "Städning april"), ("a 24", "A 24"), ("61 238,75", "A 23"),
        ("61238", "A 24"), ("2021-03-15", "A 24"), ("6420", "granskning"), ("lokalhyra", "hyra"),
    ],
)  # fmt: skip
def test_search_finds_vouchers(papers: "Page", query: str, found: str) -> None:
    """By text, number, amount to the öre or in kronor, date, account number and account name."""
    papers.get_by_label("Text, verifikationsnummer, konto, datum eller belopp").fill(query)
    search = papers.locator("#search")
    expect(search.get_by_role("status")).to_contain_text("hittad")
    expect(search.locator("tbody")).to_contain_text(found, ignore_case=True)


def test_amounts_are_searched_as_the_page_writes_them(
    page: "Page", pages: Mapping[str, Path]
) -> None:
    """In English with a comma between thousands and a point before the öre."""
    page.goto(pages["english"].as_uri())
    page.fill("#search-field", "1,680,225.00")
    expect(page.locator("#search [role=status]")).to_have_text("0 vouchers found")
    page.locator("#trial_balance button.figure").nth(1).click()
    page.locator("dialog tbody button").first.click()
    amount = page.locator("dialog .view").last.locator("tbody td.n").first.inner_text()
    page.keyboard.press("Escape")
    page.fill("#search-field", amount)
    expect(page.locator("#search tbody")).to_contain_text(amount)


def test_a_number_is_found_first_and_opens(papers: "Page") -> None:
    """The voucher of that number comes before others that have the words; closing returns."""
    papers.fill("#search-field", "A 24")
    first = papers.locator("#search tbody button").first
    expect(first).to_have_text("A 24")
    first.press("Enter")
    expect(papers.locator("dialog h2")).to_have_text("Verifikation A 24")
    expect(papers.locator("dialog")).to_contain_text("Utbetald momsersättning kvartal 4 2020")
    papers.keyboard.press("Escape")
    expect(first).to_be_focused()


def test_a_search_that_finds_nothing_says_so(papers: "Page") -> None:
    """The number of vouchers is told, and no table is left."""
    papers.fill("#search-field", "enhörning")
    expect(papers.locator("#search [role=status]")).to_have_text("0 verifikationer hittades")
    expect(papers.locator("#search table")).to_have_count(0)


def test_print_shows_figures_and_nothing_else(papers: "Page") -> None:
    """No marks, no hint, no search; a figure looks like the words around it."""
    papers.emulate_media(media="print")
    for hidden in (".tie", ".hint", ".search", "dialog"):
        expect(papers.locator(hidden).first).to_be_hidden()
    button = papers.locator("button.figure").first
    expect(button).to_be_visible()
    for name, value in (
        ("border-top-width", "0px"), ("background-color", "rgba(0, 0, 0, 0)"),
        ("padding-left", "0px"), ("text-decoration-line", "none"),
    ):  # fmt: skip
        expect(button).to_have_css(name, value)


@pytest.mark.parametrize("name", [PAPERS, "norra-vastmanland-2014/bokslut.html"])
def test_a_narrow_screen_scrolls_within_tables_only(
    page: "Page", pages: Mapping[str, Path], name: str
) -> None:
    """At 390 px neither the page nor the dialog is wider than the screen."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator("[id='balance_sheet.cash'] button.figure").first.click()
    box = page.locator("dialog .box")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert page.locator("dialog").evaluate("dialog => dialog.offsetWidth") == 390


def test_a_long_heading_in_the_contents_is_indented_evenly(
    page: "Page", pages: Mapping[str, Path]
) -> None:
    """Its second line is never further out than its first, on whatever level it stands."""
    page.set_viewport_size({"width": 900, "height": 900})
    page.goto(pages["vaxjo-2011/arsredovisning.html"].as_uri())
    lines = page.locator("nav li a").evaluate_all(
        "links => links.map(link => [...link.getClientRects()].map(line => line.left))"
    )
    folded = [each for each in lines if len(each) > 1]
    assert folded
    assert all(first <= second for first, second, *_ in folded)


def test_without_script_the_page_is_the_plain_one(browser: "Browser") -> None:
    """What is read is word for word the page that has no origins."""
    report = run(ROOT / "docs" / "exempel" / "varend-2021-08").report
    document = kind_named("bokslut").build(report, "sv")
    context = browser.new_context(java_script_enabled=False)
    shown = []
    for made in (render(report, document), render_page(document)):
        page = context.new_page()
        page.set_content(made.decode())
        shown.append((page.locator("body").inner_text(), page.locator("button:visible").count()))
    context.close()
    assert shown[0] == shown[1]
    assert shown[0][1] == 0


def test_pictures_are_shown(page: "Page") -> None:
    """The page's policy lets its own pictures be drawn."""
    page.goto((ROOT / "tests" / "render" / "golden" / "every-block.html").as_uri())
    widths = page.locator("img").evaluate_all("found => found.map(each => each.naturalWidth)")
    assert widths
    assert all(widths)


@pytest.mark.parametrize(
    "text", ["</script><img src=x onerror=alert(1)>", "<b onmouseover=alert(1)>", "\u202egnp"]
)
def test_hostile_text_is_words(page: "Page", tmp_path: Path, text: str) -> None:
    """In a voucher, an account and a statement it is shown as it stands and does nothing."""
    report = run(ROOT / "docs" / "exempel" / "varend-2021-08").report
    ledger = report.ledger
    assert ledger is not None
    columns = ledger.journal.columns
    columns.text[:] = [text for _ in columns.text]
    accounts = {n: evolve(each, name=text) for n, each in ledger.accounts.items()}
    report = evolve(report, ledger=evolve(ledger, accounts=accounts))
    path = tmp_path / "page.html"
    path.write_bytes(render(report, kind_named("bokslut").build(report, "sv")))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(path.as_uri())
    page.locator("[id='balance_sheet.cash'] button.figure").first.click()
    page.locator("dialog tbody button").first.click()
    shown = text.replace("\u202e", "\ufffd")
    expect(page.locator("dialog .view").last).to_contain_text(f"1930 {shown}")
    assert page.locator("dialog img, dialog b").count() == 0
