"""Vouchers that do not sum to zero."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from tests.checks.books import amounts, draft, ledger, paid, run

DAY = date(2021, 1, 4)


def test_books_without_rejected_vouchers_give_no_finding() -> None:
    """Vouchers that hold are not asked about."""
    assert run("unbalanced", ledger(paid(DAY))) == []


def test_an_unbalanced_voucher_is_named_with_its_difference() -> None:
    """Place, exact öre and both languages."""
    wrong = draft(DAY, {"5010": 100_000, "1930": -99_950}, "A 12", 40)
    (finding,) = run("unbalanced", ledger(rejected=(wrong,)))
    assert (finding.code, finding.severity) == ("unbalanced", Severity.ERROR)
    assert (finding.where, finding.record) == ("bok.se rad 40", "A 12")
    assert finding.difference_ore == 50
    assert finding.message.sv.startswith("verifikation A 12 balanserar inte: raderna summerar till")
    assert "0,50 kr" in finding.message.sv
    assert "0.50 kr" in finding.message.en


def test_a_voucher_without_number_is_named_by_its_line() -> None:
    """A pre-system leaves series and number blank."""
    wrong = draft(DAY, {"5010": 7}, "", 9)
    (finding,) = run("unbalanced", ledger(rejected=(wrong,)))
    assert (finding.record, finding.line) == ("", 9)
    assert finding.message.sv.startswith("verifikation (rad 9) ")
    assert finding.message.en.startswith("voucher (line 9) ")


@given(st.lists(st.lists(amounts, max_size=4), max_size=8))
def test_exactly_those_that_miss_zero_are_found(vouchers: list[list[int]]) -> None:
    """A voucher kept out for another reason, such as its date, is not unbalanced."""
    rejected = tuple(
        draft(DAY, {str(1000 + i): ore for i, ore in enumerate(lines)}) for lines in vouchers
    )
    found = [finding.difference_ore for finding in run("unbalanced", ledger(rejected=rejected))]
    assert found == [sum(lines) for lines in vouchers if sum(lines)]
