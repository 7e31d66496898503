"""A plan as a file to import (SIE 4I): vouchers for the program that the books came from."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from finsam_ledger.bookkeeping.plan import Plan
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.sie.book import SieInfo
from finsam_ledger.sie.writer import write


def write_plan(
    plan: Plan, ledger: Ledger, *, generated: date, info: SieInfo | None = None
) -> bytes:
    """A plan's vouchers as an SIE file of type 4I (skriv plan som importfil).

    The file has no balances. It declares the accounts and objects that the vouchers use, and the
    vouchers in their own series with their numbers; a program that numbers by itself may give them
    other ones. Posting what is read from the file gives the planned books.

    Args:
        plan: The plan.
        ledger: The books that it was made for.
        generated: The day to state in #GEN.
        info: Facts of the file that the books were read from, such as #FNR and #KPTYP.

    Returns:
        The file: CP437, lines ended by CR LF.

    Raises:
        ValueRefusedError: A text holds a character that the format lacks; the record is named.

    Source: SIE filformat, utgåva 4B, §5 and §11 (type 4I).

    >>> from finsam_ledger.core.association import Association
    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.period import FiscalYear
    >>> books = Ledger(Association("F"), chart_named("bas"), FiscalYear.calendar(2024))
    >>> b"#SIETYP 4" in write_plan(Plan(books.year), books, generated=date(2025, 1, 15))
    True
    """
    declared = plan.declared(ledger)
    used = {line.account for planned in plan.vouchers for line in planned.voucher.lines}
    refs = set(_objects(plan))
    file = evolve(
        declared,
        accounts={number: declared.accounts[number] for number in sorted(used)},
        opening={},
        journal=Journal().append(planned.voucher for planned in plan.vouchers),
        dimensions={n: d for n, d in declared.dimensions.items() if n in {r[0] for r in refs}},
        objects={ref: name for ref, name in declared.objects.items() if ref in refs},
        reported={},
        rejected=(),
        balances=None,
    )
    facts = _company(info or SieInfo())
    return write(file, sie_type="4I", generated=generated, info=facts)


def _company(info: SieInfo) -> SieInfo:
    """What tells the receiving program whose books it is: none of the file's own facts."""
    return SieInfo(
        ftyp=info.ftyp,
        fnr=info.fnr,
        orgnr_more=info.orgnr_more,
        bkod=info.bkod,
        address=info.address,
        kptyp=info.kptyp,
        currency=info.currency,
    )


def _objects(plan: Plan) -> Iterator[ObjectRef]:
    for planned in plan.vouchers:
        for line in planned.voucher.lines:
            yield from line.objects
