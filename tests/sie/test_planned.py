"""A plan returned to the program that the books came from: an SIE file of type 4I."""

from datetime import date

from attrs import evolve
from hypothesis import given, settings

from finsam_ledger import sie
from finsam_ledger.bookkeeping.closing import ClosingAccounts, close_year
from finsam_ledger.bookkeeping.plan import Plan
from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.core.account import Account
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.finding import Severity, worst
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, Voucher, VoucherDraft
from finsam_ledger.testing import ledgers, planning_ledger, registers

YEAR = FiscalYear.calendar(2024)
DAY = date(2025, 1, 15)
BALANCES = {"IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET", "BKOD", "OMFATTN"}


def returned(plan: Plan, ledger: Ledger) -> sie.SieBook:
    """What the other program reads."""
    return sie.read(sie.write_plan(plan, ledger, generated=DAY), name="plan.si", chart=ledger.chart)


def without_reference(voucher: Voucher) -> Voucher:
    """The voucher as the format can hold it."""
    return evolve(voucher, reference="")


@given(registers(YEAR))
@settings(max_examples=30)
def test_reading_the_file_and_posting_it_gives_the_planned_books(register: Register) -> None:
    """The vouchers of the file, posted in the books, give exactly what the plan gives."""
    ledger = planning_ledger(YEAR)
    plan = register.plan(ledger)
    book = returned(plan, ledger)
    drafts = [evolve(voucher.draft(), source_line=0) for voucher in book.ledger.journal]
    read = plan.declared(ledger).post(*drafts).journal
    assert list(read) == [without_reference(voucher) for voucher in plan.post(ledger).journal]
    assert worst(book.findings) in (None, Severity.INFO)


@given(ledgers(vouchers=5))
@settings(max_examples=20)
def test_a_closing_is_returned_as_it_was_planned(ledger: Ledger) -> None:
    """The voucher that moves the result, with its accounts declared."""
    plan = close_year(ledger, ClosingAccounts("8999", "2099"))
    book = returned(plan, ledger)
    assert [evolve(v, source_line=0) for v in book.ledger.journal] == [
        without_reference(planned.voucher) for planned in plan.vouchers
    ]


def test_the_file_holds_vouchers_and_what_they_use_and_no_balance() -> None:
    """Type 4I: only the used accounts, dimensions and objects, in a series of their own."""
    ref = ObjectRef("6", "10")
    books = evolve(
        planning_ledger(YEAR),
        opening={"1930": 5, "2099": -5},
        dimensions={"6": Dimension("6", "Projekt"), "1": Dimension("1", "Kostnadsställe")},
        objects={ref: "Projekt tio", ObjectRef("6", "20"): "Annat"},
        balances=None,
    ).post(VoucherDraft(YEAR.start, (Line("1930", 7), Line("3981", -7)), text="I böckerna"))
    asked = Register(accounts={"1710": Account("1710", "x")})
    plan = asked.plan(books) + close_year(books, ClosingAccounts("8999", "2099"))
    book = returned(plan, books)
    assert BALANCES.isdisjoint(book.info.records)
    assert book.info.sie_type == "4I"
    assert set(book.ledger.accounts) == {"8999", "2099"}
    assert book.ledger.objects == {}
    assert [voucher.series for voucher in book.ledger.journal] == ["BS"]
    assert b"#FNAMN" in sie.write_plan(plan, books, generated=DAY)


def test_the_file_says_whose_books_it_is_and_nothing_of_the_file_before() -> None:
    """The program finds its company by #FNR and #KPTYP; comments and days are not carried on."""
    books = planning_ledger(YEAR)
    plan = Register().plan(books) + close_year(books, ClosingAccounts("8999", "2099"))
    info = sie.SieInfo(
        fnr="7", ftyp="X", kptyp="EUBAS97", bkod="94111", orgnr_more=("1", "2"),
        address=("Namn", "Gatan 1", "352 30 Växjö", "0470-1"), prosa="Om filen", flag="1",
        program="Annat 1.0", covers_until=YEAR.start, sru={"1930": ("7281",)},
    )  # fmt: skip
    data = sie.write_plan(plan, books, generated=DAY, info=info)
    read = sie.read(data, name="plan.si").info
    assert (read.fnr, read.kptyp, read.ftyp) == ("7", "EUBAS97", "X")
    assert read.address == info.address
    assert (read.prosa, read.flag, read.covers_until, read.sru) == ("", "0", None, {})
    assert BALANCES.isdisjoint(read.records)
