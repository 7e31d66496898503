"""Several part-year files into one ledger (sammanslagning): overlaps booked once, and told."""

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from attrs import Factory, define, evolve

from finsam_ledger.core.columns import Columns
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Voucher, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.sie.book import SieBook
from finsam_ledger.sie.comparison import content, essence, identity, named
from finsam_ledger.sie.fields import kronor
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.terms import Text


def merge(books: Sequence[SieBook]) -> SieBook:
    r"""One set of books from files that each hold a part of them (slå ihop).

    A voucher that several files have is booked once: it is known by its series and number, or by
    its content when it has no number. Where two files say different things of the same voucher,
    the file that was written last is believed, and the finding is an error.

    Args:
        books: The files, in any order; files with the same bytes count once.

    Returns:
        The books, and the findings of all files with those of the merging: what was in several
        files, which days they have in common, days that no file covers, openings that do not
        follow from what went before.

    Raises:
        ValueRefusedError: There are no files, they are of different associations, or their years
            together exceed eighteen months.

    >>> from finsam_ledger.sie.reader import read
    >>> lines = b"{\n#TRANS 1 {} 5\n#TRANS 3 {} -5\n}\n"
    >>> heads = (b"#VER A 1 20210104\n", b"#VER A 2 20210504\n")
    >>> parts = [read(b"#RAR 0 20210101 20211231\n" + head + lines) for head in heads]
    >>> [voucher.name for voucher in merge(parts).ledger.journal]
    ['A 1', 'A 2']
    """
    notes = Notes()
    files = sorted(_distinct(books, notes), key=_order)
    if not files:
        raise ValueRefusedError(
            Text("det finns inga filer att slå ihop", "there are no files to merge"),
            Text("Ge minst en fil", "Give at least one file"),
        )
    _refuse_others(files)
    if len(files) == 1:
        return evolve(files[0], findings=(*files[0].findings, *notes.all()))
    _note_periods(files, notes)
    return _Merger(files, notes).book()


def covered(book: SieBook) -> Period:
    """The days that a file says, or shows, that it covers (täckt period)."""
    year, last = book.ledger.year, book.info.covers_until
    return year.until(last) if last is not None and last in year else Period(year.start, year.end)


def booked(book: SieBook) -> Period | None:
    """The days from the first voucher to the last (bokförda dagar); None without vouchers."""
    days = [voucher.day for voucher in book.ledger.rejected if voucher.day]
    days += [voucher.event_day for voucher in book.ledger.journal]
    return Period(min(days), max(days)) if days else None


def _order(book: SieBook) -> tuple[object, ...]:
    shown = booked(book) or covered(book)
    return covered(book).start, shown.start, shown.end, book.info.name


def _distinct(books: Sequence[SieBook], notes: Notes) -> Iterator[SieBook]:
    seen: dict[str, SieBook] = {}
    for book in books:
        other = seen.get(book.info.sha256)
        if other is not None:
            notes.add("same_file", this=book.info.name, other=other.info.name)
        else:
            seen[book.info.sha256] = book
            yield book


def _refuse_others(files: Sequence[SieBook]) -> None:
    numbers = {book.ledger.association.orgnr for book in files} - {""}
    if len(numbers) > 1:
        told = ", ".join(sorted(numbers))
        raise ValueRefusedError(
            Text(
                f"filerna gäller olika organisationsnummer: {told}",
                f"the files are of different organisation numbers: {told}",
            ),
            Text("Slå ihop en organisations filer åt gången", "Merge one body's files at a time"),
        )


def _note_periods(files: Sequence[SieBook], notes: Notes) -> None:
    """Note days that two files both have vouchers of, and days between the files' years."""
    shown = [(book, period) for book in files if (period := booked(book)) is not None]
    for (one, before), (other, after) in pairwise(shown):
        first, last = max(before.start, after.start), min(before.end, after.end)
        if first <= last:
            facts: dict[str, Any] = {"one": one.info.name, "other": other.info.name}
            notes.add("merge_overlap", **facts, first=str(first), last=str(last))
    for one, other in pairwise(files):
        missing = covered(one).end + timedelta(days=1)
        if missing < covered(other).start:
            last = covered(other).start - timedelta(days=1)
            facts = {"one": one.info.name, "other": other.info.name}
            notes.add("merge_gap", **facts, first=str(missing), last=str(last))


