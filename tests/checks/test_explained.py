"""What is behind a difference is named by the checks that find one."""

from attrs import evolve

from finsam_ledger.core.ledger import ReportedBalances
from tests.checks.books import YEAR, ledger, paid, reported, run


def test_a_voucher_that_the_period_balance_lacks_is_named() -> None:
    """Of two vouchers in January the books report one."""
    books = ledger(paid(YEAR.start, 500, "A 1"), paid(YEAR.start, 70, "A 2"))
    told = reported(books)
    january = {**told.period_movements, ("5010", "202101"): 500}
    (finding,) = run(
        "period_movements", evolve(books, reported={0: evolve(told, period_movements=january)})
    )
    assert "; kan förklaras av A 2 0,70 kr" in finding.message.sv


def test_an_account_that_opens_with_too_much_is_named() -> None:
    """Last year closed with 100 on the bank; the year opens with 130."""
    before = ReportedBalances(closing={"1930": 100, "2060": -100})
    books = ledger(opening={"1930": 130, "2060": -100}, reported={-1: before})
    (finding,) = run("opening_sum", books)
    assert "; kan förklaras av 1930 Bank 0,30 kr" in finding.message.sv
    assert str(finding.evidence["behind"]).endswith("0,30 kr")


def test_what_nothing_gives_is_not_explained() -> None:
    """No account opens with just what the sum is out by."""
    books = ledger(opening={"1930": 130, "2060": -100, "2440": -7})
    (finding,) = run("opening_sum", books)
    assert "förklaras" not in finding.message.sv
