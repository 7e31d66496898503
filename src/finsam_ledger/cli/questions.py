"""Asking in the terminal (frågor): a default and help to each question, never without a person."""

import sys
from collections.abc import Callable
from contextlib import suppress
from textwrap import fill, indent
from typing import TypeVar

from attrs import frozen

from finsam_ledger.cli.terminal import say
from finsam_ledger.errors import FinsamError
from finsam_ledger.render import clean
from finsam_ledger.terms import Text

T = TypeVar("T")
_HELP = "?"
_WIDTH = 76
_BEGINNING = Text(
    "Enter tar det som står inom hakparentes, ? ger hjälp och Ctrl-C avbryter. Inget skrivs förrän "
    "alla frågor är besvarade.",
    "Enter takes what stands in brackets, ? gives help and Ctrl-C leaves. Nothing is written until "
    "all questions are answered.",
)


def is_attended() -> bool:
    """Whether somebody sits at the terminal and can answer (någon som svarar)."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@frozen
class Question:
    """A question (fråga).

    Args:
        words: What is asked.
        help: What is told to who answers with a question mark.
    """

    words: Text
    help: Text


@frozen
class Questions:
    """Asks, or takes what is given without asking (frågor).

    Args:
        is_asking: Whether there is somebody to ask.
        lang: "sv" or "en".
    """

    is_asking: bool
    lang: str = "sv"

    def __attrs_post_init__(self) -> None:
        if self.is_asking:
            with suppress(ImportError):  # arrow keys and Tab, where the system has them
                import readline  # noqa: F401, PLC0415

    def answer(
        self, question: Question, given: str | None, default: str, read: Callable[[str], T]
    ) -> T:
        """What is given in a flag, else what the person answers, else the default (svar).

        Args:
            question: What is asked.
            given: What the flag says; None when it is not there.
            default: What an empty answer means.
            read: Makes a value of the words, or raises; then the person is asked again.

        Raises:
            FinsamError: What is given, or the default when nobody is asked, cannot be read.
        """
        if given is not None or not self.is_asking:
            return read(default if given is None else given)
        while True:
            words = self._typed(question, default)
            try:
                return read(words or default)
            except FinsamError as error:
                self.tell(error.text(self.lang))

    def begin(self) -> None:
        """Say how to answer (inledning), when somebody is asked."""
        if self.is_asking:
            say(fill(_BEGINNING.lang(self.lang), _WIDTH))

    def tell(self, words: str) -> None:
        """Tell something between questions (säg), indented."""
        say(indent(fill(words, _WIDTH), "  "))

    def _typed(self, question: Question, default: str) -> str:
        """The words that a person types; a question mark tells the help and asks again."""
        shown = f" [{default}]" if default else ""
        while True:
            try:
                words = input(clean(f"{question.words.lang(self.lang)}{shown}: ")).strip()
            except EOFError:  # Ctrl-D means what Ctrl-C does
                raise KeyboardInterrupt from None
            if words != _HELP:
                return words
            self.tell(question.help.lang(self.lang))
