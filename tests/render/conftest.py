"""A small invented report with everything that a document can hold."""

from datetime import date

import pytest

from finsam_ledger.core.association import Association
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.period import Period
from finsam_ledger.reports.document import Day, Number, Role, Table, TableColumn, TableRow, Words
from finsam_ledger.reports.report import BookFacts, BookFile, Report
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow, Term
from finsam_ledger.statements.layout import Side
from finsam_ledger.statements.printing import round_statements
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.tie_out import tie_outs
from finsam_ledger.terms import Text

START, END = date(2021, 1, 1), date(2021, 8, 31)
COLUMNS = (
    Column("actual", Text("2021-08-31", "2021-08-31")),
    Column("previous", Text("2020-08-31", "2020-08-31")),
)
CREDIT = Side.CREDIT


def figures(*ore: int | None, name: str = "", start: date | None = START) -> tuple[Figure, ...]:
    """Figures, each with a term of its own when ``name`` is given."""
    names = [f"{name}{i}" for i in range(len(ore))]
    return tuple(
        Figure(amount, frozenset({Term(own, start, END)}) if name else frozenset())
        for amount, own in zip(ore, names, strict=True)
    )


def heading(key: str, sv: str, en: str, level: int = 1) -> StatementRow:
    """A heading row."""
    return StatementRow(key, Text(sv, en), "heading", level=level)


def income_statement() -> Statement:
    """A resultaträkning whose thousands do not add up when each is rounded by itself."""
    rows = (
        StatementRow(
            "operating_income",
            Text("Verksamhetens intäkter", "Operating income"),
            "accounts",
            CREDIT,
            2,
            figures(-412_345_650, -398_000_040, name="in"),
        ),
        StatementRow(
            "operating_costs",
            Text("Verksamhetens kostnader", "Operating costs"),
            "accounts",
            CREDIT,
            2,
            figures(401_160_025, None, name="ut"),
        ),
        StatementRow(
            "pension_costs",
            Text(
                "Pensionskostnader inklusive särskild löneskatt och förvaltningsavgifter",
                "Pension costs including special payroll tax and management charges",
            ),
            "accounts",
            CREDIT,
            2,
            figures(1_060_030, None, name="pe"),
        ),
        StatementRow(
            "result",
            Text("Årets resultat", "Result for the year"),
            "total",
            CREDIT,
            0,
            figures(-10_125_595, None, name="re"),
            ("operating_income", "operating_costs", "pension_costs"),
        ),
    )
    title = Text("Resultaträkning", "Income statement")
    return Statement("income_statement", title, COLUMNS, rows, "LKBR 5 kap. 2 §")


def line(key: str, text: Text, side: Side, *ore: int, note: str = "") -> StatementRow:
    """A row of the balance sheet."""
    made = figures(*ore, name=key, start=None)
    return StatementRow(key, text, "accounts", side, 2, made, note=note)


def total(key: str, text: Text, side: Side, *rows: StatementRow) -> StatementRow:
    """A grand total of rows."""
    columns = zip(*([figure.ore or 0 for figure in row.figures] for row in rows), strict=True)
    made = figures(*map(sum, columns), name=key, start=None)
    return StatementRow(key, text, "total", side, 0, made, tuple(row.key for row in rows))


def balance_sheet() -> Statement:
    """A balansräkning with headings, totals and both sides."""
    owed = Text("Fordringar", "Receivables")
    receivables = line("receivables", owed, Side.DEBIT, 12_340_049, 9_000_000, note="1")
    bank = Text("Kassa och bank", "Cash and bank")
    cash = line("cash", bank, Side.DEBIT, 150_000_050, 160_000_000)
    equity = line("equity", Text("Eget kapital", "Equity"), CREDIT, -100_000_099, -89_834_504)
    debts = Text("Kortfristiga skulder", "Current liabilities")
    liabilities = line("liabilities", debts, CREDIT, -62_340_000, -79_165_496)
    left = Text("Summa tillgångar", "Total assets")
    right = Text("Summa eget kapital och skulder", "Total equity and liabilities")
    rows = (
        heading("assets_heading", "TILLGÅNGAR", "ASSETS", 0),
        heading("current_heading", "Omsättningstillgångar", "Current assets"),
        receivables,
        cash,
        total("assets", left, Side.DEBIT, receivables, cash),
        heading("equity_heading", "EGET KAPITAL OCH SKULDER", "EQUITY AND LIABILITIES", 0),
        equity,
        liabilities,
        total("equity_and_liabilities", right, CREDIT, equity, liabilities),
    )
    title = Text("Balansräkning", "Balance sheet")
    return Statement("balance_sheet", title, COLUMNS, rows, "LKBR 6 kap. 2 §", balanced=True)


