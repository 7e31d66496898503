"""Huvudbok and grundbok as tables: nothing of the books is left out, and sums agree."""

from datetime import date

from attrs import evolve

from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.reports.document import Day, Number, Role, Table, TableRow, Words
from finsam_ledger.reports.listings import general_ledger_table, journal_table

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


def shown(row: TableRow) -> list[str | int | date | None]:
    """The plain values of a row."""
    values: list[str | int | date | None] = []
    for cell in row.cells:
        match cell:
            case Words():
                values.append(cell.text)
            case Number():
                values.append(cell.value)
            case Day():
                values.append(cell.day)
    return values


def heads(table: Table) -> list[str]:
    """The heads of the columns."""
    return [column.label for column in table.columns]


def test_general_ledger_tells_every_account_from_opening_to_closing(books: Ledger) -> None:
    """An account begins with its opening balance, runs, and closes with its sums and balance."""
    table = general_ledger_table(books, YEAR, "sv")
    assert heads(table) == ["Datum", "Verifikation", "Text", "Debet", "Kredit", "Saldo"]
    assert [shown(row) for row in table.rows[:4]] == [
        ["1930 Bank"],
        [YEAR.start, "", "Ingående saldo", "", "", 150_000_050],
        [date(2021, 1, 4), "A 1", "Bidrag", 5_000_000, "", 155_000_050],
        [YEAR.end, "", "Utgående saldo", 5_000_000, 0, 155_000_050],
    ]
    names = [shown(row)[0] for row in table.rows if row.role is Role.HEADING]
    assert names == ["1930 Bank", "2440 Leverantörsskulder", "3981 Bidrag", "5010 Hyra"]


def test_general_ledger_shows_credit_as_positive_in_its_own_column(books: Ledger) -> None:
    """Credit stands in the credit column without a minus sign; the balance keeps its sign."""
    rows = [shown(row) for row in general_ledger_table(books, YEAR, "en").rows]
    assert [date(2021, 1, 4), "A 1", "Kvartal 1", "", 5_000_000, -5_000_000] in rows


def test_general_ledger_of_a_part_of_the_year_opens_at_its_start(books: Ledger) -> None:
    """The opening balance of February holds what was booked in January."""
    february = Period(date(2021, 2, 1), date(2021, 2, 28))
    rows = [shown(row) for row in general_ledger_table(books, february, "sv").rows]
    assert rows[1] == [february.start, "", "Ingående saldo", "", "", 155_000_050]


def test_journal_tells_every_voucher_with_its_lines_and_sums(books: Ledger) -> None:
    """Number, day, text, registration and who; accounts, objects, texts, debit and credit."""
    table = journal_table(books, YEAR, "sv")
    assert heads(table) == ["Konto", "Objekt", "Text", "Debet", "Kredit"]
    assert [shown(row) for row in table.rows] == [
        ["A 1, 2021-01-04, Bidrag (registrerad 2021-01-05 AB)"],
        ["1930 Bank", "", "", 5_000_000, ""],
        ["3981 Bidrag", "", "Kvartal 1", "", 5_000_000],
        ["A 2, 2021-02-01, Hyra"],
        ["5010 Hyra", "6:SAMSIP", "", 1_234_567, ""],
        ["2440 Leverantörsskulder", "", "", "", 1_234_567],
        ["Summa", "", "", 6_234_567, 6_234_567],
    ]


def test_journal_without_objects_has_no_column_for_them(books: Ledger) -> None:
    """January's only voucher is on no project, so the column is left out."""
    january = Period(date(2021, 1, 1), date(2021, 1, 31))
    assert heads(journal_table(books, january, "en")) == ["Account", "Text", "Debit", "Credit"]


def test_journal_of_empty_books_is_a_sum_of_zero(books: Ledger) -> None:
    """No vouchers give no headings, and sums that are zero."""
    table = journal_table(evolve(books, journal=Journal(), balances=None), YEAR, "sv")
    assert [shown(row) for row in table.rows] == [["Summa", "", 0, 0]]
