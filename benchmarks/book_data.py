"""What the benchmark books are made of: chart, opening balances, projects, names.

The association, its members and its suppliers are invented. Every name has an å, ä or ö.
"""

ASSOCIATION = "Samordningsförbundet Åsjöbygden"
ORGANISATION_NUMBER = "222000-9985"
YEAR = 2025

ACCOUNTS: dict[int, str] = {
    1220: "Inventarier och verktyg",
    1229: "Ackumulerade avskrivningar på inventarier",
    1510: "Kundfordringar",
    1630: "Avräkning för skatter och avgifter",
    1650: "Momsfordran",
    1680: "Andra kortfristiga fordringar",
    1710: "Förutbetalda hyreskostnader",
    1790: "Övriga förutbetalda kostnader",
    1930: "Bankkonto",
    1940: "Sparkonto",
    2060: "Eget kapital",
    2069: "Föregående års resultat",
    2440: "Leverantörsskulder",
    2710: "Personalskatt",
    2730: "Arbetsgivaravgifter",
    2920: "Upplupna semesterlöner",
    2970: "Förutbetalda intäkter",
    2990: "Övriga upplupna kostnader",
    3981: "Bidrag från Försäkringskassan",
    3982: "Bidrag från Region Åsjö",
    3983: "Bidrag från Ängsby kommun",
    3984: "Bidrag från Ölunda kommun",
    3985: "Bidrag från Näsköpings kommun",
    3986: "Bidrag från Mörtfors kommun",
    3987: "Övriga kommunala bidrag",
    3988: "Bidrag för personal",
    4010: "Insats: vägledning",
    4020: "Insats: arbetsträning",
    4030: "Insats: kartläggning",
    4040: "Insats: unga vuxna",
    4050: "Insats: språkstöd",
    4060: "Insats: hälsa",
    4090: "Övriga insatser",
    5010: "Lokalhyra",
    5060: "Städning och renhållning",
    5220: "Hyra av inventarier",
    5410: "Förbrukningsinventarier",
    5420: "Programvaror",
    5460: "Förbrukningsmaterial",
    5800: "Resekostnader",
    5830: "Kost och logi",
    6070: "Representation",
    6110: "Kontorsmateriel",
    6150: "Trycksaker",
    6212: "Mobiltelefon",
    6230: "Datakommunikation",
    6250: "Porto",
    6310: "Företagsförsäkringar",
    6420: "Ersättningar till revisor",
    6530: "Redovisningstjänster",
    6540: "IT-tjänster",
    6550: "Konsultarvoden",
    6570: "Bankkostnader",
    6970: "Tidningar och facklitteratur",
    6980: "Föreningsavgifter",
    6990: "Övriga externa kostnader",
    7210: "Löner till tjänstemän",
    7410: "Pensionsförsäkringspremier",
    7510: "Arbetsgivaravgifter",
    7610: "Utbildning",
    7690: "Övriga personalkostnader",
    7832: "Avskrivningar på inventarier",
    8310: "Ränteintäkter",
}

OPENING: dict[int, int] = {
    1220: 412_500_00,
    1229: -187_350_00,
    1510: 240_000_00,
    1630: 1_204_00,
    1650: 96_411_25,
    1680: 12_000_00,
    1710: 54_000_00,
    1790: 18_975_50,
    1930: 3_861_204_37,
    1940: 1_500_000_00,
    2060: -4_983_617_12,
    2069: -214_208_50,
    2440: -318_442_75,
    2710: -61_250_00,
    2730: -64_118_00,
    2920: -148_308_75,
    2970: -120_000_00,
    2990: -99_000_00,
}

PROJECTS: dict[str, str] = {
    "P01": "Vägen in",
    "P02": "Språkbryggan",
    "P03": "Unga på väg",
    "P04": "Hälsosteget",
    "P05": "Första kontakten",
    "P06": "Nätverket",
    "P07": "Ålidens verkstad",
    "P08": "Kartläggning",
    "P09": "Fördjupat stöd",
    "P10": "Öppna dörrar",
    "P11": "Kansli och påverkan",
    "P12": "Lärande och uppföljning",
}

MEMBERS: tuple[tuple[int, str], ...] = (
    (3981, "Försäkringskassan"),
    (3982, "Region Åsjö"),
    (3983, "Ängsby kommun"),
    (3984, "Ölunda kommun"),
    (3985, "Näsköpings kommun"),
    (3986, "Mörtfors kommun"),
    (3987, "Hårsta kommun"),
    (3988, "Länsstyrelsen"),
)

SUPPLIERS: tuple[str, ...] = (
    "Ängby Möbler AB",
    "Åbergs Städ",
    "Östra Kontorsmaterial",
    "Björkö Konsult AB",
    "Näsets Hälsocenter",
    "Fastighets AB Sjöstaden",
    "Telebolaget Räven",
    "Lärlingsverkstaden i Åliden",
    "Tryckeri Färg & Form",
    "Bokhandeln på Hörnet",
    "Mörtfors Rehab AB",
    "Hårsta Buss och Tåg",
    "Källans Café",
    "Språkväxlarna ek. för.",
    "IT-gruppen Väst",
    "Revision Söderlund AB",
    "Försäkringsbolaget Ankaret",
    "Pensionsförvaltning Äpplet",
    "Gården Smultronstället",
    "Kåserums Bemanning",
)

PURCHASED: tuple[int, ...] = tuple(
    account for account in ACCOUNTS if 4000 <= account < 7800 and account not in {6570, 7210, 7510}
)


def ledger_root(account: int) -> str:
    """Return the top account that plain-text accounting tools expect above ``account``."""
    if account < 2000:
        return "Assets"
    if account < 3000:
        return "Equity" if account < 2100 else "Liabilities"
    return "Income" if account < 4000 or 8300 <= account < 8400 else "Expenses"
