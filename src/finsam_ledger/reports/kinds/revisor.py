"""A page for the auditor (revisor): what ties, what stands out, and a sample of vouchers."""

from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import Kind
from finsam_ledger.reports.kinds._audit import audit_blocks
from finsam_ledger.reports.kinds._facts import book_blocks, document, lead, outcome
from finsam_ledger.reports.kinds._findings import finding_blocks
from finsam_ledger.reports.kinds._law import law_blocks
from finsam_ledger.reports.kinds._tie_outs import all_tie_outs
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

_TITLE = Text("Underlag för revisorn", "For the auditor")


def build(report: Report, lang: str) -> Document:
    """The auditor's page as a document (revisorns underlag).

    Args:
        report: What was computed.
        lang: "sv" or "en".
    """
    title = _TITLE.lang(lang)
    blocks = (
        *lead(report, title, lang),
        outcome(report, lang),
        *audit_blocks(report.audit, lang),
        *all_tie_outs(report, lang),
        *law_blocks(report.verdicts, lang),
        *finding_blocks(report.findings, lang),
        *book_blocks(report, lang),
    )
    return document(report, title, lang, blocks)


KIND = Kind("revisor", _TITLE, build)
