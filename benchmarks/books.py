"""Seeded books of one association, of any size, streamed in constant memory.

    python benchmarks/books.py 100000 --out DIR [--format sie,ledger,beancount,csv] [--seed 2025]

Writes the same books in every format: the same vouchers, rows, projects, texts and opening
balances. The same count and seed give the same bytes: only ``Random.random`` and whole numbers
are used. Amounts are integers of öre, debit positive.

Series: A other, B claims on members, C receipts, D supplier invoices, E payments.
"""

import argparse
import random
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import book_formats
from book_data import MEMBERS, OPENING, PROJECTS, PURCHASED, SUPPLIERS
from book_formats import Row, Voucher

SEED = 2025
DAYS = 365
OPEN_ITEMS = 40
"""No more than this many claims, or invoices, are left unpaid."""
Event = tuple[str, str, tuple[Row, ...]]
"""Series, text and rows: a voucher before it has a number and a day."""


class Clerk:
    """Thinks up one event after the other and keeps the books plausible.

    Claims cover what has been spent, payments settle the oldest invoice, taxes and VAT are
    cleared now and then.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random
        self._claims: deque[tuple[int, str]] = deque()
        self._invoices: deque[tuple[int, str]] = deque()
        self._invoice_number = 1000
        self._uncovered = self._vat = self._tax = self._social_fees = self._accrued = 0
        self._book_value = OPENING[1220] + OPENING[1229]
        self._projects = tuple(PROJECTS)
        self._agenda: list[Callable[[], Event]] = []
        for weight, event in self._weights():
            self._agenda += [event] * weight

    def _weights(self) -> tuple[tuple[int, Callable[[], Event]], ...]:
        return (
            (40, self.claim),
            (40, self.receipt),
            (160, self.invoice),
            (160, self.payment),
            (40, self.card_purchase),
            (20, self.salary),
            (14, self.accrual),
            (6, self.bank_fee),
            (4, self.tax_payment),
            (4, self.vat_refund),
            (5, self.interest),
            (5, self.depreciation),
            (2, self.correction),
        )

    def event(self) -> Event:
        """Return the next event."""
        return self._agenda[self._below(len(self._agenda))]()

    def _below(self, limit: int) -> int:
        return int(self._random() * limit)

    def _amount(self) -> int:
        """Return a skewed amount: 49 kr to 25 000 kr, a quarter of the top on average."""
        step = self._below(1000)
        return 4_900 + step * step * step // 400 + self._below(100)

    def _cost(self, account: int, ore: int) -> Row:
        self._uncovered += ore
        return account, ore, self._projects[self._below(len(self._projects))]

    def _purchase(self) -> Row:
        return self._cost(PURCHASED[self._below(len(PURCHASED))], self._amount())

    def claim(self) -> Event:
        """A member is asked to pay what has been spent, rounded up to 1 000 kr."""
        if len(self._claims) == OPEN_ITEMS:
            return self.receipt()
        account, name = MEMBERS[self._below(len(MEMBERS))]
        ore = max(10_000_00, -(-self._uncovered // 1_000_00) * 1_000_00)
        self._uncovered -= ore
        self._claims.append((ore, name))
        return "B", f"Rekvirerat bidrag från {name}", ((1510, ore, ""), (account, -ore, ""))

    def receipt(self) -> Event:
        """The oldest claim is paid."""
        if not self._claims:
            return self.claim()
        ore, name = self._claims.popleft()
        return "C", f"Inbetalning från {name}", ((1930, ore, ""), (1510, -ore, ""))

    def invoice(self) -> Event:
        """A supplier's invoice, with VAT, for one or two things."""
        if len(self._invoices) == OPEN_ITEMS:
            return self.payment()
        costs = [self._purchase() for _ in range(1 + self._below(2))]
        net = sum(ore for _, ore, _ in costs)
        vat = net // 4
        self._vat += vat
        self._invoice_number += 1
        name = f"{self._invoice_number} {SUPPLIERS[self._below(len(SUPPLIERS))]}"
        self._invoices.append((net + vat, name))
        rows = (*costs, (1650, vat, ""), (2440, -net - vat, ""))
        return "D", f"Leverantörsfaktura {name}", rows

    def payment(self) -> Event:
        """The oldest invoice is paid."""
        if not self._invoices:
            return self.invoice()
        ore, name = self._invoices.popleft()
        return "E", f"Utbetalning leverantör {name}", ((2440, ore, ""), (1930, -ore, ""))

    def card_purchase(self) -> Event:
        """Something small bought with the card."""
        cost = self._purchase()
        vat = cost[1] // 4
        self._vat += vat
        text = f"Kortköp {SUPPLIERS[self._below(len(SUPPLIERS))]}"
        return "A", text, (cost, (1650, vat, ""), (1930, -cost[1] - vat, ""))

    def salary(self) -> Event:
        """One employee's pay for the month, with tax and social fees."""
        gross = 30_000_00 + self._below(20_000) * 100
        tax, fees = gross * 3 // 10, gross * 3142 // 10_000
        self._tax += tax
        self._social_fees += fees
        pay = (self._cost(7210, gross), (2710, -tax, ""), (1930, tax - gross, ""))
        rows = (*pay, self._cost(7510, fees), (2730, -fees, ""))
        return "A", f"Månadslön anställd {1 + self._below(9)}", rows

    def accrual(self) -> Event:
        """A cost is accrued, the next time taken back."""
        text = "Återföring av upplupen kostnad" if self._accrued else "Upplupen kostnad, påförd"
        ore = -self._accrued if self._accrued else self._amount()
        self._accrued += ore
        return "A", text, (self._cost(6550, ore), (2990, -ore, ""))

    def bank_fee(self) -> Event:
        """The bank's fee."""
        ore = 100 + self._below(20_000)
        return "A", "Avgift för bankgirot", (self._cost(6570, ore), (1930, -ore, ""))

    def tax_payment(self) -> Event:
        """Withheld tax and social fees are paid."""
        tax, fees = self._tax, self._social_fees
        if not tax:
            return self.bank_fee()
        self._tax = self._social_fees = 0
        rows = ((2710, tax, ""), (2730, fees, ""), (1930, -tax - fees, ""))
        return "A", "Betalda skatter och avgifter för månaden", rows

    def vat_refund(self) -> Event:
        """VAT is refunded."""
        ore, self._vat = self._vat, 0
        if not ore:
            return self.bank_fee()
        return "A", "Ersättning för moms från Skatteverket", ((1930, ore, ""), (1650, -ore, ""))

    def interest(self) -> Event:
        """The savings account bears interest."""
        ore = 100 + self._below(50_000)
        self._uncovered -= ore
        return "A", "Ränta på sparkonto", ((1940, ore, ""), (8310, -ore, ""))

    def depreciation(self) -> Event:
        """A sixtieth of the book value is written off."""
        ore = self._book_value // 60
        if not ore:
            return self.bank_fee()
        self._book_value -= ore
        return "A", "Avskrivning på möbler", (self._cost(7832, ore), (1229, -ore, ""))

    def correction(self) -> Event:
        """A cost moves to another project; the text has quotation marks in it."""
        account, ore, project = self._purchase()
        text = f'Rättelse av "{SUPPLIERS[self._below(len(SUPPLIERS))]}", rätt projekt'
        return "A", text, ((account, ore, project), self._cost(account, -ore))


