"""Running the command in the tests' own process, as a person would from a shell."""

from pathlib import Path
from typing import NamedTuple

import pytest

from finsam_ledger.cli import main

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "docs" / "exempel" / "varend-2021-08"
BOOKS = EXAMPLE / "varend-2021.se"


class Result(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


class Shell:
    """Runs commands and keeps what they print."""

    def __init__(self, captured: pytest.CaptureFixture[bytes]) -> None:
        """Keep the fixture that captures what is printed."""
        self.captured = captured

    def __call__(self, *words: str | Path) -> Result:
        """Run one command."""
        status = main([str(word) for word in words])
        out, err = self.captured.readouterr()
        return Result(status, out.decode(), err.decode())
