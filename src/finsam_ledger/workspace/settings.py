"""What to report and how (inställningar), as values: what a folder and a script both give."""

from attrs import frozen

from finsam_ledger.bookkeeping.contributions import ContributionPlan
from finsam_ledger.checks.case import Facts
from finsam_ledger.core.association import Association
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.reports.manuscript import Manuscript
from finsam_ledger.statements.key_figure import KeyFigureSpec
from finsam_ledger.statements.layout import Layout, Sign
from finsam_ledger.statements.note import NoteSpec
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.stated import StatedYear
from finsam_ledger.terms import Text
from finsam_ledger.workspace.periods import STANDARD_COLUMNS, DeclaredColumn
from finsam_ledger.workspace.statement_options import StatementOptions

STANDARD = ("resultatrakning", "balansrakning", "saldobalans")


@frozen
class Settings:
    """What to report and how (inställningar för en rapport).

    Args:
        layouts: Names of shipped layouts, or layouts of one's own.
        period: The days to cover; None covers what the books do.
        unit: The unit of the figures.
        rounding: The rule of rounding.
        columns: Names of the columns, in their order: of ``ColumnKind`` or of ``declared``.
        budget: The budget as books (``bookkeeping.budget.budget_books``).
        forecast: The expected year as books (``bookkeeping.forecast.forecast_books``).
        operations: The driftredovisning: rows that take the result apart by project.
        notes: The notes.
        title: The report's title.
        contributions: What the members have agreed to pay.
        key_figures: The key figures.
        facts: What the rules of law need; None holds the report against no rule.
        association: Whose report it is, where more is known than the books say.
        lang: The language of listings, "sv" or "en".
        sign: The signs of the statements; income is turned in statements of the result only.
        declared: Columns of the report's own.
        statements: What single statements have of their own.
        manuscript: What people have written, and how the finished document is given out.
        stated: Earlier years whose books are not at hand, for the five-year overview.
    """

    layouts: tuple[str | Layout, ...] = STANDARD
    period: Period | None = None
    unit: Unit = Unit.KR
    rounding: Rounding = Rounding.FOOTING
    columns: tuple[str, ...] = STANDARD_COLUMNS
    budget: Ledger | None = None
    forecast: Ledger | None = None
    operations: NoteSpec | None = None
    notes: tuple[NoteSpec, ...] = ()
    title: Text = Text("Rapport", "Report")
    association: Association | None = None
    lang: str = "sv"
    sign: Sign = Sign.NATURAL
    declared: tuple[DeclaredColumn, ...] = ()
    statements: tuple[StatementOptions, ...] = ()
    contributions: ContributionPlan | None = None
    key_figures: tuple[KeyFigureSpec, ...] = ()
    facts: Facts | None = None
    manuscript: Manuscript = Manuscript()
    stated: tuple[StatedYear, ...] = ()
