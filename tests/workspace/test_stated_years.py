"""Years typed in bokslut.toml: what is printed of them, in every format, and what is refused."""

import json
import re
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.errors import ConfigurationError, UnknownNameError
from finsam_ledger.numbers import format_ore
from finsam_ledger.render.format import all_formats, format_named
from finsam_ledger.render.formats.text import render_text
from finsam_ledger.reports.document import Table
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.statements.stated import StatedAmount, StatedYear
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import read_books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.config import parse_config
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.settings import Settings
from finsam_ledger.workspace.show import explain_figure
from tests.render import workbooks
from tests.render.page_data import PageData
from tests.render.read_back import differences

GUIDES = Path(__file__).parents[2] / "docs" / "gor_sa_har"
FOLDER, PAGE = GUIDES / "exempel" / "flerar", GUIDES / "flerarsoversikt.md"
TEXT = (FOLDER / "bokslut.toml").read_text("utf-8")
READ = read_books(GUIDES / "exempel" / "liten-2024.se")
BOOKS = evolve(READ, ledger=evolve(READ.ledger, reported={}))
NAMES = sorted(all_formats())
ROWS = ("operating_income", "operating_costs", "result", "cash", "assets", "equity")


@pytest.fixture(scope="module")
def closing() -> Closing:
    """Two years from SIE files and two that are typed."""
    return run(FOLDER)


def typed(year: int, *amounts: StatedAmount) -> StatedYear:
    """A typed year."""
    return StatedYear(year, Text(f"Årsredovisning {year}", f"Annual report {year}"), amounts)


def closed(*years: StatedYear, unit: Unit = Unit.KR) -> Closing:
    """A closing of a single SIE file and typed years."""
    return close(BOOKS, Settings(("flerarsoversikt",), unit=unit, stated=years))


def codes(closing: Closing) -> list[tuple[str, Severity]]:
    """The findings that are about typed years."""
    found = closing.report.findings
    return [(f.code, f.severity) for f in found if f.code.startswith(("stated", "year_gap"))]


def test_the_figures_are_those_computed_by_hand(closing: Closing) -> None:
    """1 980 000 − 1 567 890,50 is 412 109,50; 800 of 1 040 is 76,9 per cent; the rest is dashes."""
    overview = closing.report.statement("overview")
    printed = {row.key: [figure.printed for figure in row.figures[2:]] for row in overview.rows}
    assert [column.id for column in overview.columns[2:]] == ["year_2022", "year_2021"]
    assert printed == {
        "operating_income": [1980, None],
        "operating_costs": [-1568, None],
        "result": [412, -75],
        "cash": [1010, None],
        "assets": [1040, None],
        "equity": [800, 388],
    }
    blocks = kind_named("arsredovisning").build(closing.report, "sv").blocks
    table = next(each for each in blocks if isinstance(each, Table) and each.id == "overview")
    assert [cell.value for cell in table.rows[-1].cells[1:]] == [890, 868, 769, None]  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_document_names_the_sources(closing: Closing, lang: str) -> None:
    """In the finished document as in the working papers, in both languages."""
    for kind in ("bokslut", "arsredovisning"):
        tables = kind_named(kind).build(closing.report, lang).blocks
        source = next(t.source for t in tables if isinstance(t, Table) and t.id == "overview")
        for year in closing.report.statement("overview").columns[2:]:
            assert year.stated is not None
            assert year.stated.lang(lang) in source


