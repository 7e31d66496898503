"""Changes of one amount in an SIE file, and what a closing then says that it did not say before."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from attrs import frozen

from finsam_ledger.core.finding import Finding
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.workspace.closing import Closing
from tests.examples.of_law import of_books

TRANS = re.compile(r"(\s*#TRANS )(\S+)( \{.*?\} )(-?[\d.]+)(.*)", re.DOTALL)
VER = re.compile(r"#VER (\S+) (\S+) (\d{8})")
BALANCE = re.compile(r"(#(?:IB|UB|RES) 0 )(\S+)( )(-?[\d.]+)(.*)", re.DOTALL)


class Row(NamedTuple):
    """A line of the file with an amount: where, which account, öre."""

    line: int
    account: str
    ore: int


@frozen
class Entry:
    """A voucher of the file: its name, line, day and rows with an amount."""

    name: str
    line: int
    day: date
    rows: tuple[Row, ...]

    def net(self) -> dict[str, int]:
        """What it books on each account, zeros left out."""
        sums = Counter[str]()
        for row in self.rows:
            sums[row.account] += row.ore
        return {account: ore for account, ore in sums.items() if ore}


@frozen
class SieText:
    """An SIE file as lines; bytes are kept as they are."""

    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "SieText":
        """The file's lines."""
        return cls(tuple(path.read_bytes().decode("latin-1").splitlines(keepends=True)))

    def vouchers(self) -> list[Entry]:
        """The vouchers in order."""
        found: list[Entry] = []
        for i, text in enumerate(self.lines):
            head, row = VER.match(text), TRANS.match(text)
            if head:
                day = datetime.strptime(head.group(3), "%Y%m%d").date()  # noqa: DTZ007 a day
                found.append(Entry(f"{head.group(1)} {head.group(2)}", i, day, ()))
            elif row:
                last = found.pop()
                rows = (*last.rows, Row(i, row.group(2), ore_of(row.group(4))))
                found.append(Entry(last.name, last.line, last.day, rows))
        return found

    def balances(self, record: str) -> list[Row]:
        """The balances that the file reports of this year: #IB, #UB or #RES."""
        found = ((i, BALANCE.match(text)) for i, text in enumerate(self.lines))
        return [
            Row(i, match.group(2), ore_of(match.group(4)))
            for i, match in found
            if match and match.group(1).startswith(f"#{record} ")
        ]

    def changed(self, changes: Mapping[int, int]) -> bytes:
        """The file with öre added to the amounts of some lines."""
        lines = list(self.lines)
        for i, ore in changes.items():
            match = TRANS.match(lines[i]) or BALANCE.match(lines[i])
            assert match is not None
            head, account, middle, amount, tail = match.groups()
            lines[i] = f"{head}{account}{middle}{kronor(ore_of(amount) + ore)}{tail}"
        return "".join(lines).encode("latin-1")


def ore_of(text: str) -> int:
    """An amount of an SIE file in öre."""
    whole, _, part = text.lstrip("-").partition(".")
    ore = int(whole) * 100 + int(part.ljust(2, "0") or 0)
    return -ore if text.startswith("-") else ore


def kronor(ore: int) -> str:
    """Öre as an SIE file writes them."""
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02}"


Said = Counter[tuple[str, str, int]]
"""What a closing complains of: tie-out or code, what it names, and by how much."""


def said(closing: Closing) -> Said:
    """Every tie-out that does not hold to the öre, and every finding but those of the tie-outs.

    A finding is known by its code, the account, member or voucher that it names, and its amount.
    What only differs in print depends on rounding and is left out. So are the rules of law, which
    conclude of amounts that change with the voucher; they have tests of their own.
    """
    ties = (tie for tie in closing.report.tie_outs if tie.difference_ore)
    told = Counter(("tie_out", tie.id, tie.difference_ore) for tie in ties)
    for finding in of_books(closing.report):
        if finding.code != "tie_out":
            told[finding.code, _named(finding), finding.difference_ore or 0] += 1
    return told


def _named(finding: Finding) -> str:
    named = finding.evidence.get("account", finding.evidence.get("member", ""))
    return f"line {finding.line}" if finding.line else str(named)


def told_of(closing: Closing) -> set[str]:
    """The tie-outs that findings name: every one that does not hold is told."""
    return {
        str(finding.evidence["left"])
        for finding in closing.report.findings
        if finding.code == "tie_out" and finding.difference_ore
    }


def touching(ties: tuple[TieOut, ...], place: str) -> Iterator[tuple[TieOut, bool]]:
    """The tie-outs that a figure is part of, and whether it is the left of them."""
    for tie in ties:
        if tie.left == place:
            yield tie, True
        elif place in tie.right.split(" + "):
            yield tie, False
