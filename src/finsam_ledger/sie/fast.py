"""The fast path (snabb läsning): vouchers as nearly all programs write them, into columns.

The text is split at #VER. A voucher whose every line has the regular form is taken by two regular
expressions, and many of them are put into the columns at once. Anything else, a single voucher or
the records around them, goes to the careful path; so does every voucher that a finding is to be
told about. Both paths therefore give the same ledger and the same findings.
"""

from collections.abc import Callable, Iterator

from attrs import define, field

from finsam_ledger.sie.batch import BatchWriter
from finsam_ledger.sie.lines import Books
from finsam_ledger.sie.regular import LABEL, SPLIT, Batch, regular

_BLOCK = 60_000
_REPORTS = 90


def read_fast(text: str, books: Books, report: Callable[[float], None], first: int = 1) -> None:
    """Read a whole file, its regular vouchers many at once (läs snabbt).

    Args:
        text: Its text, lines ended by LF; or a part of it that no voucher but the last sticks out
            of.
        books: Takes what is read.
        report: Told the share done.
        first: The line of the file that the text begins on.
    """
    found = text.find(SPLIT)
    at = len(text) if found < 0 else found
    books.read_lines(text[:at], first)
    reader = _FastReader(books, text.count("\n", 0, at) + first + 1)
    step, told = len(text) // _REPORTS, 0
    while at < len(text):
        if at >= told:
            report(at / len(text))
            told = at + step
        found = text.find(SPLIT, at + _BLOCK)
        end = len(text) if found < 0 else found
        reader.read_block(text[at + 1 : end + 1])
        at = end


@define
class _FastReader:
    books: Books
    line: int
    _writer: BatchWriter = field(init=False)

    @_writer.default
    def _into_columns(self) -> BatchWriter:
        return BatchWriter(self.books.vouchers.columns)

    def read_block(self, block: str) -> None:
        """Read a block of text that begins with #VER and ends where another begins."""
        self._writer.tails.clear()
        batch = regular(block, self.line)
        if batch is not None:
            self._write(batch, block)
            self.line = batch.lines[-1]
        else:
            self._read_one_by_one(block)

    def _read_one_by_one(self, block: str) -> None:
        """A block with something irregular: each voucher by itself, the regular ones gathered."""
        gathered, start = "", self.line
        for voucher in _vouchers(block):
            if regular(voucher, self.line) is not None:
                gathered += voucher
            else:
                self._write_text(gathered, start)
                self.books.read_lines(voucher, self.line)
                gathered, start = "", self.line + voucher.count("\n")
            self.line += voucher.count("\n")
        self._write_text(gathered, start)

    def _write_text(self, vouchers: str, line: int) -> None:
        batch = regular(vouchers, line)
        if batch is not None:
            self._write(batch, vouchers)

    def _write(self, batch: Batch, text: str) -> None:
        """Put the vouchers into the columns, and take the odd ones among them with care."""
        first, odd_ones = 0, self._odd(batch)
        vouchers = list(_vouchers(text)) if odd_ones else []
        for odd in odd_ones:
            self._write_part(batch.between(first, odd))
            self.books.read_lines(vouchers[odd], batch.lines[odd])
            first = odd + 1
        self._write_part(batch.between(first, batch.size))

    def _odd(self, batch: Batch) -> list[int]:
        odd = self._writer.odd(batch)
        known = self.books.header.first
        if not ("VER" in known and "TRANS" in known):
            return sorted({0, *odd})  # findings name the first record of a label
        return odd

    def _write_part(self, batch: Batch) -> None:
        if not batch.size:
            return
        vouchers, records = self.books.vouchers, self.books.header.records
        vouchers.end(closed=False)
        self._writer.write(batch)
        vouchers.read += batch.size
        vouchers.rows += len(batch.ore)
        records["VER"] += batch.size
        records["TRANS"] += len(batch.ore)


def _vouchers(block: str) -> Iterator[str]:
    """The text of each voucher of a block that begins with #VER."""
    *others, last = block[len(LABEL) :].split(SPLIT)
    for voucher in others:
        yield f"{LABEL}{voucher}\n"
    yield LABEL + last
