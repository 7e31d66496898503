"""``finsam-ledger bok stang``: the year's closing entries, shown, then posted; the next year."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar de verifikationer som stänger året: det som registren lägger till, och årets resultat till
eget kapital i bokslutsserien. Inget bokförs förrän kommandot ges igen med --bokfor och den kod som
visades. Är nästa år redan öppnat följer dess ingående balanser med, och de rapporter som berörs
räknas upp.

Med --nytt-ar öppnas nästa år med de utgående balanserna. Med --forsegla stängs året för gott: då
ska alla dess månader vara låsta.

Exempel:
  finsam-ledger bok stang bok.db periodiseringar.toml inventarier.toml
  finsam-ledger bok stang bok.db periodiseringar.toml inventarier.toml --bokfor 1a2b3c4d --nytt-ar
  finsam-ledger bok stang bok.db --ar 2024 --bokfor 5e6f7a8b --forsegla
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options, options  # noqa: PLC0415 when it is chosen

    book_options.add_book(parser)
    parser.add_argument(
        "registers", metavar="REGISTER.toml", type=Path, nargs="*", help="vad som ska periodiseras"
    )
    book_options.add_year(parser)
    options.add_closing_options(parser)
    parser.add_argument("--nytt-ar", action="store_true", help="öppna nästa räkenskapsår")
    parser.add_argument("--forsegla", action="store_true", help="stäng året för gott")
    options.add_posting(parser)
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.book_planning import ClosingWish, close_in_book  # noqa: PLC0415

    wish = ClosingWish(
        tuple(arguments.registers),
        options.closing_names(arguments),
        open_next=arguments.nytt_ar,
        seal=arguments.forsegla,
    )
    planned, touched = close_in_book(
        arguments.book,
        wish,
        year=arguments.ar,
        code=arguments.bokfor,
        by=book_options.signature_of(arguments),
    )
    terminal.print_plan(planned, arguments.lang)
    terminal.print_touched(touched, arguments.lang)
    terminal.print_code(planned.plan, arguments.bokfor, arguments.lang)
    return options.status(planned)


COMMAND = Command("stang", "bokslutsverifikationer och nästa år", _DESCRIPTION, _configure, _run)