def vouchers(count: int, seed: int = SEED) -> Iterator[Voucher]:
    """Yield ``count`` vouchers in order of date, each series numbered from 1 without gaps."""
    next_event = Clerk(seed).event
    numbers = dict.fromkeys("ABCDE", 0)
    for index in range(count):
        series, text, rows = next_event()
        numbers[series] = number = numbers[series] + 1
        yield series, number, index * DAYS // count, text, rows


def movements(stream: Iterable[Voucher]) -> dict[int, int]:
    """Return the year's movement in öre of every account used, by account."""
    sums: defaultdict[int, int] = defaultdict(int)
    for _, _, _, _, rows in stream:
        for account, ore, _ in rows:
            sums[account] += ore
    return dict(sorted(sums.items()))


def book_path(folder: Path, count: int, form: str, seed: int = SEED) -> Path:
    """Where the books of one format lie."""
    return folder / f"books-{count}-{seed}{book_formats.FORMATS[form].suffix}"


def write_books(
    count: int, folder: Path, formats: Iterable[str] = book_formats.FORMATS, seed: int = SEED
) -> dict[str, Path]:
    """Write the books into ``folder``; return the file of each format.

    The vouchers are thought up twice: first for the closing balances, which stand before the
    vouchers in an SIE file, then for all files at once. No file is left half-written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chosen = {name: book_formats.FORMATS[name] for name in formats}
    paths = {name: book_path(folder, count, name, seed) for name in chosen}
    totals = movements(vouchers(count, seed)) if "sie" in chosen else {}
    with book_formats.open_all(chosen, paths) as files:
        for name, form in chosen.items():
            files[name].writelines(form.head(totals))
        sinks = [(files[name].write, form.voucher) for name, form in chosen.items()]
        for voucher in vouchers(count, seed):
            for write, shape in sinks:
                write(shape(voucher))
    return paths


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Write benchmark books of any size.")
    parser.add_argument("count", type=int, help="number of vouchers")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--format", default=",".join(book_formats.FORMATS), help="comma-separated")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    options.formats = options.format.split(",")
    if unknown := set(options.formats) - set(book_formats.FORMATS):
        parser.error(f"unknown format: {', '.join(sorted(unknown))}")
    if options.count < 1:
        parser.error("count must be at least 1")
    return options


def main() -> None:
    """Write the books and say what was written."""
    options = _arguments()
    start = time.perf_counter()
    paths = write_books(options.count, options.out, options.formats, options.seed)
    seconds = time.perf_counter() - start
    for path in paths.values():
        print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    print(f"{options.count} vouchers, {seconds:.1f} s")


if __name__ == "__main__":
    main()
