"""The whole closing (bokslut): the report, every tie-out, the rounding rule and the books.

After a draw for the auditor it holds that too; so the workbook of ``revisor`` has its sheets.
"""

from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import Kind
from finsam_ledger.reports.kinds._audit import audit_blocks
from finsam_ledger.reports.kinds._facts import book_blocks, document, lead, outcome, tables
from finsam_ledger.reports.kinds._findings import finding_blocks
from finsam_ledger.reports.kinds._law import law_blocks
from finsam_ledger.reports.kinds._rounding import rounding_blocks
from finsam_ledger.reports.kinds._tie_outs import all_tie_outs
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text


def build(report: Report, lang: str) -> Document:
    """The closing as a document (bokslut).

    Args:
        report: What was computed.
        lang: "sv" or "en".
    """
    title = report.title.lang(lang)
    blocks = (
        *lead(report, title, lang),
        outcome(report, lang),
        *tables(report, lang),
        *all_tie_outs(report, lang),
        *rounding_blocks(report, lang),
        *audit_blocks(report.audit, lang),
        *finding_blocks(report.findings, lang),
        *law_blocks(report.verdicts, lang),
        *book_blocks(report, lang),
    )
    return document(report, title, lang, blocks)


KIND = Kind("bokslut", Text("Bokslut", "Closing"), build)
