"""Vouchers, read line by line with care (verifikationer): what the fast path leaves over."""

from datetime import date

from attrs import Factory, define

from finsam_ledger.core.columns import Columns
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.sie.fields import kronor, read_day
from finsam_ledger.sie.header import amount_of, looks_grouped, read_objects
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.records import Record


@define
class Block:
    """A voucher whose lines are being read (verifikationsblock)."""

    place: Place
    day: date | None = None
    series: str = ""
    number: str = ""
    text: str = ""
    registered: date | None = None
    sign: str = ""
    reference: str = ""
    lines: list[Line] = Factory(list)
    removed: list[Line] = Factory(list)
    added: list[Line] = Factory(list)
    awaited: Line | None = None
    opened: bool = False
    broken: bool = False

    @property
    def name(self) -> str:
        """Series and number, or the line it begins on when it has none."""
        return f"{self.series} {self.number}".strip() or f"(rad {self.place.line})"

    def draft(self) -> VoucherDraft:
        """The voucher as it was read (utkast)."""
        return VoucherDraft(
            self.day,
            tuple(self.lines),
            self.series,
            self.number,
            self.text,
            self.registered,
            self.sign,
            reference=self.reference,
            source_line=self.place.line,
            removed=tuple(self.removed),
            added=tuple(self.added),
        )


@define
class Vouchers:
    """The vouchers read so far (verifikationer): those that hold in columns, the others apart."""

    notes: Notes
    columns: Columns = Factory(Columns)
    rejected: list[VoucherDraft] = Factory(list)
    read: int = 0
    rows: int = 0
    block: Block | None = None

    def begin(self, record: Record) -> None:
        """Begin a voucher (#VER); one that is still open is ended first."""
        self.end(closed=False)
        fields = [record.text(index) for index in range(6)]
        block = Block(record.place, series=fields[0], number=fields[1], text=fields[3])
        self.block, self.read = block, self.read + 1
        block.day = self._voucher_day(fields[2], record, block)
        block.registered = self._optional_day(fields[4], record)
        block.sign = fields[5]

    def open(self) -> None:
        """The brace that begins the lines."""
        if self.block is not None:
            self.block.opened = True

    def row(self, record: Record) -> None:
        """A line of the voucher (#TRANS, #RTRANS, #BTRANS)."""
        block = self.block
        if block is None:
            self.notes.add("row_outside_voucher", record.place, label=record.label)
            return
        if not block.opened:
            self.notes.add("missing_brace", block.place, voucher=block.name)
            block.opened = True
        self.rows += record.label == "TRANS"
        line = self._line(record, block)
        if line is None:
            block.broken |= record.label == "TRANS"
        elif record.label == "BTRANS":
            block.removed.append(line)
        else:
            self._book(record, block, line)

    def _book(self, record: Record, block: Block, line: Line) -> None:
        awaited, block.awaited = block.awaited, None
        if awaited is not None and (record.label == "RTRANS" or essence(awaited) != essence(line)):
            self.notes.add("unmatched_rtrans", record.place, voucher=block.name)
        if record.label == "RTRANS":
            block.awaited = line
            block.added.append(line)
        else:
            block.lines.append(line)

    def end(self, *, closed: bool) -> None:
        """End the voucher, if one is open; ``closed`` tells whether its brace was there."""
        block, self.block = self.block, None
        if block is None:
            return
        if not closed:
            self.notes.add("unclosed_voucher", block.place, voucher=block.name)
        if block.awaited is not None:
            self.notes.add("unmatched_rtrans", block.place, voucher=block.name)
        draft = block.draft()
        if self._holds(block, draft):
            self.columns.append(draft.to_voucher())
        else:
            self.rejected.append(draft)

    def _holds(self, block: Block, draft: VoucherDraft) -> bool:
        if block.broken:
            self.notes.add("broken_voucher", block.place, voucher=block.name)
            return False
        ore = draft.difference_ore
        if ore:
            self.notes.add("unbalanced", block.place, ore, voucher=block.name, amount=kronor(ore))
        elif not block.lines:
            self.notes.add("empty_voucher", block.place, voucher=block.name)
        return draft.day is not None and not ore

    def _voucher_day(self, text: str, record: Record, block: Block) -> date | None:
        day = self._day(text, record)
        if day is None:
            code = "bad_date" if text else "missing_date"
            self.notes.add(code, record.place, voucher=block.name, value=text)
        return day

    def _day(self, text: str, record: Record) -> date | None:
        day = read_day(text)
        if day is not None and "-" in text:
            self.notes.add("date_format", record.place, value=text, day=f"{day:%Y%m%d}")
        return day

    def _optional_day(self, text: str, record: Record) -> date | None:
        day = self._day(text, record)
        if text and day is None:
            self.notes.add("bad_optional_date", record.place, value=text, label=record.label)
        return day

    def _line(self, record: Record, block: Block) -> Line | None:
        items = record.braces_at(1)
        if items is None:
            self.notes.add("missing_objects", record.place, label=record.label, count=1)
        else:
            record = record.without_braces(1)
        objects = read_objects(items or (), record, self.notes)
        account, (amount, day, text) = record.text(0), map(record.text, range(1, 4))
        if not account:
            self.notes.add("missing_account", record.place, label=record.label)
            return None
        ore = self._ore(amount, day, record)
        if ore is None:
            return None
        own_day = self._optional_day(day, record)
        other = own_day if own_day != block.day else None
        return Line(account, ore, objects, text, other, record.text(4), record.text(5))

    def _ore(self, amount: str, after: str, record: Record) -> int | None:
        grouped = looks_grouped(amount, after) or (len(after) == 3 and after.isdecimal())  # noqa: PLR2004
        if grouped:
            value = f"{amount} {after}"
            self.notes.add("bad_amount", record.place, value=value, label=record.label)
            return None
        return amount_of(amount, record, self.notes)


def essence(line: Line) -> tuple[object, ...]:
    """What an #RTRANS and its #TRANS share in practice (radens kärna): not date and signature."""
    return line.account, line.objects, line.ore
