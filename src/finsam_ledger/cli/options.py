"""Arguments that several commands share (gemensamma val)."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from finsam_ledger.cli.parser import UsageError
from finsam_ledger.core.finding import has_errors
from finsam_ledger.core.period import Period
from finsam_ledger.reports.publication import Vouchers
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import AUTO, Books
from finsam_ledger.workspace.files import layout_or_file
from finsam_ledger.workspace.settings import STANDARD, Settings

if TYPE_CHECKING:
    from finsam_ledger.reports.plan_document import PlanView
    from finsam_ledger.workspace.planning import ClosingNames

_OF_FILES = ("layout", "enhet", "till", "avrundning", "kontoplan", "foregaende")


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
        choices=(AUTO, "bas", "kommunbas"),
        help="kontoplan; auto känner igen den på kontonas namn (auto)",
    )
    parser.add_argument(
        "--foregaende",
        metavar="FIL",
        type=Path,
        help="föregående års SIE-fil, för jämförelsetal",
    )


def chart_of(arguments: Namespace) -> str:
    """The chart that the user asks for, or "auto"."""
    return arguments.kontoplan or AUTO


def add_report_options(parser: ArgumentParser) -> None:
    """``--layout``, ``--enhet``, ``--till``, ``--avrundning``: what is printed and how."""
    parser.add_argument(
        "--layout",
        metavar="NAMN|FIL.toml",
        action="append",
        help=f"uppställning; kan ges flera gånger (standard: {', '.join(STANDARD)})",
    )
    parser.add_argument(
        "--enhet", choices=[unit.value for unit in Unit], help="enhet för talen (kr)"
    )
    parser.add_argument(
        "--till",
        metavar="DATUM",
        type=day,
        help="till och med vilken dag, 2021-08-31 (så långt som filen sträcker sig)",
    )
    parser.add_argument(
        "--avrundning",
        choices=[rule.value for rule in Rounding],
        help="summerar: tryckta delar ger tryckta summor; var_for_sig: varje tal för sig "
        "(summerar)",
    )


def add_plan_options(parser: ArgumentParser) -> None:
    """``--ut`` and ``--kontoplan``: where a plan is written, and how the SIE file is read."""
    parser.add_argument(
        "--ut", metavar="FIL.si", type=Path, help="skriv verifikationerna som SIE 4I hit"
    )
    parser.add_argument(
        "--kontoplan",
        choices=(AUTO, "bas", "kommunbas"),
        help="kontoplan; auto känner igen den på kontonas namn (auto)",
    )


def add_vouchers(parser: ArgumentParser) -> None:
    """``--utan-verifikationer``: a web page without the vouchers."""
    parser.add_argument(
        "--utan-verifikationer",
        action="store_true",
        help="webbsidan (html) visar konton men inga verifikationer",
    )


def with_vouchers(report: Report, arguments: Namespace) -> Report:
    """The report whose web pages hold vouchers only if the user has not left them out."""
    if not arguments.utan_verifikationer:
        return report
    return evolve(report, publication=evolve(report.publication, vouchers=Vouchers.NONE))


def add_posting(parser: ArgumentParser) -> None:
    """``--bokfor``: post what was shown."""
    parser.add_argument("--bokfor", metavar="KOD", help="bokför det som visades med den koden")


def add_closing_options(parser: ArgumentParser) -> None:
    """``--resultatkonto``, ``--kapitalkonto`` and ``--balanserat``: where results are moved."""
    parser.add_argument(
        "--balanserat",
        metavar="KONTO",
        default="",
        help="konto dit föregående års resultat förs, om det står kvar på kapitalkontot",
    )
    for name, what in (
        ("resultatkonto", "konto för årets resultat i resultaträkningen, BAS 8999"),
        ("kapitalkonto", "konto för årets resultat i eget kapital, BAS 2099"),
    ):
        text = f"{what} (det enda som böckerna har)"
        parser.add_argument(f"--{name}", metavar="KONTO", default="", help=text)


def closing_names(arguments: Namespace) -> "ClosingNames":
    """The accounts of the closing that the user gives (angivna konton)."""
    from finsam_ledger.workspace.planning import ClosingNames  # noqa: PLC0415 seldom wanted

    return ClosingNames(arguments.resultatkonto, arguments.kapitalkonto, arguments.balanserat)


def refuse_with_folder(arguments: Namespace) -> None:
    """What a folder's bokslut.toml decides may not be given on the command line too.

    Raises:
        UsageError: Such an option is given; which, and where it belongs.
    """
    given = [f"--{name}" for name in _OF_FILES if getattr(arguments, name, None) is not None]
    if given:
        raise UsageError(
            Text(
                f"{', '.join(given)} går inte att ge tillsammans med en mapp",
                f"{', '.join(given)} cannot be given with a folder",
            ),
            Text("Ange det i mappens bokslut.toml", "State it in the folder's bokslut.toml"),
        )


def settings_from(arguments: Namespace, books: Books) -> Settings:
    """The settings that the user's options ask for (inställningar)."""
    names = arguments.layout or STANDARD
    return Settings(
        tuple(layout_or_file(name) for name in names),
        books.period if arguments.till is None else _until(arguments.till, books),
        Unit(arguments.enhet or Unit.KR),
        Rounding(arguments.avrundning or Rounding.FOOTING),
        lang=arguments.lang,
    )


def _until(day: date, books: Books) -> Period:
    year = books.ledger.year
    if day not in year:
        raise UsageError(
            Text(
                f"--till {day} ligger inte i räkenskapsåret {year} i {books.name}",
                f"--till {day} is not in the fiscal year {year} of {books.name}",
            ),
            Text(
                "Välj en dag i året, eller en fil för rätt år",
                "Choose a day of the year, or a file of the right year",
            ),
        )
    return Period(year.start, day)


def status(report: "Report | PlanView") -> int:
    """The exit status of a report or a plan: 1 when it has findings of severity error."""
    return int(has_errors(report.findings))
