"""What cannot be carried out (fel): a small family of exceptions that carry their facts."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date
from typing import Self

from finsam_ledger.terms import Text


def message(what: Text, remedy: Text | None, where: str, lang: str) -> str:
    """Where, what and how to mend it on one line (meddelande), as the command prints it.

    >>> message(Text("filen är tom", "the file is empty"), Text("Läs om den", ""), "a.se", "sv")
    'a.se: filen är tom. Läs om den.'
    """
    told = f"{where}: {what.lang(lang)}" if where else what.lang(lang)
    if remedy is None:
        return told
    parts = (told, remedy.lang(lang))
    return " ".join(part if part[-1:] in ".?!" else f"{part}." for part in parts)


class FinsamError(Exception):
    """Something cannot be done (fel): says where, what and how to mend it.

    Args:
        what: The cause.
        remedy: What the user can do about it.
        where: File, line or key, as far as known; empty when there is none.

    >>> str(FinsamError(Text("filen är tom", "the file is empty"), where="a.se"))
    'a.se: filen är tom'
    """

    def __init__(self, what: Text, remedy: Text | None = None, where: str = "") -> None:
        super().__init__(what, remedy, where)
        self.what = what
        self.remedy = remedy
        self.where = where

    def text(self, lang: str = "sv") -> str:
        """The whole message in one language, as the command prints it."""
        return message(self.what, self.remedy, self.where, lang)

    def at(self, where: str) -> Self:
        """The same error with its facts, placed in a file, line or key its raiser did not know."""
        placed = copy(self)
        placed.where = where
        return placed

    def carrying(self, **facts: object) -> Self:
        """The same error with the facts that its class names (uppgifter).

        >>> UnbalancedVoucherError(Text("fel", "wrong")).carrying(difference_ore=5).difference_ore
        5
        """
        for name, fact in facts.items():
            setattr(self, name, fact)
        return self

    def __str__(self) -> str:
        return self.text()


@contextmanager
def placed(where: str) -> Iterator[None]:
    """Gives an error from within the place that its raiser could not know (platsangivelse).

    Args:
        where: File and line; empty leaves errors as they are.
    """
    try:
        yield
    except FinsamError as error:
        raise (error.at(where) if where and not error.where else error) from None


class ValueRefusedError(FinsamError):
    """A value that can never be right was given (otillåtet värde), for instance a float."""


class UnbalancedVoucherError(FinsamError):
    """A voucher does not sum to zero (obalanserad verifikation); ``difference_ore`` tells."""

    difference_ore: int = 0


class EmptyVoucherError(ValueRefusedError):
    """A voucher has fewer than two lines (tom verifikation): it books nothing."""


class OutsideYearError(ValueRefusedError):
    """A date lies in no fiscal year that the books have (utanför räkenskapsåret); ``day`` tells."""

    day: date | None = None


class UnknownAccountError(ValueRefusedError):
    """An account that the books do not have (okänt konto); ``account`` tells."""

    account: str = ""


class NumberTakenError(ValueRefusedError):
    """A voucher number is used already (upptaget nummer); ``series`` and ``number`` tell."""

    series: str = ""
    number: str = ""


class AmountTooLargeError(ValueRefusedError):
    """An amount no books of this kind can have (för stort belopp); ``ore`` tells."""

    ore: int = 0


class UnbalancedOpeningError(ValueRefusedError):
    """Opening balances do not sum to zero (obalanserade ingående balanser)."""

    difference_ore: int = 0


class LockedPeriodError(FinsamError):
    """A voucher is dated in a locked month (låst period); ``day`` tells."""

    day: date | None = None


class SealedYearError(FinsamError):
    """The fiscal year is closed for good (stängt räkenskapsår); ``year_end`` tells which."""

    year_end: date | None = None


class LockOrderError(FinsamError):
    """Months and years are closed in order (fel ordning); ``first_open`` is what comes first."""

    first_open: date | None = None


class UnknownVoucherError(FinsamError):
    """There is no such voucher (okänd verifikation); ``series`` and ``number`` tell."""

    series: str = ""
    number: str = ""


class AlreadyCorrectedError(FinsamError):
    """The voucher is corrected already, or is a reversal itself (redan rättad); ``by`` tells."""

    by: str = ""


class MissingReasonError(FinsamError):
    """Who did it, or why, is not stated (uppgift saknas); LKBR 3 kap. 7 § asks for it."""


class NumberGapError(FinsamError):
    """Numbers of a series are missing or not (lucka i nummerserie); ``gaps`` tells which."""

    series: str = ""
    gaps: tuple[range, ...] = ()


class StalePlanError(FinsamError):
    """What is to be posted is not what was shown (inaktuell plan); ``code`` tells what it is."""

    code: str = ""


class YearOrderError(FinsamError):
    """A fiscal year cannot be opened (räkenskapsåret kan inte öppnas); ``year_start`` tells."""

    year_start: date | None = None


class UnreadableInputError(FinsamError):
    """A file is not what it should be (oläsbar fil), or cannot be opened."""


class NewerStoreError(FinsamError):
    """A book file was made by a newer version (nyare bokfil); ``version`` tells its tables'."""

    version: int = 0


class DamagedStoreError(FinsamError):
    """A book file is not what was written (skadad bokfil); ``entry`` tells the first wrong one."""

    entry: int = 0


class StoreBusyError(FinsamError):
    """Another program is writing in the book file (upptagen bokfil)."""


class ConfigurationError(FinsamError):
    """A TOML file says something that cannot be followed (fel i inställningarna)."""


class LayoutError(ConfigurationError):
    """A statement layout is wrong (fel i uppställningen), ``row`` tells where: refused at once."""

    row: str = ""


class UnknownNameError(FinsamError):
    """A name that nothing has (okänt namn); the message lists the nearest ones."""


class MissingExtraError(FinsamError):
    """A format or function needs a package that is not installed (tillval saknas)."""


class UnprintableError(FinsamError):
    """A document cannot be made in a format (kan inte tryckas): a picture is broken."""


class OutputError(FinsamError):
    """A result cannot be written where it was wanted (kan inte skriva)."""
