"""A bokslut folder or a set of books → the whole closing; what commands and scripts both call."""

from finsam_ledger.workspace.books import Books, read_books
from finsam_ledger.workspace.closing import STANDARD, Closing, Settings, close
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.publish import Published, publish
from finsam_ledger.workspace.show import explain_figure

__all__ = [
    "STANDARD",
    "Books",
    "Closing",
    "Published",
    "Settings",
    "close",
    "explain_figure",
    "publish",
    "read_books",
    "run",
]
