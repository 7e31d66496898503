"""The five-year overview: each year from its own books, or from what later books report."""

from pathlib import Path

import pytest
from attrs import evolve

from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.workspace.books import Books, read_books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.settings import Settings

FOLDER = Path(__file__).parents[2] / "docs" / "gor_sa_har" / "exempel"
LAYOUTS = ("resultatrakning", "balansrakning", "flerarsoversikt")


def overview(books: Books) -> Closing:
    """The closing with the overview."""
    return close(books, Settings(layouts=LAYOUTS))


def columns(closing: Closing) -> list[tuple[str, str]]:
    """Ids and labels of the overview's columns."""
    return [(c.id, c.label.sv) for c in closing.report.statement("overview").columns]


def reporting(books: Books, back: int) -> Books:
    """The books, telling of an earlier year as well."""
    told = ReportedBalances(
        closing={"1930": 900_00, "2060": -400_00}, result={"3981": -800_00, "5010": 300_00}
    )
    return evolve(books, ledger=evolve(books.ledger, reported={-back: told}))


def test_years_with_books_are_computed_and_tie() -> None:
    """This year and last; the overview agrees with the statements beside it."""
    closing = overview(read_books(FOLDER / "liten-2024.se", previous=FOLDER / "liten-2023.se"))
    assert columns(closing) == [("actual", "2024"), ("previous", "2023")]
    ties = [tie for tie in closing.report.tie_outs if tie.left.startswith("overview.")]
    assert len(ties) == 8
    assert all(tie.ok for tie in ties)


def test_a_year_that_the_file_itself_tells_of_is_shown() -> None:
    """Its #RES and #UB are its figures; they cannot be taken apart, and say so."""
    closing = overview(reporting(read_books(FOLDER / "liten-2024.se"), 3))
    assert columns(closing)[-1] == ("year_2021", "2021")
    assert closing.figure("overview.result.year_2021").ore == -500_00
    assert closing.figure("overview.equity.year_2021").ore == -900_00
    assert closing.figure("overview.assets.year_2021").ore == 900_00
    found = closing.explain("overview.assets.year_2021")
    assert found.leaves_ore == 900_00


@pytest.mark.parametrize("told", [ReportedBalances(closing={"1930": 1}), ReportedBalances()])
def test_a_year_half_told_is_left_out(told: ReportedBalances) -> None:
    """No column of dashes."""
    books = read_books(FOLDER / "liten-2024.se")
    books = evolve(books, ledger=evolve(books.ledger, reported={-2: told}))
    assert "year_2022" not in dict(columns(overview(books)))


def test_earlier_files_give_earlier_years() -> None:
    """A file of the year before last is read too, and named among the books."""
    now = read_books(FOLDER / "liten-2024.se", earlier=[FOLDER / "liten-2023.se"])
    assert [file.name for file in now.facts.files] == ["liten-2024.se", "liten-2023.se"]
    assert [ledger.year.end.year for ledger in now.earlier] == [2023]
    assert columns(overview(now))[1] == ("previous", "2023")


def test_no_more_years_than_the_layout_asks_for() -> None:
    """Five, however much the books tell."""
    books = read_books(FOLDER / "liten-2024.se")
    for back in range(1, 9):
        books = evolve(
            books,
            ledger=evolve(
                books.ledger,
                reported={**books.ledger.reported, **reporting(books, back).ledger.reported},
            ),
        )
    assert [name for name, _ in columns(overview(books))] == [
        "actual", "previous", "year_2022", "year_2021", "year_2020",
    ]  # fmt: skip
    assert FiscalYear.calendar(2024).previous() == FiscalYear.calendar(2023)
