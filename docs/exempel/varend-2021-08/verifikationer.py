"""Turn the data about the period into vouchers, series by series.

A manual entries, B customer invoices, C receipts, D suppliers' invoices, E payments, L fees to
the board. What depends on other vouchers (a payment on its invoice, the refund of moms on the
purchases of the quarter, lent staff on the rest of its project) is computed from those vouchers,
so that a change in the data keeps the books whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise

import underlag
from attrs import evolve
from exempelbok import (
    CREDIT_DAYS,
    MONTHS,
    banking_day,
    booked,
    day_of,
    line,
    month_end,
    pair,
    voucher,
)
from inkop import Purchase, purchases
from underlag import Agreement, Contributor

from finsam_ledger import Line, VoucherDraft

YEAR = 2021
CLOSING_DAY = date(YEAR, 8, 31)
FIRST_COST_ACCOUNT = "4000"

RECEIVABLES, TAX_ACCOUNT, VAT, SUPPLIER_CLAIM = "1510", "1630", "1650", "1685"
PREPAID_OTHER, ACCRUED_INCOME, BANK, PAYABLES = "1790", "1795", "1930", "2440"
WITHHELD_TAX, SOCIAL_FEES, PREPAID_INCOME, ACCRUED_COSTS = "2710", "2731", "2970", "2990"
COURSE_INCOME, IT_COST, BANK_COST = "3990", "6540", "6570"
BOARD_FEE, SOCIAL_COST = "7240", "7511"


def share(ore: int, part: int, whole: int) -> int:
    """A part of an amount, rounded half up to whole öre."""
    return (2 * ore * part + whole) // (2 * whole)


def numbered(drafts: Iterable[VoucherDraft]) -> list[VoucherDraft]:
    """The vouchers of a series in order of day, numbered; equal days keep their order."""
    ordered = sorted(drafts, key=day_of)
    return [evolve(draft, number=f"{number}") for number, draft in enumerate(ordered, start=1)]


# --- insatser och avgifter -----------------------------------------------------------------------


def contribution_invoices() -> Iterator[VoucherDraft]:
    """A quarter of the yearly contribution, in advance or in arrears."""
    for who in underlag.CONTRIBUTORS:
        days = underlag.QUARTERS_IN_ADVANCE if who.in_advance else underlag.QUARTERS_IN_ARREARS
        for quarter, day in enumerate(days, start=1):
            rows = pair(RECEIVABLES, who.account, who.yearly // 4)
            yield voucher("B", day, f"Insats kvartal {quarter}", who.party, rows)


def course_invoices() -> Iterator[VoucherDraft]:
    """Fees for the course in service design."""
    for day, party, heads in underlag.COURSE_PARTICIPANTS:
        rows = pair(RECEIVABLES, COURSE_INCOME, heads * underlag.COURSE_FEE, "22")
        yield voucher("B", day, f"Kursavgift tjänstedesign, {heads} deltagare", party, rows)


def contribution_accruals() -> Iterator[VoucherDraft]:
    """July-August is not invoiced to the state; September is already invoiced to the others."""
    for who in underlag.CONTRIBUTORS:
        yield voucher("A", CLOSING_DAY, *_contribution_accrual(who))


def _contribution_accrual(who: Contributor) -> tuple[str, str, tuple[Line, ...]]:
    if who.in_advance:
        rows = pair(who.account, PREPAID_INCOME, share(who.yearly, 1, 12))
        return "Förutbetald insats september", who.party, rows
    rows = pair(ACCRUED_INCOME, who.account, share(who.yearly, 2, 12))
    return "Upplupen insats juli-augusti", who.party, rows


def receipts(invoices: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """What the members have paid: last year's invoices, and this year's after thirty days."""
    for day, ore, text, party in underlag.OPENING_RECEIVABLES:
        yield voucher("C", day, text, party, pair(BANK, RECEIVABLES, ore))
    for invoice in invoices:
        paid = banking_day(day_of(invoice) + CREDIT_DAYS)
        if paid <= CLOSING_DAY:
            rows = pair(BANK, RECEIVABLES, booked([invoice], RECEIVABLES))
            text = f"Inbetalning faktura B {invoice.number}"
            yield voucher("C", paid, text, invoice.counterparty, rows)


# --- inköp ---------------------------------------------------------------------------------------


def purchase_invoice(bought: Purchase) -> VoucherDraft:
    """Cost net, refundable moms as a receivable; a credit note becomes a claim on the supplier."""
    vat = share(bought.net, bought.vat, 100)
    counter = PAYABLES if bought.net > 0 else SUPPLIER_CLAIM
    rows = [line(bought.account, bought.net, bought.project)]
    rows += [line(VAT, vat)] if vat else []
    rows += [line(counter, -bought.net - vat)]
    return voucher("D", bought.day, bought.text, bought.party, tuple(rows))


def payments(invoices: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """What has been paid to suppliers: last year's invoices, and this year's after thirty days."""
    for day, ore, text, party in underlag.OPENING_PAYABLES:
        yield voucher("E", day, f"Betalning {text}", party, pair(PAYABLES, BANK, ore))
    for invoice in invoices:
        ore = -booked([invoice], PAYABLES)
        paid = banking_day(day_of(invoice) + CREDIT_DAYS)
        if ore and paid <= CLOSING_DAY:
            text = f"Betalning faktura D {invoice.number}"
            yield voucher("E", paid, text, invoice.counterparty, pair(PAYABLES, BANK, ore))


def prepaid_costs() -> Iterator[VoucherDraft]:
    """January bears what 2020 paid for it; at the end of August the rest is carried forward."""
    licence = underlag.OPENING[PREPAID_OTHER]
    text, party = "Webblicens januari, betald 2020", "Webbverkstan Asken AB"
    yield voucher("A", month_end(YEAR, 1), text, party, pair(IT_COST, PREPAID_OTHER, licence, "10"))
    for asset, cost, ore, text, party in underlag.PREPAID:
        yield voucher("A", CLOSING_DAY, text, party, pair(asset, cost, ore, "10"))


def bank_fees() -> Iterator[VoucherDraft]:
    """Fees that the bank takes itself; nobody states a project for them."""
    for day, ore in underlag.BANK_FEES:
        text = f"Bankavgifter {MONTHS[day.month - 1]}"
        yield voucher("A", day, text, "Swedbank", pair(BANK_COST, BANK, ore))


# --- köpt personal -------------------------------------------------------------------------------


def project_of(row: Line) -> str:
    """The project of a line, "" when nobody stated one."""
    return row.objects[0].code if row.objects else ""


def project_costs(drafts: Iterable[VoucherDraft]) -> Counter[str]:
    """The cost per project of some drafts."""
    sums: Counter[str] = Counter()
    for draft in drafts:
        for row in draft.lines:
            if row.account >= FIRST_COST_ACCOUNT:
                sums[project_of(row)] += row.ore
    return sums


def monthly_staff(booked: Counter[str]) -> dict[str, list[int]]:
    """Lent staff per project and month: what the project cost apart from all else, by hours."""
    left = {no: total - booked[no] for no, total in underlag.PROJECT_COSTS.items()}
    lent = {agreement.project for agreement in underlag.AGREEMENTS}
    wrong = {no: ore for no, ore in left.items() if no not in lent and ore}
    assert not wrong, f"projekt utan köpt personal går inte ihop: {wrong}"
    assert all(ore >= 0 for ore in left.values()), f"inköpen överstiger projektets kostnad: {left}"
    return {no: by_hours(left[no]) for no in lent}


def by_hours(ore: int) -> list[int]:
    """Spread an amount over the months by hours worked, so that the months sum to it."""
    reached = accumulate(underlag.HOURS, initial=0)
    points = [share(ore, hours, sum(underlag.HOURS)) for hours in reached]
    return [after - before for before, after in pairwise(points)]


def staff_accruals(staff: dict[str, list[int]]) -> Iterator[VoucherDraft]:
    """Hours worked, booked as a debt to the member at each month's end."""
    for agreement in underlag.AGREEMENTS:
        for month, ore in enumerate(staff[agreement.project], start=1):
            text = f"Upplupen {agreement.text} {MONTHS[month - 1]}"
            rows = pair(agreement.account, ACCRUED_COSTS, ore, agreement.project)
            yield voucher("A", month_end(YEAR, month), text, agreement.party, rows)


