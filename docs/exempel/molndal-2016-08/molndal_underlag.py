"""What happened January-August 2016, as data: the chart, the areas, the parties and the events.

Only the sums are real: the printed delårsrapport gives income, costs and balances in kronor and
the cost of each area in tkr. Every event is invented so that the books come out at those figures,
and so are all companies. Nothing here computes anything.
"""

from datetime import date

YEAR = 2016
CLOSING_DAY = date(YEAR, 8, 31)

NAME = "Samordningsförbundet Mölndal, Partille, Härryda, Lerum och Alingsås"
ORGNR = "222000-2071"

ACCOUNTS = {
    "1510": "Kundfordringar",
    "1630": "Avräkning skatter och avgifter",
    "1650": "Fordran moms",
    "1685": "Fordringar hos leverantör",
    "1790": "Upplupna intäkter",
    "1920": "Bank, Plusgiro",
    "1940": "Swedbank",
    "2091": "Eget kapital",
    "2099": "Årets resultat",
    "2440": "Leverantörsskulder",
    "2514": "Avräkning särskild löneskatt på pensionskostnader",
    "2710": "Personalens källskatt",
    "2731": "Avräkning sociala avgifter",
    "2920": "Upplupna semesterlöner",
    "2941": "Beräknade upplupna sociala avgifter",
    "2951": "Upplupna avtalade sociala avgifter",
    "2970": "Övriga förutbetalda intäkter",
    "2990": "Upplupna kostnader",
    "3981": "Bidrag Försäkringskassan och Arbetsförmedlingen",
    "3982": "Bidrag Västra Götalandsregionen",
    "3983": "Bidrag Västra Götalandsregionen, övrigt",
    "3984": "Bidrag Mölndals stad",
    "3985": "Bidrag Partille kommun",
    "3986": "Bidrag Härryda kommun",
    "3987": "Bidrag Lerums kommun",
    "3988": "Bidrag Alingsås kommun",
    "3989": "Bidrag ESF",
    "3994": "Återbetalning pensionspremie inkl beräknad särskild löneskatt",
    "4010": "Köpt personal från kommuner",
    "4020": "Köpt personal från Västra Götalandsregionen",
    "4030": "Köpt personal från Arbetsförmedlingen",
    "4040": "Köpt personal från Försäkringskassan",
    "4110": "Lokalhyra verksamheter",
    "4120": "Städning verksamheter",
    "4130": "El verksamheter",
    "4210": "Handledning och utbildare",
    "4220": "Material till verksamheter",
    "4230": "Aktiviteter för deltagare",
    "4240": "Konferenser och möten",
    "4250": "Informationsinsatser",
    "4260": "Utvärderingsuppdrag",
    "4290": "Övriga verksamhetsanknutna kostnader",
    "4310": "Platskostnad Grön Rehabilitering",
    "5010": "Lokalhyra kansli",
    "5060": "Städning kansli",
    "5220": "Hyra av kontorsmaskiner",
    "5410": "Förbrukningsinventarier",
    "5460": "Förbrukningsmaterial",
    "5810": "Biljetter",
    "5830": "Kost och logi",
    "5890": "Lokal och förtäring",
    "5910": "Annonsering",
    "6110": "Kontorsmateriel",
    "6150": "Trycksaker",
    "6212": "Mobiltelefon",
    "6230": "Datakommunikation",
    "6250": "Postbefordran",
    "6310": "Företagsförsäkringar",
    "6420": "Ersättningar till revisor",
    "6530": "Redovisningstjänster",
    "6540": "IT-tjänster",
    "6550": "Konsultarvoden",
    "6570": "Bankkostnader",
    "6580": "Advokat- och rättegångskostnader",
    "6810": "Inhyrd personal kansli",
    "6970": "Tidningar och facklitteratur",
    "6980": "Föreningsavgifter",
    "6990": "Övriga externa kostnader",
    "7210": "Löner till tjänstemän",
    "7240": "Styrelsearvoden",
    "7290": "Förändring av semesterlöneskuld",
    "7410": "Pensionsförsäkringspremier",
    "7511": "Arbetsgivaravgifter för löner",
    "7517": "Arbetsgivaravgifter för arvoden",
    "7519": "Arbetsgivaravgifter för semesterlöner",
    "7530": "Särskild löneskatt på pensionskostnader",
    "7570": "Premier för arbetsmarknadsförsäkringar",
    "7610": "Utbildning",
    "8310": "Ränteintäkter från bank",
}

AREAS = {
    "01": "Ledning",
    "02": "Information/Utveckling",
    "03": "AKTIV",
    "04": "Utökad AKTIV",
    "05": "Individsamverkansteam",
    "06": "Grön Rehabilitering Nääs",
    "07": "Kompetensutveckling",
    "08": "Uppföljning/Utvärdering",
    "09": "Balder",
    "10": "Mentorskap",
    "11": "Nya Behov",
    "12": "Gemensamt",
    "13": "Övrigt",
}

