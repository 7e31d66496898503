"""Book files (bokfiler): begun from an SIE file or from nothing, and written as one."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from finsam_ledger import sie
from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.opening import opening_balances, year_after
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.errors import YearOrderError
from finsam_ledger.store import parse_seal, verify
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import AUTO, read_books
from finsam_ledger.workspace.files import read_text


@frozen
class NewBook:
    """What a new book is begun with (ny bok).

    Args:
        name: The association's name; empty takes that of the SIE file.
        orgnr: Its number; empty takes that of the SIE file.
        chart: "bas", "kommunbas", or "auto" to detect it from the SIE file.
        year: The first fiscal year; None is the year after the SIE file's.
        source: An SIE file to take accounts, objects and opening balances from.
    """

    name: str = ""
    orgnr: str = ""
    chart: str = AUTO
    year: FiscalYear | None = None
    source: Path | None = None


def begin_book(new: NewBook, *, by: str) -> Book:
    """A new book (lägg upp bok): from last year's closing balances, or from nothing.

    Args:
        new: What it is begun with.
        by: Who does it.

    Raises:
        YearOrderError: The SIE file is neither of the year nor of the one before.
        ValueRefusedError: The SIE file's result is not moved to equity.
        FinsamError: The SIE file cannot be read.
    """
    if new.source is None:
        chart = chart_named(new.chart if new.chart != AUTO else "bas")
        year = new.year or FiscalYear.calendar(date.today().year)  # noqa: DTZ011 the local day
        return Book.new(Association(new.name, new.orgnr), chart, year, by=by)
    ledger = read_books(new.source, chart=new.chart).ledger
    year = new.year or year_after(ledger.year)
    known = ledger.association
    return Book.new(
        evolve(known, name=new.name or known.name, orgnr=new.orgnr or known.orgnr),
        ledger.chart,
        year,
        by=by,
        accounts=ledger.accounts.values(),
        opening=_opening(ledger, year, str(new.source)),
        dimensions=ledger.dimensions.values(),
        objects=ledger.objects,
    )


def _opening(ledger: Ledger, year: FiscalYear, where: str) -> Mapping[str, int]:
    if ledger.year == year:
        return ledger.opening
    if ledger.year.end < year.start and year_after(ledger.year).start == year.start:
        return opening_balances(ledger)
    raise YearOrderError(
        Text(
            f"gäller {ledger.year}; boken börjar {year.start}",
            f"is of {ledger.year}; the book begins {year.start}",
        ),
        Text(
            "Ange en SIE-fil för samma år eller året före",
            "Give an SIE file of that year or before",
        ),
        where,
    ).carrying(year_start=year.start)


def export_sie(book: BookView, year: FiscalYear, generated: date) -> bytes:
    """A year of a book as an SIE file of type 4E (exportera), with the balances of the year before.

    Args:
        book: The book.
        year: Which year.
        generated: The day to state in the file.

    Raises:
        YearOrderError: The book has no such year.
        ValueRefusedError: A text holds a character that SIE lacks.
    """
    ledger = book.ledger(year)
    earlier = [one.ledger for one in book.years if one.year.end < year.start]
    if not earlier:
        return sie.write(ledger, generated=generated)
    before = earlier[-1]
    info = sie.SieInfo(years={-1: (before.year.start, before.year.end)})
    reported = {**ledger.reported, -1: _reported(before)}
    return sie.write(evolve(ledger, reported=reported), info=info, generated=generated)


def _reported(ledger: Ledger) -> ReportedBalances:
    """What a year's own books say of it."""
    closing = {n: ledger.balances.closing(n, ledger.year) for n in ledger.used_accounts}
    is_result = {number: ledger.line_of(number).is_result for number in closing}
    return ReportedBalances(
        ledger.opening,
        {number: ore for number, ore in closing.items() if not is_result[number]},
        {number: ore for number, ore in closing.items() if is_result[number]},
    )


def year_named(book: BookView, name: str) -> FiscalYear:
    """The fiscal year that somebody means (räkenskapsår): "2024" is the one that ends in 2024.

    Args:
        book: The book.
        name: Four digits; empty means the last year.

    Raises:
        YearOrderError: The book has no such year.
    """
    for year in reversed(book.fiscal_years):
        if name in ("", str(year.end.year)):
            return year
    known = ", ".join(str(year.end.year) for year in book.fiscal_years)
    raise YearOrderError(
        Text(f"boken har inget räkenskapsår {name}", f"the book has no fiscal year {name}"),
        Text(f"Boken har {known}", f"The book has {known}"),
    )


def declared(rows: Iterable[str]) -> tuple[Account, ...]:
    """Accounts written "1930 Bank" (konton), one a row."""
    split = (row.strip().partition(" ") for row in rows)
    return tuple(Account(number, name.strip()) for number, _, name in split if number)


def verified(path: Path, kept: Path | None) -> tuple[tuple[Finding, ...], tuple[Text, ...]]:
    """What verifying a book file finds, and what it was held against (verifiering).

    Args:
        path: The file.
        kept: A seal that was kept elsewhere, None when there is none.

    Raises:
        FinsamError: The file is no book, or the seal is no seal.
    """
    seal = None if kept is None else parse_seal(read_text(kept), str(kept))
    findings = verify(path, seal)
    facts = [
        Text(
            "Kedjan, sigillet i filen, tabellerna och bokens regler är prövade.",
            "The chain, the seal in the file, the tables and the rules of the book were tried.",
        )
    ]
    if seal is not None:
        facts.append(
            Text(
                f"Jämfört med sigillet från {seal.day} ({seal.entries} händelser).",
                f"Held against the seal of {seal.day} ({seal.entries} entries).",
            )
        )
    return findings, tuple(facts)
