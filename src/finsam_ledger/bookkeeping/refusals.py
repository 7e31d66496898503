"""What a book refuses, in words (avslag): each error with its facts and what to do about it."""

from collections.abc import Iterable
from datetime import date

from finsam_ledger.core.ledger import MEND_VOUCHER
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Voucher, VoucherDraft
from finsam_ledger.errors import (
    AlreadyCorrectedError,
    AmountTooLargeError,
    EmptyVoucherError,
    LockedPeriodError,
    LockOrderError,
    NumberGapError,
    NumberTakenError,
    SealedYearError,
    UnbalancedOpeningError,
    UnknownAccountError,
    UnknownVoucherError,
    ValueRefusedError,
    YearOrderError,
)
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

LARGEST_ORE = 10**14
"""The largest amount of a line, a thousand billion kronor (största belopp)."""


def _name(draft: VoucherDraft) -> str:
    return draft.name if draft.number else draft.text or draft.name


def empty(draft: VoucherDraft) -> EmptyVoucherError:
    """A voucher has fewer than two lines (tom verifikation)."""
    return EmptyVoucherError(
        Text(
            f"verifikation {_name(draft)} har {len(draft.lines)} rader; den behöver minst två",
            f"voucher {_name(draft)} has {len(draft.lines)} lines; it needs at least two",
        ),
        MEND_VOUCHER,
    )


def undated(draft: VoucherDraft) -> ValueRefusedError:
    """A voucher's date is missing, or is no plain date (datum saknas)."""
    return ValueRefusedError(
        Text(
            f"verifikation {_name(draft)} har inget datum ({draft.day!r})",
            f"voucher {_name(draft)} has no date ({draft.day!r})",
        ),
        Text("Ange affärshändelsens datum", "Give the date of the event"),
    )


def too_large(draft: VoucherDraft, ore: int) -> AmountTooLargeError:
    """A line's amount is larger than the books can hold (för stort belopp)."""
    return AmountTooLargeError(
        Text(
            f"beloppet {format_ore(ore)} i verifikation {_name(draft)} är för stort",
            f"the amount {format_ore(ore)} of voucher {_name(draft)} is too large",
        ),
        MEND_VOUCHER,
    ).carrying(ore=ore)


def bad_number(series: str, number: str) -> ValueRefusedError:
    """A voucher number is no whole number (felaktigt nummer)."""
    return ValueRefusedError(
        Text(
            f"”{number}” i serie {series} är inget verifikationsnummer",
            f'"{number}" of series {series} is no voucher number',
        ),
        Text(
            "Utelämna numret så ger boken nästa; egna nummer är hela tal från 1",
            "Leave the number out and the book gives the next; own numbers are whole, from 1",
        ),
    )


def number_explained(series: str, number: str, why: str) -> NumberTakenError:
    """A number was explained as never used (förklarat nummer)."""
    return NumberTakenError(
        Text(
            f"nummer {series} {number} är förklarat som oanvänt ({why})",
            f"number {series} {number} is explained as never used ({why})",
        ),
        Text("Utelämna numret", "Leave the number out"),
    ).carrying(series=series, number=number)


def locked(draft: VoucherDraft, closing_series: str) -> LockedPeriodError:
    """A voucher is dated in a locked month (låst period)."""
    return LockedPeriodError(
        Text(
            f"verifikation {_name(draft)} är daterad {draft.day}, i en låst månad",
            f"voucher {_name(draft)} is dated {draft.day}, in a locked month",
        ),
        Text(
            f"Bokför på en dag i en öppen månad, i serie {closing_series} för bokslutet, eller "
            "lås upp månaden med en orsak",
            f"Post on a day of an open month, in series {closing_series} for the closing, or "
            "reopen the month with a reason",
        ),
    ).carrying(day=draft.day)


