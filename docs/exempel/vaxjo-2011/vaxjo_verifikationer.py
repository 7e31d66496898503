"""Turn the data about a year into vouchers, series by series.

What depends on other vouchers (a payment on its invoice, lent staff on the rest of its project) is
computed from those vouchers, so that a change in the data keeps the books whole.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import vaxjo_underlag as underlag
from exempelbok import booked, days_of, line, ore, pair, percent, settled, table, voucher
from vaxjo_inkop import Purchase, priced, purchases

from finsam_ledger import FiscalYear, VoucherDraft

BANK, VAT_CLAIM, SUPPLIER_CLAIM, RECEIVABLES, PAYABLES = "1930", "1650", "1680", "1510", "244"
PAYABLE_TO = {"Försäkringskassan": "2441", "Arbetsförmedlingen": "2442", "Växjö kommun": "2443"}
OTHER_PAYABLES = "2444"
BOARD_FEE, SOCIAL_COST, WITHHELD_TAX, SOCIAL_FEES = "7240", "7511", "2710", "2731"
COST_CLASSES = "4567"
ADMINISTRATION = "10"


def year_vouchers(year: int, before: Iterable[VoucherDraft]) -> list[VoucherDraft]:
    """Every voucher of a year.

    Args:
        year: The year.
        before: The vouchers of the year before, whose last invoices are paid this year.
    """
    fees = list(board_fees(year))
    other = [*fees, *tax_payments(fees, year), *accruals(year), *events(year)]
    invoices = [*contribution_invoices(year), *supplier_invoices(year, other)]
    known = [*before, *invoices]
    received = settled(known, RECEIVABLES, BANK, FiscalYear.calendar(year))
    refunded = settled(known, SUPPLIER_CLAIM, BANK, FiscalYear.calendar(year))
    return [
        *other,
        *invoices,
        *received,
        *refunded,
        *settled(known, PAYABLES, BANK, FiscalYear.calendar(year)),
    ]


def unpaid_2009() -> Iterator[VoucherDraft]:
    """The invoices behind the opening payables of 2010; they are booked in 2009."""
    for day, account, amount, text, party in table(underlag.UNPAID_2009):
        yield voucher("D", date.fromisoformat(day), text, party, [line(account, -ore(amount))])


def contribution_invoices(year: int) -> Iterator[VoucherDraft]:
    """A quarter of the yearly contribution of each member."""
    for account, *years, party in table(underlag.CONTRIBUTIONS):
        amount, days = years[:2] if year == 2010 else years[2:]
        for quarter, day in enumerate(days_of(days, year), start=1):
            rows = pair(RECEIVABLES, account, ore(amount))
            yield voucher("B", day, f"Bidrag kvartal {quarter} {year}", party, rows)


def supplier_invoices(year: int, other: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """All invoices; what a project has left after ``other`` goes to those without an amount."""
    bought, other = purchases(year), list(other)
    left = {
        project: total
        - sum(booked(other, kind, project) for kind in COST_CLASSES)
        - sum(_cost(each, year) for each in bought if each.project == project)
        for project, total in underlag.PROJECT_COSTS[year].items()
    }
    return (_invoice(each, year) for each in priced(bought, left))


def _refunds_vat(year: int) -> bool:
    return year >= underlag.FIRST_YEAR_WITH_VAT_REFUND


def _cost(bought: Purchase, year: int) -> int:
    return (bought.net or 0) + (0 if _refunds_vat(year) else bought.vat_ore)


def _invoice(bought: Purchase, year: int) -> VoucherDraft:
    """Cost, refundable moms and the debt; a credit note becomes a claim on the supplier."""
    gross, cost = (bought.net or 0) + bought.vat_ore, _cost(bought, year)
    payable = PAYABLE_TO.get(bought.party, OTHER_PAYABLES) if gross > 0 else SUPPLIER_CLAIM
    moms = [line(VAT_CLAIM, gross - cost)] if gross != cost else []
    rows = [line(bought.account, cost, bought.project), *moms, line(payable, -gross)]
    return voucher("D", bought.day, bought.text, bought.party, rows)


def accruals(year: int) -> Iterator[VoucherDraft]:
    """Last year's accruals taken back in January, and this year's on its last day."""
    for when, asset, cost, project, amount, text in table(underlag.ACCRUALS):
        if int(when) == year - 1:
            rows = pair(cost, asset, ore(amount), project)
            yield voucher(
                "A", date(year, 1, 31), f"Återföring {text.lower()}", "periodisering", rows
            )
        if int(when) == year:
            rows = pair(asset, cost, ore(amount), project)
            yield voucher("A", date(year, 12, 31), text, "periodisering", rows)


def events(year: int) -> Iterator[VoucherDraft]:
    """Interest, bank fees, petty cash and what else happened once."""
    for day, series, debit, credit, project, amount, text, party in table(underlag.EVENTS):
        if day.startswith(str(year)):
            rows = pair(debit, credit, ore(amount), project)
            yield voucher(series, date.fromisoformat(day), text, party, rows)


def board_fees(year: int) -> Iterator[VoucherDraft]:
    """Fees to the board: tax withheld in whole kronor, social fees 31,42 percent."""
    for day, gross in underlag.FEES[year]:
        tax, social = gross * 30 // 100_00 * 100, percent(gross, 31_42)
        rows = (
            line(BOARD_FEE, gross, ADMINISTRATION),
            line(WITHHELD_TAX, -tax),
            line(BANK, tax - gross),
            *pair(SOCIAL_COST, SOCIAL_FEES, social, ADMINISTRATION),
        )
        yield voucher("L", day, f"Arvoden {day:%Y-%m}", "styrelsen", rows)


def tax_payments(fees: Iterable[VoucherDraft], year: int) -> Iterator[VoucherDraft]:
    """Withheld tax and social fees, paid the month after."""
    for day, fee in zip(underlag.TAX_DAYS[year], fees, strict=True):
        tax, social = -booked([fee], WITHHELD_TAX), -booked([fee], SOCIAL_FEES)
        rows = (line(WITHHELD_TAX, tax), line(SOCIAL_FEES, social), line(BANK, -tax - social))
        yield voucher("E", day, f"Skatt och avgifter på arvoden {day:%Y-%m}", "Skatteverket", rows)
