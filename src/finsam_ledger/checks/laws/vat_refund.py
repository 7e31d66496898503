"""Refundable input VAT stands on accounts of its own (ersättningsberättigad moms)."""

from collections.abc import Iterator

from finsam_ledger.checks._judging import amount, kr, met, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule, Step
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.period import Period
from finsam_ledger.statements.layout import Measure
from finsam_ledger.terms import Text

_MONTHS = 3


def _assess(case: Case) -> Assessment:
    accounts = case.facts.vat_accounts
    if not accounts:
        return unknown(
            Text(
                "momskontot. Ange momskonton under [uppgifter]",
                "the VAT account. Give momskonton under [uppgifter]",
            )
        )
    closing = case.on_accounts(case.to_date, accounts, Measure.CLOSING) or 0
    steps = (*_quarters(case), amount("Fordran vid periodens slut", "Receivable", closing))
    words = kr(sum(case.debited(period) for period in _spans(case)))
    return met(
        Text(
            f"bokförd ingående moms är {words.sv}: underlag för ansökan per kvartal och för "
            "årsuppgiften före utgången av juni",
            f"input VAT booked is {words.en}: the basis of the application per quarter and of the "
            "yearly return before the end of June",
        ),
        *steps,
    )


def _spans(case: Case) -> Iterator[Period]:
    months = list(Period(case.ledger.year.start, case.period.end).months())
    for i in range(0, len(months), _MONTHS):
        quarter = months[i : i + _MONTHS]
        yield Period(quarter[0].start, quarter[-1].end)


def _quarters(case: Case) -> Iterator[Step]:
    for period in _spans(case):
        yield amount(f"Debiterat {period}", f"Debited {period}", case.debited(period))


RULE = Rule(
    "vat_refund",
    Text(
        "Ersättningsberättigad moms är bokförd på eget konto",
        "Refundable VAT is booked on an account of its own",
    ),
    (Law("lag (2005:807) 7–8 §§"),),
    Severity.INFO,
    _assess,
    Text("Bokför momsen på ett eget konto", "Book the VAT on an account of its own"),
)
