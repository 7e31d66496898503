"""Registers as TOML files (periodiseringar.toml, inventarier.toml): Swedish keys, told by line."""

from contextlib import AbstractContextManager
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from attrs import field, frozen

from finsam_ledger.bookkeeping.accrual import Accrual, Spread, Timing, repeated
from finsam_ledger.bookkeeping.asset import Asset, AssetAccounts, Disposal
from finsam_ledger.bookkeeping.register import Recurring, Register
from finsam_ledger.bookkeeping.register_keys import (
    AccrualKeys,
    AssetKeys,
    AssetKindKeys,
    BookedKeys,
    ContributionKeys,
    DisposalKeys,
    RecurringKeys,
    RegisterKeys,
    VacationKeys,
)
from finsam_ledger.bookkeeping.schedule import Step
from finsam_ledger.bookkeeping.vacation import Rate, SavedDays, VacationDebt
from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.chart import AccountGroup, Chart
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line
from finsam_ledger.errors import ConfigurationError, placed
from finsam_ledger.numbers import format_ore, parse_ore
from finsam_ledger.strict_toml import line_of, load
from finsam_ledger.terms import Text

E = TypeVar("E", bound=StrEnum)
_PROJECT = "6"


def parse_register(text: str, where: str, chart: Chart) -> Register:
    """A register from TOML text (läs register).

    Amounts are kronor as people write them, income and costs both positive: the chart tells which
    an account is.

    Args:
        text: TOML.
        where: The file's name, for messages.
        chart: The chart of the books that it is for.

    Raises:
        ConfigurationError: Something in it cannot be followed; file, line and remedy are told.
    """
    return _Reader(text, where, chart).register(load(RegisterKeys, text, where))


