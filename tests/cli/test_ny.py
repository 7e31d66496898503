"""``ny``: questions with defaults and help, flags instead, never a question to nobody."""

import builtins
from collections.abc import Iterator
from pathlib import Path

import pytest

from finsam_ledger.cli import questions
from finsam_ledger.core.association import Part
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.workspace.config import Config, parse_config
from tests.cli.commands import BOOKS, EXAMPLE, Shell

VAXJO = EXAMPLE.parent / "vaxjo-2011"
OTHER = VAXJO / "vaxjo-2011.se"
THREE = (
    "Försäkringskassan; stat; 1/2; 3981 3982",
    "Region Kronoberg; region; 1/4; 3983",
    "Växjö kommun; kommun; 1/4; 3984",
)


class Terminal:
    """A person at a terminal who types what is given, and keeps what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Sit down at it."""
        self.asked: list[str] = []
        self._typed: Iterator[str] = iter(())
        monkeypatch.setattr(questions, "is_attended", lambda: True)
        monkeypatch.setattr(builtins, "input", self._answer)

    def types(self, *lines: str) -> None:
        """What will be typed."""
        self._typed = iter(lines)

    def _answer(self, question: str) -> str:
        self.asked.append(question)
        try:
            return next(self._typed)
        except StopIteration:
            raise EOFError from None


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal with somebody at it."""
    return Terminal(monkeypatch)


def config_of(folder: Path) -> Config:
    """The settings of a folder."""
    return parse_config((folder / "bokslut.toml").read_text("utf-8"))


def test_only_enter_takes_what_the_books_say(
    shell: Shell, terminal: Terminal, tmp_path: Path
) -> None:
    """Name, number, days and kind are read from the file; the folder closes at once."""
    terminal.types("", f" '{BOOKS}' ", *[""] * 7)
    result = shell("ny", tmp_path / "ny")
    assert result.status == 0
    assert "Avstämningar: 7 av 7 stämmer" in result.out
    assert "Anmärkningar: 0 fel" in result.out
    config = config_of(tmp_path / "ny")
    assert config.association.name == "Samordningsförbundet Värend"
    assert (config.association.orgnr, config.document.kind) == ("222000-2634", "delarsrapport")
    assert shell("bokslut", tmp_path / "ny").status == 0


def test_what_a_new_folder_names_by_itself_it_names_in_english_too(
    shell: Shell, tmp_path: Path
) -> None:
    """Its title and first note are the program's words; a title that is given stands as it is."""
    shell("ny", tmp_path / "ny", "--sie", BOOKS)
    june = ("--sie", BOOKS, "--till", "2021-06-30")
    shell("ny", tmp_path / "igen", "--fran", tmp_path / "ny", *june)
    shell("ny", tmp_path / "egen", "--sie", BOOKS, "--titel", "Rapport")
    config = config_of(tmp_path / "ny")
    assert config.title.en == "Interim report January–August 2021"
    assert config.notes[0].title.en == "Operating income"
    assert config_of(tmp_path / "igen").title.en == "Interim report January–June 2021"
    assert config_of(tmp_path / "egen").title.en == "Rapport"


def test_plans_to_fill_in_open_in_excel(shell: Shell, tmp_path: Path) -> None:
    """They begin with the mark that makes Excel read å, ä and ö, and are read as they stand."""
    folder = tmp_path / "ny"
    shell("ny", folder, "--sie", BOOKS)
    for name in ("budget.csv", "prognos.csv"):
        assert (folder / name).read_bytes().startswith("\ufeffkonto;".encode())
    config = folder / "bokslut.toml"
    config.write_text(config.read_text("utf-8").replace("#budget =", "budget ="), "utf-8")
    assert shell("bokslut", folder).status == 0


def test_what_is_typed_is_what_stands_there(
    shell: Shell, terminal: Terminal, tmp_path: Path
) -> None:
    """Every question has its answer in bokslut.toml."""
    answers = ("", str(BOOKS), "", 'Förbundet "X"\\', "222000-2634", "2021-06-30", "årsredovisning")
    terminal.types(*answers, "kr", *THREE, "")
    assert shell("ny", tmp_path / "ny").status == 0
    config = config_of(tmp_path / "ny")
    assert config.association.name == 'Förbundet "X"\\'
    assert (config.period.end.month, config.document.kind) == (6, "arsredovisning")
    assert config.unit is Unit.KR
    assert [member.part for member in config.association.members] == list(Part)


def test_a_wrong_answer_is_told_and_asked_again_and_help_is_at_hand(
    shell: Shell, terminal: Terminal, tmp_path: Path
) -> None:
    """A path, a day, a kind, a unit, a member, shares that do not sum to one."""
    terminal.types(
        "finnsinte", "", "", "?", "finnsinte.se", str(BOOKS), "", "", "", "2022-01-01", "igår", "",
        "roman", "", "öre", "", "Växjö", "Växjö; kommun; 1/3", "", "",
    )  # fmt: skip
    result = shell("ny", tmp_path / "ny")
    assert result.status == 0
    for words in (
        "mappen finns inte", "Ge årets SIE-fil med --sie", "Dra in filen", "filen finns inte",
        "ingen dag i räkenskapsåret", "”roman” finns inte", "”öre” finns inte", "går inte att läsa",
        "är tillsammans 1/3", "Skriv medlemmarna igen",
    ):  # fmt: skip
        assert words in result.out, words