def sealed(year: FiscalYear) -> SealedYearError:
    """A fiscal year is closed for good (stängt räkenskapsår)."""
    return SealedYearError(
        Text(f"räkenskapsåret {year} är stängt", f"the fiscal year {year} is closed"),
        Text(
            "Rätta i ett öppet år, eller öppna året igen med en orsak",
            "Correct in an open year, or reopen the year with a reason",
        ),
    ).carrying(year_end=year.end)


def begun_already() -> ValueRefusedError:
    """A book is begun once (redan upplagd)."""
    return ValueRefusedError(Text("boken är redan upplagd", "the book is begun already"))


def year_order(year: FiscalYear, last: FiscalYear) -> YearOrderError:
    """Years follow each other without gap or overlap (räkenskapsår i följd)."""
    return YearOrderError(
        Text(
            f"räkenskapsåret {year} följer inte på {last}",
            f"the fiscal year {year} does not follow {last}",
        ),
        Text(
            "Öppna året som börjar dagen efter det senaste",
            "Open the year that begins the day after the last one",
        ),
    ).carrying(year_start=year.start)


def no_such_year(period: Period) -> YearOrderError:
    """No fiscal year of the book holds a period (okänt räkenskapsår)."""
    return YearOrderError(
        Text(f"boken har inget räkenskapsår {period}", f"the book has no fiscal year {period}"),
        Text("Ange ett år som är öppnat i boken", "Give a year that is opened in the book"),
    ).carrying(year_start=period.start)


def unknown_opening_account(number: str) -> UnknownAccountError:
    """An opening balance is on an account that the book does not have (okänt konto)."""
    return UnknownAccountError(
        Text(
            f"ingående balans på konto {number} som inte finns",
            f"opening balance on account {number}, which does not exist",
        ),
        Text("Lägg upp kontot först", "Declare the account first"),
    ).carrying(account=number)


def unbalanced_opening(difference: int) -> UnbalancedOpeningError:
    """Opening balances miss zero (obalanserade ingående balanser)."""
    amount = format_ore(difference)
    return UnbalancedOpeningError(
        Text(
            f"de ingående balanserna summerar till {amount} kr, inte noll",
            f"the opening balances sum to {amount} kr, not to zero",
        ),
        Text("Rätta balanserna", "Mend the balances"),
    ).carrying(difference_ore=difference)


def lock_order(period: Period, first: Period) -> LockOrderError:
    """An earlier month is still open (fel ordning)."""
    return LockOrderError(
        Text(
            f"perioden {period.name} kan inte låsas: {first.name} är öppen",
            f"the period {period.name} cannot be locked: {first.name} is open",
        ),
        Text(f"Lås {first.name} först", f"Lock {first.name} first"),
    ).carrying(first_open=first.start)


def locked_already(period: Period) -> LockOrderError:
    """The months are locked already (redan låst)."""
    return LockOrderError(
        Text(f"perioden {period.name} är redan låst", f"{period.name} is locked already")
    )


def not_locked(period: Period) -> LockOrderError:
    """What is to be reopened is open (inte låst)."""
    return LockOrderError(
        Text(f"perioden {period.name} är inte låst", f"the period {period.name} is not locked")
    ).carrying(first_open=period.start)


def not_whole_months(period: Period) -> LockOrderError:
    """Only whole months are locked (hela månader)."""
    return LockOrderError(
        Text(f"perioden {period.name} är inte hela månader", f"{period.name} is not whole months"),
        Text("Ange en månad eller ett år", "Give a month or a year"),
    )


def seal_order(year: FiscalYear, earlier: FiscalYear) -> LockOrderError:
    """An earlier year is still open (fel ordning)."""
    return LockOrderError(
        Text(
            f"räkenskapsåret {year} kan inte stängas: {earlier} är öppet",
            f"the fiscal year {year} cannot be closed: {earlier} is open",
        ),
        Text(f"Stäng {earlier} först", f"Close {earlier} first"),
    ).carrying(first_open=earlier.start)


