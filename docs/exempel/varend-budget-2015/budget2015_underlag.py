"""What happened in 2014 at the two förbund that became Samordningsförbundet Värend, as data.

Only three figures are real: the equity that each brought into 2015, 619 000 and 639 000 kr, and
that the new förbund kept the organisation number of Växjö samordningsförbund. Every event is
invented so that the books come out at those figures, and so are all companies. Nothing here
computes anything.
"""

from dataclasses import dataclass
from datetime import date

YEAR = 2014
LAST_DAY = date(YEAR, 12, 31)

ACCOUNTS = {
    "1510": "Kundfordringar",
    "1650": "Momsfordran staten",
    "1930": "Bankkonto Swedbank",
    "2440": "Leverantörsskulder",
    "2710": "Personalskatt",
    "2731": "Avräkning arbetsgivaravgifter",
    "2990": "Upplupna kostnader",
    "3981": "Bidrag från Försäkringskassan",
    "3982": "Bidrag från Arbetsförmedlingen",
    "3983": "Bidrag från Landstinget Kronoberg",
    "4010": "Köpt personal",
    "4110": "Projektmedel",
    "4120": "Köp av rehabplatser och utbildning",
    "4130": "Inhyrda föreläsare och friskvård",
    "4140": "Handledning",
    "4150": "Samverkansdagar och frukostmöten",
    "5010": "Lokalhyra",
    "5060": "Städning",
    "5810": "Resekostnader",
    "5830": "Logi",
    "5910": "Annonsering och trycksaker",
    "6230": "Datakommunikation, larm och telefoni",
    "6420": "Ersättningar till revisor",
    "6530": "Köpt ekonomiadministration",
    "6550": "Utvärdering",
    "6570": "Bankkostnader",
    "6980": "Föreningsavgifter",
    "6990": "Övriga driftskostnader",
    "7240": "Styrelsearvoden",
    "7511": "Arbetsgivaravgifter för arvoden",
    "7610": "Kurser och konferenser",
    "8310": "Ränteintäkter från bank",
    "8999": "Årets resultat",
}

PROJECTS = {"10": "Administration", "20": "Rehabilitering"}

# Dagar då ersättningen för kvartalet före betalas ut.
VAT_REFUND_DAYS = "17/2,5,8,11"


@dataclass(frozen=True, slots=True)
class Association2014:
    """A förbund's year.

    Tables: contributions are account | kronor a quarter | days | member; invoices are days |
    account | project | moms in percent | kronor net | text | supplier; events are day | series |
    debit | credit | project | kronor | text | party; fees are days with gross öre and project 10.
    """

    name: str
    orgnr: str
    equity: str
    closing_equity: int
    own_accounts: dict[str, str]
    opening: dict[str, int]
    unpaid: str
    contributions: str
    invoices: str
    events: str
    fee_days: str
    fees: tuple[int, ...]


