"""What cannot be carried out (fel): a small family of exceptions that carry their facts."""

from collections.abc import Iterator
from contextlib import contextmanager

from finsam_ledger.terms import Text


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
        parts = [f"{self.where}: {self.what.lang(lang)}" if self.where else self.what.lang(lang)]
        if self.remedy is not None:
            parts.append(self.remedy.lang(lang))
        if len(parts) == 1:
            return parts[0]
        return " ".join(part if part[-1:] in ".?!" else f"{part}." for part in parts)

    def at(self, where: str) -> "FinsamError":
        """The same error, placed in a file, line or key that the raiser could not know."""
        return type(self)(self.what, self.remedy, where)

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


class UnreadableInputError(FinsamError):
    """A file is not what it should be (oläsbar fil), or cannot be opened."""


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
