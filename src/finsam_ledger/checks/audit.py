"""What an auditor begins with (revisorns underlag): what stands out, and a sample to look at."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from attrs import frozen

from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Voucher

LATE_DAYS = 30
"""A voucher registered more than so many days after its event is told as late (LKBR 3 kap. 4 §)."""
ROUND_ORE = 1_000_000
"""A line of a whole multiple of 10 000 kr is told as round."""


@frozen
class Audit:
    """What an auditor begins with (revisorns underlag).

    Args:
        seed: What the sample was drawn with; the same seed draws the same vouchers.
        population: How many vouchers there are to draw from.
        sample: The vouchers drawn, in order of the journal.
        late: Vouchers registered late, the latest first.
        round: Vouchers with a line of a round amount, the largest first.
        corrections: Vouchers with struck or added lines, or that correct or are corrected.
        gaps: What the checks found of number series.
    """

    seed: str
    population: int
    sample: tuple[Voucher, ...]
    late: tuple[Voucher, ...]
    round: tuple[Voucher, ...]
    corrections: tuple[Voucher, ...]
    gaps: tuple[Finding, ...]


def audit_of(
    ledger: Ledger, period: Period, findings: Sequence[Finding], seed: str, size: int
) -> Audit:
    """What an auditor begins with, from the books (revisorns underlag).

    Args:
        ledger: The books.
        period: The days whose vouchers are looked at.
        findings: What the checks found.
        seed: What the sample is drawn with.
        size: How many vouchers to draw.
    """
    vouchers = [voucher for voucher in ledger.journal if voucher.event_day in period]
    return Audit(
        seed,
        len(vouchers),
        draw(vouchers, seed, size),
        tuple(sorted(filter(_is_late, vouchers), key=lambda v: -days_late(v))),
        tuple(sorted(filter(largest_round, vouchers), key=lambda v: -largest_round(v))),
        tuple(filter(_is_corrected, vouchers)),
        tuple(finding for finding in findings if finding.code in _SERIES),
    )


_SERIES = ("number_gap", "not_ascending", "duplicate_number")


def draw(vouchers: Sequence[Voucher], seed: str, size: int) -> tuple[Voucher, ...]:
    """A sample of vouchers (urval), the same on every machine and for anybody who draws it again.

    Each voucher's place is the SHA-256 of "seed/position/series number" in UTF-8; the lowest are
    drawn. So each has the same chance, and none can be chosen.

    Args:
        vouchers: The vouchers, in order of the journal.
        seed: Any text.
        size: How many.
    """
    ranked = sorted(range(len(vouchers)), key=lambda i: _place(seed, i, vouchers[i]))
    return tuple(vouchers[i] for i in sorted(ranked[:size]))


def _place(seed: str, position: int, voucher: Voucher) -> bytes:
    return sha256(f"{seed}/{position + 1}/{voucher.name}".encode()).digest()


def days_late(voucher: Voucher) -> int:
    """How many days after its event a voucher was registered (dröjsmål); 0 when not stated."""
    return (voucher.registered - voucher.event_day).days if voucher.registered else 0


def _is_late(voucher: Voucher) -> bool:
    return days_late(voucher) > LATE_DAYS


def largest_round(voucher: Voucher) -> int:
    """The largest line that is a whole multiple of 10 000 kr (jämnt belopp), öre; or 0."""
    return max(_round_amounts(voucher), default=0)


def _round_amounts(voucher: Voucher) -> Iterator[int]:
    return (abs(line.ore) for line in voucher.lines if line.ore and line.ore % ROUND_ORE == 0)


def _is_corrected(voucher: Voucher) -> bool:
    return bool(voucher.removed or voucher.added)
