"""The charts of accounts: where each account goes, and which chart a set of books follows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.chart import AccountGroup, Chart
from finsam_ledger.core.charts import chart_named, charts, detect, uncertain
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.line import CashFlowClass, StatementLine
from finsam_ledger.errors import UnknownNameError

BAS = chart_named("bas")
KOMMUNBAS = chart_named("kommunbas")

both = pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.id)
numbers = st.builds(
    lambda head, tail: f"{head}{tail}",
    st.integers(min_value=1000, max_value=8999),
    st.text("0123456789", max_size=4),
)


def holding(chart: Chart, number: str) -> list[AccountGroup]:
    """The groups that hold a number, by asking each of them."""
    return [group for group in chart.groups if number in group.accounts]


def books(table: str) -> dict[str, Account]:
    """The accounts of a table with one "number name" a line."""
    pairs = (line.strip().partition(" ") for line in table.strip().splitlines())
    return {number: Account(number, name) for number, _, name in pairs}


@both
@given(number=numbers)
def test_group_of_agrees_with_a_scan_of_all_groups(chart: Chart, number: str) -> None:
    """An account of four to eight digits is in one group at most, and the search finds that one."""
    scanned = holding(chart, number)
    assert len(scanned) <= 1
    assert chart.group_of(number) == (scanned[0] if scanned else None)


@both
@given(number=numbers)
def test_sub_account_follows_its_account(chart: Chart, number: str) -> None:
    """Digits added after the fourth never move an account to another group."""
    assert chart.group_of(number) == chart.group_of(number[:4])


@pytest.mark.parametrize(
    ("chart", "outside"),
    [
        (BAS, {"21", "85", "86", "88", *(f"89{i}" for i in range(9))}),
        (KOMMUNBAS, {"21", "81", "86", "88", *(f"89{i}" for i in range(9))}),
    ],
    ids=["bas", "kommunbas"],
)
def test_only_what_is_meant_to_stand_outside_does(chart: Chart, outside: set[str]) -> None:
    """Classes 1-8 have no hole but those that the chart's own text explains."""
    missing = {str(n) for n in range(1000, 9000) if chart.group_of(str(n)) is None}
    meant = {str(n) for n in range(1000, 9000) if str(n).startswith(tuple(outside))}
    assert missing == meant


@both
@pytest.mark.parametrize("number", ["0999", "9000", "99999", "DIFF", ""])
def test_classes_0_and_9_and_words_are_outside(chart: Chart, number: str) -> None:
    """What belongs to no statement class is never given a line inside the chart."""
    assert chart.group_of(number) is None
    assert chart.line_of(Account(number)).is_outside


@both
def test_every_group_says_where_it_was_read(chart: Chart) -> None:
    """No group stands without a name and a source that an auditor can follow."""
    assert all(group.name and group.source for group in chart.groups)
    assert "https://" in chart.source


@both
def test_kinds_lines_and_cash_flow_agree(chart: Chart) -> None:
    """Classes 1, 2 and 3-8 hold assets, debts and result; only 18 and 19 are likvida medel."""
    for group in chart.groups:
        first = group.accounts.first
        transfer = group.line is StatementLine.RESULT_TRANSFER
        assert group.line.is_result == (first[0] > "2" and not transfer)
        assert group.kind.is_result == (first[0] > "2")
        assert group.kind.value == {"1": "T", "2": "S"}.get(first[0], group.kind.value)
        assert (group.cash_flow is CashFlowClass.CASH) == (first[:2] in {"18", "19"})


