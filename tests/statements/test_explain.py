"""Explanations: what a figure consists of, and its rounding, is what is printed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.voucher import Line
from finsam_ledger.statements.columns import LedgerSource, ReportedSource
from finsam_ledger.statements.explain import explain
from finsam_ledger.statements.figure import Figure, Term
from finsam_ledger.statements.layout import ObjectSelection
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.testing import (
    DrawnReport,
    explained_to_the_last_line,
    ledgers,
    periods,
    printed_ore,
    reports,
)


@settings(max_examples=30)
@given(reports(vouchers=4), st.sampled_from(Unit), st.sampled_from(Rounding))
def test_every_figure_is_explained(report: DrawnReport, unit: Unit, rule: Rounding) -> None:
    """Statements, notes and trial balance: brought forward + lines + rounding = printed."""
    printed = report.printed(unit, rule)
    for statement, row, figure, spec in report.figures(printed.statements):
        shown = printed_ore(statement, row, figure, unit)
        explained_to_the_last_line(figure, spec.source, report.ledger, shown)
        explanation = explain(figure, spec.source, report.ledger, shown)
        assert explanation.leaves_ore == figure.ore
        assert abs(explanation.rounding_ore) < (1 if statement.exact else unit.ore)


@given(ledgers(full=True), st.data())
def test_the_lines_are_those_of_the_vouchers(ledger: Ledger, data: st.DataObject) -> None:
    """Every line of the account and days, with voucher, text and line of the file; no other."""
    period = data.draw(periods(ledger.year))
    for number in ledger.used_accounts:
        term = Term(number, period.start, period.end)
        source = LedgerSource(ledger, period)
        figure = Figure(source.value(term), frozenset({term}))
        explanation = explain(figure, source, ledger, figure.ore or 0)
        got = [
            (each.voucher.name, each.ore, each.text, each.source_line)
            for part in explanation.accounts
            for each in part.lines
        ]
        assert got == [
            (voucher.name, line.ore, line.text or voucher.text, voucher.source_line)
            for voucher in ledger.journal
            for line in voucher.lines
            if line.account == number and voucher.event_day in period
        ]
        assert explanation.rounding_ore == 0


@given(ledgers(), st.booleans())
def test_the_lines_of_objects_are_theirs_only(ledger: Ledger, exclude: bool) -> None:  # noqa: FBT001
    """A figure of one project, or of all but it, is explained by those lines alone."""
    chosen = ObjectSelection("6", frozenset({"10", ""}), exclude)
    start, end = ledger.year.start, ledger.year.end
    terms = frozenset(Term(number, start, end, chosen) for number in ledger.used_accounts)
    source = LedgerSource(ledger, ledger.year)
    amount = sum(source.value(term) or 0 for term in terms)
    explanation = explain(Figure(amount, terms), source, ledger, amount)
    assert explanation.leaves_ore == amount
    assert all(part.brought_forward == 0 for part in explanation.accounts)
    for part in explanation.accounts:
        got = [each.ore for each in part.lines]
        assert got == [
            line.ore
            for voucher in ledger.journal
            for line in voucher.lines
            if line.account == part.account.number and (_project(line) in {"10", ""}) != exclude
        ]


def _project(line: Line) -> str:
    return next((ref.code for ref in line.objects if ref.dimension == "6"), "")


@given(ledgers(vouchers=2))
def test_a_source_without_vouchers_gives_whole_amounts(ledger: Ledger) -> None:
    """What the books only report of a year has an amount and no lines; zero accounts are left."""
    reported = ReportedBalances({}, {"1930": 500, "2440": 0}, {"3990": -500})
    source = ReportedSource(reported, ledger.year)
    end = ledger.year.end
    terms = frozenset(Term(number, None, end) for number in ("1930", "2440"))
    explanation = explain(Figure(500, terms), source, ledger, 1_000)
    assert [(part.account, part.ore, part.brought_forward) for part in explanation.accounts] == [
        (ledger.accounts.get("1930", Account("1930")), 500, 500)
    ]
    assert (explanation.leaves_ore, explanation.rounding_ore) == (500, 500)
