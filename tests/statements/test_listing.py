"""Listings: the general ledger's running balances and the journal's vouchers."""

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.statements.listing import general_ledger, journal_entries
from finsam_ledger.testing import ledgers, periods


@given(ledgers(full=True), st.data())
def test_running_balances_end_in_closing_balances(ledger: Ledger, data: st.DataObject) -> None:
    """Every used account opens, runs in order of day, and ends where the balances say."""
    period = data.draw(periods(ledger.year))
    accounts = list(general_ledger(ledger, period))
    assert [each.account.number for each in accounts] == ledger.used_accounts
    for each in accounts:
        number = each.account.number
        assert each.opening_ore == ledger.balances.opening_at(number, period)
        assert each.closing_ore == ledger.balances.closing(number, period)
        before = [each.opening_ore, *(line.balance_ore for line in each.lines)]
        for line, balance in zip(each.lines, before, strict=False):
            assert line.balance_ore == balance + line.ore
            assert line.text in {line.voucher.text, *(row.text for row in line.voucher.lines)}
        days = [line.voucher.event_day for line in each.lines]
        assert days == sorted(days)
        assert all(day in period for day in days)
        booked = [
            line.ore
            for voucher in ledger.journal
            for line in voucher.lines
            if line.account == number and voucher.event_day in period
        ]
        assert sorted(line.ore for line in each.lines) == sorted(booked)


@given(ledgers(), st.data())
def test_the_journal_is_in_order_of_registration(ledger: Ledger, data: st.DataObject) -> None:
    """The vouchers of the period, as they were registered."""
    period = data.draw(periods(ledger.year))
    expected = [voucher for voucher in ledger.journal if voucher.event_day in period]
    assert list(journal_entries(ledger, period)) == expected
