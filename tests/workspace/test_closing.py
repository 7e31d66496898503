"""A scripted closing: books from Python or a file, settings as values, nothing on disk."""

import json
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from finsam_ledger import (
    Account,
    AccountRange,
    Association,
    Books,
    FinsamError,
    FiscalYear,
    Ledger,
    Line,
    NoteRow,
    NoteSpec,
    Period,
    Settings,
    Text,
    Unit,
    VoucherDraft,
    chart_named,
    close,
    explain_figure,
    publish,
    read_books,
)
from finsam_ledger.bookkeeping.budget import BudgetRow, budget_books
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.render import format_named
from finsam_ledger.reports.document import Words
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.kinds._key_figures import key_figure_tables
from finsam_ledger.statements.key_figure import KeyFigureSpec, headings
from finsam_ledger.statements.key_figure_file import shipped_key_figures
from finsam_ledger.workspace.findings import new_findings
from finsam_ledger.workspace.periods import ColumnKind, period_label

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "exempel"
NAMES = {"1930": "Bank", "2060": "Eget kapital", "3981": "Bidrag", "5010": "Lokalhyra"}


def ledger(year: int = 2025) -> Ledger:
    """Books of two vouchers, made in Python."""
    empty = Ledger(
        Association("Förbundet", "222000-2634"),
        chart_named("bas"),
        FiscalYear.calendar(year),
        {number: Account(number, name) for number, name in NAMES.items()},
        {"1930": 50_000, "2060": -50_000},
    )
    return empty.post(
        VoucherDraft(date(year, 2, 1), (Line("1930", 100_000), Line("3981", -100_000))),
        VoucherDraft(date(year, 3, 1), (Line("5010", 30_000), Line("1930", -30_000))),
    )


def test_books_made_in_python_need_no_file() -> None:
    """Every statement, tie-out and check of books that were never an SIE file."""
    closing = close(Books.of(ledger()), Settings())
    assert closing.figure("income_statement.result").printed == 700
    assert closing.figure("balansräkning.kassa och bank").printed == 1200
    assert closing.report.books.vouchers == 2
    assert closing.books.name == ""
    assert all(tie.ok for tie in closing.report.tie_outs)


def test_posting_into_books_counts_what_is_added() -> None:
    """The facts of the report follow."""
    books = Books.of(ledger())
    more = books.post(VoucherDraft(date(2025, 4, 1), (Line("5010", 5), Line("1930", -5))))
    assert (more.facts.vouchers, more.facts.rows) == (3, 6)
    assert books.facts.vouchers == 2


def test_last_years_books_give_the_comparison() -> None:
    """The same period for the result, last year's end for the balance."""
    books = evolve(Books.of(ledger()), previous=ledger(2024))
    settings = Settings(period=Period(date(2025, 1, 1), date(2025, 2, 28)))
    closing = close(books, settings)
    assert closing.figure("income_statement.result.previous").ore == -100_000
    assert closing.figure("balance_sheet.cash.previous").ore == 120_000


def test_a_key_figure_of_balances_is_compared_with_the_end_of_last_year() -> None:
    """Its heading is that day, not the same months; a flow's is the months; none is in both."""
    books = evolve(Books.of(ledger()), previous=ledger(2024))
    share = KeyFigureSpec(
        "hyra",
        Text("Hyra", "Rent"),
        ("-income_statement.operating_costs",),
        ("income_statement.operating_income",),
    )
    settings = Settings(
        period=Period(date(2025, 1, 1), date(2025, 3, 31)),
        key_figures=(shipped_key_figures()["soliditet"], share),
    )
    report = close(books, settings).report
    (table,) = key_figure_tables(report, "sv")
    heads = [column.label for column in table.columns]
    assert heads == ["", "jan–mars 2025", "2024-12-31", "jan–mars 2024"]
    empty = [[cell == Words("") for cell in row.cells] for row in table.rows]
    assert empty == [[False, False, False, True], [False, False, True, False]]
    whole = close(books, evolve(settings, period=None)).report
    assert [label.sv for label in headings(whole.key_figures)] == ["2025", "2024"]


