"""SIE 1–5, the exchange format of Swedish bookkeeping: bytes to a ledger, and a ledger to bytes.

The names are imported on first use, so that reading does not pay for writing.
"""

from typing import TYPE_CHECKING

from finsam_ledger.discovery import lazy_names

if TYPE_CHECKING:
    from finsam_ledger.sie.arrow import JournalTable
    from finsam_ledger.sie.book import SieBook, SieInfo, duplicates
    from finsam_ledger.sie.checksum import Checksum
    from finsam_ledger.sie.comparison import Change, Comparison, Difference, FieldChange, compare
    from finsam_ledger.sie.conversion import Conversion, all_conversions, convert
    from finsam_ledger.sie.flag import flag_place, mark_imported
    from finsam_ledger.sie.header import Balance
    from finsam_ledger.sie.lines import UnknownRecord
    from finsam_ledger.sie.merging import merge
    from finsam_ledger.sie.mojibake import repair_mojibake
    from finsam_ledger.sie.pieces import Block
    from finsam_ledger.sie.planned import write_plan
    from finsam_ledger.sie.reader import read
    from finsam_ledger.sie.repair_file import repair
    from finsam_ledger.sie.sie5 import read_sie5
    from finsam_ledger.sie.sie5_writer import export_sie5
    from finsam_ledger.sie.stream import (
        SieTotals,
        stream_blocks,
        stream_totals,
        stream_vouchers,
    )
    from finsam_ledger.sie.writer import Written, export, write
    from finsam_ledger.sie.writer_content import EXACT, FORTNOX, LOSSLESS, Receiver

_HOMES = {
    "arrow": ("JournalTable",),
    "book": ("SieBook", "SieInfo", "duplicates"),
    "checksum": ("Checksum",),
    "comparison": ("Change", "Comparison", "Difference", "FieldChange", "compare"),
    "conversion": ("Conversion", "all_conversions", "convert"),
    "flag": ("flag_place", "mark_imported"),
    "header": ("Balance",),
    "lines": ("UnknownRecord",),
    "merging": ("merge",),
    "mojibake": ("repair_mojibake",),
    "planned": ("write_plan",),
    "pieces": ("Block",),
    "reader": ("read",),
    "sie5": ("read_sie5",),
    "sie5_writer": ("export_sie5",),
    "stream": ("SieTotals", "stream_blocks", "stream_totals", "stream_vouchers"),
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
    "Block",
    "Change",
    "Checksum",
    "Comparison",
    "Conversion",
    "Difference",
    "FieldChange",
    "JournalTable",
    "Receiver",
    "SieBook",
    "SieInfo",
    "SieTotals",
    "UnknownRecord",
    "Written",
    "all_conversions",
    "compare",
    "convert",
    "duplicates",
    "export",
    "export_sie5",
    "flag_place",
    "mark_imported",
    "merge",
    "read",
    "read_sie5",
    "repair",
    "repair_mojibake",
    "stream_blocks",
    "stream_totals",
    "stream_vouchers",
    "write",
    "write_plan",
]
