"""A figure of a closing taken apart, as a document (visa ett tal)."""

from finsam_ledger.reports.document import Document
from finsam_ledger.reports.explanation import explanation_document
from finsam_ledger.reports.key_figure import key_figure_document
from finsam_ledger.statements.key_figure import find_key_figure, is_key_figure
from finsam_ledger.statements.reference import find_figure
from finsam_ledger.workspace.closing import Closing


def explain_figure(closing: Closing, reference: str, lang: str = "sv") -> Document:
    """Where a printed figure comes from, as a document (varifrån talet kommer).

    Args:
        closing: The closing.
        reference: "balance_sheet.cash", "balansrakning.kassa_och_bank.previous", "not_3.total",
            "nyckeltal.soliditet".
        lang: "sv" or "en".

    Raises:
        UnknownNameError: No figure has that name, or it is not known.
    """
    report = closing.report
    if is_key_figure(reference):
        found, column = find_key_figure(reference, report.key_figures)
        return key_figure_document(found, column, closing.books.ledger, report.unit, lang)
    explanation = closing.explain(reference)
    statement, row, i = find_figure(reference, (*report.statements, *report.notes))
    return explanation_document(statement, row, i, explanation, report.unit, lang)
