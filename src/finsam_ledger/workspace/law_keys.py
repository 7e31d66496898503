"""The parts of bokslut.toml that the rules of law read (uppgifter), as they are written."""

from datetime import date
from fractions import Fraction

from attrs import frozen

from finsam_ledger.bookkeeping.balanskrav import AdjustmentKind, BalanskravAdjustment, Deficit
from finsam_ledger.checks.case import Facts, Goal, Reached, ReportKind, Tier
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.numbers import parse_ore
from finsam_ledger.statements.layout_file import ObjectKeys
from finsam_ledger.strict_toml import toml_key
from finsam_ledger.terms import Text
from finsam_ledger.workspace.toml_places import Places

_PERCENT = 100


@frozen
class FactKeys:
    """``[uppgifter]``: what the rules need and the books cannot tell."""

    kind: str = toml_key("slag", default="annat")
    budget_decided: date | None = toml_key("budget_beslutad", default=None)
    drawn_up: date | None = toml_key("upprattad", default=None)
    interim_required: bool = toml_key("delarsrapport_kravs", default=False)
    contributions: str = toml_key("bidrag", default="")
    contribution_accounts: tuple[str, ...] = toml_key("bidragskonton", default=())
    audit_accounts: tuple[str, ...] = toml_key("revisionskonton", default=())
    vat_accounts: tuple[str, ...] = toml_key("momskonton", default=())
    administration: ObjectKeys | None = toml_key("administration", default=None)


@frozen
class AdjustmentKeys:
    """``[[balanskrav.justering]]``: an adjustment that somebody decided."""

    kind: str = toml_key("slag")
    amount: str = toml_key("belopp")
    reason: str = toml_key("skal", default="")


@frozen
class RestoredKeys:
    """``[[balanskrav.underskott.aterstallt]]``: what a later year restored."""

    year: int = toml_key("ar")
    amount: str = toml_key("belopp")


@frozen
class DeficitKeys:
    """``[[balanskrav.underskott]]``: a negative balanskravsresultat of an earlier year."""

    year: int = toml_key("ar")
    amount: str = toml_key("belopp")
    waived: str = toml_key("aterstalls_inte", default="0")
    reason: str = toml_key("skal", default="")
    restored: tuple[RestoredKeys, ...] = toml_key("aterstallt", default=())


@frozen
class BalanskravKeys:
    """``[balanskrav]``: the balanskravsutredning."""

    gains: tuple[str, ...] = toml_key("realisationsvinster", default=())
    must_restore: bool = toml_key("aterstall", default=False)
    comment: str = toml_key("kommentar", default="")
    adjustments: tuple[AdjustmentKeys, ...] = toml_key("justering", default=())
    deficits: tuple[DeficitKeys, ...] = toml_key("underskott", default=())


@frozen
class TierKeys:
    """``[[trappa]]``: a step of the recommended ceiling on equity."""

    percent: str = toml_key("procent")
    source: str = toml_key("kalla")
    up_to: str = toml_key("bidrag_till", default="")
    minimum: str = toml_key("lagst", default="0")
    since: int = toml_key("fran", default=0)
    until: int | None = toml_key("till", default=None)


@frozen
class GoalKeys:
    """``[[mal]]``: a goal for god ekonomisk hushållning with its outcome."""

    title: str = toml_key("rubrik")
    measured: str = toml_key("utfall", default="")
    reached: str = toml_key("uppnatt", default="")


@frozen
class LawReader:
    """Turns the keys into facts, each refusal placed in its file and line (läs uppgifter)."""

    places: Places

    def facts(
        self,
        keys: FactKeys | None,
        balanskrav: BalanskravKeys | None,
        tiers: tuple[TierKeys, ...],
        goals: tuple[GoalKeys, ...],
    ) -> Facts:
        """What the association has declared.

        Raises:
            ConfigurationError: A value cannot be followed; file, line and remedy are told.
        """
        given, utredning = keys or FactKeys(), balanskrav or BalanskravKeys()
        at = ("uppgifter",)
        return Facts(
            self.places.word(ReportKind, given.kind, *at, "slag"),
            balanskrav is not None,
            given.budget_decided,
            given.drawn_up,
            given.interim_required,
            self._ore(given.contributions, *at, "bidrag") if given.contributions else None,
            self._accounts(given.contribution_accounts, *at, "bidragskonton"),
            self._accounts(given.audit_accounts, *at, "revisionskonton"),
            self._accounts(given.vat_accounts, *at, "momskonton"),
            given.administration.selection() if given.administration else None,
            tuple(self._tier(i, tier) for i, tier in enumerate(tiers)),
            tuple(self._goal(i, goal) for i, goal in enumerate(goals)),
            must_restore=utredning.must_restore,
            comment=utredning.comment,
            adjustments=tuple(self._adjustment(i, k) for i, k in enumerate(utredning.adjustments)),
            deficits=tuple(self._deficit(i, k) for i, k in enumerate(utredning.deficits)),
            gain_accounts=self._accounts(utredning.gains, "balanskrav", "realisationsvinster"),
        )

    def _adjustment(self, i: int, keys: AdjustmentKeys) -> BalanskravAdjustment:
        at = ("balanskrav", "justering", i)
        kind = self.places.word(AdjustmentKind, keys.kind, *at, "slag")
        with self.places.at(*at, "belopp"):
            ore = parse_ore(keys.amount) * (kind.direction or 1)
            return BalanskravAdjustment(kind, ore, keys.reason, self.places.line(*at))

    def _deficit(self, i: int, keys: DeficitKeys) -> Deficit:
        with self.places.at("balanskrav", "underskott", i):
            restored = {each.year: parse_ore(each.amount) for each in keys.restored}
            ore, waived = parse_ore(keys.amount), parse_ore(keys.waived)
            return Deficit(keys.year, ore, restored, waived, keys.reason)

    def _tier(self, i: int, keys: TierKeys) -> Tier:
        with self.places.at("trappa", i):
            share = Fraction(parse_ore(keys.percent), _PERCENT * _PERCENT)
            up_to = parse_ore(keys.up_to) if keys.up_to else None
            if not 0 < share <= 1 or not keys.source:
                raise _refused_tier()
            return Tier(up_to, share, keys.source, parse_ore(keys.minimum), keys.since, keys.until)

    def _goal(self, i: int, keys: GoalKeys) -> Goal:
        at = ("mal", i, "uppnatt")
        reached = self.places.word(Reached, keys.reached, *at) if keys.reached else None
        return Goal(keys.title, keys.measured, reached)

    def _ore(self, text: str, *at: str | int) -> int:
        with self.places.at(*at):
            return parse_ore(text)

    def _accounts(self, texts: tuple[str, ...], *at: str | int) -> tuple[AccountRange, ...]:
        with self.places.at(*at):
            return tuple(map(AccountRange.parse, texts))


def _refused_tier() -> ConfigurationError:
    return ConfigurationError(
        Text("trappsteget går inte att följa", "the step cannot be followed"),
        Text(
            'Skriv procent mellan 0 och 100, till exempel "15", och kalla: vem som '
            "rekommenderar det",
            'Write procent from 0 to 100, for instance "15", and kalla: who recommends it',
        ),
    )
