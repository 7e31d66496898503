"""Converted books are the same books: read back, or by the programs that they are meant for."""

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from finsam_ledger import sie
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.testing import ledgers
from tests.cli.commands import BOOKS

few = settings(
    max_examples=8,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
ODD = sie.read(
    b'#FNAMN "A; B (C)"\n#RAR 0 20210101 20211231\n#KONTO DIFF "Di;ff"\n#KONTO 1930 "=Bank"\n'
    b'#KONTO 19_30 "B"\n#KONTO 19-30 "C"\n#IB 0 1930 7.00\n'
    b'#VER "" "" 20210104 "(a; b) \\"c\\" * ! | d"\n{\n#TRANS 1930 {6 "P, 1;"} 5 "" "; x:  y"\n'
    b'#TRANS DIFF {} -5\n}\n#VER "A(" "1)" 20210105 ""\n{\n#TRANS 19_30 {} 1\n'
    b"#TRANS 19-30 {} -1\n}\n#VER A 2 20210106\n{\n}\n"
).ledger


def _sums(ledger: Ledger) -> dict[str, int]:
    """The closing balance of every account with one that is not zero."""
    closing = {n: ledger.balances.closing(n, ledger.year) for n in ledger.balances.accounts()}
    return {number: ore for number, ore in closing.items() if ore}


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def _balances(command: Sequence[str | Path]) -> dict[str, int]:
    """The balances that ledger or hledger prints as CSV, in öre by account number."""
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = Counter[str]()
    for account, amount in csv.reader(StringIO(told)):
        if ":" in account:
            found[account.rpartition(":")[2]] += round(100 * float(amount.split()[0]))
    return {number: ore for number, ore in found.items() if ore}


def _ledger(path: Path) -> dict[str, int]:
    form = "%(quoted(account)),%(quoted(display_total))\\n"
    words = ("--args-only", "-f", path, "balance", "--flat", "--empty", "--no-total")
    return _balances((_program("ledger"), *words, "--balance-format", form))


def _hledger(path: Path) -> dict[str, int]:
    words = ("-f", path, "balance", "--flat", "--no-total", "-O", "csv")
    return _balances((_program("hledger"), *words))


def _beancount(path: Path) -> dict[str, int]:
    loader = pytest.importorskip("beancount.loader", reason="beancount is not installed")
    core = pytest.importorskip("beancount.core.data")
    entries, errors, _ = loader.load_file(str(path))
    assert errors == []
    found = Counter[str]()
    for entry in entries:
        for posting in entry.postings if isinstance(entry, core.Transaction) else ():
            found[posting.account.rpartition(":")[2]] += int(posting.units.number * 100)
    return {number: ore for number, ore in found.items() if ore}


PROGRAMS = {"ledger": _ledger, "hledger": _hledger, "beancount": _beancount}
each_program = pytest.mark.parametrize("name", PROGRAMS)


@each_program
@few
@given(ledger=ledgers(vouchers=5))
def test_the_program_gives_the_same_balances(name: str, tmp_path: Path, ledger: Ledger) -> None:
    """Every account's closing balance is that of our own ledger."""
    path = tmp_path / f"bok.{name}"
    path.write_bytes(sie.convert(ledger, name))
    assert PROGRAMS[name](path) == _sums(ledger)


@each_program
def test_the_program_takes_odd_texts(name: str, tmp_path: Path) -> None:
    """Semicolons, quotes, brackets, letters in account numbers and a sum that is not zero."""
    path = tmp_path / f"bok.{name}"
    path.write_bytes(sie.convert(ODD, name))
    sums = PROGRAMS[name](path)
    assert sums.pop("Obalanserad-ingående-balans") == -700
    assert sums == {"1930": 1200, "DIFF": -500, "19-30": -100, "19-30-X": 100}


@each_program
def test_the_program_takes_an_example(name: str, tmp_path: Path) -> None:
    """A whole year of a real shape."""
    ledger = sie.read(BOOKS.read_bytes()).ledger
    path = tmp_path / f"bok.{name}"
    path.write_bytes(sie.convert(ledger, name))
    assert PROGRAMS[name](path) == _sums(ledger)


@settings(max_examples=30)
@given(ledgers(vouchers=5, full=True))
def test_csv_holds_every_line(ledger: Ledger) -> None:
    """The amounts per account are openings and lines, whatever the texts hold."""
    text = sie.convert(ledger, "csv").decode("utf-8-sig")
    head, *rows = csv.reader(StringIO(text, newline=""), delimiter=";")
    found = Counter[str]()
    for row in rows:
        found[row[head.index("account")]] += int(row[head.index("ore")])
    assert {number: ore for number, ore in found.items() if ore} == _sums(ledger)
    assert len(rows) == len(ledger.opening) + ledger.journal.rows
    assert not any(cell.startswith(("=", "@")) for row in rows for cell in row)


@settings(max_examples=30)
@given(ledgers(vouchers=5, full=True))
def test_json_holds_the_books(ledger: Ledger) -> None:
    """Accounts, openings and every voucher with its lines, struck and added ones too."""
    books = json.loads(sie.convert(ledger, "json"))
    assert books["opening"] == ledger.opening
    assert [account["number"] for account in books["accounts"]] == list(ledger.accounts)
    for told, voucher in zip(books["vouchers"], ledger.journal, strict=True):
        assert date.fromisoformat(told["date"]) == voucher.day
        lines = [(line["account"], line["ore"]) for line in told["lines"]]
        assert lines == [(line.account, line.ore) for line in voucher.lines]
        assert len(told.get("removed", [])) == len(voucher.removed)


def test_parquet_is_the_journal_table() -> None:
    """The file read back has the table's columns and rows."""
    io = pytest.importorskip("arro3.io", reason="the extra parquet is not installed")
    na = pytest.importorskip("nanoarrow", reason="the extra arrow is not installed")
    table = io.read_parquet(BytesIO(sie.convert(ODD, "parquet"))).read_all()
    assert (
        na.ArrayStream(table).read_all().to_pylist()
        == na.ArrayStream(sie.JournalTable(ODD)).read_all().to_pylist()
    )


def test_every_conversion_is_found_and_others_refused() -> None:
    """The list that the refusal gives is the list there is."""
    names = "beancount, csv, hledger, json, ledger, parquet"
    assert ", ".join(sie.all_conversions()) == names
    with pytest.raises(UnknownNameError, match=re.escape(names)):
        sie.convert(ODD, "xml")