ALVESTA = Association2014(
    name="Alvesta samordningsförbund",
    orgnr="",
    equity="2067",
    closing_equity=619_000_00,
    own_accounts={"2067": "Balanserat överskott", "3985": "Bidrag från Alvesta kommun"},
    opening={
        "1650": 14_286_50,
        "1930": 664_371_25,
        "2067": -571_436_50,
        "2440": -62_843_75,
        "2710": -4_650_00,
        "2731": -4_870_00,
        "2990": -34_857_50,
    },
    unpaid="""
2013-12-12|31093,75|Köpt personal november|Alvesta kommun
2013-12-19|22500,00|Arbetsträning december|Arbetskooperativet Spåret
2013-12-20|9250,00|Lokalhyra januari|Fastighets AB Banvakten
""",
    contributions="""
3981|75000,00|15/1,4,7,10|Försäkringskassan
3982|75000,00|15/1,4,7,10|Arbetsförmedlingen
3983|75000,00|15/1,4,7,10|Landstinget Kronoberg
3985|75000,00|15/1,4,7,10|Alvesta kommun
""",
    invoices="""
20/1|2990||25|24857,50|Köpt personal december 2013|Alvesta kommun
18/3|2990||25|10000,00|Granskning årsredovisning 2013|Revisionsbyrån Kvist AB
12/2-12|4010|10|25|12450,00|Köpt tjänst förbundschef|Alvesta kommun
12/2-12|4010|20|25|36400,00|Köpt personal samordnare|Alvesta kommun
20/1-11|5010|20|0|9250,00|Lokalhyra kommande månad|Fastighets AB Banvakten
27/3,6,9,12|5060|20|25|2840,00|Städning|Ljungstads Lokalvård AB
19/1-6,8-12|4120|20|0|21150,00|Arbetsträning|Arbetskooperativet Spåret
27/8|4140|20|25|6543,80|Handledning|Handledarna i Blekinge AB
5/6|4110|20|0|28000,00|Projektmedel sommarjobb|Alvesta kommun
22/4,10|4130|20|6|9400,00|Friskvård deltagare|Friskhuset Norr AB
6/5,11|4150|20|12|6850,00|Frukostmöte|Konferens Sjöudden AB
25/2,5,8,11|6230|20|25|2315,60|Telefoni och bredband|Sydtele AB
14/3,9|6530|10|25|9600,00|Ekonomiadministration|Alvesta kommun
11/2|6980|10|0|6000,00|Medlemsavgift 2014|Nationella nätverket för samordningsförbund
8/4|7610|10|25|5800,00|Nätverkskonferens|Konferens Sjöudden AB
8/4|5830|10|12|3214,30|Logi nätverkskonferens|Konferens Sjöudden AB
23/9|5910|10|25|4375,00|Broschyr|Tryckeriet Linnea AB
10/3,6,10|6990|20|25|3142,40|Förbrukningsmaterial|Kontorsboden i Småland AB
""",
    events="""
2014-03-31|C|1930|8310|10|1204,35|Ränta kvartal 1|Swedbank
2014-06-30|C|1930|8310|10|1187,10|Ränta kvartal 2|Swedbank
2014-09-30|C|1930|8310|10|962,45|Ränta kvartal 3|Swedbank
2014-12-30|C|1930|8310|10|741,80|Ränta kvartal 4|Swedbank
2014-06-30|E|6570|1930|10|612,00|Bankavgifter första halvåret|Swedbank
2014-12-30|E|6570|1930|10|598,50|Bankavgifter andra halvåret|Swedbank
2014-12-31|A|4010|2990|20|36400,00|Upplupen köpt personal december|Alvesta kommun
2014-12-31|A|4010|2990|10|12450,00|Upplupen köpt tjänst december|Alvesta kommun
2014-12-31|A|6420|2990|10|12500,00|Upplupen revision 2014|Revisionsbyrån Kvist AB
""",
    fee_days="25/3,6,9,12",
    fees=(14_800_00, 17_350_00, 14_800_00, 18_900_00),
)

