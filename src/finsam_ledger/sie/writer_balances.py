"""The balances of a file (saldoposter): those that the vouchers give, or those the books stated."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.sie.book import SieInfo
from finsam_ledger.sie.fields import kronor
from finsam_ledger.sie.header import Balance
from finsam_ledger.sie.notes import Notes
from finsam_ledger.sie.writer_content import Content, Entry, entry
from finsam_ledger.sie.writer_fields import amount, items

_ENDS = ("IB", "UB", "RES")
_SECTIONS = ("OIB", "OUB", "PSALDO", "PBUDGET")
_BY_MONTH = ("PSALDO", "PBUDGET")
_CLOSING = ("UB", "RES")


def balance_entries(content: Content, notes: Notes) -> Iterator[Entry]:
    """The balance records of a file, in their order (saldoposter).

    Args:
        content: What is to be written.
        notes: Takes a finding when the vouchers give other balances than the books stated.
    """
    told = stated(content.ledger, content.info)
    for key, ore in sorted(_balances(content, told, notes).items(), key=_order):
        quantity = content.info.quantities.get(key, "") if told.get(key) == ore else ""
        yield _entry(key, ore, quantity, content)


def stated(ledger: Ledger, info: SieInfo) -> dict[Balance, int]:
    """The balances that the books themselves state (bokföringens egna saldon).

    Args:
        ledger: Its ``reported`` has those of whole accounts.
        info: Has those per object.
    """
    found: dict[Balance, int] = {}
    for year, reported in ledger.reported.items():
        found.update(_stated_year(year, reported))
    return found | dict(info.object_balances)


def _stated_year(year: int, reported: ReportedBalances) -> Iterator[tuple[Balance, int]]:
    ends = (reported.opening, reported.closing, reported.result)
    for label, balances in zip(_ENDS, ends, strict=True):
        for account, ore in balances.items():
            yield Balance(label, year, account), ore
    months = (reported.period_movements, reported.budget)
    for label, by_month in zip(_BY_MONTH, months, strict=True):
        for (account, month), ore in by_month.items():
            yield Balance(label, year, account, month), ore


def _balances(content: Content, told: Mapping[Balance, int], notes: Notes) -> dict[Balance, int]:
    if content.is_verbatim:
        return dict(told)
    kept = {key: ore for key, ore in told.items() if key.year or key.label in ("OIB", "PBUDGET")}
    kept |= {Balance("IB", 0, number): ore for number, ore in _opening(content.ledger).items()}
    year = {key: ore for key, ore in told.items() if not key.year and key.label != "IB"}
    if not len(content.ledger.journal) and any(key.label in _CLOSING for key in year):
        return year | kept
    computed = dict(_closing(content)) | _computed(content, kept, year)
    if content.sie_type != "4I":
        _note_recomputed(computed, year, notes)
    return kept | computed


def _opening(ledger: Ledger) -> Mapping[str, int]:
    """The opening balances; noughts where there are none, or readers would take #UB -1 for them."""
    before = ledger.reported.get(-1, ReportedBalances())
    return ledger.opening or dict.fromkeys(before.closing, 0)


def _closing(content: Content) -> Iterator[tuple[Balance, int]]:
    ledger = content.ledger
    for number in ledger.used_accounts:
        label = "RES" if content.is_result(number) else "UB"
        yield Balance(label, 0, number), ledger.balances.closing(number, ledger.year)


def _computed(
    content: Content, kept: Mapping[Balance, int], told: Mapping[Balance, int]
) -> dict[Balance, int]:
    """What the vouchers give by month and object, where type or books ask for it (periodsaldon)."""
    asked = {(key.label, bool(key.objects)) for key in told}
    if content.sie_type in ("2", "3"):
        asked = {("PSALDO", False), ("PSALDO", True), ("OUB", True)}
    if not asked & {("PSALDO", False), ("PSALDO", True), ("OUB", True)}:
        return {}
    found: Counter[Balance] = Counter(
        {key._replace(label="OUB"): ore for key, ore in kept.items() if key.label == "OIB"}
    )
    for (account, month, objects), ore in _movements(content.ledger).items():
        found[Balance("PSALDO", 0, account, month)] += ore
        for node in content.tree.nodes(objects):
            found[Balance("PSALDO", 0, account, month, node)] += ore
            if not content.is_result(account):
                found[Balance("OUB", 0, account, "", node)] += ore
    return {
        key: ore
        for key, ore in found.items()
        if ore and not key.year and (key.label, bool(key.objects)) in asked
    }


def _movements(ledger: Ledger) -> Counter[tuple[str, str, Objects]]:
    journal = ledger.journal
    accounts, objects = journal.accounts(), journal.objects()
    months = {
        ordinal: f"{day:%Y%m}"
        for ordinal in set(journal.row_days())
        if (day := date.fromordinal(ordinal)) in ledger.year
    }
    columns, found = journal.columns, Counter[tuple[str, str, Objects]]()
    rows = zip(journal.row_days(), columns.account, columns.object, columns.ore, strict=False)
    for ordinal, account, combination, ore in rows:
        if ordinal in months:
            found[accounts[account], months[ordinal], objects[combination]] += ore
    return found


def _note_recomputed(
    computed: Mapping[Balance, int], told: Mapping[Balance, int], notes: Notes
) -> None:
    """Tell of closing balances and results that the vouchers give another amount than the books."""
    if not any(key.label in _CLOSING for key in told):
        return
    for key in sorted({*computed, *told}):
        other = computed.get(key, 0)
        if key.label in _CLOSING and other != told.get(key, 0):
            notes.add(
                "balance_recomputed",
                ore=other - told.get(key, 0),
                label=key.label,
                account=key.account,
                stated=kronor(told.get(key, 0)),
                written=kronor(other),
            )


def _order(item: tuple[Balance, int]) -> tuple[int, int, int, str, str, Objects]:
    key = item[0]
    if key.label in _SECTIONS:
        section, label = 3 + _SECTIONS.index(key.label), 0
    else:
        section, label = int(key.year != 0), _ENDS.index(key.label)
        section += 2 * (label == 2 and not key.year)  # noqa: PLR2004 this year's #RES come last
    year = -key.year
    return section, year, label, key.account, key.month, key.objects


def _entry(key: Balance, ore: int, quantity: str, content: Content) -> Entry:
    objects = items(content.tree.joined(key.objects))
    year, tail = str(key.year), (amount(ore), quantity)
    if key.label in _ENDS:
        return entry(key.label, year, key.account, *tail)
    if key.label in _BY_MONTH:
        return entry(key.label, year, key.month, key.account, objects, *tail)
    return entry(key.label, year, key.account, objects, *tail)
