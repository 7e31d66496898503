"""The suppliers' invoices of January-August 2016, as one table.

Days | account | area | moms in percent | kronor net of moms | text | supplier. One amount stands
for every day of its row. Lent staff is not here: its hours are accrued month by month, and its
invoices follow from the agreements; but what is paid on account, and credit notes, are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from exempelbok import MONTHS, days_of, ore, percent, table
from molndal_underlag import YEAR

INVOICES = """
4/1-8|4110|03|25|26000,00|Lokalhyra AKTIV|Fastighetsbolaget Kvarnbyn AB
28/1-8|4120|03|25|2250,00|Städning AKTIV|Ljungstads Lokalvård AB
11/2,4,6,8|4220|03|25|2400,00|Kursmaterial AKTIV|Kontorsboden i Mölndal AB
18/1-8|6212|03|25|550,00|Mobilabonnemang AKTIV|Västtele AB
3/2-6,8|4210|04|25|10500,00|Studiecoachning|Vägval Arbetsliv AB
17/3,5,8|4230|04|6|7000,00|Friskvård deltagare|Friskhuset Väst AB
9/2|5410|04|25|16000,00|Datorer till coacher|Kvarnbyns IT-drift AB
18/1-8|6212|04|25|750,00|Mobilabonnemang Utökad AKTIV|Västtele AB
4/1-8|4110|05|0|12800,00|Lokalhyra samverkansteam|Partille kommun
28/1-8|4120|05|25|1450,00|Städning samverkansteam|Ljungstads Lokalvård AB
20/1-6,8|4210|05|25|5000,00|Handledning samverkansteam|Handledarna i Säveån AB
24/2-6,8|4230|05|6|3500,00|Aktiviteter deltagare|Friskhuset Väst AB
15/2,4,6,8|4220|05|25|3500,00|Material samverkansteam|Kontorsboden i Mölndal AB
18/1-8|6212|05|25|1375,00|Mobilabonnemang samverkansteam|Västtele AB
21/2,4,6,8|5810|05|6|2000,00|Resor samverkansteam|Resebutiken Rälsen AB
5/2-8|4310|06|0|12600,00 16200,00 18000,00 19800,00 18000,00 16200,00 7200,00|\
Platskostnad föregående månad|Näs Trädgårdsterapi AB
31/8|4310|06|0|21600,00|Platskostnad augusti|Näs Trädgårdsterapi AB
10/3|6550|07|25|14500,00|Föreläsning samverkan|Kompetenshuset Ekot AB
17/5|6550|07|25|9800,00|Utbildning suicidprevention|Kompetenshuset Ekot AB
17/5|5890|07|12|5700,00|Lokal och förtäring utbildningsdag|Konferens Säveån AB
8/2|6540|08|25|11200,00|Enkätsystem 2016|Webbverkstan Asken AB
14/6|6550|08|25|7800,00|Analys av deltagarenkät|Analysgruppen Göta AB
4/1-8|4110|09|0|20150,00|Lokalhyra Balder|Lerums kommun
28/1-8|4120|09|25|2500,00|Städning Balder|Ljungstads Lokalvård AB
6/2-8|4210|09|25|7900,00|Handledning föregående månad|Handledarna i Säveån AB
24/1-8|4230|09|6|3600,00|Friskvård deltagare Balder|Friskhuset Väst AB
16/1-6,8|4220|09|25|2612,50 3148,00 2790,40 2575,00 2963,20 2488,80 2663,00|\
Material Balder|Kontorsboden i Mölndal AB
18/1-8|6212|09|25|2150,00|Mobilabonnemang Balder|Västtele AB
21/2,4,6,8|5810|09|6|2980,00|Resor Balder|Resebutiken Rälsen AB
16/2,5,8|6110|09|25|2876,40 3115,20 2647,50|Kontorsmateriel Balder|\
Kontorsboden i Mölndal AB
13/4|6150|10|25|3000,00|Mentorshandbok, tryck|Tryckeriet Aspen AB
2/5-8|4110|11|0|2750,00|Lokalhyra nya behov|Alingsås kommun
20/6|4130|11|25|1413,90|El nya behov|Säveåns Energi AB
18/5-8|6212|11|25|712,50|Mobilabonnemang nya behov|Västtele AB
9/6|6110|11|25|2000,00|Kontorsmateriel nya behov|Kontorsboden i Mölndal AB
21/6|5810|11|6|2150,00|Studiebesök nya behov|Resebutiken Rälsen AB
12/2,5|5460|13|25|2750,00|Förbrukningsmaterial|Kontorsboden i Mölndal AB
19/4|6990|13|25|4200,00|Arkivering av handlingar|Arkivhuset Väst AB
15/3|2990||25|45200,00|Granskning årsredovisning 2015|Revisionsbyrån Kvist AB
22/2|6980|01|0|9500,00|Medlemsavgift 2016|Nationella nätverket för samordningsförbund
12/4|5830|01|12|18400,00|Styrelsens planeringsdagar|Konferens Säveån AB
11/3,6|5810|01|6|4180,00|Resor styrelse och förbundschef|Resebutiken Rälsen AB
24/5|6580|01|25|14500,00|Rådgivning pensionspremier|Juristbyrån Göta AB
7/4|7610|01|25|8240,00|Styrelseutbildning|Kompetenshuset Ekot AB
22/1-8|6540|02|25|2450,00|Webbplats|Webbverkstan Asken AB
9/3,5,8|6150|02|25|4150,00 5800,00 4400,00|Informationsmaterial|Tryckeriet Aspen AB
20/4|5910|02|25|12600,00|Annonser öppet hus|Aspens Tidning AB
26/5|6550|02|25|30000,00|Informationsfilm|Ljud och Bild i Väst AB
14/6|6150|02|25|6450,00|Foldrar|Tryckeriet Aspen AB
4/1-8|5010|12|0|5850,00|Kanslihyra|Mölndals stad
28/1-8|5060|12|25|468,60 468,60 468,60 468,60 464,95 464,95 464,95 464,95|\
Städning kansli|Ljungstads Lokalvård AB
26/1-8|6530|12|25|7850,00|Redovisning|Säveåns Redovisningsbyrå AB
22/1-8|6540|12|25|4325,00|IT-arbetsplatser|Kvarnbyns IT-drift AB
18/1-8|6212|12|25|1187,50|Mobilabonnemang kansli|Västtele AB
4/1-8|6230|12|25|1150,00|Bredband|Aspens Nät AB
11/1-8|5220|12|25|1500,00|Hyra kopiator|Kontorsmaskiner i Väst AB
11/1|6310|12|0|11300,00|Företagsförsäkring 2016|Granens Försäkring AB
16/1,3,5,8|6110|12|25|3500,00|Kontorsmateriel kansli|Kontorsboden i Mölndal AB
10/2,6|6250|12|25|1000,00|Porto|Posthuset AB
3/2|6970|12|6|3000,00|Facklitteratur|Bokhandeln Aspen AB
20/5|7610|12|25|7000,00|Konferens finansiell samordning|Konferens Säveån AB
29/1-8|6810|12|25|49400,00 49400,00 49400,00 49400,00 49400,00 49400,00 49400,00 49444,70|\
Administratör och ekonom|Härryda kommun
15/1-8|7410|12|0|12586,00|Pensionspremie|Pensionsbolaget Göta
15/2,6|7570|12|0|1420,00|Arbetsmarknadsförsäkringar|Pensionsbolaget Göta
10/2|2951||0|27148,00|Avtalade sociala avgifter 2015|Pensionsbolaget Göta
25/1|2990||25|251000,00|Köpt personal AKTIV oktober-december 2015|Mölndals stad
27/1|2990||0|212600,00|Köpt personal samverkansteam oktober-december 2015|Försäkringskassan
4/2|2990||25|268903,00|Köpt personal Balder oktober-december 2015|Lerums kommun
11/2|2990||25|118400,00|Köpt personal Balder december 2015|Västra Götalandsregionen
27/6|2990||0|95699,92|Köpt personal samverkansteam juni-juli, à conto|Arbetsförmedlingen
6/7|2990||25|59183,16|Köpt personal nya behov januari-april, à conto|Partille kommun
24/8|2990||0|69606,29|Köpt personal Utökad AKTIV juni-augusti, à conto|Arbetsförmedlingen
16/6|4010|09|25|-150958,17|Kreditfaktura vakant tjänst Balder|Lerums kommun
"""


@dataclass(frozen=True, slots=True)
class Purchase:
    """One invoice: what it costs net in öre, and its rate of moms in percent."""

    day: date
    account: str
    area: str
    vat: int
    net: int
    text: str
    party: str

    @property
    def vat_ore(self) -> int:
        """The input moms of the invoice."""
        return percent(self.net, 100 * self.vat)


def purchases() -> Iterator[Purchase]:
    """All invoices, in the order of the table."""
    for fields in table(INVOICES):
        yield from _purchases(fields)


def _purchases(fields: list[str]) -> Iterator[Purchase]:
    days, account, area, vat, amounts, text, party = fields
    dates, given = days_of(days, YEAR), [ore(amount) for amount in amounts.split()]
    nets = given * len(dates) if len(given) == 1 else given
    for day, net in zip(dates, nets, strict=True):
        named = f"{text} {MONTHS[day.month - 1]}" if _is_monthly(dates, text) else text
        yield Purchase(day, account, area, int(vat), net, named, party)


def _is_monthly(dates: list[date], text: str) -> bool:
    return len(dates) > 1 and "månad" not in text
