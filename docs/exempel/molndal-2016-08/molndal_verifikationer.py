"""Turn the data about January-August 2016 into vouchers, series by series.

What depends on other vouchers (a payment on its invoice, the refund of moms on the invoices of the
quarter, the invoice for lent staff on its accrued hours) is computed from those vouchers, so that a
change in the data keeps the books whole.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import molndal_underlag as underlag
from exempelbok import (
    MONTHS,
    banking_day,
    booked,
    day_of,
    days_of,
    line,
    month_end,
    ore,
    pair,
    percent,
    settled,
    share_out,
    table,
    voucher,
    whole_kronor,
)
from molndal_inkop import Purchase, purchases
from molndal_underlag import CLOSING_DAY, YEAR

from finsam_ledger import Line, Period, VoucherDraft

RECEIVABLES, TAX_ACCOUNT, VAT, SUPPLIER_CLAIM = "1510", "1630", "1650", "1685"
BANK, PAYABLES, PENSION_TAX, WITHHELD_TAX = "1920", "2440", "2514", "2710"
SOCIAL_FEES, ACCRUED_COSTS, PENSION_INCOME = "2731", "2990", "3994"
SALARY, BOARD_FEE, SALARY_SOCIAL_COST, FEE_SOCIAL_COST = "7210", "7240", "7511", "7517"
PERIOD = Period(date(YEAR, 1, 1), CLOSING_DAY)
BOARD, OFFICE = "01", "12"


def all_vouchers() -> list[VoucherDraft]:
    """Every voucher of the period."""
    pay = list(payroll())
    invoices = [*contributions(), recharged()]
    bought = [*map(supplier_invoice, purchases()), *staff_invoices()]
    received = settled(invoices, RECEIVABLES, BANK, PERIOD)
    paid = settled([*unpaid_2015(), *bought], PAYABLES, BANK, PERIOD)
    other = [*events(), pension_refund(), *staff_accruals(), late_accrual()]
    taxes = [*tax_deposits(pay), *tax_settlements(pay), *vat_refunds(bought)]
    return [*pay, *invoices, *bought, *received, *paid, *other, *taxes]


# --- medlemmar -----------------------------------------------------------------------------------


def contributions() -> Iterator[VoucherDraft]:
    """A third of the yearly contribution of each member, and the autumn in advance."""
    for days, account, amount, text, party in table(underlag.CONTRIBUTIONS):
        for day in days_of(days, YEAR):
            yield voucher("B", day, text, party, pair(RECEIVABLES, account, ore(amount)))


def recharged() -> VoucherDraft:
    """Lent staff that was lent on, which lowers the cost."""
    day, account, area, amount = underlag.RECHARGED
    text, party = underlag.RECHARGED_TEXT
    return voucher("B", day, text, party, pair(RECEIVABLES, account, amount, area))


# --- inköp ---------------------------------------------------------------------------------------


def unpaid_2015() -> Iterator[VoucherDraft]:
    """The invoices behind the opening payables; they are booked in 2015."""
    for day, amount, text, party in table(underlag.UNPAID_2015):
        rows = [line(PAYABLES, -ore(amount))]
        yield voucher("D", date.fromisoformat(day), text, party, rows)


def supplier_invoice(bought: Purchase) -> VoucherDraft:
    """Cost net, moms to be refunded and the debt; a credit note is a claim on the supplier."""
    moms = [line(VAT, bought.vat_ore)] if bought.vat else []
    debt = PAYABLES if bought.net > 0 else SUPPLIER_CLAIM
    cost = line(bought.account, bought.net, bought.area)
    rows = [cost, *moms, line(debt, -bought.net - bought.vat_ore)]
    return voucher("D", bought.day, bought.text, bought.party, rows)


# --- köpt personal -------------------------------------------------------------------------------


def staff_accruals() -> Iterator[VoucherDraft]:
    """The hours of each month, booked as accrued at its end."""
    for area, account, party, role, _, amount, _ in table(underlag.AGREEMENTS):
        months = share_out(ore(amount), underlag.HOURS)
        for month, hours in enumerate(months, start=1):
            text = f"Upplupet: {role} {MONTHS[month - 1]}"
            rows = pair(account, ACCRUED_COSTS, hours, area)
            yield voucher("A", month_end(YEAR, month), text, party, rows)


def late_accrual() -> VoucherDraft:
    """What was found to be accrued when the report had been printed once."""
    account, area, amount = underlag.LATE_ACCRUAL
    text, party = underlag.LATE_ACCRUAL_TEXT
    rows = pair(account, ACCRUED_COSTS, amount, area)
    return voucher("A", CLOSING_DAY, text, party, rows, underlag.LATE_DAYS)


def staff_invoices() -> Iterator[VoucherDraft]:
    """The members' invoices, each settling the months that it covers."""
    for _, _, party, role, vat, amount, invoices in table(underlag.AGREEMENTS):
        months = share_out(ore(amount), underlag.HOURS)
        for invoice in invoices.split():
            days, _, span = invoice.partition(":")
            first, last = map(int, span.split("-"))
            net = sum(months[first - 1 : last])
            text = f"Köpt personal {role} {MONTHS[first - 1]}-{MONTHS[last - 1]}"
            for day in days_of(days, YEAR):
                bought = Purchase(day, ACCRUED_COSTS, "", int(vat), net, text, party)
                yield supplier_invoice(bought)


