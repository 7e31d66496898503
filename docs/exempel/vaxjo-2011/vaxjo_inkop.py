"""The suppliers' invoices of 2010 and 2011, as one table a year.

Days | account | project | moms in percent | kronor net of moms | text | supplier. One amount stands
for every day of its row; a star shares what the project has left after everything else, so that a
project comes out at its printed cost.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from exempelbok import MONTHS, days_of, ore, percent, require, share_out, table

REST = "*"


@dataclass(frozen=True, slots=True)
class Purchase:
    """One invoice: what it costs net in öre, None until the rest is shared out, and its moms."""

    day: date
    account: str
    project: str
    vat: int
    net: int | None
    text: str
    party: str

    @property
    def vat_ore(self) -> int:
        """The input moms of the invoice."""
        return percent(self.net or 0, 100 * self.vat)


INVOICES = {
    2010: """
1/1-12|5010|20|0|11980,00|Hyra i förskott|TB-fastigheter
1/2,4,6,8,10,12|5010|20|0|16100,00|Hyra två månader i förskott|Klostret
8/1-12|4110|20|25|41625,00 44400,00 49950,00 44400,00 42180,00 43290,00 18870,00 38850,00 46620,00 \
45510,00 46620,00 31248,80|Vägledning och jobbsökarstöd|Vägval Arbetsliv i Kronoberg AB
21/1-11|4120|20|0|*|Arbetsträningsplatser|Arbetskooperativet Stegen
20/12|4120|20|0|20610,00|Arbetsträningsplatser december|Arbetskooperativet Stegen
12/1-5,9-12|4130|20|6|3180,00|Friskvård deltagare|Friskhuset Norr AB
14/2,5,9,11|5060|20|25|4250,00|Storstädning Klostret|Ljungstads Lokalvård AB
17/1,3,5,8,10,11|5460|20|25|2946,40|Material till verkstaden|Byggboden i Växjö AB
26/3,6,10,12|5800|20|6|3915,10|Resor för deltagare|Buss och Taxi Sydost AB
19/1-12|6212|10|25|987,60|Mobilabonnemang|Sydtele AB
14/1|6310|10|0|8640,00|Företagsförsäkring|Granens Försäkring AB
15/3|6420|10|0|14500,00|Granskning årsredovisning 2009|Revisionsbyrån Kvist AB
4/2,5,8,11|6540|10|25|3896,00|Systemlicens kommande kvartal|Linné IT-drift AB
20/1,3,5,8,10,12|6110|10|25|1418,20|Kontorsmateriel|Kontorsboden i Småland AB
22/4,10|7610|10|25|6900,00|Konferens finansiell samordning|Konferens Sjöudden AB
16/3,6,9,12|6530|10|25|12600,00|Ekonomiadministration|Växjö kommun
20/1-12|4010|10|0|*|Inlånad samordnare|Växjö kommun
17/3,6,9|4010|21|0|*|Inlånad personal kvartalet|Försäkringskassan
16/12|4010|21|0|118340,00|Inlånad personal kvartal 4|Försäkringskassan
17/3,6,9|4010|21|0|*|Inlånad personal kvartalet|Arbetsförmedlingen
16/12|4010|21|0|97615,00|Inlånad personal kvartal 4|Arbetsförmedlingen
17/3,6,9|4010|21|0|*|Inlånad personal kvartalet|Växjö kommun
16/12|4010|21|0|67750,00|Inlånad personal kvartal 4|Växjö kommun
29/12|4010|21|0|-113430,00|Kreditfaktura, för högt debiterad inlånad personal|Växjö kommun
""",
    2011: """
1/1-12|5010|20|0|12240,00|Hyra i förskott|TB-fastigheter
1/2,4,6,8,10,12|5010|20|0|16300,00|Hyra två månader i förskott|Klostret
8/1-12|4110|20|25|92400,00 98560,00 120120,00 104720,00 103180,00 107800,00 43120,00 \
87780,00 107800,00 112420,00 107800,00 64680,00|Vägledning och jobbsökarstöd|\
Vägval Arbetsliv i Kronoberg AB
21/1-11|4120|20|0|*|Arbetsträningsplatser|Arbetskooperativet Stegen
20/12|4120|20|0|42650,00|Arbetsträningsplatser december|Arbetskooperativet Stegen
12/1-5,9-12|4130|20|6|4640,00|Friskvård deltagare|Friskhuset Norr AB
14/2,5,9,11|5060|20|25|4380,00|Storstädning Klostret|Ljungstads Lokalvård AB
17/1,3,5,8,10,11|5460|20|25|4718,80|Material till verkstaden|Byggboden i Växjö AB
29/8|5460|20|25|9412,00|Nya verktyg efter inbrottet|Byggboden i Växjö AB
26/3,6,10,12|5800|20|6|5236,40|Resor för deltagare|Buss och Taxi Sydost AB
19/1-12|6212|10|25|1043,20|Mobilabonnemang|Sydtele AB
14/1|6310|10|0|9120,00|Företagsförsäkring|Granens Försäkring AB
15/3|6420|10|25|14800,00|Granskning årsredovisning 2010|Revisionsbyrån Kvist AB
4/2,5,8,11|6540|10|25|3760,00|Systemlicens kommande kvartal|Linné IT-drift AB
20/1,3,5,8,10,12|6110|10|25|1587,60|Kontorsmateriel|Kontorsboden i Småland AB
19/4,10|7610|10|25|7250,00|Konferens finansiell samordning|Konferens Sjöudden AB
16/3,6,9,12|6530|10|25|13400,00|Ekonomiadministration|Växjö kommun
20/1-12|4010|10|0|*|Inlånad samordnare|Växjö kommun
17/3,6,9|4010|21|0|*|Inlånad personal kvartalet|Försäkringskassan
16/12|4010|21|0|141204,75|Inlånad personal kvartal 4|Försäkringskassan
17/3,6,9|4010|21|0|*|Inlånad personal kvartalet|Arbetsförmedlingen
16/12|4010|21|0|116350,00|Inlånad personal kvartal 4|Arbetsförmedlingen
17/3,6,9|4010|21|0|*|Inlånad personal kvartalet|Växjö kommun
16/12|4010|21|0|100250,00|Inlånad personal kvartal 4|Växjö kommun
""",
}


def purchases(year: int) -> list[Purchase]:
    """The invoices of a year; those with a star have no amount yet."""
    return [bought for fields in table(INVOICES[year]) for bought in _purchases(fields, year)]


def _purchases(fields: list[str], year: int) -> list[Purchase]:
    days, account, project, vat, amounts, text, party = fields
    dates = days_of(days, year)
    given = [None if amount == REST else ore(amount) for amount in amounts.split()]
    nets = given * len(dates) if len(given) == 1 else given
    texts = [f"{text} {MONTHS[day.month - 1]}" if len(dates) > 1 else text for day in dates]
    return [
        Purchase(day, account, project, int(vat), net, named, party)
        for day, net, named in zip(dates, nets, texts, strict=True)
    ]


def priced(bought: list[Purchase], left: Mapping[str, int]) -> list[Purchase]:
    """The invoices with what each project has left shared out on those with a star."""
    starred = Counter(each.project for each in bought if each.net is None)
    require(all(left[project] > 0 for project in starred), f"inget kvar att fördela: {left}")
    shares = {project: iter(share_out(left[project], [1] * n)) for project, n in starred.items()}
    return [
        replace(each, net=next(shares[each.project])) if each.net is None else each
        for each in bought
    ]
