"""SIE 1–4, the exchange format of Swedish bookkeeping: bytes to a ledger, and a ledger to bytes.

The names are imported on first use, so that reading does not pay for writing.
"""

from typing import TYPE_CHECKING

from finsam_ledger.discovery import lazy_names

if TYPE_CHECKING:
    from finsam_ledger.sie.book import SieBook, SieInfo, duplicates
    from finsam_ledger.sie.checksum import Checksum
    from finsam_ledger.sie.flag import flag_place, mark_imported
    from finsam_ledger.sie.header import Balance
    from finsam_ledger.sie.lines import UnknownRecord
    from finsam_ledger.sie.mojibake import repair_mojibake
    from finsam_ledger.sie.reader import read
    from finsam_ledger.sie.repair_file import repair
    from finsam_ledger.sie.writer import Written, export, write
    from finsam_ledger.sie.writer_content import EXACT, FORTNOX, LOSSLESS, Receiver

_HOMES = {
    "book": ("SieBook", "SieInfo", "duplicates"),
    "checksum": ("Checksum",),
    "flag": ("flag_place", "mark_imported"),
    "header": ("Balance",),
    "lines": ("UnknownRecord",),
    "mojibake": ("repair_mojibake",),
    "reader": ("read",),
    "repair_file": ("repair",),
    "writer": ("Written", "export", "write"),
    "writer_content": ("EXACT", "FORTNOX", "LOSSLESS", "Receiver"),
}
__getattr__ = lazy_names(__name__, _HOMES)

__all__ = [
    "EXACT",
    "FORTNOX",
    "LOSSLESS",
    "Balance",
    "Checksum",
    "Receiver",
    "SieBook",
    "SieInfo",
    "UnknownRecord",
    "Written",
    "duplicates",
    "export",
    "flag_place",
    "mark_imported",
    "read",
    "repair",
    "repair_mojibake",
    "write",
]
