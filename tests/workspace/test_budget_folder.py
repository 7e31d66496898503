"""A budget folder: opened from predecessors, with or without a file of its own, refused by line."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import FinsamError
from finsam_ledger.sie import write
from finsam_ledger.workspace.books import Books, read_books
from finsam_ledger.workspace.folder import run

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "exempel" / "varend-budget-2015"
BOTH = ("alvesta-2014.se", "vaxjo-2014.se")
YEAR = FiscalYear.calendar(2015)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example in a place where it can be changed."""
    shutil.copytree(EXAMPLE, tmp_path / "budget", ignore=shutil.ignore_patterns("ut", "*.py"))
    return tmp_path / "budget"


def change(folder: Path, *pairs: tuple[str, str]) -> None:
    """Other words in bokslut.toml."""
    path = folder / "bokslut.toml"
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


PREDECESSORS = 'foregangare = ["alvesta-2014.se", "vaxjo-2014.se"]'


def own_books(**opening: int) -> Ledger:
    """A year of its own with one voucher, and the opening balances that are given."""
    return Ledger(
        Association("Samordningsförbundet Värend", "222000-2634"),
        chart_named("bas"),
        YEAR,
        {number: Account(number) for number in ("1930", "2060", "3981")},
        {number[1:]: ore for number, ore in opening.items()},
    ).post(VoucherDraft(date(2015, 1, 15), (Line("1930", 5), Line("3981", -5))))


def continued(tmp_path: Path, ledger: Ledger) -> Books:
    """The books of a file that continues both predecessors."""
    path = tmp_path / "varend-2015.se"
    path.write_bytes(write(ledger, generated=date(2015, 2, 1), program=("Prov", "1")))
    return read_books(path, predecessors=[EXAMPLE / name for name in BOTH], chart="bas")


def test_a_file_without_opening_balances_is_opened(tmp_path: Path) -> None:
    """The opening is that of both predecessors, and last year is their sum."""
    books = continued(tmp_path, own_books())
    assert books.ledger.opening["2067"] == -619_000_00
    assert books.ledger.opening["2060"] == -639_000_00
    assert books.previous is not None
    read = [read_books(EXAMPLE / name, chart="bas").ledger.journal for name in BOTH]
    assert len(books.previous.journal) == sum(map(len, read))
    assert [file.name for file in books.facts.files] == ["varend-2015.se", *BOTH]


def test_last_years_file_opens_a_file_without_opening_balances(tmp_path: Path) -> None:
    """With ``foregaende``, as with several predecessors; opening balances of its own are kept."""
    path = tmp_path / "varend-2015.se"
    previous = EXAMPLE / "vaxjo-2014.se"
    path.write_bytes(write(own_books(), generated=date(2015, 2, 1)))
    opened = read_books(path, previous=previous, chart="bas").ledger
    assert opened.opening["2060"] == -639_000_00
    path.write_bytes(write(own_books(_1930=7, _2060=-7), generated=date(2015, 2, 1)))
    assert read_books(path, previous=previous, chart="bas").ledger.opening["2060"] == -7


def test_opening_balances_that_disagree_are_found(folder: Path) -> None:
    """#IB is kept in the figures, and each account that differs is an error with its amount."""
    ledger = own_books(_1930=1_258_001_00, _2060=-1_258_001_00)
    (folder / "varend-2015.se").write_bytes(write(ledger, generated=date(2015, 2, 1)))
    change(folder, (PREDECESSORS, f'fil = "varend-2015.se"\n{PREDECESSORS}'))
    closing = run(folder)
    assert closing.books.ledger.opening["2060"] == -1_258_001_00
    found = [f for f in closing.report.findings if f.code == "opening_is_previous_closing"]
    equity = next(f for f in found if "eget kapital" in f.message.sv)
    assert equity.difference_ore == -1_00
    assert closing.figure("budget_income.surplus_alvesta").printed == -619_000


