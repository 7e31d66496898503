"""The small tools that all example books are made with: days, lines, invoices and their payment.

Nothing here knows what happened at any förbund. Amounts are whole öre, debit positive and credit
negative, and what a voucher is and must be is the library's own.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from dateutil.easter import easter

from finsam_ledger import Amount, Line, ObjectRef, Period, VoucherDraft, allocate

PROJECT_DIMENSION = "6"
CREDIT_DAYS = timedelta(days=30)

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
)  # fmt: skip

# Så många dagar efter händelsen registreras en verifikation: A bokslut och övrigt, B fakturor till
# medlemmar, C inbetalningar, D leverantörsfakturor, E utbetalningar, L löner och arvoden.
REGISTRATION_LAG = {"A": 6, "B": 0, "C": 1, "D": 2, "E": 1, "L": 0}

INVOICE_SERIES = ("B", "D")

FIXED_HOLIDAYS = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))


def require(holds: bool, message: str) -> None:  # noqa: FBT001 a proof reads as a sentence
    """Stop with a message unless something holds."""
    if not holds:
        raise AssertionError(message)


def is_banking_day(day: date) -> bool:
    """Whether banks are open: no weekend, no public holiday and no Midsummer Eve."""
    midsummer_eve = day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25
    from_easter = (day - easter(day.year)).days
    holiday = (day.month, day.day) in FIXED_HOLIDAYS or from_easter in (-2, 1, 39)
    return day.weekday() < 5 and not holiday and not midsummer_eve


def banking_day(day: date) -> date:
    """The day itself, or the next day that banks are open."""
    while not is_banking_day(day):
        day += timedelta(days=1)
    return day


def days_of(text: str, year: int) -> list[date]:
    """Days written "15/1-3,6": the fifteenth of January, February, March and June."""
    day, _, months = text.partition("/")
    spans = (part.partition("-") for part in months.split(","))
    numbers = [n for low, _, high in spans for n in range(int(low), int(high or low) + 1)]
    return [date(year, month, int(day)) for month in numbers]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def table(text: str) -> Iterator[list[str]]:
    """The rows of a table written with one row a line and | between the cells."""
    return (line.split("|") for line in text.strip().splitlines())


def ore(kronor: str) -> int:
    """Kronor as people write them, in öre."""
    return Amount.kronor(kronor).ore


def percent(amount: int, hundredths: int) -> int:
    """So many hundredths of a percent of an amount, rounded half up to whole öre."""
    return (2 * amount * hundredths + 10_000) // 20_000


def whole_kronor(amount: int) -> int:
    """An amount rounded half up to whole kronor."""
    return (amount + 50) // 100 * 100


def share_out(amount: int, weights: Sequence[int]) -> list[int]:
    """Parts by weight in whole kronor; the öre go with the last one."""
    whole = [100 * part for part in allocate(amount // 100, weights)]
    return [*whole[:-1], whole[-1] + amount % 100]


def line(account: str, amount: int, project: str = "") -> Line:
    """A line of a voucher; a project goes with income and cost only."""
    objects = (ObjectRef(PROJECT_DIMENSION, project),) if project and account >= "3" else ()
    return Line(account, amount, objects)


def pair(debit: str, credit: str, amount: int, project: str = "") -> tuple[Line, Line]:
    """The two lines of a simple entry."""
    return line(debit, amount, project), line(credit, -amount, project)


def voucher(
    series: str, day: date, text: str, party: str, lines: Iterable[Line], late: int = 0
) -> VoucherDraft:
    """A voucher that has not been given its number yet; ``late`` delays its registration."""
    lag = timedelta(days=REGISTRATION_LAG[series] + late)
    return VoucherDraft(
        day,
        tuple(lines),
        series=series,
        text=f"{text}, {party}",
        registered=banking_day(day + lag),
        sign="EK",
        counterparty=party,
    )


def booked(drafts: Iterable[VoucherDraft], account: str, project: str = "") -> int:
    """The sum of the lines on accounts that begin so, of one project or of all."""
    wanted = ObjectRef(PROJECT_DIMENSION, project)
    return sum(
        row.ore
        for draft in drafts
        for row in draft.lines
        if row.account.startswith(account) and (not project or wanted in row.objects)
    )


def settled(
    drafts: Iterable[VoucherDraft], account: str, bank: str, period: Period
) -> Iterator[VoucherDraft]:
    """The payments of a period: each invoice is paid when thirty days have gone.

    Args:
        drafts: Vouchers of this year and of the year before, invoices among them.
        account: What the numbers of their receivable or payable accounts begin with.
        bank: The bank account.
        period: The days whose payments are booked.
    """
    for invoice in (draft for draft in drafts if draft.series in INVOICE_SERIES):
        paid = banking_day(day_of(invoice) + CREDIT_DAYS)
        for row in invoice.lines:
            if row.account.startswith(account) and paid in period:
                word, series = ("Inbetald", "C") if row.ore > 0 else ("Betald", "E")
                text = f"{word}: {invoice.text.removesuffix(f', {invoice.counterparty}')}"
                rows = pair(bank, row.account, row.ore)
                yield voucher(series, paid, text, invoice.counterparty, rows)


def day_of(draft: VoucherDraft) -> date:
    """The day of the event; every voucher here has one."""
    return draft.day or date.max


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
