"""The suppliers' invoices of 2013 and 2014, as one table a year.

Days | account | delprogram | moms in percent | kronor net of moms | text | supplier. One amount
stands for every day of its row; stars share what the delprogram has left after everything else,
two stars twice as much as one, so that each delprogram comes out at its printed result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from exempelbok import MONTHS, days_of, ore, percent, require, share_out, table

STAR = "*"


@dataclass(frozen=True, slots=True)
class Purchase:
    """One invoice: what it costs net in öre, or how many shares of the rest, and its moms."""

    day: date
    account: str
    project: str
    vat: int
    net: int
    shares: int
    text: str
    party: str

    @property
    def vat_ore(self) -> int:
        """The input moms of the invoice."""
        return percent(self.net, 100 * self.vat)


# Det som båda åren har: styrelse och administration.
EVERY_YEAR = """
17/1-12|6010|1001|0|4215,00|Lokalhyra|Fastighets AB Smedjan
12/3,6,9,12|7410|1001|25|9150,00|Köpt ekonomiadministration|Fagersta kommun
9/1-12|6810|1001|25|864,40|Telefoni och bredband|Bergstele AB
20/2,5,8,11|6850|1001|25|3712,50|IT-arbetsplats|Hyttans IT-drift AB
14/1,4,6,9,11|6410|1001|25|1846,30|Kontorsmaterial|Kontorsboden i Bergslagen AB
22/3,5,9,11|7050|1001|6|2118,80|Tågresor och hotell|Resebutiken Rälsen AB
14/2,4,6,9,11|7110|1000|12|1964,50|Förtäring vid styrelsemöte|Lingonets Catering AB
18/3|7430|1000|25|24800,00|Granskning av föregående års bokslut|Revisionsbyrån Kvist AB
9/10|7430|1000|25|16500,00|Löpande granskning|Revisionsbyrån Kvist AB
"""

INVOICES = {
    2013: """
20/11|7310|1001|0|6050,00|Försäkring 2014|Granens Försäkring AB
25/4|7610|1000|25|19850,00|Styrelsens utbildningsdag|Konferensgården Masugnen AB
17/10|7610|1001|25|13200,00|Konferens finansiell samordning|Konferensgården Masugnen AB
11/4,6,10|7420|1000|0|*|Nämndsekreterare|Norbergs kommun
11/1-12|7420|1001|0|*|Administrativt stöd|Norbergs kommun
15/5,11|4640|1026|0|*|Länsgemensam utbildning|Landstinget Västmanland
14/2,4,6,9|4650|1027|25|*|Utvärdering lösningsfokus|Utvärderarna Hyttan AB
3/12|4650|1027|25|297900,00|Utvärdering lösningsfokus slutrapport|Utvärderarna Hyttan AB
18/3,6,9,12|4610|1029|0|*|Personal Ung Kraft|Norbergs kommun
23/5|4510|1031|0|*|Bidrag till socialt företag|Kooperativet Gruvan ek. för.
7/3|4670|1033|12|*|Seminarium extern medbedömning|Konferensgården Masugnen AB
24/10|4640|1034|25|*|Kursledning GULF 12|Kursverkstaden Malm AB
8/5|4640|1035|25|*|Handledarutbildning|Kursverkstaden Malm AB
12/2,4,9|4640|1039|25|*|Kursledning GULF 11|Kursverkstaden Malm AB
13/3|4670|1039|12|18460,00|Lokal och förtäring GULF 11|Konferensgården Masugnen AB
22/1|4640|1049|25|*|Kursledning GU LF|Kursverkstaden Malm AB
18/3,6,9,12|4610|1063|0|**|Personal samordningsteam|Fagersta kommun
18/3,6,9,12|4620|1063|0|*|Personal samordningsteam|Landstinget Västmanland
19/3,6,9,12|4630|1063|0|*|Personal samordningsteam|Försäkringskassan
18/3,6,9|4610|1064|0|**|Personal samordningsteam|Sala kommun
18/12|4610|1064|0|166750,00|Personal samordningsteam kvartal 4|Sala kommun
18/3,6,9,12|4620|1064|0|*|Personal samordningsteam|Landstinget Västmanland
19/3,6,9,12|4630|1064|0|*|Personal samordningsteam|Arbetsförmedlingen
18/3,6,9,12|4610|1065|0|**|Personal samordningsteam|Hallstahammars kommun
18/3,6,9,12|4620|1065|0|*|Personal samordningsteam|Landstinget Västmanland
19/3,6,9,12|4630|1065|0|*|Personal samordningsteam|Försäkringskassan
18/3,6,9,12|4620|1066|0|*|Extern medbedömning|Landstinget Västmanland
18/3,6,9,12|4620|1067|0|*|Kurator|Landstinget Västmanland
14/11|4650|1068|25|*|Utvärdering integrerad samverkan|Utvärderarna Hyttan AB
20/11|4670|1069|12|*|Lokal och förtäring GULF 12|Konferensgården Masugnen AB
10/9|4640|1073|25|*|Utbildning KUR|Kursverkstaden Malm AB
5/6|4640|1074|25|*|Utbildning motiverande samtal|Kursverkstaden Malm AB
""",
    2014: """
