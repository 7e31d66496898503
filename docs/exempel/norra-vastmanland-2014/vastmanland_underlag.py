"""What happened at Norra Västmanlands Samordningsförbund in 2013 and 2014, as data.

Only the sums are real: the printed årsredovisning gives the statements in kkr and the result of
each delprogram in kronor. Every event is invented so that the books come out at those figures, and
so are all companies. Nothing here computes anything.
"""

NAME = "Norra Västmanlands Samordningsförbund"

ACCOUNTS = {
    "1510": "Kundfordringar",
    "1630": "Skattekonto",
    "1677": "Fordran ersättning för moms",
    "1790": "Interimsfordringar",
    "1920": "Plusgiro",
    "2010": "Eget kapital",
    "2210": "Avsättning pensionsskuld",
    "2220": "Avsättning löneskatt pensionsskuld",
    "2510": "Leverantörsskulder",
    "2710": "Preliminär skatt löner",
    "2730": "Lagstadgade arbetsgivaravgifter",
    "2920": "Semesterlöneskuld",
    "2930": "Upplupen pensionskostnad individuell del",
    "2940": "Upplupen särskild löneskatt individuell del",
    "2990": "Interimsskulder",
    "3511": "Medlemsbidrag Försäkringskassan och Arbetsförmedlingen",
    "3512": "Medlemsbidrag Landstinget Västmanland",
    "3513": "Medlemsbidrag Fagersta kommun",
    "3514": "Medlemsbidrag Norbergs kommun",
    "3515": "Medlemsbidrag Skinnskattebergs kommun",
    "3516": "Medlemsbidrag Sala kommun",
    "3517": "Medlemsbidrag Hallstahammars kommun",
    "3518": "Medlemsbidrag Surahammars kommun",
    "3590": "Kostnadsersättningar",
    "3690": "Övriga ersättningar och intäkter",
    "4510": "Lämnade bidrag",
    "4610": "Köp av huvudverksamhet, personal från kommuner",
    "4620": "Köp av huvudverksamhet, personal från landstinget",
    "4630": "Köp av huvudverksamhet, personal från staten",
    "4640": "Köp av huvudverksamhet, utbildning",
    "4650": "Köp av huvudverksamhet, utvärdering",
    "4670": "Lokal och förtäring vid utbildning",
    "4690": "Bilkostnader i insatser",
    "5010": "Fasta årsarvoden förtroendevalda",
    "5011": "Sammanträdesarvoden förtroendevalda",
    "5020": "Löner tillsvidareanställda",
    "5110": "Förändring av semesterlöneskuld",
    "5611": "Arbetsgivaravgifter arvoden",
    "5612": "Arbetsgivaravgifter löner",
    "5710": "Pensionskostnad individuell del",
    "5720": "Förändring av pensionsavsättning",
    "5730": "Särskild löneskatt",
    "6010": "Lokalhyror",
    "6410": "Kontorsmaterial",
    "6810": "Telefoni",
    "6850": "IT-drift",
    "7010": "Bilkostnader, leasing",
    "7019": "Fördelade bilkostnader",
    "7050": "Resor",
    "7110": "Förtäring styrelsemöten",
    "7310": "Försäkringar",
    "7410": "Köpt ekonomiadministration",
    "7420": "Köpt administrativt stöd",
    "7430": "Revision",
    "7610": "Kurser och konferenser",
    "8442": "Ränteintäkter bank",
    "8520": "Finansiell kostnad avsättning pensioner",
    "8530": "Finansiell kostnad sänkt diskonteringsränta",
    "8590": "Bankkostnader",
}

PROJECTS = {
    "1000": "Styrelsen",
    "1001": "Administration",
    "1003": "Bilkonto",
    "1024": "Sjukintygsworkshop",
    "1026": "Länsgemensamma utb insatser",
    "1027": "Utvärdering LF/MI",
    "1029": "Ung Kraft",
    "1031": "Stöd till socialt företagande",
    "1033": "Seminarium Extern medbedömning",
    "1034": "GULF 12",
    "1035": "Handledarutbildning Grön Kvist",
    "1036": "Vidareutbildning LF",
    "1039": "GULF 11",
    "1045": "GULF 7 Ungdom",
    "1049": "GU LF, prof/arbetsledare 10",
    "1063": "Samordningsteamet FNS",
    "1064": "Samordningsteam Sala",
    "1065": "Samordningsteamet Hallsta/Sura",
    "1066": "Extern medbedömning samordningsteam",
    "1067": "Kurator till samordningsteam",
    "1068": "Utvärdering Integrerad samverkan",
    "1069": "GULF 12",
    "1072": "Utbildningsdag SRS/ORS",
    "1073": "Utb KUR-projektet",
    "1074": "Utb Motiverande samtal i samarbete",
}

