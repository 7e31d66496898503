"""The file of ``beancount`` (beancount.github.io)."""

import re
from collections.abc import Iterator, Mapping

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.sie.conversion import Conversion
from finsam_ledger.sie.conversions._plain_text import (
    IMBALANCE,
    OPENING,
    account_names,
    kronor,
    one_line,
    opening_rows,
)
from finsam_ledger.terms import Text

_NOT_IN_LINK = re.compile(r"[^A-Za-z0-9_/.-]")
_NOT_IN_KEY = re.compile(r"[^a-zA-Z0-9_-]")


def convert(ledger: Ledger, currency: str) -> bytes:
    """The books as beancount reads them (beancount).

    Args:
        ledger: The books.
        currency: The currency of the amounts.
    """
    names = account_names(ledger)
    parts = list(head(ledger, names, currency))
    parts += (entry(voucher, names, currency) for voucher in ledger.journal)
    return "".join(parts).encode("utf-8", "replace")


def head(ledger: Ledger, names: Mapping[str, str], currency: str) -> Iterator[str]:
    """Title, accounts and opening balances (inledning)."""
    yield f'option "title" {quoted(ledger.association.name)}\n'
    yield f'option "operating_currency" "{currency}"\n\n'
    days = (voucher.event_day for voucher in ledger.journal)
    first = min([ledger.year.start, *days])
    for number, name in names.items():
        yield f"{first} open {name}\n  namn: {quoted(ledger.accounts[number].name)}\n"
    rows = list(opening_rows(ledger, names))
    if any(name == IMBALANCE for name, _ in rows):
        yield f"{first} open {IMBALANCE}\n"
    if rows:
        lines = "".join(f"  {name}  {kronor(ore)} {currency}\n" for name, ore in rows)
        yield f'\n{ledger.year.start} * "{OPENING}"\n{lines}'


def entry(voucher: Voucher, names: Mapping[str, str], currency: str) -> str:
    """A voucher, its name a link and in full beside it (verifikation)."""
    link = _NOT_IN_LINK.sub("-", voucher.name)
    first = f"{voucher.event_day} * {quoted(voucher.text)}{f' ^{link}' if link else ''}"
    lines = "".join(_posting(line, names, currency) for line in voucher.lines)
    return f"\n{first}\n  verifikation: {quoted(voucher.name)}\n{lines}"


def _posting(line: Line, names: Mapping[str, str], currency: str) -> str:
    rows = [f"  {names[line.account]}  {kronor(line.ore)} {currency}\n"]
    objects = {ref.dimension: ref.code for ref in line.objects}
    for dimension, code in objects.items():
        rows.append(f"    dim{_NOT_IN_KEY.sub('-', dimension)}: {quoted(code)}\n")
    if line.text:
        rows.append(f"    text: {quoted(line.text)}\n")
    return "".join(rows)


def quoted(text: str) -> str:
    r"""A string of beancount (text).

    >>> quoted('Kassa "A"')
    '"Kassa \\"A\\""'
    """
    return '"' + one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


CONVERSION = Conversion(
    "beancount", ".beancount", Text("fil för beancount", "a file for beancount"), convert
)
