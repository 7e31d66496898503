"""The vouchers give the monthly movements that the books report."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from tests.checks.books import amounts, draft, ledger, ledgers, paid, run

CODE = "period_movements"
MAY, JUNE = date(2021, 5, 4), date(2021, 6, 30)


def told(cells: dict[tuple[str, str], int]) -> dict[int, ReportedBalances]:
    """Reported movements of the year."""
    return {0: ReportedBalances(period_movements=cells)}


def test_nothing_to_compare() -> None:
    """No vouchers (SIE types 2–3), or nothing reported by month."""
    assert run(CODE, ledger(reported=told({("5010", "202105"): 5}))) == []
    assert run(CODE, ledger(paid(MAY), reported=told({}))) == []
    assert run(CODE, ledger(paid(MAY))) == []


def test_a_voucher_in_the_wrong_month_is_one_finding() -> None:
    """The cells are counted, and the largest differences listed."""
    cells = {("5010", "202105"): 1000, ("5010", "202106"): 100}
    books = ledger(paid(MAY, 900), paid(JUNE, 300, "A 2"), reported=told(cells))
    (finding,) = run(CODE, books)
    assert (finding.code, finding.severity) == (CODE, Severity.WARNING)
    assert finding.difference_ore == 200
    assert (finding.evidence["cells"], finding.evidence["absolute_ore"]) == (2, 300)
    assert finding.message.sv.startswith("periodsaldon (#PSALDO 0, 2 st)")
    assert finding.evidence["largest"] == "5010 202106 (2,00 kr), 5010 202105 (−1,00 kr)"


def test_what_the_program_does_not_report_is_not_compared() -> None:
    """Balance accounts and months that are not closed; but a zero cell may be left out."""
    cells = {("5010", "202105"): 100}
    later = paid(JUNE, 300, "A 2")
    assert run(CODE, ledger(paid(MAY, 100), later, reported=told(cells))) == []
    cells = {("5010", "202105"): 100, ("4010", "202106"): 0}
    (finding,) = run(CODE, ledger(paid(MAY, 100), later, reported=told(cells)))
    assert (finding.difference_ore, finding.evidence["cells"]) == (300, 1)


def test_what_is_posted_after_the_file_was_read_is_no_difference() -> None:
    """The accruals of the closing are not in the file's balances."""
    cells = {("5010", "202105"): 100, ("1930", "202105"): -100}
    read = ledger(paid(MAY, 100, source_line=9), reported=told(cells))
    assert run(CODE, read.post(draft(MAY, {"5010": 30, "2440": -30}, ""))) == []


@given(ledgers(), st.data(), amounts)
def test_one_changed_cell_is_one_finding(books: Ledger, data: st.DataObject, change: int) -> None:
    """Right books give none; a reported movement that is off is found to the öre."""
    assert run(CODE, books) == []
    cells = dict(books.reported[0].period_movements)
    cells[data.draw(st.sampled_from(sorted(cells)))] += change
    found = run(CODE, evolve(books, reported=told(cells)))
    assert [f.difference_ore for f in found] == ([-change] if change else [])
