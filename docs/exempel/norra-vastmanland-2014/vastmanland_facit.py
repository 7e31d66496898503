"""The printed figures, and the proof that the books come out at every one of them.

Each row says which accounts a figure is made of, so the tables are also the map from the report to
the books. Every figure is rounded half up by itself, as the report does: its printed sums miss by
one where that is how the öre fall.
"""

from collections.abc import Mapping

from exempelbok import PROJECT_DIMENSION, require, table

from finsam_ledger import AccountRange, Balances, Ledger, Unit
from finsam_ledger.numbers import half_up

# Rad | kkr 2013 | kkr 2014 | sida | konton. Sidan är d (debet) eller k (kredit); i står för
# ingående balans och r för årets rörelse, annars utgående balans för klass 1-2 och rörelse för
# klass 3-8.
PRINTED = """
Verksamhetens intäkter|7163|7002|k|3
Verksamhetens kostnader|-9082|-8208|k|4-7
Verksamhetens nettokostnader|-1920|-1206|k|3-7
Finansiella intäkter|80|31|k|84
Finansiella kostnader|-25|-4|k|85
Årets resultat|-1865|-1179|k|3-8
Justering för ökning av pensionsavsättning|137|5|kr|22
Medel från verksamheten före förändring av rörelsekapital|-1728|-1174|kr|22 3-8
Förändring av kortfristiga fordringar|1284|220|kr|15-17
Förändring av kortfristiga skulder|-694|-424|kr|25-29
Årets kassaflöde|-1138|-1378|dr|19
Likvida medel vid årets början|5604|4466|di|19
Likvida medel vid årets slut|4466|3088|d|19
Kortfristiga fordringar|261|41|d|15-17
Summa tillgångar|4727|3129|d|1
Summa eget kapital|2443|1264|k|20 3-8
Summa avsättningar|137|142|k|22
Summa kortfristiga skulder|2147|1723|k|25-29
Summa skulder och eget kapital|4727|3129|k|2-8
Not 1: Medlemsbidrag Försäkringskassan och Arbetsförmedlingen|3500|3500|k|3511
Not 1: Medlemsbidrag Landstinget Västmanland|1750|1750|k|3512
Not 1: Medlemsbidrag Fagersta kommun|318|321|k|3513
Not 1: Medlemsbidrag Norbergs kommun|142|140|k|3514
Not 1: Medlemsbidrag Skinnskattebergs kommun|110|110|k|3515
Not 1: Medlemsbidrag Sala kommun|545|544|k|3516
Not 1: Medlemsbidrag Hallstahammars kommun|387|388|k|3517
Not 1: Medlemsbidrag Surahammars kommun|249|246|k|3518
Not 1: Övriga intäkter|0|2|k|3690
Not 1: Summa medlemsbidrag och övriga intäkter|7000|7002|k|3511-3518 3690
Not 1: Administrativa kostnader|1098|1199|d|5020-5599 5612 57 60-75 77-79
Not 1: Kurskostnader|33|28|d|76
Not 1: Arvoden|122|167|d|5010-5019 5611
Not 1: Kostnader för insatser|7829|6814|d|4
Not 2: Ränteintäkter|80|31|k|844
Not 2: Bankkostnader|1|2|d|8590
Not 2: Finansiell kostnad avsättning pensioner|1|2|d|8520
Not 2: Finansiell kostnad sänkt diskonteringsränta|23|0|d|8530
Not 3: Interimsfordringar|6|8|d|1790
Not 3: Kundfordringar|158|0|d|1510
Not 3: Övriga fordringar|97|32|d|16
Not 5: Ingående eget kapital|4307|2443|ki|2010
Not 6: Avsättning pensionsskuld|110|114|k|2210
Not 6: Avsättning löneskatt pensionsskuld|27|28|k|2220
Anläggningskapital|-137|-142|d|22
Rörelsekapital|2580|1406|d|15-19 25-29
Not 7: Interimsskulder|21|9|k|2990
Not 7: Semesterlöneskuld|17|28|k|2920
Not 7: Leverantörsskulder|2034|1624|k|2510
Not 7: Prel.skatt löner|15|16|k|2710
Not 7: Lagstadgad arbetsgivaravgift|14|15|k|2730
Not 7: Pensionskostnad individuell del|28|20|k|2930
Not 7: Upplupen särskild löneskatt individuell del|18|12|k|2940
"""

# Driftredovisningen i kronor, intäkter med minus: delprogram | konton | 2013 | 2014.
OPERATIONS = """
1000|3 84|-7080070|-7000004
1000|4-7 85|221110|264696
1001|3 84|-4931|-32356
1001|4-7 85|1061453|1087929
1003|7019|-4289|-638
1003|7010|0|45600
1024|3-8|0|23576
1026|3-8|97869|99760
1027|3|-20000|0
1027|4-7|588269|49522
1029|3-8|265929|0
1031|3-8|20000|0
1033|3-8|7080|0
1034|3-8|12589|49064
1035|3-8|21000|0
1036|3-8|0|20399
1039|3-8|150349|0
1045|3-8|0|19260
1049|3-8|22114|0
1063|3-8|2008988|1752983
1064|3-8|1882133|1891030
1065|3-8|1763860|2036517
1066|3-8|204806|82659
1067|3-8|566065|611664
1068|3-8|22500|52997
1069|3-8|14303|122062
1072|3-8|0|2236
1073|3-8|25223|0
1074|3-8|18440|0
|3-8|1864792|1178954
"""


def prove_printed(books: Mapping[int, Ledger]) -> int:
    """Stop with a message unless every printed figure comes out; the number of figures.

    Args:
        books: The ledger of each year.
    """
    years = sorted(books)
    proved = 0
    for label, *printed, side, accounts in table(PRINTED):
        for year, figure in zip(years, printed, strict=True):
            exact = _exact(books[year], side, accounts)
            _prove(f"{year} {label}", exact, Unit.KKR, figure)
            proved += 1
    for code, accounts, *printed in table(OPERATIONS):
        for year, figure in zip(years, printed, strict=True):
            exact = _exact(books[year], "d", accounts, code)
            _prove(f"{year} driftredovisning {code or 'summa'}", exact, Unit.KR, figure)
            proved += 1
    return proved


def _prove(label: str, exact: int, unit: Unit, printed: str) -> None:
    figure = half_up(exact, unit.ore)
    require(figure == int(printed), f"{label}: {exact} öre blir {figure}, tryckt {printed}")


def _exact(ledger: Ledger, side: str, accounts: str, project: str = "") -> int:
    """The öre of a figure, positive on the side that it is shown on."""
    ranges = [AccountRange.parse(part) for part in accounts.split()]
    by_project = ledger.by_object(PROJECT_DIMENSION)
    source = by_project.get(project, Balances()) if project else ledger.balances
    measure = {"": source.closing, "i": source.opening_at, "r": source.movement}
    total = 0
    for number in ledger.used_accounts:
        if any(number in each for each in ranges):
            # The result accounts have no opening balance: their closing one is their movement.
            kind = "" if side[1:] == "r" and number >= "3" else side[1:]
            total += measure[kind](number, ledger.year)
    return total if side[0] == "d" else -total
