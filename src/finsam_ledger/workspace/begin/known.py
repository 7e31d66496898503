"""What is known before anything is asked (underlag): the books, last year's, an earlier folder."""

from pathlib import Path

from attrs import frozen

from finsam_ledger.core.association import normal_orgnr
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.store.magic import MAGIC, is_store
from finsam_ledger.terms import Text
from finsam_ledger.workspace.begin.answers import ONLY_PAPERS
from finsam_ledger.workspace.books import Books, open_books, read_books
from finsam_ledger.workspace.config import FILE_NAME, Config, parse_config
from finsam_ledger.workspace.files import read_bytes
from finsam_ledger.workspace.folder import books_of, config_text


@frozen
class Earlier:
    """An earlier bokslut folder (tidigare mapp).

    Args:
        folder: Where it is.
        text: Its bokslut.toml.
        config: The same as values.
        books: Its books.
    """

    folder: Path
    text: str
    config: Config
    books: Books

    @property
    def year(self) -> FiscalYear:
        """The fiscal year of its books (räkenskapsår)."""
        return self.books.ledger.year

    @property
    def own_book(self) -> Path | None:
        """The library's own book that it is made from, None when it is made from SIE (egen bok)."""
        path = self.folder / self.config.file
        return path if self.config.file and is_store(read_bytes(path, len(MAGIC))) else None

    @property
    def is_whole(self) -> bool:
        """Whether its books reach the last day of their year (helår)."""
        return self.books.period.end == self.year.end


@frozen
class Known:
    """What is known before anything is asked (underlag).

    Args:
        books: The year's books, opened from last year's when the year has no file yet.
        file: The file of the year's books; None when there is none yet.
        previous: Last year's file, where it is given.
        earlier: The folder that the new one is made after.
    """

    books: Books
    file: Path | None = None
    previous: Path | None = None
    earlier: Earlier | None = None

    @property
    def year(self) -> FiscalYear:
        """The fiscal year (räkenskapsår)."""
        return self.books.ledger.year

    @property
    def is_next_year(self) -> bool:
        """Whether the earlier folder is of the year before (nästa år)."""
        return self.earlier is not None and self.earlier.year != self.year

    @property
    def name(self) -> str:
        """The association's name, as the earlier folder or the books say it (namn)."""
        own = self.books.ledger.association.name
        return self.earlier.config.association.name if self.earlier else own

    @property
    def orgnr(self) -> str:
        """Its number (organisationsnummer)."""
        own = self.books.ledger.association.orgnr
        return (self.earlier.config.association.orgnr if self.earlier else "") or own

    @property
    def unit(self) -> Unit:
        """The unit of the figures (enhet)."""
        return self.earlier.config.unit if self.earlier else Unit.TKR

    def kind(self, until: Period) -> str:
        """The document that is likely wanted (slag)."""
        if self.earlier and (self.is_next_year or until == self.earlier.config.period):
            return self.earlier.config.document.kind or ONLY_PAPERS
        return "arsredovisning" if until.end == self.year.end else "delarsrapport"

    @property
    def period(self) -> Period:
        """The days that are likely wanted (period): what the books cover, or as the year before."""
        if self.earlier and self.is_next_year:
            months = len(list(self.earlier.config.period.months()))
            return Period(self.year.start, list(self.year.months())[:months][-1].end)
        return self.books.period


def known(
    file: Path | None = None, previous: Path | None = None, earlier: Path | None = None
) -> Known:
    """Read what a new folder is made from (läs underlag).

    Args:
        file: The year's SIE file, or the library's own book.
        previous: Last year's SIE file.
        earlier: An earlier bokslut folder, of the same year or the one before.

    Raises:
        ConfigurationError: Nothing to begin from is given, or it is not of one association and of
            years that follow each other.
        FinsamError: A file cannot be read.
    """
    before = None if earlier is None else _earlier(earlier)
    kept = None if before is None else before.own_book
    found = Known(_books(file or kept, previous, before), file or kept, previous, before)
    if before is not None:
        _follows(found, before)
    return found


def _earlier(folder: Path) -> Earlier:
    text = config_text(folder)
    config = parse_config(text, str(folder / FILE_NAME))
    return Earlier(folder, text, config, books_of(folder, config))


def _books(file: Path | None, previous: Path | None, earlier: Earlier | None) -> Books:
    if file is not None:
        return read_books(file, previous=previous)
    if previous is not None:
        return open_books(read_books(previous).ledger.association, [previous])
    if earlier is None:
        raise ConfigurationError(
            Text("det finns ingen bokföring att börja från", "there are no books to begin from"),
            Text(
                "Ge årets SIE-fil med --sie, eller förra årets mapp med --fran",
                "Give the year's SIE file with --sie, or last year's folder with --fran",
            ),
        )
    if not (earlier.is_whole and earlier.config.file):
        raise ConfigurationError(
            Text(
                f"mappens bokföring slutar {earlier.books.period.end} och kan inte öppna nästa år",
                f"its books end {earlier.books.period.end} and cannot open the next year",
            ),
            Text("Ge årets SIE-fil med --sie", "Give the year's SIE file with --sie"),
            str(earlier.folder),
        )
    path = earlier.folder / earlier.config.file
    return open_books(earlier.books.ledger.association, [path], chart=earlier.config.chart)


def _follows(found: Known, earlier: Earlier) -> None:
    """Refuse a folder of another association, or of neither this year nor the one before."""
    ours, theirs = found.books.ledger.association.orgnr, earlier.config.association.orgnr
    if ours and theirs and normal_orgnr(ours) != normal_orgnr(theirs):
        raise ConfigurationError(
            Text(
                f"mappen gäller {theirs} men bokföringen {ours}",
                f"the folder is of {theirs} but the books of {ours}",
            ),
            Text("Välj en mapp eller fil för samma förbund", "Choose one of the same association"),
            str(earlier.folder),
        )
    if found.year not in (earlier.year, earlier.year.following()):
        raise ConfigurationError(
            Text(
                f"mappen gäller {earlier.year} och bokföringen {found.year}",
                f"the folder is of {earlier.year} and the books of {found.year}",
            ),
            Text(
                "Välj mappen för samma år eller året före",
                "Choose the folder of the same year or the one before",
            ),
            str(earlier.folder),
        )
