"""Vouchers as rows of a table (verifikationer i tabell), wherever they are shown."""

from collections.abc import Iterator, Mapping, Sequence

from finsam_ledger.core.account import Account
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.reports.document import Cell, Number, Role, TableColumn, TableRow, Words
from finsam_ledger.terms import Text

_ORE_DECIMALS = 2
_BLANK = Words("")
_CORRECTED = Text("rättad med", "corrected by")
_COLUMNS = (Text("Konto", "Account"), Text("Debet", "Debit"), Text("Kredit", "Credit"))


def voucher_columns(lang: str) -> tuple[TableColumn, ...]:
    """Account, debit and credit (kolumner)."""
    return tuple(TableColumn(text.lang(lang), numeric=i > 0) for i, text in enumerate(_COLUMNS))


def voucher_rows(voucher: Voucher, accounts: Mapping[str, Account]) -> Iterator[TableRow]:
    """A voucher's head and lines (verifikation i tabell).

    Args:
        voucher: The voucher.
        accounts: The accounts of its books, for their names.
    """
    head = f"{voucher.name}, {voucher.event_day}, {voucher.text}"
    yield TableRow((Words(head),), Role.HEADING)
    for line in voucher.lines:
        yield TableRow((Words(_line(line, accounts)), *debit_credit(line.ore)))


def account_words(number: str, accounts: Mapping[str, Account]) -> str:
    """An account's number and name (konto i ord)."""
    return f"{number} {accounts[number].name}".strip() if number in accounts else number


def object_words(objects: Objects) -> str:
    """The objects that a line is booked on (objekt i ord), "1:12, 6:SAMSIP"."""
    return ", ".join(f"{ref.dimension}:{ref.code}" for ref in objects)


def corrected_words(names: Sequence[str], lang: str) -> str:
    """By what a voucher is corrected (rättad med), LKBR 3 kap. 7 §; empty when it stands."""
    return f"{_CORRECTED.lang(lang)} {', '.join(names)}" if names else ""


def kronor(ore: int) -> Number:
    """An amount as a cell, in kronor and öre (belopp)."""
    return Number(ore, _ORE_DECIMALS)


def _line(line: Line, accounts: Mapping[str, Account]) -> str:
    codes = object_words(line.objects)
    name = account_words(line.account, accounts)
    words = f"{name} ({codes})" if codes else name
    return f"{words}, {line.text}" if line.text else words


def debit_credit(ore: int) -> tuple[Cell, Cell]:
    """The amount in its own column (debet och kredit); zero is debit."""
    return (_BLANK, kronor(-ore)) if ore < 0 else (kronor(ore), _BLANK)
