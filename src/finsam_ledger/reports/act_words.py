"""What was done, in words (händelser i ord): one function a kind of entry."""

from functools import singledispatch

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.terms import Text


@singledispatch
def act_words(entry: e.Entry) -> Text:
    """What an entry did (händelse i ord)."""
    raise TypeError(f"no words for {entry!r}")


@act_words.register(e.BookBegun)
def _begun(entry: e.BookBegun) -> Text:
    name = entry.association.name
    return Text(f"Bok upplagd för {name}", f"Book begun for {name}")


@act_words.register(e.AccountsDeclared)
def _declared(entry: e.AccountsDeclared) -> Text:
    accounts, objects = len(entry.accounts), len(entry.objects)
    if accounts == 1 and not objects:
        one = f"{entry.accounts[0].number} {entry.accounts[0].name}"
        return Text(f"Konto {one} upplagt", f"Account {one} declared")
    return Text(
        f"{accounts} konton och {objects} objekt upplagda",
        f"{accounts} accounts and {objects} objects declared",
    )


@act_words.register(e.VoucherRegistered)
def _registered(entry: e.VoucherRegistered) -> Text:
    voucher, link = entry.voucher, entry.link
    name = f"{voucher.name} {voucher.day} {voucher.text}"
    if link is None:
        return Text(f"Verifikation {name}", f"Voucher {name}")
    does = _ROLES[link.role]
    return Text(
        f"Verifikation {name} ({does.sv} händelse {link.original}: {link.why})",
        f"Voucher {name} ({does.en} entry {link.original}: {link.why})",
    )


_ROLES = {
    e.LinkRole.REVERSES: Text("upphäver", "reverses"),
    e.LinkRole.REPLACES: Text("ersätter", "replaces"),
}


@act_words.register(e.PeriodLocked)
def _locked(entry: e.PeriodLocked) -> Text:
    span = entry.period.name
    return Text(f"{span} låst", f"{span} locked")


@act_words.register(e.PeriodReopened)
def _reopened(entry: e.PeriodReopened) -> Text:
    span = entry.period.name
    return Text(f"{span} upplåst: {entry.why}", f"{span} reopened: {entry.why}")


@act_words.register(e.GapExplained)
def _explained(entry: e.GapExplained) -> Text:
    one = entry.first == entry.last
    gap = f"{entry.series} {entry.first}" + ("" if one else f"–{entry.last}")
    return Text(f"Lucka {gap} förklarad: {entry.why}", f"Gap {gap} explained: {entry.why}")


@act_words.register(e.YearOpened)
def _opened(entry: e.YearOpened) -> Text:
    return Text(f"Räkenskapsår {entry.year} öppnat", f"Fiscal year {entry.year} opened")


@act_words.register(e.OpeningChanged)
def _changed(entry: e.OpeningChanged) -> Text:
    return Text(
        f"Ingående balanser {entry.year} ändrade: {entry.why}",
        f"Opening balances of {entry.year} changed: {entry.why}",
    )


@act_words.register(e.YearSealed)
def _sealed(entry: e.YearSealed) -> Text:
    return Text(f"Räkenskapsår {entry.year} stängt", f"Fiscal year {entry.year} closed")


@act_words.register(e.YearReopened)
def _unsealed(entry: e.YearReopened) -> Text:
    return Text(
        f"Räkenskapsår {entry.year} återöppnat: {entry.why}",
        f"Fiscal year {entry.year} reopened: {entry.why}",
    )
