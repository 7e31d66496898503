"""The small tools that the example books are made with: days, lines and vouchers.

Nothing here knows what happened at the two förbund. Amounts are whole öre, debit positive and
credit negative, and what a voucher is and must be is the library's own.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from dateutil.easter import easter

from finsam_ledger import Amount, Line, ObjectRef, VoucherDraft

YEAR = 2014
LAST_DAY = date(YEAR, 12, 31)
PROJECT_DIMENSION = "6"
CREDIT_DAYS = timedelta(days=30)

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
)  # fmt: skip

# Så många dagar efter händelsen registreras en verifikation: A bokslut och övrigt, B fakturor till
# medlemmar, C inbetalningar, D leverantörsfakturor, E utbetalningar, L arvoden.
REGISTRATION_LAG = {"A": 12, "B": 0, "C": 1, "D": 2, "E": 1, "L": 0}

FIXED_HOLIDAYS = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))


def require(holds: bool, message: str) -> None:  # noqa: FBT001 a proof reads as a sentence
    """Stop with a message unless something holds."""
    if not holds:
        raise AssertionError(message)


def banking_day(day: date) -> date:
    """The day itself, or the next day that is no weekend and no public holiday."""
    while _is_closed(day):
        day += timedelta(days=1)
    return day


def _is_closed(day: date) -> bool:
    from_easter = (day - easter(day.year)).days
    holiday = (day.month, day.day) in FIXED_HOLIDAYS or from_easter in (-2, 1, 39)
    return day.weekday() > 4 or holiday


def days_of(text: str) -> list[date]:
    """Days written "15/1-3,6": the fifteenth of January, February, March and June."""
    day, _, months = text.partition("/")
    spans = (part.partition("-") for part in months.split(","))
    numbers = [n for low, _, high in spans for n in range(int(low), int(high or low) + 1)]
    return [date(YEAR, month, int(day)) for month in numbers]


def table(text: str) -> Iterator[list[str]]:
    """The rows of a table written with one row a line and | between the cells."""
    return (line.split("|") for line in text.strip().splitlines())


def ore(kronor: str) -> int:
    """Kronor as people write them, in öre."""
    return Amount.kronor(kronor).ore


def percent(amount: int, hundredths: int) -> int:
    """So many hundredths of a percent of an amount, rounded half up to whole öre."""
    return (2 * amount * hundredths + 10_000) // 20_000


def line(account: str, amount: int, project: str = "") -> Line:
    """A line of a voucher; a project goes with income and cost only."""
    objects = (ObjectRef(PROJECT_DIMENSION, project),) if project and account >= "3" else ()
    return Line(account, amount, objects)


def pair(debit: str, credit: str, amount: int, project: str = "") -> tuple[Line, Line]:
    """The two lines of a simple entry."""
    return line(debit, amount, project), line(credit, -amount, project)


def voucher(series: str, day: date, text: str, party: str, lines: Iterable[Line]) -> VoucherDraft:
    """A voucher that has not been given its number yet."""
    return VoucherDraft(
        day,
        tuple(lines),
        series=series,
        text=f"{text}, {party}",
        registered=banking_day(day + timedelta(days=REGISTRATION_LAG[series])),
        sign="EK",
        counterparty=party,
    )


def booked(drafts: Iterable[VoucherDraft], account: str) -> int:
    """The sum of the lines on accounts that begin so."""
    return sum(
        row.ore for draft in drafts for row in draft.lines if row.account.startswith(account)
    )


def day_of(draft: VoucherDraft) -> date:
    """The day of the event; every voucher here has one."""
    return draft.day or date.max


def settled(drafts: Iterable[VoucherDraft], account: str, bank: str) -> Iterator[VoucherDraft]:
    """The payments of the year: each invoice is paid when thirty days have gone."""
    for invoice in drafts:
        paid = banking_day(day_of(invoice) + CREDIT_DAYS)
        for row in invoice.lines:
            if row.account == account and paid <= LAST_DAY:
                word, series = ("Inbetald", "C") if row.ore > 0 else ("Betald", "E")
                text = f"{word}: {invoice.text.removesuffix(f', {invoice.counterparty}')}"
                rows = pair(bank, row.account, row.ore)
                yield voucher(series, paid, text, invoice.counterparty, rows)


def _registration(draft: VoucherDraft) -> tuple[date, str, date]:
    return draft.registered or date.max, draft.series, day_of(draft)


def in_order(drafts: Iterable[VoucherDraft]) -> list[VoucherDraft]:
    """The order in which vouchers are registered, each series also in order of day."""
    ordered = sorted(drafts, key=_registration)
    for name in REGISTRATION_LAG:
        days = [day_of(draft) for draft in ordered if draft.series == name]
        rising = all(a <= b for a, b in pairwise(days))
        require(rising, f"serie {name} är inte i datumordning")
    return ordered
