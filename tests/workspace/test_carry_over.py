"""A folder after an earlier one: what it said is kept, what was of its year is told, it closes."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from finsam_ledger.core.finding import has_errors
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.reports.document import Signatures
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.store import Store
from finsam_ledger.workspace.begin.answers import Answers
from finsam_ledger.workspace.begin.create import MadeFolder, create
from finsam_ledger.workspace.begin.known import Known, known
from finsam_ledger.workspace.book_file import NewBook, begin_book
from finsam_ledger.workspace.config import Config, parse_config
from finsam_ledger.workspace.folder import run

EXAMPLES = Path(__file__).parents[2] / "docs" / "exempel"
VAREND, VAXJO = EXAMPLES / "varend-2021-08", EXAMPLES / "vaxjo-2011"
NORRA, BUDGET = EXAMPLES / "norra-vastmanland-2014", EXAMPLES / "varend-budget-2015"
WHOLE_YEARS = [VAXJO, NORRA]

ADJUSTED = '[[balanskrav.justering]]\nslag = "reservering"\nbelopp = "1"\n'
GOAL = '[[mal]]\nrubrik = "Mål"\nutfall = "1"\nuppnatt = "ja"\n'


def likely(about: Known) -> Answers:
    """What a person who only presses Enter answers."""
    kind = about.kind(about.period)
    return Answers(about.name, about.orgnr, kind, about.period, unit=about.unit)


def made_after(
    earlier: Path, folder: Path, file: Path | None = None, previous: Path | None = None
) -> MadeFolder:
    """A folder after an earlier one, with what is likely."""
    about = known(file, previous, earlier)
    return create(folder, about, likely(about))


def config_of(folder: Path) -> Config:
    """The settings of a folder."""
    return parse_config((folder / "bokslut.toml").read_text("utf-8"))


def changed(earlier: Path, to: Path, *changes: tuple[str, str]) -> Path:
    """A copy of an example with changed settings."""
    shutil.copytree(earlier, to, ignore=shutil.ignore_patterns("*.py", "ut"))
    path = to / "bokslut.toml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return to


@pytest.fixture
def next_books(tmp_path: Path) -> Path:
    """Värend's books a year later, under the same name."""
    data = (VAREND / "varend-2021.se").read_bytes()
    path = tmp_path / "export" / "varend-2021.se"
    path.parent.mkdir()
    path.write_bytes(data.replace(b"2021", b"2022").replace(b"2020", b"2021"))
    return path


@pytest.mark.parametrize("earlier", WHOLE_YEARS, ids=lambda path: path.name)
def test_next_year_begins_before_it_has_books(earlier: Path, tmp_path: Path) -> None:
    """The year opens with what the earlier one closed with, and nothing is an error."""
    made_after(earlier, tmp_path / "ny")
    closing, before = run(tmp_path / "ny"), run(earlier)
    assert not has_errors(closing.report.findings)
    assert closing.books.ledger.year == before.books.ledger.year.following()
    assert closing.report.title.sv == before.report.title.sv.replace(
        str(before.report.period.end.year), str(closing.report.period.end.year)
    )
    opening = sum(closing.books.ledger.opening.values())
    assert (opening, len(closing.books.ledger.opening) > 0) == (0, True)


@pytest.mark.parametrize("earlier", WHOLE_YEARS, ids=lambda path: path.name)
def test_every_line_that_is_not_of_the_year_is_kept(earlier: Path, tmp_path: Path) -> None:
    """Comments, order and keys of the earlier file stand as they stood."""
    made_after(earlier, tmp_path / "ny")
    before = (earlier / "bokslut.toml").read_text("utf-8").split("\n")
    after = (tmp_path / "ny/bokslut.toml").read_text("utf-8").split("\n")
    of_the_year = ("titel", "start", "slut", "fil ", "foregaende", "budget ", "kommentar")
    gone = [line for line in before if line not in after]
    assert [line for line in gone if not line.startswith(of_the_year)] == []


def test_members_signatories_notes_and_statements_come_along(tmp_path: Path) -> None:
    """What the board has decided for all years."""
    made_after(VAXJO, tmp_path / "ny")
    before, after = config_of(VAXJO), config_of(tmp_path / "ny")
    for name in ("association", "unit", "layouts", "columns", "contributions", "key_figures"):
        assert getattr(after, name) == getattr(before, name), name
    assert [note.rows for note in after.notes] == [note.rows for note in before.notes]
    assert isinstance(after.document.signatures, Signatures)
    assert after.document.signatures == before.document.signatures
    assert (tmp_path / "ny/balansrakning.toml").read_bytes() == (
        VAXJO / "balansrakning.toml"
    ).read_bytes()


