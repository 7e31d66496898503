"""Whole reports of random books, layouts and notes, ready to be rendered."""

from attrs import evolve
from hypothesis import strategies as st

from finsam_ledger.core.period import Period
from finsam_ledger.reports.report import BookFacts, Report
from finsam_ledger.statements.figure import Figure, Statement
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.tie_out import tie_outs
from finsam_ledger.terms import Text
from finsam_ledger.testing import DrawnReport, reports

_PRINTED = st.none() | st.integers(-(10**10), 10**10)


def report_of(drawn: DrawnReport, unit: Unit, rule: Rounding) -> Report:
    """The report as the library would make it of these books."""
    printed = drawn.printed(unit, rule)
    return Report(
        drawn.ledger.association,
        Text("Rapport", "Report"),
        Period(drawn.ledger.year.start, drawn.ledger.year.end),
        unit,
        rule,
        BookFacts(0, 0, 0),
        tuple(each for each in printed.statements if not each.number),
        tuple(each for each in printed.statements if each.number),
        adjustments=printed.adjustments,
        tie_outs=tie_outs(printed.statements),
        sources=drawn.columns,
    )


def drawn_reports() -> st.SearchStrategy[Report]:
    """Random reports in every unit, by either rule of rounding."""
    return st.builds(report_of, reports(), st.sampled_from(Unit), st.sampled_from(Rounding))


@st.composite
def other_figures(draw: st.DrawFn, report: Report) -> Report:
    """A report whose figures are any numbers, small and large, or are not known."""
    faces = tuple(draw(_other(each)) for each in report.statements)
    return evolve(report, statements=faces, notes=tuple(draw(_other(x)) for x in report.notes))


@st.composite
def _other(draw: st.DrawFn, statement: Statement) -> Statement:
    return statement.with_rows(
        evolve(
            row,
            figures=tuple(
                Figure(None if value is None else row.side.shown(value * scale), printed=value)
                for value in (draw(_PRINTED) for _ in row.figures)
            ),
        )
        for row in statement.rows
        for scale in ((1,) if statement.exact else (7,))
    )
