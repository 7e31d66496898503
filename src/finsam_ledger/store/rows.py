"""Entries as rows of the tables, and back (rader): every field once, none left out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.trail import NOT_A_VOUCHER
from finsam_ledger.core.columns import LineExtra, StruckLines
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.voucher import Line, Particulars, SourceDocument, Voucher
from finsam_ledger.store.chain import Row, json_text

if TYPE_CHECKING:
    from cattrs import Converter


class EntryRows(NamedTuple):
    """An entry as rows (händelsens rader): ``link`` in ``chain`` takes them as they are."""

    entry: Row
    voucher: Row = ()
    lines: Sequence[Row] = ()


# --- writing -------------------------------------------------------------------------------------


def rows_since(book: BookView, count: int) -> Iterator[EntryRows]:
    """The rows of the entries after the first ``count`` ones (nya rader), straight from columns."""
    trail, kind = book.trail, e.VoucherRegistered.KIND
    journals = [_JournalRows(one.ledger.journal) for one in book.years]
    stamp, head = None, ("", "", "")
    for number, made, year, place in trail.places_since(count):
        if made is not stamp:
            stamp, head = made, (made.at.isoformat(), made.by, made.program)
        if year == NOT_A_VOUCHER:
            entry = book.entries[number - 1]
            yield EntryRows((number, entry.KIND, *head, _body(entry)))
        else:
            journal, link = journals[year], trail.link_of(number)
            voucher = (number, *journal.voucher(place), *_link_cells(link))
            yield EntryRows((number, kind, *head, ""), voucher, journal.lines(number, place))


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


def _link_cells(link: e.Link | None) -> Row:
    return (None, "", "") if link is None else (link.original, link.role.value, link.why)


class _JournalRows:
    """A journal's columns as rows of vouchers and lines."""

    def __init__(self, journal: Journal) -> None:
        self.columns = journal.columns
        self.accounts = tuple(self.columns.accounts)
        self.objects = [json_text(refs) if refs else "" for refs in self.columns.objects]

    def voucher(self, place: int) -> Row:
        columns = self.columns
        known = columns.particulars.get(place)
        struck = columns.struck.get(place)
        return (
            columns.series[place],
            columns.number[place],
            _day(columns.day[place]),
            columns.text[place],
            _day(columns.registered[place]),
            columns.sign[place],
            known.counterparty if known else "",
            known.reference if known else "",
            columns.source_line[place],
            _voucher_details(known, struck) if struck or (known and known.documents) else "",
        )

    def lines(self, number: int, place: int) -> list[Row]:
        columns, accounts, objects = self.columns, self.accounts, self.objects
        extra, first = columns.line_extra, columns.first[place]
        return [
            (
                number,
                row - first,
                accounts[columns.account[row]],
                columns.ore[row],
                objects[columns.object[row]],
                columns.row_text[row],
                _line_details(extra[row]) if row in extra else "",
            )
            for row in range(first, columns.first[place + 1])
        ]


def _line_details(extra: LineExtra) -> str:
    return json_text([_iso(extra.day), extra.quantity, extra.sign])


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _voucher_details(known: Particulars | None, struck: StruckLines | None) -> str:
    documents = [[d.name, d.sha256] for d in known.documents] if known else []
    removed = [_whole_line(line) for line in struck.removed] if struck else []
    added = [_whole_line(line) for line in struck.added] if struck else []
    return json_text({"documents": documents, "removed": removed, "added": added})


def _whole_line(line: Line) -> list[object]:
    objects = [list(ref) for ref in line.objects]
    return [line.account, line.ore, objects, line.text, _iso(line.day), line.quantity, line.sign]


def _body(entry: e.Entry) -> str:
    body = _converter().unstructure(entry)
    del body["stamp"]
    return json_text(body)


@cache
def _converter() -> "Converter":
    from fractions import Fraction  # noqa: PLC0415 only for what is no voucher

    from cattrs import Converter  # noqa: PLC0415

    converter = Converter(forbid_extra_keys=True)
    for kind in (date, datetime):
        converter.register_unstructure_hook(kind, lambda value: value.isoformat())
        converter.register_structure_hook(kind, lambda text, cls: cls.fromisoformat(text))
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Fraction, lambda text, cls: cls(text))
    return converter


# --- reading -------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _stamp(at: str, by: str, program: str) -> e.Stamp:
    return e.Stamp(datetime.fromisoformat(at), by, program)


def entry_of(rows: EntryRows) -> e.Entry:
    """The entry that rows hold (händelse).

    Raises:
        ValueError: A cell is not what it should be; also KeyError and TypeError.
        FinsamError: The voucher does not hold.
    """
    _, kind, at, by, program, body = rows.entry
    stamp = _stamp(at, by, program)
    if kind == e.VoucherRegistered.KIND:
        return e.VoucherRegistered(stamp, _voucher(rows.voucher, rows.lines), _link(rows.voucher))
    if rows.voucher:
        raise ValueError(f"entry of kind {kind} with a voucher")
    fields = {**json.loads(body), "stamp": _converter().unstructure(stamp)}
    cls = e.KINDS[kind]
    try:
        return _converter().structure(fields, cls)
    except Exception as error:
        raise ValueError(f"{body} is no {kind}") from error


def _voucher(row: Row, lines: Iterable[Row]) -> Voucher:
    _, series, number, day, text, registered, sign, counterparty, reference, source, *rest = row
    more = json.loads(rest[0]) if rest[0] else _NO_DETAILS
    return Voucher(
        _to_day(day),
        tuple(map(_line, lines)),
        series,
        number,
        text,
        _to_day(registered),
        sign,
        counterparty,
        reference,
        source,
        _lines(more["removed"]),
        _lines(more["added"]),
        tuple(SourceDocument(name, sha256) for name, sha256 in more["documents"]),
    )


_NO_DETAILS: dict[str, list[Any]] = {"documents": [], "removed": [], "added": []}


def _link(row: Row) -> e.Link | None:
    original, role, why = row[11:]
    return None if original is None else e.Link(original, e.LinkRole(role), why)


@lru_cache(maxsize=4096)
def _to_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=4096)
def _to_objects(text: str) -> Objects:
    return tuple(ObjectRef(*pair) for pair in json.loads(text)) if text else ()


def _line(row: Row) -> Line:
    _, _, account, ore, objects, text, details = row
    if not details:
        return Line(account, ore, _to_objects(objects), text)
    day, quantity, sign = json.loads(details)
    return Line(account, ore, _to_objects(objects), text, _to_day(day), quantity, sign)


def _lines(written: Iterable[Any]) -> tuple[Line, ...]:
    return tuple(
        Line(
            account,
            ore,
            tuple(ObjectRef(*ref) for ref in objects),
            text,
            _to_day(day),
            quantity,
            sign,
        )
        for account, ore, objects, text, day, quantity, sign in written
    )
