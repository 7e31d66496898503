"""SIE 1–4, the exchange format of Swedish bookkeeping: bytes to a ledger, and a ledger to bytes."""

from finsam_ledger.sie.book import SieBook, SieInfo, duplicates
from finsam_ledger.sie.checksum import Checksum
from finsam_ledger.sie.flag import mark_imported
from finsam_ledger.sie.header import Balance
from finsam_ledger.sie.mojibake import repair_mojibake
from finsam_ledger.sie.reader import read
from finsam_ledger.sie.writer import write

__all__ = [
    "Balance",
    "Checksum",
    "SieBook",
    "SieInfo",
    "duplicates",
    "mark_imported",
    "read",
    "repair_mojibake",
    "write",
]
