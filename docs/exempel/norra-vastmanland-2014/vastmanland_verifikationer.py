"""Turn the data about a year into vouchers, series by series.

What depends on other vouchers (a payment on its invoice, the refund of moms on the invoices of the
quarter, lent staff on the rest of its delprogram) is computed from those vouchers, so that a change
in the data keeps the books whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import vastmanland_underlag as underlag
from exempelbok import (
    MONTHS,
    banking_day,
    booked,
    days_of,
    line,
    ore,
    pair,
    percent,
    settled,
    table,
    voucher,
)
from vastmanland_inkop import Purchase, priced, purchases

from finsam_ledger import FiscalYear, Line, VoucherDraft

RECEIVABLES, TAX_ACCOUNT, VAT_CLAIM, BANK, PAYABLES = "1510", "1630", "1677", "1920", "2510"
WITHHELD_TAX, SOCIAL_FEES = "2710", "2730"
FIXED_FEE, MEETING_FEE, FEE_SOCIAL_COST = "5010", "5011", "5611"
SALARY, SALARY_SOCIAL_COST = "5020", "5612"
BOARD, ADMINISTRATION = "1000", "1001"
COST_ACCOUNTS = ("4", "5", "6", "7", "85")


def year_vouchers(
    year: int, before: Iterable[VoucherDraft], opening: Mapping[str, int]
) -> list[VoucherDraft]:
    """Every voucher of a year.

    Args:
        year: The year.
        before: The vouchers of the year before, whose last invoices are paid this year.
        opening: The opening balances, which hold the tax and moms of last year's end.
    """
    pay = list(payroll(year))
    other = [*pay, *tax_payments(pay, year, opening), *accruals(year), *events(year)]
    bought = list(supplier_invoices(year, other))
    invoices = [*contribution_invoices(year), *other_invoices(year), *bought]
    known = [*before, *invoices]
    received, paid = (
        settled(known, which, BANK, FiscalYear.calendar(year)) for which in (RECEIVABLES, PAYABLES)
    )
    return [*other, *invoices, *received, *paid, *vat_refunds(year, bought, opening)]


def unpaid_2012() -> Iterator[VoucherDraft]:
    """The invoices behind the opening receivables and payables; they are booked in 2012."""
    for day, series, account, amount, text, party in table(underlag.UNPAID_2012):
        rows = [line(account, ore(amount))]
        yield voucher(series, date.fromisoformat(day), text, party, rows)


def contribution_invoices(year: int) -> Iterator[VoucherDraft]:
    """A quarter of the yearly contribution of each member."""
    for account, *amounts, party in table(underlag.CONTRIBUTIONS):
        rows = pair(RECEIVABLES, account, ore(amounts[year - 2013]), BOARD)
        for quarter, day in enumerate(days_of(underlag.CONTRIBUTION_DAYS, year), start=1):
            yield voucher("B", day, f"Medlemsbidrag kvartal {quarter} {year}", party, rows)


def other_invoices(year: int) -> Iterator[VoucherDraft]:
    """What else the parties are charged."""
    for day, account, project, amount, text, party in table(underlag.OTHER_INVOICES):
        if day.startswith(str(year)):
            rows = pair(RECEIVABLES, account, ore(amount), project)
            yield voucher("B", date.fromisoformat(day), text, party, rows)


def supplier_invoices(year: int, other: Iterable[VoucherDraft]) -> Iterator[VoucherDraft]:
    """All invoices; what a delprogram has left after ``other`` goes to those with stars."""
    bought, other = purchases(year), list(other)
    left = {
        project: total
        - sum(booked(other, accounts, project) for accounts in COST_ACCOUNTS)
        - sum(each.net for each in bought if each.project == project)
        for project, total in underlag.PROJECT_COSTS[year].items()
    }
    return map(_invoice, priced(bought, left))


def _invoice(bought: Purchase) -> VoucherDraft:
    """Cost net, moms that is to be refunded, and the debt."""
    moms = [line(VAT_CLAIM, bought.vat_ore)] if bought.vat else []
    debt = line(PAYABLES, -bought.net - bought.vat_ore)
    rows = [line(bought.account, bought.net, bought.project), *moms, debt]
    return voucher("D", bought.day, bought.text, bought.party, rows)


def accruals(year: int) -> Iterator[VoucherDraft]:
    """Last year's accruals taken back in January, and this year's on its last day."""
    for when, asset, cost, project, amount, text in table(underlag.ACCRUALS):
        if int(when) == year - 1:
            rows = pair(cost, asset, ore(amount), project)
            yield voucher("A", date(year, 1, 31), f"Återföring {text.lower()}", "bokslut", rows)
        if int(when) == year:
            rows = pair(asset, cost, ore(amount), project)
            yield voucher("A", date(year, 12, 31), text, "bokslut", rows)


def events(year: int) -> Iterator[VoucherDraft]:
    """Interest, bank fees, provisions and what else happened once."""
    for day, series, debit, credit, projects, amount, text, party in table(underlag.EVENTS):
        if day.startswith(str(year)):
            first, slash, second = projects.partition("/")
            given = ore(amount)
            rows = (line(debit, given, first), line(credit, -given, second if slash else first))
            yield voucher(series, date.fromisoformat(day), text, party, rows)


def payroll(year: int) -> Iterator[VoucherDraft]:
    """Salary every month and the board's fees in the months of its meetings."""
    early, late = underlag.SALARIES[year]
    for month, name in enumerate(MONTHS, start=1):
        rows = _pay(SALARY, SALARY_SOCIAL_COST, early if month < 4 else late, 33, ADMINISTRATION)
        fixed, meetings = underlag.FEES[year].get(month, (0, 0))
        if fixed:
            rows += _pay(FIXED_FEE, FEE_SOCIAL_COST, fixed, 30, BOARD)
            rows += _pay(MEETING_FEE, FEE_SOCIAL_COST, meetings, 30, BOARD)
        day = banking_day(date(year, month, underlag.SALARY_DAY))
        yield voucher("L", day, f"Lön{' och arvoden' if fixed else ''} {name}", "löner", rows)