VAXJO = Association2014(
    name="Växjö samordningsförbund",
    orgnr="222000-2634",
    equity="2060",
    closing_equity=639_000_00,
    own_accounts={"2060": "Eget kapital", "3984": "Bidrag från Växjö kommun"},
    opening={
        "1650": 58_914_25,
        "1930": 1_203_846_90,
        "2060": -834_267_40,
        "2440": -241_608_75,
        "2710": -9_150_00,
        "2731": -9_583_00,
        "2990": -168_152_00,
    },
    unpaid="""
2013-12-05|118200,00|Köpt personal november|Försäkringskassan
2013-12-11|72408,75|Köpt tjänst förbundschef november|Växjö kommun
2013-12-18|51000,00|Rehabplatser december|Arbetskooperativet Stegen
""",
    contributions="""
3981|250000,00|10/1,4,7,10|Försäkringskassan
3982|250000,00|10/1,4,7,10|Arbetsförmedlingen
3983|250000,00|10/1,4,7,10|Landstinget Kronoberg
3984|250000,00|10/1,4,7,10|Växjö kommun
""",
    invoices="""
16/1|2990||0|118200,00|Köpt personal december 2013|Försäkringskassan
17/1|2990||25|34452,00|Köpt tjänst förbundschef december 2013|Växjö kommun
20/3|2990||25|15500,00|Granskning årsredovisning 2013|Revisionsbyrån Kvist AB
11/2-12|4010|10|25|34950,00|Köpt tjänst förbundschef|Växjö kommun
16/2-12|4010|20|0|61400,00|Köpt personal samordningsteamet|Försäkringskassan
16/2-12|4010|20|0|52850,00|Köpt personal samordningsteamet|Arbetsförmedlingen
18/2-12|4010|20|25|58700,00|Köpt personal samordningsteamet|Växjö kommun
18/2-12|4010|20|0|27400,00|Köpt personal samordningsteamet|Landstinget Kronoberg
2/1-12|5010|20|25|12650,00|Lokalhyra|TB-fastigheter
28/2,4,6,8,10,12|5060|20|25|4180,00|Städning|Ljungstads Lokalvård AB
21/1-6,8-12|4120|20|0|38400,00|Rehabplatser|Arbetskooperativet Stegen
13/3,5,9,11|4130|20|25|18700,00|Föreläsare grupp|Kompetenshuset Ekot AB
24/2-6,9-12|4130|20|6|6240,00|Friskvård deltagare|Friskhuset Norr AB
15/2-5,9-12|4140|20|25|4375,00|Handledning|Handledarna i Blekinge AB
14/10|4110|20|0|38000,00|Projektmedel gröna arbetsplatser|Växjö kommun
20/5,11|4150|20|12|31250,00|Samverkansdag|Konferens Sjöudden AB
5/6|4110|20|0|148000,00|Projektmedel ungdomar till arbete|Växjö kommun
19/1-12|6230|20|25|3468,20|Telefoni, larm och bredband|Sydtele AB
17/3,6,9,12|6530|10|25|7200,00|Ekonomiadministration|Växjö kommun
11/2|6980|10|0|9000,00|Medlemsavgift 2014|Nationella nätverket för samordningsförbund
8/4|7610|10|25|14200,00|Nätverkskonferens|Konferens Sjöudden AB
8/4|5830|10|12|9642,90|Logi nätverkskonferens|Konferens Sjöudden AB
26/4,9|5810|10|6|5820,75|Resor styrelse|Resebutiken Rälsen AB
26/10|5810|20|6|6280,90|Resor samordningsteamet|Resebutiken Rälsen AB
7/10|5910|20|25|16480,00|Annonser och broschyr|Tryckeriet Linnea AB
10/1,3,5,8,10,12|6990|20|25|5318,60|Förbrukningsmaterial|Kontorsboden i Småland AB
27/11|6550|20|25|42000,00|Utvärdering samordningsteamet|Analysgruppen Utvandrarna AB
""",
    events="""
2014-03-31|C|1930|8310|10|2914,20|Ränta kvartal 1|Swedbank
2014-06-30|C|1930|8310|10|2688,75|Ränta kvartal 2|Swedbank
2014-09-30|C|1930|8310|10|2107,40|Ränta kvartal 3|Swedbank
2014-12-30|C|1930|8310|10|1533,05|Ränta kvartal 4|Swedbank
2014-06-30|E|6570|1930|10|1124,00|Bankavgifter första halvåret|Swedbank
2014-12-30|E|6570|1930|10|1098,50|Bankavgifter andra halvåret|Swedbank
2014-12-31|A|4010|2990|20|61400,00|Upplupen köpt personal december|Försäkringskassan
2014-12-31|A|4010|2990|20|52850,00|Upplupen köpt personal december|Arbetsförmedlingen
2014-12-31|A|4010|2990|20|58700,00|Upplupen köpt personal december|Växjö kommun
2014-12-31|A|4010|2990|20|27400,00|Upplupen köpt personal december|Landstinget Kronoberg
2014-12-31|A|4010|2990|10|34950,00|Upplupen köpt tjänst december|Växjö kommun
2014-12-31|A|6420|2990|10|16500,00|Upplupen revision 2014|Revisionsbyrån Kvist AB
""",
    fee_days="25/2,5,9,12",
    fees=(24_300_00, 27_850_00, 22_400_00, 29_600_00),
)
