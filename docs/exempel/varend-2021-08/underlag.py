"""What happened at Värend January-August 2021, as data: the chart, the parties and the invoices.

Only the sums are real: the printed delårsrapport gives contributions, costs per project and the
balance sheet in tkr. Every event below is invented so that the books come out at those figures,
and so are all companies. Nothing here computes anything beyond reading its own tables.
"""

from dataclasses import dataclass
from datetime import date

ACCOUNTS = {
    "1510": "Kundfordringar",
    "1630": "Avräkning skattekonto",
    "1650": "Momsfordran staten",
    "1685": "Fordran hos leverantör",
    "1710": "Förutbetald hyra",
    "1730": "Förutbetalda försäkringspremier",
    "1790": "Övriga förutbetalda kostnader",
    "1795": "Upplupna insatser huvudmännen",
    "1910": "Kassa",
    "1930": "Bankkonto Swedbank",
    "2060": "Eget kapital",
    "2440": "Leverantörsskulder",
    "2710": "Personalskatt",
    "2731": "Avräkning arbetsgivaravgifter",
    "2970": "Förutbetalda insatser huvudmännen",
    "2990": "Upplupna kostnader",
    "3981": "Bidrag från Försäkringskassan",
    "3982": "Bidrag från Arbetsförmedlingen",
    "3983": "Bidrag från Region Kronoberg",
    "3984": "Bidrag från Växjö kommun",
    "3985": "Bidrag från Alvesta kommun",
    "3986": "Bidrag från Tingsryds kommun",
    "3987": "Bidrag från Lessebo kommun",
    "3988": "Bidrag från Uppvidinge kommun",
    "3990": "Intäkter tjänstedesign grund",
    "4010": "Köpt personal från kommuner",
    "4020": "Köpt personal från Region Kronoberg",
    "4030": "Köpt personal från statliga parter",
    "4110": "Utbildare och föreläsare",
    "4120": "Lokal och förtäring vid utbildning",
    "5010": "Lokalhyra",
    "5060": "Städning och renhållning",
    "5460": "Förbrukningsmaterial",
    "5810": "Biljetter",
    "5830": "Kost och logi",
    "6110": "Kontorsmateriel",
    "6150": "Trycksaker",
    "6212": "Mobiltelefon",
    "6230": "Datakommunikation",
    "6310": "Företagsförsäkringar",
    "6420": "Ersättningar till revisor",
    "6530": "Redovisningstjänster",
    "6540": "IT-tjänster",
    "6550": "Konsultarvoden",
    "6570": "Bankkostnader",
    "7240": "Styrelsearvoden",
    "7511": "Arbetsgivaravgifter för löner och ersättningar",
    "7610": "Utbildning",
}

PROJECTS = {
    "10": "Ledning och administration",
    "20": "Samverkansutbildning",
    "21": "Gemensam kompetensutveckling",
    "22": "Tjänstedesign grund",
    "30": "Nya processer",
    "31": "Sam SIP",
    "32": "Samverkan KAA",
    "33": "Samsjuklighet & Sysselsättning",
    "34": "Insatskatalog",
    "35": "SpiK",
    "36": "Nya pilotprojekt",
    "37": "Samordningskartan",
}

# Periodens kostnad per projekt i öre; utan projekt står det som rapporten kallar Nollklassade.
PROJECT_COSTS = {
    "10": 948_137_48,
    "20": 78_214_50,
    "21": 129_886_25,
    "22": 59_942_00,
    "30": 95_118_40,
    "31": 233_207_15,
    "32": 35_871_60,
    "33": 208_164_90,
    "34": 89_936_75,
    "35": 249_772_30,
    "37": 4_987_50,
    "": 173_859_35,
}

OPENING = {
    "1510": 289_841_50,
    "1650": 61_238_75,
    "1790": 945_00,
    "1910": 0,
    "1930": 1_112_674_20,
    "2060": -1_104_912_46,
    "2440": -131_186_24,
    "2710": -7_702_00,
    "2731": -8_066_25,
    "2990": -212_832_50,
}

# Fordringar och skulder från 2020: dag för betalning, belopp i öre, text, motpart.
OPENING_RECEIVABLES = (
    (date(2021, 1, 14), 262_750_00, "Inbetalning insats kvartal 4 2020", "Arbetsförmedlingen"),
    (date(2021, 1, 15), 17_146_50, "Inbetalning insats kvartal 4 2020", "Uppvidinge kommun"),
    (date(2021, 1, 20), 9_945_00, "Inbetalning kursavgift 2020", "Tingsryds kommun"),
)
OPENING_PAYABLES = (
    (date(2021, 1, 7), 4_843_75, "redovisning november 2020", "Kronobergs Redovisningsbyrå AB"),
    (date(2021, 1, 11), 1_513_24, "mobilabonnemang december 2020", "Sydtele AB"),
    (date(2021, 1, 15), 73_812_50, "metodutveckling hösten 2020", "Metodstöd Norden AB"),
    (date(2021, 1, 18), 46_328_00, "konferens december 2020", "Konferens Sjöudden AB"),
    (date(2021, 1, 20), 4_688_75, "redovisning december 2020", "Kronobergs Redovisningsbyrå AB"),
)


