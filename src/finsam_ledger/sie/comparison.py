"""Comparing two files (jämförelse): accounts, balances and vouchers added, removed or changed."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import TypeAlias

from attrs import frozen

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.sie.book import SieBook
from finsam_ledger.sie.fields import kronor
from finsam_ledger.terms import Text

Value: TypeAlias = "str | int"
"""Words as text, amounts as whole öre."""


class Change(StrEnum):
    """What has become of something from one file to the other (ändring)."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def term(self) -> Text:
        """The word that people see."""
        return _CHANGE_TERMS[self]


_CHANGE_TERMS = {
    Change.ADDED: Text("tillkommen", "added"),
    Change.REMOVED: Text("borttagen", "removed"),
    Change.CHANGED: Text("ändrad", "changed"),
}


@frozen
class FieldChange:
    """One thing that differs (ändrad uppgift).

    Args:
        name: Which, "text", "line", "opening": a stable name.
        before: What the first file says, empty when it says nothing.
        after: What the second says.
    """

    name: str
    before: Value
    after: Value


@frozen
class Difference:
    """An account, a balance or a voucher that differs (skillnad).

    Args:
        key: Which: an account number, or a voucher's series and number.
        change: Whether it came, went or changed.
        fields: What differs, or what the one file says of it.
        lines: Where it stands in the first and the second file, 0 where it does not.
    """

    key: str
    change: Change
    fields: tuple[FieldChange, ...]
    lines: tuple[int, int] = (0, 0)


@frozen
class Comparison:
    """What differs between two files (jämförelse), each group in order.

    Args:
        names: The files' names.
        facts: Organisation, year, type and the like.
        accounts: Accounts and their names.
        balances: Opening balances, closing balances by the vouchers, and those that the files
            state, by account.
        vouchers: Vouchers, by series and number; those that cannot be told apart so, by content.
        same_vouchers: How many vouchers are the same in both.
    """

    names: tuple[str, str]
    facts: tuple[FieldChange, ...]
    accounts: tuple[Difference, ...]
    balances: tuple[Difference, ...]
    vouchers: tuple[Difference, ...]
    same_vouchers: int

    @property
    def is_same(self) -> bool:
        """Whether nothing differs (lika)."""
        return not (self.facts or self.accounts or self.balances or self.vouchers)


def compare(first: SieBook, second: SieBook) -> Comparison:
    r"""What differs between two files (jämför).

    Vouchers that do not hold are compared as well.

    Args:
        first: The file before.
        second: The file after.

    >>> from finsam_ledger.sie.reader import read
    >>> file = "#VER A 1 20210104\n{{\n#TRANS 1930 {{}} {0}\n#TRANS 3 {{}} -{0}\n}}\n"
    >>> found = compare(*(read(file.format(kronor).encode()) for kronor in (5, 6)))
    >>> [(voucher.key, voucher.change.name) for voucher in found.vouchers]
    [('A 1', 'CHANGED')]
    """
    vouchers = _Vouchers.of(first.ledger, second.ledger)
    return Comparison(
        (first.info.name, second.info.name),
        tuple(_fields(_facts(first), _facts(second))),
        tuple(_differences(_accounts(first.ledger), _accounts(second.ledger))),
        tuple(_differences(_balances(first.ledger), _balances(second.ledger))),
        tuple(sorted(vouchers.differences(), key=lambda found: max(found.lines))),
        vouchers.same,
    )


_Facts: TypeAlias = Mapping[str, Value]


def _facts(book: SieBook) -> _Facts:
    info, ledger = book.info, book.ledger
    return {
        "name": ledger.association.name,
        "orgnr": ledger.association.orgnr,
        "year": str(ledger.year),
        "sie_type": info.sie_type,
        "covers_until": str(info.covers_until or ""),
        "program": info.program,
        "currency": info.currency,
        "chart": info.kptyp,
    }


def _accounts(ledger: Ledger) -> dict[str, _Facts]:
    return {
        number: {"name": account.name, "kind": account.kind.value if account.kind else ""}
        for number, account in ledger.accounts.items()
    }


def _balances(ledger: Ledger) -> dict[str, _Facts]:
    """The balances of each account that are not zero."""
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for number in ledger.balances.accounts():
        found[number]["opening"] = ledger.opening.get(number, 0)
        found[number]["closing"] = ledger.balances.closing(number, ledger.year)
    for year, told in ledger.reported.items():
        end = "" if year == 0 else f" {year}"
        stated = (("stated_closing", told.closing), ("stated_result", told.result))
        for name, amounts in (*stated, *((("stated_opening", told.opening),) if year else ())):
            for number, ore in amounts.items():
                found[number][f"{name}{end}"] = ore
    return {
        number: {name: ore for name, ore in amounts.items() if ore}
        for number, amounts in found.items()
        if any(amounts.values())
    }


def _fields(before: _Facts, after: _Facts) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, ""), after.get(name, "")
        if one != other:
            yield FieldChange(name, one, other)


def _differences(before: Mapping[str, _Facts], after: Mapping[str, _Facts]) -> Iterator[Difference]:
    for key in sorted({*before, *after}):
        fields = tuple(_fields(before.get(key, {}), after.get(key, {})))
        if key not in before:
            yield Difference(key, Change.ADDED, fields)
        elif key not in after:
            yield Difference(key, Change.REMOVED, fields)
        elif fields:
            yield Difference(key, Change.CHANGED, fields)