def test_the_guide_shows_what_is_printed(closing: Closing) -> None:
    """The table of the guide is the one of the finished document, line by line."""
    text = render_text(kind_named("arsredovisning").build(closing.report, "sv"))
    shown = re.findall(r"```text\n( .*?)```", PAGE.read_text("utf-8"), re.DOTALL)[0]
    assert {line.rstrip() for line in shown.split("\n")} <= {
        line.rstrip() for line in text.split("\n")
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_format_has_the_figures(closing: Closing, name: str) -> None:
    """Read back, every cell of every format is the one that was made."""
    document = kind_named("bokslut").build(closing.report, "sv")
    data = format_named(name).render(closing.report, document)
    assert differences(name, closing.report, document, data) == []


def test_json_has_the_source(closing: Closing) -> None:
    """A typed column names the report; a computed one has no such key."""
    document = kind_named("bokslut").build(closing.report, "sv")
    made = json.loads(format_named("json").render(closing.report, document))
    columns = next(each["columns"] for each in made["statements"] if each["id"] == "overview")
    assert [each.get("stated_from") for each in columns] == [
        None, None, "Årsredovisning 2022", "Årsredovisning 2021, s. 7",
    ]  # fmt: skip


def test_the_workbook_has_values_where_no_formula_could_be(closing: Closing) -> None:
    """The exact kronor of the eight typed figures; those of the books stay formulas."""
    document = kind_named("bokslut").build(closing.report, "sv")
    data = format_named("xlsx").render(closing.report, document)
    sheet = workbooks.cached(data)["Flerårsöversikt"]
    live = {place for name, place in workbooks.formulas(data) if name == sheet.title}
    exact = [cell for row in sheet.iter_rows(min_col=7, max_col=10) for cell in row]
    numbers = [cell for cell in exact if isinstance(cell.value, int | float)]
    typed_in = [cell.value for cell in numbers if cell.coordinate not in live]
    assert sorted(typed_in) == [
        -1_567_890.5, -75_000, 387_900, 412_109.5, 800_000, 1_010_000, 1_040_000, 1_980_000,
    ]  # fmt: skip
    assert len(numbers) == len(typed_in) + 2 * len(ROWS)


def test_a_typed_figure_tells_its_source_in_place_of_vouchers(closing: Closing) -> None:
    """In the terminal, and in the data that the page's dialog is made of."""
    told = render_text(explain_figure(closing, "flerarsoversikt.eget_kapital.2021"))
    assert "källa: Årsredovisning 2021, s. 7" in told
    assert "Konto" not in told
    assert "kreditsidan" not in told
    found = closing.explain("overview.equity.year_2021")
    assert (found.accounts, found.leaves_ore, found.rounding_ore) == ((), -387_900_00, -100_00)
    page = PageData.of(closing.report)
    figure = page.data["figures"][page.places["overview.equity.year_2021"]]
    assert list(page.shares(figure)) == []
    statement = page.data["statements"][page.data["rows"][figure[0]][0]]
    assert statement[5][figure[1]] == "Angivet i bokslut.toml, källa: Årsredovisning 2021, s. 7"
    assert statement[5][:2] == ["", ""]


def test_a_figure_that_nobody_typed_is_told_so(closing: Closing) -> None:
    """The remedy is to type it, not to give last year's file."""
    with pytest.raises(UnknownNameError, match="tidigare_ar"):
        closing.explain("overview.cash.year_2021")


def test_the_digest_is_another_with_another_source() -> None:
    """What a reader is told of the figures is part of what the report is."""
    year = typed(2022, StatedAmount("cash", 1))
    other = evolve(year, source=Text("Bokslut 2022", "Closing 2022"))
    digests = [closed(each).report.digest for each in (year, year, other)]
    assert digests[0] == digests[1] != digests[2]


@settings(max_examples=30)
@given(
    st.dictionaries(st.sampled_from(ROWS), st.integers(-(10**11), 10**11)),
    st.sampled_from(Unit),
    st.integers(2020, 2023),
)
def test_what_is_written_is_what_is_read(amounts: dict[str, int], unit: Unit, year: int) -> None:
    """Any amounts, written in any unit, come back in the column to the öre; no row is added."""
    written = "\n".join(f'{row} = "{format_ore(ore)}"' for row, ore in amounts.items())
    head = f'[[tidigare_ar]]\nar = {year}\nkalla = "Å"\nenhet = "{unit}"\n[tidigare_ar.belopp]\n'
    config = parse_config(f"{TEXT.partition('[[tidigare_ar]]')[0]}{head}{written}\n")
    overview = closed(*config.stated).report.statement("overview")
    found = {row.key: row.figures[-1].ore for row in overview.rows}
    side = {row.key: row.side for row in overview.rows}
    factor = unit.ore // 100
    assert {key: side[key].shown(ore) for key, ore in found.items() if ore is not None} == {
        row: ore * factor for row, ore in amounts.items()
    }


@settings(max_examples=20)
@given(st.sets(st.integers(2015, 2023), min_size=1))
def test_each_gap_and_each_year_too_old_is_told_once(years: set[int]) -> None:
    """Five years are printed; those between this one and the oldest printed that lack are told."""
    found = codes(closed(*map(typed, sorted(years))))
    printed = [year for year in years if year >= 2020]
    gaps = [y for y in range(min(printed, default=2024), 2024) if y not in years]
    assert found.count(("year_gap", Severity.INFO)) == len(gaps)
    assert found.count(("stated_year_too_old", Severity.INFO)) == len(years) - len(printed)


def test_years_that_no_statement_shows_are_told() -> None:
    """Without an overview the typed years are not printed."""
    made = close(BOOKS, Settings(("resultatrakning",), stated=(typed(2022),)))
    assert codes(made) == [("stated_years_unused", Severity.INFO)]


@pytest.mark.parametrize(("ore", "told"), [(100, 1), (0, 0), (-100, 0)])
def test_costs_without_minus_are_told(ore: int, told: int) -> None:
    """The slip that is easiest to make; income and costs of nothing are no such slip."""
    amounts = (StatedAmount("operating_costs", ore), StatedAmount("operating_income", 100))
    found = codes(closed(typed(2023, *amounts)))
    assert found == [("stated_cost_turned", Severity.WARNING)] * told


@pytest.mark.parametrize("year", [2024, 2025, 9999])
def test_a_year_that_is_not_before_this_one_is_refused(year: int) -> None:
    """This year is in the books, and later ones have no report yet."""
    with pytest.raises(ConfigurationError, match=f"{year} är inte ett år före 2024"):
        closed(typed(year))


@pytest.mark.parametrize("year", [1, -5])
def test_a_year_long_ago_is_no_trouble(year: int) -> None:
    """Also one that no calendar has."""
    assert codes(closed(typed(year)))[0][0] == "stated_year_too_old"


def test_a_year_that_a_later_file_tells_of_is_refused() -> None:
    """Its #RES and #UB are books as well."""
    told = ReportedBalances(closing={"1930": 1, "2060": -1}, result={"3981": -1})
    books = evolve(BOOKS, ledger=evolve(BOOKS.ledger, reported={-2: told}))
    with pytest.raises(ConfigurationError, match="2022 finns redan"):
        close(books, Settings(("flerarsoversikt",), stated=(typed(2022),)))


REFUSED = [
    ("ar = 2022", "ar = 2023", "bokslut.toml rad 22", "2023 finns redan i SIE-filerna"),
    ("ar = 2022", "ar = 2021", "bokslut.toml rad 36", "2021 är angivet två gånger"),
    ("ar = 2022", "ar = 2024", "bokslut.toml rad 22", "inte ett år före 2024"),
    ("kassa_och_bank", "kassan", "bokslut.toml rad 31", "raden ”kassan” finns inte"),
    ("kassa_och_bank", "equity", "bokslut.toml rad 33", "”eget_kapital” är angiven två gånger"),
    ("1010000", '"tio"', "bokslut.toml rad 31", "kassa_och_bank: ”tio” är inget belopp"),
    ("1010000", "1.5", "bokslut.toml rad 31", "1.5 är fel slags värde, väntade heltal eller text"),
    ("1010000", "true", "bokslut.toml rad 31", "väntade heltal eller text"),
    ('"Årsredovisning 2022"', '" "', "bokslut.toml rad 24", "2022 har ingen källa"),
    ('kalla = "Årsredovisning 2022"', "", "bokslut.toml rad 22", "nyckeln ”kalla” saknas"),
    ('enhet = "tkr"\n\n[tidigare', 'enhet = "t"\n\n[tidigare', "bokslut.toml rad 40", "enhet"),
]


@pytest.mark.parametrize(("old", "new", "where", "what"), REFUSED)
def test_what_cannot_be_followed_is_refused(
    tmp_path: Path, old: str, new: str, where: str, what: str
) -> None:
    """The message says file, line, what is wrong, and how to mend it."""
    assert old in TEXT
    text = TEXT.replace(old, new, 1).replace("../liten", f"{FOLDER.parent.as_posix()}/liten")
    (tmp_path / "bokslut.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as refused:
        run(tmp_path)
    assert refused.value.text("sv").startswith(where)
    assert what in refused.value.text("sv")
