"""Tables as people hand them in: what is wrong is named by place, and the rest is reviewed."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from finsam_ledger.core.finding import Severity
from finsam_ledger.errors import MissingExtraError, UnreadableInputError
from finsam_ledger.review.reader import read_report
from finsam_ledger.review.readers import xlsx
from finsam_ledger.review.review import review
from finsam_ledger.workspace.review import review_files
from tests.review.sheets import codes, csv, reviewed

GOOD = """
Balansräkning (tkr);2024;2023
Kundfordringar;100;90
Bank;250;260
Summa tillgångar;350;350
"""


def test_csv_tables_with_titles_units_and_notes() -> None:
    """Titles beside or above the heads, units in words, notes by number."""
    report = csv(
        """
        Resultaträkning (tkr);Not;2024;2023
        Intäkter;1;1 000;900

        Not 1 Verksamhetens intäkter
        tkr;2024;2023
        Bidrag;1 000;900
        Summa;1 000;900
        """
    )
    first, note = report.tables
    assert (first.title, [c.label for c in first.columns]) == ("Resultaträkning", ["2024", "2023"])
    assert first.rows[0].note == "1"
    assert first.rows[0].cells[0].ore == 1_000_000_00
    assert (note.number, note.title, note.is_note) == ("1", "Verksamhetens intäkter", True)
    assert note.rows[1].cells[1].ore == 900_000_00


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_what_programs_write(encoding: str, delimiter: str) -> None:
    """Encodings and delimiters of Windows, Excel and everybody else read the same."""
    data = GOOD.replace(";", delimiter).encode(encoding)
    report = read_report(data, "fil.csv")
    assert report.tables[0].title == "Balansräkning"
    assert report.tables[0].rows[1].cells[0].ore == 250_000_00


def test_a_cell_that_is_no_number_is_named() -> None:
    """Table, row and column; the other columns are reviewed."""
    found = reviewed(GOOD.replace("100;90", "hundra;95"))
    finding = next(f for f in found.findings if f.code == "not_a_number")
    assert finding.evidence == {
        "table": "Balansräkning",
        "row": 1,
        "column": "2024",
        "printed": "hundra",
    }
    assert "sum_differs" in codes(found)


def test_a_ragged_row_is_named_and_the_rest_reviewed() -> None:
    """In TOML, where a row is a list, one too short is told by its number and label."""
    text = """
[[table]]
id = "balans"
unit = "tkr"
columns = ["label", "2024", "2023"]
rows = [["Kundfordringar", 100], ["Bank", 250, 260], ["Summa tillgångar", 350, 999]]
"""
    found = review(read_report(text.encode(), "r.toml"))
    assert codes(found) == ["ragged_row", "sum_differs"]
    finding = found.findings[0]
    assert (finding.evidence["row"], finding.evidence["table"]) == (1, "balans")
    assert "rad 1 ”Kundfordringar”" in finding.message.sv


def test_an_unknown_unit_is_named() -> None:
    """The table is read in the report's unit and still reviewed."""
    text = """
[[table]]
id = "balans"
unit = "dollar"
columns = ["label", "2024"]
rows = [["Kundfordringar", 100], ["Bank", 250], ["Summa tillgångar", 359]]
"""
    found = review(read_report(text.encode(), "r.toml"))
    assert codes(found) == ["unknown_unit", "sum_differs"]
    assert "dollar" in found.findings[0].message.sv


def test_two_tables_of_one_id_are_both_reviewed() -> None:
    """The second is told, and its error is found."""
    table = '[[table]]\nid = "t"\ncolumns = ["label", "2024"]\nrows = {}\n'
    good = '[["a", 100], ["b", 250], ["Summa", 350]]'
    bad = '[["a", 100], ["b", 250], ["Summa", 950]]'
    found = review(read_report((table.format(good) + table.format(bad)).encode(), "r.toml"))
    assert codes(found, Severity.WARNING) == ["same_id"]
    assert len(codes(found)) == 1