def test_last_years_file_alone_opens_the_year(folder: Path) -> None:
    """A förbund that goes on as before budgets from its own last file."""
    change(
        folder,
        (PREDECESSORS, 'foregaende = "vaxjo-2014.se"'),
        ('"intakter.toml", ', ""),
        ('till = ["budget_income.contributions"]', 'till = ["budget.income"]'),
    )
    closing = run(folder)
    assert closing.figure("budget.equity_opening").printed == 639_000
    assert closing.books.name == ""
    assert [tie for tie in closing.report.tie_outs if not tie.ok] == []


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(PREDECESSORS, "")], ["rad", "nämner ingen SIE-fil", "foregangare"]),
        (
            [(PREDECESSORS, f'{PREDECESSORS}\nforegaende = "vaxjo-2014.se"')],
            ["både foregaende och foregangare"],
        ),
        ([("vaxjo-2014.se", "../vaxjo-2011.se")], ["vaxjo-2011.se", "räkenskapsåret 2011"]),
        (
            [('kolumner = ["arsbudget"]', 'kolumner = ["arsbudgt"]')],
            ["rad", "”arsbudgt”", "utfall"],
        ),
        (
            [('"intakter_minus"', '"minus"')],
            ["rad", "tecken = ”minus”", "naturliga, intakter_minus"],
        ),
        ([('namn = "kostnader"', 'namn = "kostnad"')], ["rad", "”kostnad”", "kostnader"]),
        (
            [('koder = ["10"] }', 'koder = ["10"] }\nsumma = ["rehabilitering"]')],
            ["rad", "både objekt och summa"],
        ),
        (
            [('koder = ["10"]', 'koder = ["10"], utom = ["20"]')],
            ["rad", "antingen koder eller utom"],
        ),
        (
            [("[rapport]", '[[fordelning]]\nnamn = "x"\nvikter = [1, 2]\n\n[rapport]')],
            ["rad", "”x”", "tolv vikter"],
        ),
        ([("budget.csv", "budget.txt")], ["budget.txt", ".csv, .xlsx, .toml"]),
    ],
)
def test_what_cannot_be_followed(
    folder: Path, pairs: list[tuple[str, str]], words: list[str]
) -> None:
    """Each says where, what and how to mend it; nothing is written."""
    other = folder.parent.parent / "vaxjo-2011.se"
    shutil.copy(EXAMPLE.parent / "vaxjo-2011" / "vaxjo-2011.se", folder.parent / other.name)
    (folder / "budget.txt").write_text("konto;projekt;belopp;text\n", "utf-8")
    change(folder, *pairs)
    with pytest.raises(FinsamError) as refused:
        run(folder)
    assert [word for word in words if word not in str(refused.value)] == [], str(refused.value)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("7240;10;12.500,-;Arvoden", ["budget.csv rad 2", "12.500,-", "1 234,50"]),
        ("9999;10;1;Arvoden", ["budget.csv rad 2", "9999", "BAS"]),
    ],
)
def test_a_budget_row_that_cannot_be_followed(folder: Path, row: str, words: list[str]) -> None:
    """File, line and remedy."""
    (folder / "budget.csv").write_text(f"konto;projekt;belopp;text\n{row}\n", "utf-8")
    with pytest.raises(FinsamError) as refused:
        run(folder)
    assert [word for word in words if word not in str(refused.value)] == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_budget_is_read_as_excel_saves_it(folder: Path, encoding: str) -> None:
    """Whichever CSV is chosen when it is saved, the figures are the same."""
    figures = run(folder).report.statements
    text = (folder / "budget.csv").read_text("utf-8-sig") + "4110;10;0;Köpt på nytt\n"
    (folder / "budget.csv").write_text(text, encoding)
    assert run(folder).report.statements == figures


def test_a_new_project_may_be_budgeted_before_the_year(folder: Path) -> None:
    """It stands in no column, so the sum of the columns says what is left out, on its row."""
    with (folder / "budget.csv").open("a", encoding="utf-8") as file:
        file.write("4110;30;1000;Nytt projekt\n")
    closing = run(folder)
    wrong = [tie for tie in closing.report.tie_outs if not tie.ok]
    assert {tie.difference_ore for tie in wrong} == {-1000_00}
    assert {tie.id for tie in wrong} == {"budget_costs.costs.year_budget"}
