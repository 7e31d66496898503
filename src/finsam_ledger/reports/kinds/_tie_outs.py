"""Tie-outs as a table (avstämningar): both amounts, the difference, and whether they agree."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from finsam_ledger.reports.document import (
    Block,
    Cell,
    Heading,
    Number,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._places import Place, places
from finsam_ledger.reports.kinds._statements import ORE_DECIMALS
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.layout import Side
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text

_TITLE = Text("Avstämningar", "Tie-outs")
_FAILED = Text("Avstämningar som inte stämmer", "Tie-outs that do not agree")
_ALL = Text("Tal som ska stämma överens", "Figures that must agree")
_AGREE = Text("Alla {all} avstämningar stämmer.", "All {all} tie-outs agree.")
_SOME = Text(
    "{failed} av {all} avstämningar stämmer inte.", "{failed} of {all} tie-outs do not agree."
)
_HEADS = (
    Text("Det ena, kr", "The one, kr"),
    Text("Det andra, kr", "The other, kr"),
    Text("Differens, kr", "Difference, kr"),
)
_PRINTED = Text("Tryckt differens", "As printed")
_MARK = Text("Utfall", "Outcome")
_MARKS = {True: Text("stämmer", "agrees"), False: Text("avviker", "differs")}


def all_tie_outs(report: Report, lang: str) -> Iterator[Block]:
    """Every tie-out with its mark (avstämningar)."""
    yield Heading(_TITLE.lang(lang))
    yield Paragraph(tie_out_sentence(report.tie_outs, lang))
    if report.tie_outs:
        yield _table(report, report.tie_outs, _ALL, lang)


def failed_tie_outs(report: Report, lang: str) -> Iterator[Block]:
    """The tie-outs that do not agree, nothing when all do (avvikande avstämningar)."""
    failed = [tie for tie in report.tie_outs if not tie.ok]
    if failed:
        yield _table(report, failed, _FAILED, lang)


def tie_out_sentence(tie_outs: Sequence[TieOut], lang: str) -> str:
    """How many agree, in words (utfall).

    >>> tie_out_sentence([], "sv")
    'Inga avstämningar har gjorts.'
    """
    failed = sum(not tie.ok for tie in tie_outs)
    if not tie_outs:
        return Text("Inga avstämningar har gjorts.", "No tie-outs were made.").lang(lang)
    words = _SOME if failed else _AGREE
    return words.lang(lang).format(all=len(tie_outs), failed=failed)


def _table(report: Report, tie_outs: Sequence[TieOut], caption: Text, lang: str) -> Table:
    made = _Rows(report, places((*report.statements, *report.notes), lang), lang)
    printed = any(tie.printed_difference for tie in tie_outs)
    words = f"{_PRINTED.lang(lang)}, {report.unit.value}"
    return Table(
        "tie_outs",
        caption.lang(lang),
        (
            TableColumn(_TITLE.lang(lang)),
            TableColumn(_MARK.lang(lang)),
            *(TableColumn(head.lang(lang), numeric=True) for head in _HEADS),
            *((TableColumn(words, numeric=True),) if printed else ()),
        ),
        tuple(made.row(tie, printed=printed) for tie in tie_outs),
    )


@frozen
class _Rows:
    report: Report
    places: Mapping[str, Place]
    lang: str

    def row(self, tie: TieOut, *, printed: bool) -> TableRow:
        left = self.places.get(tie.left)
        side = left.side if left else Side.DEBIT
        first = left.figure.ore if left else None
        second = None if first is None else first - tie.difference_ore
        links = (each if each in self.places else "" for each in (tie.left, tie.right, ""))
        amounts = zip((first, second, tie.difference_ore), links, strict=True)
        cells: tuple[Cell, ...] = (
            Words(self._label(tie, left)),
            Words(_MARKS[tie.ok].lang(self.lang)),
            *(_kronor(ore, side, link) for ore, link in amounts),
        )
        extra = (Number(side.shown(tie.printed_difference)),) if printed else ()
        return TableRow((*cells, *extra))

    def _label(self, tie: TieOut, left: Place | None) -> str:
        title = tie.title.lang(self.lang)
        head = f"{title}, {left.column}" if left else title
        right = " + ".join(map(self._name, tie.right.split(" + ")))
        return head if tie.ok else f"{head}\n{self._name(tie.left)} ≠ {right}"

    def _name(self, address: str) -> str:
        return self.places[address].label if address in self.places else address


def _kronor(ore: int | None, side: Side, link: str) -> Number:
    """An amount that leads to its figure, where it is that of one."""
    return Number(None if ore is None else side.shown(ore), ORE_DECIMALS, link)
