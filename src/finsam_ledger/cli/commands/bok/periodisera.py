"""``finsam-ledger bok periodisera``: accruals and equipment from registers, shown, then posted."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar vad registren (TOML) lägger till i boken: periodiseringar, avskrivningar, semesterlöneskuld.
Inget bokförs förrän kommandot ges igen med --bokfor och den kod som visades. Det som redan är
bokfört bokförs inte igen.

Exempel:
  finsam-ledger bok periodisera bok.db periodiseringar.toml inventarier.toml
  finsam-ledger bok periodisera bok.db periodiseringar.toml --till 2024-08-31 --bokfor 1a2b3c4d
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options, options  # noqa: PLC0415 when it is chosen

    book_options.add_book(parser)
    parser.add_argument(
        "registers", metavar="REGISTER.toml", type=Path, nargs="+", help="vad som ska periodiseras"
    )
    parser.add_argument(
        "--till", metavar="DATUM", type=options.day, help="bara verifikationer till och med dagen"
    )
    book_options.add_year(parser)
    options.add_posting(parser)
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.book_planning import accrue_in_book  # noqa: PLC0415

    planned = accrue_in_book(
        arguments.book,
        arguments.registers,
        year=arguments.ar,
        until=arguments.till,
        code=arguments.bokfor,
        by=book_options.signature_of(arguments),
    )
    terminal.print_plan(planned, arguments.lang)
    terminal.print_code(planned.plan, arguments.bokfor, arguments.lang)
    return options.status(planned)


COMMAND = Command(
    "periodisera", "periodiseringar och avskrivningar ur register", _DESCRIPTION, _configure, _run
)