15/1-12|7010|1003|25|3800,00|Leasing av bil|Leasingbolaget Hjulet AB
20/11|7310|1001|0|8400,00|Försäkring 2015|Granens Försäkring AB
24/4|7610|1000|25|14900,00|Styrelsens utbildningsdag|Konferensgården Masugnen AB
16/10|7610|1001|25|13200,00|Konferens finansiell samordning|Konferensgården Masugnen AB
11/3,6,9,12|7420|1000|0|*|Nämndsekreterare|Norbergs kommun
11/1-12|7420|1001|0|*|Administrativt stöd|Norbergs kommun
10/4|4640|1024|25|*|Sjukintygsworkshop|Kursverkstaden Malm AB
15/5,11|4640|1026|0|*|Länsgemensam utbildning|Landstinget Västmanland
14/2|4650|1027|25|*|Utvärdering lösningsfokus, spridning|Utvärderarna Hyttan AB
13/3,5|4640|1034|25|*|Kursledning GULF 12|Kursverkstaden Malm AB
8/10|4640|1036|25|*|Vidareutbildning LF|Kursverkstaden Malm AB
27/3|4640|1045|25|*|Kursledning GULF 7 Ungdom|Kursverkstaden Malm AB
18/3,6,9,12|4610|1063|0|**|Personal samordningsteam|Fagersta kommun
18/3,6,9,12|4620|1063|0|*|Personal samordningsteam|Landstinget Västmanland
19/3,6,9,12|4630|1063|0|*|Personal samordningsteam|Försäkringskassan
18/3,6,9|4610|1064|0|**|Personal samordningsteam|Sala kommun
18/12|4610|1064|0|219300,00|Personal samordningsteam kvartal 4|Sala kommun
18/3,6,9,12|4620|1064|0|*|Personal samordningsteam|Landstinget Västmanland
19/3,6,9,12|4630|1064|0|*|Personal samordningsteam|Arbetsförmedlingen
18/3,6,9,12|4610|1065|0|**|Personal samordningsteam|Hallstahammars kommun
18/3,6,9,12|4620|1065|0|*|Personal samordningsteam|Landstinget Västmanland
19/3,6,9,12|4630|1065|0|*|Personal samordningsteam|Försäkringskassan
18/3,6,9,12|4620|1066|0|*|Extern medbedömning|Landstinget Västmanland
18/3,6,9,12|4620|1067|0|*|Kurator|Landstinget Västmanland
13/6,9|4650|1068|25|*|Utvärdering integrerad samverkan|Utvärderarna Hyttan AB
11/2,4,9|4640|1069|25|*|Kursledning GULF 12|Kursverkstaden Malm AB
12/11|4640|1069|25|49000,00|Kursledning GULF 12 november|Kursverkstaden Malm AB
4/9|4670|1072|12|*|Utbildningsdag SRS/ORS, lokal|Konferensgården Masugnen AB
""",
}


def purchases(year: int) -> list[Purchase]:
    """The invoices of a year; those with stars have no amount yet."""
    rows = table(EVERY_YEAR + INVOICES[year].lstrip())
    return [bought for fields in rows for bought in _purchases(fields, year)]


def _purchases(fields: list[str], year: int) -> list[Purchase]:
    days, account, project, vat, amount, text, party = fields
    dates, shares = days_of(days, year), amount.count(STAR)
    net = 0 if shares else ore(amount)
    texts = [f"{text} {MONTHS[day.month - 1]}" if len(dates) > 1 else text for day in dates]
    return [
        Purchase(day, account, project, int(vat), net, shares, named, party)
        for day, named in zip(dates, texts, strict=True)
    ]


def priced(bought: list[Purchase], left: Mapping[str, int]) -> list[Purchase]:
    """The invoices with what each delprogram has left shared out on those with stars."""
    weights: dict[str, list[int]] = {}
    for each in bought:
        weights.setdefault(each.project, []).extend([each.shares] if each.shares else [])
    wrong = {no: ore for no, ore in left.items() if (ore > 0) != bool(weights.get(no))}
    require(not wrong, f"delprogram utan rest att fördela, eller med rest över: {wrong}")
    shares = {no: iter(share_out(left[no], given)) for no, given in weights.items() if given}
    return [
        replace(each, net=next(shares[each.project])) if each.shares else each for each in bought
    ]
