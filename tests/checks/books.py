"""Small books for the tests of the checks: built by hand, or drawn at random and right."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from finsam_ledger.checks import Check, Subject, all_checks
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft

YEAR = FiscalYear.calendar(2021)
FILE = "bok.se"
NAMES = {
    "1510": "Kundfordringar",
    "1930": "Bank",
    "2060": "Eget kapital",
    "2069": "Årets resultat",
    "2440": "Leverantörsskulder",
    "3981": "Bidrag från Försäkringskassan",
    "4010": "Insats",
    "5010": "Lokalhyra",
    "8999": "Årets resultat",
}
BALANCE = ["1510", "1930", "2060", "2069", "2440"]
RESULT = ["3981", "4010", "5010"]


def draft(
    day: date, lines: Mapping[str, int], name: str = "A 1", source_line: int = 0
) -> VoucherDraft:
    """A voucher from öre by account; its name is series and number."""
    series, _, number = name.partition(" ")
    rows = tuple(Line(account, ore) for account, ore in lines.items())
    return VoucherDraft(day, rows, series, number, source_line=source_line)


def paid(day: date, ore: int = 100, name: str = "A 1", source_line: int = 0) -> VoucherDraft:
    """Rent paid from the bank."""
    return draft(day, {"5010": ore, "1930": -ore}, name, source_line)


def journal(drafts: Iterable[VoucherDraft]) -> Journal:
    """The journal of a file: numbers as they come, used twice or not."""
    columns = Columns()
    for each in drafts:
        columns.append(each.to_voucher())
    return Journal(columns)


def ledger(*drafts: VoucherDraft, **fields: Any) -> Ledger:
    """A ledger of BAS accounts with the vouchers, and whatever else is given."""
    accounts = {number: Account(number, name) for number, name in NAMES.items()}
    given = {"accounts": accounts, "year": YEAR, **fields}
    return Ledger(Association("Förbundet"), chart_named("bas"), journal=journal(drafts), **given)


def check(code: str) -> Check:
    """The check with a code."""
    return next(check for check in all_checks() if check.code == code)


def run(
    code: str, books: Ledger, previous: Ledger | None = None, period: Period = YEAR
) -> list[Finding]:
    """What one check finds."""
    return list(check(code).run(Subject(books, period, previous, FILE)))


def reported(books: Ledger) -> ReportedBalances:
    """The balances that a program which counts right would report of the books."""
    moved, months = Counter[str](), Counter[tuple[str, str]]()
    for voucher in books.journal:
        for line in voucher.lines:
            moved[line.account] += line.ore
            months[line.account, f"{voucher.event_day:%Y%m}"] += line.ore
    closing = {n: books.opening.get(n, 0) + moved[n] for n in {*BALANCE, *books.opening}}
    result = {number: moved[number] for number in [*RESULT, "8999"]}
    return ReportedBalances(books.opening, closing, result, dict(months))


amounts = st.integers(-(10**12), 10**12)
numbers = st.sampled_from([*BALANCE, *RESULT])
days = st.integers(0, YEAR.days - 1).map(lambda n: YEAR.start + timedelta(days=n))


@st.composite
def drafts(draw: st.DrawFn) -> VoucherDraft:
    """A voucher that balances."""
    lines = [Line(a, o) for a, o in draw(st.lists(st.tuples(numbers, amounts), max_size=3))]
    rest = Line(draw(numbers), -sum(line.ore for line in lines))
    return VoucherDraft(draw(days), (*lines, rest), "A")


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Books of a year that are right: they balance, and report what their vouchers sum to."""
    some = draw(st.dictionaries(st.sampled_from(BALANCE), amounts))
    opening = {**some, "2060": some.get("2060", 0) - sum(some.values())}
    books = ledger(*draw(st.lists(drafts(), min_size=1, max_size=6)), opening=opening)
    return ledger(*books.journal, opening=opening, reported={0: reported(books)})
