"""``finsam-ledger oppna``: the report in the browser, made anew whenever its files change."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Gör rapporten som webbsida, öppnar den i webbläsaren och gör om den så fort du sparar en ändring:
bokslut.toml, texterna, bilderna, budgeten, uppställningarna eller bokföringen. Sidan i webbläsaren
laddas om av sig själv. Är något fel står det i fönstret och på sidan, som då visar den senaste
rapporten som gick att göra. Sidan visas bara på den här datorn.

Sluta med Ctrl-C (slutkod 0).

Exempel:
  finsam-ledger oppna min-mapp
  finsam-ledger oppna min-mapp --utan-webblasare
"""


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="MAPP", type=Path, help="mapp med bokslut.toml")
    parser.add_argument(
        "--ut", metavar="KATALOG", type=Path, help="var webbsidorna skrivs (MAPP/ut)"
    )
    parser.add_argument(
        "--utan-webblasare", action="store_true", help="öppna ingen webbläsare, skriv bara adressen"
    )


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli.live import Live  # noqa: PLC0415 loaded when this command is chosen

    live = Live(arguments.folder, arguments.ut or arguments.folder / "ut", arguments.lang)
    return live.run(opens_browser=not arguments.utan_webblasare)


COMMAND = Command(
    "oppna", "rapporten i webbläsaren, omgjord när du sparar", _DESCRIPTION, _configure, _run
)