# Årets kostnad per delprogram i öre (klass 4-7 och 85). Samordningsteamen 2013 är före den
# kostnadsersättning som driftredovisningen drar av. Ören är valda så att varje rad, och summan för
# sig, avrundas till det tryckta.
PROJECT_COSTS = {
    2013: {
        "1000": 221_110_35,
        "1001": 1_061_453_20,
        "1003": -4_288_80,
        "1026": 97_869_25,
        "1027": 588_269_10,
        "1029": 265_929_40,
        "1031": 20_000_00,
        "1033": 7_080_00,
        "1034": 12_589_05,
        "1035": 21_000_00,
        "1039": 150_349_25,
        "1049": 22_113_75,
        "1063": 2_057_198_45,
        "1064": 1_928_152_85,
        "1065": 1_807_400_30,
        "1066": 204_806_05,
        "1067": 566_065_25,
        "1068": 22_500_00,
        "1069": 14_302_60,
        "1073": 25_222_90,
        "1074": 18_440_00,
    },
    2014: {
        "1000": 264_695_70,
        "1001": 1_087_928_85,
        "1003": 44_961_60,
        "1024": 23_575_75,
        "1026": 99_760_00,
        "1027": 49_521_55,
        "1034": 49_063_80,
        "1036": 20_398_60,
        "1045": 19_260_00,
        "1063": 1_752_983_35,
        "1064": 1_891_029_65,
        "1065": 2_036_517_20,
        "1066": 82_658_85,
        "1067": 611_664_10,
        "1068": 52_997_00,
        "1069": 122_062_25,
        "1072": 2_236_25,
    },
}

OPENING_2013 = {
    "1510": 1_312_500_00,
    "1630": 38_000_00,
    "1677": 188_000_00,
    "1790": 6_400_00,
    "1920": 5_603_750_00,
    "2010": -4_307_450_00,
    "2510": -2_739_968_54,
    "2710": -14_400_00,
    "2730": -13_700_00,
    "2920": -14_050_00,
    "2930": -25_600_00,
    "2940": -11_181_46,
    "2990": -22_300_00,
}

# Fakturor från 2012 som regleras 2013: dag, serie, konto, kronor, text, motpart.
UNPAID_2012 = """
2012-12-10|B|1510|875000,00|Medlemsbidrag kvartal 4 2012|Försäkringskassan och Arbetsförmedlingen
2012-12-10|B|1510|437500,00|Medlemsbidrag kvartal 4 2012|Landstinget Västmanland
2012-12-12|D|2510|-287415,50|Utvärdering Ung Kraft|Utvärderarna Hyttan AB
2012-12-18|D|2510|-618240,00|Samordningsteam oktober-december|Fagersta kommun
2012-12-18|D|2510|-571300,00|Samordningsteam oktober-december|Sala kommun
2012-12-18|D|2510|-498760,00|Samordningsteam oktober-december|Hallstahammars kommun
2012-12-18|D|2510|-442180,00|Kurator och medbedömning oktober-december|Landstinget Västmanland
2012-12-19|D|2510|-283625,00|Samordningsteam oktober-december|Försäkringskassan
2012-12-20|D|2510|-38448,04|Kursledning GULF 10|Kursverkstaden Malm AB
"""

# Medlemsbidrag per kvartal: konto, kronor 2013, kronor 2014, medlem.
CONTRIBUTIONS = """
3511|875000,00|875000,00|Försäkringskassan och Arbetsförmedlingen
3512|437500,00|437500,00|Landstinget Västmanland
3513|79450,00|80300,00|Fagersta kommun
3514|35450,00|35075,00|Norbergs kommun
3515|27425,00|27525,00|Skinnskattebergs kommun
3516|136225,00|136050,00|Sala kommun
3517|96750,00|97000,00|Hallstahammars kommun
3518|62200,00|61550,00|Surahammars kommun
"""
CONTRIBUTION_DAYS = "14/1,4,7,10"

# Andra fakturor till parterna: dag, konto, delprogram, kronor, text, motpart.
OTHER_INVOICES = """
2013-05-14|3590|1001|4931,00|Ersättning för konferenslokal|Fagersta kommun
2013-12-12|3590|1027|20000,00|Medfinansiering av utvärdering|Landstinget Västmanland
2013-12-16|3590|1063|48210,00|Kostnadsersättning utlånad personal|Arbetsförmedlingen
2013-12-16|3590|1064|46020,00|Kostnadsersättning utlånad personal|Försäkringskassan
2013-12-16|3590|1065|43540,00|Kostnadsersättning utlånad personal|Landstinget Västmanland
2014-05-13|3690|1001|1756,00|Ersättning för konferenslokal|Fagersta kommun
"""

# Periodiseringar 31 december, återförda i januari: kronor är debet på balanskontot.
ACCRUALS = """
2012|1790|7310|1001|6400,00|Förutbetald försäkring
2012|2990|7430|1000|-22300,00|Upplupen revision
2013|1790|7310|1001|6050,00|Förutbetald försäkring
2013|2990|7430|1000|-21150,00|Upplupen revision
2014|1790|7310|1001|8400,00|Förutbetald försäkring
2014|2990|7430|1000|-8900,00|Upplupen revision
"""