@frozen
class _Vouchers:
    """The vouchers of two ledgers, paired."""

    pairs: Sequence[tuple[VoucherDraft, VoucherDraft]]
    removed: Sequence[VoucherDraft]
    added: Sequence[VoucherDraft]
    same: int

    @classmethod
    def of(cls, first: Ledger, second: Ledger) -> "_Vouchers":
        """Pair them by series and number, then what is left by content."""
        before, after = all_vouchers(first), all_vouchers(second)
        by_number = _paired(before, after, identity)
        left = [
            [v for v in side if id(v) not in taken]
            for side, taken in zip((before, after), _ids(by_number), strict=True)
        ]
        by_content = _paired(left[0], left[1], content)
        gone, come = (
            [v for v in side if id(v) not in taken]
            for side, taken in zip(left, _ids(by_content), strict=True)
        )
        pairs = [*by_number, *by_content]
        same = sum(essence(one) == essence(other) for one, other in pairs)
        return cls(pairs, gone, come, same)

    def differences(self) -> Iterator[Difference]:
        """Vouchers that changed, went or came."""
        for one, other in self.pairs:
            if essence(one) != essence(other):
                fields = tuple(_changes(one, other))
                lines = (one.source_line, other.source_line)
                yield Difference(named(one), Change.CHANGED, fields, lines)
        for voucher in self.removed:
            fields = tuple(FieldChange(name, value, "") for name, value in _told(voucher))
            yield Difference(named(voucher), Change.REMOVED, fields, (voucher.source_line, 0))
        for voucher in self.added:
            fields = tuple(FieldChange(name, "", value) for name, value in _told(voucher))
            yield Difference(named(voucher), Change.ADDED, fields, (0, voucher.source_line))


def _ids(pairs: Sequence[tuple[VoucherDraft, VoucherDraft]]) -> tuple[set[int], set[int]]:
    return {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}


def _paired(
    before: Iterable[VoucherDraft],
    after: Iterable[VoucherDraft],
    key: Callable[[VoucherDraft], Hashable],
) -> list[tuple[VoucherDraft, VoucherDraft]]:
    """Those with the same key, in order; a key that is None is nobody's."""
    waiting = defaultdict[Hashable, deque[VoucherDraft]](deque)
    for voucher in after:
        waiting[key(voucher)].append(voucher)
    waiting.pop(None, None)
    return [
        (voucher, waiting[key(voucher)].popleft())
        for voucher in before
        if waiting.get(key(voucher))
    ]


def all_vouchers(ledger: Ledger) -> list[VoucherDraft]:
    """The vouchers that hold, and those that do not (alla verifikationer)."""
    return [*ledger.journal, *ledger.rejected]


def identity(voucher: VoucherDraft) -> tuple[str, str] | None:
    """What a voucher is known by (identitet): series and number, None when it has no number."""
    return (voucher.series, voucher.number) if voucher.number else None


def content(voucher: VoucherDraft) -> Hashable:
    """What a voucher says whatever its number (innehåll): day, text and lines in any order."""
    lines = Counter((line.account, line.objects, line.ore, line.text) for line in voucher.lines)
    return voucher.day, voucher.text, frozenset(lines.items())


def essence(voucher: VoucherDraft) -> Hashable:
    """All that must agree for two vouchers to be the same (allt utom var de står)."""
    signed = (voucher.series, voucher.number, voucher.registered, voucher.sign)
    return *signed, content(voucher), voucher.removed


def named(voucher: VoucherDraft) -> str:
    """Series and number, or the line it stands on (verifikationens namn)."""
    return voucher.name or f"(rad {voucher.source_line})"


def line_words(line: Line) -> str:
    r"""A line as people write it (konteringsrad).

    >>> line_words(Line("5010", 80000, text="Hyra")).replace("\N{NO-BREAK SPACE}", " ")
    '5010 800,00 Hyra'
    """
    objects = " ".join(f"{ref.dimension}:{ref.code}" for ref in line.objects)
    return " ".join(filter(None, (line.account, objects, kronor(line.ore), line.text)))


def _head(voucher: VoucherDraft) -> _Facts:
    return {
        "number": voucher.name,
        "day": str(voucher.day or ""),
        "text": voucher.text,
        "registered": str(voucher.registered or ""),
        "sign": voucher.sign,
    }


def _told(voucher: VoucherDraft) -> Iterator[tuple[str, Value]]:
    """What a voucher says, but for what it does not."""
    yield from ((name, value) for name, value in _head(voucher).items() if value)
    yield from (("line", line_words(line)) for line in voucher.lines)


def _changes(one: VoucherDraft, other: VoucherDraft) -> Iterator[FieldChange]:
    yield from _fields(_head(one), _head(other))
    for name in ("lines", "removed"):
        before, after = (Counter(map(line_words, getattr(each, name))) for each in (one, other))
        gone, come = sorted((before - after).elements()), sorted((after - before).elements())
        for words in zip_longest(gone, come, fillvalue=""):
            yield FieldChange("line" if name == "lines" else "removed_line", *words)
