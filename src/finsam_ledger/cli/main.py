"""The entry point (ingången): arguments in, exit status out, one message when it cannot be done."""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from finsam_ledger.cli.command import Command, CommandGroup, Entry, entries
from finsam_ledger.cli.parser import Parser
from finsam_ledger.errors import FinsamError
from finsam_ledger.version import VERSION

DONE, FOUND, IMPOSSIBLE, INTERRUPTED = 0, 1, 2, 130
_LANG = "--lang"
_DESCRIPTION = """\
Bokslut för samordningsförbund ur en SIE-fil: resultaträkning, balansräkning, noter,
saldobalans och kontroller, där varje tal stämmer av och kan följas till sina verifikationer.

Börja med:  finsam-ledger rapport FIL.se
"""
_EPILOG = """\
Slutkod: 0 klart, 1 klart men med anmärkningar av graden fel, 2 gick inte att utföra.
"""


def build_parser(wanted: Sequence[str] = ()) -> Parser:
    """The whole command line (kommandotolk).

    Args:
        wanted: The words that are to be parsed. Only the arguments of the command they name are
            added, so that no other command costs the start anything.
    """
    parser = Parser(prog="finsam-ledger", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument(
        "--version", action="version", version=f"finsam-ledger {VERSION}", help="visa versionen"
    )
    _add_language(parser, "sv")
    add_commands(parser, entries(), _after_language(wanted))
    return parser


def add_commands(parser: Parser, listed: Iterable[Entry], wanted: Sequence[str]) -> None:
    """Add commands to a parser (lägg till kommandon), and to each wanted group its own.

    Args:
        parser: The whole command line, or a group's part of it.
        listed: The commands and groups to choose among.
        wanted: The words that follow on the command line.
    """
    chosen = parser.add_subparsers(
        title="Kommandon", metavar="KOMMANDO", required=True, parser_class=Parser
    )
    for entry in listed:
        child = chosen.add_parser(entry.name, help=entry.summary, description=entry.description)
        if isinstance(entry, CommandGroup):
            if entry.name in wanted[:1]:
                add_commands(child, entry.commands(), wanted[1:])
        elif isinstance(entry, Command):
            _add_command(child, entry, is_wanted=entry.name in wanted[:1])


def _add_command(child: Parser, command: Command, *, is_wanted: bool) -> None:
    _add_language(child, argparse.SUPPRESS)
    if is_wanted:
        command.configure(child)
    child.set_defaults(run=command.run)


def _add_language(parser: Parser, default: str) -> None:
    """The language, before or after the command; where it is not said the earlier one stands."""
    parser.add_argument(
        _LANG, choices=("sv", "en"), default=default, help="språk i utskrift och meddelanden (sv)"
    )


def _after_language(words: Sequence[str]) -> Sequence[str]:
    """The words from the command on, where the language stands first."""
    if words[:1] == [_LANG]:
        return words[2:]
    return words[1:] if words and words[0].startswith(f"{_LANG}=") else words


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line (kör kommandot).

    Args:
        arguments: The words after the program's name; None takes them from the process.

    Returns:
        0 done, 1 done with findings of severity error, 2 could not be done.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    is_english = f"{_LANG}=en" in given or (_LANG, "en") in pairwise(given)
    lang = "en" if is_english else "sv"
    try:
        with _no_collector():
            parsed = build_parser(given).parse_args(given)
            lang = parsed.lang
            return int(parsed.run(parsed))
    except FinsamError as error:
        from finsam_ledger.cli.terminal import say  # noqa: PLC0415 only where it is needed

        say(f"finsam-ledger: {error.text(lang)}", error=True)
        return IMPOSSIBLE
    except BrokenPipeError:
        _silence_stdout()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the garbage collector: a command is short, and its books hold no rings to find."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _silence_stdout() -> None:
    """The reader of a pipe has left: say nothing more, not even when Python flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
