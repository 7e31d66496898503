"""What the balanskravsutredning needs beyond the vouchers: adjustments and earlier deficits.

The adjustments become vouchers in books of their own, as a budget's rows do, so that a figure of
the utredning is measured, rounded and taken apart as every other figure is.

A samordningsförbund draws up its årsredovisning under LKBR (FinsamL 24 §), so it shows a
balanskravsresultat (LKBR 11 kap. 10 §). FinsamL 21 § does not name KL 11 kap. 12–14 §§: the duty to
restore a deficit within three years, synnerliga skäl and resultatreserv are not the act's, and are
followed here only where the association itself has decided so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from attrs import Attribute, evolve, field, frozen

from finsam_ledger.bookkeeping.plan_file import COUNTER, COUNTER_ACCOUNT
from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.amount import validate_ore, whole_ore
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

YEARS_TO_RESTORE = 3
"""KL 11 kap. 12 §: within the three following years (two until 2004, prop. 2003/04:105)."""


class AdjustmentKind(StrEnum):
    """What an adjustment of the result is (slag av balanskravsjustering), LKBR 11 kap. 10 §."""

    GAIN_EXCEPTED = "vinst_enligt_undantag"
    LOSS_EXCEPTED = "forlust_enligt_undantag"
    UNREALISED = "orealiserat"
    REVERSAL = "aterforing"
    RESERVED = "reservering"
    USED = "anvandning"
    EARLIER = "tidigare_underskott"
    REASON = "synnerliga_skal"

    @property
    def account(self) -> Account:
        """The account of the utredning's own books that holds it."""
        return Account(f"BALANSKRAV {self.value}", _NAMES[self], AccountKind.LIABILITY)

    @property
    def direction(self) -> int:
        """1 when it can only improve the result, -1 when only worsen it, 0 for either."""
        return _DIRECTIONS[self]


_NAMES = {
    AdjustmentKind.GAIN_EXCEPTED: "Realisationsvinst enligt undantagsmöjlighet",
    AdjustmentKind.LOSS_EXCEPTED: "Realisationsförlust enligt undantagsmöjlighet",
    AdjustmentKind.UNREALISED: "Orealiserade vinster och förluster i värdepapper",
    AdjustmentKind.REVERSAL: "Återföring av orealiserade vinster och förluster",
    AdjustmentKind.RESERVED: "Reservering till resultatreserv",
    AdjustmentKind.USED: "Användning av resultatreserv",
    AdjustmentKind.EARLIER: "Balanskravsunderskott från tidigare år",
    AdjustmentKind.REASON: "Synnerliga skäl att inte återställa",
}
_DIRECTIONS = {
    AdjustmentKind.GAIN_EXCEPTED: 1,
    AdjustmentKind.LOSS_EXCEPTED: 1,
    AdjustmentKind.UNREALISED: 0,
    AdjustmentKind.REVERSAL: 0,
    AdjustmentKind.RESERVED: -1,
    AdjustmentKind.USED: 1,
    AdjustmentKind.EARLIER: -1,
    AdjustmentKind.REASON: 1,
}


@frozen
class BalanskravAdjustment:
    """An adjustment that somebody decided (balanskravsjustering).

    Args:
        kind: What it is.
        effect_ore: How much it improves the result, öre; negative when it worsens it.
        reason: Why, and by what decision; never empty for synnerliga skäl.
        line: The line of bokslut.toml that it was read from; 0 when it was not.

    Raises:
        ValueRefusedError: It has the wrong sign for its kind, or lacks its reason.

    >>> BalanskravAdjustment(AdjustmentKind.USED, 500, "beslut § 12").effect_ore
    500
    """

    kind: AdjustmentKind
    effect_ore: int = field(validator=validate_ore)
    reason: str = ""
    line: int = 0

    def __attrs_post_init__(self) -> None:
        if self.effect_ore * self.kind.direction < 0:
            raise ValueRefusedError(
                Text(
                    f"{self.kind.value} kan inte vara {format_ore(self.effect_ore)} kr",
                    f"{self.kind.value} cannot be {format_ore(self.effect_ore, 'en')} kr",
                ),
                Text("Skriv beloppet utan minus", "Write the amount without a minus"),
            )
        if self.kind is AdjustmentKind.REASON and not self.reason:
            raise ValueRefusedError(
                Text("synnerliga skäl anges utan skäl", "exceptional reasons without a reason"),
                Text("Skriv skälet i nyckeln skal", "Write the reason in key skal"),
            )


