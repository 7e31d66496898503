"""The printed figures, and the proof that the books come out at every one of them.

Each row says which accounts a figure is made of, so the table is also the map from the report to
the books. Two printed figures are errors and stand here as they should be: note 8 prints 18 where
the balance sheet says 51, and the text says 4 481 used where the costs are 4 281.
"""

from collections.abc import Mapping

from exempelbok import PROJECT_DIMENSION, require, table

from finsam_ledger import AccountRange, Ledger, Unit
from finsam_ledger.numbers import half_up

# År | rad | tkr | sida | konton | projekt. Sidan är d (debet) eller k (kredit); i står för ingående
# balans och r för årets rörelse, annars utgående balans för klass 1-2 och rörelse för klass 3-8.
PRINTED = """
2011|Verksamhetens intäkter|3809|k|3
2011|Verksamhetens kostnader|-4281|k|4-7
2011|Resultat före finansiella poster|-472|k|3-7
2011|Finansiella intäkter|35|k|83
2011|Finansiella kostnader|0|k|84
2011|Periodens resultat|-437|k|3-8
2011|Kortfristiga fordringar|335|d|15-16
2011|Förutbetalda kostnader och upplupna intäkter|32|d|17
2011|Kassa och bank|1595|d|19
2011|Summa tillgångar|1962|d|1
2011|Ingående eget kapital|1720|ki|2060
2011|Förändring eget kapital under perioden|62|kr|2060
2011|Summa eget kapital|1345|k|2060 3-8
2011|Leverantörsskulder|566|k|244
2011|Upplupna kostnader och förutbetalda intäkter|51|k|29
2011|Summa kortfristiga skulder|617|k|21-29
2011|Summa eget kapital och skulder|1962|k|2-8
2011|Not 1: Bidrag från Försäkringskassan|950|k|3981
2011|Not 1: Bidrag från Arbetsförmedlingen|950|k|3982
2011|Not 1: Bidrag från Landstinget|950|k|3983
2011|Not 1: Bidrag från Växjö kommun|950|k|3984
2011|Not 1: Erhållen försäkringsersättning|9|k|3994
2011|Not 2: Administration|516|d|4-7|10
2011|Not 2: Samordningsteamet, aktiviteter för målgruppen|2368|d|4-7|20
2011|Not 2: Samordningsteamet, lönekostnad personal|1397|d|4-7|21
2011|Not 3: Momsfordran staten|335|d|1650
2011|Not 4: Förutbetald hyra jan-feb 2012, Klostret|16|d|1711
2011|Not 4: Förutbetald hyra jan 2012, TB-fastigheter|12|d|1712
2011|Not 4: Övriga förutbetalda kostnader|4|d|1790
2011|Not 5: Bankkonto Swedbank|1594|d|1930
2011|Not 5: Kassa|1|d|1910
2011|Not 7: Försäkringskassan|141|k|2441
2011|Not 7: Arbetsförmedlingen|116|k|2442
2011|Not 7: Växjö kommun|143|k|2443
2011|Not 7: Övriga leverantörer|166|k|2444
2011|Not 8: Upplupna lönekostnader (saknas i den tryckta noten)|33|k|2910
2011|Not 8: Övriga upplupna kostnader|18|k|2990
2010|Verksamhetens intäkter|1900|k|3
2010|Verksamhetens kostnader|-3030|k|4-7
2010|Resultat före finansiella poster|-1130|k|3-7
2010|Finansiella intäkter|17|k|83
2010|Finansiella kostnader|0|k|84
2010|Periodens resultat|-1113|k|3-8
2010|Kortfristiga fordringar|232|d|15-16
2010|Förutbetalda kostnader och upplupna intäkter|33|d|17
2010|Kassa och bank|1944|d|19
2010|Summa tillgångar|2209|d|1
2010|Ingående eget kapital|2833|ki|2060
2010|Förändring eget kapital under perioden|0|kr|2060
2010|Summa eget kapital|1720|k|2060 3-8
2010|Leverantörsskulder|419|k|244
2010|Upplupna kostnader och förutbetalda intäkter|70|k|29
2010|Summa kortfristiga skulder|489|k|21-29
2010|Summa eget kapital och skulder|2209|k|2-8
"""


def prove_printed(books: Mapping[int, Ledger]) -> int:
    """Stop with a message unless every printed figure comes out; the number of figures.

    Args:
        books: The ledger of each year.
    """
    rows = list(table(PRINTED))
    for year, label, printed, side, accounts, *project in rows:
        exact = _exact(books[int(year)], side, accounts, *project)
        figure = half_up(exact, Unit.TKR.ore)
        require(figure == int(printed), f"{year} {label}: {exact} öre ger {figure}, ej {printed}")
    return len(rows)


def _exact(ledger: Ledger, side: str, accounts: str, project: str = "") -> int:
    """The öre of a figure, positive on the side that it is shown on."""
    ranges = [AccountRange.parse(part) for part in accounts.split()]
    source = ledger.by_object(PROJECT_DIMENSION)[project] if project else ledger.balances
    measure = {"": source.closing, "i": source.opening_at, "r": source.movement}[side[1:]]
    total = sum(
        measure(number, ledger.year)
        for number in ledger.used_accounts
        if any(number in each for each in ranges)
    )
    return total if side[0] == "d" else -total