def test_a_column_of_which_nothing_is_known_is_left_out() -> None:
    """Without last year's books the income statement has no comparison."""
    report = close(Books.of(ledger()), Settings()).report
    assert [c.id for c in report.statement("income_statement").columns] == ["actual"]
    assert [c.id for c in report.statement("balance_sheet").columns] == ["actual", "previous"]


def test_budget_columns() -> None:
    """Budget of the period and of the year, and the deviation with plus for what is better."""
    books = Books.of(ledger())
    budget = budget_books(
        books.ledger, [BudgetRow("5010", (5_000,) * 12), BudgetRow("3981", (-10_000,) * 12)]
    )
    settings = Settings(
        period=Period(date(2025, 1, 1), date(2025, 6, 30)),
        budget=budget,
        columns=(
            ColumnKind.ACTUAL,
            ColumnKind.BUDGET,
            ColumnKind.DEVIATION,
            ColumnKind.YEAR_BUDGET,
        ),
    )
    closing = close(books, settings)
    costs, income = "income_statement.operating_costs", "income_statement.operating_income"
    assert [
        closing.figure(f"{costs}.{c}").printed
        for c in ("actual", "budget", "deviation", "year_budget")
    ] == [-300, -300, 0, -600]
    assert closing.figure(f"{income}.deviation").printed == 400
    assert closing.figure("income_statement.result.deviation").printed == 400
    assert closing.explain(f"{income}.budget").leaves_ore == -60_000
    assert [c.id for c in closing.report.statement("balance_sheet").columns] == ["actual"]
    assert all(tie.ok for tie in closing.report.tie_outs)


def test_notes_and_operations() -> None:
    """A note by account with a rest, and the result by activity, both tie."""
    note = NoteSpec(
        "note_result",
        Text("Resultat", "Result"),
        ("income_statement.result",),
        (NoteRow(Text("Hyra", "Rent"), (AccountRange.parse("5010"),)),),
    )
    closing = close(
        Books.of(ledger()), Settings(notes=(note,), operations=evolve(note, id="operations"))
    )
    assert [row.label.sv for row in closing.report.notes[0].rows] == ["Hyra", "Övrigt", "Summa"]
    assert closing.report.statement("operations").number == ""
    assert closing.report.statement("income_statement").row("result").note == "1"
    assert "Hyra" in str(explain_figure(closing, "not_1.hyra"))


def test_the_digest_follows_every_figure() -> None:
    """The same books give the same digest, an öre more another."""
    once, again = (close(Books.of(ledger()), Settings()).report.digest for _ in range(2))
    more = Books.of(ledger()).post(
        VoucherDraft(date(2025, 4, 1), (Line("5010", 1), Line("1930", -1)))
    )
    assert once == again
    assert close(more, Settings()).report.digest != once


def test_a_period_outside_the_year_is_refused() -> None:
    """The books' year is told."""
    settings = Settings(period=Period(date(2024, 1, 1), date(2024, 12, 31)))
    with pytest.raises(FinsamError, match="räkenskapsår 2025-01-01"):
        close(Books.of(ledger()), settings)


def test_unknown_names_and_figures() -> None:
    """A statement that is not there, and a comparison that is not known."""
    closing = close(Books.of(ledger()), Settings())
    with pytest.raises(FinsamError, match="Den har income_statement"):
        closing.report.statement("cash_flow")
    with pytest.raises(FinsamError, match="inte känt"):
        closing.explain("balance_sheet.equity_opening.previous")