def balanskrav_books(
    books: Ledger, adjustments: Iterable[BalanskravAdjustment], day: date
) -> Ledger:
    """The books with the adjustments on accounts that no other statement shows (utredningens bok).

    Args:
        books: The books, or the forecast's or budget's.
        adjustments: What is adjusted.
        day: The day that they are measured on, the last one of the report's period.

    Returns:
        The same books and one voucher an adjustment.
    """
    accounts = {kind.account.number: kind.account for kind in AdjustmentKind}
    vouchers = [_voucher(each, day) for each in adjustments]
    return evolve(
        books,
        accounts={**books.accounts, **accounts, COUNTER_ACCOUNT: COUNTER},
        journal=Journal().append([*books.journal, *vouchers]) if vouchers else books.journal,
        balances=None,
    )


def _voucher(each: BalanskravAdjustment, day: date) -> Voucher:
    lines = (
        Line(each.kind.account.number, -each.effect_ore),
        Line(COUNTER_ACCOUNT, each.effect_ore),
    )
    text = each.reason or _NAMES[each.kind]
    return Voucher(day, lines, "BALANSKRAV", "", text, source_line=each.line)


def _positive(_: object, __: "Attribute[int]", ore: int) -> None:
    if whole_ore(ore) < 0:
        raise ValueRefusedError(
            Text("ett underskott skrivs utan minus", "a deficit is written without a minus"),
            Text("Ta bort minustecknet", "Take the minus sign away"),
        )


@frozen
class Deficit:
    """A negative balanskravsresultat of an earlier year (balanskravsunderskott).

    Args:
        year: The fiscal year that it arose in.
        ore: How large it was, öre, positive.
        restored: What later years have restored, öre by year.
        waived_ore: What is not to be restored for synnerliga skäl, öre.
        reason: Those synnerliga skäl, with the decision.

    Raises:
        ValueRefusedError: A negative amount, more restored than there was, a restoring year that is
            not later, or exceptional reasons without a reason.

    >>> Deficit(2019, 1_000, {2020: 400}).remaining_ore
    600
    """

    year: int
    ore: int = field(validator=_positive)
    restored: Mapping[int, int] = field(factory=dict)
    waived_ore: int = field(default=0, validator=_positive)
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        if self.remaining_ore < 0:
            raise self._refused("mer är återställt än underskottet", "more restored than there was")
        if any(year <= self.year for year in self.restored):
            raise self._refused("det återställs av senare år", "later years restore it")
        if self.waived_ore and not self.reason:
            raise self._refused(
                "synnerliga skäl anges utan skäl", "exceptional reasons without a reason"
            )

    def _refused(self, sv: str, en: str) -> ValueRefusedError:
        return ValueRefusedError(
            Text(f"underskottet {self.year}: {sv}", f"the deficit of {self.year}: {en}"),
            Text("Rätta raden i bokslut.toml", "Mend the row in bokslut.toml"),
        )

    @property
    def remaining_ore(self) -> int:
        """What is still to be restored as the year begins (återstår), öre."""
        return self.ore - sum(self.restored.values()) - self.waived_ore

    @property
    def last_year(self) -> int:
        """The last year to restore it in, KL 11 kap. 12 § (sista år)."""
        return self.year + YEARS_TO_RESTORE


@frozen
class Restoring:
    """What a year does to an earlier deficit (återställande).

    Args:
        deficit: The deficit.
        before_ore: What remained as the year began.
        now_ore: What the year's positive balanskravsresultat restores.
    """

    deficit: Deficit
    before_ore: int
    now_ore: int

    @property
    def after_ore(self) -> int:
        """What remains as the year ends (återstår), öre."""
        return self.before_ore - self.now_ore


def restore(deficits: Sequence[Deficit], result_ore: int) -> tuple[Restoring, ...]:
    """How a year's balanskravsresultat restores earlier deficits, the oldest first (återställande).

    Args:
        deficits: The deficits of earlier years.
        result_ore: The year's balanskravsresultat, öre, a surplus positive.

    Returns:
        One a deficit, in order of year.

    >>> [r.now_ore for r in restore([Deficit(2020, 300), Deficit(2019, 500)], 600)]
    [500, 100]
    """
    return tuple(_restoring(sorted(deficits, key=lambda d: d.year), max(result_ore, 0)))


def _restoring(deficits: Iterable[Deficit], left: int) -> Iterator[Restoring]:
    for deficit in deficits:
        now = min(left, deficit.remaining_ore)
        left -= now
        yield Restoring(deficit, deficit.remaining_ore, now)