def staff_invoices(staff: dict[str, list[int]]) -> Iterator[VoucherDraft]:
    """The members' invoices for the hours already booked."""
    for agreement in underlag.AGREEMENTS:
        for day, first, last in agreement.invoices:
            net = sum(staff[agreement.project][first - 1 : last])
            yield purchase_invoice(_staff_purchase(agreement, day, net, first, last))


def _staff_purchase(who: Agreement, day: date, net: int, first: int, last: int) -> Purchase:
    text = f"Köpt {who.text} {MONTHS[first - 1]}-{MONTHS[last - 1]}"
    return Purchase(day, ACCRUED_COSTS, "", who.vat, net, text, who.party)


# --- arvoden, skattekonto och momsersättning -----------------------------------------------------


def board_fees() -> Iterator[VoucherDraft]:
    """Fees to the board: tax withheld in whole kronor, social fees 31,42 percent."""
    for day, gross in underlag.FEES:
        tax = gross * 30 // 100_00 * 100
        rows = (
            line(BOARD_FEE, gross, "10"),
            line(WITHHELD_TAX, -tax),
            line(BANK, tax - gross),
            *pair(SOCIAL_COST, SOCIAL_FEES, share(gross, 31_42, 100_00), "10"),
        )
        yield voucher("L", day, f"Arvoden {MONTHS[day.month - 1]}", "styrelsen", rows)


