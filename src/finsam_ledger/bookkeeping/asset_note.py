"""The note on equipment (not om inventarier): gross, accumulated and net over a period, as data."""

from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction

from attrs import frozen

from finsam_ledger.bookkeeping.asset import Asset
from finsam_ledger.core.period import Period


@frozen
class AssetNote:
    """What a group of equipment did over a period (anläggningsnot), in öre, all as it is printed.

    Args:
        account: The account of the cost.
        opening_cost: Cost as the period begins.
        acquired: Cost of what was bought in the period.
        disposed_cost: Cost of what left in the period, negative.
        opening_depreciation: Depreciation as the period begins, negative.
        depreciation: The period's depreciation, negative.
        disposed_depreciation: Depreciation of what left in the period.
        average_life: Useful life in months, each asset weighed by its cost (LKBR 9 kap. 9 §); None
            when nothing is held.

    >>> AssetNote("1220", 100, 50, -20, -30, -10, 5, None).closing_value
    95
    """

    account: str
    opening_cost: int
    acquired: int
    disposed_cost: int
    opening_depreciation: int
    depreciation: int
    disposed_depreciation: int
    average_life: Fraction | None

    @property
    def closing_cost(self) -> int:
        """Cost as the period ends (utgående anskaffningsvärde)."""
        return self.opening_cost + self.acquired + self.disposed_cost

    @property
    def closing_depreciation(self) -> int:
        """Depreciation as the period ends, negative (utgående ackumulerade avskrivningar)."""
        return self.opening_depreciation + self.depreciation + self.disposed_depreciation

    @property
    def closing_value(self) -> int:
        """Book value as the period ends (redovisat värde)."""
        return self.closing_cost + self.closing_depreciation


def asset_notes(assets: Iterable[Asset], period: Period) -> tuple[AssetNote, ...]:
    """One note for each account of cost, in order of number (anläggningsnoter).

    Args:
        assets: The register.
        period: The days of the report.
    """
    known = tuple(assets)
    numbers = sorted({asset.accounts.asset for asset in known})
    groups = ([a for a in known if a.accounts.asset == number] for number in numbers)
    return tuple(_note(group, period) for group in groups)


def _note(group: list[Asset], period: Period) -> AssetNote:
    before = period.start - timedelta(days=1)
    bought = [asset for asset in group if asset.acquired in period]
    gone = [asset for asset in group if asset.disposal and asset.disposal.day in period]
    parts = [part for asset in group for part in asset.parts if part.day in period]
    return AssetNote(
        group[0].accounts.asset,
        sum(asset.gross(before) for asset in group),
        sum(asset.cost for asset in bought),
        -sum(asset.cost for asset in gone),
        -sum(asset.accumulated(before) for asset in group),
        -sum(part.ore for part in parts),
        sum(part.ore for asset in gone for part in asset.parts),
        _average_life([asset for asset in group if asset.is_held(period.end)]),
    )


def _average_life(held: list[Asset]) -> Fraction | None:
    if not held:
        return None
    cost = sum(asset.cost for asset in held)
    return Fraction(sum(asset.cost * asset.life for asset in held), cost)
