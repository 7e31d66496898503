"""The rules held against the five printed reports, beside what the reports say themselves."""

from functools import cache
from pathlib import Path

import pytest

from finsam_ledger.checks.law import Verdict
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run
from tests.examples.of_law import outcomes

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "exempel"
MET, NOT_MET, UNKNOWN, NONE = "uppfyllt", "ej uppfyllt", "kan ej bedömas", "ej tillämpligt"
EXPECTED = {
    "vaxjo-2011": {
        "balanskrav_result": NOT_MET,  # −437, "synnerliga skäl åberopas"
        "balanskrav_commented": MET,
        "equity_through_result": NOT_MET,  # 62 written to equity, note 6
        "member_shares": MET,  # "50, 25 and 25 percent"
        "equity_ceiling": NONE,  # the recommendation is of 2013
        "budget_balanced": NOT_MET,  # 5,5 mkr including the surplus brought forward
        "no_borrowing": MET,
        "vat_refund": MET,  # "input VAT is balanced as a receivable"
    },
    "norra-vastmanland-2014": {
        "balanskrav_result": NOT_MET,  # −1 179
        "equity_through_result": MET,  # 2 443 − 1 179 = 1 264
        "budget_balanced": NOT_MET,  # −2 178
        "member_shares": MET,
        "equity_ceiling": MET,  # 20 % of 7 000 is 1 400 against 1 264
        "opening_equals_closing": MET,
    },
    "varend-2021-08": {
        "equity_ceiling": NOT_MET,  # 20 % of 4 262 is 852 against 1 722
        "equity_ceiling_forecast": NOT_MET,  # "forecast equity 1 310"
        "interim_period": MET,
        "interim_columns": NOT_MET,  # the printed report has the period only
        "balanskrav_result": MET,  # 617
        "member_shares": MET,
    },
    "molndal-2016-08": {
        "interim_period": MET,
        "budget_balanced": NOT_MET,  # −392
        "no_borrowing": MET,
    },
    "varend-budget-2015": {
        "budget_balanced": NOT_MET,  # 6 673 against 6 658
        "budget_in_time": MET,  # fixed on 27 November 2014
        "balanskrav_result": NONE,
        "member_shares": MET,
    },
}


@cache
def closing(name: str) -> Closing:
    """An example's closing, made once."""
    return run(EXAMPLES / name)


def verdict(name: str, code: str) -> Verdict:
    """What one rule concluded of one report."""
    return next(v for v in closing(name).report.verdicts if v.rule.code == code)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_rule_concludes_as_the_report_tells(name: str) -> None:
    """The outcome beside what the printed report says in words or figures."""
    found = outcomes(closing(name).report)
    assert {code: found[code] for code in EXPECTED[name]} == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_outcome_says_why_and_what_is_missing(name: str) -> None:
    """No rule is silent, and what it looked at is printed in the report."""
    report = closing(name).report
    printed = {s.id for s in (*report.statements, *report.notes)}
    for each in report.verdicts:
        told = each.assessment
        assert told.because.sv
        assert (told.missing is not None) == (told.outcome.value == UNKNOWN)
        assert {figure.partition(".")[0] for figure in told.figures} <= printed


def test_the_ceiling_of_varend_2021_is_852() -> None:
    """20 % of 4 262 000 is 852 400; equity on 31 August is 1 722 022,60."""
    steps = {
        step.label.sv: step.value
        for step in verdict("varend-2021-08", "equity_ceiling").assessment.steps
    }
    assert steps["Högsta eget kapital"] == 852_400_00
    assert steps["Över taket"] == 172_202_260 - 852_400_00


def test_the_direct_change_of_vaxjo_2011_is_62_by_its_vouchers() -> None:
    """Each voucher that makes it up is named, and nothing is left unexplained."""
    first, *parts = verdict("vaxjo-2011", "equity_through_result").assessment.steps
    assert isinstance(first.value, int)
    assert round(first.value, -5) == 62_000_00
    assert sum(step.value for step in parts if isinstance(step.value, int)) == first.value
    assert parts
    assert not any("oförklarat" in step.label.sv for step in parts)