def _pay(account: str, social_cost: str, gross: int, rate: int, project: str) -> tuple[Line, ...]:
    """Gross, tax withheld in whole kronor, what is paid out, and social fees 31,42 percent."""
    tax = gross * rate // 100_00 * 100
    return (
        line(account, gross, project),
        line(WITHHELD_TAX, -tax),
        line(BANK, tax - gross),
        *pair(social_cost, SOCIAL_FEES, percent(gross, 31_42), project),
    )


def tax_payments(
    pay: Iterable[VoucherDraft], year: int, opening: Mapping[str, int]
) -> Iterator[VoucherDraft]:
    """Withheld tax and social fees, paid the month after; December's are paid next year."""
    debts = [(-opening[WITHHELD_TAX], -opening[SOCIAL_FEES])]
    debts += [(-booked([each], WITHHELD_TAX), -booked([each], SOCIAL_FEES)) for each in pay]
    for month, (tax, social) in enumerate(debts[:12], start=1):
        rows = (line(WITHHELD_TAX, tax), line(SOCIAL_FEES, social), line(BANK, -tax - social))
        day = banking_day(date(year, month, 12))
        name = MONTHS[month - 2]
        yield voucher("E", day, f"Skatt och avgifter för {name}", "Skatteverket", rows)


def vat_refunds(
    year: int, invoices: Iterable[VoucherDraft], opening: Mapping[str, int]
) -> Iterator[VoucherDraft]:
    """The moms of each quarter, credited to the tax account and paid out three days later."""
    moms = [(each.day.month, booked([each], VAT_CLAIM)) for each in invoices if each.day]
    quarters = [sum(ore for month, ore in moms if (month - 1) // 3 == no) for no in range(3)]
    amounts = zip(underlag.VAT_REFUND_MONTHS, (opening[VAT_CLAIM], *quarters), strict=True)
    for quarter, (month, amount) in enumerate(amounts):
        day = banking_day(date(year, month, underlag.VAT_REFUND_DAY))
        text = f"ersättning för moms kvartal {quarter or 4}"
        credited = pair(TAX_ACCOUNT, VAT_CLAIM, amount)
        yield voucher("A", day, f"Beslutad {text}", "Skatteverket", credited)
        later = banking_day(day + timedelta(days=3))
        yield voucher(
            "C", later, f"Utbetald {text}", "Skatteverket", pair(BANK, TAX_ACCOUNT, amount)
        )