# Lön per månad från januari och från april.
SALARIES = {2013: (44_300_00, 45_200_00), 2014: (45_200_00, 47_700_00)}
SALARY_DAY = 22
# Arvoden med månadens lön: månad, fast arvode, sammanträdesarvode.
FEES = {
    2013: {
        2: (7_400_00, 8_400_00),
        4: (7_400_00, 11_250_00),
        6: (7_400_00, 13_800_00),
        9: (7_400_00, 9_500_00),
        11: (7_400_00, 13_080_00),
    },
    2014: {
        2: (9_600_00, 12_800_00),
        4: (9_600_00, 16_100_00),
        6: (9_600_00, 19_300_00),
        9: (9_600_00, 13_550_00),
        11: (9_600_00, 17_475_00),
    },
}

# Dag då ersättning för moms krediteras skattekontot, för närmast föregående kvartal.
VAT_REFUND_MONTHS = (3, 6, 9, 12)
VAT_REFUND_DAY = 12

# Enkla händelser: dag, serie, debet, kredit, delprogram, kronor, text, motpart.
EVENTS = """
2013-01-15|C|1920|1630||38000,00|Utbetalning från skattekontot|Skatteverket
2013-01-31|A|4690|7019|1063/1003|2460,40|Slutfördelning av bilkostnader 2012|intern fördelning
2013-01-31|A|4690|7019|1065/1003|1828,40|Slutfördelning av bilkostnader 2012|intern fördelning
2013-03-20|E|2930|1920||25600,00|Individuell pensionsavgift 2012|Pensionsbolaget
2013-03-28|C|1920|8442|/1000|23412,60|Ränta kvartal 1|Plusgirot
2013-06-28|C|1920|8442|/1000|21877,35|Ränta kvartal 2|Plusgirot
2013-09-30|C|1920|8442|/1000|18904,10|Ränta kvartal 3|Plusgirot
2013-12-30|C|1920|8442|/1000|15875,80|Ränta kvartal 4|Plusgirot
2013-03-28|E|8590|1920|1001|248,50|Bankavgifter kvartal 1|Plusgirot
2013-06-28|E|8590|1920|1001|262,00|Bankavgifter kvartal 2|Plusgirot
2013-09-30|E|8590|1920|1001|271,50|Bankavgifter kvartal 3|Plusgirot
2013-12-30|E|8590|1920|1001|268,00|Bankavgifter kvartal 4|Plusgirot
2013-12-31|A|5110|2920|1001|3050,00|Förändring av semesterlöneskuld|bokslut
2013-12-31|A|5710|2930|1001|27900,00|Individuell pensionsavgift 2013|bokslut
2013-12-31|A|5730|2940|1001|6768,54|Särskild löneskatt på individuell del|bokslut
2013-12-31|A|5720|2210|1001|86150,00|Avsättning pensionsskuld|bokslut
2013-12-31|A|8520|2210|1001|1100,00|Ränta på pensionsskuld|bokslut
2013-12-31|A|8530|2210|1001|23050,00|Sänkt diskonteringsränta pensionsskuld|bokslut
2013-12-31|A|5730|2220|1001|26758,78|Löneskatt på pensionsskuld|bokslut
2014-01-31|A|4690|7019|1063/1003|638,40|Slutfördelning av bilkostnader 2013|intern fördelning
2014-03-20|E|2930|1920||27900,00|Individuell pensionsavgift 2013|Pensionsbolaget
2014-11-26|C|1920|3690|/1000|4,40|Öresdifferenser medlemsbidrag|Plusgirot
2014-12-12|E|2940|1920||10853,48|Särskild löneskatt tidigare år|Skatteverket
2014-03-31|C|1920|8442|/1001|8940,35|Ränta kvartal 1|Plusgirot
2014-06-30|C|1920|8442|/1001|8102,20|Ränta kvartal 2|Plusgirot
2014-09-30|C|1920|8442|/1001|7215,40|Ränta kvartal 3|Plusgirot
2014-12-30|C|1920|8442|/1001|6342,25|Ränta kvartal 4|Plusgirot
2014-03-31|E|8590|1920|1001|431,50|Bankavgifter kvartal 1|Plusgirot
2014-06-30|E|8590|1920|1001|444,00|Bankavgifter kvartal 2|Plusgirot
2014-09-30|E|8590|1920|1001|452,50|Bankavgifter kvartal 3|Plusgirot
2014-12-30|E|8590|1920|1001|452,00|Bankavgifter kvartal 4|Plusgirot
2014-12-31|A|5110|2920|1001|10700,00|Förändring av semesterlöneskuld|bokslut
2014-12-31|A|5710|2930|1001|19800,00|Individuell pensionsavgift 2014|bokslut
2014-12-31|A|5730|2940|1001|4803,48|Särskild löneskatt på individuell del|bokslut
2014-12-31|A|5720|2210|1001|2230,00|Ökning av pensionsskuld|bokslut
2014-12-31|A|8520|2210|1001|1770,00|Ränta på pensionsskuld|bokslut
2014-12-31|A|5730|2220|1001|970,40|Löneskatt på pensionsskuld|bokslut
"""
