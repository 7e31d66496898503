"""Arguments that several commands share (gemensamma val)."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from finsam_ledger.core.finding import has_errors
from finsam_ledger.core.period import Period
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import STANDARD, Settings
from finsam_ledger.workspace.files import layout_or_file


def day(text: str) -> date:
    """A date as the user writes it, 2021-08-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"”{text}” är inget datum, skriv till exempel 2021-08-31") from None


def add_book_options(parser: ArgumentParser) -> None:
    """``--kontoplan`` and ``--foregaende``: how the SIE file is to be read."""
    parser.add_argument(
        "--kontoplan",
        choices=("auto", "bas", "kommunbas"),
        default="auto",
        help="kontoplan; auto känner igen den på kontonas namn (auto)",
    )
    parser.add_argument(
        "--foregaende", metavar="FIL", type=Path, help="föregående års SIE-fil, för jämförelsetal"
    )


def add_report_options(parser: ArgumentParser) -> None:
    """``--layout``, ``--enhet``, ``--till``, ``--avrundning``: what is printed and how."""
    parser.add_argument(
        "--layout",
        metavar="NAMN|FIL.toml",
        action="append",
        help=f"uppställning; kan ges flera gånger (standard: {', '.join(STANDARD)})",
    )
    parser.add_argument(
        "--enhet",
        choices=[unit.value for unit in Unit],
        default=Unit.KR.value,
        help="enhet för talen (kr)",
    )
    parser.add_argument(
        "--till", metavar="DATUM", type=day, help="till och med vilken dag, 2021-08-31 (årets slut)"
    )
    parser.add_argument(
        "--avrundning",
        choices=[rule.value for rule in Rounding],
        default=Rounding.FOOTING.value,
        help="summerar: tryckta delar ger tryckta summor; var_for_sig: varje tal "
        "för sig (summerar)",
    )


def settings_from(arguments: Namespace, books: Books) -> Settings:
    """The settings that the user's options ask for (inställningar)."""
    names = arguments.layout or STANDARD
    period = books.period
    if arguments.till is not None:
        period = Period(books.ledger.year.start, arguments.till)
    return Settings(
        tuple(layout_or_file(name) for name in names),
        period,
        Unit(arguments.enhet),
        Rounding(arguments.avrundning),
        lang=arguments.lang,
    )


def status(report: Report) -> int:
    """The exit status of a report: 1 when it has findings of severity error."""
    return int(has_errors(report.findings))
