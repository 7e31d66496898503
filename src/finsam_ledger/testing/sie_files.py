"""Strategies for SIE files (SIE-filer): clean ones with their books, and damaged ones."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from finsam_ledger import sie
from finsam_ledger.core.finding import has_errors
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, Voucher, VoucherDraft
from finsam_ledger.testing.invariants import reposted, sums_to_zero
from finsam_ledger.testing.vouchers import ledgers

_GENERATED = date(2025, 1, 15)
_TRANS = re.compile(rb"#TRANS (\S+) (\{[^}]*\}) (-?\d+)\.(\d\d)")
_VER_DAY = re.compile(rb'(#VER "[^"]*" "[^"]*" )(\d{8})')


@frozen
class SieFile:
    """An SIE file and the books that are in it (SIE-fil).

    Args:
        data: The bytes.
        ledger: The books.
    """

    data: bytes
    ledger: Ledger


@frozen
class Damage:
    """An SIE file that was clean until one thing was done to it (skadad SIE-fil).

    Args:
        kind: What was done, a key of ``DAMAGES``.
        data: The damaged bytes.
        clean: The file before.
        is_told: Whether a reader must report an error, not just survive.
    """

    kind: str
    data: bytes
    clean: SieFile
    is_told: bool


@st.composite
def sie_files(draw: DrawFn, *, vouchers: int = 4) -> SieFile:
    """Clean SIE files of type 4E with the books that they hold (felfria SIE-filer).

    Args:
        draw: Given by Hypothesis.
        vouchers: The most vouchers there are besides the one that always is.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(sie_files(vouchers=2))
    ... def same_books(file):
    ...     read = sie.read(file.data, chart=file.ledger.chart).ledger
    ...     assert len(read.journal) == len(file.ledger.journal)
    ...     assert read.balances.accounts() == file.ledger.balances.accounts()
    >>> same_books()
    """
    books = draw(ledgers(vouchers=vouchers))
    numbers, ore = sorted(books.accounts), draw(st.integers(1, 10**7))
    lines = (Line(numbers[0], ore), Line(numbers[-1], -ore))
    last = VoucherDraft(books.year.end, lines, text="Sist")
    ledger = reposted(books, [*map(_plain, books.journal), last])
    return SieFile(sie.write(ledger, generated=_GENERATED), ledger)


def _plain(voucher: Voucher) -> VoucherDraft:
    """The voucher with no character that the format lacks."""
    rows = tuple(evolve(line, text=line.text.replace("–", "-")) for line in voucher.lines)
    return evolve(voucher.draft(), lines=rows, text=voucher.text.replace("–", "-"))


def damaged_sie_files(kind: str | None = None) -> SearchStrategy[Damage]:
    """SIE files with one thing wrong in them (skadade SIE-filer).

    Args:
        kind: What is done to them, a key of ``DAMAGES``; None takes any.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=20)
    ... @given(damaged_sie_files())
    ... def survives(damage): reading_survives(damage)
    >>> survives()
    """
    kinds = st.sampled_from(sorted(DAMAGES)) if kind is None else st.just(kind)
    return kinds.flatmap(_damaged)


@st.composite
def _damaged(draw: DrawFn, kind: str) -> Damage:
    clean = draw(sie_files())
    is_told, damage = DAMAGES[kind]
    return Damage(kind, damage(draw, clean.data), clean, is_told)


def reading_survives(damage: Damage) -> None:
    """A damaged file is read without a crash, and what is read holds (skadad fil läses).

    Args:
        damage: The file.

    Raises:
        AssertionError: The books do not sum to zero, or nothing was said of the damage.
        UnbalancedVoucherError: A voucher that was read does not sum to zero.
    """
    book = sie.read(damage.data, chart=damage.clean.ledger.chart)
    book.ledger.journal.prove()
    if not sum(book.ledger.opening.values()):
        sums_to_zero(book.ledger)
    if damage.is_told and not has_errors(book.findings):
        raise AssertionError(f"{damage.kind}: nothing was said; findings {book.findings}")


def _one_of(draw: DrawFn, pattern: re.Pattern[bytes], data: bytes) -> "re.Match[bytes]":
    return draw(st.sampled_from(list(pattern.finditer(data))))


def _replaced(data: bytes, match: "re.Match[bytes]", by: bytes) -> bytes:
    return data[: match.start()] + by + data[match.end() :]


def _amount_changed(draw: DrawFn, data: bytes) -> bytes:
    match = _one_of(draw, _TRANS, data)
    account, objects, kronor, ore = match.groups()
    other = int(kronor) + draw(st.integers(1, 10**6))
    return _replaced(data, match, b"#TRANS %s %s %d.%s" % (account, objects, other, ore))


def _amount_unreadable(draw: DrawFn, data: bytes) -> bytes:
    match = _one_of(draw, _TRANS, data)
    wrong = draw(st.sampled_from((b"tolv", b"1.2.3", b"--5", b"")))
    return _replaced(data, match, b"#TRANS %s %s %s" % (*match.groups()[:2], wrong))


def _line_lost(draw: DrawFn, data: bytes) -> bytes:
    moved = [m for m in _TRANS.finditer(data) if m.group(3, 4) != (b"0", b"00")]
    return _replaced(data, draw(st.sampled_from(moved)), b"")


def _day_unreadable(draw: DrawFn, data: bytes) -> bytes:
    match = _one_of(draw, _VER_DAY, data)
    wrong = draw(st.sampled_from((b"20241332", b"i dag", b"0")))
    return _replaced(data, match, match.group(1) + wrong)


def _cut_short(draw: DrawFn, data: bytes) -> bytes:
    last = list(_TRANS.finditer(data))[-1]
    return data[: draw(st.integers(last.start() + len(b"#TRANS"), last.end() - 1))]


def _bytes_changed(draw: DrawFn, data: bytes) -> bytes:
    changed = bytearray(data)
    places = st.integers(len(b"#FLAGGA 0\r\n"), len(data) - 1)
    for place in draw(st.lists(places, min_size=1, max_size=8)):
        changed[place] = draw(st.integers(0, 255))
    return bytes(changed)


DAMAGES: Mapping[str, tuple[bool, Callable[[DrawFn, bytes], bytes]]] = {
    "amount_changed": (True, _amount_changed),
    "amount_unreadable": (True, _amount_unreadable),
    "line_lost": (True, _line_lost),
    "day_unreadable": (True, _day_unreadable),
    "cut_short": (True, _cut_short),
    "bytes_changed": (False, _bytes_changed),
}
"""What can be done to a file, by name: whether it must be told, and how (skador)."""
