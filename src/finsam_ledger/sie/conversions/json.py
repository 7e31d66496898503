"""JSON (json): the whole books, for other programs."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.sie.conversion import Conversion
from finsam_ledger.terms import Text

FORMAT, VERSION = "finsam-ledger/bok", 1


def convert(ledger: Ledger, currency: str) -> bytes:
    """Accounts, opening balances, dimensions and every voucher as JSON (json).

    Amounts are öre, debit positive. Empty fields of vouchers and lines are left out. Vouchers that
    do not hold are in ``rejected``.

    Args:
        ledger: The books.
        currency: The currency of the amounts.
    """
    association, year = ledger.association, ledger.year
    content = {
        "format": FORMAT,
        "version": VERSION,
        "organisation": {"name": association.name, "orgnr": association.orgnr},
        "year": {"start": str(year.start), "end": str(year.end)},
        "currency": currency,
        "accounts": [
            _filled(number=each.number, name=each.name, kind=each.kind and each.kind.value)
            for each in ledger.accounts.values()
        ],
        "opening": dict(ledger.opening),
        "dimensions": [
            _filled(number=each.number, name=each.name, parent=each.parent)
            for each in ledger.dimensions.values()
        ],
        "objects": [
            {"dimension": ref.dimension, "code": ref.code, "name": name}
            for ref, name in ledger.objects.items()
        ],
        "vouchers": [_voucher(voucher) for voucher in ledger.journal],
        "rejected": [_voucher(draft) for draft in ledger.rejected],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _voucher(voucher: VoucherDraft) -> dict[str, Any]:
    return _filled(
        series=voucher.series,
        number=voucher.number,
        date=_day(voucher.day),
        text=voucher.text,
        registered=_day(voucher.registered),
        sign=voucher.sign,
        counterparty=voucher.counterparty,
        reference=voucher.reference,
        source_line=voucher.source_line,
        lines=_lines(voucher.lines),
        removed=_lines(voucher.removed),
        added=_lines(voucher.added),
    )


def _lines(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [
        {
            "account": line.account,
            "ore": line.ore,
            **_filled(
                objects=[list(ref) for ref in line.objects],
                text=line.text,
                date=_day(line.day),
                quantity=line.quantity,
                sign=line.sign,
            ),
        }
        for line in lines
    ]


def _day(day: date | None) -> str:
    return "" if day is None else str(day)


def _filled(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


CONVERSION = Conversion(
    "json", ".json", Text("hela bokföringen, för program", "the whole books, for programs"), convert
)
