"""Strategies for books with all that an SIE file can hold (SIE-böcker)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.dimension import Dimension, ObjectRef, Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.voucher import Line, Voucher, VoucherDraft
from finsam_ledger.sie import Balance, SieInfo
from finsam_ledger.testing.values import associations, fiscal_years, ore

ACCOUNTS = ("1930", "1940", "2069", "3981", "5010")
_DIMENSIONS = (
    Dimension("1", "Kostnadsställe"),
    Dimension("2", "Kostnadsbärare", "1"),
    Dimension("6", "Projekt"),
    Dimension("20", "Avdelning"),
    Dimension("21", "Grupp", "20"),
    Dimension("22", "Lag", "21"),
)
_CODES = ("01", "02", "A", "P 1", "Å1", 'x"y', "7\\8")
_HUGE = 10**25


@frozen
class SieBooks:
    """Books and the facts of their file (böcker och filuppgifter)."""

    ledger: Ledger
    info: SieInfo


def sie_texts(max_size: int = 8) -> SearchStrategy[str]:
    r"""Texts that a file holds exactly (texter): Swedish letters, quotes, braces and backslashes.

    Args:
        max_size: The most characters.

    >>> from hypothesis import given
    >>> @given(sie_texts())
    ... def in_charset(text): assert len(text.encode("cp437")) == len(text)
    >>> in_charset()
    """
    letters = st.text("abcåäöÅÄÖ é\"{}#'\\1½\xa0", max_size=max_size)
    return letters.map(lambda text: text.rstrip("\\"))


def odd_texts(max_size: int = 8) -> SearchStrategy[str]:
    """Texts that a file cannot hold as they are (texter utanför formatet), among others.

    Args:
        max_size: The most characters.
    """
    odd = st.text('“”’–…€ščøł☃\u0308\n\r\t\x7f\\÷Σ\ufffd"åa ', max_size=max_size)
    return odd | st.text(max_size=max_size) | sie_texts(max_size)


@st.composite
def sie_objects(draw: DrawFn) -> Objects:
    """What a line is booked on (objekt), sub-dimensions below their own (hierarkier).

    >>> from hypothesis import given
    >>> @given(sie_objects())
    ... def below(refs):
    ...     numbers = [ref.dimension for ref in refs]
    ...     assert "21" not in numbers or numbers[numbers.index("21") - 1] == "20"
    >>> below()
    """
    numbers = draw(st.sampled_from(((), ("1",), ("6",), ("1", "6"), ("20",), ("20", "21"))))
    if draw(st.integers(0, 9)) == 0:
        numbers = ("20", "21", "22")
    return tuple(ObjectRef(number, draw(st.sampled_from(_CODES))) for number in numbers)


@st.composite
def sie_lines(draw: DrawFn, day: date) -> Line:
    """Lines with all that a file can hold (konteringsrader): own date, quantity, signature.

    Args:
        draw: Given by Hypothesis.
        day: The date of the voucher, which a line does not repeat.
    """
    own = st.none() | st.integers(1, 40).map(lambda days: day + timedelta(days))
    return Line(
        draw(st.sampled_from(ACCOUNTS)),
        draw(ore() | st.integers(-_HUGE, _HUGE)),
        draw(sie_objects()),
        draw(sie_texts()),
        draw(own),
        draw(st.sampled_from(("", "", "3", "-7.50"))),
        draw(st.sampled_from(("", "", "AB", "Å B"))),
    )


@st.composite
def sie_vouchers(draw: DrawFn, days: Sequence[date]) -> Voucher:
    """Vouchers with all that a file can hold (verifikationer): rows that were added and struck too.

    Args:
        draw: Given by Hypothesis.
        days: The days that they may be dated.
    """
    day = draw(st.sampled_from(days))
    lines = draw(st.lists(sie_lines(day), max_size=3))
    rest = -sum(line.ore for line in lines)
    booked = (*lines, Line("1930", rest)) if lines else ()
    return Voucher(
        day,
        booked,
        draw(st.sampled_from(("", "A", "LEV 1", "#"))),
        draw(st.sampled_from(("", "1", "2", "10", "110000001", "7B"))),
        draw(sie_texts()),
        draw(st.none() | st.sampled_from(days)),
        draw(st.sampled_from(("", "AB", "Å B"))),
        removed=tuple(draw(st.lists(sie_lines(day), max_size=1))),
        added=booked[: draw(st.integers(0, 2))],
    )


@st.composite
def sie_books(draw: DrawFn, *, vouchers: int = 4) -> SieBooks:
    """Books with the whole vocabulary of the format (böcker med allt som SIE rymmer).

    Args:
        draw: Given by Hypothesis.
        vouchers: The most vouchers there are.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5)
    ... @given(sie_books())
    ... def holds(books): assert books.ledger.accounts.keys() == set(ACCOUNTS)
    >>> holds()
    """
    year = draw(fiscal_years())
    journal = Journal()
    days = (year.start, year.start + timedelta(20), year.end)
    for voucher in draw(st.lists(sie_vouchers(days), max_size=vouchers)):
        journal.columns.append(voucher)
    kinds = st.none() | st.sampled_from(list(AccountKind))
    balances = st.dictionaries(st.sampled_from(ACCOUNTS), ore(), max_size=3)
    months = sorted({f"{day:%Y%m}" for day in days})
    cells = st.tuples(st.sampled_from(ACCOUNTS), st.sampled_from(months))
    by_month = st.dictionaries(cells, ore(), max_size=4)
    this_year = ReportedBalances(budget=draw(by_month))
    before = ReportedBalances(
        draw(balances), draw(balances), draw(balances), draw(by_month), draw(by_month)
    )
    named = st.builds(ObjectRef, st.sampled_from(("1", "6", "20")), st.sampled_from(_CODES))
    ledger = Ledger(
        evolve(draw(associations()), name=draw(sie_texts().filter(bool)), members=()),
        Chart("", "", "", ()),
        year,
        {number: Account(number, draw(sie_texts()), draw(kinds)) for number in ACCOUNTS},
        draw(balances),
        Journal(journal.columns),
        {dimension.number: dimension for dimension in _DIMENSIONS},
        draw(st.dictionaries(named, sie_texts(), max_size=3)),
        {0: this_year, -1: before},
    )
    return SieBooks(ledger, draw(_infos(ledger, months)))


@st.composite
def _infos(draw: DrawFn, ledger: Ledger, months: Sequence[str]) -> SieInfo:
    year, before = ledger.year, ledger.year.previous()
    labels = (("OIB", 0, ""), ("PBUDGET", 0, months[0]), ("PSALDO", -1, months[0]))
    keys = st.builds(
        lambda label, account, objects: Balance(label[0], label[1], account, label[2], objects),
        st.sampled_from(labels),
        st.sampled_from(ACCOUNTS),
        sie_objects().filter(bool),
    )
    objects = draw(st.dictionaries(keys, ore(), max_size=3))
    opening = {Balance("IB", -1, number) for number in ledger.reported[-1].opening}
    numbers = st.sampled_from(ACCOUNTS)
    return SieInfo(
        ftyp="X",
        fnr=draw(sie_texts()),
        bkod=draw(st.sampled_from(("", "88"))),
        address=draw(st.just(()) | st.tuples(st.just("Å"), *(sie_texts() for _ in range(3)))),
        prosa=draw(sie_texts(20)),
        taxar=draw(st.sampled_from(("", "2022"))),
        kptyp=draw(st.sampled_from(("", "EUBAS97"))),
        currency=draw(st.sampled_from(("SEK", "EUR"))),
        covers_until=draw(st.none() | st.just(year.end)),
        orgnr_more=draw(st.sampled_from(((), ("1",), ("", "2")))),
        generated_by=draw(st.sampled_from(("", "Å B"))),
        years={0: (year.start, year.end), -1: (before.start, before.end)},
        sru=draw(st.dictionaries(numbers, st.sampled_from((("7281",), ("7281", "7282"))))),
        units=draw(st.dictionaries(numbers, st.sampled_from(("st", 'tim "x"')))),
        object_balances=objects,
        quantities=draw(_some({*opening, *objects})),
    )


def _some(keys: set[Balance]) -> SearchStrategy[Mapping[Balance, str]]:
    if not keys:
        return st.just({})
    return st.dictionaries(st.sampled_from(sorted(keys)), st.sampled_from(("1", "2.5")))


def sie_vocabulary(ledger: Ledger, info: SieInfo) -> dict[str, object]:
    """All that a file says of a set of books (innehåll), to compare before and after writing.

    What only tells of the file itself is left out: its name, bytes, encoding, program and dates,
    and the lines that vouchers stand on.

    Args:
        ledger: The books.
        info: The facts of their file.
    """
    vouchers: list[VoucherDraft] = [evolve(v.draft(), source_line=0) for v in ledger.journal]
    facts = ("ftyp", "fnr", "bkod", "address", "prosa", "taxar", "kptyp", "currency", "years")
    more = ("orgnr_more", "covers_until", "generated_by", "sru", "units", "quantities")
    parts = ("association", "year", "accounts", "opening", "dimensions", "objects", "reported")
    return {
        **{name: getattr(ledger, name) for name in parts},
        **{name: getattr(info, name) for name in (*facts, *more, "object_balances")},
        "unknown": [record.text for record in info.unknown],
        "vouchers": vouchers,
    }