def test_a_file_of_balances_only_is_reported_from_its_balances() -> None:
    """Books without vouchers (SIE types 1-3) give what they report, by month where they can."""
    months = {("3981", "202501"): -700, ("5010", "202502"): 300, ("1930", "202501"): 400}
    reported = ReportedBalances(
        {"1930": 100, "2060": -100},
        {"1930": 500, "2060": -100},
        {"3981": -700, "5010": 300},
        months,
    )
    bare = evolve(
        ledger(),
        journal=type(ledger().journal)(),
        reported={0: reported},
        opening={"1930": 100, "2060": -100},
        balances=None,
    )
    whole = close(Books.of(bare), Settings())
    assert whole.figure("income_statement.result").ore == -400
    assert whole.figure("balance_sheet.cash").ore == 500
    january = Period(date(2025, 1, 1), date(2025, 1, 31))
    part = close(Books.of(bare), Settings(period=january))
    assert part.figure("income_statement.result").ore == -700
    assert part.figure("balance_sheet.cash").ore == 500


def test_findings_told_by_the_reader_are_not_told_again() -> None:
    """By code and line, or by code and record; a broken voucher is not told as unbalanced too."""
    words = Text("x", "x")
    told = [
        Finding("unbalanced", Severity.ERROR, words, line=4),
        Finding("broken_voucher", Severity.ERROR, words, line=9),
        Finding("no_vouchers", Severity.INFO, words),
    ]
    found = [
        Finding("unbalanced", Severity.ERROR, words, line=4),
        Finding("unbalanced", Severity.ERROR, words, line=9),
        Finding("no_vouchers", Severity.INFO, words),
        Finding("unbalanced", Severity.ERROR, words, line=12),
    ]
    assert [finding.line for finding in new_findings(told, found)] == [12]


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ((2021, 1, 1), (2021, 12, 31), "2021"),
        ((2021, 1, 1), (2021, 8, 31), "jan–aug 2021"),
        ((2021, 3, 1), (2021, 3, 31), "mars 2021"),
        ((2021, 3, 2), (2021, 3, 31), "2021-03-02–2021-03-31"),
        ((2020, 7, 1), (2021, 6, 30), "2020-07-01–2021-06-30"),
    ],
)
def test_how_a_period_is_named(
    start: tuple[int, int, int], end: tuple[int, int, int], label: str
) -> None:
    """Whole years and months have names, other periods their dates."""
    assert period_label(Period(date(*start), date(*end))).sv == label


def test_the_year_before_must_be_the_year_before(tmp_path: Path) -> None:
    """A comparison file of the wrong year is refused by name."""
    folder = EXAMPLES / "norra-vastmanland-2014"
    this, last = folder / "norra-vastmanland-2014.se", folder / "norra-vastmanland-2013.se"
    assert read_books(this, previous=last).previous is not None
    with pytest.raises(FinsamError, match="inte är året före"):
        read_books(this, previous=this)
    del tmp_path


def test_a_missing_extra_stops_only_its_own_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other formats are written, and the remedy is told."""
    import sys  # noqa: PLC0415

    monkeypatch.setitem(sys.modules, "jinja2", None)
    report = close(Books.of(ledger()), Settings(unit=Unit.TKR)).report
    published = publish(report, tmp_path, ["alla"])
    assert sorted(path.suffix for path in published.paths) == [
        ".csv", ".docx", ".json", ".pdf", ".txt", ".xlsx",
    ]  # fmt: skip
    assert "jinja2" in str(published.failed[0])


def test_a_statement_may_have_a_unit_of_its_own() -> None:
    """Driftredovisning in kr beside statements in tkr: it ties in öre, and says its unit."""
    spec = NoteSpec(
        "operations", Text("Drift", "Operations"), ("income_statement.result",), (), unit=Unit.KR
    )
    closing = close(Books.of(ledger()), Settings(unit=Unit.TKR, operations=spec))
    assert closing.figure("operations.total").printed == 700
    assert closing.figure("balance_sheet.cash").printed == 1
    assert all(tie.ok for tie in closing.report.tie_outs)
    found = closing.explain("operations.total")
    assert found.leaves_ore + found.rounding_ore == -70_000
    shown = json.loads(
        format_named("json").render(
            closing.report, kind_named("bokslut").build(closing.report, "sv")
        )
    )
    assert [s["unit"] for s in shown["statements"]] == ["tkr", "tkr", "öre", "kr"]
