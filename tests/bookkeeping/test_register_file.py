"""Register files: Swedish keys become a register, and what is wrong is told by line."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from finsam_ledger.bookkeeping.accrual import Spread, Timing
from finsam_ledger.bookkeeping.asset import AssetAccounts, Disposal
from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.bookkeeping.register_file import parse_register
from finsam_ledger.bookkeeping.schedule import Step
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.voucher import Line
from finsam_ledger.errors import FinsamError

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "gor_sa_har" / "exempel"
RENT = """
[[periodisering]]
id = "hyra"
text = "Hyra"
konto = "5010"
bokfort = [{ dag = 2024-12-05, belopp = "300" }]
start = 2025-01-01
slut = 2025-03-31
fordran = "1710"
"""
GRANT = """
[[medlemsbidrag]]
medlem = "Staten"
ar = 2024
belopp = "1 000"
konto = "3981"
bokfort = [{ dag = 2024-01-20, belopp = "600" }, { dag = 2024-07-20, belopp = "400" }]
skuld = "2970"
projekt = "10"
"""
DESK = """
[[inventarieslag]]
namn = "inventarier"
konto = "1220"
ackumulerat = "1229"
avskrivning = "7832"
forlust = "7973"

[[inventarie]]
id = "1"
namn = "Skrivbord"
slag = "inventarier"
anskaffad = 2024-01-01
belopp = "3 600"
nyttjandeperiod_manader = 36
restvarde = "100"
avskrivs_fran = 2024-02-01
avyttrad = { dag = 2024-06-30, pris = "50", konto = "1930" }
"""
DEBT = """
[[semesterskuld]]
id = "s"
dag = 2024-12-31
dagar = [{ vem = "1", dagar = "12,5", per_dag = "1 850" }]
avgift = { sats = "31,42 %", ar = 2024, kalla = "Skatteverket" }
lonekonton = { skuld = "2920", kostnad = "7290" }
avgiftskonton = { skuld = "2940", kostnad = "7519" }
"""
RECURRING = """
[[aterkommande]]
id = "intern"
text = "Internhyra"
debet = "5010"
kredit = "2890"
belopp = "100"
forsta = 2024-01-31
upprepa = { manader = 1, till = 2024-12-31 }
projekt = "10"
"""


def parsed(text: str, chart: str = "bas") -> Register:
    """The register of a text."""
    return parse_register(text, "r.toml", chart_named(chart))


def test_an_accrual_is_read_with_its_defaults() -> None:
    """By months, each month, in the usual series, nothing below a threshold."""
    register = parsed(RENT)
    (rent,) = register.accruals
    assert (rent.ore, rent.by, rent.timing) == (300_00, Spread.MONTHS, Timing.MONTHLY)
    assert (register.series, register.threshold, register.closings) == ("PER", 0, ())


def test_every_key_of_an_accrual_is_read() -> None:
    """Series, threshold, days of closing, spread, timing, project and repetition."""
    head = 'serie = "P"\nvasentlighetsgrans = "50,50"\nbalansdagar = [2024-08-31]\n'
    more = (
        'fordelning = "dagar"\nbokning = "bokslut"\nprojekt = "10"\n'
        "upprepa = { manader = 3, till = 2025-04-30 }\n"
    )
    register = parsed(head + RENT + more)
    assert (register.series, register.threshold) == ("P", 50_50)
    assert register.closings == (date(2024, 8, 31),)
    first, second = register.accruals
    assert (first.id, second.id) == ("hyra-1", "hyra-2")
    assert (second.by, second.timing) == (Spread.DAYS, Timing.CLOSING)
    assert second.objects == (ObjectRef("6", "10"),)


def test_an_income_is_written_without_minus() -> None:
    """The chart says that 3981 is an income, so it is booked in credit."""
    (grant,) = parsed(GRANT).accruals
    assert grant.booked == (Step(date(2024, 1, 20), -600_00), Step(date(2024, 7, 20), -400_00))
    assert (grant.id, grant.period.days, grant.payable) == ("Staten 2024", 366, "2970")


def test_an_asset_is_read() -> None:
    """With residual value, another first day and its sale."""
    (desk,) = parsed(DESK).assets
    assert desk.accounts == AssetAccounts("1220", "1229", "7832", "", "7973")
    assert (desk.residual, desk.start) == (100_00, date(2024, 2, 1))
    assert desk.disposal == Disposal(date(2024, 6, 30), 50_00, "1930")


def test_holiday_pay_is_read() -> None:
    """Days and rate are exact numbers."""
    (debt,) = parsed(DEBT).debts
    assert debt.saved[0].days == Fraction(25, 2)
    assert debt.rate.share == Fraction(3142, 10_000)
    assert debt.pay_ore == 23_125_00


def test_a_recurring_voucher_has_its_project_on_the_result_line() -> None:
    """The balance line has none."""
    (voucher,) = parsed(RECURRING).recurring
    assert voucher.lines == (
        Line("5010", 100_00, (ObjectRef("6", "10"),)),
        Line("2890", -100_00),
    )
    assert len(list(voucher.days())) == 12


def test_new_accounts_are_read() -> None:
    """Number and name."""
    register = parsed('[[konto]]\nnummer = "1710"\nnamn = "Förutbetalt"\n')
    assert register.accounts["1710"].name == "Förutbetalt"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RENT.replace("fordran", "fodran"), "r.toml rad 9: okänd nyckel ”fodran”. Menade du"),
        (RENT.replace('"5010"', '"9999"'), "r.toml rad 2: kontot ”9999” finns inte i kontoplanen"),
        (RENT.replace('"1710"', '"6310"'), "rad 2: konto 6310 hör till resultaträkningen"),
        (RENT + 'fordelning = "veckor"', "fordelning = ”veckor” finns inte. Välj bland manader"),
        (RENT.replace("2025-03-31", "2024-03-31"), "rad 2: perioden slutar 2024-03-31 men börjar"),
        (RENT.replace("300", "tre"), "rad 6: ”tre” är inget belopp"),
        (RENT + RENT, "id hyra står flera gånger"),
        (GRANT.replace("1 000", "1 001"), "bidraget är 1 001 kr men det bokförda summerar till"),
        (DESK.replace('slag = "inventarier"', 'slag = "bil"'), "inventarieslaget ”bil” finns inte"),
        (DESK.replace('forlust = "7973"', ""), "kontot för det är inte angivet"),
        (DEBT.replace("12,5", "många"), "rad 2: ”många” är inget tal"),
        (DEBT.replace("ar = 2024", "ar = 2023"), "satsen gäller 2023 men värderingen 2024-12-31"),
        ('vasentlighetsgrans = "x"', "rad 1: ”x” är inget belopp"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, said: str) -> None:
    """File, line, what and how to mend it."""
    with pytest.raises(FinsamError) as error:
        parsed(text)
    assert said in error.value.text().replace("\N{NO-BREAK SPACE}", " ")


def test_the_example_files_go_together() -> None:
    """The registers that the pages show are read and put together."""
    names = ("periodiseringar-2024.toml", "inventarier-2024.toml")
    texts = [(EXAMPLES / name).read_text("utf-8") for name in names]
    first, second = (parse_register(t, "r.toml", chart_named("bas")) for t in texts)
    both = first + second
    assert (len(both.accruals), len(both.assets)) == (3, 2)
