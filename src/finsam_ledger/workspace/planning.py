"""Planning from files (periodisera och stänga): registers and books to a plan and what it gives."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.asset_note import asset_notes
from finsam_ledger.bookkeeping.book_view import CLOSING_SERIES
from finsam_ledger.bookkeeping.closing import close_year, closing_accounts
from finsam_ledger.bookkeeping.plan import Plan
from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.bookkeeping.register_file import parse_register
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.reports.plan_document import PlanView
from finsam_ledger.sie import write_plan
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.files import read_text
from finsam_ledger.workspace.output import write_all


def read_register(paths: Sequence[Path], chart: Chart) -> Register:
    """The register in one or several files (läs register).

    Args:
        paths: TOML files.
        chart: The chart of the books.

    Raises:
        FinsamError: A file cannot be read or followed, or the files do not go together.
    """
    read = (parse_register(read_text(path), str(path), chart) for path in paths)
    registers = list(read)
    return reduce(add, registers) if registers else Register()


def plan_accruals(ledger: Ledger, register: Register, until: date | None = None) -> PlanView:
    """The plan of a register and what it leads to (periodisera).

    Args:
        ledger: The books.
        register: What is planned.
        until: The last day that vouchers may be dated; None for the whole year.

    Raises:
        FinsamError: The plan cannot be made for these books.
    """
    plan, last = register.plan(ledger, until), until or ledger.year.end
    posted = plan.post(ledger)
    span = Period(ledger.year.start, last)
    return PlanView(
        plan,
        posted,
        register.specify(posted, last),
        asset_notes(register.assets, span),
        (*plan.findings, *register.findings(posted, last)),
    )


@frozen
class ClosingNames:
    """The accounts that the user gives for a closing (angivna konton); empty where none is.

    Args:
        transfer: The account of the result in the resultaträkning; empty to look for it.
        equity: The account of equity; empty to look for it.
        retained: The account of retained earnings; empty to leave last year's result.
    """

    transfer: str = ""
    equity: str = ""
    retained: str = ""


def plan_closing(
    ledger: Ledger, register: Register, names: ClosingNames, series: str = CLOSING_SERIES
) -> PlanView:
    """The plan that closes a year: accruals and equipment first, then the result (stäng året).

    Args:
        ledger: The books.
        register: What is planned; may be empty.
        names: The accounts that are given.
        series: The series of the closing voucher.

    Raises:
        FinsamError: The year cannot be closed.
    """
    view = plan_accruals(ledger, register)
    accounts = closing_accounts(view.ledger, names.transfer, names.equity, names.retained)
    closing = close_year(view.ledger, accounts, series)
    return evolve(
        view,
        plan=view.plan + closing,
        ledger=closing.post(view.ledger),
        findings=(*view.findings, *closing.findings),
    )


def save_plan(plan: Plan, books: Books, path: Path | None, generated: date) -> Path | None:
    """Write a plan as an SIE file of type 4I (spara plan).

    Args:
        plan: The plan.
        books: The books that it was made for.
        path: The file; None writes nothing.
        generated: The day to state in the file.

    Returns:
        The file, or None when nothing was written since there is no path or no voucher.

    Raises:
        OutputError: The file cannot be written; an older one is left as it was.
        ValueRefusedError: A text holds a character that SIE lacks.
    """
    if path is None or not plan.vouchers:
        return None
    data = write_plan(plan, books.ledger, generated=generated, info=books.info)
    return write_all(path.parent, {path.name: data})[0]