OPENING = {
    "1630": 62_368_00,
    "1650": 296_789_86,
    "1790": 248_050_00,
    "1920": 3_980_701_45,
    "1940": 1_587_00,
    "2091": -864_828_00,
    "2099": -148_862_00,
    "2440": -2_457_186_90,
    "2514": -122_168_41,
    "2710": -23_597_00,
    "2731": -22_713_00,
    "2920": -18_711_00,
    "2941": -5_879_00,
    "2951": -27_148_00,
    "2990": -898_403_00,
}

# Fakturor från december 2015 som betalas i januari.
UNPAID_2015 = """
2015-12-09|612450,00|Köpt personal Balder juli-september|Västra Götalandsregionen
2015-12-10|486200,00|Köpt personal Individsamverkansteam juli-december|Arbetsförmedlingen
2015-12-11|331875,00|Köpt personal AKTIV juli-september|Mölndals stad
2015-12-15|402500,00|Köpt personal Balder juli-september|Lerums kommun
2015-12-16|287437,50|Köpt personal Balder oktober-november|Alingsås kommun
2015-12-17|241250,00|Köpt personal Individsamverkansteam tredje kvartalet|Partille kommun
2015-12-18|61750,00|Administratör och ekonom december|Härryda kommun
2015-12-21|18900,00|Platskostnad december|Näs Trädgårdsterapi AB
2015-12-22|14824,40|IT-arbetsplatser december|Kvarnbyns IT-drift AB
"""

# Insatser som faktureras medlemmarna: dag | konto | kronor | text | medlem.
CONTRIBUTIONS = """
15/1|3981|2782000,00|Insats januari-april|Försäkringskassan
15/1|3982|1391000,00|Insats januari-april|Västra Götalandsregionen
15/1|3984|407500,00|Insats januari-april|Mölndals stad
15/1|3985|236500,00|Insats januari-april|Partille kommun
15/1|3986|235000,00|Insats januari-april|Härryda kommun
15/1|3987|257500,00|Insats januari-april|Lerums kommun
15/1|3988|254500,00|Insats januari-april|Alingsås kommun
2/5|3982|1391000,00|Insats maj-augusti|Västra Götalandsregionen
2/5|3984|407500,00|Insats maj-augusti|Mölndals stad
2/5|3985|236500,00|Insats maj-augusti|Partille kommun
2/5|3986|235000,00|Insats maj-augusti|Härryda kommun
2/5|3987|257500,00|Insats maj-augusti|Lerums kommun
2/5|3988|254500,00|Insats maj-augusti|Alingsås kommun
1/8|2970|1043000,00|Insats september-november i förskott|Västra Götalandsregionen
1/8|2970|177000,00|Insats september-november i förskott|Partille kommun
1/8|2970|176000,00|Insats september-november i förskott|Härryda kommun
15/8|2970|306000,00|Insats september-november i förskott|Mölndals stad
15/8|2970|193000,00|Insats september-november i förskott|Lerums kommun
15/8|2970|191000,00|Insats september-november i förskott|Alingsås kommun
"""

# Köpt personal: område | konto | part | roll | moms | kronor januari-augusti | fakturor, med dag
# och de månader som de gäller. Timmarna bokas upplupna varje månad; fakturan reglerar dem.
AGREEMENTS = """
03|4010|Mölndals stad|coacher AKTIV|25|673214,00|11/4:1-3 8/7:4-6
04|4010|Härryda kommun|coacher Utökad AKTIV|25|500130,00|13/4:1-3
04|4030|Arbetsförmedlingen|arbetsförmedlare Utökad AKTIV|0|310020,00|20/4:1-3 17/6:4-5
05|4040|Försäkringskassan|handläggare samverkansteam|0|559820,00|18/4:1-3 14/7:4-6
05|4030|Arbetsförmedlingen|arbetsförmedlare samverkansteam|0|590310,00|20/4:1-3 17/6:4-5
05|4010|Partille kommun|socialsekreterare samverkansteam|25|645940,00|15/4:1-3 7/7:4-6
07|4020|Västra Götalandsregionen|processledare kompetens|25|54890,00|
08|4020|Västra Götalandsregionen|utvärderare|25|57140,00|
09|4020|Västra Götalandsregionen|rehabkoordinatorer Balder|25|1300000,00|25/4:1-3 15/6:4-4
09|4010|Lerums kommun|arbetskonsulenter Balder|25|1090000,00|19/4:1-3 12/7:4-4
09|4010|Alingsås kommun|socialsekreterare Balder|25|965424,17|22/4:1-3
10|4010|Alingsås kommun|samordnare mentorskap|25|119900,00|22/4:1-3
11|4010|Partille kommun|kartläggare nya behov|25|380200,00|
11|4030|Arbetsförmedlingen|vägledare nya behov|0|305350,00|20/7:1-6
13|4010|Mölndals stad|utvecklare|25|145492,20|11/4:1-3
"""

# Arbetade timmar per heltid januari-augusti: så fördelas köpt personal på månaderna.
HOURS = (152, 168, 168, 168, 164, 164, 88, 152)

