"""Accounts that vouchers use and the books do not declare."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from tests.checks.books import draft, ledger, paid, run

CODE = "undeclared_account"
DAY = date(2021, 5, 4)


def test_declared_accounts_give_no_finding() -> None:
    """An opening balance is no use in a voucher."""
    assert run(CODE, ledger(paid(DAY), opening={"1999": 0})) == []


def test_the_first_voucher_that_uses_it_is_named() -> None:
    """Vouchers without lines do not disturb the search."""
    empty = draft(DAY, {}, "A 2", 20)
    use = draft(DAY, {"5010": 9, "1999": -9}, "A 3", 30)
    (finding,) = run(CODE, ledger(paid(DAY), empty, use, draft(DAY, {}, "A 4")))
    assert (finding.code, finding.severity) == (CODE, Severity.WARNING)
    assert (finding.where, finding.record) == ("bok.se rad 30", "A 3")
    assert finding.message.sv.startswith("konto 1999 används i verifikation A 3 men")


def test_a_voucher_without_number_is_named_by_its_line() -> None:
    """A pre-system leaves series and number blank."""
    (finding,) = run(CODE, ledger(draft(DAY, {"1999": 0}, "", 30)))
    assert finding.message.en.startswith("account 1999 is used in voucher (line 30) but")


def test_books_that_declare_nothing_are_one_finding() -> None:
    """Not one for each account."""
    (finding,) = run(CODE, ledger(paid(DAY), accounts={}))
    assert (finding.code, finding.severity) == ("no_accounts", Severity.WARNING)
    assert finding.evidence == {"count": 2, "accounts": "1930, 5010"}


def test_many_accounts_are_told_in_one_finding_at_the_end() -> None:
    """Twenty by themselves, and the names of those left."""
    found = run(CODE, ledger(draft(DAY, {str(number): 0 for number in range(1600, 1622)})))
    assert len(found) == 21
    assert found[-1].evidence == {"count": 2, "accounts": "1620, 1621"}


@given(st.sets(st.integers(1600, 1640).map(str)))
def test_exactly_the_unnamed_accounts_are_found(unnamed: set[str]) -> None:
    """Twenty by themselves, and the number of those left."""
    found = run(CODE, ledger(draft(DAY, dict.fromkeys(unnamed, 0))))
    listed = [finding.evidence["account"] for finding in found[:20]]
    assert listed == sorted(unnamed)[:20]
    assert len(listed) + sum(int(f.evidence["count"]) for f in found[20:]) == len(unnamed)
