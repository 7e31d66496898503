"""What people see (terminalen): colour only on a terminal, progress only while somebody watches."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import message
from finsam_ledger.render import clean, format_named
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from finsam_ledger.bookkeeping.plan import Plan
    from finsam_ledger.reports.plan_document import PlanView
    from finsam_ledger.workspace.publish import Published

Progress = Callable[[float], None]
_LONG_READ_BYTES = 5_000_000
IMPOSSIBLE = 2


def say(words: object, *, error: bool = False) -> None:
    """Print a line with nothing in it that steers the terminal (säg): it may quote a file.

    Args:
        words: What to say.
        error: Whether it is said on the error stream.
    """
    print(clean(str(words)), file=sys.stderr if error else sys.stdout, flush=True)


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


def print_plan(view: "PlanView", lang: str) -> None:
    """Print a plan and what it leads to (skriv ut plan)."""
    from finsam_ledger.reports.plan_document import plan_document  # noqa: PLC0415 when needed

    print_text(plan_document(view, lang))


def print_touched(reports: Sequence[Text], lang: str) -> None:
    """Name the reports of later years that a closing touches (berörda rapporter)."""
    if reports:
        names = ", ".join(report.lang(lang) for report in reports)
        say(
            _words(
                lang,
                f"\nNästa års ingående balanser följer med. Rapporter att göra om: {names}",
                f"\nThe next year's opening balances follow. Reports to make anew: {names}",
            )
        )


def print_code(plan: "Plan", posted: str | None, lang: str) -> None:
    """Say how a plan is posted, or that it is (kod)."""
    if posted is None:
        say(
            _words(
                lang,
                f"\nInget är bokfört. Bokför med --bokfor {plan.code}",
                f"\nNothing is posted. Post with --bokfor {plan.code}",
            )
        )
    else:
        say(_words(lang, "\nBokfört som det visades.", "\nPosted as it was shown."))


def print_saved(path: Path | None, lang: str) -> None:
    """Say where a plan was written, or that nothing was (skriv ut vart)."""
    if path is None:
        say(
            "\n"
            + _words(
                lang,
                "Ingenting är bokfört eller skrivet; det här är en förhandsvisning.",
                "Nothing is posted or written; this is a preview.",
            )
        )
    else:
        say(f"\n{path}")


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
        task = bar.add_task(path.name, total=1.0)
        yield lambda share: bar.update(task, completed=share)


def print_summary(report: Report, published: "Published", lang: str) -> None:
    """What a bokslut came to, in a few lines (sammanfattning)."""
    for path in published.paths:
        say(path)
    print_outcome(report, lang)
    for error in published.failed:
        say(f"finsam-ledger: {error.text(lang)}", error=True)


def print_outcome(report: Report, lang: str) -> None:
    """How many tie-outs hold, how much was found, and each error (utfall)."""
    ok = sum(tie.ok for tie in report.tie_outs)
    say(
        _words(
            lang,
            f"Avstämningar: {ok} av {len(report.tie_outs)} stämmer",
            f"Tie-outs: {ok} of {len(report.tie_outs)} agree",
        )
    )
    found = finding_counts(report.findings, lang)
    say(_words(lang, f"Anmärkningar: {found}", f"Findings: {found}"))
    for finding in report.findings:
        if finding.severity is Severity.ERROR:
            say(f"  {message(finding.message, finding.remedy, finding.where, lang)}")


def finding_counts(findings: Sequence[Finding], lang: str) -> str:
    """How many findings there are of each severity (antal anmärkningar)."""
    counts = {
        severity: sum(f.severity is severity for f in findings) for severity in reversed(Severity)
    }
    return ", ".join(_counted(severity, count, lang) for severity, count in counts.items())


def print_findings(findings: Iterable[Finding], lang: str) -> None:
    """Findings on the error stream, a line each (anmärkningar), for commands that write files."""
    for finding in findings:
        where = f"{finding.where}: " if finding.where else ""
        words = f"{finding.severity.term.lang(lang)}: {finding.message.lang(lang)}"
        say(f"{where}{words}", error=True)


_MANY = {
    Severity.INFO: Text("upplysningar", "infos"),
    Severity.WARNING: Text("varningar", "warnings"),
    Severity.ERROR: Text("fel", "errors"),
}


def _counted(severity: Severity, count: int, lang: str) -> str:
    words = severity.term if count == 1 else _MANY[severity]
    return f"{count} {words.lang(lang)}"


def _words(lang: str, sv: str, en: str) -> str:
    return en if lang == "en" else sv
