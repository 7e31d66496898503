"""The command line read in Swedish (kommandoraden): argparse with Swedish words throughout.

The standard library's parser is used because the command must answer in Swedish also when it
refuses: the packages tried for this cannot translate their error texts.
"""

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

from finsam_ledger.errors import FinsamError
from finsam_ledger.terms import Text


class UsageError(FinsamError):
    """The command line cannot be followed (fel i kommandot)."""


_MESSAGES = (
    (r"the following arguments are required: (.+)", "det saknas: {0}"),
    (r"unrecognized arguments: (.+)", "okänt på kommandoraden: {0}"),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        "{0}: ”{1}” finns inte. Välj bland {2}",
    ),
    (r"argument (.+): expected one argument", "{0} behöver ett värde"),
    (r"argument (.+): expected at least one argument", "{0} behöver minst ett värde"),
    (r"argument (.+): invalid .+ value: '(.*)'", "{0}: ”{1}” går inte att läsa"),
    (r"argument (.+): ignored explicit argument '(.*)'", "{0} tar inget värde (fick ”{1}”)"),
    (r"ambiguous option: (.+) could match (.+)", "{0} kan betyda {1}"),
    (r"argument (.+?): (.+)", "{0}: {1}"),
)


def swedish(message: str) -> str:
    """A message of argparse in Swedish (översatt felmeddelande).

    >>> swedish("the following arguments are required: FIL")
    'det saknas: FIL'
    """
    for pattern, words in _MESSAGES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return words.format(*(group.replace("'", "") for group in match.groups()))
    return message


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Så skriver man: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Swedish and raises instead of exiting (kommandotolk)."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            formatter_class=_Help,
            add_help=False,
            allow_abbrev=False,
            **options,  # type: ignore[arg-type]
        )
        self._positionals.title = "Anges"
        self._optionals.title = "Val"
        self.add_argument("-h", "--help", "--hjalp", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing English and exiting.

        Raises:
            UsageError: Always.
        """
        raise UsageError(
            Text(swedish(message), message),
            Text(f"Se {self.prog} --help", f"See {self.prog} --help"),
        )
