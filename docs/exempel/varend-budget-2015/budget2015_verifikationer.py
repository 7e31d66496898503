"""Turn the data about a förbund's 2014 into vouchers, series by series.

What depends on other vouchers (a payment on its invoice, the refund of moms on the invoices of the
quarter, the year's result on everything) is computed from those vouchers, so that a change in the
data keeps the books whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from budget2015_underlag import LAST_DAY, VAT_REFUND_DAYS, YEAR, Association2014
from exempelbok import (
    MONTHS,
    banking_day,
    booked,
    day_of,
    days_of,
    line,
    ore,
    pair,
    percent,
    settled,
    table,
    voucher,
)

from finsam_ledger import FiscalYear, VoucherDraft

RECEIVABLES, VAT_CLAIM, BANK, PAYABLES = "1510", "1650", "1930", "2440"
WITHHELD_TAX, SOCIAL_FEES, BOARD_FEE, SOCIAL_COST = "2710", "2731", "7240", "7511"
YEAR_RESULT, ADMINISTRATION = "8999", "10"
RESULT_CLASSES = "345678"
PERIOD = FiscalYear.calendar(YEAR)
LATE = 6  # bokslutet registreras en vecka senare än annat


def year_vouchers(own: Association2014) -> list[VoucherDraft]:
    """Every voucher of the year, the transfer of its result last."""
    invoices, bought, fees = contributions(own), supplier_invoices(own), board_fees(own)
    received = settled(invoices, RECEIVABLES, BANK, PERIOD)
    paid = settled([*unpaid(own), *bought], PAYABLES, BANK, PERIOD)
    taxes, refunds = tax_payments(own, fees), vat_refunds(own, bought)
    all_but_last = [
        *invoices, *bought, *fees, *received, *paid, *taxes, *refunds, *events(own),
    ]  # fmt: skip
    return [*all_but_last, result_transfer(own, all_but_last)]


def contributions(own: Association2014) -> list[VoucherDraft]:
    """A quarter of the yearly contribution of each member."""
    return [
        voucher("B", day, f"Bidrag kvartal {no} 2014", who, pair(RECEIVABLES, account, ore(each)))
        for account, each, days, who in table(own.contributions)
        for no, day in enumerate(days_of(days, YEAR), start=1)
    ]


def unpaid(own: Association2014) -> Iterator[VoucherDraft]:
    """The invoices behind the opening payables; they are booked in 2013."""
    for day, amount, text, party in table(own.unpaid):
        yield voucher("D", date.fromisoformat(day), text, party, [line(PAYABLES, -ore(amount))])


def supplier_invoices(own: Association2014) -> list[VoucherDraft]:
    """Cost net, moms that is to be refunded, and the debt."""
    return [
        _invoice(day, row, monthly=len(days_of(row[0], YEAR)) > 2)
        for row in table(own.invoices)
        for day in days_of(row[0], YEAR)
    ]


def _invoice(day: date, row: Sequence[str], *, monthly: bool) -> VoucherDraft:
    _, account, project, rate, amount, text, party = row
    net = ore(amount)
    vat = percent(net, 100 * int(rate))
    moms = [line(VAT_CLAIM, vat)] if vat else []
    rows = [line(account, net, project), *moms, line(PAYABLES, -net - vat)]
    text = f"{text} {MONTHS[day.month - 1]}" if monthly else text
    return voucher("D", day, text, party, rows)


def events(own: Association2014) -> Iterator[VoucherDraft]:
    """Interest, bank fees and what is accrued at the end of the year."""
    for day, series, debit, credit, project, amount, text, party in table(own.events):
        rows = pair(debit, credit, ore(amount), project)
        late = LATE if series == "A" else 0
        yield voucher(series, date.fromisoformat(day), text, party, rows, late)


def board_fees(own: Association2014) -> list[VoucherDraft]:
    """Fees to the board: tax withheld in whole kronor, social fees 31,42 percent."""
    days = map(banking_day, days_of(own.fee_days, YEAR))
    return [_fee(day, gross) for day, gross in zip(days, own.fees, strict=True)]


def _fee(day: date, gross: int) -> VoucherDraft:
    tax, social = gross * 30 // 100_00 * 100, percent(gross, 31_42) // 100 * 100
    rows = (
        line(BOARD_FEE, gross, ADMINISTRATION),
        line(WITHHELD_TAX, -tax),
        line(BANK, tax - gross),
        *pair(SOCIAL_COST, SOCIAL_FEES, social, ADMINISTRATION),
    )
    return voucher("L", day, f"Arvoden {MONTHS[day.month - 1]}", "styrelsen", rows)


def tax_payments(own: Association2014, fees: Sequence[VoucherDraft]) -> Iterator[VoucherDraft]:
    """Withheld tax and social fees, paid the month after; December's are paid next year."""
    debts = [(date(2014, 1, 13), -own.opening[WITHHELD_TAX], -own.opening[SOCIAL_FEES])]
    debts += [
        (_tax_day(fee), -booked([fee], WITHHELD_TAX), -booked([fee], SOCIAL_FEES)) for fee in fees
    ]
    for day, tax, social in debts:
        if day <= LAST_DAY:
            rows = (line(WITHHELD_TAX, tax), line(SOCIAL_FEES, social), line(BANK, -tax - social))
            yield voucher("E", day, "Skatt och avgifter på arvoden", "Skatteverket", rows)


def _tax_day(fee: VoucherDraft) -> date:
    next_month = day_of(fee).replace(day=28) + timedelta(days=5)
    return banking_day(next_month.replace(day=12))


def vat_refunds(own: Association2014, bought: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """The moms of each quarter is paid out in the middle of the next one."""
    moms = [(day_of(each).month, booked([each], VAT_CLAIM)) for each in bought]
    quarters = [sum(ore for month, ore in moms if (month - 1) // 3 == no) for no in range(3)]
    amounts = (own.opening[VAT_CLAIM], *quarters)
    for no, (day, amount) in enumerate(zip(days_of(VAT_REFUND_DAYS, YEAR), amounts, strict=True)):
        text = f"Ersättning för moms kvartal {no or 4}"
        rows = pair(BANK, VAT_CLAIM, amount)
        yield voucher("C", banking_day(day), text, "Skatteverket", rows)


def result_transfer(own: Association2014, drafts: Sequence[VoucherDraft]) -> VoucherDraft:
    """The year's result, moved to equity on its last day."""
    result = sum(booked(drafts, number) for number in RESULT_CLASSES)
    rows = pair(own.equity, YEAR_RESULT, result)
    return voucher("A", LAST_DAY, "Omföring av årets resultat", "bokslut 2014", rows, LATE)
