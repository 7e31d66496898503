"""Random books in miniature: vouchers over some years, and the exact quantities of their reports.

Nothing here knows the review. Income is positive and costs negative; assets, equity and
liabilities are positive. A quantity is a name and a column; amounts are whole öre.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

RECEIVABLES = ("Kundfordringar", "Momsfordran staten", "Fordran skattekonto", "Övriga fordringar")
PREPAID = ("Förutbetald hyra", "Upplupna bidrag", "Övriga förutbetalda kostnader")
CASH = ("Bankkonto", "Plusgiro", "Kassa")
PROVISIONS = ("Avsättning pensionsskuld", "Avsättning löneskatt")
PAYABLES = ("Försäkringskassan, ej betalt", "Kommunen, ej betalt", "Övriga leverantörer")
ACCRUED = (
    "Upplupna löner",
    "Semesterlöneskuld",
    "Förutbetalda bidrag",
    "Övriga upplupna kostnader",
)
TAXES = ("Personalens källskatt", "Arbetsgivaravgifter")
INCOMES = (
    "Bidrag från Försäkringskassan",
    "Bidrag från Arbetsförmedlingen",
    "Bidrag från Region Norr",
    "Bidrag från Ängsby kommun",
    "Bidrag från Ölunda kommun",
    "Bidrag från Mörtfors kommun",
    "Projektmedel ESF",
    "Övriga intäkter",
)
AREAS = (
    "Ledning och administration",
    "Samordningsteam",
    "Grön rehabilitering",
    "Unga vuxna",
    "Språkstöd",
    "Kompetensutveckling",
    "Information",
    "Uppföljning",
    "Arbetsträning",
    "Hälsa",
    "Vägledning",
    "Styrelsen",
)
NATURES = ("Personal", "Lokal", "Köpta tjänster", "Övrigt")
ASSETS = (*RECEIVABLES, *PREPAID, *CASH)
LIABILITIES = (*PAYABLES, *ACCRUED, *TAXES)
Amounts = dict[str, int]


@dataclass
class Year:
    """The exact amounts of a year: movements of the result, and balances at its end."""

    result: Counter[str] = field(default_factory=Counter)
    closing: Counter[str] = field(default_factory=Counter)


def books(rng: Random, years: int, areas: tuple[str, ...], incomes: tuple[str, ...]) -> list[Year]:
    """Some years of vouchers, each debit with its credit; the first year is only an opening."""
    made = [Year(closing=_opening(rng))]
    for _ in range(years):
        year = Year(closing=Counter(made[-1].closing))
        for income in incomes:
            _income(rng, year, income)
        for _ in range(rng.randint(40, 120)):
            _cost(rng, year, areas)
        for _ in range(rng.randint(10, 25)):
            _settle(rng, year)
        _finance(rng, year)
        made.append(year)
    return made


def _opening(rng: Random) -> Counter[str]:
    closing: Counter[str] = Counter()
    for account in (*ASSETS, *PROVISIONS, *LIABILITIES):
        if rng.random() < 0.75:
            closing[account] = rng.randint(1, 60) * rng.randint(1_000, 99_999)
    closing["Bankkonto"] += rng.randint(150_000_000, 500_000_000)
    return closing


def _income(rng: Random, year: Year, income: str) -> None:
    ore = rng.randint(3_000_000, 190_000_000) if "Bidrag" in income else rng.randint(0, 9_000_000)
    if rng.random() < 0.3:
        ore -= ore % 100_000
    year.result[income] += ore
    year.closing[rng.choice(("Bankkonto", "Bankkonto", "Kundfordringar", "Upplupna bidrag"))] += ore


def _cost(rng: Random, year: Year, areas: tuple[str, ...]) -> None:
    ore = rng.randint(50_000, 11_000_000)
    year.result[f"{rng.choice(areas)}|{rng.choice(NATURES)}"] -= ore
    credit = rng.choice(("Bankkonto", *LIABILITIES))
    if credit == "Bankkonto":
        year.closing[credit] -= ore
    else:
        year.closing[credit] += ore


def _settle(rng: Random, year: Year) -> None:
    """Receivables are paid, debts are paid, money is moved."""
    asset, debt = rng.choice(ASSETS), rng.choice(LIABILITIES)
    got = year.closing[asset] * rng.randint(0, 100) // 100
    paid = year.closing[debt] * rng.randint(0, 100) // 100
    year.closing[asset] -= got
    year.closing["Bankkonto"] += got - paid
    year.closing[debt] -= paid


def _finance(rng: Random, year: Year) -> None:
    got, paid = rng.choice((0, rng.randint(1, 4_000_000))), rng.choice((0, rng.randint(1, 900_000)))
    year.result["fin_in"] += got
    year.result["fin_out"] -= paid
    year.closing["Bankkonto"] += got - paid
    pension = rng.randint(0, 900_000)
    year.result["fin_out"] -= pension
    year.closing["Avsättning pensionsskuld"] += pension


def quantities(
    before: Year, year: Year, areas: tuple[str, ...], incomes: tuple[str, ...]
) -> Amounts:
    """Everything that a report prints of a year, by name."""
    made: Amounts = {name: year.result[name] for name in (*incomes, "fin_in", "fin_out")}
    for area in areas:
        for nature in NATURES:
            made[f"{area}|{nature}"] = year.result[f"{area}|{nature}"]
        made[area] = sum(made[f"{area}|{nature}"] for nature in NATURES)
    for nature in NATURES:
        made[nature] = sum(made[f"{area}|{nature}"] for area in areas)
    made["income"] = sum(made[name] for name in incomes)
    made["costs"] = sum(made[area] for area in areas)
    made["net"] = made["income"] + made["costs"]
    made["result"] = made["net"] + made["fin_in"] + made["fin_out"]
    return made | _balances(before, year)


def _balances(before: Year, year: Year) -> Amounts:
    made: Amounts = dict(year.closing)
    for account in (*ASSETS, *PROVISIONS, *LIABILITIES):
        made.setdefault(account, 0)
    groups = {
        "receivables": RECEIVABLES,
        "prepaid": PREPAID,
        "cash": CASH,
        "provisions": PROVISIONS,
        "payables": PAYABLES,
        "accrued": ACCRUED,
        "taxes": TAXES,
        "liabilities": LIABILITIES,
        "assets": ASSETS,
    }
    earlier = {name: sum(before.closing[a] for a in group) for name, group in groups.items()}
    made |= {name: sum(made[a] for a in group) for name, group in groups.items()}
    made["equity"] = made["assets"] - made["provisions"] - made["liabilities"]
    made["equity_before"] = earlier["assets"] - earlier["provisions"] - earlier["liabilities"]
    made["cash_before"] = earlier["cash"]
    made["d_claims"] = -(
        made["receivables"] + made["prepaid"] - earlier["receivables"] - earlier["prepaid"]
    )
    made["d_provisions"] = made["provisions"] - earlier["provisions"]
    made["d_liabilities"] = made["liabilities"] - earlier["liabilities"]
    made["d_cash"] = made["cash"] - earlier["cash"]
    return made
