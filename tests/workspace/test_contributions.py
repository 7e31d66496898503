"""[bidrag] and [[nyckeltal]] in bokslut.toml: read, made, and refused with file and line."""

from datetime import date

import pytest

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import FinsamError
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.config import parse_config
from finsam_ledger.workspace.settings import Settings

HEAD = """\
[organisation]
namn = "Förbundet"
[bocker]
fil = "bok.se"
[rapport]
titel = "Delår"
start = 2024-01-01
slut = 2024-06-30
uppstallningar = ["resultatrakning"]
"""
MEMBERS = """\
[[medlem]]
namn = "Försäkringskassan"
part = "stat"
andel = "1/2"
konton = ["3981"]
[[medlem]]
namn = "Regionen"
part = "region"
konton = ["3983"]
[[medlem]]
namn = "Alvesta"
part = "kommun"
invanare = 2000
konton = ["3984"]
[[medlem]]
namn = "Lessebo"
part = "kommun"
invanare = 1000
konton = ["3985"]
"""
PLAN = """\
[bidrag]
belopp = 12_000
upplupna = ["1795"]
forutbetalda = ["2970"]
"""
ACCOUNTS = ("1510", "1795", "1930", "2970", "3981", "3983", "3984", "3985")
BOOKS = Ledger(
    Association("Förbundet"),
    chart_named("bas"),
    FiscalYear.calendar(2024),
    {n: Account(n) for n in ACCOUNTS},
    {"1795": 40_00, "1930": -40_00},
).post(
    VoucherDraft(date(2024, 1, 2), (Line("1930", 40_00), Line("1795", -40_00))),
    VoucherDraft(date(2024, 6, 30), (Line("1795", 3000_00), Line("3981", -3000_00))),
    VoucherDraft(
        date(2024, 1, 9),
        (Line("1510", 1600_00), Line("3983", -1500_00), Line("2970", -100_00)),
    ),
    VoucherDraft(date(2024, 6, 30), (Line("3984", 70_00), Line("2970", -70_00))),
    VoucherDraft(date(2024, 4, 1), (Line("1510", 1070_00), Line("3984", -1070_00))),
    VoucherDraft(date(2024, 4, 1), (Line("1510", 500_00), Line("3985", -500_00))),
)


def made(extra: str = "") -> Closing:
    """The closing of the books with these settings."""
    config = parse_config(HEAD + MEMBERS + PLAN + extra)
    settings = Settings(
        config.layouts,
        config.period,
        contributions=config.contributions,
        key_figures=config.key_figures,
    )
    return close(Books.of(BOOKS), settings)


def printed(closing: Closing, column: str) -> dict[str, int | None]:
    """The printed figures of a column of the contributions, by label."""
    statement = closing.report.statement("contributions")
    return {row.label.sv: statement.figure(row.key, column).printed for row in statement.rows}


def test_expected_against_booked() -> None:
    """Half of the year's 12 000; each is as agreed, and nothing of it is told."""
    closing = made()
    assert printed(closing, "agreed") == {
        "Försäkringskassan": 3000,
        "Regionen": 1500,
        "Alvesta": 1000,
        "Lessebo": 500,
        "Kommunerna": 1500,
        "Ingående balans och övrigt, utan medlem": 0,
        "Summa": 6000,
    }
    assert set(printed(closing, "deviation").values()) == {0}
    codes = {finding.code for finding in closing.report.findings}
    assert not [code for code in codes if code.startswith("contribution")]


def test_deferrals_end_at_the_balances_of_their_accounts() -> None:
    """By member what was booked against each; the opening and what has no member by itself."""
    closing = made()
    accrued, prepaid = printed(closing, "accrued"), printed(closing, "prepaid")
    assert (accrued["Försäkringskassan"], accrued["Summa"]) == (3000, 3000)
    assert (prepaid["Alvesta"], prepaid["Regionen"], prepaid["Summa"]) == (70, 0, 170)
    assert prepaid["Ingående balans och övrigt, utan medlem"] == 100  # from the invoice itself
    for place in ("total.accrued", "total.prepaid", "rest.prepaid", "member_3.prepaid"):
        found = closing.explain(f"contributions.{place}")
        assert found.leaves_ore == found.figure.ore


def test_key_figures_of_contributions() -> None:
    """What is booked of the year's contributions, and the share of the year gone."""
    extra = (
        '[[nyckeltal]]\nid = "bokfort"\nrubrik = "Bokfört"\n'
        'taljare = ["medlemsbidrag.summa.actual"]\nnamnare = ["medlemsbidrag.summa.year_agreed"]\n'
        '[[nyckeltal]]\nid = "del_av_aret"\n'
    )
    figures = made(extra).report.key_figures
    assert [each.values[0].printed for each in figures] == [500, 497]  # 182 days of 366


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        (MEMBERS.replace("1/2", "2/5") + PLAN, "[bidrag]", "tillsammans 9/10, inte 1"),
        (MEMBERS.replace("invanare = 2000", "") + PLAN, "[bidrag]", "Alvesta har varken andel"),
        (MEMBERS + PLAN.replace("12_000", "0"), "[bidrag]", "0 kronor"),
        (MEMBERS.replace('konton = ["3983"]', "") + PLAN, "[bidrag]", "Regionen saknar konton"),
        (MEMBERS.replace('andel = "1/2"', "belopp = 5"), "belopp = 5", "okända bidrag"),
        (
            MEMBERS + '[[nyckeltal]]\nid = "x"\ntaljare = ["a.b"]\n',
            "[[nyckeltal]]",
            "varken en andel",
        ),
        (MEMBERS + '[[nyckeltal]]\nid = "x"\n', "[[nyckeltal]]", "soliditet"),
    ],
)
def test_what_cannot_be_followed(text: str, where: str, words: str) -> None:
    """Shares, amounts, accounts and key figures: the line of the file and the cause."""
    with pytest.raises(FinsamError, match=words) as refused:
        parse_config(HEAD + text)
    line = (HEAD + text).splitlines().index(where) + 1
    assert refused.value.where == f"bokslut.toml rad {line}"


def test_a_key_figure_that_names_no_row_is_told_with_its_line() -> None:
    """Row and line, as the closing is made."""
    extra = '[[nyckeltal]]\nid = "x"\nrubrik = "X"\nsumma = ["resultatrakning.finns_inte"]\n'
    with pytest.raises(FinsamError, match="finns_inte") as refused:
        made(extra)
    assert refused.value.where.startswith("bokslut.toml rad ")
