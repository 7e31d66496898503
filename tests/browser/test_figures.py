"""A figure opens its origin, by mouse and by keyboard, down to the voucher and back."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.publish import publish

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
NBSP = "\N{NO-BREAK SPACE}"
EACH_FIGURE = """async () => {
  const dialog = document.querySelector("dialog");
  const told = [];
  for (const button of document.querySelectorAll("table:not(#key_figures) button.figure")) {
    button.click();
    const texts = (where) => [...dialog.querySelectorAll(where)].map((each) => each.textContent);
    told.push([button.textContent, texts("tbody td.n")[1], texts("tr.total td.n").at(-1)]);
    const closed = new Promise((done) => dialog.addEventListener("close", done, { once: true }));
    dialog.close();
    await closed;
  }
  return told;
}"""
TYPED = Path(__file__).parents[2] / "docs" / "gor_sa_har" / "exempel" / "flerar"
PAPERS, FINISHED = "varend-2021-08/bokslut.html", "vaxjo-2011/arsredovisning.html"


@pytest.fixture
def papers(page: "Page", pages: Mapping[str, Path]) -> "Page":
    """The working papers of an example, opened."""
    page.goto(pages[PAPERS].as_uri())
    return page


def figure(page: "Page", row: str) -> "Locator":
    """The first figure of a row, "balance_sheet.cash"."""
    return page.locator(f"[id='{row}'] button.figure").first


@pytest.mark.parametrize("name", [PAPERS, FINISHED, "english"])
def test_each_figure_of_a_page_opens(page: "Page", pages: Mapping[str, Path], name: str) -> None:
    """Every figure tells itself as it is printed, and its proof ends in the same amount."""
    page.goto(pages[name].as_uri())
    told = page.evaluate(EACH_FIGURE)
    assert len(told) > 30
    for printed, shown, last in told:
        assert shown == printed
        assert _digits(last).startswith(_digits(printed))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9\N{MINUS SIGN}]", "", text)


def test_down_to_the_voucher_by_keyboard_and_back(papers: "Page") -> None:
    """Enter opens; each step moves the focus; back finds it again; Esc returns to the figure."""
    start, dialog = figure(papers, "income_statement.operating_costs"), papers.locator("dialog")
    start.focus()
    papers.keyboard.press("Enter")
    heading = dialog.locator("h2:visible")
    expect(heading).to_have_text("Resultaträkning, Verksamhetens kostnader, jan–aug 2021")
    expect(heading).to_be_focused()
    account = dialog.get_by_role("button", name="5010 Lokalhyra")
    account.press("Enter")
    expect(heading).to_have_text("5010 Lokalhyra")
    voucher = dialog.locator("tbody button:visible").first
    name = voucher.inner_text()
    voucher.press("Enter")
    expect(heading).to_have_text(f"Verifikation {name}")
    expect(dialog.locator("tr.own:visible th")).to_contain_text("5010 Lokalhyra")
    sums = dialog.locator("tr.total:visible td").all_inner_texts()
    assert sums[0] == sums[1] != ""
    dialog.locator(".back").press("Enter")
    expect(voucher).to_be_focused()
    dialog.locator(".back").press("Enter")
    expect(account).to_be_focused()
    expect(dialog.locator(".back")).to_be_hidden()
    papers.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(start).to_be_focused()


def test_the_dialog_says_what_the_command_says(papers: "Page") -> None:
    """The same amounts and words as ``visa balansrakning.ovriga_skulder`` in the README."""
    figure(papers, "balance_sheet.other_short").click()
    text = papers.locator("dialog").inner_text().replace(NBSP, " ")
    for words in (
        "Raden visas från kreditsidan: kredit är plus och debet minus i alla belopp nedan.",
        "Övriga skulder\t16 982,63\t17",
        "2710 Personalskatt\t8 295,00\t7 702,00",
        "Utan verifikationer\t15 768,25",
        "Rader i verifikationer\t1 214,38",
        "Avrundning\t17,37",
        "Tryckt tal, tkr\t17 000,00",
    ):
        assert words in text


def test_a_typed_figure_tells_its_source(page: "Page", tmp_path: Path) -> None:
    """No accounts and no side: the report it is from, and the way to the printed figure."""
    (made, *_) = publish(run(TYPED).report, tmp_path, ["html"]).paths
    page.goto(made.as_uri())
    page.locator("[id='overview.equity'] button.figure").last.click()
    text = page.locator("dialog").inner_text().replace(NBSP, " ")
    source = "Angivet i bokslut.toml, källa: Årsredovisning 2021, s. 7"
    for words in (
        f"{source}. Bakom talet finns inga konton och verifikationer.",
        f"{source}\t387 900,00",
        "Avrundning\t100,00",
        "Tryckt tal, tkr\t388 000,00",
    ):
        assert words in text
    assert "kreditsidan" not in text


def test_arrow_keys_move_within_a_table(papers: "Page") -> None:
    """One tab stop a table; arrows, Home and End move in it, with Ctrl to its ends."""
    table = papers.locator("#trial_balance")
    buttons = table.locator("button.figure")
    assert table.locator("button.figure[tabindex='0']").count() == 1
    buttons.first.focus()
    columns = table.locator("tbody tr").first.locator("button.figure").count()
    for key, place in (
        ("ArrowRight", 1), ("ArrowDown", columns + 1), ("ArrowLeft", columns), ("ArrowUp", 0),
        ("End", columns - 1), ("Home", 0), ("ArrowUp", 0), ("ArrowLeft", 0),
        ("Control+End", buttons.count() - 1), ("Control+Home", 0),
    ):  # fmt: skip
        papers.keyboard.press(key)
        expect(buttons.nth(place)).to_be_focused()
        assert table.locator("button.figure[tabindex='0']").count() == 1
    papers.keyboard.press("Tab")
    expect(buttons.first).not_to_be_focused()
    assert not papers.evaluate("document.activeElement.closest('#trial_balance')")


def test_a_tie_out_leads_to_the_other_figure(papers: "Page") -> None:
    """The mark says what the figure ties to, in words too, and the dialog leads there."""
    row = papers.locator("[id='balance_sheet.cash']")
    expect(row.get_by_role("img", name="Stämmer med Not 5 Kassa och bank, Summa")).to_have_text("✓")
    figure(papers, "balance_sheet.cash").click()
    dialog = papers.locator("dialog")
    dialog.get_by_role("button", name="Not 5 Kassa och bank, Summa").click()
    expect(dialog.locator("h2:visible")).to_contain_text("Not 5 Kassa och bank, Summa")
    dialog.get_by_role("button", name="Visa talet på sidan").last.click()
    expect(dialog).to_be_hidden()
    expect(figure(papers, "note_cash.total")).to_be_focused()


def test_a_total_leads_to_its_rows(papers: "Page") -> None:
    """The rows that a total sums are figures that open in turn."""
    figure(papers, "balance_sheet.assets").click()
    dialog = papers.locator("dialog")
    dialog.get_by_role("button", name="Summa omsättningstillgångar").first.click()
    dialog.locator("button:visible", has_text="Kassa och bank").first.click()
    expect(dialog.locator("h2:visible")).to_have_text("Balansräkning, Kassa och bank, 2021-08-31")


def test_a_deviation_leads_to_its_columns(page: "Page", pages: Mapping[str, Path]) -> None:
    """What is one column less another leads to the row in both."""
    page.goto(pages["norra-vastmanland-2014/bokslut.html"].as_uri())
    page.locator("[id='income_statement.result'] button.figure").last.click()
    dialog = page.locator("dialog")
    expect(dialog).to_contain_text("Årets resultat, Avvikelse")
    dialog.get_by_role("button", name="Budget 2014").click()
    expect(dialog.locator("h2:visible")).to_contain_text("Årets resultat, Budget 2014")


def test_a_key_figure_leads_to_its_figures(papers: "Page") -> None:
    """Above and below the line stand figures that open."""
    papers.locator("#key_figures button.figure").first.click()
    dialog = papers.locator("dialog")
    expect(dialog).to_contain_text("Täljaren")
    dialog.locator("tbody button").first.click()
    expect(dialog.locator("h2:visible")).to_contain_text("Resultaträkning")


def test_long_lists_show_more_when_asked(page: "Page", pages: Mapping[str, Path]) -> None:
    """Two hundred lines at first, the sum after the last one."""
    page.goto(pages["norra-vastmanland-2014/bokslut.html"].as_uri())
    figure(page, "balance_sheet.cash").click()
    dialog = page.locator("dialog")
    more = dialog.get_by_role("button", name=re.compile("Visa fler"))
    table = dialog.locator("table", has_text="SIE-fil")
    assert table.locator("tbody button").count() == 200
    while more.count():
        more.click()
    assert table.locator("tbody button").count() > 200
    expect(table.locator("tr").last).to_contain_text("Summa 19")
