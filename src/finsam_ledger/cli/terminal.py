"""What people see (terminalen): colour only on a terminal, progress only while somebody watches."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_ledger.core.finding import Severity
from finsam_ledger.render import format_named
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from finsam_ledger.workspace.publish import Published

Progress = Callable[[float], None]
_LONG_READ_BYTES = 5_000_000
IMPOSSIBLE = 2


def print_report(report: Report, kind: str, format_name: str, lang: str) -> None:
    """Print a report on standard output (skriv ut rapport).

    Args:
        report: The report.
        kind: Which document is made of it: "rapport", "bokslut", "kontroll".
        format_name: The format.
        lang: "sv" or "en".
    """
    document = kind_named(kind).build(report, lang)
    if format_name == "text":
        print_text(document)
    else:
        print_bytes(format_named(format_name).render(report, document))


def print_text(document: Document) -> None:
    """Print a document as text, in colour on a terminal (skriv ut text)."""
    from finsam_ledger.render.formats.text import render_text  # noqa: PLC0415 when needed

    print_bytes(render_text(document, colour=wants_colour()).encode())


def print_bytes(data: bytes) -> None:
    """Write bytes on standard output, UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colour (NO_COLOR turns it off)."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and (os.environ.get("TERM") != "dumb")
    )


@contextmanager
def progress_for(path: Path) -> Iterator[Progress | None]:
    """A progress bar on the error stream while a large file is read by somebody who watches."""
    if not sys.stderr.isatty() or not path.is_file() or path.stat().st_size < _LONG_READ_BYTES:
        yield None
        return
    try:
        from rich.console import Console  # noqa: PLC0415 an extra, only where it is seen
        from rich.progress import Progress as Bar  # noqa: PLC0415
    except ImportError:
        yield None
        return
    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"Läser {path.name}", total=1.0)
        yield lambda share: bar.update(task, completed=share)


def print_summary(report: Report, published: "Published", lang: str) -> None:
    """What a bokslut came to, in a few lines (sammanfattning)."""
    ok = sum(tie.ok for tie in report.tie_outs)
    counts = {
        severity: sum(f.severity is severity for f in report.findings)
        for severity in reversed(Severity)
    }
    found = ", ".join(_counted(severity, count, lang) for severity, count in counts.items())
    for path in published.paths:
        print(path)
    print(
        _say(
            lang,
            f"Avstämningar: {ok} av {len(report.tie_outs)} stämmer",
            f"Tie-outs: {ok} of {len(report.tie_outs)} agree",
        )
    )
    print(_say(lang, f"Anmärkningar: {found}", f"Findings: {found}"))
    for finding in report.findings:
        if finding.severity is Severity.ERROR:
            place = f"{finding.where}: " if finding.where else ""
            print(f"  {place}{finding.message.lang(lang)}")
    for error in published.failed:
        print(f"finsam-ledger: {error.text(lang)}", file=sys.stderr)


_MANY = {
    Severity.INFO: Text("upplysningar", "infos"),
    Severity.WARNING: Text("varningar", "warnings"),
    Severity.ERROR: Text("fel", "errors"),
}


def _counted(severity: Severity, count: int, lang: str) -> str:
    words = severity.term if count == 1 else _MANY[severity]
    return f"{count} {words.lang(lang)}"


def _say(lang: str, sv: str, en: str) -> str:
    return en if lang == "en" else sv