# Tjänsteman på kansliet: månadslön, avdragen skatt. Arvoden till styrelsen månad för månad.
SALARY, SALARY_TAX = 54_300_00, 18_904_00
FEES = (
    4_250_00, 20_600_00, 8_900_00, 19_300_00, 4_250_00, 23_929_00, 4_250_00, 6_856_00,
)  # fmt: skip
PAY_DAYS = "25/1-8"

# Dag då skatt och avgifter för månaden före betalas, och vad som betalas in i preliminär skatt.
TAX_DAYS = tuple(
    date(2016, month, day)
    for month, day in ((1, 12), (2, 12), (3, 14), (4, 12), (5, 12), (6, 13), (7, 12), (8, 17))
)
PRELIMINARY_TAX = 2_500_00

# Ersättning för moms: dag, sista månad, text, vad som står kvar på skattekontot.
VAT_REFUNDS = (
    (date(2016, 2, 15), 0, "kvartal 4 2015", 0),
    (date(2016, 5, 16), 3, "kvartal 1", 0),
    (date(2016, 8, 15), 6, "kvartal 2", 25_092_00),
)

# Enkla händelser: dag | serie | debet | kredit | område | kronor | text | motpart.
EVENTS = """
2016-01-29|E|6570|1920|13|412,50|Bankavgifter januari|Plusgirot
2016-02-05|A|2099|2091||148862,00|Omföring av 2015 års resultat|bokslut 2015
2016-02-12|C|1920|1790||161050,00|ESF-stöd 2015|Svenska ESF-rådet
2016-02-19|C|1920|1790||87000,00|Slutreglering av 2015 års bidrag|Försäkringskassan
2016-02-19|C|1920|3981||1779,00|Slutreglering utöver upplupet 2015|Försäkringskassan
2016-02-26|C|1920|1940||1587,00|Avslutat konto|Swedbank
2016-02-29|E|6570|1920|13|398,00|Bankavgifter februari|Plusgirot
2016-03-31|E|6570|1920|13|421,50|Bankavgifter mars|Plusgirot
2016-03-31|C|1920|8310|13|58,20|Ränta kvartal 1|Plusgirot
2016-03-31|A|2990|6420|01|2300,00|Återförd upplupen revision 2015|bokslut 2015
2016-04-15|A|2514|1630||23451,00|Särskild löneskatt 2015|Skatteverket
2016-04-29|E|6570|1920|13|405,00|Bankavgifter april|Plusgirot
2016-05-31|E|6570|1920|13|437,50|Bankavgifter maj|Plusgirot
2016-06-10|C|1920|3989||171072,34|ESF-stöd januari-april|Svenska ESF-rådet
2016-06-30|E|6570|1920|13|399,50|Bankavgifter juni|Plusgirot
2016-06-30|C|1920|8310|13|61,75|Ränta kvartal 2|Plusgirot
2016-06-30|A|7530|2514|12|18320,00|Särskild löneskatt på premier januari-juni|Skatteverket
2016-06-30|A|4210|2990|09|7900,00|Upplupen handledning juni|Handledarna i Säveån AB
2016-07-01|A|2990|4210|09|7900,00|Återförd upplupen handledning juni|Handledarna i Säveån AB
2016-07-29|E|6570|1920|13|388,00|Bankavgifter juli|Plusgirot
2016-08-31|E|6570|1920|13|433,92|Bankavgifter augusti|Plusgirot
2016-08-31|C|1920|8310|13|56,45|Ränta juli-augusti|Plusgirot
2016-08-31|A|7530|2514|12|6107,00|Särskild löneskatt på premier juli-augusti|Skatteverket
2016-08-31|A|1790|3981||2782000,00|Upplupen insats maj-augusti|Försäkringskassan
2016-08-31|A|1790|3989||244944,00|Upplupet ESF-stöd maj-augusti|Svenska ESF-rådet
2016-08-31|A|2920|7290|12|5346,00|Minskad semesterlöneskuld|bokslut
2016-08-31|A|2941|7519|12|1680,00|Sociala avgifter på semesterlöner|bokslut
2016-08-31|A|6420|2990|01|40000,00|Upplupen revision januari-augusti|Revisionsbyrån Kvist AB
"""

# Pensionspremier för 2011-2015 betalas tillbaka; löneskatten på dem minskar skulden.
PENSION_REFUND_DAY = date(2016, 5, 20)
PENSION_REFUND, PENSION_REFUND_TAX = 406_914_29, 98_717_41

# Personal som lånats ut vidare: dag | konto | område | kronor | text | motpart.
RECHARGED = (date(2016, 8, 10), "4020", "09", 133_166_00)
RECHARGED_TEXT = ("Vidarefakturerad rehabkoordinator april-juli", "Västra Götalandsregionen")

# Registreras efter att periodens rapport skrevs ut: så saknas den i en av rapportens kolumner.
LATE_ACCRUAL = ("4020", "09", 116_000_00)
LATE_ACCRUAL_TEXT = ("Upplupen köpt personal, slutavräkning Balder", "Västra Götalandsregionen")
LATE_DAYS = 8
