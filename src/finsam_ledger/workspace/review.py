"""Files with printed tables, reviewed (granska filer): what the command and a script both call."""

from collections.abc import Iterable, Sequence
from json import dumps
from pathlib import Path

from finsam_ledger.errors import UnreadableInputError, placed
from finsam_ledger.render.formats.html import render_page
from finsam_ledger.render.formats.text import render_text
from finsam_ledger.review.data import review_data
from finsam_ledger.review.document import review_document
from finsam_ledger.review.printed import PrintedReport, merged
from finsam_ledger.review.reader import read_report, suffixes
from finsam_ledger.review.review import Review, review
from finsam_ledger.terms import Text
from finsam_ledger.workspace.files import read_bytes

__all__ = ["review_bytes", "review_document", "review_files"]


def review_files(*paths: Path | str) -> Review:
    """Review a printed report by its tables (granska filer).

    Args:
        paths: Files of TOML, CSV or Excel, together one report; a folder stands for all such
            files in it.

    Returns:
        The review. A file that cannot be read is a finding, as long as another can.

    Raises:
        UnreadableInputError: A file is not there or of an unknown kind, or none has any table.
        MissingExtraError: A file needs a package that is not installed.

    >>> found = review_files("docs/gor_sa_har/exempel/tryckt.csv")
    >>> found.findings[0].code
    'wrong_figure'
    """
    files = [file for path in paths for file in _files(Path(path))]
    reports = tuple(_read(file) for file in files)
    report = merged(reports)
    if not report.tables:
        raise _nothing(report, [str(path) for path in paths])
    return review(report)


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return (path,)
    return sorted(each for each in path.iterdir() if each.name.casefold().endswith(suffixes()))


def _read(path: Path) -> PrintedReport:
    data = read_bytes(path)
    with placed(str(path)):
        return read_report(data, str(path))


def _nothing(report: PrintedReport, paths: Sequence[str]) -> UnreadableInputError:
    for finding in report.findings:
        where = f"{finding.file} rad {finding.line}" if finding.line else finding.file
        return UnreadableInputError(finding.message, finding.remedy, where)
    return UnreadableInputError(
        Text("där finns inga tabeller att granska", "there are no tables to review"),
        Text(
            f"Ge filer av slaget {', '.join(suffixes())}", f"Give files of {', '.join(suffixes())}"
        ),
        ", ".join(paths),
    )


def review_bytes(found: Review, format_name: str, lang: str = "sv") -> bytes:
    """A review in a format (granskningen som fil).

    Args:
        found: The review.
        format_name: "text", "json" or "html".
        lang: "sv" or "en".

    Raises:
        MissingExtraError: The format needs a package that is not installed.
    """
    if format_name == "json":
        return (dumps(review_data(found, lang), ensure_ascii=False, indent=1) + "\n").encode()
    document = review_document(found, lang)
    return render_page(document) if format_name == "html" else render_text(document).encode()
