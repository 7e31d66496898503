"""The journal as an Arrow table (grundboken som tabell), for polars, pandas, duckdb and the like.

They all take any object with ``__arrow_c_stream__`` (the Arrow PyCapsule interface), so none of
them need be known here. The columns of the journal become those of the table, mostly as they are.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

from attrs import frozen

from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import MissingExtraError, ValueRefusedError
from finsam_ledger.terms import Text

_ROWS = 1 << 16
_EPOCH = 719_163
"""The ordinal of 1970-01-01, from which Arrow counts days."""


@frozen(eq=False)
class JournalTable:
    r"""All lines of a ledger's vouchers as a table (grundbokstabell), one row a line.

    ===============  ======================  ===================================================
    column           type                    what
    ===============  ======================  ===================================================
    voucher          int32                   the voucher's place in the journal, from 0
    series, number   string                  voucher series and number, as text
    date             date32                  the day of the event
    text             string                  the voucher's text
    account          string                  account number
    account_name     string                  the account's name
    ore              int64                   öre, debit positive
    line_text        string                  the line's own text
    objects          list of struct          ``dimension`` and ``code`` of each object
    registered       date32, may be null     the day the voucher was registered
    sign             string                  who registered it
    source_line      int32                   line of the SIE file, 0 when not from a file
    ===============  ======================  ===================================================

    Needs the extra ``arrow``.

    Args:
        ledger: The books.

    >>> from finsam_ledger.sie import read
    >>> book = read(b"#VER A 1 20210104\n{\n#TRANS 1930 {} 5\n#TRANS 3981 {} -5\n}\n")
    >>> table = JournalTable(book.ledger)  # polars.DataFrame(table), pyarrow.table(table) ...
    >>> hasattr(table, "__arrow_c_stream__")
    True
    """

    ledger: Ledger

    def __arrow_c_schema__(self) -> object:
        return _schema().__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        _nanoarrow()
        from nanoarrow.c_array_stream import CArrayStream  # noqa: PLC0415 an extra

        parts = list(_Rows.of(self.ledger).parts())
        stream = CArrayStream.from_c_arrays(parts, _schema())
        return stream.__arrow_c_stream__(requested_schema)


def _nanoarrow() -> Any:
    try:
        import nanoarrow  # noqa: PLC0415 an extra, only where it is used
    except ImportError:
        raise MissingExtraError(
            Text("för tabeller i Arrow behövs nanoarrow", "Arrow tables need nanoarrow"),
            Text(
                "Installera med: pip install 'finsam-ledger[arrow]'",
                "Install it by: pip install 'finsam-ledger[arrow]'",
            ),
        ) from None
    return nanoarrow


def _schema() -> Any:
    na = _nanoarrow()
    text, day, number = (
        na.string(nullable=False),
        na.date32(nullable=False),
        na.int32(nullable=False),
    )
    fields = {
        "voucher": number,
        "series": text,
        "number": text,
        "date": day,
        "text": text,
        "account": text,
        "account_name": text,
        "ore": na.int64(nullable=False),
        "line_text": text,
        "objects": na.list_(_object(na), nullable=False),
        "registered": na.date32(),
        "sign": text,
        "source_line": number,
    }
    return na.c_schema(na.struct(fields, nullable=False))


def _object(na: Any) -> Any:
    text = na.string(nullable=False)
    return na.struct({"dimension": text, "code": text}, nullable=False)


@frozen
class _Rows:
    """The columns of a journal, its texts as bytes, ready to be cut into parts."""

    journal: Journal
    vouchers: Sequence[int]
    accounts: Sequence[bytes]
    names: Sequence[bytes]
    objects: Sequence[Objects]
    heads: Mapping[str, Sequence[bytes]]

    @classmethod
    def of(cls, ledger: Ledger) -> "_Rows":
        journal, columns = ledger.journal, ledger.journal.columns
        if isinstance(columns.ore, list):
            raise ValueRefusedError(
                Text("beloppen är för stora för en tabell", "the amounts exceed a table"),
                Text("Arrow håller högst 64 bitar", "Arrow holds 64 bits at most"),
            )
        names = ("series", "number", "text", "sign")
        return cls(
            journal,
            array("i", journal.row_vouchers()),
            _encoded(journal.accounts()),
            _encoded(ledger.accounts[number].name for number in journal.accounts()),
            journal.objects(),
            {name: _encoded(getattr(columns, name)) for name in names},
        )

    def parts(self) -> Iterator[Any]:
        """The whole table, some ten thousand rows at a time; one part when there are none."""
        for first in range(0, self.journal.rows or 1, _ROWS):
            yield self._part(slice(first, min(first + _ROWS, self.journal.rows)))

    def _part(self, rows: slice) -> Any:
        na, columns, vouchers = _nanoarrow(), self.journal.columns, self.vouchers[rows]
        account = columns.account[rows]
        registered = [columns.registered[voucher] for voucher in vouchers]
        arrays = (
            _numbers(na.int32(), vouchers),
            self._head("series", vouchers),
            self._head("number", vouchers),
            _days(map(columns.day.__getitem__, vouchers)),
            self._head("text", vouchers),
            _strings(map(self.accounts.__getitem__, account)),
            _strings(map(self.names.__getitem__, account)),
            _numbers(na.int64(), columns.ore[rows]),
            _strings(_encoded(columns.row_text[rows])),
            _objects([self.objects[index] for index in columns.object[rows]]),
            _days(registered, _valid(registered)),
            self._head("sign", vouchers),
            _numbers(na.int32(), array("i", map(columns.source_line.__getitem__, vouchers))),
        )
        return _array(_schema(), len(vouchers), [None], arrays)

    def _head(self, name: str, vouchers: Sequence[int]) -> Any:
        return _strings(map(self.heads[name].__getitem__, vouchers))


def _encoded(texts: Iterable[str]) -> list[bytes]:
    return [text.encode("utf-8", "replace") for text in texts]


def _array(kind: Any, length: int, buffers: Sequence[Any], children: Iterable[Any] = ()) -> Any:
    from nanoarrow.c_array import c_array_from_buffers  # noqa: PLC0415 an extra

    return c_array_from_buffers(kind, length, buffers, children=children)


def _numbers(kind: Any, values: Any) -> Any:
    return _array(kind, len(values), [None, values])


def _days(ordinals: Iterable[int], valid: bytes | None = None) -> Any:
    days = array("i", [ordinal - _EPOCH if ordinal else 0 for ordinal in ordinals])
    return _array(_nanoarrow().date32(), len(days), [valid, days])


def _valid(values: Sequence[int]) -> bytes | None:
    """The bits that tell which values are there; None when all are."""
    if all(values):
        return None
    bits = "".join("1" if value else "0" for value in reversed(values))
    return int(bits, 2).to_bytes(-(-len(values) // 8), "little")


def _offsets(lengths: Iterable[int]) -> "array[int]":
    return array("i", accumulate(lengths, initial=0))


def _strings(values: Iterable[bytes]) -> Any:
    texts = list(values)
    buffers = [None, _offsets(map(len, texts)), b"".join(texts)]
    return _array(_nanoarrow().string(), len(texts), buffers)


def _objects(rows: Sequence[Objects]) -> Any:
    na, refs = _nanoarrow(), list(chain.from_iterable(rows))
    parts = [_strings(_encoded(ref[at] for ref in refs)) for at in (0, 1)]
    items = _array(_object(na), len(refs), [None], parts)
    return _array(na.list_(_object(na)), len(rows), [None, _offsets(map(len, rows))], [items])
