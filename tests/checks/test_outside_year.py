"""Vouchers dated outside the fiscal year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from tests.checks.books import YEAR, ledger, paid, run


def test_both_ends_of_the_year_are_inside() -> None:
    """And books without vouchers have none outside."""
    assert run("outside_year", ledger(paid(YEAR.start), paid(YEAR.end, name="A 2"))) == []
    assert run("outside_year", ledger()) == []


def test_a_voucher_outside_is_named_with_its_day_and_amount() -> None:
    """An error, for it is no part of the year's movements."""
    books = ledger(paid(YEAR.start), paid(date(2022, 1, 3), 4567, "A 2", 30))
    (finding,) = run("outside_year", books)
    assert (finding.code, finding.severity) == ("outside_year", Severity.ERROR)
    assert (finding.where, finding.record, finding.difference_ore) == ("bok.se rad 30", "A 2", 4567)
    assert "är daterad 2022-01-03, utanför räkenskapsåret 2021-01-01–2021-12-31" in (
        finding.message.sv
    )


def test_many_vouchers_are_told_in_one_finding_at_the_end() -> None:
    """Twenty by themselves, and the amount of those left."""
    found = run("outside_year", ledger(*(paid(date(2022, 1, 3), 5) for _ in range(24))))
    assert (len(found), found[-1].difference_ore) == (21, 20)
    assert found[-1].message.sv.startswith("ytterligare verifikationer (4 st) på tillsammans 0,20")


@given(st.lists(st.tuples(st.integers(-40, 400), st.integers(0, 10**9)), max_size=50))
def test_nothing_outside_the_year_is_lost(vouchers: list[tuple[int, int]]) -> None:
    """Twenty are listed and the rest told together, with all that they amount to."""
    dated = [(YEAR.start + timedelta(days=offset), ore) for offset, ore in vouchers]
    found = run("outside_year", ledger(*(paid(day, ore) for day, ore in dated)))
    outside = [ore for day, ore in dated if day not in YEAR]
    assert len(found) == min(len(outside), 21)
    assert sum(finding.difference_ore or 0 for finding in found) == sum(outside)
