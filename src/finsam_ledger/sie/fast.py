"""The fast path (snabb läsning): vouchers as nearly all programs write them, into columns.

The text is split at #VER. A voucher whose every line has the regular form is taken by two regular
expressions, and many of them are put into the columns at once. Anything else, a single voucher or
the records around them, goes to the careful path; so does every voucher that a finding is to be
told about. Both paths therefore give the same ledger and the same findings.
"""

import re
from collections.abc import Callable
from itertools import accumulate

from attrs import define, field

from finsam_ledger.sie.batch import Batch, BatchWriter, Part
from finsam_ledger.sie.lines import Books
from finsam_ledger.sie.lookup import DAY, FIELD, TEXT

_BLOCK = 60_000
_REPORTS = 90
_LABEL = "#VER"
_AROUND = 3
"""The lines of a voucher around its rows: its head and its braces."""
_SPLIT = "\n#VER"
_VOUCHER = re.compile(
    r"^#VER("
    rf"[ \t]({FIELD})[ \t]({FIELD})[ \t]([0-9]{{8}})"  # series, number, date
    rf"(?:[ \t]({TEXT})(?:[ \t]({DAY})(?:[ \t]({FIELD}))?)?)?"  # text, registered, sign
    r"[ \t]*+\n[ \t]*+\{[ \t]*+\n"
    r"((?:[ \t]*+#TRANS[^\n]*+\n)++)"
    r"[ \t]*+\}[ \t]*+(?:\n|\Z)[ \t\n]*+"
    r")",
    re.MULTILINE,
)
_ROW = re.compile(
    r'^[ \t]*+#TRANS[ \t]([0-9]{1,12}|"[0-9]{1,12}")'  # account
    r"[ \t](\{[^{}\\\x00-\x08\x0a-\x1f\x7f]*+\})"  # objects
    r"[ \t](-?[0-9]{1,30})(?:\.([0-9]{1,2}))?"  # amount
    r"((?:[ \t][^\n]*+)?)$",  # date, text, quantity, sign
    re.MULTILINE,
)


def read_fast(text: str, books: Books, report: Callable[[float], None], first: int = 1) -> None:
    """Read a whole file, its regular vouchers many at once (läs snabbt).

    Args:
        text: Its text, lines ended by LF; or a part of it that no voucher but the last sticks out
            of.
        books: Takes what is read.
        report: Told the share done.
        first: The line of the file that the text begins on.
    """
    found = text.find(_SPLIT)
    at = len(text) if found < 0 else found
    books.read_lines(text[:at], first)
    reader = _FastReader(books, text.count("\n", 0, at) + first + 1)
    step, told = len(text) // _REPORTS, 0
    while at < len(text):
        if at >= told:
            report(at / len(text))
            told = at + step
        found = text.find(_SPLIT, at + _BLOCK)
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
        batch = _batch(block, self.line)
        if batch is not None:
            self._write(batch)
        else:
            self._read_one_by_one(block)
        self.line += block.count("\n")

    def _read_one_by_one(self, block: str) -> None:
        """A block with something irregular: each voucher by itself, the regular ones gathered."""
        gathered, line = "", self.line
        start = line
        for chunk in block[len(_LABEL) :].split(_SPLIT):
            voucher = f"{_LABEL}{chunk}\n"
            if _batch(voucher, line) is not None:
                gathered += voucher
            else:
                self._write(_batch(gathered, start))
                self._read_carefully(chunk, line)
                gathered, start = "", line + voucher.count("\n")
            line += voucher.count("\n")
        self._write(_batch(gathered, start))

    def _read_carefully(self, chunk: str, line: int) -> None:
        self.books.read_lines(_LABEL + chunk, line)

    def _write(self, batch: Batch | None) -> None:
        """Put the vouchers into the columns, and take the odd ones among them with care."""
        if batch is None or not batch.heads:
            return
        part, first = Part.whole(batch), 0
        for odd in self._odd(part):
            self._write_part(part.between(first, odd))
            self._read_carefully(batch.chunks[odd], batch.lines[odd])
            first = odd + 1
        self._write_part(part.between(first, len(batch.heads)))

    def _odd(self, part: Part) -> list[int]:
        odd = self._writer.odd(part)
        known = self.books.header.first
        if not ("VER" in known and "TRANS" in known):
            return sorted({0, *odd})  # findings name the first record of a label
        return odd

    def _write_part(self, part: Part) -> None:
        if not part.heads:
            return
        vouchers, records = self.books.vouchers, self.books.header.records
        vouchers.end(closed=False)
        self._writer.write(part)
        vouchers.read += len(part.heads)
        vouchers.rows += len(part.ore)
        records["VER"] += len(part.heads)
        records["TRANS"] += len(part.ore)


def _batch(block: str, line: int) -> Batch | None:
    """The vouchers of a block of text, or None when a line of it is not of the regular form."""
    vouchers = _VOUCHER.findall(block)
    chunks = [voucher[0] for voucher in vouchers]
    if sum(map(len, chunks)) + len(_LABEL) * len(chunks) != len(block):
        return None
    counts = [voucher[-1].count("\n") for voucher in vouchers]
    rows = _ROW.findall(block)
    if len(rows) != sum(counts):
        return None
    lengths = [count + _AROUND for count in counts]
    if sum(lengths) != block.count("\n"):  # blank lines between them, or no end of line at the end
        lengths = [chunk.count("\n") for chunk in chunks]
    lines = list(accumulate(lengths, initial=line))[:-1]
    heads = [voucher[1:] for voucher in vouchers]
    return Batch(chunks, lines, heads, rows, list(accumulate(counts, initial=0)))
