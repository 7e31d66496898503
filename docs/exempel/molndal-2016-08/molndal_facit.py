"""The printed figures, and the proof that the books come out at every one of them.

Each row says which accounts a figure is made of, so the tables are also the map from the report to
the books. The report contradicts itself in several places; there the resultaträkning and the
closing balances in kronor hold, and the figure stands here as it should be, with the printed one
beside it.
"""

from exempelbok import PROJECT_DIMENSION, require, table

from finsam_ledger import AccountRange, Ledger, Unit
from finsam_ledger.numbers import half_up

# Rad | tal | sida | konton. Sidan är d (debet) eller k (kredit); i står för ingående balans, r för
# periodens rörelse och u för utgående balans.
KRONOR = """
Bidrag FK/Af|5565779|kr|3981
Bidrag VG-region|2782000|kr|3982
Bidrag VG-region (andra raden)|0|kr|3983
Bidrag Mölndals stad|815000|kr|3984
Bidrag Partille kommun|473000|kr|3985
Bidrag Härryda kommun|470000|kr|3986
Bidrag Lerums kommun|515000|kr|3987
Bidrag Alingsås kommun|509000|kr|3988
Bidrag ESF|416016|kr|3989
Återbetalning pensionspremie|505632|kr|3994
S:a Rörelsens intäkter|12051427|kr|3
Verksamhetsanknutna personalkostnader|-7529706|kr|40
Verksamhetsanknutna lokalkostnader|-533614|kr|41
Verksamhetsanknutna kostnader, övrigt|-266941|kr|42
Verksamhetsanknutna kostnader Grön Rehab|-129600|kr|43
S:a Verksamhetsanknutna kostnader|-8459861|kr|4
Arvoden|-121345|kr|7240 7517
Övriga personalkostnader|-1087062|kr|68 7210 7290 74 7511 7519 753-759
Lokalkostnad kansli|-50534|kr|50
Övriga kostnader|-500255|kr|52-67 69 76
S:a övriga kostnader|-1759196|kr|5-7
S:a Rörelsens kostnader|-10219057|kr|4-7
Finansiella ränteintäkter|176|kr|83
PERIODENS RESULTAT|1832547|kr|3-8
"""

# Konton | ingående balans, period och utgående balans i kronor | rad.
BALANCES = """
1510|0|823166|823166|Kundfordringar
1630|62368|21641|84009|Avräkn skatter och avgifter
1650|296790|-43944|252846|Fordran moms
1685|0|595612|595612|Fordringar hos leverantör
1790|248050|2778894|3026944|Upplupna intäkter
15-17|607208|4175369|4782577|S:a fordringar
1920|3980701|-91214|3889487|Bank, Plusgiro
1940|1587|-1587|0|Swedbank
19|3982288|-92801|3889487|S:a Kassa och bank
1|4589496|4082568|8672064|S:A TILLGÅNGAR
2091|-864828|-148862|-1013690|Eget kapital
2099 3-8|-148862|-1683685|-1832547|Årets resultat (perioden tryckt -1799685)
20 3-8|-1013690|-1832547|-2846237|S:a Eget kapital (perioden tryckt -1948547)
2440|-2457187|2098645|-358542|Leverantörsskulder
2710|-23597|2637|-20960|Personalens källskatt
2731|-22713|3498|-19215|Avräkning sociala avgifter
2514|-122168|97741|-24427|Avräkning särsk lönesk pens
2920|-18711|5346|-13365|Upplupna semlöner
2941|-5879|1680|-4199|Beräknade upplupna soc. avg.
2951|-27148|27148|0|Upplupna avtalade soc. avg.
2970|0|-2086000|-2086000|Övriga förutbetalda intäkter
2990|-898403|-2400716|-3299119|Upplupna kostnader (perioden tryckt -2284716)
24-29|-3575806|-2250021|-5825827|S:a Kortfristiga skulder (perioden tryckt -2134021)
2-8|-4589496|-4082568|-8672064|S:A EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER
1-8|0|0|0|BERÄKNAT RESULTAT
"""

# Som KRONOR, men i tkr och med område sist.
AREAS = """
Ledning|-218|kr|3-8|01
Information/Utveckling|-83|kr|3-8|02
AKTIV|-913|kr|3-8|03
Utökad AKTIV (tryckt -935)|-916|kr|3-8|04
Individsamverkansteam|-1999|kr|3-8|05
Grön Rehabilitering Nääs|-130|kr|3-8|06
Kompetensutveckling|-85|kr|3-8|07
Uppföljning/Utvärdering|-76|kr|3-8|08
Balder|-3510|kr|3-8|09
Mentorskap|-123|kr|3-8|10
Nya Behov|-705|kr|3-8|11
Gemensamt|-1303|kr|3-8|12
Övrigt|-158|kr|3-8|13
Totalt, nettokostnad och finansnetto (tryckt 10238 och -10220)|-10219|kr|4-8
Bidrag (tryckt 12052)|12051|kr|3
Resultat efter finansiella intäkter (tryckt 1832)|1833|kr|3-8
Utgående EK|2846|ku|20 3-8
Individsamverkansteam, personal|1796|dr|40|05
Individsamverkansteam, lokal|114|dr|41|05
Individsamverkansteam, övrigt|89|dr|42 5-8|05
AKTIV, personal|673|dr|40|03
AKTIV, lokal|226|dr|41|03
AKTIV, övrigt|14|dr|42 5-8|03
Utökat AKTIV, personal (tryckt 564)|810|dr|40|04
Utökat AKTIV, övrigt|106|dr|42 5-8|04
Balder, personal|3187|dr|40|09
Balder, lokal|181|dr|41|09
Balder, övrigt|141|dr|42 5-8|09
Balder, totalt (tryckt 3509)|3510|dr|4-8|09
Grön rehabilitering, platskostnad|130|dr|43|06
"""


def prove_printed(ledger: Ledger) -> int:
    """Stop with a message unless every figure comes out; the number of figures."""
    figures = [(label, int(n), side, accounts, "") for label, n, side, accounts in table(KRONOR)]
    for accounts, opening, moved, closing, label in table(BALANCES):
        parts = (("di", opening), ("dr", moved), ("du", closing))
        figures += [(label, int(n), side, accounts, "") for side, n in parts]
    areas = [(row[0], int(row[1]), row[2], row[3], "".join(row[4:])) for row in table(AREAS)]
    for unit, rows in ((Unit.KR, figures), (Unit.TKR, areas)):
        for label, expected, *how in rows:
            exact = exact_ore(ledger, *how)
            figure = half_up(exact, unit.ore)
            require(figure == expected, f"{label}: {exact} öre blir {figure}, inte {expected}")
    return len(figures) + len(areas)


def exact_ore(ledger: Ledger, side: str, accounts: str, area: str = "") -> int:
    """The öre of a figure, positive on the side that it is shown on."""
    source = ledger.by_object(PROJECT_DIMENSION)[area] if area else ledger.balances
    measure = {"i": source.opening_at, "r": source.movement, "u": source.closing}[side[1]]
    ranges = [AccountRange.parse(part) for part in accounts.split()]
    total = sum(
        measure(number, ledger.year)
        for number in ledger.used_accounts
        if any(number in each for each in ranges)
    )
    return total if side[0] == "d" else -total
