"""What is done with each damaged file: it is read in every way there is, and the ways agree."""

import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO

from finsam_ledger import sie
from finsam_ledger.sie import SieBook
from finsam_ledger.sie.reader import _read

_BOTH_WAYS = 30
_BLOCK = 256
_NOON = datetime(2022, 1, 15, 12, tzinfo=UTC)


def read_sie(data: bytes) -> None:
    """Read a file of SIE 1-4; for one in thirty without the fast path too, and in pieces."""
    book = sie.read(data, name="a.se")
    _check(book)
    if zlib.crc32(data) % _BOTH_WAYS == 0 and not book.info.sie_type.startswith("5"):
        assert _read(data, name="a.se", fast=False) == book
        totals = sie.stream_totals(BytesIO(data), name="a.se", block=_BLOCK)
        assert totals.findings == book.findings
        assert totals.balances == book.ledger.balances


def read_sie5(data: bytes) -> None:
    """Read a file of SIE 5, and for one in thirty write its vouchers and read them again."""
    book = sie.read(data, name="a.sie")
    _check(book)
    if zlib.crc32(data) % _BOTH_WAYS == 0:
        written = sie.export_sie5(book.ledger, generated=_NOON)
        assert len(sie.read(written.data).ledger.journal) == len(book.ledger.journal)


def _check(book: SieBook) -> None:
    for finding in book.findings:
        assert finding.message.sv
        assert finding.message.en
    ledger = book.ledger
    ledger.journal.prove()
    assert book.vouchers == len(ledger.journal) + len(ledger.rejected)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"sie": read_sie, "sie5": read_sie5}
"""By the kind of file that the input once was."""
