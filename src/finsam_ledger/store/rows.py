"""Entries as rows of the tables, and back (rader): every field once, none left out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache, lru_cache
from itertools import chain, pairwise, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.trail import NOT_A_VOUCHER, Run
from finsam_ledger.core.columns import LineExtra, StruckLines
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.voucher import Line, Particulars, SourceDocument, Voucher
from finsam_ledger.store.chain import Covered, Row, json_text

if TYPE_CHECKING:
    from cattrs import Converter

_LONGEST_RUN = 512
"""So many vouchers at a time stay in the processor's cache."""
_KIND = e.VoucherRegistered.KIND
_NOTHING_MORE = Particulars()


class EntryRows(NamedTuple):
    """An entry as rows (händelsens rader), as they are read; ``Covered`` by its hash."""

    entry: Row
    voucher: Row = ()
    lines: Sequence[Row] = ()


# --- writing -------------------------------------------------------------------------------------


def rows_since(book: BookView, count: int) -> Iterator[Covered]:
    """The rows of the entries after the first ``count`` ones (nya rader), straight from columns."""
    journals = [_JournalRows(one.ledger.journal) for one in book.years]
    runs = book.trail.runs_since(count, _LONGEST_RUN)
    return chain.from_iterable(_rows_of(book, run, journals) for run in runs)


def _rows_of(book: BookView, run: Run, journals: Sequence["_JournalRows"]) -> Iterable[Covered]:
    stamp = (run.stamp.at.isoformat(), run.stamp.by, run.stamp.program)
    if run.year == NOT_A_VOUCHER:
        others = ((number, book.entries[number - 1]) for number in run.numbers)
        return (((number, one.KIND, *stamp, _body(one)), (), ()) for number, one in others)
    journal, links = journals[run.year], list(map(book.trail.link_of, run.numbers))
    entries = zip(run.numbers, *map(repeat, (_KIND, *stamp, "")), strict=False)
    return zip(entries, journal.vouchers(run, links), journal.lines(run), strict=True)


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


class _JournalRows:
    """A journal's columns as rows of vouchers and lines, many at a time."""

    def __init__(self, journal: Journal) -> None:
        self.columns = journal.columns
        self.accounts = tuple(self.columns.accounts)
        self.objects = [json_text(refs) if refs else "" for refs in self.columns.objects]

    def vouchers(self, run: Run, links: Sequence[e.Link | None]) -> Iterator[Row]:
        """The row of each voucher of a run."""
        columns, part = self.columns, slice(run.places.start, run.places.stop)
        known = [columns.particulars.get(place, _NOTHING_MORE) for place in run.places]
        return zip(
            run.numbers,
            columns.series[part],
            columns.number[part],
            map(_day, columns.day[part]),
            columns.text[part],
            map(_day, columns.registered[part]),
            columns.sign[part],
            [more.counterparty for more in known],
            [more.reference for more in known],
            columns.source_line[part],
            self._details(run.places, known),
            [link.original if link else None for link in links],
            [link.role.value if link else "" for link in links],
            [link.why if link else "" for link in links],
            strict=True,
        )

    def _details(self, places: range, known: Sequence[Particulars]) -> Iterator[str]:
        struck = self.columns.struck
        return (
            _voucher_details(more, struck.get(place)) if more.documents or place in struck else ""
            for place, more in zip(places, known, strict=True)
        )

    def lines(self, run: Run) -> Iterator[list[Row]]:
        """The rows of each voucher's lines of a run."""
        columns, extra = self.columns, self.columns.line_extra
        firsts = columns.first[run.places.start : run.places.stop + 1]
        begin, part = firsts[0], slice(firsts[0], firsts[-1])
        sizes = list(map(int.__sub__, firsts[1:], firsts))
        rows = list(
            zip(
                chain.from_iterable(map(repeat, run.numbers, sizes)),
                chain.from_iterable(map(range, sizes)),
                map(self.accounts.__getitem__, columns.account[part]),
                columns.ore[part],
                map(self.objects.__getitem__, columns.object[part]),
                columns.row_text[part],
                [_line_details(extra[i]) if i in extra else "" for i in range(begin, firsts[-1])],
                strict=True,
            )
        )
        return (rows[first - begin : last - begin] for first, last in pairwise(firsts))


def _line_details(extra: LineExtra) -> str:
    return json_text([_iso(extra.day), extra.quantity, extra.sign])


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _voucher_details(known: Particulars, struck: StruckLines | None) -> str:
    documents = [[d.name, d.sha256] for d in known.documents]
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
