"""The plain values that the example books are made of: rows, drafts, vouchers and the book.

They know nothing of SIE or of Värend. Amounts are whole öre in an int, debit positive and credit
negative, so that every sum is exact. The proofs at the end are what makes the file worth keeping:
a book that does not balance is never written.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_RESULT_ACCOUNT = 3000

# Helgdagar på vardagar januari-september 2021, samt midsommarafton.
HOLIDAYS = frozenset(
    date(2021, month, day) for month, day in ((1, 1), (1, 6), (4, 2), (4, 5), (5, 13), (6, 25))
)

# Så många dagar efter händelsen registreras en verifikation, per serie.
REGISTRATION_LAG = {"A": 6, "B": 0, "C": 1, "D": 2, "E": 1, "L": 0}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a voucher; an empty project means that no project was stated."""

    account: int
    ore: int
    project: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A voucher that has not been given its number yet."""

    day: date
    text: str
    party: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Voucher:
    """A numbered voucher, as it stands in the books."""

    series: str
    number: int
    registered: date
    draft: Draft

    @property
    def day(self) -> date:
        """The day of the event."""
        return self.draft.day

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines."""
        return self.draft.rows

    @property
    def text(self) -> str:
        """What the event was and with whom."""
        return f"{self.draft.text}, {self.draft.party}"

    def amount(self, account: int) -> int:
        """The sum of the lines on one account."""
        return sum(row.ore for row in self.rows if row.account == account)


@dataclass(frozen=True, slots=True)
class Book:
    """All that the exported file says."""

    accounts: dict[int, str]
    projects: dict[str, str]
    opening: dict[int, int]
    vouchers: tuple[Voucher, ...]

    def movement(self) -> Counter[int]:
        """The sum of all vouchers per account."""
        return movement(voucher.draft for voucher in self.vouchers)

    def closing(self) -> dict[int, int]:
        """Closing balance of each balance sheet account, in the order of the chart."""
        moved = self.movement()
        kept = (number for number in self.accounts if number < FIRST_RESULT_ACCOUNT)
        return {number: self.opening.get(number, 0) + moved[number] for number in kept}

    def result(self) -> dict[int, int]:
        """Movement of each income and cost account, in the order of the chart."""
        moved = self.movement()
        return {no: moved[no] for no in self.accounts if no >= FIRST_RESULT_ACCOUNT}


def movement(drafts: Iterable[Draft]) -> Counter[int]:
    """Sum the lines of some drafts per account."""
    sums: Counter[int] = Counter()
    for draft in drafts:
        for row in draft.rows:
            sums[row.account] += row.ore
    return sums


def banking_day(day: date) -> date:
    """The day itself, or the next day that banks are open."""
    while day.weekday() > 4 or day in HOLIDAYS:
        day += timedelta(days=1)
    return day


def number_vouchers(series: str, drafts: Iterable[Draft]) -> list[Voucher]:
    """Give drafts their numbers in order of day; equal days keep the order they came in."""
    ordered = sorted(drafts, key=lambda draft: draft.day)
    lag = timedelta(days=REGISTRATION_LAG[series])
    return [
        Voucher(series, number, banking_day(draft.day + lag), draft)
        for number, draft in enumerate(ordered, start=1)
    ]


def prove(book: Book) -> None:
    """Stop with a message if the book is not a book."""
    for voucher in book.vouchers:
        total = sum(row.ore for row in voucher.rows)
        assert total == 0, f"{voucher.series}{voucher.number} ger {total} öre"
        assert len(voucher.rows) > 1, f"{voucher.series}{voucher.number} har för få rader"
    _prove_order(book)
    _prove_accounts(book)
    _prove_sums(book)


def _prove_order(book: Book) -> None:
    """Numbers without gaps and days in order, series by series."""
    for series in REGISTRATION_LAG:
        own = [voucher for voucher in book.vouchers if voucher.series == series]
        numbers = [voucher.number for voucher in own]
        assert numbers == list(range(1, len(own) + 1)), f"serie {series} har luckor"
        days = [voucher.day for voucher in own]
        assert days == sorted(days), f"serie {series} är inte i datumordning"


def _prove_accounts(book: Book) -> None:
    """Nothing is booked on an account or a project that the file does not declare."""
    rows = [row for voucher in book.vouchers for row in voucher.rows]
    unknown = {row.account for row in rows} | book.opening.keys()
    assert unknown <= book.accounts.keys(), f"okända konton {unknown - book.accounts.keys()}"
    projects = {row.project for row in rows} - {""}
    assert projects <= book.projects.keys(), f"okända projekt {projects - book.projects.keys()}"


def _prove_sums(book: Book) -> None:
    """Opening balances sum to zero, and closing balances carry exactly the result."""
    opening = sum(book.opening.values())
    assert opening == 0, f"ingående balans ger {opening} öre"
    assert all(no < FIRST_RESULT_ACCOUNT for no in book.opening), "resultatkonto i ingående balans"
    difference = sum(book.closing().values()) + sum(book.result().values())
    assert difference == 0, f"utgående balans och resultat skiljer {difference} öre"
