"""The journal as Arrow: every line with all it says, and the libraries that take it."""

from datetime import date

import pytest
from hypothesis import given, settings

from finsam_ledger import sie
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.testing import ledgers

na = pytest.importorskip("nanoarrow", reason="the extra arrow is not installed")
DAY = date(2021, 1, 4)


def _rows(ledger: Ledger) -> list[dict[str, object]]:
    return [
        {
            "voucher": place,
            "series": voucher.series,
            "number": voucher.number,
            "date": voucher.day,
            "text": voucher.text,
            "account": line.account,
            "account_name": ledger.accounts[line.account].name,
            "ore": line.ore,
            "line_text": line.text,
            "objects": [{"dimension": ref.dimension, "code": ref.code} for ref in line.objects],
            "registered": voucher.registered,
            "sign": voucher.sign,
            "source_line": voucher.source_line,
        }
        for place, voucher in enumerate(ledger.journal)
        for line in voucher.lines
    ]


@settings(max_examples=50)
@given(ledgers(full=True))
def test_every_line_is_a_row(ledger: Ledger) -> None:
    """The table read back is the journal, line by line, nothing changed and nothing missing."""
    table = na.ArrayStream(sie.JournalTable(ledger)).read_all().to_pylist()
    assert table == _rows(ledger)


def test_a_journal_that_shares_its_columns() -> None:
    """Vouchers posted to another ledger afterwards are not in the table."""
    book = sie.read(b"#RAR 0 20210101 20211231\n#KONTO 1930 B\n#KONTO 3981 C\n")
    draft = VoucherDraft(DAY, (Line("1930", 5), Line("3981", -5)))
    first = book.ledger.post(draft)
    second = first.post(draft)
    lengths = [len(na.ArrayStream(sie.JournalTable(led)).read_all()) for led in (first, second)]
    assert lengths == [2, 4]


def test_amounts_beyond_64_bits_are_refused() -> None:
    """What the table cannot hold is told, not cut."""
    book = sie.read(b"#RAR 0 20210101 20211231\n#KONTO 1930 B\n#KONTO 3981 C\n")
    draft = VoucherDraft(DAY, (Line("1930", 10**30), Line("3981", -(10**30))))
    with pytest.raises(ValueRefusedError, match="64 bitar"):
        sie.JournalTable(book.ledger.post(draft)).__arrow_c_stream__()


@settings(max_examples=20)
@given(ledgers(vouchers=4))
def test_polars_takes_it(ledger: Ledger) -> None:
    """The sums of a group-by are the movements of the ledger."""
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.DataFrame(sie.JournalTable(ledger)).group_by("account").agg(polars.sum("ore"))
    movements = {n: ledger.balances.movement(n, ledger.year) for n in ledger.journal.accounts()}
    assert dict(frame.select("account", "ore").rows()) == movements


def test_duckdb_takes_it() -> None:
    """SQL over the table, its dates and objects included."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    book = sie.read(
        b"#VER A 1 20210104\n{\n#TRANS 1930 {6 P1} 5\n#TRANS 3981 {} -5\n}\n", name="a.se"
    )
    connection = duckdb.connect()
    connection.register("journal", sie.JournalTable(book.ledger))
    query = "SELECT date, ore FROM journal WHERE objects[1].code = 'P1'"
    assert connection.sql(query).fetchall() == [(DAY, 500)]
