"""Where something stands in a TOML file (platser), so that a refusal names file and line."""

from contextlib import AbstractContextManager
from enum import StrEnum
from typing import TypeVar

from attrs import frozen

from finsam_ledger.errors import ConfigurationError, placed
from finsam_ledger.strict_toml import line_of
from finsam_ledger.terms import Text

E = TypeVar("E", bound=StrEnum)


@frozen
class Places:
    r"""The lines of a TOML text (platser).

    Args:
        text: The text.
        where: Its name, for messages.

    >>> Places("a = 1\nb = 2", "x.toml").line("b")
    2
    """

    text: str
    where: str

    def line(self, *path: str | int) -> int:
        """The line of a key or table, counted from 1."""
        return line_of(self.text, path)

    def name(self, *path: str | int) -> str:
        """File and line as people write them, "bokslut.toml rad 12"."""
        return f"{self.where} rad {self.line(*path)}"

    def at(self, *path: str | int) -> AbstractContextManager[None]:
        """Gives an error from within the place of a key."""
        return placed(self.name(*path))

    def word(self, kind: type[E], value: str, *path: str | int) -> E:
        """The member that a word stands for.

        Raises:
            ConfigurationError: There is none; those that there are, are told.
        """
        with self.at(*path):
            try:
                return kind(value)
            except ValueError:
                known = ", ".join(member.value for member in kind)
                raise ConfigurationError(
                    Text(f"{path[-1]} = ”{value}” finns inte", f'no {path[-1]} = "{value}"'),
                    Text(f"Välj bland {known}", f"Choose among {known}"),
                ) from None
