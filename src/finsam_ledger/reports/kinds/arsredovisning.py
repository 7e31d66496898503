"""The annual report (årsredovisning), LKBR 4 kap. 1 §: the whole document that the board signs."""

from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import Kind
from finsam_ledger.reports.kinds._whole import whole_report
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

_MANAGEMENT = Text("Förvaltningsberättelse", "Management report")


def build(report: Report, lang: str) -> Document:
    """The annual report as a document (årsredovisning).

    Args:
        report: What was computed and written.
        lang: "sv" or "en".
    """
    return whole_report(report, lang, _MANAGEMENT)


KIND = Kind("arsredovisning", Text("Årsredovisning", "Annual report"), build, finished=True)
