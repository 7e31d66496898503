"""What is done with each damaged file: it is read in every way there is, and the ways agree."""

import zlib
from collections.abc import Callable, Mapping

from finsam_ledger import sie
from finsam_ledger.sie import SieBook
from finsam_ledger.sie.reader import _read

_BOTH_PATHS = 10


def read_sie(data: bytes) -> None:
    """Read a file of SIE 1-4; for one in ten also without the fast path, which gives the same."""
    book = sie.read(data, name="a.se")
    _check(book)
    if zlib.crc32(data) % _BOTH_PATHS == 0:
        assert _read(data, name="a.se", fast=False) == book


def _check(book: SieBook) -> None:
    for finding in book.findings:
        assert finding.message.sv
        assert finding.message.en
    ledger = book.ledger
    ledger.journal.prove()
    assert book.vouchers == len(ledger.journal) + len(ledger.rejected)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"sie": read_sie}
"""By the kind of file that the input once was."""
