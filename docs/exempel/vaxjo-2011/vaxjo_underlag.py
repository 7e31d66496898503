"""What happened at Växjö samordningsförbund in 2010 and 2011, as data: the chart and the parties.

Only the sums are real: the printed årsredovisning gives income, costs and balance sheet in tkr.
Every event is invented so that the books come out at those figures, and so are all companies
except those that the report itself names. Nothing here computes anything.
"""

from datetime import date

NAME, ORGNR = "Växjö samordningsförbund", "222000-2634"

ACCOUNTS = {
    "1510": "Kundfordringar",
    "1650": "Momsfordran staten",
    "1680": "Fordran hos leverantör",
    "1711": "Förutbetald hyra, Klostret",
    "1712": "Förutbetald hyra, TB-fastigheter",
    "1790": "Övriga förutbetalda kostnader",
    "1910": "Kassa",
    "1930": "Bankkonto Swedbank",
    "2060": "Eget kapital",
    "2441": "Leverantörsskuld Försäkringskassan",
    "2442": "Leverantörsskuld Arbetsförmedlingen",
    "2443": "Leverantörsskuld Växjö kommun",
    "2444": "Övriga leverantörsskulder",
    "2710": "Personalskatt",
    "2731": "Avräkning arbetsgivaravgifter",
    "2910": "Upplupna lönekostnader",
    "2990": "Övriga upplupna kostnader",
    "2998": "Äldre balansposter, Växjö kommun",
    "3981": "Bidrag från Försäkringskassan",
    "3982": "Bidrag från Arbetsförmedlingen",
    "3983": "Bidrag från Landstinget",
    "3984": "Bidrag från Växjö kommun",
    "3994": "Erhållen försäkringsersättning",
    "4010": "Inlånad personal",
    "4110": "Jobbsökarstöd och vägledning",
    "4120": "Arbetsträningsplatser",
    "4130": "Friskvård för deltagare",
    "5010": "Lokalhyra",
    "5060": "Städning och renhållning",
    "5460": "Förbrukningsmaterial",
    "5800": "Resekostnader",
    "6110": "Kontorsmateriel",
    "6212": "Mobiltelefon",
    "6250": "Postbefordran",
    "6310": "Företagsförsäkringar",
    "6420": "Ersättningar till revisor",
    "6530": "Redovisningstjänster",
    "6540": "IT-tjänster",
    "6570": "Bankkostnader",
    "7240": "Styrelsearvoden",
    "7511": "Arbetsgivaravgifter för arvoden",
    "7610": "Utbildning",
    "8310": "Ränteintäkter från bank",
}

PROJECTS = {
    "10": "Administration",
    "20": "Samordningsteamet - Aktiviteter för målgruppen",
    "21": "Samordningsteamet - Lönekostnad personal",
}

# Årets kostnad per projekt i öre, som den tryckta rapporten anger i tkr (2010 bara som summa).
PROJECT_COSTS = {
    2010: {"10": 468_214_20, "20": 1_583_602_75, "21": 978_045_45},
    2011: {"10": 516_284_35, "20": 2_368_117_40, "21": 1_396_871_25},
}

# Först för 2011 väntas ingående moms bli ersatt; dessförinnan är den en kostnad.
FIRST_YEAR_WITH_VAT_REFUND = 2011

OPENING_2010 = {
    "1711": 15_400_00,
    "1712": 11_640_00,
    "1910": 1_311_00,
    "1930": 3_153_191_35,
    "2060": -2_832_791_60,
    "2441": -88_412_00,
    "2442": -71_900_00,
    "2443": -64_318_50,
    "2444": -52_746_25,
    "2990": -9_500_00,
    "2998": -61_874_00,
}

# Fakturor från 2009 som betalas 2010.
UNPAID_2009 = """
2009-12-17|2441|88412,00|Inlånad personal kvartal 4|Försäkringskassan
2009-12-17|2442|71900,00|Inlånad personal kvartal 4|Arbetsförmedlingen
2009-12-21|2443|64318,50|Inlånad personal och administration kvartal 4|Växjö kommun
2009-12-09|2444|31248,75|Vägledning december|Vägval Arbetsliv i Kronoberg AB
2009-12-22|2444|21497,50|Arbetsträningsplatser december|Arbetskooperativet Stegen
"""

# Bidrag per kvartal: konto, kronor och dagar 2010, kronor och dagar 2011, medlem. Arbets-
# förmedlingen fakturerades i efterskott 2010.
CONTRIBUTIONS = """
3981|118750,00|11/1,4,7,10|237500,00|10/1,4,7,10|Försäkringskassan
3982|118750,00|15/3,6,9,12|237500,00|10/1,4,7,10|Arbetsförmedlingen
3983|118750,00|11/1,4,7,10|237500,00|10/1,4,7,10|Landstinget
3984|118750,00|11/1,4,7,10|237500,00|10/1,4,7,10|Växjö kommun
"""