BAS_LINES = [
    ("1920 1930 1940 19301", StatementLine.CASH),
    ("1510", StatementLine.TRADE_RECEIVABLES),
    ("1630 1650 1680 1620", StatementLine.OTHER_RECEIVABLES),
    ("1710 1730 1790", StatementLine.PREPAID_AND_ACCRUED_INCOME),
    ("1220 1229 1250 1259 1280", StatementLine.EQUIPMENT),
    ("1290 1299", StatementLine.OTHER_TANGIBLE),
    ("1010 1019", StatementLine.INTANGIBLE_ASSETS),
    ("1110 1119 1150", StatementLine.LAND_BUILDINGS),
    ("1350 1380", StatementLine.FINANCIAL_ASSETS),
    ("1810 1890", StatementLine.SHORT_INVESTMENTS),
    ("2010 2019 2060 2090 2091 2098 2099", StatementLine.EQUITY),
    ("2210 2230", StatementLine.PENSION_PROVISIONS),
    ("2220 2290", StatementLine.OTHER_PROVISIONS),
    ("2350 2390", StatementLine.LONG_LIABILITIES),
    ("2440 2441 2449", StatementLine.TRADE_PAYABLES),
    ("2420 2490 2510 2640 2641 2650 2710 2730 2731 2890", StatementLine.OTHER_SHORT_LIABILITIES),
    ("2910 2920 2940 2950 2970 2990", StatementLine.ACCRUED_AND_PREPAID_INCOME),
    ("3010 3740 3980 3985 3987 3989 3970", StatementLine.OPERATING_INCOME),
    ("4000 5010 6410 6420 6530 6550 6590", StatementLine.OPERATING_COSTS),
    ("7210 7240 7290 7410 7490 7511 7519 7530 7570 7970", StatementLine.OPERATING_COSTS),
    ("7720 7830 7834", StatementLine.DEPRECIATION),
    ("8310 8314", StatementLine.FINANCIAL_INCOME),
    ("8410 8420 8423", StatementLine.FINANCIAL_COSTS),
    ("8710 8750", StatementLine.EXTRAORDINARY),
    ("8990 8999", StatementLine.RESULT_TRANSFER),
]

KOMMUNBAS_LINES = [
    ("1010", StatementLine.INTANGIBLE_ASSETS),
    ("1110", StatementLine.LAND_BUILDINGS),
    ("1210 1219 1220", StatementLine.EQUIPMENT),
    ("1677", StatementLine.OTHER_RECEIVABLES),
    ("1820", StatementLine.SHORT_INVESTMENTS),
    ("1930", StatementLine.CASH),
    ("2010", StatementLine.EQUITY),
    ("2210 2220", StatementLine.PENSION_PROVISIONS),
    ("2290", StatementLine.OTHER_PROVISIONS),
    ("2388 2389", StatementLine.LONG_LIABILITIES),
    ("2510", StatementLine.TRADE_PAYABLES),
    ("2440 2640 2730 2890", StatementLine.OTHER_SHORT_LIABILITIES),
    ("2920", StatementLine.ACCRUED_AND_PREPAID_INCOME),
    ("3010 3411 3511 3560 3580 3690", StatementLine.OPERATING_INCOME),
    ("4510 4610 5010 5014 5020 5720 5910", StatementLine.OPERATING_COSTS),
    ("6010 7010 7410 7810", StatementLine.OPERATING_COSTS),
    ("7910", StatementLine.DEPRECIATION),
    ("8010", StatementLine.TAX_INCOME),
    ("8210 8310", StatementLine.GENERAL_GRANTS),
    ("8442", StatementLine.FINANCIAL_INCOME),
    ("8510", StatementLine.FINANCIAL_COSTS),
    ("8710", StatementLine.EXTRAORDINARY),
    ("8999", StatementLine.RESULT_TRANSFER),
]


@pytest.mark.parametrize(("accounts", "line"), BAS_LINES)
def test_bas_accounts_land_on_their_lines(accounts: str, line: StatementLine) -> None:
    """Each account that a förbund needs in BAS stands on the LKBR line that it belongs to."""
    assert {BAS.line_of(Account(number)) for number in accounts.split()} == {line}


@pytest.mark.parametrize(("accounts", "line"), KOMMUNBAS_LINES)
def test_kommunbas_accounts_land_on_their_lines(accounts: str, line: StatementLine) -> None:
    """Each account known of Kommun-BAS stands on the LKBR line that it belongs to."""
    assert {KOMMUNBAS.line_of(Account(number)) for number in accounts.split()} == {line}


