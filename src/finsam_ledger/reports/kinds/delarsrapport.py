"""The interim report (delårsrapport), LKBR 13 kap. 2 §: statements and a simplified report."""

from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import Kind
from finsam_ledger.reports.kinds._whole import whole_report
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

_MANAGEMENT = Text("Förenklad förvaltningsberättelse", "Simplified management report")


def build(report: Report, lang: str) -> Document:
    """The interim report as a document (delårsrapport).

    Args:
        report: What was computed and written.
        lang: "sv" or "en".
    """
    return whole_report(report, lang, _MANAGEMENT)


KIND = Kind("delarsrapport", Text("Delårsrapport", "Interim report"), build, finished=True)