@define
class _Merger:
    """Puts files together, the earliest first."""

    files: Sequence[SieBook]
    notes: Notes
    vouchers: dict[Hashable, tuple[VoucherDraft, SieBook]] = Factory(dict)
    counts: Counter[Hashable] = Factory(Counter)

    def book(self) -> SieBook:
        """The books that the files make."""
        for file in self.files:
            for voucher in (*file.ledger.journal, *file.ledger.rejected):
                self._take(voucher, file)
        first, last = self.files[0], self.files[-1]
        kept = [voucher for voucher, _ in self.vouchers.values()]
        journal = _journal([v for v in kept if isinstance(v, Voucher)])
        rejected = tuple(v for v in kept if not isinstance(v, Voucher))
        ledger = Ledger(
            first.ledger.association,
            last.ledger.chart,
            self._year(),
            self._union("accounts"),
            first.ledger.opening,
            journal,
            self._union("dimensions"),
            self._union("objects"),
            self._reported(),
            rejected,
        )
        self._note_openings(ledger)
        findings = tuple(f for file in self.files for f in file.findings)
        return SieBook(
            ledger,
            (*findings, *self.notes.all()),
            evolve(last.info, name=self._names(), sha256=self._digest(), years=self._years(ledger)),
            len(kept),
            sum(len(voucher.lines) for voucher in kept),
        )

    def _take(self, voucher: VoucherDraft, file: SieBook) -> None:
        key = identity(voucher) or (content(voucher), self._count(voucher, file))
        other, source = self.vouchers.setdefault(key, (voucher, file))
        if other is voucher:
            return
        facts: dict[str, Any] = {
            "voucher": named(voucher),
            "one": source.info.name,
            "other": file.info.name,
        }
        if source is file:
            self.vouchers[key, file.info.name, voucher.source_line] = voucher, file
        elif essence(other) == essence(voucher):
            names = f"{source.info.name} {file.info.name}"
            self.notes.tally("merge_duplicate", names, _place(voucher), **facts)
        else:
            believed = max((source, file), key=_written)
            self.notes.add("merge_conflict", _place(voucher), **facts, believed=believed.info.name)
            if believed is file:
                self.vouchers[key] = voucher, file

    def _count(self, voucher: VoucherDraft, file: SieBook) -> int:
        """How many vouchers of the same content the file had before this one."""
        key = file.info.sha256, content(voucher)
        self.counts[key] += 1
        return self.counts[key]

    def _year(self) -> FiscalYear:
        years = [file.ledger.year for file in self.files]
        return FiscalYear(min(y.start for y in years), max(y.end for y in years))

    def _years(self, ledger: Ledger) -> dict[int, tuple[date, date]]:
        return {**self.files[-1].info.years, 0: (ledger.year.start, ledger.year.end)}

    def _union(self, name: str) -> dict[Any, Any]:
        """What all files declare; the last that gives it a name has the word."""
        declared = [item for file in self.files for item in getattr(file.ledger, name).items()]
        return dict(declared) | {key: value for key, value in declared if _is_named(value)}

    def _reported(self) -> dict[int, ReportedBalances]:
        """The last file's balances of the year, the months of all, earlier years from any."""
        told = {y: r for file in self.files for y, r in file.ledger.reported.items() if y}
        this = [file.ledger.reported.get(0, ReportedBalances()) for file in self.files]
        if any(this):
            told[0] = evolve(
                this[-1],
                opening=this[0].opening,
                period_movements={k: v for part in this for k, v in part.period_movements.items()},
                budget={k: v for part in this for k, v in part.budget.items()},
            )
        return dict(sorted(told.items(), reverse=True))

    def _note_openings(self, ledger: Ledger) -> None:
        """Note openings of later files that are not what the files before them lead to."""
        for file in self.files[1:]:
            own, start = file.ledger.opening, file.ledger.year.start
            if not own:
                continue
            rest = Period(start, max(start, ledger.year.end))
            led_to = {
                number: ledger.balances.opening_at(number, rest)
                for number in {*own, *ledger.opening}
            }
            for number, ore in sorted(led_to.items()):
                if ore != own.get(number, 0):
                    self.notes.add(
                        "merge_opening",
                        ore=own.get(number, 0) - ore,
                        account=number,
                        other=file.info.name,
                        stated=kronor(own.get(number, 0)),
                        computed=kronor(ore),
                    )

    def _names(self) -> str:
        return " + ".join(file.info.name for file in self.files)

    def _digest(self) -> str:
        """A hash of the files' hashes, the same whatever order they were given in."""
        return hashlib.sha256("".join(f.info.sha256 for f in self.files).encode()).hexdigest()


def _is_named(declared: Any) -> bool:
    return bool(getattr(declared, "name", declared))


def _journal(vouchers: Sequence[Voucher]) -> Journal:
    columns = Columns()
    for voucher in vouchers:
        columns.append(voucher)
    return Journal.proved(columns)


def _written(file: SieBook) -> tuple[object, ...]:
    """When a file was written, for who is believed: the day of #GEN, then what it covers."""
    day = file.info.generated
    return (day is not None, day or covered(file).end, covered(file).end, file.info.name)


def _place(voucher: VoucherDraft) -> Place:
    return Place(voucher.source_line, named(voucher))