def test_a_broken_part_of_toml_does_not_stop_the_rest() -> None:
    """The line is named; the tables around it are reviewed."""
    table = '[[table]]\nid = "{}"\ncolumns = ["label", "2024"]\nrows = {}\n'
    text = (
        table.format("ett", '[["a", 100], ["b", 250], ["Summa", 950]]')
        + table.format("två", '[["a", 100 "b"]]')
        + table.format("tre", '[["c", 10], ["d", 25], ["Summa", 99]]')
    )
    found = review(read_report(text.encode(), "r.toml"))
    assert codes(found) == ["unreadable", "sum_differs", "sum_differs"]
    assert found.findings[0].line == 8


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tom.csv", b""),
        ("tom.toml", b"  \n"),
        ("trasig.toml", b"[[table]\nid"),
        ("trasig.csv", b'a;"b\n1;2\n'),
        ("trasig.xlsx", b"PK\x03\x04 not a zip"),
        ("bild.csv", bytes(range(256))),
    ],
)
def test_nothing_readable_is_refused_with_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    """A single file without any table cannot be reviewed: the message says which and why."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableInputError) as refused:
        review_files(path)
    assert name in str(refused.value)


def test_an_unreadable_file_among_others_is_a_finding(tmp_path: Path) -> None:
    """The others are reviewed, as one report; a folder stands for its files."""
    (tmp_path / "a.csv").write_text(GOOD.replace("350;350", "350;530"), "utf-8")
    (tmp_path / "b.toml").write_text("[[table]", "utf-8")
    (tmp_path / "läsmig.md").write_text("annat", "utf-8")
    found = review_files(tmp_path)
    assert codes(found) == ["unreadable", "sum_differs"]


def test_unknown_kinds_of_files_are_refused(tmp_path: Path) -> None:
    """The message lists what can be read."""
    path = tmp_path / "rapport.pdf"
    path.write_bytes(b"%PDF")
    with pytest.raises(UnreadableInputError, match=r"\.toml"):
        review_files(path)


def workbook() -> bytes:
    """An Excel file with two sheets, the second with an error."""
    book = Workbook()
    first = book.active
    assert first is not None
    for row in (["Balans (tkr)", 2024], ["Kundfordringar", 100], ["Bank", 250.0], ["Summa", 350]):
        first.append(row)
    second = book.create_sheet("Noter")
    for row in (["Not 1 Bank (tkr)", 2024], ["Konto", 200.5], ["Kassa", 49.5], ["Summa", 520]):
        second.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_excel_sheets_are_read() -> None:
    """Every sheet's tables, whole numbers whole and decimals exact."""
    report = read_report(workbook(), "bok.xlsx")
    assert [table.name for table in report.tables] == ["Balans", "not 1 Bank"]
    assert report.tables[1].rows[0].cells[0].ore == 200_500_00
    assert "sum_differs" in codes(review(report)) or "figures_differ" in codes(review(report))


def test_excel_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install, and another way."""
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(MissingExtraError, match="python-calamine"):
        xlsx.read(workbook(), "bok.xlsx")


def test_swedish_keys_of_toml() -> None:
    """A report may be written with Swedish words only."""
    text = """
[rapport]
namn = "Förbundet"
slag = "årsredovisning"
enhet = "tkr"
slut = 2024-12-31

[[tabell]]
id = "resultaträkning"
kolumner = ["label", "not", "2024"]
rader = [["Verksamhetens intäkter", 1, 4200], ["Verksamhetens kostnader", "", -3950]]

[[not]]
nummer = 1
rubrik = "Verksamhetens intäkter"
rader = [["Bidrag", 4000], ["Annat", 200]]
summa = 4200

[tal_i_text]
"förbrukat_av_budgeten_tkr" = 3590
"""
    report = read_report(text.encode(), "r.toml")
    assert (report.entity, report.kind, report.year) == ("Förbundet", "årsredovisning", 2024)
    found = review(report)
    assert codes(found) == ["text_differs"]
    assert "3\u00a0950 tkr" in found.findings[0].message.sv
