"""The journal as ledger and hledger read it (journalfil): nearly one language."""

import re
from collections.abc import Iterator, Mapping

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.sie.conversions._plain_text import (
    OPENING,
    account_names,
    kronor,
    one_line,
    opening_rows,
)

_NOT_IN_CODE = re.compile(r"[()]")


def journal(ledger: Ledger, currency: str, head: str = "") -> bytes:
    """The books as a journal file (journalfil).

    Args:
        ledger: The books.
        currency: The currency of the amounts.
        head: What stands first.
    """
    names = account_names(ledger)
    parts = [head, *journal_head(ledger, names, currency)]
    parts += (journal_entry(voucher, names, currency) for voucher in ledger.journal)
    return "".join(parts).encode("utf-8", "replace")


def journal_head(ledger: Ledger, names: Mapping[str, str], currency: str) -> Iterator[str]:
    """Whose books, the accounts, and the opening balances (inledning)."""
    association, year = ledger.association, ledger.year
    yield f"; {note(association.name)} {association.orgnr}, {year}\n\n"
    for number, name in names.items():
        yield f"account {name}\n    ; {note(ledger.accounts[number].name)}\n"
    rows = "".join(row(name, ore, currency) for name, ore in opening_rows(ledger, names))
    if rows:
        yield f"\n{year.start} * {OPENING}\n{rows}"


def journal_entry(voucher: Voucher, names: Mapping[str, str], currency: str) -> str:
    """A voucher (verifikation); one without lines, which these programs refuse, as a comment."""
    code = _NOT_IN_CODE.sub("-", one_line(voucher.name)) or "-"
    head = f"{voucher.event_day} * ({code}) {note(voucher.text)}".rstrip()
    if not voucher.lines:
        return f"\n; {head}\n"
    rows = (row(names[line.account], line.ore, currency, about(line)) for line in voucher.lines)
    return f"\n{head}\n{''.join(rows)}"


def row(name: str, ore: int, currency: str, comment: str = "") -> str:
    """A posting, with a comment when there is something to say (rad)."""
    return f"    {name}  {kronor(ore)} {currency}{f'  ; {comment}' if comment else ''}\n"


def about(line: Line) -> str:
    """A line's objects as tags, and its text (radens tillägg)."""
    tags = [f"dim{ref.dimension}: {tag(ref.code)}" for ref in line.objects]
    return ", ".join(filter(None, [*tags, note(line.text)]))


def note(text: str) -> str:
    """A text that ends no field: these programs begin a comment at a semicolon (text)."""
    return one_line(text).replace(";", ",").strip()


def tag(text: str) -> str:
    """The value of a tag, which ends at a comma."""
    return note(text).replace(",", " ")
