"""A small book that the tests of the store share."""

from datetime import UTC, date, datetime
from pathlib import Path

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, SourceDocument, VoucherDraft
from finsam_ledger.store import Store

YEAR = FiscalYear.calendar(2024)
NEXT = FiscalYear.calendar(2025)
AT = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)
JANUARY = Period(date(2024, 1, 1), date(2024, 1, 31))
FEBRUARY = Period(date(2024, 2, 1), date(2024, 2, 29))
ACCOUNTS = ("1930", "2099", "2440", "3981", "5010", "8999")
PROJECT = ObjectRef("6", "10")


def draft(day: date = date(2024, 3, 1), ore: int = 50_000, **more: object) -> VoucherDraft:
    """A voucher of rent on a project, paid from the bank."""
    lines = (Line("5010", ore, (PROJECT,), "mars"), Line("1930", -ore))
    given = {"text": "Hyra", "counterparty": "Fastigheten AB", "reference": "pärm 1", **more}
    return VoucherDraft(day, lines, **given)  # type: ignore[arg-type]


def new_book() -> Book:
    """A book of 2024 with nothing in it."""
    member = Member("Regionen", Part.REGION)
    return Book.new(
        Association("Samordningsförbundet Å", "222000-2634", (member,)),
        chart_named("bas"),
        YEAR,
        by="AN",
        at=AT,
        accounts=[
            Account("3981", "Bidrag", AccountKind.INCOME),
            *(Account(number, f"Konto {number}") for number in ACCOUNTS if number != "3981"),
        ],
        opening={"1930": 100_000, "2099": -100_000},
        dimensions=[Dimension("6", "Projekt")],
        objects={PROJECT: "SamSIP"},
    )


def full_book() -> Book:
    """A book with a bit of everything: vouchers, a correction, a gap, locks, two years."""
    document = SourceDocument("faktura.pdf", "ab" * 32)
    struck = (Line("2440", 100), Line("1930", -100, day=date(2024, 3, 2), quantity="2"))
    book = new_book().register(
        [draft(), draft(ore=70_000, documents=(document,), removed=struck), draft(series="B")],
        by="AN",
        at=AT,
    )
    wrong = book.key_of(5)
    book = book.correct(
        wrong, on=date(2024, 3, 5), by="BO", why="fel belopp", replacement=draft(ore=7), at=AT
    )
    book = book.register([draft(number="9")], by="AN", at=AT)
    book = book.explain_gap("A", range(5, 9), by="AN", why="hoppade över", at=AT)
    book = book.lock(JANUARY, by="AN", at=AT).lock(FEBRUARY, by="AN", at=AT)
    book = book.reopen(FEBRUARY, by="BO", why="sen faktura", at=AT)
    return book.open_year(NEXT, {"1930": 5, "2099": -5}, by="AN", at=AT)


def stored(path: Path, book: Book | None = None) -> Path:
    """A closed book file with a book in it."""
    Store.create(path, book or full_book()).close()
    return path