def test_books_move_a_year_back(tmp_path: Path) -> None:
    """This year's become last year's, last year's are for the overview of several years."""
    made_after(VAXJO, tmp_path / "ny")
    config = config_of(tmp_path / "ny")
    assert (config.file, config.previous, config.earlier) == (
        "", "vaxjo-2011.se", ("vaxjo-2010.se",),
    )  # fmt: skip
    assert config.budget == ""
    assert (tmp_path / "ny/budget.csv").exists()


def test_typed_years_stay(tmp_path: Path) -> None:
    """They are of the years that they are of, whatever year it is; the books are carried too."""
    year = '[[tidigare_ar]]\nar = 2009\nkalla = "Årsredovisning 2009"\n[tidigare_ar.belopp]\n'
    earlier = changed(
        VAXJO, tmp_path / "tidigare", ("\n[balanskrav]\n", f"\n{year}cash = 1\n[balanskrav]\n")
    )
    made_after(earlier, tmp_path / "ny")
    stated = config_of(tmp_path / "ny").stated
    assert stated == config_of(earlier).stated
    assert [each.year for each in stated] == [2009]
    assert not has_errors(run(tmp_path / "ny").report.findings)


def test_what_is_of_the_year_becomes_a_comment_and_is_told(tmp_path: Path) -> None:
    """Days, decisions, outcomes; each place with its line."""
    earlier = changed(
        VAXJO,
        tmp_path / "tidigare",
        ("bilagor =", "datum = 2012-03-01\nbilagor ="),
        ("[uppgifter]\n", "[uppgifter]\nupprattad = 2012-03-01\nbudget_beslutad = 2010-11-01\n"),
        (
            "\n[balanskrav]\n",
            f"\n{ADJUSTED}\n{GOAL}\n[balanskrav]\n",
        ),
    )
    made = made_after(earlier, tmp_path / "ny")
    config = config_of(tmp_path / "ny")
    facts = config.facts
    assert (config.document.day, facts.budget_decided, facts.drawn_up, facts.comment) == (
        None, None, None, "",
    )  # fmt: skip
    assert facts.adjustments == ()
    assert [(goal.title, goal.measured, goal.reached) for goal in facts.goals] == [
        ("Mål", "", None)
    ]
    lines = (tmp_path / "ny/bokslut.toml").read_text("utf-8").split("\n")
    assert len(made.to_do) == 8
    assert all(found.message.sv in lines[found.line - 1] for found in made.to_do)


def test_texts_come_along_to_be_gone_through(tmp_path: Path) -> None:
    """Each is told until its comment is taken away; what law asks for is added."""
    made_after(VAXJO, tmp_path / "ny")
    before, after = config_of(VAXJO), config_of(tmp_path / "ny")
    told = [f.file for f in run(tmp_path / "ny").report.findings if f.code == "text_to_do"]
    assert sorted(told) == sorted(before.texts.values())
    words = (VAXJO / "text/oversikt.md").read_text("utf-8")
    assert (tmp_path / "ny/text/oversikt.md").read_text("utf-8").endswith(words)
    assert set(after.texts) - set(before.texts) == {"styrning", "personal"}


def test_what_is_answered_otherwise_is_changed(tmp_path: Path) -> None:
    """Name, number, unit and title; without a document its signatories are comments too."""
    about = known(earlier=VAXJO)
    answers = Answers('Nya "förbundet"', "222000-9999", "bokslut", about.period, "T", Unit.KR)
    create(tmp_path / "ny", about, answers)
    config = config_of(tmp_path / "ny")
    found = config.association.name, config.association.orgnr, config.unit, config.title.sv
    assert found == (answers.name, answers.orgnr, Unit.KR, "T")
    assert config.document.kind == ""
    text = (tmp_path / "ny/bokslut.toml").read_text("utf-8")
    assert text.count("#[[dokument.undertecknare]]") == 4


def test_pictures_come_along_wherever_the_text_finds_them(tmp_path: Path) -> None:
    """Counted from the text's folder, also above it."""
    earlier = changed(VAXJO, tmp_path / "tidigare")
    words = "![A](bild.svg)\n\n![B](../bilder/b.svg)\n\n![C](https://example.org/c.svg)\n"
    (earlier / "text/drift.md").write_text(words, "utf-8")
    (earlier / "bilder").mkdir()
    for name in ("text/bild.svg", "bilder/b.svg"):
        (earlier / name).write_text(f"<svg id='{name}'/>")
    assert made_after(earlier, tmp_path / "ny").findings == ()
    for name in ("text/bild.svg", "bilder/b.svg"):
        assert (tmp_path / "ny" / name).read_bytes() == (earlier / name).read_bytes()


