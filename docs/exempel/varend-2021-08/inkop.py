"""The suppliers' invoices, as two tables: those that come every month and all the others.

Kept apart from the rest of the data because it is long. The amount is net of moms, in kronor with
a decimal comma as on the invoice; the project is left empty where nobody stated one, which is what
the report shows as Nollklassade.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from exempelbok import MONTHS, banking_day, ore, table


@dataclass(frozen=True, slots=True)
class Purchase:
    """One invoice: what it costs net in öre, and its rate of moms in percent."""

    day: date
    account: str
    project: str
    vat: int
    net: int
    text: str
    party: str


# dag i månaden | konto | projekt | moms | åtta månadsbelopp | text | leverantör
MONTHLY = """
26|6530|10|25|4187,50 4312,50 4687,50 4250,00 4187,50 4375,00 2937,50 4562,50|Redovisning|\
Kronobergs Redovisningsbyrå AB
12|6212|10|25|1184,20 1207,65 1191,80 1179,40 1246,15 1198,70 1172,30 1213,55|Mobilabonnemang|\
Sydtele AB
4|6230|10|25|892,00 892,00 892,00 914,50 914,50 914,50 914,50 914,50|Bredband|Värends Nät AB
17|6540|10|25|2437,50 2437,50 2612,50 2437,50 2437,50 2525,00 2437,50 2437,50|IT-arbetsplatser|\
Linné IT-drift AB
28|5060|10|25|1648,75 1648,75 1861,25 1648,75 1648,75 1754,25 824,40 1648,75|Städning|\
Ljungstads Lokalvård AB
"""

# datum | konto | projekt | moms | netto | text | leverantör
SINGLE = """
2021-01-05|5010|10|0|29587,50|Hyra januari-mars|Fastighets AB Stortorget
2021-01-08|6310|10|0|9714,00|Företagsförsäkring 2021|Granens Försäkring AB
2021-01-13|6110|10|25|1284,40|Kontorsmateriel|Kontorsboden i Småland AB
2021-01-19|6550|10|25|6225,00|Dataskyddsombud kvartal 1|Dataskyddsbyrån Syd AB
2021-01-21|4110|20|25|9500,00|Utbildningsdag 1 digitalt|Utbildarna i Götaland AB
2021-01-22|6550|31|25|9843,75|Processtöd SIP januari|Metodstöd Norden AB
2021-01-27|6540|34|25|13125,00|Förstudie insatskatalog|Webbverkstan Asken AB
2021-01-29|2990||25|188332,50|Köpt personal oktober-december 2020|Växjö kommun
2021-02-01|6540|10|25|11520,00|Webblicens februari-januari|Webbverkstan Asken AB
2021-02-03|5460|10|25|2318,40|Skärmar till digitala möten|Kontorsboden i Småland AB
2021-02-08|4110|21|25|14687,50|Föreläsning samverkan och bemötande|Kompetenshuset Ekot AB
2021-02-09|6150|10|25|2742,00|Verksamhetsplan, tryck|Tryckeriet Linnea AB
2021-02-10|4110|22|25|14875,00|Kurs tjänstedesign dag 1-2|Form och Flöde AB
2021-02-15|6550||25|12437,50|Nulägesanalys målgrupper|Analysgruppen Utvandrarna AB
2021-02-16|4110|30|25|7812,50|Arbetsseminarium nya processer|Metodstöd Norden AB
2021-02-18|4110|35|25|9375,00|Handledning SpiK|Handledarna i Blekinge AB
2021-02-22|4110|20|25|10937,50|Utbildningsdag 2 digitalt|Utbildarna i Götaland AB
2021-02-24|4120|20|25|2187,50|Teknik för sändning|Ljud och Bild i Värend AB
2021-03-02|6110|10|25|967,20|Kontorsmateriel|Kontorsboden i Småland AB
2021-03-04|7610|10|25|5450,00|Kurs offentlig redovisning|Kompetenshuset Ekot AB
2021-03-05|6550|31|25|13312,50|Processtöd SIP februari|Metodstöd Norden AB
2021-03-09|4110|22|25|14875,00|Kurs tjänstedesign dag 3-4|Form och Flöde AB
2021-03-11|4110|21|25|18437,50|Seminarieserie psykisk hälsa del 1|Kompetenshuset Ekot AB
2021-03-15|6540|34|25|15937,50|Gränssnitt insatskatalog|Webbverkstan Asken AB
2021-03-16|6550|33|25|7187,50|Metodstöd samsjuklighet|Handledarna i Blekinge AB
2021-03-18|4110|20|25|10937,50|Utbildningsdag 3 digitalt|Utbildarna i Götaland AB
2021-03-19|6420|10|25|1375,00|Tillägg granskning årsredovisning 2020|Revisionsbyrån Kvist AB
2021-03-19|2990||25|24500,00|Granskning årsredovisning 2020|Revisionsbyrån Kvist AB
2021-03-23|4110|35|25|9375,00|Handledning SpiK|Handledarna i Blekinge AB
2021-03-24|6150||25|3862,50|Informationsblad|Tryckeriet Linnea AB
2021-03-25|4110|21|25|16250,00|Seminarieserie psykisk hälsa del 2|Kompetenshuset Ekot AB
2021-03-26|4110|22|25|14875,00|Kurs tjänstedesign dag 5-6|Form och Flöde AB
2021-03-29|5460||25|1946,25|Förbrukningsmaterial|Kontorsboden i Småland AB
2021-03-30|4110|20|25|10937,50|Utbildningsdag 4 digitalt|Utbildarna i Götaland AB
2021-03-30|6550||25|12437,50|Nulägesanalys målgrupper del 2|Analysgruppen Utvandrarna AB
2021-03-31|4110|30|25|8437,50|Arbetsseminarium nya processer|Metodstöd Norden AB
2021-04-01|5010|10|0|29587,50|Hyra april-juni|Fastighets AB Stortorget
2021-04-07|6550|10|25|6225,00|Dataskyddsombud kvartal 2|Dataskyddsbyrån Syd AB
2021-04-09|6540|37|25|4987,50|Kartunderlag samordningskartan|Kartbild Småland AB
2021-04-13|6110|10|25|1538,80|Kontorsmateriel|Kontorsboden i Småland AB
2021-04-16|6550|10|25|9180,00|Juridisk rådgivning förbundsordning|Juristbyrån Kronoberg AB
2021-04-23|6550|31|25|9843,75|Processtöd SIP april|Metodstöd Norden AB
2021-05-04|6540|34|25|15937,50|Sökfunktion insatskatalog|Webbverkstan Asken AB
2021-05-05|4110|35|25|9375,00|Handledning SpiK|Handledarna i Blekinge AB
2021-05-07|6150|32|25|2637,50|Broschyr KAA|Tryckeriet Linnea AB
2021-05-10|4120|22|12|4776,80|Kursluncher tjänstedesign|Lingonets Catering AB
2021-05-12|6420|10|25|11250,00|Löpande granskning|Revisionsbyrån Kvist AB
2021-05-18|4110|21|25|16250,00|Seminarieserie psykisk hälsa del 3|Kompetenshuset Ekot AB
2021-05-19|4110|22|25|9375,00|Uppföljning tjänstedesign|Form och Flöde AB
2021-05-20|5810||6|1273,60|Tågbiljetter nätverksmöte|Resebutiken Rälsen AB
2021-05-21|4110|20|25|11562,50|Utbildningsdag 5 digitalt|Utbildarna i Götaland AB
2021-05-24|6550|33|25|7187,50|Metodstöd samsjuklighet|Handledarna i Blekinge AB
2021-05-26|7610||25|4890,00|Konferens rehabilitering|Konferens Sjöudden AB
2021-05-27|5460|10|25|2964,00|Kontorsstol|Kontorsboden i Småland AB
2021-06-01|6150|20|25|3464,50|Kursmaterial samverkansutbildning|Tryckeriet Linnea AB
2021-06-02|6550|31|25|9843,75|Processtöd SIP maj|Metodstöd Norden AB
2021-06-03|4120|21|12|6428,75|Förtäring nätverksdag|Lingonets Catering AB
2021-06-04|6110|10|25|1196,40|Kontorsmateriel|Kontorsboden i Småland AB
2021-06-07|4110|21|25|18437,50|Nätverksdag psykisk hälsa|Kompetenshuset Ekot AB
2021-06-08|4120|21|25|7750,00|Lokal nätverksdag|Konferens Sjöudden AB
2021-06-09|6150||25|4237,50|Affischer|Tryckeriet Linnea AB
2021-06-10|4110|35|25|9375,00|Handledning SpiK|Handledarna i Blekinge AB
2021-06-15|4110|30|25|8437,50|Arbetsseminarium nya processer|Metodstöd Norden AB
2021-06-16|5830|10|12|2464,30|Logi styrelsens planeringsdag|Konferens Sjöudden AB
2021-06-18|6540|34|25|13750,00|Test insatskatalog|Webbverkstan Asken AB
2021-06-21|6550||25|9375,00|Enkät till deltagare|Analysgruppen Utvandrarna AB
2021-06-22|4110|20|25|11562,50|Utbildningsdag 6 digitalt|Utbildarna i Götaland AB
2021-07-01|5010|10|0|29587,50|Hyra juli-september|Fastighets AB Stortorget
2021-07-02|6550|10|25|6225,00|Dataskyddsombud kvartal 3|Dataskyddsbyrån Syd AB
2021-07-06|5810|10|6|1089,60|Tågbiljetter|Resebutiken Rälsen AB
2021-08-03|6110|10|25|1462,70|Kontorsmateriel|Kontorsboden i Småland AB
2021-08-05|4110|21|25|15312,50|Inspelade föreläsningar|Kompetenshuset Ekot AB
2021-08-10|4110|20|25|7125,00|Planering utbildning hösten|Utbildarna i Götaland AB
2021-08-13|4110|35|25|9375,00|Handledning SpiK|Handledarna i Blekinge AB
2021-08-18|7610||25|-1530,00|Kreditfaktura avbokad konferens|Konferens Sjöudden AB
2021-08-19|6150|10|25|3176,00|Tryck delårsmaterial|Tryckeriet Linnea AB
2021-08-20|4110|21|25|16332,50|Föreläsning återgång i arbete|Kompetenshuset Ekot AB
2021-08-24|6550||25|10312,50|Enkätanalys|Analysgruppen Utvandrarna AB
2021-08-25|4110|22|25|1165,20|Kursdokumentation tjänstedesign|Form och Flöde AB
2021-08-26|6540|34|25|5625,00|Rättningar insatskatalog|Webbverkstan Asken AB
2021-08-27|5460||25|1284,60|Förbrukningsmaterial|Kontorsboden i Småland AB
"""


def purchases() -> Iterator[Purchase]:
    """All suppliers' invoices of the period, in the order of the tables."""
    for fields in table(SINGLE):
        yield _purchase(date.fromisoformat(fields[0]), fields[1:])
    for day, account, project, vat, amounts, text, party in table(MONTHLY):
        for month, (amount, name) in enumerate(zip(amounts.split(), MONTHS, strict=False), 1):
            fields = [account, project, vat, amount, f"{text} {name}", party]
            yield _purchase(banking_day(date(2021, month, int(day))), fields)


def _purchase(day: date, fields: list[str]) -> Purchase:
    account, project, vat, net, text, party = fields
    return Purchase(day, account, project, int(vat), ore(net), text, party)
