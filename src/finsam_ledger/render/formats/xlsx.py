"""Excel (xlsx): a sheet for each statement, every figure a formula back to the balances."""

from finsam_ledger.errors import MissingExtraError
from finsam_ledger.render.format import Format
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render(report: Report, document: Document) -> bytes:
    """The report as a workbook (arbetsbok), the same bytes for the same report.

    Args:
        report: What was computed; its ``sources`` are what the formulas lead back to.
        document: Tells the language. The workbook holds the working papers, whatever is made
            beside it.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    _installed()
    from finsam_ledger.render._xlsx_workbook import Workbook  # noqa: PLC0415 large and seldom wanted

    papers = kind_named("bokslut").build(report, document.lang)
    return Workbook(report, papers).made()


def _installed() -> None:
    try:
        import xlsxwriter  # noqa: F401, PLC0415 an extra
    except ImportError:
        raise MissingExtraError(
            Text(
                "Excel kräver XlsxWriter, som inte är installerat",
                "Excel needs XlsxWriter, which is not installed",
            ),
            Text(
                "Kör pip install xlsxwriter, som ingår i tillvalet xlsx",
                "Run pip install xlsxwriter, which the extra xlsx brings",
            ),
        ) from None


FORMAT = Format("xlsx", ".xlsx", render, _MEDIA, is_data=True)
