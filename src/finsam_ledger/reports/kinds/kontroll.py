"""What the checks found and nothing else (kontroll)."""

from finsam_ledger.reports.document import Document, Paragraph
from finsam_ledger.reports.kind import Kind
from finsam_ledger.reports.kinds._facts import document, lead
from finsam_ledger.reports.kinds._findings import counts, finding_tables
from finsam_ledger.reports.kinds._law import law_blocks
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

_TITLE = Text("Kontroll av bokföringen", "Check of the books")


def build(report: Report, lang: str) -> Document:
    """The findings as a document (kontroll).

    Args:
        report: What was computed; its statements are not shown.
        lang: "sv" or "en".
    """
    title = _TITLE.lang(lang)
    blocks = (
        *lead(report, title, lang),
        Paragraph(f"{counts(report.findings, lang)}."),
        *finding_tables(report.findings, lang),
        *law_blocks(report.verdicts, lang),
    )
    return document(report, title, lang, blocks)


KIND = Kind("kontroll", _TITLE, build)
