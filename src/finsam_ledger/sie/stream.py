"""Vouchers and totals of a file of any size in constant memory (strömmande läsning)."""

from collections.abc import Collection, Iterator, Mapping

from attrs import Factory, define, frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.balances import Balances, Running, running_totals, running_totals_by
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import ReportedBalances, object_codes
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Voucher
from finsam_ledger.sie.book import SieInfo
from finsam_ledger.sie.pieces import BLOCK, Block, Source, opened


@frozen(kw_only=True)
class SieTotals:
    """What a file adds up to (filens summor): all that a ``SieBook`` tells but the vouchers.

    Args:
        info: The facts about the file.
        association: Whose books they are.
        year: The fiscal year.
        accounts: The accounts, by number.
        dimensions: The dimensions, by number.
        objects: The names of the objects.
        reported: What the file itself says of this year (0) and earlier ones.
        balances: Opening, movement and closing of each account for any period.
        by_object: Movements per dimension asked for and object code; "" is no object there.
        findings: What an accountant must look at.
        vouchers: How many #VER the file has.
        rows: How many #TRANS they have.
        rejected: How many vouchers do not hold and are in no figure.
    """

    info: SieInfo
    association: Association
    year: FiscalYear
    accounts: Mapping[str, Account]
    dimensions: Mapping[str, Dimension]
    objects: Mapping[ObjectRef, str]
    reported: Mapping[int, ReportedBalances]
    balances: Balances
    by_object: Mapping[str, Mapping[str, Balances]]
    findings: tuple[Finding, ...]
    vouchers: int
    rows: int
    rejected: int

    def months(self, account: str) -> dict[str, int]:
        """An account's movement in öre by month, "202101" (rörelse per månad)."""
        movements = {
            f"{month.start:%Y%m}": self.balances.movement(account, month)
            for month in self.year.months()
        }
        return {month: ore for month, ore in movements.items() if ore}


def stream_blocks(source: Source, *, name: str = "", block: int = BLOCK) -> Iterator[Block]:
    """The vouchers of a file of any size, some thousands at a time in columns (strömma block).

    Args:
        source: Path or binary stream of a file of SIE 1–4.
        name: Its name, for errors; a path has its own.
        block: How many bytes are read at a time.

    Yields:
        Journals of the vouchers that hold, and the drafts that do not, in the order of the file.

    Raises:
        UnreadableInputError: The file cannot be opened, or is no SIE file at all.
    """
    with opened(source, name, block) as stream:
        yield from stream.blocks()


def stream_vouchers(source: Source, *, name: str = "", block: int = BLOCK) -> Iterator[Voucher]:
    r"""The vouchers of a file of any size, one by one in constant memory (strömma verifikationer).

    Vouchers that do not hold are left out, as they are in ``read``: ``stream_blocks`` has them.

    Args:
        source: Path or binary stream of a file of SIE 1–4.
        name: Its name, for errors; a path has its own.
        block: How many bytes are read at a time.

    Raises:
        UnreadableInputError: The file cannot be opened, or is no SIE file at all.

    >>> from io import BytesIO
    >>> file = BytesIO(b'#VER A 1 20210104\n{\n#TRANS 1930 {} 5\n#TRANS 3981 {} -5\n}\n')
    >>> [voucher.name for voucher in stream_vouchers(file)]
    ['A 1']
    """
    for part in stream_blocks(source, name=name, block=block):
        yield from part.journal


def stream_totals(
    source: Source, *, name: str = "", block: int = BLOCK, dimensions: Collection[str] = ()
) -> SieTotals:
    r"""What a file of any size adds up to, in constant memory (strömma summor).

    Args:
        source: Path or binary stream of a file of SIE 1–4.
        name: Its name, for findings; a path has its own.
        block: How many bytes are read at a time.
        dimensions: The dimensions whose objects are summed too, "6" for projekt.

    Returns:
        The same totals and findings as ``read`` gives.

    Raises:
        UnreadableInputError: The file cannot be opened, or is no SIE file at all.

    >>> from io import BytesIO
    >>> file = BytesIO(b'#VER A 1 20210104\n{\n#TRANS 1930 {} 5\n#TRANS 3981 {} -5\n}\n')
    >>> stream_totals(file).months("1930")
    {'202101': 500}
    """
    sums, rejected = _Sums(tuple(dimensions)), 0
    with opened(source, name, block) as stream:
        for part in stream.blocks():
            sums.add(part.journal)
            rejected += len(part.rejected)
        book = stream.book()
    ledger = book.ledger
    return SieTotals(
        info=book.info,
        association=ledger.association,
        year=ledger.year,
        accounts=ledger.accounts,
        dimensions=ledger.dimensions,
        objects=ledger.objects,
        reported=ledger.reported,
        balances=Balances(ledger.opening, _running(sums.cells)),
        by_object=sums.by_object(),
        findings=book.findings,
        vouchers=book.vouchers,
        rows=book.rows,
        rejected=rejected,
    )


_Cells = dict[str, dict[int, int]]
"""Sums in öre by account and day."""


@define
class _Sums:
    """What the vouchers seen so far add up to."""

    dimensions: tuple[str, ...]
    cells: _Cells = Factory(dict)
    _of_objects: dict[str, dict[str, _Cells]] = Factory(dict)

    def add(self, journal: Journal) -> None:
        """Add some vouchers."""
        _add(self.cells, running_totals(journal))
        for dimension in self.dimensions:
            codes = self._of_objects.setdefault(dimension, {})
            totals = running_totals_by(journal, object_codes(journal, dimension))
            for code, running in totals.items():
                _add(codes.setdefault(code, {}), running)

    def by_object(self) -> dict[str, dict[str, Balances]]:
        """Movements per dimension and code."""
        return {
            dimension: {code: Balances({}, _running(cells)) for code, cells in codes.items()}
            for dimension, codes in self._of_objects.items()
        }


def _add(cells: _Cells, running: Mapping[str, Running]) -> None:
    for account, total in running.items():
        days = cells.setdefault(account, {})
        for day, ore in total.cells():
            days[day] = days.get(day, 0) + ore


def _running(cells: _Cells) -> dict[str, Running]:
    return {account: Running.of(days) for account, days in cells.items()}