# --- löner, arvoden och skatt --------------------------------------------------------------------


def payroll() -> Iterator[VoucherDraft]:
    """Salary and the board's fees every month."""
    days = days_of(underlag.PAY_DAYS, YEAR)
    for day, fee, month in zip(days, underlag.FEES, MONTHS, strict=False):
        fee_tax = fee * 30 // 100_00 * 100
        rows = (
            *_pay(SALARY, SALARY_SOCIAL_COST, underlag.SALARY, underlag.SALARY_TAX, OFFICE),
            *_pay(BOARD_FEE, FEE_SOCIAL_COST, fee, fee_tax, BOARD),
        )
        yield voucher("L", banking_day(day), f"Lön och arvoden {month}", "löner", rows)


def _pay(account: str, social_cost: str, gross: int, tax: int, area: str) -> tuple[Line, ...]:
    """Gross, tax withheld, what is paid out, and social fees 31,42 percent in whole kronor."""
    social = whole_kronor(percent(gross, 31_42))
    return (
        line(account, gross, area),
        line(WITHHELD_TAX, -tax),
        line(BANK, tax - gross),
        *pair(social_cost, SOCIAL_FEES, social, area),
    )


def _tax_debts(pay: Iterable[VoucherDraft]) -> Iterator[tuple[date, int, int]]:
    """Day of payment, tax and fees of the month before; December's are the opening balances."""
    opening = underlag.OPENING
    debts = [(-opening[WITHHELD_TAX], -opening[SOCIAL_FEES])]
    debts += [(-booked([each], WITHHELD_TAX), -booked([each], SOCIAL_FEES)) for each in pay]
    for day, (tax, social) in zip(underlag.TAX_DAYS, debts, strict=False):
        yield day, tax, social


def tax_deposits(pay: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """What is paid to the tax account: the month's debts and preliminary tax."""
    for day, tax, social in _tax_debts(pay):
        rows = pair(TAX_ACCOUNT, BANK, tax + social + underlag.PRELIMINARY_TAX)
        yield voucher("E", day, "Inbetalning till skattekontot", "Skatteverket", rows)


def tax_settlements(pay: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """The tax account settles what was declared."""
    for day, tax, social in _tax_debts(pay):
        debts = line(WITHHELD_TAX, tax), line(SOCIAL_FEES, social)
        rows = (*debts, line(TAX_ACCOUNT, -tax - social))
        yield voucher("A", day, "Avdragen skatt och sociala avgifter", "Skatteverket", rows)


def vat_refunds(bought: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """The moms of a quarter in whole kronor, credited to the tax account and then paid out."""
    moms, left = list(bought), underlag.OPENING[VAT]
    for day, last_month, period, kept in underlag.VAT_REFUNDS:
        quarter = [each for each in moms if last_month - 3 < day_of(each).month <= last_month]
        left += booked(quarter, VAT)
        decided, left = left - left % 100, left % 100
        rows = pair(TAX_ACCOUNT, VAT, decided)
        yield voucher("A", day, f"Beslutad momsersättning {period}", "Skatteverket", rows)
        rows = pair(BANK, TAX_ACCOUNT, decided - kept)
        later = banking_day(day + timedelta(days=3))
        yield voucher("C", later, f"Utbetald momsersättning {period}", "Skatteverket", rows)


# --- övrigt --------------------------------------------------------------------------------------


def events() -> Iterator[VoucherDraft]:
    """Interest, bank fees, grants, accruals and what else happened once."""
    for day, series, debit, credit, area, amount, text, party in table(underlag.EVENTS):
        rows = pair(debit, credit, ore(amount), area)
        yield voucher(series, date.fromisoformat(day), text, party, rows)


def pension_refund() -> VoucherDraft:
    """Premiums that come back, and the pension tax that was reckoned on them."""
    premiums, tax = underlag.PENSION_REFUND, underlag.PENSION_REFUND_TAX
    rows = (
        line(SUPPLIER_CLAIM, premiums),
        line(PENSION_TAX, tax),
        line(PENSION_INCOME, -premiums - tax),
    )
    text = "Återbetalda pensionspremier 2011-2015"
    return voucher("A", underlag.PENSION_REFUND_DAY, text, "Pensionsbolaget Göta", rows)
