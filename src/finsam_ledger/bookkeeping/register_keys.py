"""What a register file says (periodiseringar.toml, inventarier.toml), key by key, in Swedish."""

from datetime import date

from attrs import frozen

from finsam_ledger.bookkeeping.accrual import Spread, Timing
from finsam_ledger.bookkeeping.register import SERIES
from finsam_ledger.strict_toml import toml_key


@frozen
class BookedKeys:
    """``{ dag, belopp }``: what is booked on a day."""

    day: date = toml_key("dag")
    amount: str = toml_key("belopp")


@frozen
class RepeatKeys:
    """``{ manader, till }``: how often an item comes back."""

    months: int = toml_key("manader")
    until: date = toml_key("till")


@frozen
class AccrualKeys:
    """``[[periodisering]]``: a cost or an income that belongs to other days."""

    id: str = toml_key("id")
    text: str = toml_key("text")
    account: str = toml_key("konto")
    start: date = toml_key("start")
    end: date = toml_key("slut")
    booked: tuple[BookedKeys, ...] = toml_key("bokfort")
    receivable: str = toml_key("fordran", default="")
    payable: str = toml_key("skuld", default="")
    project: str = toml_key("projekt", default="")
    by: str = toml_key("fordelning", default=Spread.MONTHS.value)
    timing: str = toml_key("bokning", default=Timing.MONTHLY.value)
    repeat: RepeatKeys | None = toml_key("upprepa", default=None)


@frozen
class ContributionKeys:
    """``[[medlemsbidrag]]``: a member's contribution for a year, earned month by month."""

    member: str = toml_key("medlem")
    year: int = toml_key("ar")
    amount: str = toml_key("belopp")
    account: str = toml_key("konto")
    booked: tuple[BookedKeys, ...] = toml_key("bokfort")
    receivable: str = toml_key("fordran", default="")
    payable: str = toml_key("skuld", default="")
    project: str = toml_key("projekt", default="")


@frozen
class RecurringKeys:
    """``[[aterkommande]]``: a voucher that comes back."""

    id: str = toml_key("id")
    text: str = toml_key("text")
    debit: str = toml_key("debet")
    credit: str = toml_key("kredit")
    amount: str = toml_key("belopp")
    first: date = toml_key("forsta")
    repeat: RepeatKeys = toml_key("upprepa")
    project: str = toml_key("projekt", default="")


@frozen
class AssetKindKeys:
    """``[[inventarieslag]]``: the accounts of a kind of equipment."""

    name: str = toml_key("namn")
    asset: str = toml_key("konto")
    accumulated: str = toml_key("ackumulerat")
    depreciation: str = toml_key("avskrivning")
    gain: str = toml_key("vinst", default="")
    loss: str = toml_key("forlust", default="")


@frozen
class DisposalKeys:
    """``{ dag, pris, konto }``: the end of an asset."""

    day: date = toml_key("dag")
    price: str = toml_key("pris", default="0")
    account: str = toml_key("konto", default="")


@frozen
class AssetKeys:
    """``[[inventarie]]``: a thing that is meant for lasting use."""

    id: str = toml_key("id")
    name: str = toml_key("namn")
    kind: str = toml_key("slag")
    acquired: date = toml_key("anskaffad")
    cost: str = toml_key("belopp")
    life: int = toml_key("nyttjandeperiod_manader")
    residual: str = toml_key("restvarde", default="0")
    start: date | None = toml_key("avskrivs_fran", default=None)
    disposal: DisposalKeys | None = toml_key("avyttrad", default=None)
    project: str = toml_key("projekt", default="")


@frozen
class SavedKeys:
    """``{ vem, dagar, per_dag }``: days of holiday that are owed."""

    who: str = toml_key("vem")
    days: str = toml_key("dagar")
    per_day: str = toml_key("per_dag")


@frozen
class RateKeys:
    """``{ sats, ar, kalla }``: a rate that the user answers for."""

    share: str = toml_key("sats")
    year: int = toml_key("ar")
    source: str = toml_key("kalla")


@frozen
class PairKeys:
    """``{ skuld, kostnad }``: a liability and its cost."""

    liability: str = toml_key("skuld")
    cost: str = toml_key("kostnad")


@frozen
class VacationKeys:
    """``[[semesterskuld]]``: holiday pay that is owed on a day."""

    id: str = toml_key("id")
    day: date = toml_key("dag")
    saved: tuple[SavedKeys, ...] = toml_key("dagar")
    rate: RateKeys = toml_key("avgift")
    pay: PairKeys = toml_key("lonekonton")
    fees: PairKeys = toml_key("avgiftskonton")
    project: str = toml_key("projekt", default="")


@frozen
class NewAccountKeys:
    """``[[konto]]``: an account that may be added to the books."""

    number: str = toml_key("nummer")
    name: str = toml_key("namn")


@frozen
class RegisterKeys:
    """A register file as it is written."""

    series: str = toml_key("serie", default=SERIES)
    threshold: str = toml_key("vasentlighetsgrans", default="0")
    closings: tuple[date, ...] = toml_key("balansdagar", default=())
    accounts: tuple[NewAccountKeys, ...] = toml_key("konto", default=())
    accruals: tuple[AccrualKeys, ...] = toml_key("periodisering", default=())
    contributions: tuple[ContributionKeys, ...] = toml_key("medlemsbidrag", default=())
    recurring: tuple[RecurringKeys, ...] = toml_key("aterkommande", default=())
    kinds: tuple[AssetKindKeys, ...] = toml_key("inventarieslag", default=())
    assets: tuple[AssetKeys, ...] = toml_key("inventarie", default=())
    debts: tuple[VacationKeys, ...] = toml_key("semesterskuld", default=())
