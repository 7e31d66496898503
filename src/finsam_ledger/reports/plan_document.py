"""A plan as a document (planerade verifikationer), for the commands that show before they post."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from finsam_ledger.bookkeeping.asset_note import AssetNote
from finsam_ledger.bookkeeping.plan import Plan, PlannedVoucher
from finsam_ledger.bookkeeping.register import Specification
from finsam_ledger.core.account import Account
from finsam_ledger.core.citation import cited
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import MISSING, format_number
from finsam_ledger.reports.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._findings import finding_blocks, sentence
from finsam_ledger.reports.voucher_rows import (
    account_words,
    kronor,
    voucher_columns,
    voucher_rows,
)
from finsam_ledger.terms import Text

_TITLE = Text("Planerade verifikationer", "Planned vouchers")
_NONE = Text(
    "Inget fattas: alla verifikationer i planen finns redan i böckerna.",
    "Nothing is missing: the books have all the vouchers of the plan.",
)
_PRESENT = Text(
    "verifikationer i planen finns redan i böckerna och bokförs inte igen.",
    "vouchers of the plan are in the books already and are not posted again.",
)
_ACCOUNT = Text("Konto", "Account")
_SPECIFIED = Text("Balanskonton efter planen", "Balance accounts after the plan")
_AMOUNT = Text("Kvar", "Remaining")
_PLANNED = Text("Summa enligt registret", "Total of the register")
_BOOKED = Text("Bokfört", "Booked")
_DIFFERENCE = Text("Differens", "Difference")
_NEXT = Text("Nästa års ingående balanser", "Next year's opening balances")
_BALANCE = Text("Balans", "Balance")
_SUM = Text("Summa", "Total")
_EQUIPMENT = Text("Inventarier", "Equipment")
_LIFE = Text(
    "Genomsnittlig nyttjandeperiod i månader, vägd med anskaffningsvärdet",
    "Average useful life in months, weighed by cost",
)
_NOTE_ROWS = (
    (Text("Ingående anskaffningsvärde", "Opening cost"), "opening_cost"),
    (Text("Årets anskaffningar", "Acquired"), "acquired"),
    (Text("Avyttringar och utrangeringar", "Disposed of"), "disposed_cost"),
    (Text("Utgående anskaffningsvärde", "Closing cost"), "closing_cost"),
    (Text("Ingående avskrivningar", "Opening depreciation"), "opening_depreciation"),
    (Text("Årets avskrivningar", "Depreciation"), "depreciation"),
    (Text("Avyttringar och utrangeringar", "Disposed of"), "disposed_depreciation"),
    (Text("Utgående avskrivningar", "Closing depreciation"), "closing_depreciation"),
    (Text("Redovisat värde", "Book value"), "closing_value"),
)
_SOURCE = "LKBR 4 kap. 6 §"


@frozen
class PlanView:
    """What is shown of a plan (visad plan).

    Args:
        plan: The plan.
        ledger: The books with the plan posted.
        specifications: The balance accounts on the last day that is planned.
        notes: The note on equipment, one an account of cost.
        findings: What must be looked at.
        opening: The next year's opening balances in öre by account, where it is to be opened.
    """

    plan: Plan
    ledger: Ledger
    specifications: tuple[Specification, ...] = ()
    notes: tuple[AssetNote, ...] = ()
    findings: tuple[Finding, ...] = ()
    opening: Mapping[str, int] | None = None


def plan_document(view: PlanView, lang: str) -> Document:
    """The plan with reasons and law, then what it leads to (planerade verifikationer).

    Args:
        view: The plan and what it leads to.
        lang: "sv" or "en".
    """
    subject = view.ledger.association.name
    return Document(_TITLE.lang(lang), lang, tuple(_Shown(view, lang).blocks()), subject)


@frozen
class _Shown:
    view: PlanView
    lang: str

    def blocks(self) -> Iterator[Block]:
        view = self.view
        yield Heading(self._(_TITLE), 1)
        yield Paragraph(f"{view.ledger.association.name}, {view.plan.year}.")
        if not view.plan.vouchers:
            yield Paragraph(self._(_NONE))
        elif view.plan.present:
            yield Paragraph(f"{len(view.plan.present)} {self._(_PRESENT)}")
        yield from self._vouchers(view.plan.vouchers)
        if view.specifications:
            yield self._specification()
        if view.notes:
            yield self._equipment()
            yield Paragraph(self._lives(view.notes))
        if view.opening is not None:
            yield self._opening(view.opening)
        if view.findings:
            yield from finding_blocks(view.findings, self.lang)

    @property
    def _accounts(self) -> Mapping[str, Account]:
        return self.view.ledger.accounts

    def _(self, text: Text) -> str:
        return text.lang(self.lang)

    def _vouchers(self, vouchers: Sequence[PlannedVoucher]) -> Iterator[Table]:
        """One table for each reason, in the order that the reasons come."""
        groups: dict[tuple[Text, str], list[PlannedVoucher]] = {}
        for planned in vouchers:
            groups.setdefault((planned.reason, planned.source), []).append(planned)
        for i, ((reason, source), group) in enumerate(groups.items(), 1):
            yield Table(
                f"plan_{i}",
                sentence(self._(reason)).rstrip("."),
                voucher_columns(self.lang),
                tuple(row for one in group for row in voucher_rows(one.voucher, self._accounts)),
                "kr",
                cited(source).lang(self.lang),
            )

    def _columns(self, words: Sequence[Text], numbers: Sequence[Text]) -> tuple[TableColumn, ...]:
        return (
            *(TableColumn(self._(text)) for text in words),
            *(TableColumn(self._(text), numeric=True) for text in numbers),
        )

    def _specification(self) -> Table:
        return Table(
            "specification",
            self._(_SPECIFIED),
            self._columns((_ACCOUNT,), (_AMOUNT,)),
            tuple(row for each in self.view.specifications for row in self._specified(each)),
            "kr",
            _SOURCE,
        )

    def _specified(self, each: Specification) -> Iterator[TableRow]:
        yield TableRow((Words(account_words(each.account, self._accounts)),), Role.HEADING)
        for row in each.rows:
            if row.ore:
                yield TableRow((Words(f"{row.text} ({row.id})"), kronor(row.ore)))
        yield TableRow((Words(self._(_PLANNED)), kronor(each.planned)), Role.TOTAL)
        yield TableRow((Words(self._(_BOOKED)), kronor(each.booked)))
        if each.difference:
            yield TableRow((Words(self._(_DIFFERENCE)), kronor(each.difference)))

    def _opening(self, opening: Mapping[str, int]) -> Table:
        rows = (
            TableRow((Words(account_words(n, self.view.ledger.accounts)), kronor(ore)))
            for n, ore in sorted(opening.items())
        )
        total = TableRow((Words(self._(_SUM)), kronor(sum(opening.values()))), Role.TOTAL)
        columns = self._columns((_ACCOUNT,), (_BALANCE,))
        return Table("opening", self._(_NEXT), columns, (*rows, total), "kr", "LKBR 4 kap. 4 §")

    def _equipment(self) -> Table:
        heads = [account_words(note.account, self._accounts) for note in self.view.notes]
        columns = (TableColumn(""), *(TableColumn(head, numeric=True) for head in heads))
        rows = (self._note_row(label, name) for label, name in _NOTE_ROWS)
        return Table(
            "equipment",
            self._(_EQUIPMENT),
            columns,
            tuple(rows),
            "kr",
            "LKBR 4 kap. 6 §, 7 kap. 1 §",
        )

    def _lives(self, notes: Sequence[AssetNote]) -> str:
        lives = ", ".join(
            f"{note.account} {format_number(round(note.average_life))}"
            for note in notes
            if note.average_life is not None
        )
        return f"{self._(_LIFE)}: {lives or MISSING} (LKBR 9 kap. 9 §)."

    def _note_row(self, label: Text, name: str) -> TableRow:
        amounts = (kronor(getattr(note, name)) for note in self.view.notes)
        role = Role.TOTAL if name.startswith("closing") else Role.BODY
        return TableRow((Words(self._(label)), *amounts), role)
