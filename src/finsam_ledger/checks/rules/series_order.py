"""The voucher numbers of each series are whole (verifikationsnummerföljd).

No number is used twice, none is missing, and they rise in the order of registration. Numbers that
are not digits, and vouchers without series or number, cannot be ordered and are passed over.
Source: LKBR 3 kap. 9 § 7 p.; SIE 4B §5.12–5.13.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import lt

from attrs import frozen

from finsam_ledger.checks._telling import NOWHERE, Place, Trouble, enumerated, listed
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import VoucherDraft
from finsam_ledger.terms import Text

_DIGITS = 18
"""A longer number is a code, not a place in an order."""
_SOURCE = "LKBR 3 kap. 9 § 7 p.; SIE 4B §5.12–5.13"
_USED_TWICE = Trouble(
    "duplicate_number",
    Severity.ERROR,
    Text(
        "verifikationsnummer {voucher} är använt {count} gånger{lines}",
        "voucher number {voucher} is used {count} times{lines}",
    ),
    Text(
        "Kontrollera att samma verifikation inte är bokförd två gånger; ge den ena ett eget nummer",
        "Check that the same voucher is not posted twice; give one of them a number of its own",
    ),
    _SOURCE,
)
_MANY_TWICE = Trouble(
    "duplicate_number",
    Severity.ERROR,
    Text(
        "ytterligare verifikationsnummer i serie {series} är använda flera gånger: {names}"
        " ({count} st)",
        "further voucher numbers of series {series} are used several times: {names} ({count})",
    ),
    _USED_TWICE.remedy,
    _SOURCE,
)
_NOT_ASCENDING = Trouble(
    "not_ascending",
    Severity.WARNING,
    Text(
        "verifikationsnumren i serie {series} stiger inte: {places} ({count} st)",
        "the voucher numbers of series {series} do not rise: {places} ({count})",
    ),
    Text(
        "Kontrollera när verifikationerna registrerades; siffrorna påverkas inte",
        "Check when the vouchers were registered; no figure is affected",
    ),
    _SOURCE,
)
_GAP = Trouble(
    "number_gap",
    Severity.INFO,
    Text(
        "verifikationsnummer saknas i serie {series}: {gaps} ({missing} st)",
        "voucher numbers are missing in series {series}: {gaps} ({missing})",
    ),
    Text(
        "Visa att numren är makulerade eller aldrig använda, eller exportera om filen med dem",
        "Show that the numbers were voided or never used, or export the file again with them",
    ),
    _SOURCE,
)


@frozen
class _Series:
    """The numbers of one series in order of registration, then those of vouchers that do not hold.

    Args:
        name: The series.
        numbers: Its numbers as they are written.
        columns: The columns of the journal.
        booked: The vouchers of the journal that have the first of the numbers.
        kept_out: The lines of the file of the others, which are part of no figure.
    """

    name: str
    numbers: Sequence[str]
    columns: Columns
    booked: Sequence[int]
    kept_out: Sequence[int]

    def line(self, index: int) -> int:
        """The line of the file where a number stands."""
        if index < len(self.booked):
            return self.columns.source_line[self.booked[index]]
        return self.kept_out[index - len(self.booked)]

    def place(self, index: int) -> Place:
        """Where a number stands."""
        return Place(self.line(index), f"{self.name} {self.numbers[index]}")


def _run(subject: Subject) -> Iterator[Finding]:
    for series in _all_series(subject.ledger):
        values = list(map(int, series.numbers))
        if not all(map(lt, values, values[1:])):
            yield from _used_twice(subject, series)
            yield from _not_ascending(subject, series, values)
            values = sorted({*values})
        yield from _gaps(subject, series, values)


def _all_series(ledger: Ledger) -> Iterator[_Series]:
    columns = ledger.journal.columns
    booked, kept_out = defaultdict[str, list[int]](list), _kept_out(ledger)
    for index, name in enumerate(columns.series[: len(ledger.journal)]):
        booked[name].append(index)
    for name in sorted({*booked, *kept_out} - {""}):
        others = kept_out.get(name, ())
        indexes, numbers = _ordinals(columns.number, booked.get(name, ()))
        numbers += [draft.number for draft in others]
        if numbers:
            lines = [draft.source_line for draft in others]
            yield _Series(name, numbers, columns, indexes, lines)


def _kept_out(ledger: Ledger) -> Mapping[str, Sequence[VoucherDraft]]:
    drafts = defaultdict[str, list[VoucherDraft]](list)
    for draft in ledger.rejected:
        if _is_ordinal(draft.number):
            drafts[draft.series].append(draft)
    return drafts


def _ordinals(number: Sequence[str], indexes: Sequence[int]) -> tuple[Sequence[int], list[str]]:
    """The vouchers whose numbers can be ordered, and the numbers; almost always all of them."""
    numbers = [number[index] for index in indexes]
    if all(numbers) and "".join(numbers).isdecimal() and len(max(numbers, key=len)) <= _DIGITS:
        return indexes, numbers
    indexes = [index for index in indexes if _is_ordinal(number[index])]
    return indexes, [number[index] for index in indexes]


def _is_ordinal(number: str) -> bool:
    return number.isdecimal() and len(number) <= _DIGITS


def _used_twice(subject: Subject, series: _Series) -> Iterator[Finding]:
    twice = [number for number, count in Counter(series.numbers).items() if count > 1]
    lines: dict[str, list[int]] = {number: [] for number in twice}
    for index, number in enumerate(series.numbers):
        if number in lines:
            lines[number].append(series.line(index))

    def tell(number: str) -> Finding:
        at = sorted(lines[number])
        place = Place(at[1], f"{series.name} {number}")
        return _USED_TWICE.found(
            subject, place, voucher=place.record, count=len(at), lines=_on_lines(at)
        )

    def rest(more: Sequence[str]) -> Finding:
        names = enumerated(more, lambda number: f"{series.name} {number}")
        return _MANY_TWICE.found(subject, count=len(more), series=series.name, names=names)

    return listed(twice, tell, rest)


def _on_lines(lines: Sequence[int]) -> Text:
    if not all(lines):
        return Text("", "")
    numbers = enumerated(lines)
    return Text(f" (rad {numbers})", f" (lines {numbers})")


def _not_ascending(subject: Subject, series: _Series, values: Sequence[int]) -> Iterator[Finding]:
    booked = values[: len(series.booked)]
    falls = [i for i, (before, after) in enumerate(pairwise(booked), 1) if after < before]
    if not falls:
        return

    def named(joint: str) -> str:
        return enumerated(falls, lambda i: joint.join(series.place(j).record for j in (i, i - 1)))

    yield _NOT_ASCENDING.found(
        subject,
        series.place(falls[0]),
        series=series.name,
        count=len(falls),
        places=Text(named(" efter "), named(" after ")),
    )


def _gaps(subject: Subject, series: _Series, rising: Sequence[int]) -> Iterator[Finding]:
    missing = rising[-1] - rising[0] + 1 - len(rising)
    if not missing:
        return
    gaps = [(low + 1, high - 1) for low, high in pairwise(rising) if high - low > 1]
    yield _GAP.found(
        subject,
        _place_of(series, gaps[0][1] + 1),
        series=series.name,
        missing=missing,
        gaps=enumerated(gaps, lambda gap: _interval(series.name, *gap)),
    )


def _place_of(series: _Series, value: int) -> Place:
    """Where a number stands, nowhere when it was not read from a file."""
    index = next(i for i, number in enumerate(series.numbers) if int(number) == value)
    return series.place(index) if series.line(index) else NOWHERE


def _interval(series: str, first: int, last: int) -> str:
    return f"{series} {first}" if first == last else f"{series} {first}–{last}"


CHECK = Check(
    "series_order",
    Text(
        "Verifikationsnumren är obrutna, stigande och använda en gång",
        "The voucher numbers are whole, rising and used once",
    ),
    _SOURCE,
    _run,
)
