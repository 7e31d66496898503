"""What every check must have, and that right books pass them all."""

import pytest
from attrs import evolve
from hypothesis import given

from finsam_ledger.checks import Check, Subject, all_checks, run_checks
from finsam_ledger.core.finding import Finding, Severity, worst
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from tests.checks.books import FILE, YEAR, draft, ledger, ledgers, paid

every = pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
AMISS = {
    "closing_sum",
    "closing_reproduced",
    "duplicate_number",
    "empty_months",
    "not_ascending",
    "number_gap",
    "opening_is_previous_closing",
    "opening_sum",
    "outside_chart",
    "outside_year",
    "period_movements",
    "unbalanced",
    "undeclared_account",
}


def all_amiss() -> Ledger:
    """Books with something wrong for each check."""
    days = (YEAR.start, YEAR.end, YEAR.start, YEAR.end.replace(year=2022))
    vouchers = [paid(day, 5, name) for day, name in zip(days, ["A 1", "A 9", "A 3"], strict=False)]
    late = draft(days[3], {"1999": 4, "1930": -4}, "A 3")
    told = {
        0: ReportedBalances(closing={"1930": 1}, period_movements={("1930", "202101"): 9}),
        -1: ReportedBalances(closing={"1930": 5}),
    }
    wrong = draft(YEAR.start, {"1930": 1}, "B 1")
    odd = draft(YEAR.end, {"DIFF": 3, "1930": -3}, "C 1")
    return ledger(*vouchers, late, odd, opening={"1930": 7}, reported=told, rejected=(wrong,))


def findings_of_all() -> tuple[Finding, ...]:
    """What all checks find in those books."""
    return run_checks(Subject(all_amiss(), YEAR, file=FILE))


def test_codes_are_unique() -> None:
    """A code is a name that scripts rely on."""
    codes = [check.code for check in all_checks()]
    assert len(codes) == len(set(codes)) >= 10


@every
def test_a_check_has_a_source_and_a_title_in_both_languages(check: Check) -> None:
    """No rule without a law or standard."""
    assert check.source
    assert check.title.sv
    assert check.title.en
    assert check.title.sv != check.title.en


@every
def test_a_check_finds_nothing_in_an_empty_ledger_but_that_it_is_empty(check: Check) -> None:
    """Nothing fails for want of vouchers."""
    codes = {finding.code for finding in check.run(Subject(ledger(), YEAR))}
    assert codes <= {"no_vouchers"}


def test_every_kind_of_trouble_is_found_and_the_worst_told_first() -> None:
    """All checks together."""
    found = findings_of_all()
    assert {finding.code for finding in found} == AMISS
    severities = [finding.severity for finding in found]
    assert severities == sorted(severities, reverse=True)


@pytest.mark.parametrize("finding", findings_of_all(), ids=lambda finding: finding.code)
def test_a_finding_says_where_what_to_do_and_by_what_law(finding: Finding) -> None:
    """In both languages, with the facts as evidence."""
    assert finding.file == FILE
    assert finding.source
    assert finding.remedy is not None
    assert finding.remedy.sv != finding.remedy.en
    assert finding.message.sv != finding.message.en
    assert "{" not in finding.message.sv + finding.message.en
    assert all(type(fact) in (str, int) for fact in finding.evidence.values())


@given(ledgers())
def test_right_books_hold_no_error_and_no_balance_that_is_off(books: Ledger) -> None:
    """Only that months are empty can be said of them, and that a line is large."""
    found = run_checks(Subject(evolve(books, rejected=()), YEAR))
    assert {finding.code for finding in found} <= {"empty_months"}
    assert worst(found) is not Severity.ERROR
