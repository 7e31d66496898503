"""The vouchers of a file (verifikationer), straight from the columns."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from attrs import define, field

from finsam_ledger.core.columns import LineExtra, StruckLines
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.voucher import Line
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.vouchers import essence
from finsam_ledger.sie.writer_fields import Fields, amount, day, items

_NO_EXTRA = LineExtra()
_NOTHING = StruckLines()
_EMPTY = '""'


@define
class VoucherWriter:
    """Writes the vouchers of a journal (verifikationsskrivare).

    Args:
        journal: The vouchers.
        fields: Writes their fields.
        notes: Takes what could not be kept.
        unknown: The records to keep that the format does not know, by their voucher's line.
    """

    journal: Journal
    fields: Fields
    notes: Notes
    unknown: Mapping[int, Sequence[str]]
    _numbers: tuple[str, ...] = field(init=False)
    _combinations: tuple[Objects, ...] = field(init=False)
    _accounts: list[str] = field(init=False)
    _objects: list[str] = field(init=False)
    _texts: dict[str, str] = field(init=False)
    _ends: dict[str, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        fields, journal, columns = self.fields, self.journal, self.journal.columns
        self._numbers, self._combinations = journal.accounts(), journal.objects()
        self._accounts = [fields.bare(number, f"#TRANS {number}") for number in self._numbers]
        self._objects = [fields.braces(items(refs), "#TRANS") for refs in self._combinations]
        self._texts = fields.texts(columns.text[: len(journal)], self._name)
        row_texts = fields.texts(columns.row_text[: journal.rows], self._name_at)
        self._ends = {text: f' "" {out}' if text else "" for text, out in row_texts.items()}

    def _name(self, voucher: int) -> str:
        columns = self.journal.columns
        return f"#VER {columns.series[voucher]} {columns.number[voucher]}".rstrip()

    def _name_at(self, row: int) -> str:
        return self._name(self._voucher_at(row))

    def _voucher_at(self, row: int) -> int:
        return bisect_right(self.journal.columns.first, row) - 1

    def blocks(self, order: Sequence[int]) -> Iterator[str]:
        """The text of each voucher (verifikationsblock), its lines ended by LF.

        Args:
            order: The vouchers to write, by their place in the journal.
        """
        first, more = self.journal.columns.first, self._with_more()
        for voucher, head in zip(order, self._heads(order), strict=True):
            rows = self._plain(first[voucher], first[voucher + 1])
            if voucher in more:
                rows = list(self._careful(voucher, rows))
            yield "\n".join((head, "{", *rows, "}\n"))

    def _with_more(self) -> set[int]:
        """The vouchers that have more than plain lines (verifikationer med mera)."""
        columns = self.journal.columns
        more = {self._voucher_at(row) for row in columns.line_extra} | columns.struck.keys()
        if self.unknown:
            lines = enumerate(columns.source_line)
            more |= {voucher for voucher, line in lines if line in self.unknown}
        return more

    def _heads(self, order: Sequence[int]) -> Iterator[str]:
        columns, texts = self.journal.columns, self._texts
        when = cache(lambda ordinal: day(date.fromordinal(ordinal)) if ordinal else "")
        name = cache(lambda text: self.fields.quoted(text, "#VER"))
        for voucher in order:
            series, number = name(columns.series[voucher]), name(columns.number[voucher])
            head = f"#VER {series} {number} {when(columns.day[voucher])}"
            text, registered = columns.text[voucher], when(columns.registered[voucher])
            sign = columns.sign[voucher]
            if text or registered or sign:
                head += f" {texts[text]}"
            if registered or sign:
                head += f" {registered or _EMPTY}"
            yield f"{head} {name(sign)}" if sign else head

    def _plain(self, first: int, last: int) -> list[str]:
        """Lines without date, quantity and signature of their own, as nearly all are."""
        columns, accounts, objects, ends = (
            self.journal.columns,
            self._accounts,
            self._objects,
            self._ends,
        )
        rows = zip(
            columns.account[first:last],
            columns.object[first:last],
            columns.ore[first:last],
            columns.row_text[first:last],
            strict=True,
        )
        return [
            f"#TRANS {accounts[account]} {objects[combination]} {amount(ore)}{ends[text]}"
            for account, combination, ore, text in rows
        ]

    def _careful(self, voucher: int, plain: Sequence[str]) -> Iterator[str]:
        """All lines; an added one stands as #RTRANS directly before its #TRANS."""
        columns = self.journal.columns
        struck, first = columns.struck.get(voucher, _NOTHING), columns.first[voucher]
        lines = [self._line_at(row) for row in range(first, first + len(plain))]
        added = self._paired(struck.added, lines, voucher)
        for line, text in zip(lines, plain, strict=True):
            match = next((one for one in added if essence(one) == essence(line)), None)
            if match is not None:
                added.remove(match)
                yield self._line("RTRANS", match)
            is_plain = not (line.day or line.quantity or line.sign)
            yield text if is_plain else self._line("TRANS", line)
        yield from (self._line("BTRANS", line) for line in struck.removed)
        yield from self.unknown.get(columns.source_line[voucher], ())

    def _paired(self, added: Sequence[Line], lines: Sequence[Line], voucher: int) -> list[Line]:
        """The added lines that have a #TRANS to stand before; the others are told."""
        left, paired = Counter(map(essence, lines)), []
        for line in added:
            if left[essence(line)] > 0:
                left[essence(line)] -= 1
                paired.append(line)
            else:
                self.notes.tally("added_left_out", "", Place(0, self._name(voucher)))
        return paired

    def _line_at(self, row: int) -> Line:
        columns = self.journal.columns
        extra = columns.line_extra.get(row, _NO_EXTRA)
        return Line(
            self._numbers[columns.account[row]],
            columns.ore[row],
            self._combinations[columns.object[row]],
            columns.row_text[row],
            extra.day,
            extra.quantity,
            extra.sign,
        )

    def _line(self, label: str, line: Line) -> str:
        return self.fields.record(
            label,
            line.account,
            items(line.objects),
            amount(line.ore),
            day(line.day),
            line.text,
            line.quantity,
            line.sign,
        )
