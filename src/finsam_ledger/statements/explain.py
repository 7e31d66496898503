"""Explanations (varifrån ett tal kommer): figure → accounts → vouchers → lines, rounding."""

from datetime import date
from operator import attrgetter
from typing import NamedTuple

from attrs import frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Voucher
from finsam_ledger.statements.columns import LedgerSource, Source
from finsam_ledger.statements.figure import Figure, Term
from finsam_ledger.statements.stated import StatedSource
from finsam_ledger.terms import Text


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
        stated: The report that somebody typed the figure from, which then has no accounts.
    """

    figure: Figure
    rounding_ore: int
    accounts: tuple[AccountSource, ...]
    stated: Text | None = None

    @property
    def leaves_ore(self) -> int:
        """The sum of everything at the bottom: what is typed, brought forward and lines."""
        if self.stated is not None:
            return self.figure.ore or 0
        return sum(a.brought_forward + sum(line.ore for line in a.lines) for a in self.accounts)


def explain(
    figure: Figure,
    source: Source,
    ledger: Ledger,
    printed_ore: int,
    previous: Ledger | None = None,
) -> Explanation:
    """Where a figure comes from, down to the lines of the vouchers.

    Args:
        figure: The figure, its amount known.
        source: The source of its column.
        ledger: The books, which name the accounts.
        printed_ore: The printed value in öre, on the debit side.
        previous: Last year's books of the predecessors, whose vouchers what they brought in has.

    Returns:
        The accounts with their lines. A source without vouchers gives whole amounts, one that
        somebody typed no accounts.
    """
    stated = source.stated.source if isinstance(source, StatedSource) else None
    parts = sorted(figure.terms, key=attrgetter("order"))
    accounts = tuple(_account(term, source, ledger, previous) for term in parts)
    shown = tuple(part for part in accounts if part.ore or part.lines)
    return Explanation(figure, printed_ore - (figure.ore or 0), shown, stated)


def _account(term: Term, source: Source, ledger: Ledger, previous: Ledger | None) -> AccountSource:
    share = share_of(term, source, previous)
    account = ledger.accounts.get(term.account, Account(term.account))
    lines = tuple(_line(share.ledger, *rows, term.weight) for rows in share.rows if share.ledger)
    return AccountSource(account, share.ore, share.ore - sum(line.ore for line in lines), lines)


class Share(NamedTuple):
    """What a term comes to, and the rows of a journal that give it (kontots del i rader).

    ``rows`` holds each row with the index of its voucher; a source without vouchers has no ledger.
    """

    ore: int
    ledger: Ledger | None = None
    rows: tuple[tuple[int, int], ...] = ()


def share_of(term: Term, source: Source, previous: Ledger | None = None) -> Share:
    """What a term comes to, with the rows that it comes from (kontots del).

    Args:
        term: The term.
        source: The source of its column.
        previous: Last year's books of the predecessors, whose vouchers what they brought in has.
    """
    ore = (source.value(term) or 0) * term.weight
    if not isinstance(source, LedgerSource):
        return Share(ore)
    ledger = previous if previous is not None and term.is_brought_in else source.ledger
    return Share(ore, ledger, _rows(ledger, term))


def _rows(ledger: Ledger, term: Term) -> tuple[tuple[int, int], ...]:
    first, last = (term.start or date.min).toordinal(), term.end.toordinal()
    days, objects = ledger.journal.columns.day, term.objects
    pairs = ledger.account_rows.get(term.account, ())
    within = tuple(pair for pair in pairs if first <= days[pair[1]] <= last)
    if objects is None:
        return within
    codes = ledger.row_codes(objects.dimension)
    return tuple(pair for pair in within if (codes[pair[0]] in objects.codes) != objects.exclude)


def _line(ledger: Ledger, row: int, index: int, weight: int) -> LineSource:
    voucher, columns = ledger.journal.voucher(index), ledger.journal.columns
    text = columns.row_text[row] or voucher.text
    corrected = ledger.corrections_of(voucher)
    return LineSource(voucher, weight * columns.ore[row], text, voucher.source_line, corrected)