def months_open(year: FiscalYear, first: Period) -> LockOrderError:
    """A year is closed when all its months are locked (öppen månad)."""
    return LockOrderError(
        Text(
            f"räkenskapsåret {year} kan inte stängas: {first.name} är inte låst",
            f"the fiscal year {year} cannot be closed: {first.name} is not locked",
        ),
        Text("Lås årets månader först", "Lock the months of the year first"),
    ).carrying(first_open=first.start)


def numbers_in_words(gaps: Iterable[range]) -> str:
    """Runs of numbers as people write them (nummer).

    >>> numbers_in_words([range(3, 4), range(7, 10)])
    '3, 7–9'
    """
    return ", ".join(f"{g[0]}" if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in gaps) or "–"


def no_gap(series: str, gap: range, known: tuple[range, ...]) -> NumberGapError:
    """What is to be explained is no unexplained gap (ingen lucka)."""
    named = numbers_in_words((gap,) if gap else ())
    sv, en = (f"luckorna är {numbers_in_words(known)}", f"its gaps are {numbers_in_words(known)}")
    if not known:
        sv, en = "serien har inga", "it has none"
    return NumberGapError(
        Text(
            f"{named} är ingen oförklarad lucka i serie {series}; {sv}",
            f"{named} is no unexplained gap of series {series}; {en}",
        ),
        Text("Ange en hel lucka", "Give a whole gap"),
    ).carrying(series=series, gaps=known)


def unexplained(series: str, gaps: tuple[range, ...]) -> NumberGapError:
    """A year with unexplained gaps is not closed (oförklarad lucka)."""
    named = numbers_in_words(gaps)
    return NumberGapError(
        Text(
            f"serie {series} saknar nummer {named} utan förklaring",
            f"series {series} lacks the numbers {named} without explanation",
        ),
        Text("Förklara luckan först", "Explain the gap first"),
    ).carrying(series=series, gaps=gaps)


def unknown_voucher(series: str, number: str, when: Period | date) -> UnknownVoucherError:
    """There is no such voucher (okänd verifikation)."""
    return UnknownVoucherError(
        Text(
            f"verifikation {series} {number} finns inte ({when})",
            f"there is no voucher {series} {number} ({when})",
        ),
        Text("Kontrollera serie, nummer och år", "Check series, number and year"),
    ).carrying(series=series, number=number)


def corrected_already(voucher: Voucher, by: str = "") -> AlreadyCorrectedError:
    """A voucher is corrected once (redan rättad)."""
    return AlreadyCorrectedError(
        Text(
            f"verifikation {voucher.name} är redan rättad{f' med {by}' if by else ''}",
            f"voucher {voucher.name} is corrected already{f' by {by}' if by else ''}",
        ),
        Text(
            "Rätta i stället den verifikation som ersätter den",
            "Correct the voucher that replaces it instead",
        ),
    ).carrying(by=by)


def no_original(number: int) -> UnknownVoucherError:
    """What a correction points at is no voucher (okänd verifikation)."""
    return UnknownVoucherError(
        Text(f"händelse {number} är ingen verifikation", f"entry {number} is no voucher")
    )


def not_reversed(voucher: Voucher, original: Voucher) -> ValueRefusedError:
    """A reversing voucher has other lines than the original's turned (felaktig rättelsepost)."""
    return ValueRefusedError(
        Text(
            f"verifikation {voucher.name} upphäver inte {original.name}: raderna skiljer sig",
            f"voucher {voucher.name} does not reverse {original.name}: its lines differ",
        )
    )


def is_reversal(voucher: Voucher) -> AlreadyCorrectedError:
    """A voucher that takes another back is not itself corrected (är en rättelsepost)."""
    return AlreadyCorrectedError(
        Text(
            f"verifikation {voucher.name} är själv en rättelsepost",
            f"voucher {voucher.name} is a reversal itself",
        ),
        Text("Registrera en ny verifikation i stället", "Register a new voucher instead"),
    ).carrying(by=voucher.name)