@frozen
class _Reader:
    """Turns written keys into values, and places every refusal in its file and line."""

    text: str
    where: str
    chart: Chart
    kinds: dict[str, AssetAccounts] = field(factory=dict)

    def register(self, keys: RegisterKeys) -> Register:
        self.kinds.update({kind.name: _asset_accounts(kind) for kind in keys.kinds})
        accruals = [
            accrual for i, each in enumerate(keys.accruals) for accrual in self._accruals(i, each)
        ]
        shares = [self._contribution(i, each) for i, each in enumerate(keys.contributions)]
        with self._at("periodisering"):
            return Register(
                (*accruals, *shares),
                tuple(self._asset(i, each) for i, each in enumerate(keys.assets)),
                tuple(self._debt(i, each) for i, each in enumerate(keys.debts)),
                tuple(self._recurring(i, each) for i, each in enumerate(keys.recurring)),
                keys.series,
                self._ore(keys.threshold, "vasentlighetsgrans"),
                keys.closings,
                {each.number: Account(each.number, each.name) for each in keys.accounts},
            )

    def _accruals(self, i: int, keys: AccrualKeys) -> tuple[Accrual, ...]:
        with self._at("periodisering", i):
            accrual = Accrual(
                keys.id,
                keys.text,
                keys.account,
                self._booked(keys.account, keys.booked, "periodisering", i),
                Period(keys.start, keys.end),
                self._balance(keys.receivable),
                self._balance(keys.payable),
                _project(keys.project),
                self._word(Spread, keys.by, "fordelning"),
                self._word(Timing, keys.timing, "bokning"),
            )
            if keys.repeat is None:
                return (accrual,)
            return repeated(accrual, keys.repeat.months, keys.repeat.until)

    def _contribution(self, i: int, keys: ContributionKeys) -> Accrual:
        where = ("medlemsbidrag", i)
        with self._at(*where):
            booked = self._booked(keys.account, keys.booked, *where)
            _same_sum(keys, booked)
            year = FiscalYear.calendar(keys.year)
            return Accrual(
                f"{keys.member} {keys.year}",
                "Medlemsbidrag",
                keys.account,
                booked,
                Period(year.start, year.end),
                self._balance(keys.receivable),
                self._balance(keys.payable),
                _project(keys.project),
            )

    def _booked(
        self, account: str, keys: tuple[BookedKeys, ...], *where: str | int
    ) -> tuple[Step, ...]:
        sign = self._sign(account)
        return tuple(
            Step(each.day, sign * self._ore(each.amount, *where, "bokfort")) for each in keys
        )

    def _asset(self, i: int, keys: AssetKeys) -> Asset:
        with self._at("inventarie", i):
            return Asset(
                keys.id,
                keys.name,
                keys.acquired,
                parse_ore(keys.cost),
                keys.life,
                self._kind(keys.kind),
                parse_ore(keys.residual),
                keys.start,
                _disposal(keys.disposal) if keys.disposal else None,
                _project(keys.project),
            )

    def _kind(self, name: str) -> AssetAccounts:
        if name not in self.kinds:
            known = ", ".join(self.kinds) or "inga"
            raise ConfigurationError(
                Text(f"inventarieslaget ”{name}” finns inte", f'no kind of equipment "{name}"'),
                Text(
                    f"Slagen i filen är: {known}. Lägg till ett [[inventarieslag]]",
                    f"The kinds of the file are: {known}. Add an [[inventarieslag]]",
                ),
            )
        return self.kinds[name]

    def _debt(self, i: int, keys: VacationKeys) -> VacationDebt:
        with self._at("semesterskuld", i):
            saved = (SavedDays(s.who, _exact(s.days), parse_ore(s.per_day)) for s in keys.saved)
            share = _exact(keys.rate.share.removesuffix("%")) / 100
            return VacationDebt(
                keys.id,
                keys.day,
                tuple(saved),
                Rate(share, keys.rate.year, keys.rate.source),
                (keys.pay.liability, keys.pay.cost),
                (keys.fees.liability, keys.fees.cost),
                _project(keys.project),
            )

    def _recurring(self, i: int, keys: RecurringKeys) -> Recurring:
        with self._at("aterkommande", i):
            ore, objects = parse_ore(keys.amount), _project(keys.project)
            pair = ((keys.debit, ore), (keys.credit, -ore))
            lines = (Line(n, each, objects if self._is_result(n) else ()) for n, each in pair)
            repeat = keys.repeat
            return Recurring(
                keys.id, keys.text, tuple(lines), keys.first, repeat.months, repeat.until
            )

    def _sign(self, account: str) -> int:
        return -1 if self._group(account).kind is AccountKind.INCOME else 1

    def _group(self, account: str) -> AccountGroup:
        group = self.chart.group_of(account)
        if group is None:
            raise ConfigurationError(
                Text(
                    f"kontot ”{account}” finns inte i kontoplanen {self.chart.name}",
                    f'account "{account}" is not in the chart {self.chart.name}',
                ),
                Text("Rätta kontonumret", "Mend the account number"),
            )
        return group

    def _is_result(self, account: str) -> bool:
        return self._group(account).line.is_result

    def _balance(self, account: str) -> str:
        if account and self._is_result(account):
            raise ConfigurationError(
                Text(
                    f"konto {account} hör till resultaträkningen, inte balansräkningen",
                    f"account {account} belongs to the result, not to the balance sheet",
                ),
                Text("Ange ett balanskonto, till exempel i 17 eller 29", "Give a balance account"),
            )
        return account

    def _ore(self, text: str, *path: str | int) -> int:
        with self._at(*path):
            return parse_ore(text)

    def _word(self, kind: type[E], value: str, key: str) -> E:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(member.value for member in kind)
            raise ConfigurationError(
                Text(f"{key} = ”{value}” finns inte", f'no {key} = "{value}"'),
                Text(f"Välj bland {known}", f"Choose among {known}"),
            ) from None

    def _at(self, *path: str | int) -> AbstractContextManager[None]:
        return placed(f"{self.where} rad {line_of(self.text, path)}")


def _asset_accounts(keys: AssetKindKeys) -> AssetAccounts:
    return AssetAccounts(keys.asset, keys.accumulated, keys.depreciation, keys.gain, keys.loss)


def _disposal(keys: DisposalKeys) -> Disposal:
    return Disposal(keys.day, parse_ore(keys.price), keys.account)


def _project(code: str) -> Objects:
    return (ObjectRef(_PROJECT, code),) if code else ()


def _exact(text: str) -> Fraction:
    try:
        return Fraction(text.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise ConfigurationError(
            Text(f"”{text}” är inget tal", f'"{text}" is no number'),
            Text('Skriv till exempel "12,5"', 'Write for instance "12,5"'),
        ) from None


def _same_sum(keys: ContributionKeys, booked: tuple[Step, ...]) -> None:
    total = abs(sum(step.ore for step in booked))
    if total != parse_ore(keys.amount):
        raise ConfigurationError(
            Text(
                f"bidraget är {keys.amount} kr men det bokförda summerar till"
                f" {format_ore(total)} kr",
                f"the contribution is {keys.amount} kr but what is booked sums to"
                f" {format_ore(total)} kr",
            ),
            Text(
                "Räkna upp alla betalningar som gäller året, även kommande",
                "List all payments that concern the year, those to come too",
            ),
        )