# Periodiseringar 31 december, återförda i januari: öre är debet på balanskontot.
ACCRUALS = """
2009|1711|5010|20|15400,00|Förutbetald hyra jan-feb, Klostret
2009|1712|5010|20|11640,00|Förutbetald hyra jan, TB-fastigheter
2009|2990|6420|10|-9500,00|Upplupen revision
2010|1711|5010|20|16100,00|Förutbetald hyra jan-feb, Klostret
2010|1712|5010|20|11980,00|Förutbetald hyra jan, TB-fastigheter
2010|1790|6540|10|4870,00|Förutbetald systemlicens jan-mars
2010|2990|6420|10|-8215,00|Upplupen revision
2011|1711|5010|20|16300,00|Förutbetald hyra jan-feb, Klostret
2011|1712|5010|20|12240,00|Förutbetald hyra jan, TB-fastigheter
2011|1790|6540|10|3760,00|Förutbetald systemlicens jan-mars
2011|2990|6420|10|-9800,00|Upplupen revision
2011|2990|5060|20|-8415,00|Upplupen storstädning Klostret
2011|2910|4010|21|-32940,00|Upplupen lönerevision inlånad personal
"""

# Arvoden: utbetalningsdag och bruttobelopp.
FEES = {
    2010: ((date(2010, 5, 25), 24_500_00), (date(2010, 11, 25), 26_800_00)),
    2011: ((date(2011, 5, 25), 27_300_00), (date(2011, 11, 25), 29_150_00)),
}
TAX_DAYS = {
    2010: (date(2010, 6, 14), date(2010, 12, 13)),
    2011: (date(2011, 6, 13), date(2011, 12, 12)),
}

# Enkla händelser över bank och kassa: dag, serie, debet, kredit, projekt, kronor, text, motpart.
EVENTS = """
2010-03-31|C|1930|8310||4812,40|Ränta kvartal 1|Swedbank
2010-06-30|C|1930|8310||4377,15|Ränta kvartal 2|Swedbank
2010-09-30|C|1930|8310||4209,60|Ränta kvartal 3|Swedbank
2010-12-30|C|1930|8310||3815,20|Ränta kvartal 4|Swedbank
2010-03-31|E|6570|1930|10|412,50|Bankavgifter kvartal 1|Swedbank
2010-06-30|E|6570|1930|10|398,00|Bankavgifter kvartal 2|Swedbank
2010-09-30|E|6570|1930|10|385,50|Bankavgifter kvartal 3|Swedbank
2010-12-30|E|6570|1930|10|421,00|Bankavgifter kvartal 4|Swedbank
2010-02-16|A|6250|1910|10|465,00|Frimärken|kontantköp
2010-05-18|A|6250|1910|10|391,00|Frimärken|kontantköp
2010-09-02|E|1910|1930||1500,00|Påfyllning av kassan|Swedbank
2010-09-07|A|6250|1910|10|528,00|Frimärken|kontantköp
2010-11-23|A|6250|1910|10|475,00|Frimärken|kontantköp
2011-03-31|C|1930|8310||7914,35|Ränta kvartal 1|Swedbank
2011-06-30|C|1930|8310||9120,75|Ränta kvartal 2|Swedbank
2011-09-30|C|1930|8310||9486,10|Ränta kvartal 3|Swedbank
2011-12-30|C|1930|8310||8607,40|Ränta kvartal 4|Swedbank
2011-03-31|E|6570|1930|10|436,00|Bankavgifter kvartal 1|Swedbank
2011-06-30|E|6570|1930|10|441,50|Bankavgifter kvartal 2|Swedbank
2011-09-30|E|6570|1930|10|429,00|Bankavgifter kvartal 3|Swedbank
2011-12-30|E|6570|1930|10|458,50|Bankavgifter kvartal 4|Swedbank
2011-02-08|A|6250|1910|10|352,00|Frimärken|kontantköp
2011-05-31|A|2998|2060||61874,00|Äldre balansposter utan krav, till eget kapital|Växjö kommun
2011-06-14|A|6250|1910|10|416,00|Frimärken|kontantköp
2011-09-05|E|1910|1930||1500,00|Påfyllning av kassan|Swedbank
2011-09-14|C|1930|3994||9260,00|Försäkringsersättning inbrott Klostret|Granens Försäkring AB
2011-10-11|A|6250|1910|10|500,00|Frimärken|kontantköp
"""
