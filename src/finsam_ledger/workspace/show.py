"""A figure of a closing taken apart (visa ett tal)."""

from finsam_ledger.errors import UnknownNameError
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.explanation import explanation_document
from finsam_ledger.statements.explain import Explanation, explain
from finsam_ledger.statements.figure import Statement, StatementRow
from finsam_ledger.statements.reference import find_figure
from finsam_ledger.terms import Text
from finsam_ledger.workspace.closing import Closing


def explain_figure(closing: Closing, reference: str, lang: str = "sv") -> Document:
    """Where a printed figure comes from, as a document (varifrån talet kommer).

    Args:
        closing: The closing.
        reference: "balance_sheet.cash", "balansrakning.kassa_och_bank.previous", "not_3.total".
        lang: "sv" or "en".

    Raises:
        UnknownNameError: No figure has that name, or it is not known.
    """
    report = closing.report
    statement, row, i = find_figure(reference, (*report.statements, *report.notes))
    explanation = explanation_of(closing, statement, row, i)
    return explanation_document(statement, row, i, explanation, report.unit, lang)


def explanation_of(
    closing: Closing, statement: Statement, row: StatementRow, column: int
) -> Explanation:
    """Where a figure of a closing comes from, as values (varifrån talet kommer).

    Raises:
        UnknownNameError: The figure is not known, so there is nothing to take apart.
    """
    figure = row.figures[column]
    if figure.ore is None or figure.printed is None:
        raise UnknownNameError(
            Text(
                f"talet för ”{row.label.sv}” i kolumnen {statement.columns[column].label.sv} är "
                "inte känt",
                f'the figure of "{row.label.en}" in column '
                f"{statement.columns[column].label.en} is not known",
            ),
            Text(
                "Ge föregående års SIE-fil med --foregaende",
                "Give last year's SIE file with --foregaende",
            ),
        )
    unit = 1 if statement.exact else closing.report.unit.ore
    source = closing.columns[statement.id][column].source
    printed = row.side.shown(figure.printed) * unit
    return explain(figure, source, closing.books.ledger, printed)