@both
@pytest.mark.parametrize(
    ("number", "kind", "line"),
    [
        ("2120", AccountKind.LIABILITY, StatementLine.OUTSIDE_BALANCE),
        ("8811", AccountKind.COST, StatementLine.OUTSIDE_RESULT),
        ("8910", AccountKind.COST, StatementLine.OUTSIDE_RESULT),
    ],
)
def test_what_no_forbund_has_is_shown_outside(
    chart: Chart, number: str, kind: AccountKind, line: StatementLine
) -> None:
    """Untaxed reserves, appropriations and income tax get no line of the LKBR statements."""
    assert chart.line_of(Account(number, "", kind)) is line


@pytest.mark.parametrize(
    ("chart", "number", "flow"),
    [
        (BAS, "1930", CashFlowClass.CASH),
        (BAS, "1880", CashFlowClass.CASH),
        (BAS, "1229", CashFlowClass.INVESTING_TANGIBLE),
        (BAS, "1350", CashFlowClass.INVESTING_FINANCIAL),
        (BAS, "1380", CashFlowClass.FINANCING_RECEIVABLES),
        (BAS, "1650", CashFlowClass.RECEIVABLES),
        (BAS, "2099", CashFlowClass.EQUITY),
        (BAS, "2210", CashFlowClass.PROVISIONS),
        (BAS, "2350", CashFlowClass.FINANCING_LOANS),
        (BAS, "2990", CashFlowClass.LIABILITIES),
        (BAS, "3980", CashFlowClass.RESULT),
        (BAS, "3973", CashFlowClass.NON_CASH),
        (BAS, "7830", CashFlowClass.NON_CASH),
        (BAS, "7973", CashFlowClass.NON_CASH),
        (BAS, "8999", CashFlowClass.EQUITY),
        (KOMMUNBAS, "2510", CashFlowClass.LIABILITIES),
        (KOMMUNBAS, "7910", CashFlowClass.NON_CASH),
        (KOMMUNBAS, "7830", CashFlowClass.NON_CASH),
        (KOMMUNBAS, "8442", CashFlowClass.RESULT),
    ],
)
def test_movements_reach_the_cash_flow_by_class(
    chart: Chart, number: str, flow: CashFlowClass
) -> None:
    """Movements go where RKR R13 wants them: depreciation and disposals as non-cash items."""
    group = chart.group_of(number)
    assert group is not None
    assert group.cash_flow is flow


def test_uncertain_names_the_unconfirmed_groups_in_use() -> None:
    """Only groups in use that no source confirms are told, once each and in order of number."""
    used = ["7910", "1930", "5010", "1910", "2110", "3511"]
    assert [group.name for group in uncertain(KOMMUNBAS, used)] == [
        "Kassa och bank",
        "Avskrivningar",
    ]
    assert uncertain(BAS, ["1930", "2440", "3980", "7210"]) == []


def test_charts_are_found_by_name() -> None:
    """A chart goes by its short name in whatever case; an unknown name is told the choices."""
    assert [chart.id for chart in charts()] == ["bas", "kommunbas"]
    assert chart_named("BAS") is BAS
    with pytest.raises(UnknownNameError) as error:
        chart_named("k3")
    assert "k3" in error.value.text("sv")
    assert '"bas" or "kommunbas"' in error.value.text("en")


BAS_BOOKS = books("""
    1930 Bank
    2440 Leverantörsskulder
    2710 Personalskatt
    3985 Erhållna statliga bidrag
    4010 Insatser hos parterna
    5010 Lokalhyra
    6420 Revision
    7210 Löner tjänstemän
    7511 Arbetsgivaravgifter
    8310 Ränteintäkter
""")

