"""The members contribute cash and nothing else (bidrag i likvida medel)."""

from collections.abc import Iterator

from finsam_ledger.checks._judging import amount, kr, met, not_met, unknown
from finsam_ledger.checks._telling import enumerated
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.voucher import Voucher
from finsam_ledger.terms import Text

_COSTS = (StatementLine.OPERATING_COSTS, StatementLine.DEPRECIATION)


def _assess(case: Case) -> Assessment:
    if not case.facts.contribution_accounts:
        return unknown(
            Text(
                "bidragskontona. Ange bidragskonton under [uppgifter]",
                "the contribution accounts. Give bidragskonton under [uppgifter]",
            )
        )
    found = list(_against_costs(case))
    booked = case.on_accounts(case.to_date, case.facts.contribution_accounts)
    steps = (
        amount("Bokförda bidrag", "Contributions booked", None if booked is None else -booked),
        amount("Bokförda direkt mot kostnader", "Booked against costs", sum(o for _, o in found)),
    )
    if not found:
        return met(
            Text(
                "alla bidrag är bokförda mot bank, fordran eller periodisering",
                "all contributions are booked against bank, receivables or accruals",
            ),
            *steps,
        )
    total, names = kr(sum(ore for _, ore in found)), enumerated([voucher for voucher, _ in found])
    return not_met(
        Text(
            f"{total.sv} är bokfört mot kostnader: {names}",
            f"{total.en} is booked against costs: {names}",
        ),
        *steps,
        ore=sum(ore for _, ore in found),
    )


def _against_costs(case: Case) -> Iterator[tuple[str, int]]:
    """Vouchers that credit a contribution and debit a cost, with how much of it."""
    accounts = {
        number
        for number in case.ledger.accounts
        if any(number in interval for interval in case.facts.contribution_accounts)
    }
    for voucher in case.ledger.journal:
        if voucher.event_day <= case.period.end and any(
            line.account in accounts for line in voucher.lines
        ):
            ore = _in_kind(case, voucher, accounts)
            if ore > 0:
                yield voucher.name, ore


def _in_kind(case: Case, voucher: Voucher, accounts: set[str]) -> int:
    given = -sum(line.ore for line in voucher.lines if line.account in accounts)
    costs = sum(line.ore for line in voucher.lines if case.ledger.line_of(line.account) in _COSTS)
    return min(given, costs)


RULE = Rule(
    "contributions_in_cash",
    Text("Medlemmarna bidrar med likvida medel", "The members contribute cash"),
    (Law("FinsamL 5–6 §§; https://www.finsam.se/kunskapsstod/ekonomi/finansiering"),),
    Severity.WARNING,
    _assess,
    Text(
        "Bokför bidraget mot bank eller fordran och kostnaden mot medlemmens faktura",
        "Book the contribution against bank or receivables, the cost against an invoice",
    ),
)
