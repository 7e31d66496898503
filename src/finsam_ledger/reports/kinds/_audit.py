"""What an auditor begins with (revisorns urval): a sample of vouchers, and what stands out."""

from collections.abc import Callable, Iterator, Sequence

from finsam_ledger.checks.audit import LATE_DAYS, Audit, days_late, largest_round
from finsam_ledger.core.voucher import Voucher
from finsam_ledger.reports.document import (
    Block,
    Day,
    Heading,
    Number,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._findings import finding_tables
from finsam_ledger.reports.kinds._statements import ORE_DECIMALS
from finsam_ledger.terms import Text

_HEADS = (
    Text("Verifikation", "Voucher"),
    Text("Datum", "Date"),
    Text("Text", "Text"),
)
_TURNOVER = Text("Omslutning, kr", "Debited, kr")
_DAYS = Text("Dagar", "Days")
_ROUND = Text("Belopp, kr", "Amount, kr")


def audit_blocks(audit: Audit | None, lang: str) -> Iterator[Block]:
    """The sample, and what else an auditor begins with (revisorns urval); nothing without one.

    Args:
        audit: What was drawn and found.
        lang: "sv" or "en".
    """
    if audit is None:
        return
    yield Heading(Text("Urval av verifikationer", "Sample of vouchers").lang(lang))
    size, seed = len(audit.sample), audit.seed
    yield Paragraph(
        Text(
            f"{size} av {audit.population} verifikationer, dragna med fröet ”{seed}”: de med lägst "
            "SHA-256 av ”frö/löpnummer/verifikationsnummer”. Samma frö ger samma urval.",
            f'{size} of {audit.population} vouchers, drawn with the seed "{seed}": those with '
            'the lowest SHA-256 of "seed/position/voucher number". One seed gives one sample.',
        ).lang(lang)
    )
    yield _table("sample", Text("Urval", "Sample"), audit.sample, _TURNOVER, _debited, lang)
    yield from _found(audit, lang)


def _found(audit: Audit, lang: str) -> Iterator[Block]:
    yield Heading(Text("Sent registrerade", "Registered late").lang(lang))
    yield _table(
        "late",
        Text(
            f"Mer än {LATE_DAYS} dagar efter händelsen",
            f"More than {LATE_DAYS} days after the event",
        ),
        audit.late,
        _DAYS,
        days_late,
        lang,
    )
    yield Heading(Text("Jämna belopp", "Round amounts").lang(lang))
    title = Text("Hela tiotusental kronor", "Whole tens of thousands of kronor")
    yield _table("round", title, audit.round, _ROUND, largest_round, lang)
    yield Heading(Text("Rättelser", "Corrections").lang(lang))
    title = Text("Verifikationer med rättelser", "Vouchers with corrections")
    yield _table("corrections", title, audit.corrections, _TURNOVER, _debited, lang)
    yield Heading(Text("Nummerserier", "Number series").lang(lang))
    if audit.gaps:
        yield from finding_tables(audit.gaps, lang)
    else:
        yield Paragraph(Text("Obrutna.", "Unbroken.").lang(lang))


def _table(
    name: str,
    title: Text,
    vouchers: Sequence[Voucher],
    head: Text,
    value: Callable[[Voucher], int],
    lang: str,
) -> Block:
    if not vouchers:
        return Paragraph(Text("Inga.", "None.").lang(lang))
    decimals = 0 if head is _DAYS else ORE_DECIMALS
    columns = (
        *(TableColumn(text.lang(lang)) for text in _HEADS),
        TableColumn(head.lang(lang), numeric=True),
    )
    rows = tuple(
        TableRow(
            (Words(v.name), Day(v.event_day), Words(v.text), Number(value(v), decimals)),
        )
        for v in vouchers
    )
    return Table(name, title.lang(lang), columns, rows)


def _debited(voucher: Voucher) -> int:
    return sum(line.ore for line in voucher.lines if line.ore > 0)
