"""Every figure's origin at once (alla tals ursprung), for a page in which each can be opened.

``explain`` takes one figure apart. Here all are, over the same rows, and nothing is said twice:
each account, voucher and set of lines stands once and is pointed at by its index.
"""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from attrs import define, field, frozen

from finsam_ledger.core.account import Account
from finsam_ledger.reports.kinds._key_figures import ID as KEY_FIGURES
from finsam_ledger.reports.report import Report
from finsam_ledger.reports.traced_vouchers import TracedVouchers, VoucherGatherer
from finsam_ledger.statements.columns import LedgerSource, Source
from finsam_ledger.statements.evaluate import source_of
from finsam_ledger.statements.explain import share_of
from finsam_ledger.statements.figure import Figure, Statement, StatementRow, Term
from finsam_ledger.statements.key_figure import KeyFigure, KeyPart

MOST_LINES = 100_000
"""Books with more lines than this are not put into a page; a browser would be slow."""


@frozen
class AccountShare:
    """What one account gives to figures (kontots del).

    Args:
        account: The account, as an index.
        ore: All that it gives, debit positive.
        forward: The part that has no vouchers in the books; 0 where vouchers are left out.
        lines: The index of the set of lines that give the rest; the first set is empty.
    """

    account: int
    ore: int
    forward: int = 0
    lines: int = 0


@frozen
class FigureOrigin:
    """Where a figure comes from (talets ursprung).

    Args:
        statement: The statement that it stands in.
        row: Its row.
        column: The index of its column.
        rounding: What the printed value has in excess, in öre, debit positive.
        shares: Each account's part as an index, with 1 or the -1 that turns it.
    """

    statement: Statement
    row: StatementRow
    column: int
    rounding: int
    shares: tuple[tuple[int, int], ...]

    @property
    def figure(self) -> Figure:
        """The figure itself (tal)."""
        return self.row.figures[self.column]


@frozen
class PartOrigin:
    """Where a figure that a key figure is made of comes from (ursprunget av en del).

    Args:
        part: The part.
        shares: As those of a figure; none for days.
    """

    part: KeyPart
    shares: tuple[tuple[int, int], ...]


@frozen
class KeyOrigin:
    """Where a key figure comes from in one column (nyckeltalets ursprung).

    Args:
        key_figure: The key figure.
        column: The index of its column.
        numerator: Its parts.
        denominator: The parts below the line; none for an amount.
    """

    key_figure: KeyFigure
    column: int
    numerator: tuple[PartOrigin, ...]
    denominator: tuple[PartOrigin, ...]


@frozen
class Origins:
    """The origins of all figures of some statements (alla tals ursprung).

    Args:
        figures: The figures by address, "balance_sheet.cash.actual".
        key_figures: The key figures by address, "key_figures.soliditet.actual".
        shares: What accounts give.
        accounts: Number and name of each account.
        traced: The vouchers; None where they are left out.
    """

    figures: Mapping[str, FigureOrigin]
    key_figures: Mapping[str, KeyOrigin]
    shares: tuple[AccountShare, ...]
    accounts: tuple[tuple[str, str], ...]
    traced: TracedVouchers | None


def origins_of(report: Report, statements: Iterable[str], *, vouchers: bool = True) -> Origins:
    """The origin of every known figure of some statements (alla tals ursprung).

    Args:
        report: The report, with the sources of its columns.
        statements: The ids of the statements and notes, and that of the table of key figures.
        vouchers: Whether vouchers are told; without them a figure is told by its accounts.

    Returns:
        The figures that are known and printed, each with its accounts and their lines.
    """
    wanted, maker = set(statements), _Maker(report, _gatherer(report) if vouchers else None)
    found = [each for each in (*report.statements, *report.notes) if each.id in wanted]
    figures = {address: origin for each in found for address, origin in maker.figures(each)}
    keys = dict(maker.key_figures()) if KEY_FIGURES in wanted else {}
    shares = tuple(maker.shares)
    traced = maker.gatherer.made() if maker.gatherer else None
    lines = (line for voucher in (traced.vouchers if traced else ()) for line in voucher.lines)
    for line in lines:
        maker.account(line.account)
    return Origins(figures, keys, shares, tuple(maker.accounts.items()), traced)


