"""A peer for compare.py: an SIE file read line by line into dataclasses and Decimal.

Run as ``python benchmarks/textbook.py FILE.se``. Prints income statement, balance sheet and
trial balance, account by account.
"""

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

TOKEN = re.compile(r'"((?:\\"|[^"])*)"|\{([^}]*)\}|(\S+)')


@dataclass
class Transaction:
    """A row of a voucher."""

    account: str
    objects: list[str]
    amount: Decimal


@dataclass
class Voucher:
    """A voucher with its rows."""

    series: str
    number: str
    day: date
    text: str
    rows: list[Transaction] = field(default_factory=list)


def tokens(line: str) -> list[str]:
    """Split a line into its fields."""
    return [(m[1] or m[2] or m[3] or "").replace('\\"', '"') for m in TOKEN.finditer(line)]


def read(path: Path) -> tuple[dict[str, Decimal], list[Voucher]]:
    """Read opening balances and vouchers; refuse a voucher that does not balance."""
    opening: dict[str, Decimal] = {}
    vouchers: list[Voucher] = []
    with path.open(encoding="cp437") as lines:
        for line in lines:
            match tokens(line):
                case ["#IB", "0", account, amount, *_]:
                    opening[account] = Decimal(amount)
                case ["#VER", series, number, day, text, *_]:
                    vouchers.append(Voucher(series, number, date.fromisoformat(day), text))
                case ["#TRANS", account, objects, amount, *_]:
                    row = Transaction(account, tokens(objects), Decimal(amount))
                    vouchers[-1].rows.append(row)
                case ["}"] if sum(row.amount for row in vouchers[-1].rows):
                    raise ValueError(f"{vouchers[-1]} does not balance")
    return opening, vouchers


def main() -> None:
    """Print the three reports."""
    opening, vouchers = read(Path(sys.argv[1]))
    movement: defaultdict[str, Decimal] = defaultdict(Decimal)
    for voucher in vouchers:
        for row in voucher.rows:
            movement[row.account] += row.amount
    accounts = sorted(opening.keys() | movement.keys())
    for title, first, last in (("Income", "3", "9"), ("Balance", "1", "3"), ("Trial", "1", "9")):
        print(title)
        for account in (number for number in accounts if first <= number < last):
            start, change = opening.get(account, Decimal(0)), movement[account]
            print(f"{account} {start:>18} {change:>18} {start + change:>18}")


if __name__ == "__main__":
    main()
