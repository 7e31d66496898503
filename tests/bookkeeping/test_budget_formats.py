"""One budget in four formats is the same books; keys spread it; each refusal says file and line."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from finsam_ledger.bookkeeping.budget import BudgetRow, budget_books, proved_weights, read_budget
from finsam_ledger.bookkeeping.budget_reported import reported_budget
from finsam_ledger.bookkeeping.budget_sheet import read_budget_sheet
from finsam_ledger.bookkeeping.budget_toml import read_budget_toml
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.errors import ConfigurationError, FinsamError, UnreadableInputError
from finsam_ledger.workspace.plans import read_budget_file

TEN = (ObjectRef("6", "10"),)
QUARTERS = {"kvartal": (1, 0, 0) * 4}
BOOKS = Ledger(
    Association("Förbundet"),
    chart_named("bas"),
    FiscalYear.calendar(2025),
    {n: Account(n) for n in ("3981", "5010")},
    objects={TEN[0]: "Administration"},
)
CSV = "konto;projekt;belopp;text;fordelning\n3981;;1 200;Bidrag;kvartal\n5010;10;600,50;Hyra;\n"
TOML = """\
[[rad]]
konto = "3981"
belopp = 1200
text = "Bidrag"
fordelning = "kvartal"

[[rad]]
konto = "5010"
projekt = "10"
belopp = "600,50"
text = "Hyra"
"""
SIE = """\
#FLAGGA 0
#SIETYP 4
#FNAMN "Förbundet"
#RAR 0 20250101 20251231
#KONTO 3981 "Bidrag"
#KONTO 5010 "Hyra"
#DIM 6 "Projekt"
#OBJEKT 6 "10" "Administration"
"""


def sheet(*rows: list[object]) -> bytes:
    """The bytes of a workbook with one sheet."""
    book, content = Workbook(write_only=True), BytesIO()
    page = book.create_sheet()
    for row in rows:
        page.append(row)
    book.save(content)
    return content.getvalue()


XLSX = sheet(
    ["konto", "projekt", "belopp", "text", "fordelning"],
    [3981, None, 1200, "Bidrag", "kvartal"],
    [],
    ["5010", "10", 600.5, "Hyra", None],
)


def amounts(
    rows: tuple[BudgetRow, ...],
) -> list[tuple[str, tuple[int, ...], tuple[ObjectRef, ...]]]:
    """What rows plan, wherever they were read."""
    return [(row.account, row.months, row.objects) for row in rows]


def test_csv_excel_and_toml_are_the_same_budget() -> None:
    """Accounts, months, projects and öre are the same; each row knows its own line."""
    read = {
        "csv": read_budget(CSV, "b.csv", BOOKS, QUARTERS),
        "xlsx": read_budget_sheet(XLSX, "b.xlsx", BOOKS, QUARTERS),
        "toml": read_budget_toml(TOML, "b.toml", BOOKS, QUARTERS),
    }
    expected = [
        ("3981", (-300_00, 0, 0) * 4, ()),
        ("5010", (50_05,) * 2 + (50_04,) * 10, TEN),
    ]
    assert {name: amounts(rows) for name, rows in read.items()} == dict.fromkeys(read, expected)
    lines = {name: [row.line for row in rows] for name, rows in read.items()}
    assert lines == {"csv": [2, 3], "xlsx": [2, 4], "toml": [1, 7]}


def test_months_in_toml_and_excel() -> None:
    """Twelve months as given; those left out are nothing."""
    months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    book = sheet(["konto", "projekt", "text", *months], ["5010", "10", "Hyra", 100, *[None] * 11])
    text = '[[rad]]\nkonto = "5010"\nprojekt = "10"\nmanader = [100]\n'
    expected = [("5010", (100_00,) + (0,) * 11, TEN)]
    assert amounts(read_budget_sheet(book, "b.xlsx", BOOKS)) == expected
    assert amounts(read_budget_toml(text, "b.toml", BOOKS)) == expected


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_a_key_spreads_exactly(ore: int, weights: list[int]) -> None:
    """Months sum to the year, one without weight gets nothing, each is near its share."""
    if not any(weights):
        weights[0] = 1
    kronor = f"{'-' if ore < 0 else ''}{abs(ore) // 100},{abs(ore) % 100:02}"
    text = f"konto;projekt;belopp;text;fordelning\n5010;;{kronor};Hyra;n\n"
    (row,) = read_budget(text, "b.csv", BOOKS, {"n": proved_weights("n", weights)})
    assert row.ore == ore
    for month, weight in zip(row.months, weights, strict=True):
        assert weight or month == 0
        assert abs(month * sum(weights) - ore * weight) <= sum(weights)
    assert budget_books(BOOKS, [row]).balances.movement("5010", BOOKS.year) == ore


def test_the_budget_of_an_sie_file(tmp_path: Path) -> None:
    """#PBUDGET by account and by project; what no project has is a row of its own."""
    path = tmp_path / "bok.se"
    path.write_bytes(
        (
            SIE + "#PBUDGET 0 202501 3981 {} -300.00\n"
            "#PBUDGET 0 202501 5010 {} 100.00\n#PBUDGET 0 202502 5010 {} 50.00\n"
            '#PBUDGET 0 202501 5010 {6 "10"} 80.00\n'
        ).encode("cp437")
    )
    made = read_budget_file(path, BOOKS, {})
    assert made.balances.movement("3981", made.year) == -300_00
    assert made.balances.movement("5010", made.year) == 150_00
    by_project = made.by_object("6")
    assert by_project["10"].movement("5010", made.year) == 80_00
    assert by_project[""].movement("5010", made.year) == 70_00


