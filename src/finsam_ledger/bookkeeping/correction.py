"""Corrections (rättelser): never an edit but a reversing voucher and, mostly, a replacing one.

LKBR 3 kap. 7 §: when and by whom is stated, and whoever reads the corrected voucher must easily
learn of the correction. So the links go both ways, and every list shows all the vouchers.
"""

from datetime import date
from typing import NamedTuple

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.entry import Stamp
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, Voucher, VoucherDraft


class VoucherKey(NamedTuple):
    """What names a voucher in a book (verifikationsnummer): series, number and fiscal year."""

    series: str
    number: str
    year: FiscalYear

    def __str__(self) -> str:
        return f"{self.series} {self.number}"


@frozen
class Correction:
    """How a voucher was corrected (rättelse): by which vouchers, when, by whom and why.

    Args:
        original: The corrected voucher.
        reversed_by: The voucher that takes it back.
        replaced_by: The voucher that says what is right, None when the event never was.
        stamp: When and by whom.
        why: The reason.
    """

    original: VoucherKey
    reversed_by: VoucherKey
    replaced_by: VoucherKey | None
    stamp: Stamp
    why: str


def reversal(voucher: Voucher, on: date, why: str) -> VoucherDraft:
    """The draft that takes a voucher back (rättelsepost): the same lines with the other sign.

    Args:
        voucher: What is corrected.
        on: The day the correction belongs to.
        why: The reason, which becomes its text.

    >>> wrong = Voucher(date(2024, 3, 1), (Line("6110", 500), Line("1930", -500)), "A", "7")
    >>> draft = reversal(wrong, date(2024, 3, 9), "fel konto")
    >>> draft.text, [line.ore for line in draft.lines]
    ('Rättelse av A 7: fel konto', [-500, 500])
    """
    return VoucherDraft(
        on,
        reversed_lines(voucher),
        voucher.series,
        text=f"Rättelse av {voucher.name}: {why}",
        counterparty=voucher.counterparty,
        reference=f"verifikation {voucher.name} {voucher.day}",
    )


def reversed_lines(voucher: Voucher) -> tuple[Line, ...]:
    """A voucher's lines with the other sign (vända rader)."""
    return tuple(evolve(line, ore=-line.ore, quantity="") for line in voucher.lines)