def test_files_that_do_not_go_together_are_asked_for_again(
    shell: Shell, terminal: Terminal, tmp_path: Path
) -> None:
    """This year's file as last year's; another association's file after an earlier folder."""
    terminal.types("", str(BOOKS), str(BOOKS), *[""] * 8)
    result = shell("ny", tmp_path / "ny")
    assert (result.status, "som inte är året före" in result.out) == (0, True)
    terminal.types(str(tmp_path / "ny"), str(OTHER), str(BOOKS), *[""] * 8)
    result = shell("ny", tmp_path / "igen")
    assert (result.status, "Välj " in result.out) == (0, True)


@pytest.mark.parametrize("lines", [(), ("", str(BOOKS))])
def test_leaving_in_the_middle_makes_nothing(
    shell: Shell, terminal: Terminal, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    """Ctrl-D and Ctrl-C end with 130."""
    terminal.types(*lines)
    assert shell("ny", tmp_path / "ny").status == 130
    assert list(tmp_path.iterdir()) == []


def test_what_a_flag_says_is_not_asked(shell: Shell, terminal: Terminal, tmp_path: Path) -> None:
    """With a flag to every question there is nothing to answer."""
    terminal.types("")
    result = shell(
        "ny", tmp_path / "ny", "--sie", BOOKS, "--foregaende", VAXJO / "vaxjo-2010.se",
    )  # fmt: skip
    assert (result.status, "inte är året före" in result.err) == (2, True)
    flags = ("--sie", BOOKS, "--namn", "F", "--orgnr", "222000-2634", "--till", "2021-06-30")
    members = [word for member in THREE for word in ("--medlem", member)]
    more = ("--slag", "bokslut", "--enhet", "mkr", "--titel", "T", *members)
    terminal.types("", "")
    assert shell("ny", tmp_path / "ny", *flags, *more).status == 0
    config = config_of(tmp_path / "ny")
    assert (config.association.name, config.title.sv, config.unit) == ("F", "T", Unit.MKR)
    assert [member.part for member in config.association.members] == list(Part)
    assert not any("namn [" in question for question in terminal.asked)


def test_nobody_is_asked_where_there_is_no_terminal(shell: Shell, tmp_path: Path) -> None:
    """Flags and defaults are taken; what is missing is told, with the flag that gives it."""
    assert shell("ny", tmp_path / "ny", "--sie", BOOKS).status == 0
    result = shell("ny", tmp_path / "annan")
    assert (result.status, "--sie" in result.err) == (2, True)
    assert not (tmp_path / "annan").exists()


def test_nobody_is_asked_who_does_not_want_it(
    shell: Shell, terminal: Terminal, tmp_path: Path
) -> None:
    """``--utan-fragor`` in a terminal."""
    assert shell("ny", tmp_path / "ny", "--sie", BOOKS, "--utan-fragor").status == 0
    assert terminal.asked == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--slag", "roman"], "”roman” finns inte"),
        (["--till", "2022-01-01"], "ingen dag i räkenskapsåret"),
        (["--namn", ""], "--namn"),
        (["--orgnr", "222000-0000"], "bokföringens organisationsnummer 222000-2634"),
        (["--medlem", "X"], "”X” går inte att läsa"),
        (["--fran", "finnsinte"], "mappen finns inte"),
    ],
)
def test_a_flag_that_cannot_be_followed_is_told(
    shell: Shell, tmp_path: Path, words: list[str], told: str
) -> None:
    """Status 2, and nothing is made."""
    result = shell("ny", tmp_path / "ny", "--sie", BOOKS, *words)
    assert (result.status, told in result.err, list(tmp_path.iterdir())) == (2, True, [])


def test_after_last_year_what_is_left_to_do_is_listed(shell: Shell, tmp_path: Path) -> None:
    """By file and line; and the members come along, so they are not given again."""
    result = shell("ny", tmp_path / "ny", "--fran", VAXJO)
    assert result.status == 0
    assert "Kvar att göra:\n  bokslut.toml rad " in result.out
    refused = shell("ny", tmp_path / "annan", "--fran", VAXJO, "--medlem", THREE[0])
    assert (refused.status, "följer med från --fran" in refused.err) == (2, True)


def test_a_closing_that_cannot_be_made_yet_is_told(shell: Shell, tmp_path: Path) -> None:
    """The folder is there to be mended; status 2 and the reason."""
    earlier = tmp_path / "tidigare"
    earlier.mkdir()
    for name in ("bokslut.toml", "vaxjo-2011.se", "vaxjo-2010.se"):
        (earlier / name).write_bytes((VAXJO / name).read_bytes())
    result = shell("ny", tmp_path / "ny", "--fran", earlier)
    assert result.status == 2
    assert "Bokslutet går inte att göra än" in result.out
    assert (tmp_path / "ny/bokslut.toml").exists()


def test_a_folder_that_holds_something_is_refused_before_anything_is_asked(
    shell: Shell, terminal: Terminal, tmp_path: Path
) -> None:
    """Nobody answers ten questions in vain."""
    (tmp_path / "a.txt").write_text("x")
    result = shell("ny", tmp_path)
    assert (result.status, "finns redan" in result.err, terminal.asked) == (2, True, [])
