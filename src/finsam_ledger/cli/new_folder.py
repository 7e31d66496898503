"""What the command ``ny`` asks and tells (ny mapp): each question has a flag of its own."""

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from finsam_ledger.cli import options
from finsam_ledger.cli.parser import UsageError
from finsam_ledger.cli.questions import Question, Questions
from finsam_ledger.cli.terminal import IMPOSSIBLE, print_outcome, say
from finsam_ledger.core.association import Member, normal_orgnr
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import FinsamError, message
from finsam_ledger.reports.kind import all_kinds
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text
from finsam_ledger.workspace.begin.answers import (
    ONLY_PAPERS,
    Answers,
    member_in_words,
    proved_members,
)
from finsam_ledger.workspace.begin.create import MadeFolder
from finsam_ledger.workspace.begin.known import Known, known
from finsam_ledger.workspace.books import read_books
from finsam_ledger.workspace.folder import config_text, run

_EARLIER = Question(
    Text(
        "Tidigare bokslutsmapp att utgå från (tomt om ingen finns)",
        "Earlier folder to begin from (empty if there is none)",
    ),
    Text(
        "Förra årets mapp, eller årets delårsrapport. Tomt om det inte finns någon.",
        "Last year's folder, or this year's interim report. Empty if there is none.",
    ),
)
_FILE = Question(
    Text("Årets SIE-fil", "The year's SIE file"),
    Text(
        "Dra in filen i fönstret eller skriv sökvägen. Den kopieras in i mappen. Med en mapp från "
        "förra året går det att vänta med den.",
        "Drag the file into the window or write its path. It is copied into the folder.",
    ),
)
_PREVIOUS = Question(
    Text("Förra årets SIE-fil, för jämförelsetal", "Last year's SIE file, for comparison"),
    Text("Tomt om du inte har den.", "Empty if you do not have it."),
)
_NAME = Question(
    Text("Förbundets namn", "The association's name"),
    Text("Som det ska tryckas.", "As it is to be printed."),
)
_ORGNR = Question(
    Text("Organisationsnummer", "Organisation number"),
    Text("Jämförs med SIE-filens.", "Held against that of the SIE file."),
)
_KIND = Question(
    Text("Dokument (arsredovisning, delarsrapport, bokslut)", "Document"),
    Text(
        "bokslut gör bara arbetspapperen: uppställningar, noter, avstämningar och anmärkningar.",
        "bokslut makes working papers only.",
    ),
)
_UNTIL = Question(
    Text("Rapportens sista dag", "The report's last day"),
    Text("Till exempel 2024-12-31 eller 2024-08-31.", "For instance 2024-12-31."),
)
_UNIT = Question(
    Text("Enhet (kr, tkr, mkr)", "Unit (kr, tkr, mkr)"),
    Text("Avrundningen görs så att delarna ger summorna.", "Parts add up to their totals."),
)
_MEMBER = Question(
    Text("Medlem (namn; part; andel; konton), tomt när alla är med", "Member, empty when done"),
    Text(
        "Till exempel: Region Kronoberg; region; 1/4; 3983. part är stat, region eller kommun. "
        "andel och konton kan utelämnas. Allt går att ändra i bokslut.toml.",
        "For instance: Region Kronoberg; region; 1/4; 3983. Share and accounts may be left out.",
    ),
)

_AGAIN = Text("Skriv medlemmarna igen, från den första.", "Write the members again, all of them.")


def add_answers(parser: ArgumentParser) -> None:
    """The flags that answer the questions (svar som val)."""
    parser.add_argument("--fran", metavar="TIDIGARE", help="tidigare bokslutsmapp att utgå från")
    parser.add_argument("--sie", metavar="FIL", help="årets SIE-fil, eller programmets egen bok")
    parser.add_argument("--foregaende", metavar="FIL", help="förra årets SIE-fil")
    parser.add_argument("--namn", help="förbundets namn (SIE-filens)")
    parser.add_argument("--orgnr", help="organisationsnummer (SIE-filens)")
    parser.add_argument("--slag", help="arsredovisning, delarsrapport eller bokslut")
    parser.add_argument(
        "--till", metavar="DATUM", help="sista dag (så långt som filen sträcker sig)"
    )
    parser.add_argument("--titel", default="", help="rapportens titel (dokumentet och perioden)")
    parser.add_argument("--enhet", help="enhet för talen (tkr)")
    parser.add_argument(
        "--medlem",
        metavar='"NAMN; PART; ANDEL; KONTON"',
        action="append",
        help="en medlem; kan ges flera gånger",
    )


def ask_known(questions: Questions, arguments: Namespace) -> Known:
    """What the new folder is made from (underlag): the files that are named.

    Raises:
        FinsamError: A file cannot be read, or they do not go together.
    """
    questions.begin()
    earlier = questions.answer(_EARLIER, arguments.fran, "", _folder)
    needed = earlier is None and arguments.foregaende is None

    def read_file(words: str) -> Path | None:
        file = _books(words, is_needed=needed)
        if earlier is not None:
            known(file, None, earlier)
        return file

    def read_all(words: str) -> Known:
        return known(file, _books(words), earlier)

    file = questions.answer(_FILE, arguments.sie, "", read_file)
    given = arguments.foregaende
    if earlier is None or given is not None:
        return questions.answer(_PREVIOUS, given, "", read_all)
    return known(file, None, earlier)


