"""Excel: the printed figures, live formulas that give them, the same bytes, words as words."""

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_ledger.core.association import Association
from finsam_ledger.errors import MissingExtraError
from finsam_ledger.render._cells import clean
from finsam_ledger.render._xlsx_book import folded, free_name
from finsam_ledger.render.formats.xlsx import render
from finsam_ledger.reports.document import Document, Heading
from finsam_ledger.reports.report import Report
from finsam_ledger.spreadsheet import is_formula
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.terms import Text
from finsam_ledger.testing import DrawnReport, reports
from finsam_ledger.workspace.publish import publish
from tests.examples.made import EXAMPLES, FOLDERS, closing_of
from tests.render.drawn import report_of
from tests.render.formulas import worked_out
from tests.render.hostile import HOSTILE
from tests.render.workbooks import cached, formulas, recalculated, rows_of

SWEDISH = Document("Rapport", "sv", (Heading("Rapport", 1),))
DASH = "–"


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def example(request: pytest.FixtureRequest) -> Report:
    """The report of each example."""
    return closing_of(request.param).report


@pytest.fixture(scope="module")
def workbook(example: Report) -> bytes:
    """Its workbook."""
    return render(example, SWEDISH)


def titled(statement: Statement) -> str:
    """What stands above a statement or note on its sheet."""
    number = f"Not {statement.number} " if statement.number else ""
    return f"{number}{statement.title.sv}"


def expected(statement: Statement, row: int, width: int) -> list[object]:
    """The cells of a row as the report has it: as printed, and exact on the printed side."""
    made = statement.rows[row]
    printed: list[object] = [DASH if f.printed is None else f.printed for f in made.figures]
    exact: list[object] = [
        DASH if f.ore is None else made.shown(i, f.ore) / 100 for i, f in enumerate(made.figures)
    ]
    blank = [None] * (width - len(exact))
    return exact if statement.exact else [*printed, *blank, *exact]


def test_every_printed_figure_is_in_its_cell(example: Report, workbook: bytes) -> None:
    """As in bokslut.json, in the same order, with the exact kronor beside."""
    book = cached(workbook)
    notes = [note for note in example.notes if note.text is None]
    widest = max((len(note.columns) for note in notes), default=0)
    for statement in (*example.statements, *notes):
        width = widest if statement.number else len(statement.columns)
        for i, cells in enumerate(rows_of(book, statement, titled(statement))):
            assert cells[0] == statement.rows[i].label.sv
            wanted = expected(statement, i, width) if statement.rows[i].figures else []
            assert cells[2 : 2 + len(wanted)] == wanted, (statement.id, i)


def test_no_figure_is_typed_in(example: Report, workbook: bytes) -> None:
    """Each exact figure of the examples that is not zero is a formula, and says so nowhere else."""
    made = formulas(workbook)
    known = sum(
        bool(figure.ore) * (1 if statement.exact else 2)
        for statement in (*example.statements, *example.notes)
        for row in statement.rows
        for figure in row.figures
    )
    assert len(made) >= known
    words = {cell.value for sheet in cached(workbook) for row in sheet.iter_rows() for cell in row}
    assert not [word for word in words if isinstance(word, str) and "fasta värden" in word]


def test_every_formula_gives_its_value(workbook: bytes) -> None:
    """By the rules of a spreadsheet alone, also where LibreOffice is not installed."""
    assert wrong(workbook) == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), st.sampled_from(Unit), st.sampled_from(Rounding))
def test_the_formulas_of_any_books_give_the_figures(
    drawn: DrawnReport, unit: Unit, rule: Rounding
) -> None:
    """Random books, layouts and notes: what the formulas give is what was printed."""
    report = report_of(drawn, unit, rule)
    data = render(report, SWEDISH)
    assert wrong(data) == []
    sheets = cached(data).worksheets[1:]
    for statement, sheet in zip(report.statements, sheets, strict=False):
        for i, cells in enumerate(list(sheet.values)[6 : 6 + len(statement.rows)]):
            if statement.rows[i].figures:
                wanted = expected(statement, i, len(statement.columns))
                assert list(cells[2 : 2 + len(wanted)]) == wanted


def wrong(data: bytes) -> list[tuple[str, str, str]]:
    """The formulas that do not give the value that was written with them."""
    book = cached(data)
    return [
        (sheet, cell, text)
        for (sheet, cell), text in formulas(data).items()
        if worked_out(book, sheet, text) != book[sheet][cell].value
    ]


def test_libreoffice_works_out_the_same(workbook: bytes, tmp_path: Path) -> None:
    """Every formula gives the value that was written with it."""
    before, after = cached(workbook), recalculated(workbook, tmp_path)
    differing = [
        (sheet, cell, text)
        for (sheet, cell), text in formulas(workbook).items()
        if before[sheet][cell].value != after[sheet][cell].value
    ]
    assert differing == []