def number_of_lines(report: Report) -> int:
    """The lines of all books that the figures are measured in (antal konteringsrader).

    Books of counter-entries are parts of the same lines and are not counted.
    """
    sources = (spec.source for specs in report.sources.values() for spec in specs)
    ledgers = {id(s.ledger): s.ledger for s in sources if isinstance(s, LedgerSource)}
    parts = {id(part) for ledger in ledgers.values() for part in ledger.derived.values()}
    return sum(each.journal.rows for key, each in ledgers.items() if key not in parts)


def _gatherer(report: Report) -> VoucherGatherer:
    return VoucherGatherer(tuple(x for x in (report.ledger, report.previous) if x is not None))


@define
class _Maker:
    """Takes figures apart, each term once however many figures have it."""

    report: Report
    gatherer: VoucherGatherer | None
    shares: dict[AccountShare, int] = field(factory=dict)
    accounts: dict[str, str] = field(factory=dict)
    _places: dict[str, int] = field(factory=dict)
    _known: dict[tuple[int, Term], AccountShare] = field(factory=dict)

    def figures(self, statement: Statement) -> Iterator[tuple[str, FigureOrigin]]:
        """The known figures of a statement with their addresses."""
        specs = self.report.sources.get(statement.id, ())
        unit = 1 if statement.exact else statement.unit_or(self.report.unit).ore
        for row in statement.rows if specs else ():
            for i, (column, figure) in enumerate(zip(statement.columns, row.figures, strict=False)):
                if figure.ore is not None and figure.printed is not None:
                    rounding = row.shown(i, figure.printed) * unit - figure.ore
                    parts = tuple(self._parts(figure, source_of(specs, column)))
                    origin = FigureOrigin(statement, row, i, rounding, parts)
                    yield f"{statement.id}.{row.key}.{column.id}", origin

    def key_figures(self) -> Iterator[tuple[str, KeyOrigin]]:
        """The known key figures with their addresses."""
        for each in self.report.key_figures:
            for i, (column, value) in enumerate(zip(each.columns, each.values, strict=True)):
                if value.printed is not None:
                    upper = tuple(map(self._key_part, value.numerator))
                    lower = tuple(map(self._key_part, value.denominator))
                    origin = KeyOrigin(each, i, upper, lower)
                    yield f"{KEY_FIGURES}.{each.spec.id}.{column.id}", origin

    def _key_part(self, part: KeyPart) -> PartOrigin:
        if part.figure is None or part.source is None:
            return PartOrigin(part, ())
        return PartOrigin(part, tuple(self._parts(part.figure, part.source)))

    def account(self, number: str) -> int:
        """The index of an account; its name is that of the report's books, as elsewhere."""
        if number not in self._places:
            known = self.report.ledger.accounts if self.report.ledger else {}
            self._places[number] = len(self._places)
            self.accounts[number] = known.get(number, Account(number)).name
        return self._places[number]

    def _parts(self, figure: Figure, source: Source) -> Iterator[tuple[int, int]]:
        for term in sorted(figure.terms, key=attrgetter("order")):
            share = self._share(term._replace(weight=1), source)
            if share.ore or share.lines:
                yield self.shares.setdefault(share, len(self.shares)), term.weight

    def _share(self, term: Term, source: Source) -> AccountShare:
        owner = source.ledger if isinstance(source, LedgerSource) else source
        key = (id(owner), term)
        if key not in self._known:
            self._known[key] = self._made(term, source)
        return self._known[key]

    def _made(self, term: Term, source: Source) -> AccountShare:
        account = self.account(term.account)
        if self.gatherer is None:
            return AccountShare(account, source.value(term) or 0)
        share = share_of(term, source, self.report.previous)
        if share.ledger is None:
            return AccountShare(account, share.ore, share.ore)
        booked = sum(share.ledger.journal.columns.ore[row] for row, _ in share.rows)
        lines = self.gatherer.set_of(share.ledger, share.rows)
        return AccountShare(account, share.ore, share.ore - booked, lines)