def test_an_interim_report_a_year_later(next_books: Path, tmp_path: Path) -> None:
    """The same months; books that end in August give no year to compare with, which is told."""
    made = made_after(VAREND, tmp_path / "ny", next_books)
    config = config_of(tmp_path / "ny")
    assert config.period == Period(date(2022, 1, 1), date(2022, 8, 31))
    assert config.title.sv == "Delårsredovisning januari–augusti 2022"
    assert (config.file, config.previous, config.forecast) == ("varend-2021.se", "", "")
    assert [found.code for found in made.findings] == ["not_carried"]
    assert not has_errors(run(tmp_path / "ny").report.findings)


def test_with_last_years_whole_file_there_is_something_to_compare_with(
    next_books: Path, tmp_path: Path
) -> None:
    """A file of the same name as another gets the year in its name."""
    about = known(next_books, VAREND / "varend-2021.se", VAREND)
    made = create(tmp_path / "ny", about, likely(about))
    config = config_of(tmp_path / "ny")
    assert (config.file, config.previous) == ("varend-2021.se", "varend-2021-2021.se")
    assert made.findings == ()


def test_the_annual_report_after_the_interim_one_of_the_same_year(tmp_path: Path) -> None:
    """Same year: agreed amounts and forecast stand; kind, title and topics are the new ones."""
    about = known(VAREND / "varend-2021.se", None, VAREND)
    year = Period(about.year.start, about.year.end)
    answers = Answers(about.name, about.orgnr, about.kind(year), year, unit=about.unit)
    create(tmp_path / "ny", about, answers)
    config = config_of(tmp_path / "ny")
    assert (config.document.kind, config.title.sv) == ("arsredovisning", "Årsredovisning 2021")
    assert (config.file, config.forecast) == ("varend-2021.se", "prognos.csv")
    assert config.contributions == config_of(VAREND).contributions
    assert {"oversikt", "styrning", "personal"} <= set(config.texts)
    assert run(tmp_path / "ny").report.publication.kind == "arsredovisning"


def test_the_year_after_its_budget(tmp_path: Path) -> None:
    """A budget folder of the same year keeps its budget and predecessors, and gets books."""
    data = (VAREND / "varend-2021.se").read_bytes()
    books = tmp_path / "varend-2015.se"
    books.write_bytes(data.replace(b"2021", b"2015").replace(b"2020", b"2014"))
    about = known(books, None, BUDGET)
    create(tmp_path / "ny", about, likely(about))
    config = config_of(tmp_path / "ny")
    assert (config.file, config.budget) == ("varend-2015.se", "budget.csv")
    assert config.predecessors == ("alvesta-2014.se", "vaxjo-2014.se")


def test_a_book_that_is_kept_is_pointed_at(tmp_path: Path) -> None:
    """A copy of the library's own book would soon be old."""
    path = tmp_path / "bok.db"
    begun = NewBook("Förbundet", year=FiscalYear.calendar(2024))
    with Store.create(path, begin_book(begun, by="AN")):
        pass
    about = known(path)
    create(tmp_path / "ny", about, Answers("F", "", "bokslut", about.period))
    assert config_of(tmp_path / "ny").file == "../bok.db"
    about = known(earlier=tmp_path / "ny")
    create(tmp_path / "arkiv" / "igen", about, likely(about))
    assert config_of(tmp_path / "arkiv" / "igen").file == "../../bok.db"
    assert run(tmp_path / "arkiv" / "igen").books.ledger.year == FiscalYear.calendar(2024)


def test_a_file_outside_is_told(tmp_path: Path) -> None:
    """What lies outside the folder is not copied; from another place its path is wrong."""
    earlier = changed(VAXJO, tmp_path / "tidigare", ('"text/drift.md"', '"../gemensamt/drift.md"'))
    (tmp_path / "gemensamt").mkdir()
    (tmp_path / "gemensamt/drift.md").write_text("Ord.")
    assert made_after(earlier, tmp_path / "bredvid").findings == ()
    found = made_after(earlier, tmp_path / "annan" / "ny").findings
    assert ["../gemensamt/drift.md" in each.message.sv for each in found] == [True]


def test_another_association_or_year_is_refused(next_books: Path) -> None:
    """Told before anything is made."""
    with pytest.raises(ConfigurationError, match="222000-2634"):
        known(VAREND / "varend-2021.se", None, EXAMPLES / "molndal-2016-08")
    with pytest.raises(ConfigurationError, match="2022"):
        known(next_books, None, BUDGET)
    with pytest.raises(ConfigurationError, match="2021-08-31"):
        known(earlier=VAREND)
