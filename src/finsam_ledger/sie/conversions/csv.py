"""CSV (csv): one row a line of a voucher, for Excel and other programs.

The columns are those of ``JournalTable``, the objects in one: "6:P1 1:10". Opening balances come
first, with no voucher. Semicolons, CR LF and a byte order mark, as Swedish Excel wants them; text
that a spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.sie.conversion import Conversion
from finsam_ledger.spreadsheet import safe
from finsam_ledger.terms import Text

HEAD = (
    *("series", "number", "date", "text", "account", "account_name", "ore", "line_text"),
    *("objects", "registered", "sign"),
)
_OPENING = "Ingående balans"
_Row = tuple[str | int, ...]


def convert(ledger: Ledger, _: str) -> bytes:
    """The opening balances and every line as CSV in UTF-8 (csv).

    Args:
        ledger: The books.
        _: The currency, which the file does not state.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEAD)
    for row in _rows(ledger):
        writer.writerow([safe(value) if isinstance(value, str) else value for value in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _rows(ledger: Ledger) -> Iterator[_Row]:
    for number, ore in sorted(ledger.opening.items()):
        name = ledger.accounts[number].name
        yield "", "", str(ledger.year.start), _OPENING, number, name, ore, "", "", "", ""
    for voucher in ledger.journal:
        for line in voucher.lines:
            yield _row(voucher, line, ledger.accounts[line.account].name)


def _row(voucher: Voucher, line: Line, name: str) -> _Row:
    head = (voucher.series, voucher.number, str(voucher.day), voucher.text)
    objects = " ".join(f"{ref.dimension}:{ref.code}" for ref in line.objects)
    end = (str(voucher.registered or ""), voucher.sign)
    return *head, line.account, name, line.ore, line.text, objects, *end


CONVERSION = Conversion(
    "csv", ".csv", Text("en rad per konteringsrad, för Excel", "one row a line, for Excel"), convert
)
