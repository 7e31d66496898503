"""Explanations (varifrån ett tal kommer): figure → accounts → vouchers → lines, rounding."""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Voucher
from finsam_ledger.statements.columns import LedgerSource, Source
from finsam_ledger.statements.figure import Figure, Term
from finsam_ledger.statements.layout import ObjectSelection


@frozen
class LineSource:
    """A line of a voucher that is part of a figure (konteringsrad).

    Args:
        voucher: The voucher.
        ore: The line's amount, debit positive.
        text: The line's text, or else the voucher's.
        source_line: The line of the SIE file where the voucher begins; 0 when there is none.
        corrected_by: The vouchers that correct this one, none when it stands.
    """

    voucher: Voucher
    ore: int
    text: str
    source_line: int
    corrected_by: tuple[str, ...] = ()


@frozen
class AccountSource:
    """What one account gives to a figure (kontots del).

    Args:
        account: The account.
        ore: All that it gives.
        brought_forward: The part that is an opening balance and has no vouchers in the books.
        lines: The lines that give the rest, in order of registration.
    """

    account: Account
    ore: int
    brought_forward: int
    lines: tuple[LineSource, ...] = ()


@frozen
class Explanation:
    """A figure taken apart (tal i sina delar).

    Args:
        figure: The figure.
        rounding_ore: What the printed value has in excess of the exact one, in öre.
        accounts: What each account gives; their sum is exactly the figure.
    """

    figure: Figure
    rounding_ore: int
    accounts: tuple[AccountSource, ...]

    @property
    def leaves_ore(self) -> int:
        """The sum of everything at the bottom: brought forward and lines."""
        return sum(a.brought_forward + sum(line.ore for line in a.lines) for a in self.accounts)


def explain(figure: Figure, source: Source, ledger: Ledger, printed_ore: int) -> Explanation:
    """Where a figure comes from, down to the lines of the vouchers.

    Args:
        figure: The figure, its amount known.
        source: The source of its column.
        ledger: The books, which name the accounts.
        printed_ore: The printed value in öre, on the debit side.

    Returns:
        The accounts with their lines. A source without vouchers gives whole amounts.
    """
    parts = sorted(figure.terms, key=lambda term: term.account)
    accounts = tuple(_account(term, source, ledger) for term in parts)
    shown = tuple(part for part in accounts if part.ore or part.lines)
    return Explanation(figure, printed_ore - (figure.ore or 0), shown)


def _account(term: Term, source: Source, ledger: Ledger) -> AccountSource:
    ore = (source.value(term) or 0) * term.weight
    account = ledger.accounts.get(term.account, Account(term.account))
    if not isinstance(source, LedgerSource):
        return AccountSource(account, ore, ore)
    lines = tuple(_lines(source.ledger, term))
    return AccountSource(account, ore, ore - sum(line.ore for line in lines), lines)


def _lines(ledger: Ledger, term: Term) -> Iterator[LineSource]:
    columns = ledger.journal.columns
    index = columns.accounts.get(term.account)
    if index is None:
        return
    first = (term.start or date.min).toordinal()
    wanted = _wanted(tuple(columns.objects), term.objects)
    rows = zip(
        columns.account, ledger.journal.row_days(), ledger.journal.row_vouchers(), strict=False
    )
    for row, (account, day, voucher) in enumerate(rows):
        inside = account == index and first <= day <= term.end.toordinal()
        if inside and (wanted is None or wanted[columns.object[row]]):
            yield _line(ledger, row, voucher, term.weight)


def _line(ledger: Ledger, row: int, index: int, weight: int) -> LineSource:
    voucher, columns = ledger.journal.voucher(index), ledger.journal.columns
    text = columns.row_text[row] or voucher.text
    corrected = ledger.corrections_of(voucher)
    return LineSource(voucher, weight * columns.ore[row], text, voucher.source_line, corrected)


def _wanted(
    combinations: Sequence[tuple[ObjectRef, ...]], objects: ObjectSelection | None
) -> list[bool] | None:
    if objects is None:
        return None
    codes = [
        next((ref.code for ref in combination if ref.dimension == objects.dimension), "")
        for combination in combinations
    ]
    return [(code in objects.codes) != objects.exclude for code in codes]
