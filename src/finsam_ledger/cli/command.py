"""What a command is (kommando), and finding them all."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import cache

from attrs import frozen

from finsam_ledger.discovery import discover


@frozen
class Command:
    """A command (kommando), one file each in ``commands``.

    Args:
        name: What the user writes, Swedish without å ä ö.
        summary: One line for the list of commands.
        description: What it does, for its own help.
        configure: Adds its arguments.
        run: Carries it out and returns the exit status.
    """

    name: str
    summary: str
    description: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


@cache
def commands() -> tuple[Command, ...]:
    """All commands, in order of name (alla kommandon)."""
    from finsam_ledger.cli import commands as folder  # noqa: PLC0415 found when first wanted

    return discover(folder, "COMMAND", Command)
