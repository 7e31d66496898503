"""The rules of law: what each must have, and what each concludes."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.checks.case import Case, Facts, Goal, Reached, ReportKind
from finsam_ledger.checks.law import Law, Outcome, Rule, all_rules, judge
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow
from finsam_ledger.statements.layout import ObjectSelection
from finsam_ledger.terms import Text
from tests.checks.law_books import COST, EQUITY, GRANT, LOAN, YEAR, assess, books

every = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
GRANTS = (AccountRange.parse("398"),)
ANNUAL, INTERIM = Facts(ReportKind.ANNUAL), Facts(ReportKind.INTERIM)


@every
def test_a_rule_has_source_title_and_remedy_in_both_languages(rule: Rule) -> None:
    """No rule without law or recommendation."""
    assert all(law.paragraph for law in rule.laws)
    assert rule.title.sv != rule.title.en
    assert rule.remedy.sv
    assert all(parameter.source for parameter in rule.parameters)


def test_a_rule_without_source_cannot_be_built() -> None:
    """The constructor refuses it."""
    rule = all_rules()[0]
    for laws in ((), (Law(""),)):
        with pytest.raises(ValueRefusedError):
            evolve(rule, laws=laws)


def test_codes_are_unique() -> None:
    """A code is a name that scripts rely on."""
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes)) >= 20


@every
def test_a_rule_that_lacks_its_facts_says_what_is_missing(rule: Rule) -> None:
    """Empty books and no facts: nothing is broken, and what cannot be judged says what it needs."""
    told = rule.assess(Case(books(), Period(YEAR.start, YEAR.end)))
    assert told.outcome is not Outcome.NOT_MET
    assert (told.missing is not None) == (told.outcome is Outcome.UNKNOWN)
    assert told.because.sv != told.because.en or told.because.sv == ""


def test_a_rule_not_in_force_in_the_year_does_not_apply() -> None:
    """KL 11 kap. 12 § (2017:725) is of 2018 on; in 2012 nothing of it is held against a report."""
    old = books(year=FiscalYear.calendar(2012))
    case = Case(old, Period(old.year.start, old.year.end), facts=Facts(must_restore=True))
    verdict = next(v for v in judge(case) if v.rule.code == "balanskrav_restored")
    assert verdict.assessment.outcome is Outcome.NOT_APPLICABLE
    assert "2012" in verdict.assessment.because.sv
    assert verdict.finding() is None
    older = next(v for v in judge(case) if v.rule.code == "report_parts")
    assert older.source == "lag (1997:614) om kommunal redovisning"


def test_what_is_not_met_becomes_a_finding_with_the_law_of_the_year() -> None:
    """A loan is a finding of severity error, with the amount."""
    case = Case(books({LOAN: -500}), Period(YEAR.start, YEAR.end))
    found = [finding for verdict in judge(case) if (finding := verdict.finding())]
    assert [(f.code, f.severity, f.difference_ore) for f in found] == [
        ("no_borrowing", Severity.ERROR, 50_000)
    ]
    assert "FinsamL 21 §" in found[0].source


def members(*shares: tuple[Part, Fraction | None]) -> dict[str, Any]:
    """An association whose members have those shares."""
    made = tuple(Member(f"M{i}", part, share) for i, (part, share) in enumerate(shares))
    return {"association": Association("Förbundet", "", made)}


def statement(name: str, *columns: str, number: str = "", label: str = "Rad") -> Statement:
    """A statement or note of one row."""
    row = StatementRow("row", Text(label, label), "accounts", figures=(Figure(1),) * len(columns))
    made = tuple(Column(column, Text(column, column)) for column in columns)
    return Statement(name, Text(name, name), made, (row,), number=number)


HALF, QUARTER, EIGHTH = Fraction(1, 2), Fraction(1, 4), Fraction(1, 8)
S, R, M = Part.STATE, Part.REGION, Part.MUNICIPALITY
AUGUST, JUNE, MAY = (
    Period(YEAR.start, date(2024, month, day)) for month, day in ((8, 31), (6, 30), (5, 31))
)
RS = ("actual", "previous", "forecast", "year_budget")
PARTS = ("income_statement", "balance_sheet", "cash_flow", "operations", "investments")
MET, NOT_MET, UNKNOWN, NONE = Outcome
CASES: list[tuple[str, Facts, dict[str, Any], Outcome]] = [
    ("budget_in_time", Facts(budget_decided=date(2023, 11, 30)), {}, MET),
    ("budget_in_time", Facts(budget_decided=date(2023, 12, 1)), {}, NOT_MET),
    ("report_in_time", evolve(ANNUAL, drawn_up=date(2025, 3, 31)), {}, MET),
    ("report_in_time", evolve(ANNUAL, drawn_up=date(2025, 4, 1)), {}, NOT_MET),
    ("report_in_time", evolve(ANNUAL, drawn_up=date(2024, 12, 31)), {}, NOT_MET),
    ("report_in_time", INTERIM, {}, NONE),
    ("interim_period", INTERIM, {"period": AUGUST}, MET),
    ("interim_period", INTERIM, {"period": JUNE}, MET),
    ("interim_period", INTERIM, {"period": MAY}, NOT_MET),
    ("interim_period", INTERIM, {}, NOT_MET),
    (
        "interim_columns",
        INTERIM,
        {
            "statements": (
                statement("income_statement", *RS),
                statement("balance_sheet", "actual", "previous"),
            )
        },
        MET,
    ),
    (
        "interim_columns",
        INTERIM,
        {"statements": (statement("income_statement", "actual"),)},
        NOT_MET,
    ),
    ("member_shares", Facts(), members((S, HALF), (R, QUARTER), (M, QUARTER)), MET),
    (
        "member_shares",
        Facts(),
        members((S, HALF), (R, QUARTER), (M, EIGHTH), (M, EIGHTH)),
        MET,
    ),
    ("member_shares", Facts(), members((S, HALF), (M, HALF)), MET),
    ("member_shares", Facts(), members((S, QUARTER), (R, HALF), (M, QUARTER)), NOT_MET),
    ("member_shares", Facts(), members((S, HALF), (R, None)), UNKNOWN),
    ("goals", evolve(ANNUAL, goals=(Goal("G", "9 av 10", Reached.YES),)), {}, MET),
    ("goals", evolve(ANNUAL, goals=(Goal("G"),)), {}, NOT_MET),
    ("goals", ANNUAL, {}, UNKNOWN),
    ("opening_equals_closing", Facts(), {"knows_previous": True}, MET),
    (
        "opening_equals_closing",
        Facts(),
        {
            "knows_previous": True,
            "findings": [Finding("opening_is_previous_closing", Severity.ERROR, Text("x", "y"))],
        },
        NOT_MET,
    ),
    (
        "report_parts",
        ANNUAL,
        {
            "statements": (
                *(statement(part, "actual") for part in PARTS),
                statement("note", "actual", number="1"),
            )
        },
        MET,
    ),
    ("report_parts", ANNUAL, {}, NOT_MET),
    ("report_parts", Facts(ReportKind.BUDGET), {}, NONE),
    ("management_report", evolve(ANNUAL, sections=frozenset({"oversikt"})), {}, NOT_MET),
    (
        "audit_fees",
        evolve(ANNUAL, audit_accounts=(AccountRange.parse("6420"),)),
        {"statements": (statement("note", "actual", number="1", label="Revision"),)},
        MET,
    ),
    ("audit_fees", evolve(ANNUAL, audit_accounts=(AccountRange.parse("6420"),)), {}, NOT_MET),
]


@pytest.mark.parametrize(
    ("code", "facts", "given", "outcome"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)]
)
def test_what_a_rule_concludes(
    code: str, facts: Facts, given: dict[str, Any], outcome: Outcome
) -> None:
    """Each rule on both sides of its limit."""
    assert assess(code, books(), facts, **given).outcome is outcome


@pytest.mark.parametrize(
    ("income", "cost", "outcome", "ore"),
    [(1001, 1000, MET, None), (1000, 1000, MET, None), (1000, 1015, NOT_MET, 1500)],
)
def test_the_budget_is_to_be_balanced(income: int, cost: int, outcome: Outcome, ore: int) -> None:
    """KL 11 kap. 5 §: 1 000 − 1 015 = −15: not met, but milder where equity covers it."""
    budget = books({GRANT: -income, COST: cost})
    told = assess("budget_balanced", books(equity=2000), Facts(), budget=budget)
    assert (told.outcome, told.ore) == (outcome, ore)
    assert (told.severity is Severity.INFO) == (outcome is NOT_MET)


def test_a_budget_deficit_that_equity_does_not_cover() -> None:
    """Costs 1 015, income 1 000, equity 10: 5 are not covered."""
    budget = books({GRANT: -1000, COST: 1015})
    told = assess("budget_balanced", books(equity=10), Facts(), budget=budget)
    assert (told.outcome, told.ore, told.severity) == (NOT_MET, 500, None)
    assert [step.value for step in told.steps] == [100_000, 101_500, -1500, 1000, 500]


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(-500, 500))
def test_any_budget_is_balanced_covered_or_told(income: int, cost: int, equity: int) -> None:
    """Met when income suffices; else covered by equity, or exactly what is missing."""
    budget = books({GRANT: -income, COST: cost})
    told = assess("budget_balanced", books(equity=equity), Facts(), budget=budget)
    deficit = cost - income
    missing = deficit - max(equity, 0)
    if deficit <= 0:
        assert (told.outcome, told.ore) == (MET, None)
    elif missing > 0:
        assert (told.outcome, told.ore, told.severity) == (NOT_MET, missing * 100, None)
    else:
        assert (told.outcome, told.ore, told.severity) == (NOT_MET, deficit * 100, Severity.INFO)


def test_equity_changes_through_the_result() -> None:
    """62 kronor booked directly against equity are told."""
    assert assess("equity_through_result", books({GRANT: -5})).outcome is MET
    told = assess("equity_through_result", books({GRANT: -5}, {EQUITY: -62}))
    assert (told.outcome, told.ore) == (NOT_MET, 6200)
    assert [(s.label.sv, s.value) for s in told.steps[1:]] == [("därav A 2", 6200)]


def test_a_loan_is_told_by_its_account() -> None:
    """The account that makes up the debt, with nothing unexplained."""
    told = assess("no_borrowing", books({LOAN: -500}))
    assert [(s.label.sv, s.value) for s in told.steps[1:]] == [("därav 2350 Lån", 50_000)]


def test_a_contribution_booked_against_a_cost_is_not_cash() -> None:
    """Of 100 contributed, 40 are a cost in the same voucher."""
    facts = Facts(contribution_accounts=GRANTS)
    assert assess("contributions_in_cash", books({GRANT: -100}), facts).outcome is MET
    told = assess("contributions_in_cash", books({GRANT: -100, COST: 40}), facts)
    assert (told.outcome, told.ore) == (NOT_MET, 4000)
    assert "A 1" in told.because.sv


def test_refundable_vat_is_shown_by_quarter() -> None:
    """25 in June: the second quarter; what is paid out does not lessen it."""
    facts = Facts(vat_accounts=(AccountRange.parse("1650"),))
    told = assess("vat_refund", books({"1650": 25, COST: 100}, {"1650": -10}), facts)
    assert [step.value for step in told.steps] == [0, 2500, 0, 0, 1500]


def test_administration_is_a_share_of_the_cost() -> None:
    """All costs lie outside every project, so administration without a project is all of it."""
    facts = Facts(administration=ObjectSelection("6", frozenset({""})))
    told = assess("administration_share", books({COST: 80}), facts)
    assert told.steps[-1].value == Fraction(1)
