"""Equipment: depreciated by straight line, disposed of with a gain or a loss, told in a note."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings

from finsam_ledger.bookkeeping.asset import Asset, AssetAccounts, Disposal
from finsam_ledger.bookkeeping.asset_note import AssetNote, asset_notes
from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.testing import assets, planning_ledger, sums_to_zero
from tests.bookkeeping.years import each_year

YEAR = FiscalYear.calendar(2024)
ACCOUNTS = AssetAccounts("1220", "1229", "7832", "3973", "7973")
DESK = Asset("1", "Skrivbord", date(2024, 1, 1), 3_600_00, 36, ACCOUNTS)


def bought(asset: Asset) -> VoucherDraft:
    """The voucher of its purchase."""
    lines = (Line(asset.accounts.asset, asset.cost), Line("1930", -asset.cost))
    return VoucherDraft(asset.acquired, lines, text="Inköp")


@given(assets(YEAR))
@settings(max_examples=25)
def test_the_accounts_follow_the_register_on_every_day(asset: Asset) -> None:
    """Cost and depreciation in the books are those of the register, every day of its life."""
    end = max(asset.depreciable.end, asset.disposal.day if asset.disposal else date.min)
    for ledger in each_year(
        Register(assets=(asset,)), planning_ledger(YEAR).post(bought(asset)), end
    ):
        days = {part.day + timedelta(days=shift) for part in asset.parts for shift in (-1, 0, 1)}
        days |= {asset.acquired, ledger.year.start, ledger.year.end}
        for day in (day for day in days if day in ledger.year):
            until = Period(ledger.year.start, day)
            closing = ledger.balances.closing
            assert closing(asset.accounts.asset, until) == asset.gross(day)
            assert closing(asset.accounts.accumulated, until) == -asset.accumulated(day)
        sums_to_zero(ledger)


@given(assets(YEAR))
@settings(max_examples=25)
def test_the_note_is_the_accounts_and_follows_from_year_to_year(asset: Asset) -> None:
    """Gross and accumulated tie to the ledger; a year opens with what the last one closed."""
    before: AssetNote | None = None
    ledger = planning_ledger(YEAR).post(bought(asset))
    for books in each_year(Register(assets=(asset,)), ledger, asset.depreciable.end):
        (note,) = asset_notes([asset], books.year)
        closing = books.balances.closing
        assert note.closing_cost == closing(asset.accounts.asset, books.year)
        assert note.closing_depreciation == closing(asset.accounts.accumulated, books.year)
        assert note.closing_value == asset.value(books.year.end)
        if before is not None:
            assert note.opening_cost == before.closing_cost
            assert note.opening_depreciation == before.closing_depreciation
        before = note


@given(assets(YEAR))
def test_what_it_costs_is_depreciated_sold_or_left(asset: Asset) -> None:
    """Cost = depreciation + residual value, or with the price and the loss when it is sold."""
    used = sum(part.ore for part in asset.parts)
    if asset.disposal is None:
        assert used == asset.cost - asset.residual
    else:
        assert used + asset.disposal.price - asset.gain == asset.cost
        assert asset.value(asset.disposal.day) == 0


@given(assets(YEAR))
def test_a_disposal_changes_no_earlier_month(asset: Asset) -> None:
    """What was posted before the disposal stays as it was posted."""
    if asset.disposal is not None:
        kept = evolve(asset, disposal=None)
        end = asset.disposal.day
        earlier = [part for part in kept.parts if part.day <= end]
        assert [part for part in asset.parts if part in earlier] == earlier
        assert sum(part.ore for part in asset.parts) <= sum(part.ore for part in kept.parts)


def test_a_sale_in_the_middle_of_a_month() -> None:
    """Fifteen of June's thirty days; the voucher empties both accounts and takes the gain."""
    sold = evolve(DESK, disposal=Disposal(date(2024, 6, 15), 3_500_00, "1930"))
    assert sold.parts[-1].ore == 50_00
    assert sold.gain == 3_500_00 - (3_600_00 - 550_00)
    *_, sale = sold.proposals(planning_ledger(YEAR), "PER")
    assert sale.draft.lines == (
        Line("1229", 550_00),
        Line("1220", -3_600_00),
        Line("1930", 3_500_00),
        Line("3973", -450_00),
    )
    assert sale.draft.text == "Försäljning Skrivbord (1)"
    assert "realisationsresultat 450,00 kr" in sale.reason.sv.replace("\N{NO-BREAK SPACE}", " ")


def test_a_scrapping_leaves_its_value_as_a_loss() -> None:
    """Without a price the book value is the loss."""
    gone = evolve(DESK, disposal=Disposal(date(2024, 12, 31)))
    *_, scrapping = gone.proposals(planning_ledger(YEAR), "PER")
    assert scrapping.draft.text.startswith("Utrangering")
    assert scrapping.draft.lines[-1] == Line("7973", 2_400_00)


def test_disposed_of_before_it_is_depreciated() -> None:
    """One that is sold before it is taken into use has no depreciation at all."""
    early = evolve(DESK, start=date(2024, 6, 1), disposal=Disposal(date(2024, 3, 1)))
    assert early.parts == ()
    assert early.gain == -3_600_00


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cost": 0}, "större än noll"),
        ({"residual": 3_600_01}, "minst restvärdet"),
        ({"residual": -1}, "minst restvärdet"),
        ({"start": date(2023, 12, 31)}, "före anskaffningen"),
        ({"disposal": Disposal(date(2023, 12, 31))}, "före anskaffningen"),
        ({"life": 0}, "för kort"),
        (
            {"accounts": AssetAccounts("1220", "1229", "7832"), "disposal": Disposal(YEAR.end)},
            "kontot för det är inte angivet",
        ),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], said: str) -> None:
    """Each thing that does not fit is told with the asset's number."""
    with pytest.raises(ValueRefusedError, match=said):
        evolve(DESK, **changes)  # type: ignore[arg-type]


def test_a_price_needs_an_account_and_a_gain_a_disposal() -> None:
    """A price without account, a negative price, and the gain of what is still there."""
    with pytest.raises(ValueRefusedError, match="går inte att bokföra"):
        Disposal(YEAR.end, 100)
    with pytest.raises(ValueRefusedError, match="går inte att bokföra"):
        Disposal(YEAR.end, -100, "1930")
    with pytest.raises(ValueRefusedError, match="inte avyttrad"):
        _ = DESK.gain


def test_the_note_row_by_row() -> None:
    """Two desks and a computer: bought, sold and kept, with the average life by cost."""
    old = evolve(DESK, id="0", acquired=date(2023, 1, 1))
    sold = evolve(old, id="2", disposal=Disposal(date(2024, 6, 30), 2_000_00, "1930"))
    computer = Asset("3", "Dator", date(2024, 7, 1), 7_200_00, 72, ACCOUNTS)
    (note,) = asset_notes([old, sold, computer], YEAR)
    assert note == AssetNote(
        "1220",
        opening_cost=7_200_00,
        acquired=7_200_00,
        disposed_cost=-3_600_00,
        opening_depreciation=-2_400_00,
        depreciation=-(1_200_00 + 600_00 + 600_00),
        disposed_depreciation=1_800_00,
        average_life=Fraction(36 + 72 * 2, 3),
    )
    assert note.closing_value == old.value(YEAR.end) + computer.value(YEAR.end)
    assert asset_notes([sold], FiscalYear.calendar(2025))[0].average_life is None
