"""Publishing (ge ut): a report in several formats; a missing extra stops only its own format."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from finsam_ledger.errors import FinsamError, MissingExtraError
from finsam_ledger.render import Format, all_formats, format_named
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.workspace.output import write_all

ALL = "alla"


@frozen
class Published:
    """What was written (utgivet), and the formats that could not be made."""

    paths: tuple[Path, ...]
    failed: tuple[FinsamError, ...]


def publish(report: Report, folder: Path, names: Sequence[str], lang: str = "sv") -> Published:
    """Write a report in several formats, "bokslut.json" and so on (skriv bokslut).

    Args:
        report: The report.
        folder: Where to write; made if it is not there.
        names: Names of formats, or "alla".
        lang: "sv" or "en".

    Returns:
        The files written. A format whose extra is not installed is told, the others are written.

    Raises:
        UnknownNameError: A format does not exist; nothing is written.
        OutputError: The folder cannot be written; nothing is.
    """
    wanted = (
        list(all_formats().values())
        if ALL in names
        else [format_named(name.strip()) for name in names]
    )
    document = kind_named("bokslut").build(report, lang)
    files: dict[str, bytes] = {}
    failed: list[FinsamError] = []
    for each in wanted:
        try:
            files[file_name(each)] = each.render(report, document)
        except MissingExtraError as error:
            failed.append(error)
    return Published(tuple(write_all(folder, files)), tuple(failed))


def file_name(form: Format) -> str:
    """The name of the file that a format is written to (filnamn)."""
    return f"bokslut{form.suffix}"
