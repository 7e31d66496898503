"""A report (rapport): everything that was computed from the books, before any document."""

from collections.abc import Mapping

from attrs import field, frozen

from finsam_ledger.checks.audit import Audit
from finsam_ledger.checks.law import Verdict
from finsam_ledger.core.association import Association
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.reports.document import Block, Table
from finsam_ledger.reports.publication import Publication
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.key_figure import KeyFigure
from finsam_ledger.statements.printing import Adjustment
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text


@frozen
class BookFile:
    """A file that the books were read from (bokföringsfil), as bokslut.json names it."""

    name: str
    sha256: str
    sie_type: str = ""
    encoding: str = ""
    program: str = ""


@frozen
class BookFacts:
    """How much the books hold (bokföringens omfång)."""

    vouchers: int
    rows: int
    accounts: int
    files: tuple[BookFile, ...] = ()


@frozen
class Section:
    """A section of words (avsnitt), "Förväntad utveckling".

    Args:
        id: Its name.
        title: Its heading.
        blocks: What it says; headings in it are counted from 1, which stands right below its own.
        english: The same in English; the Swedish words stand there when nobody has written any.
    """

    id: str
    title: Text
    blocks: tuple[Block, ...]
    english: tuple[Block, ...] = ()

    def blocks_in(self, lang: str) -> tuple[Block, ...]:
        """What it says in a language (innehåll): "en" for English where it is written."""
        return self.english or self.blocks if lang == "en" else self.blocks


@frozen
class Report:
    """Everything that a command computed (rapport).

    Args:
        association: Whose report it is.
        title: Its title.
        period: The days that it covers.
        unit: The unit of its figures.
        rounding: The rule by which they are rounded.
        books: What the books hold.
        statements: The statements, rounded.
        notes: The notes, rounded, in order of number.
        listings: Tables straight from the books (huvudbok, grundbok).
        adjustments: What the rounding had to do.
        tie_outs: The figures that must agree.
        findings: What must be looked at, the worst first.
        digest: Fingerprint of inputs, layouts and figures, "sha256:…".
        key_figures: The key figures.
        verdicts: What each rule of law and guidance concluded.
        audit: What an auditor begins with, when it is asked for.
        sections: The words of the report, in the order they are read.
        publication: How its finished document is given out.
        sources: The columns of each statement and note with what measured them, by statement id,
            so that a figure can be taken apart; no part of what is told.
        ledger: The books, whose accounts have names, for the same; None where nobody can ask.
        previous: Last year's books, whose vouchers what predecessors brought in has.
    """

    association: Association
    title: Text
    period: Period
    unit: Unit
    rounding: Rounding
    books: BookFacts
    statements: tuple[Statement, ...] = ()
    notes: tuple[Statement, ...] = ()
    listings: tuple[Table, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    tie_outs: tuple[TieOut, ...] = ()
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    key_figures: tuple[KeyFigure, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    audit: Audit | None = None
    sections: tuple[Section, ...] = ()
    publication: Publication = Publication()
    sources: Mapping[str, tuple[ColumnSpec, ...]] = field(factory=dict, eq=False, repr=False)
    ledger: Ledger | None = field(default=None, eq=False, repr=False)
    previous: Ledger | None = field(default=None, eq=False, repr=False)

    def statement(self, name: str) -> Statement:
        """A statement or note by its id (uppställning): "balance_sheet", "note_cash".

        Raises:
            UnknownNameError: The report has none of that id.
        """
        for statement in (*self.statements, *self.notes):
            if statement.id == name:
                return statement
        known = ", ".join(statement.id for statement in (*self.statements, *self.notes))
        raise UnknownNameError(
            Text(f"rapporten har ingen ”{name}”", f'the report has no "{name}"'),
            Text(f"Den har {known}", f"It has {known}"),
        )