def test_objects_of_other_dimensions_are_not_counted_twice() -> None:
    """A budget on kostnadsställe as well as projekt is the same money told in two ways."""
    books = Ledger(
        BOOKS.association,
        BOOKS.chart,
        BOOKS.year,
        BOOKS.accounts,
        reported={0: ReportedBalances(budget={("5010", "202501"): 100})},
    )
    by_object: dict[tuple[str, str, Objects], int] = {
        ("5010", "202501", TEN): 60,
        ("5010", "202501", (ObjectRef("1", "K"),)): 100,
    }
    rows = reported_budget(books, by_object, "b.se")
    assert [(row.objects, row.ore) for row in rows] == [((), 40), (TEN, 60)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("b.csv", CSV.replace("600,50", "12.500,-").encode(), ["b.csv rad 3", "12.500,-"]),
        ("b.csv", CSV.replace("kvartal", "kvartl").encode(), ["b.csv rad 2", "kvartl", "kvartal"]),
        ("b.xlsx", sheet(["konto", "belopp"]), ["b.xlsx rad 1", "projekt, text"]),
        (
            "b.xlsx",
            sheet(
                ["konto", "projekt", "text", "belopp"],
                ["9999", "", "x", 1],
                ["5010", "", "", "12.500,-"],
            ),
            ["b.xlsx rad 2", "9999", "rad 3", "12.500,-"],
        ),
        ("b.xlsx", b"no workbook", ["b.xlsx", "ingen läsbar Excelfil"]),
        ("b.toml", TOML.replace("1200", '"12.500,-"').encode(), ["b.toml rad 1", "12.500,-"]),
        ("b.toml", TOML.replace('"10"', '"11"').encode(), ["b.toml rad 7", "11", "10"]),
        (
            "b.toml",
            TOML.replace("konto", "kontot").encode(),
            ["b.toml rad 1", "rad 2: okänd nyckel ”kontot”"],
        ),
        ("b.se", SIE.encode("cp437"), ["b.se", "#PBUDGET"]),
        ("b.se", SIE.replace("2025", "2024").encode("cp437"), ["b.se", "2024", "2025"]),
        ("b.ods", b"", ["b.ods", ".csv, .xlsx, .toml"]),
    ],
)
def test_what_cannot_be_followed(
    tmp_path: Path, name: str, content: bytes, words: list[str]
) -> None:
    """File, line, cause and remedy in each format."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FinsamError) as refused:
        read_budget_file(tmp_path / name, BOOKS, QUARTERS)
    assert [word for word in words if word not in str(refused.value)] == []
    assert refused.value.where


def test_excel_without_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package, the extra and the other way out are named."""
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(FinsamError, match=r"b\.xlsx: Excelfiler kräver .* xlsx, .* CSV"):
        read_budget_sheet(XLSX, "b.xlsx", BOOKS)


@pytest.mark.parametrize("weights", [[1] * 11, [0] * 12, [-1, *[1] * 11]])
def test_weights_that_spread_nothing(weights: list[int]) -> None:
    """Twelve of them, none negative, some positive."""
    with pytest.raises(ConfigurationError, match="tolv vikter"):
        proved_weights("n", weights)


def test_an_sie_file_that_is_no_sie_file(tmp_path: Path) -> None:
    """A wrong file is told by its name."""
    (tmp_path / "b.se").write_bytes(b"konto;belopp\n")
    with pytest.raises(UnreadableInputError):
        read_budget_file(tmp_path / "b.se", BOOKS, {})