@dataclass(frozen=True, slots=True)
class Contributor:
    """A member, its contribution of the whole year in öre, and when it is invoiced."""

    account: str
    party: str
    yearly: int
    in_advance: bool = True


CONTRIBUTORS = (
    Contributor("3981", "Försäkringskassan", 1_065_500_00, in_advance=False),
    Contributor("3982", "Arbetsförmedlingen", 1_065_500_00, in_advance=False),
    Contributor("3983", "Region Kronoberg", 1_065_500_00),
    Contributor("3984", "Växjö kommun", 715_062_00),
    Contributor("3985", "Alvesta kommun", 139_076_00),
    Contributor("3986", "Tingsryds kommun", 83_634_00),
    Contributor("3987", "Lessebo kommun", 59_618_00),
    Contributor("3988", "Uppvidinge kommun", 68_110_00),
)
QUARTERS_IN_ADVANCE = (date(2021, 1, 7), date(2021, 4, 6), date(2021, 7, 1))
QUARTERS_IN_ARREARS = (date(2021, 3, 15), date(2021, 6, 14))

COURSE_FEE = 3_315_00
COURSE_PARTICIPANTS = (
    (date(2021, 3, 8), "Växjö kommun", 6),
    (date(2021, 3, 8), "Region Kronoberg", 4),
    (date(2021, 3, 8), "Alvesta kommun", 2),
    (date(2021, 3, 9), "Arbetsförmedlingen", 3),
    (date(2021, 5, 17), "Växjö kommun", 3),
    (date(2021, 5, 17), "Försäkringskassan", 2),
    (date(2021, 5, 17), "Tingsryds kommun", 2),
    (date(2021, 5, 18), "Lessebo kommun", 1),
    (date(2021, 5, 18), "Uppvidinge kommun", 1),
    (date(2021, 5, 18), "Arbetsförmedlingen", 1),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Staff lent by a member, and its invoices: the day, and the first and last month covered.

    The hours are booked as accrued at each month's end; an invoice only settles what it covers.
    """

    project: str
    account: str
    party: str
    text: str
    vat: int
    invoices: tuple[tuple[date, int, int], ...]


AGREEMENTS = (
    Agreement(
        "10",
        "4010",
        "Växjö kommun",
        "förbundschef och administratör",
        25,
        ((date(2021, 4, 19), 1, 3), (date(2021, 8, 9), 4, 6)),
    ),
    Agreement("35", "4010", "Växjö kommun", "processledare SpiK", 25, ((date(2021, 4, 19), 1, 3),)),
    Agreement("31", "4020", "Region Kronoberg", "samordnare Sam SIP", 25, ()),
    Agreement(
        "33",
        "4020",
        "Region Kronoberg",
        "behandlare samsjuklighet",
        25,
        ((date(2021, 5, 6), 1, 3),),
    ),
    Agreement(
        "32",
        "4010",
        "Alvesta kommun",
        "handläggare KAA",
        25,
        ((date(2021, 4, 22), 1, 3), (date(2021, 8, 16), 4, 6)),
    ),
    Agreement(
        "30",
        "4030",
        "Arbetsförmedlingen",
        "arbetsförmedlare nya processer",
        0,
        ((date(2021, 4, 27), 1, 3),),
    ),
    Agreement("34", "4010", "Uppvidinge kommun", "redaktör insatskatalog", 25, ()),
    Agreement("", "4010", "Lessebo kommun", "utredare", 25, ((date(2021, 5, 11), 1, 3),)),
)

# Arbetade timmar per heltid januari-augusti: så fördelas köpt personal på månaderna.
HOURS = (152, 160, 184, 160, 154, 160, 82, 148)

# Arvoden: utbetalningsdag och bruttobelopp, månad för månad.
FEES = (
    (date(2021, 1, 25), 6_450_00),
    (date(2021, 2, 25), 26_325_00),
    (date(2021, 3, 25), 6_450_00),
    (date(2021, 4, 26), 28_975_00),
    (date(2021, 5, 25), 6_450_00),
    (date(2021, 6, 24), 23_675_00),
    (date(2021, 7, 26), 6_450_00),
    (date(2021, 8, 25), 27_650_00),
)
# Dag då skatt och avgifter för månaden före betalas.
TAX_DAYS = tuple(
    date(2021, month, day)
    for month, day in ((1, 18), (2, 12), (3, 12), (4, 12), (5, 12), (6, 14), (7, 12), (8, 17))
)

# Bankens avgifter dras sista bankdagen.
BANK_FEES = tuple(
    (date(2021, month, day), ore)
    for month, day, ore in (
        (1, 29, 342_50), (2, 26, 287_00), (3, 31, 331_50), (4, 30, 318_00),
        (5, 31, 296_50), (6, 30, 354_00), (7, 30, 209_50), (8, 31, 301_00),
    )
)  # fmt: skip

# Betalt för tiden efter augusti: balanskonto, kostnadskonto, öre, text, motpart.
PREPAID = (
    ("1710", "5010", 9_862_50, "Förutbetald hyra september", "Fastighets AB Stortorget"),
    (
        "1730",
        "6310",
        3_238_00,
        "Förutbetald försäkring september-december",
        "Granens Försäkring AB",
    ),
    ("1790", "6540", 4_800_00, "Förutbetald webblicens september-januari", "Webbverkstan Asken AB"),
)
