"""Publishing (ge ut): a report in several formats; a missing extra stops only its own format."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from finsam_ledger.errors import FinsamError
from finsam_ledger.render import Format, all_formats, format_named
from finsam_ledger.reports.document import Attachment, Document
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text
from finsam_ledger.workspace.output import write_all

ALL = "alla"
_WORKING_PAPERS = "bokslut"
_BOOKS = Text("Bokföringen som SIE-fil", "The books as an SIE file")


@frozen
class Published:
    """What was written (utgivet), and the formats that could not be made."""

    paths: tuple[Path, ...]
    failed: tuple[FinsamError, ...]


def publish(report: Report, folder: Path, names: Sequence[str], lang: str = "sv") -> Published:
    """Write a report in several formats, "bokslut.json" and so on (skriv bokslut).

    Args:
        report: The report. Where it is to be published as a finished document, that is written
            too, "arsredovisning.pdf", in each format that is for reading.
        folder: Where to write; made if it is not there.
        names: Names of formats, or "alla".
        lang: "sv" or "en".

    Returns:
        The files written. A format that cannot be made is told, the others are written.

    Raises:
        UnknownNameError: A format does not exist; nothing is written.
        OutputError: The folder cannot be written; nothing is.
    """
    wanted = (
        list(all_formats().values())
        if ALL in names
        else [format_named(name.strip()) for name in names]
    )
    files: dict[str, bytes] = {}
    failed: dict[str, FinsamError] = {}
    for each in wanted:
        try:
            for kind in _kinds(report, each):
                files[f"{kind}{each.suffix}"] = each.render(report, _document(report, kind, lang))
        except FinsamError as error:
            failed.setdefault(error.text(), error)
    return Published(tuple(write_all(folder, files)), tuple(failed.values()))


def write_as(report: Report, kind: str, path: Path, lang: str = "sv") -> Path:
    """Write one document of a report to a file, in the format of its ending (skriv dokument).

    Args:
        report: The report.
        kind: Which document is made of it: "revisor", "bokslut".
        path: The file.
        lang: "sv" or "en".

    Raises:
        UnknownNameError: No format has that ending.
        MissingExtraError: What the format needs is not installed.
        OutputError: The file cannot be written.
    """
    endings = {form.suffix: form for form in all_formats().values()}
    form = endings.get(path.suffix.lower()) or format_named(path.suffix.removeprefix("."))
    data = form.render(report, kind_named(kind).build(report, lang))
    return write_all(path.parent, {path.name: data})[0]


def file_name(form: Format) -> str:
    """The name of the file of working papers that a format is written to (filnamn)."""
    return f"{_WORKING_PAPERS}{form.suffix}"


def _kinds(report: Report, form: Format) -> Iterator[str]:
    """The documents that a format is written for: data once, what is read for each."""
    yield _WORKING_PAPERS
    if report.publication.kind and not form.is_data:
        yield report.publication.kind


def _document(report: Report, kind: str, lang: str) -> Document:
    document = kind_named(kind).build(report, lang)
    if kind != report.publication.kind:
        return document
    asked = report.publication
    return evolve(
        document,
        attachments=tuple(_attachments(report, document)),
        template=asked.template,
        template_name=asked.template_name,
    )


def _attachments(report: Report, document: Document) -> Iterator[Attachment]:
    """The books, and the report in further formats, that the finished document holds."""
    words = _BOOKS.lang(document.lang)
    yield from (evolve(each, description=words) for each in report.publication.books)
    for name in report.publication.attach:
        if name in all_formats():
            form = format_named(name)
            data = form.render(report, document)
            yield Attachment(file_name(form), data, form.media, f"{document.title} ({name})")
