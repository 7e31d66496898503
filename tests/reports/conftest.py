"""The invented report of ``tests/render``, and a small set of books."""

from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.rounding import Rounding

_SHARED = Path(__file__).parents[1] / "render" / "conftest.py"


def _report(rounding: Rounding) -> Report:
    spec = spec_from_file_location("invented_report", _SHARED)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.make_report(rounding)
    assert isinstance(made, Report)
    return made


@pytest.fixture(scope="session")
def report() -> Report:
    """The invented report, printed parts adding up to printed totals."""
    return _report(Rounding.FOOTING)


@pytest.fixture(scope="session")
def report_each() -> Report:
    """The invented report, each figure rounded by itself."""
    return _report(Rounding.EACH)


@pytest.fixture(scope="session")
def books() -> Ledger:
    """Two vouchers on four accounts, one line on a project."""
    names = {"1930": "Bank", "2440": "Leverantörsskulder", "3981": "Bidrag", "5010": "Hyra"}
    accounts = {number: Account(number, name) for number, name in names.items()}
    opening = {"1930": 150_000_050, "2440": -150_000_050}
    year, chart = FiscalYear.calendar(2021), chart_named("bas")
    ledger = Ledger(Association("Exempel"), chart, year, accounts, opening)
    project = (ObjectRef("6", "SAMSIP"),)
    first = (Line("1930", 5_000_000), Line("3981", -5_000_000, text="Kvartal 1"))
    second = (Line("5010", 1_234_567, project), Line("2440", -1_234_567))
    return ledger.post(
        VoucherDraft(
            date(2021, 1, 4), first, text="Bidrag", registered=date(2021, 1, 5), sign="AB",
            source_line=40,
        ),
        VoucherDraft(date(2021, 2, 1), second, text="Hyra"),
    )  # fmt: skip