def test_a_changed_balance_changes_the_statements(tmp_path: Path) -> None:
    """The formulas are live: a krona more in the bank is a krona more in all its totals."""
    data = render(closing_of(EXAMPLES / "vaxjo-2011").report, SWEDISH)
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["Saldon"]
    row = next(row for row in sheet.iter_rows(min_row=7) if row[0].value == 1930)
    heads = {cell.column: (cell.value, sheet.cell(6, cell.column).value) for cell in sheet[5]}
    column = next(c for c, head in heads.items() if head == ("Utfall", "Saldo 2011-12-31"))
    row[column - 1].value += 1000
    out = BytesIO()
    book.save(out)
    after, before = recalculated(out.getvalue(), tmp_path), cached(data)
    changed = [
        (cells[0].value, cell.value - before["Balansräkning"][cell.coordinate].value)
        for cells in after["Balansräkning"].iter_rows(min_row=7)
        for cell in cells[2:]
        if isinstance(cell.value, int | float)
        and cell.value != before["Balansräkning"][cell.coordinate].value
    ]
    assert {label for label, _ in changed} >= {"Kassa och bank", "Summa tillgångar"}
    assert {round(more) for _, more in changed} <= {1, 1000}
    marks = [row[1] for row in after["Avstämningar"].iter_rows(min_row=5, values_only=True)]
    assert "avviker" in marks


def test_the_same_report_is_the_same_bytes(example: Report, workbook: bytes) -> None:
    """Nothing in the file tells when it was made."""
    assert render(example, SWEDISH) == workbook


def test_sheets_are_set_up_for_work_and_print(example: Report, workbook: bytes) -> None:
    """Frozen heads that print on every page, A4, fit to the width; links lead to each sheet."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    front, *others = book
    assert front.title == "Innehåll"
    links = {cell.hyperlink.location for row in front for cell in row if cell.hyperlink}
    assert links == {f"'{sheet.title}'!A1" for sheet in others}
    for sheet in others:
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_title_rows, sheet.title
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book.properties.creator == example.association.name
    assert book.properties.created.date() == example.period.end or example.publication.day


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_words_are_words_whatever_they_say(report: Report, text: str) -> None:
    """A name that looks like a formula is text, also when its cell is edited in Excel.

    None breaks the file or the names of its sheets.
    """
    words = Text(text, text)
    first = report.statements[0]
    rows = tuple(evolve(row, label=words) for row in first.rows)
    columns = tuple(evolve(column, label=words) for column in first.columns)
    statement = evolve(first, title=words, rows=rows, columns=columns, source=text)
    hostile = evolve(
        report,
        association=Association(text),
        title=words,
        statements=(statement, *report.statements[1:]),
    )
    data = render(hostile, SWEDISH)
    book = cached(data)
    assert not [f for f in formulas(data).values() if "HYPERLINK" in f or "cmd" in f]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    said = [cell for cell in cells if isinstance(cell.value, str) and cell.value == clean(text)]
    assert len(said) >= len(rows) or not text.strip()
    assert {bool(cell.quotePrefix) for cell in said} <= {is_formula(text)}
    assert book.sheetnames[0] == "Innehåll"
    assert len(set(map(str.casefold, cached(data).sheetnames))) == len(cached(data).sheetnames)


def test_a_report_without_sources_says_what_is_fixed(report: Report) -> None:
    """Figures that no formula can give are values, and the sheet counts them."""
    sheet = cached(render(report, SWEDISH))["Resultaträkning"]
    words = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert any("fasta värden" in word for word in words if isinstance(word, str))


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_titles_name_sheets(titles: list[str]) -> None:
    """Names are cut, cleaned and kept apart, as workbooks demand."""
    names: list[str] = []
    for title in titles:
        names.append(free_name(title, {folded(name) for name in names}))
    assert len({name.lower() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) <= 62
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip("'")


def test_without_xlsxwriter_the_others_are_written(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing extra stops its own format with the command that mends it, no other."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match="pip install xlsxwriter"):
        render(report, SWEDISH)
    published = publish(report, tmp_path, ["xlsx", "json"])
    assert [path.name for path in published.paths] == ["bokslut.json"]
    assert [type(error) for error in published.failed] == [MissingExtraError]


def test_english_is_english(example: Report) -> None:
    """Sheets, heads and marks in the language of the document."""
    book = cached(render(example, evolve(SWEDISH, lang="en")))
    assert book.sheetnames[0] == "Contents"
    assert "Balances" in book.sheetnames
    assert "Saldon" not in book.sheetnames


def test_what_is_no_xml_is_not_in_it(report: Report) -> None:
    """Every part of the file is read by a strict parser."""
    from xml.etree.ElementTree import fromstring  # noqa: PLC0415 our own bytes

    name = Association("A\x00\x1b\ud800 & <b>")
    data = render(evolve(report, association=name), SWEDISH)
    with ZipFile(BytesIO(data)) as parts:
        for part in parts.namelist():
            assert fromstring(parts.read(part)) is not None  # noqa: S314