def trial_balance() -> Statement:
    """A saldobalans in kronor and öre, with a negative and a missing figure."""
    label = Text("1930 Företagskonto", "1930 Företagskonto")
    other = Text("=SUMMA(A1) & <b>\u202e", "=SUMMA(A1) & <b>\u202e")
    columns = (
        Column("opening", Text("Ingående", "Opening")),
        Column("movement", Text("Rörelse", "Movement")),
    )
    rows = (
        StatementRow("1930", label, "accounts", figures=figures(160_000_000, -9_999_950)),
        StatementRow("2440", other, "accounts", figures=figures(None, -5)),
    )
    return Statement(
        "trial_balance", Text("Saldobalans", "Trial balance"), columns, rows, exact=True
    )


def note() -> Statement:
    """A note that misses its line by one krona."""
    rows = (
        StatementRow(
            "row_1",
            Text("Kundfordringar", "Trade receivables"),
            "accounts",
            Side.DEBIT,
            2,
            figures(12_340_149, 9_000_000, name="ku", start=None),
        ),
        StatementRow(
            "total",
            Text("Summa", "Total"),
            "total",
            Side.DEBIT,
            1,
            figures(12_340_149, 9_000_000, name="ku", start=None),
            ("row_1",),
        ),
    )
    return Statement(
        "note_receivables", Text("Fordringar", "Receivables"), COLUMNS, rows,
        number="1", ties_to=("balance_sheet.receivables",),
    )  # fmt: skip


def listing() -> Table:
    """A listing with dates, words and amounts."""
    columns = (
        TableColumn("Datum"), TableColumn("Text"), TableColumn("Debet", numeric=True),
    )  # fmt: skip
    rows = (
        TableRow((Words("1930 Företagskonto"),), Role.HEADING),
        TableRow((Day(date(2021, 1, 4)), Words("Hyra @ \x1b[31m"), Number(123_450, 2))),
        TableRow((Day(None), Words("Summa"), Number(None, 2)), Role.TOTAL),
    )
    return Table("general_ledger", "Huvudbok", columns, rows, "kr")


FINDINGS = (
    Finding(
        "unbalanced_voucher",
        Severity.ERROR,
        Text(
            "verifikation A 12 balanserar inte: raderna summerar till 1,00 kr",
            "voucher A 12 does not balance: its lines sum to 1,00 kr",
        ),
        Text("Rätta beloppen så att debet och kredit blir lika", "Mend the amounts"),
        "SIE 4B §5.11",
        "2021.se",
        112,
        '#VER "A" "12" 20210504 "Kaffe <script>alert(1)</script>"',
        100,
        {"voucher": "A 12", "account": 1930},
    ),
    Finding("gap", Severity.WARNING, Text("nummer A 7 saknas", "number A 7 is missing")),
    Finding("encoding", Severity.INFO, Text("filen är i UTF-8", "the file is UTF-8"), file="b.se"),
)


def make_report(rounding: Rounding = Rounding.FOOTING, *, empty: bool = False) -> Report:
    """The whole report, or one with nothing in it."""
    association = Association("Samordningsförbundet Exempel", "2220001111")
    title, period = Text("Delårsrapport", "Interim report"), Period(START, END)
    if empty:
        nothing = BookFacts(0, 0, 0)
        return Report(Association("Tomt"), title, period, Unit.KR, rounding, nothing)
    made = (income_statement(), balance_sheet(), trial_balance(), note())
    done = round_statements(made, Unit.TKR, rounding)
    file = BookFile("2021.se", "ab" * 32, "4E", "cp437", "Ekonomi 1.0")
    return Report(
        association, title, period, Unit.TKR, rounding, BookFacts(312, 901, 44, (file,)),
        done.statements[:3], done.statements[3:], (listing(),), done.adjustments,
        tie_outs(done.statements), FINDINGS, "sha256:" + "cd" * 32,
    )  # fmt: skip


@pytest.fixture(scope="session")
def report() -> Report:
    """The invented report, figures in thousands of kronor."""
    return make_report()


@pytest.fixture(scope="session")
def empty() -> Report:
    """A report with nothing in it."""
    return make_report(empty=True)
