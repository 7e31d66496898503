"""``finsam-ledger ny``: a new bokslut folder, from answers, books and perhaps last year's."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Gör en ny bokslutsmapp: bokslut.toml med en förklaring till varje nyckel, textfiler med rätt
rubriker, budget att fylla i och en kopia av SIE-filen. I ett kommandofönster ställs några frågor;
svara ? för hjälp och Enter för det som står inom hakparentes. Det som ges som val frågas inte.

Med --fran görs mappen efter en tidigare: samma medlemmar, noter, uppställningar, underskrifter och
texter, med den tidigare bokföringen som jämförelse. Inget som finns skrivs över.

Exempel:
  finsam-ledger ny mitt-bokslut
  finsam-ledger ny mitt-bokslut --sie docs/exempel/varend-2021-08/varend-2021.se --utan-fragor
  finsam-ledger ny bokslut-2022 --fran bokslut-2021 --sie bok-2022.se
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import new_folder  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument("folder", metavar="MAPP", type=Path, help="mappen som ska göras")
    new_folder.add_answers(parser)
    parser.add_argument(
        "--utan-fragor", action="store_true", help="fråga inget; ta valen och det som är förvalt"
    )


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import new_folder  # noqa: PLC0415
    from finsam_ledger.cli.questions import Questions, is_attended  # noqa: PLC0415
    from finsam_ledger.workspace.begin.create import create  # noqa: PLC0415
    from finsam_ledger.workspace.output import prove_free  # noqa: PLC0415

    prove_free(arguments.folder)
    questions = Questions(is_attended() and not arguments.utan_fragor, arguments.lang)
    known = new_folder.ask_known(questions, arguments)
    answers = new_folder.ask_answers(questions, arguments, known)
    made = create(arguments.folder, known, answers)
    return new_folder.print_made(arguments.folder, made, arguments.lang)


COMMAND = Command(
    "ny", "en ny bokslutsmapp, med frågor eller efter förra årets", _DESCRIPTION, _configure, _run
)
