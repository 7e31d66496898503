"""Opening from predecessors (föregångare): several förbund merged into one, or last year's books.

The new year's opening balance is what the predecessors closed with, summed by account, each one's
result moved to its equity. It is never typed, and it is kept by predecessor too, so that a row can
show what each brought in: ``objekt = { dimension = "foregangare", koder = ["alvesta-2014.se"] }``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve, frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.dimension import PREDECESSORS, Dimension, ObjectRef
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.terms import Text

_DIMENSION = Dimension(PREDECESSORS, "Föregångare")


@frozen
class Predecessor:
    """A förbund that another one continues (föregångare).

    Args:
        name: What rows call it: the name of its file.
        ledger: Its last year's books.
    """

    name: str
    ledger: Ledger

    def closing(self) -> dict[str, int]:
        """Its closing balances in öre by account, the result moved to equity (utgående balans).

        Raises:
            ConfigurationError: It has a result to move and no account of equity.
        """
        books, moved, closing = self.ledger, 0, dict[str, int]()
        for number in books.used_accounts:
            ore = books.balances.closing(number, books.year)
            line = books.line_of(number)
            if line.is_result or line is StatementLine.RESULT_TRANSFER:
                moved += ore
            elif ore:
                closing[number] = ore
        if moved:
            equity = self._equity()
            closing[equity] = closing.get(equity, 0) + moved
        return closing

    def _equity(self) -> str:
        """The account of equity that holds most."""
        books = self.ledger
        found = [n for n in sorted(books.accounts) if books.line_of(n) is StatementLine.EQUITY]
        if not found:
            raise ConfigurationError(
                Text(
                    f"{self.name} har ett resultat men inget konto för eget kapital",
                    f"{self.name} has a result but no account of equity",
                ),
                Text(
                    "Bokför årets resultat mot eget kapital och exportera filen igen",
                    "Book the result against equity and export the file again",
                ),
            )
        return max(found, key=lambda n: abs(books.balances.closing(n, books.year)))

    def vouchers(self) -> Iterator[Voucher]:
        """Its vouchers, each series with the predecessor's name, each line marked with it."""
        mark, stem = ObjectRef(PREDECESSORS, self.name), self.name.rpartition(".")[0] or self.name
        for voucher in self.ledger.journal:
            lines = tuple(_marked(line, mark) for line in voucher.lines)
            series = f"{stem} {voucher.series}".strip()
            yield evolve(voucher, lines=lines, series=series)


def _marked(line: Line, mark: ObjectRef) -> Line:
    return evolve(line, objects=(*line.objects, mark))


def previous_books(association: Association, predecessors: Sequence[Predecessor]) -> Ledger:
    """The predecessors' last year as one set of books (föregående år), for comparisons.

    Args:
        association: The förbund that continues them.
        predecessors: At least one; all of the same year and chart.
    """
    first = predecessors[0].ledger
    return Ledger(
        association,
        first.chart,
        first.year,
        opening=_summed(p.ledger.opening for p in predecessors),
        journal=Journal().append(v for p in predecessors for v in p.vouchers()),
        opening_by={p.name: p.ledger.opening for p in predecessors},
        **_registers(predecessors)._asdict(),
    )


def with_opening(books: Ledger, predecessors: Sequence[Predecessor]) -> Ledger:
    """The books with what each predecessor brought in, and opened with it where they were not.

    Args:
        books: The new year's books. Opening balances that they have of their own (#IB) are kept;
            that they agree with the predecessors is a check of its own.
        predecessors: Those whose closing balances the year opens with.
    """
    brought = {predecessor.name: predecessor.closing() for predecessor in predecessors}
    registers = _registers(predecessors)
    return evolve(
        books,
        accounts={**registers.accounts, **books.accounts},
        dimensions={**registers.dimensions, **books.dimensions},
        objects={**registers.objects, **books.objects},
        opening=books.opening or _summed(brought.values()),
        opening_by=brought,
        balances=None,
    )


def _summed(amounts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in amounts:
        for account, ore in each.items():
            total[account] = total.get(account, 0) + ore
    return {account: ore for account, ore in total.items() if ore}


class _Registers(NamedTuple):
    accounts: dict[str, Account]
    dimensions: dict[str, Dimension]
    objects: dict[ObjectRef, str]


def _registers(predecessors: Sequence[Predecessor]) -> _Registers:
    """Accounts, dimensions and objects of all; where two name one thing, the first is kept."""
    ledgers = [predecessor.ledger for predecessor in reversed(predecessors)]
    marks = {ObjectRef(PREDECESSORS, p.name): p.ledger.association.name for p in predecessors}
    return _Registers(
        {number: account for books in ledgers for number, account in books.accounts.items()},
        {n: dimension for books in ledgers for n, dimension in books.dimensions.items()}
        | {PREDECESSORS: _DIMENSION},
        {ref: name for books in ledgers for ref, name in books.objects.items()} | marks,
    )