KOMMUNBAS_BOOKS = books("""
    1930 Bank
    2510 Leverantörsskulder
    3511 Driftbidrag från staten
    4610 Köp av huvudverksamhet
    5010 Fasta årsarvoden
    5020 Löner tillsvidareanställda
    5610 Arbetsgivaravgifter
    5710 Pensionspremier
    6010 Lokalhyror
    7010 Resor
    7410 Konsulttjänster
    8442 Ränteintäkter bank
""")

NEUTRAL_BOOKS = books("""
    1930 Bank
    2010 Eget kapital
    4010 Insats Hälsoteam
    5010 Diverse
    7010 Diverse
""")


def test_bas_books_are_known_without_any_kptyp() -> None:
    """The names of a förbund's BAS accounts are enough, nothing is warned of."""
    assert detect(BAS_BOOKS) == (BAS, None)


@pytest.mark.parametrize("kptyp", ["", "EUBAS97", "BAS2015", "Kommun-Bas 26"])
def test_kommunbas_books_are_known_whatever_kptyp_says(kptyp: str) -> None:
    """Programs write #KPTYP EUBAS97 always: the names of the accounts outweigh it."""
    assert detect(KOMMUNBAS_BOOKS, kptyp) == (KOMMUNBAS, None)


@pytest.mark.parametrize("accounts", [{}, NEUTRAL_BOOKS], ids=["empty", "neutral"])
@pytest.mark.parametrize("kptyp", ["", "EUBAS97", "KOMMUNBAS"])
def test_books_that_tell_nothing_are_read_as_bas_with_a_warning(
    accounts: dict[str, Account], kptyp: str
) -> None:
    """When no name decides, #KPTYP alone does not either: BAS is used and the user is told."""
    chart, finding = detect(accounts, kptyp)
    assert chart is BAS
    assert finding is not None
    assert (finding.code, finding.severity) == ("chart_unsure", Severity.WARNING)
    assert set(finding.evidence) == {"bas", "kommunbas"}
    assert finding.remedy is not None
    for text in (finding.remedy.sv, finding.remedy.en):
        assert "--kontoplan" in text
        assert "bokslut.toml" in text


def test_books_that_follow_both_charts_are_not_decided() -> None:
    """Two sets of names in one file draw: a small lead does not make a chart."""
    chart, finding = detect({**KOMMUNBAS_BOOKS, **BAS_BOOKS}, "EUBAS97")
    assert chart is BAS
    assert finding is not None


def test_class_5_and_7_do_not_decide_by_number() -> None:
    """Accounts of classes 5 and 7 alone say nothing; what they are called does (the 5/7 trap)."""
    unnamed = {number: Account(number) for number in ("5010", "5020", "5610", "7010", "7210")}
    assert detect(unnamed)[1] is not None
    bas = books("5010 Lokalhyra\n7010 Löner")
    assert detect(bas) == (BAS, None)
    kommunbas = books("5010 Löner\n7010 Resor")
    assert detect(kommunbas) == (KOMMUNBAS, None)


@pytest.mark.parametrize(("kptyp", "decided"), [("", False), ("NE2007", True), ("XYZ", False)])
def test_kptyp_weighs_as_one_account(kptyp: str, *, decided: bool) -> None:
    """One telling name is too little; with a known #KPTYP beside it the two are enough."""
    assert (detect(books("5010 Lokalhyra"), kptyp)[1] is None) == decided


@both
def test_no_account_is_counted_twice(chart: Chart) -> None:
    """The intervals of a chart's signs are apart, so that one name is one point."""
    for number in map(str, range(1000, 9000)):
        name = " ".join(word for words in chart.signs.values() for word in words)
        assert chart.score([Account(number, name)]) <= 1


def test_what_a_chart_has_looked_up_is_no_part_of_it() -> None:
    """A chart that was asked equals one that was not, prints alike, and takes no such argument."""
    asked, fresh = (Chart("x", "X", "", chart_named("bas").groups) for _ in range(2))
    assert asked.group_of("1930") is not None
    assert asked == fresh
    assert repr(asked) == repr(fresh)
    with pytest.raises(TypeError):
        Chart("x", "X", "", (), found={})  # type: ignore[call-arg]
