"""The report of one SIE file (rapport): statements, notes, listings, and what to look at."""

from finsam_ledger.core.finding import Severity
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import Kind
from finsam_ledger.reports.kinds._facts import document, lead, outcome, tables
from finsam_ledger.reports.kinds._findings import finding_blocks
from finsam_ledger.reports.kinds._rounding import rounding_blocks
from finsam_ledger.reports.kinds._tie_outs import failed_tie_outs
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text


def build(report: Report, lang: str) -> Document:
    """The report as a document (rapport).

    Args:
        report: What was computed.
        lang: "sv" or "en".
    """
    title = report.title.lang(lang)
    blocks = (
        *lead(report, title, lang),
        outcome(report, lang),
        *tables(report, lang),
        *failed_tie_outs(report, lang),
        *(rounding_blocks(report, lang) if report.adjustments else ()),
        *finding_blocks(report.findings, lang, Severity.WARNING),
    )
    return document(report, title, lang, blocks)


KIND = Kind("rapport", Text("Rapport", "Report"), build)
