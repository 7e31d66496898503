"""A file of any format read back beside what it was made from: where it says otherwise."""

from collections.abc import Callable

from finsam_ledger.reports.document import Document
from finsam_ledger.reports.report import Report
from tests.render import data_tables, pdf_words, tables, webpages, words, workbooks

Compare = Callable[[Report, Document, bytes], list[str]]


def differences(name: str, report: Report, document: Document, data: bytes) -> list[str]:
    """Each place where a file is not what it was made from; none is what it should be.

    Args:
        name: Its format.
        report: What was computed.
        document: What it shows; for a format that holds data, the working papers.
        data: Its bytes.
    """
    return COMPARE[name](report, document, data)


def _pdf(_: Report, document: Document, data: bytes) -> list[str]:
    return tables.differences(document, pdf_words.tables_of(data), with_unit=True)


def _docx(_: Report, document: Document, data: bytes) -> list[str]:
    return tables.differences(document, words.tables_of(data), with_unit=True)


def _html(_: Report, document: Document, data: bytes) -> list[str]:
    return tables.differences(document, webpages.tables_of(data), with_unit=False)


def _text(_: Report, document: Document, data: bytes) -> list[str]:
    return tables.text_differences(document, data.decode())


def _csv(report: Report, document: Document, data: bytes) -> list[str]:
    wanted = data_tables.with_figures(data_tables.figures_of(report, document))
    return data_tables.differences(wanted, data_tables.csv_figures(data))


def _json(report: Report, document: Document, data: bytes) -> list[str]:
    wanted = data_tables.figures_of(report, document)
    told = data_tables.differences(wanted, data_tables.json_figures(data))
    rest = data_tables.json_rest(data, document)
    return [*told, *(f"{one} is {other}" for one, other in rest if one != other)]


COMPARE: dict[str, Compare] = {
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "text": _text,
    "csv": _csv,
    "json": _json,
    "xlsx": workbooks.differences,
}
