"""What a command is (kommando), and finding them all."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import cache
from importlib import import_module

from attrs import frozen

from finsam_ledger.discovery import discover


@frozen
class Entry:
    """What stands in a list of commands (post i kommandolistan).

    Args:
        name: What the user writes, Swedish without å ä ö.
        summary: One line for the list of commands.
        description: What it does, for its own help.
    """

    name: str
    summary: str
    description: str


@frozen
class Command(Entry):
    """A command (kommando), one file each in ``commands`` or in a group's folder.

    Args:
        configure: Adds its arguments.
        run: Carries it out and returns the exit status.
    """

    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


@frozen
class CommandGroup(Entry):
    """A command that is followed by one of its own (kommandogrupp), as in ``sie granska``.

    A group is a folder in ``commands`` whose ``__init__`` holds the group and whose files hold one
    command each, all under the name ``COMMAND``.

    Args:
        package: The folder's name as a module, ``__name__`` where the group is written.
    """

    package: str

    def commands(self) -> tuple[Entry, ...]:
        """Its commands, in order of name (gruppens kommandon)."""
        return entries(self.package)


@cache
def entries(package: str = "finsam_ledger.cli.commands") -> tuple[Entry, ...]:
    """The commands and groups of a folder, in order of name (alla kommandon)."""
    return discover(import_module(package), "COMMAND", Entry)