def ask_answers(questions: Questions, arguments: Namespace, about: Known) -> Answers:
    """What cannot be read from the files, or may be wished otherwise (svar).

    Raises:
        FinsamError: A flag cannot be followed.
    """
    given = arguments
    name = questions.answer(_NAME, given.namn, about.name, _name)
    orgnr = questions.answer(_ORGNR, given.orgnr, about.orgnr, lambda words: _orgnr(words, about))
    until = f"{about.period.end}"
    period = questions.answer(_UNTIL, given.till, until, lambda words: _until(words, about.year))
    kind = questions.answer(_KIND, given.slag, about.kind(period), _kind)
    unit = questions.answer(_UNIT, given.enhet, about.unit, _unit)
    members = _members(questions, given.medlem, about)
    return Answers(name, orgnr, kind, period, given.titel, unit, members)


def print_made(folder: Path, made: MadeFolder, lang: str) -> int:
    """Tell what was made and what is left to do, and try it (ny mapp); gives the exit status."""
    for path in made.paths:
        say(path)
    _print_all(Text("Följde inte med:", "Not carried over:"), made.findings, lang)
    _print_all(Text("Kvar att göra:", "Left to do:"), made.to_do, lang)
    name = shlex.quote(str(folder))
    say(
        Text(
            f"Skriv i textfilerna och se det medan du skriver: finsam-ledger oppna {name}",
            f"Write in the text files, and see it as you write: finsam-ledger oppna {name}",
        ).lang(lang)
    )
    try:
        report = run(folder).report
    except FinsamError as error:
        say(
            Text(
                f"Bokslutet går inte att göra än. {error.text()}",
                f"The closing cannot be made yet. {error.text('en')}",
            ).lang(lang)
        )
        return IMPOSSIBLE
    print_outcome(report, lang)
    return options.status(report)


def _print_all(head: Text, findings: Sequence[Finding], lang: str) -> None:
    if findings:
        say(head.lang(lang))
    for found in findings:
        say(f"  {message(found.message, found.remedy, found.where, lang)}")


def _path(words: str) -> Path:
    """A path as it is typed or dragged into the window, perhaps with quotes."""
    return Path(words.strip().strip("\"'").strip()).expanduser()


def _folder(words: str) -> Path | None:
    if not words:
        return None
    config_text(_path(words))
    return _path(words)


def _books(words: str, *, is_needed: bool = False) -> Path | None:
    if words:
        read_books(_path(words))
        return _path(words)
    if is_needed:
        raise UsageError(
            Text("det finns ingen bokföring att börja från", "there are no books to begin from"),
            Text(
                "Ge årets SIE-fil med --sie, eller förra årets mapp med --fran",
                "Give the year's SIE file with --sie, or last year's folder with --fran",
            ),
        )
    return None


def _name(words: str) -> str:
    if not words:
        raise UsageError(
            Text("förbundets namn saknas", "the association's name is missing"),
            Text("Skriv det, eller ge --namn", "Write it, or give --namn"),
        )
    return words


def _orgnr(words: str, about: Known) -> str:
    """The number, which must be that of the books: no closing can be made otherwise."""
    given, theirs = normal_orgnr(words), normal_orgnr(about.books.ledger.association.orgnr)
    if given and theirs and given != theirs:
        raise UsageError(
            Text(
                f"”{words}” är inte bokföringens organisationsnummer {theirs}",
                f'"{words}" is not the organisation number of the books, {theirs}',
            ),
            Text("Skriv det, eller välj en annan fil", "Write that, or choose another file"),
        )
    return given


def _kind(words: str) -> str:
    known_kinds = (*(k.name for k in all_kinds().values() if k.finished), ONLY_PAPERS)
    return _one_of(words.casefold().replace("å", "a"), known_kinds)


def _unit(words: str) -> Unit:
    return Unit(_one_of(words.casefold(), [unit.value for unit in Unit]))


def _one_of(words: str, known_words: Sequence[str]) -> str:
    if words not in known_words:
        raise UsageError(
            Text(f"”{words}” finns inte", f'there is no "{words}"'),
            Text(f"Välj bland {', '.join(known_words)}", f"Choose among {', '.join(known_words)}"),
        )
    return words


def _until(words: str, year: FiscalYear) -> Period:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        day = date.min
    if day not in year:
        raise UsageError(
            Text(
                f"”{words}” är ingen dag i räkenskapsåret {year}",
                f'"{words}" is no day of the fiscal year {year}',
            ),
            Text(f"Skriv till exempel {year.end}", f"Write for instance {year.end}"),
        )
    return Period(year.start, day)


def _members(questions: Questions, given: Sequence[str] | None, about: Known) -> tuple[Member, ...]:
    """The members; those of an earlier folder stand in its bokslut.toml."""
    if about.earlier is not None:
        if given:
            raise UsageError(
                Text("medlemmarna följer med från --fran", "the members come with --fran"),
                Text("Ändra dem i bokslut.toml", "Change them in bokslut.toml"),
            )
        return ()
    if given is not None or not questions.is_asking:
        return proved_members([member_in_words(words) for words in given or ()])
    while True:
        try:
            return proved_members(_asked_members(questions))
        except FinsamError as error:
            questions.tell(error.text(questions.lang))
            questions.tell(_AGAIN.lang(questions.lang))


def _asked_members(questions: Questions) -> list[Member]:
    found: list[Member] = []
    while True:
        each = questions.answer(_MEMBER, None, "", lambda w: member_in_words(w) if w else None)
        if each is None:
            return found
        found.append(each)
