"""What the plain-text accounting programs have in common (textbaserad bokföring)."""

import re
from collections.abc import Iterator, Mapping

from finsam_ledger.core.account import AccountKind
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import ORE_PER_KRONA

OPENING = "Ingående balans"
IMBALANCE = "Equity:Obalanserad-ingående-balans"
"""Takes what the opening balances miss zero by: these programs book nothing that does not sum."""
_ROOTS = {
    AccountKind.ASSET: "Assets",
    AccountKind.LIABILITY: "Liabilities",
    AccountKind.INCOME: "Income",
    AccountKind.COST: "Expenses",
}
_EQUITY = "20"
_NOT_IN_NAME = re.compile(r"[^\w-]|_")


def account_names(ledger: Ledger) -> dict[str, str]:
    """Each account's name in these programs, "Assets:1930" (kontonamn), no two alike."""
    names: dict[str, str] = {}
    taken = set()
    for number in sorted(ledger.accounts):
        plain = _NOT_IN_NAME.sub("-", number).upper()
        name = f"{root(ledger, number)}:{plain if plain[:1].isalnum() else f'X{plain}'}"
        while name in taken:
            name += "-X"
        taken.add(name)
        names[number] = name
    return names


def root(ledger: Ledger, number: str) -> str:
    """The top account above an account (rot): by its kind, or what its first digit means.

    >>> from finsam_ledger.sie.reader import read
    >>> [root(read(b"#KONTO 2080 A").ledger, number) for number in ("2080", "2440", "8310")]
    ['Equity', 'Liabilities', 'Income']
    """
    account, group = ledger.accounts.get(number), ledger.chart.group_of(number)
    kind = (account.kind if account else None) or (group.kind if group else None)
    if number.startswith(_EQUITY) and kind in (None, AccountKind.LIABILITY):
        return "Equity"
    return _ROOTS[kind or _by_class(number)]


def _by_class(number: str) -> AccountKind:
    """What the first digits of an account mean, in BAS and Kommun-BAS alike."""
    if number.startswith("1"):
        return AccountKind.ASSET
    if number.startswith("2"):
        return AccountKind.LIABILITY
    return AccountKind.INCOME if number.startswith(("3", "83")) else AccountKind.COST


def kronor(ore: int) -> str:
    """An amount with a decimal point (belopp).

    >>> kronor(-5)
    '-0.05'
    """
    whole, part = divmod(abs(ore), ORE_PER_KRONA)
    return f"{'-' if ore < 0 else ''}{whole}.{part:02}"


def opening_rows(ledger: Ledger, names: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The opening balances as rows that sum to zero (ingående balanser)."""
    for number, ore in sorted(ledger.opening.items()):
        yield names[number], ore
    missing = sum(ledger.opening.values())
    if missing:
        yield IMBALANCE, -missing


def one_line(text: str) -> str:
    """A text without line ends and other control characters (en rad)."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split(" "))
