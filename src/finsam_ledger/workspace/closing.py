"""The whole closing as one function of values (bokslut): books × settings → report."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from finsam_ledger.checks.audit import audit_of
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.evaluate import ColumnSpec, source_of
from finsam_ledger.statements.figure import Column, Figure
from finsam_ledger.statements.reference import find_figure
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.maker import Maker
from finsam_ledger.workspace.settings import Settings

if TYPE_CHECKING:
    from finsam_ledger.statements.explain import Explanation


_GIVE = Text(
    "Ge föregående års SIE-fil med --foregaende", "Give last year's SIE file with --foregaende"
)
_TYPE = Text("Ange det under [[tidigare_ar]]", "Type it under [[tidigare_ar]]")


@frozen
class Closing:
    """A report and where its figures came from (bokslut).

    Args:
        report: The report.
        books: The books.
    """

    report: Report
    books: Books

    @property
    def columns(self) -> Mapping[str, tuple[ColumnSpec, ...]]:
        """The columns with their sources, by statement id (kolumner)."""
        return self.report.sources

    def figure(self, reference: str) -> Figure:
        """A figure by statement, row and perhaps column: "balance_sheet.cash" (tal).

        Raises:
            UnknownNameError: There is none of that name; the nearest are told.
        """
        _, row, i = find_figure(reference, (*self.report.statements, *self.report.notes))
        return row.figures[i]

    def explain(self, reference: str) -> "Explanation":
        """Where a figure comes from, down to the lines of the vouchers (varifrån talet kommer).

        Raises:
            UnknownNameError: There is none of that name, or it is not known.
        """
        from finsam_ledger.statements.explain import explain  # noqa: PLC0415 seldom wanted

        statement, row, i = find_figure(reference, (*self.report.statements, *self.report.notes))
        figure = row.figures[i]
        if figure.ore is None or figure.printed is None:
            raise _not_known(row.label, statement.columns[i])
        unit = 1 if statement.exact else statement.unit_or(self.report.unit).ore
        source = source_of(self.columns[statement.id], statement.columns[i])
        printed = row.shown(i, figure.printed) * unit
        return explain(figure, source, self.books.ledger, printed, self.books.previous)

    def audited(self, seed: str = "", size: int = 25) -> Report:
        """The report with what an auditor begins with (revisorns underlag).

        Args:
            seed: What the sample of vouchers is drawn with; empty takes the period's last day.
            size: How many vouchers to draw.
        """
        report, ledger = self.report, self.books.ledger
        chosen = seed or f"{report.period.end}"
        audit = audit_of(ledger, report.period, report.findings, chosen, size)
        return evolve(report, audit=audit)


def close(books: Books, settings: Settings) -> Closing:
    """The whole report from a set of books (bokslut), as the commands and scripts both call it.

    Args:
        books: The books.
        settings: What to report and how.

    Returns:
        Statements and notes with printed figures, tie-outs, findings and a digest.

    Raises:
        FinsamError: A layout or note cannot be followed; nothing is computed then.
    """
    return Closing(Maker(books, settings).made(), books)


def _not_known(row: Text, column: Column) -> UnknownNameError:
    remedy = _TYPE if column.stated else _GIVE
    return UnknownNameError(
        Text(
            f"talet för ”{row.sv}” i kolumnen {column.label.sv} är inte känt",
            f'the figure of "{row.en}" in column {column.label.en} is not known',
        ),
        remedy,
    )