def tax_debts(fees: Iterable[VoucherDraft]) -> list[tuple[date, str, int, int]]:
    """Day of payment, month, tax and social fees, for each month's debt to the state."""
    december = (underlag.OPENING[WITHHELD_TAX], underlag.OPENING[SOCIAL_FEES])
    each = [(booked([fee], WITHHELD_TAX), booked([fee], SOCIAL_FEES)) for fee in fees]
    debts = [december, *each]
    named = zip(underlag.TAX_DAYS, ("december 2020", *MONTHS), debts, strict=False)
    return [(day, month, -tax, -social) for day, month, (tax, social) in named]


def tax_payments(debts: Iterable[tuple[date, str, int, int]]) -> Iterator[VoucherDraft]:
    """Money to the tax account."""
    for day, month, tax, social in debts:
        rows = pair(TAX_ACCOUNT, BANK, tax + social)
        yield voucher("E", day, f"Till skattekontot, arvoden {month}", "Skatteverket", rows)


def tax_settlements(debts: Iterable[tuple[date, str, int, int]]) -> Iterator[VoucherDraft]:
    """The tax account settles what was declared."""
    for day, month, tax, social in debts:
        rows = (
            line(WITHHELD_TAX, tax),
            line(SOCIAL_FEES, social),
            line(TAX_ACCOUNT, -tax - social),
        )
        yield voucher("A", day, f"Avdragen skatt och avgifter {month}", "Skatteverket", rows)


def vat_refunds(invoices: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """Refund of moms: the last quarter of 2020 in March, the first of 2021 in June."""
    first = booked((each for each in invoices if day_of(each).month <= 3), VAT)
    yield from _vat_refund(date(2021, 3, 12), "kvartal 4 2020", underlag.OPENING[VAT])
    yield from _vat_refund(date(2021, 6, 14), "kvartal 1 2021", first)


def _vat_refund(day: date, period: str, ore: int) -> Iterator[VoucherDraft]:
    decided = pair(TAX_ACCOUNT, VAT, ore)
    yield voucher("A", day, f"Beslutad momsersättning {period}", "Skatteverket", decided)
    text = f"Utbetald momsersättning {period}"
    yield voucher("A", day + timedelta(days=3), text, "Skatteverket", pair(BANK, TAX_ACCOUNT, ore))


# --- alla serier ---------------------------------------------------------------------------------


def all_vouchers() -> list[VoucherDraft]:
    """Every voucher of the period, series by series."""
    fees = list(board_fees())
    debts = tax_debts(fees)
    bought = [purchase_invoice(purchase) for purchase in purchases()]
    other = [*bank_fees(), *prepaid_costs()]
    staff = monthly_staff(project_costs([*fees, *bought, *other]))
    b = numbered([*contribution_invoices(), *course_invoices()])
    d = numbered([*bought, *staff_invoices(staff)])
    manual = [*other, *tax_settlements(debts), *vat_refunds(d), *staff_accruals(staff)]
    return [
        *numbered([*manual, *contribution_accruals()]),
        *b,
        *numbered(receipts(b)),
        *d,
        *numbered([*payments(d), *tax_payments(debts)]),
        *numbered(fees),
    ]
