"""The programs that compare.py runs on the same books: which file they read and by which words."""

import shutil
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from subprocess import run
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
DEFAULT_FINSAM = Path(sys.executable).with_name("finsam-ledger")
FINSAM = "finsam-ledger"
YARDSTICKS = ("ledger-three", "ledger-session")
"""The same three reports: by three processes, and by one that reads the books once."""

Command = tuple[str, ...]

_LEDGER_BOOKS: Command = ("ledger", "--args-only", "-f", "{file}")
_LEDGER = (*_LEDGER_BOOKS, "balance")
_LEDGER_INCOME = (*_LEDGER, "^Income", "^Expenses")
_LEDGER_POSITION = (*_LEDGER, "^Assets", "^Liabilities", "^Equity")
_LEDGER_TRIAL = (*_LEDGER, "--flat", "--empty")
_LEDGER_SESSION = (*_LEDGER_BOOKS, "--script", str(HERE / "ledger_reports.txt"))
_HLEDGER: Command = ("hledger", "-f", "{file}")
_HLEDGER_INCOME = (*_HLEDGER, "incomestatement")
_HLEDGER_POSITION = (*_HLEDGER, "balancesheetequity")
_HLEDGER_TRIAL = (*_HLEDGER, "balance", "--flat", "--empty")


class Peer(NamedTuple):
    """A program, the kind of books it reads and what it is asked for."""

    name: str
    what: str
    form: str
    commands: tuple[Command, ...]
    """Processes that run one after the other; ``{file}`` stands for the books."""
    package: str = ""
    """The Python package that must be there, if the program is Python itself."""

    @property
    def program(self) -> str:
        """The executable."""
        return self.commands[0][0]

    def installed(self) -> bool:
        """Whether program and package are there."""
        found = shutil.which(self.program) is not None
        return found and (not self.package or find_spec(self.package) is not None)

    def version(self) -> str:
        """Name and version of what runs."""
        if self.package:
            return f"{self.package} {metadata.version(self.package)}"
        answer = run([self.program, "--version"], capture_output=True, text=True, check=False)
        lines = answer.stdout.splitlines() if answer.returncode == 0 else []
        return lines[0].split(",")[0] if lines else "version unknown"

    def commands_for(self, books: Path) -> list[list[str]]:
        """The commands for one file."""
        return [[word.replace("{file}", str(books)) for word in words] for words in self.commands]


def _script(name: str) -> tuple[Command, ...]:
    return ((sys.executable, str(HERE / name), "{file}"),)


def all_peers(finsam: Path = DEFAULT_FINSAM) -> tuple[Peer, ...]:
    """Every program of the comparison, installed or not."""
    ledger_three = (_LEDGER_INCOME, _LEDGER_POSITION, _LEDGER_TRIAL)
    hledger_three = (_HLEDGER_INCOME, _HLEDGER_POSITION, _HLEDGER_TRIAL)
    return (
        Peer(FINSAM, "three reports", "sie", ((str(finsam), "rapport", "{file}"),)),
        Peer("ledger-one", "income statement", "ledger", (_LEDGER_INCOME,)),
        Peer("ledger-three", "three reports", "ledger", ledger_three),
        Peer("ledger-session", "three reports", "ledger", (_LEDGER_SESSION,)),
        Peer("hledger-one", "income statement", "ledger", (_HLEDGER_INCOME,)),
        Peer("hledger-three", "three reports", "ledger", hledger_three),
        Peer("beancount", "balances", "beancount", _script("peer_beancount.py"), "beancount"),
        Peer("polars", "sums of the CSV file", "csv", _script("peer_polars.py"), "polars"),
        Peer("textbook", "three reports", "sie", _script("textbook.py")),
    )
