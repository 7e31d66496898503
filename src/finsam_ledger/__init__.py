"""finsam-ledger: double-entry accounting and bokslut for Swedish samordningsförbund.

The names that a script needs; everything else is reached from the objects that these give. A name
is imported when it is first used, so that ``import finsam_ledger`` itself costs nothing.
"""

from typing import TYPE_CHECKING

from finsam_ledger.discovery import lazy_names

if TYPE_CHECKING:
    from finsam_ledger.bookkeeping.book import Book
    from finsam_ledger.bookkeeping.contributions import ContributionPlan
    from finsam_ledger.bookkeeping.correction import VoucherKey
    from finsam_ledger.core.account import Account, AccountKind
    from finsam_ledger.core.amount import Amount, allocate
    from finsam_ledger.core.association import Association, Member, Part
    from finsam_ledger.core.balances import Balances
    from finsam_ledger.core.chart import AccountGroup, AccountRange, Chart
    from finsam_ledger.core.charts import chart_named
    from finsam_ledger.core.dimension import Dimension, ObjectRef
    from finsam_ledger.core.finding import Finding, Severity
    from finsam_ledger.core.journal import Journal
    from finsam_ledger.core.ledger import Ledger
    from finsam_ledger.core.period import FiscalYear, Period
    from finsam_ledger.core.voucher import Line, SourceDocument, Voucher, VoucherDraft
    from finsam_ledger.errors import FinsamError
    from finsam_ledger.reports.document import Signatory, Signatures
    from finsam_ledger.reports.manuscript import Manuscript
    from finsam_ledger.reports.markdown import Markdown
    from finsam_ledger.reports.publication import Publication, Vouchers
    from finsam_ledger.statements.key_figure import KeyFigureSpec
    from finsam_ledger.statements.layout import Layout, ObjectSelection, Sign
    from finsam_ledger.statements.layout_file import parse_layout
    from finsam_ledger.statements.note import NoteRow, NoteSpec
    from finsam_ledger.statements.rounding import Rounding, Unit
    from finsam_ledger.store.seal import KeptSeal, parse_seal
    from finsam_ledger.store.store import Store
    from finsam_ledger.store.verifying import verify
    from finsam_ledger.terms import Text
    from finsam_ledger.version import __version__
    from finsam_ledger.workspace.books import Books, open_books, read_books
    from finsam_ledger.workspace.closing import Closing, close
    from finsam_ledger.workspace.folder import run
    from finsam_ledger.workspace.periods import ColumnKind, DeclaredColumn
    from finsam_ledger.workspace.publish import publish
    from finsam_ledger.workspace.review import review_files
    from finsam_ledger.workspace.settings import Settings
    from finsam_ledger.workspace.show import explain_figure
    from finsam_ledger.workspace.statement_options import StatementOptions

_HOMES = {
    "bookkeeping.book": ("Book",),
    "bookkeeping.contributions": ("ContributionPlan",),
    "bookkeeping.correction": ("VoucherKey",),
    "core.account": ("Account", "AccountKind"),
    "core.amount": ("Amount", "allocate"),
    "core.association": ("Association", "Member", "Part"),
    "core.balances": ("Balances",),
    "core.chart": ("AccountGroup", "AccountRange", "Chart"),
    "core.charts": ("chart_named",),
    "core.dimension": ("Dimension", "ObjectRef"),
    "core.finding": ("Finding", "Severity"),
    "core.journal": ("Journal",),
    "core.ledger": ("Ledger",),
    "core.period": ("FiscalYear", "Period"),
    "core.voucher": ("Line", "SourceDocument", "Voucher", "VoucherDraft"),
    "errors": ("FinsamError",),
    "reports.document": ("Signatory", "Signatures"),
    "reports.manuscript": ("Manuscript",),
    "reports.markdown": ("Markdown",),
    "reports.publication": ("Publication", "Vouchers"),
    "statements.key_figure": ("KeyFigureSpec",),
    "statements.layout": ("Layout", "ObjectSelection", "Sign"),
    "statements.layout_file": ("parse_layout",),
    "statements.note": ("NoteRow", "NoteSpec"),
    "statements.rounding": ("Rounding", "Unit"),
    "statements.stated": ("StatedAmount", "StatedYear"),
    "store.seal": ("KeptSeal", "parse_seal"),
    "store.store": ("Store",),
    "store.verifying": ("verify",),
    "terms": ("Text",),
    "version": ("__version__",),
    "workspace.books": ("Books", "open_books", "read_books"),
    "workspace.closing": ("Closing", "close"),
    "workspace.folder": ("run",),
    "workspace.periods": ("ColumnKind", "DeclaredColumn"),
    "workspace.publish": ("publish",),
    "workspace.review": ("review_files",),
    "workspace.settings": ("Settings",),
    "workspace.show": ("explain_figure",),
    "workspace.statement_options": ("StatementOptions",),
}
__getattr__ = lazy_names(__name__, _HOMES)

__all__ = [
    "Account",
    "AccountGroup",
    "AccountKind",
    "AccountRange",
    "Amount",
    "Association",
    "Balances",
    "Book",
    "Books",
    "Chart",
    "Closing",
    "ColumnKind",
    "ContributionPlan",
    "DeclaredColumn",
    "Dimension",
    "Finding",
    "FinsamError",
    "FiscalYear",
    "Journal",
    "KeptSeal",
    "KeyFigureSpec",
    "Layout",
    "Ledger",
    "Line",
    "Manuscript",
    "Markdown",
    "Member",
    "NoteRow",
    "NoteSpec",
    "ObjectRef",
    "ObjectSelection",
    "Part",
    "Period",
    "Publication",
    "Rounding",
    "Settings",
    "Severity",
    "Sign",
    "Signatory",
    "Signatures",
    "SourceDocument",
    "StatedAmount",
    "StatedYear",
    "StatementOptions",
    "Store",
    "Text",
    "Unit",
    "Voucher",
    "VoucherDraft",
    "VoucherKey",
    "Vouchers",
    "__version__",
    "allocate",
    "chart_named",
    "close",
    "explain_figure",
    "open_books",
    "parse_layout",
    "parse_seal",
    "publish",
    "read_books",
    "review_files",
    "run",
    "verify",
]


def __dir__() -> list[str]:
    return __all__
