"""Kommun-BAS, the chart of kommuner and of förbund that a kommun keeps the books for (Kommun-Bas).

One row a group: its accounts, its name, what it means (a name from the upper table) and where it
was read. A group whose row says ``_unsure`` follows common practice and is not confirmed in any
edition that is readable without SKR's own file: set it right in the row when you know better.

The trap against BAS: personnel is class 5 here and class 7 other costs, trade payables are 25,
financial income 84 and financial costs 85.

What stands outside the chart stands there on purpose: nothing is known of 21, 81, 86, 88 and
890-898 that a förbund could have, and classes 0 and 9 (internal items) belong to no statement.
Such an account is shown apart with an error, never put where it does not belong.

>>> CHART.group_of("5010").name, CHART.group_of("2110")
('Löner arbetad tid', None)
"""

from functools import partial
from typing import Final

from finsam_ledger.core.chart import AccountGroup, Chart

_A: Final = "Kommunal kontoplan 2022, https://handlingar.se/en/request/2039"
_B: Final = "Kommunal kontoplan 2022, https://handlingar.se/en/request/2030"
_C: Final = "SCB variabelförteckning, SCBFS 2015:10, https://docplayer.se/3506716"
_D: Final = (
    "SCB, räkenskapssammandrag, https://www.scb.se/lamna-uppgifter/undersokningar/"
    "Rakenskapssammandrag-for-kommunalforbund-och-samordningsforbund/"
)
_E: Final = (
    "SKR, Kommun-Bas 19, 20 och 20r, "
    "https://skr.se/ekonomijuridikstatistik/ekonomi/redovisning/kommunbas.24254.html"
)
_USUAL: Final = "Vanlig indelning i kommuners kontoplaner, ej bekräftad i SKR:s Kommun-Bas"

# What a group can mean: kind (T asset, S liability, I income, K cost), statement line, cash flow.
_INTANGIBLE = ("T", "immateriella_anlaggningstillgangar", "investering_immateriella")
_LAND = ("T", "mark_byggnader_och_tekniska_anlaggningar", "investering_materiella")
_EQUIPMENT = ("T", "maskiner_och_inventarier", "investering_materiella")
_FINANCIAL = ("T", "finansiella_anlaggningstillgangar", "investering_finansiella")
_INVENTORY = ("T", "forrad", "forrad")
_TRADE_RECEIVABLE = ("T", "kundfordringar", "kortfristiga_fordringar")
_RECEIVABLE = ("T", "ovriga_kortfristiga_fordringar", "kortfristiga_fordringar")
_PREPAID = ("T", "forutbetalda_kostnader_och_upplupna_intakter", "kortfristiga_fordringar")
_PLACEMENT = ("T", "kortfristiga_placeringar", "likvida_medel")
_CASH = ("T", "kassa_och_bank", "likvida_medel")
_EQUITY = ("S", "eget_kapital", "eget_kapital")
_PENSION = ("S", "avsattningar_for_pensioner", "avsattningar")
_PROVISION = ("S", "andra_avsattningar", "avsattningar")
_LONG_DEBT = ("S", "langfristiga_skulder", "lan")
_SHORT_DEBT = ("S", "ovriga_kortfristiga_skulder", "kortfristiga_skulder")
_TRADE_PAYABLE = ("S", "leverantorsskulder", "kortfristiga_skulder")
_ACCRUED = ("S", "upplupna_kostnader_och_forutbetalda_intakter", "kortfristiga_skulder")
_INCOME = ("I", "verksamhetens_intakter", "arets_resultat")
_DISPOSAL_GAIN = ("I", "verksamhetens_intakter", "ej_likviditetspaverkande")
_COST = ("K", "verksamhetens_kostnader", "arets_resultat")
_DISPOSAL_LOSS = ("K", "verksamhetens_kostnader", "ej_likviditetspaverkande")
_DEPRECIATION = ("K", "avskrivningar", "ej_likviditetspaverkande")
_TAX = ("I", "skatteintakter", "arets_resultat")
_GRANT = ("I", "generella_statsbidrag_och_utjamning", "arets_resultat")
_EQUALISATION_FEE = ("K", "generella_statsbidrag_och_utjamning", "arets_resultat")
_FINANCIAL_INCOME = ("I", "finansiella_intakter", "arets_resultat")
_FINANCIAL_COST = ("K", "finansiella_kostnader", "arets_resultat")
_EXTRAORDINARY = ("K", "extraordinara_poster", "arets_resultat")
_TRANSFER = ("K", "arets_resultat_omforing", "eget_kapital")

_g = AccountGroup.of
_unsure = partial(AccountGroup.of, certain=False)

_ASSETS = (
    # Accumulated depreciation (xxx9) stays on the line of the asset itself.
    _g("10", "Immateriella anläggningstillgångar", *_INTANGIBLE, _B),
    _g("11", "Mark, byggnader och tekniska anläggningar", *_LAND, _B),
    _g("12", "Maskiner och inventarier", *_EQUIPMENT, _B),
    _unsure("13", "Finansiella anläggningstillgångar", *_FINANCIAL, _USUAL),
    _unsure("14", "Förråd", *_INVENTORY, _USUAL),
    _unsure("15", "Kundfordringar", *_TRADE_RECEIVABLE, _USUAL),
    _unsure("16", "Diverse kortfristiga fordringar", *_RECEIVABLE, _USUAL),  # 1677 moms
    _unsure("17", "Förutbetalda kostnader och upplupna intäkter", *_PREPAID, _USUAL),
    # Likvida medel holds short placements too (RKR 16.2).
    _g("18", "Kortfristiga placeringar", *_PLACEMENT, _E),
    _unsure("19", "Kassa och bank", *_CASH, _USUAL),
)

_LIABILITIES = (
    _unsure("20", "Eget kapital", *_EQUITY, _USUAL),
    _unsure("220", "Avsättningar (gruppkonto)", *_PROVISION, _USUAL),
    _g("221-222", "Avsättningar för pensioner", *_PENSION, _D),
    _g("223-229", "Andra avsättningar", *_PROVISION, _D),
    _unsure("230-237", "Långfristiga skulder", *_LONG_DEBT, _USUAL),
    _g("238", "Långfristig skuld för investeringsbidrag", *_LONG_DEBT, _E),  # 2388 and 2389
    _unsure("239", "Övriga långfristiga skulder", *_LONG_DEBT, _USUAL),
    _unsure("24", "Skulder till kreditinstitut och kunder", *_SHORT_DEBT, _USUAL),
    _unsure("25", "Leverantörsskulder", *_TRADE_PAYABLE, _USUAL),
    _unsure("26", "Moms", *_SHORT_DEBT, _USUAL),
    _unsure("27", "Personalens skatter och avdrag", *_SHORT_DEBT, _USUAL),
    _unsure("28", "Övriga kortfristiga skulder", *_SHORT_DEBT, _USUAL),
    _unsure("29", "Upplupna kostnader och förutbetalda intäkter", *_ACCRUED, _USUAL),
)

_OPERATING_INCOME = (
    _g("30", "Försäljningsintäkter", *_INCOME, f"{_A}; {_C}"),
    _g("31", "Taxor och avgifter", *_INCOME, f"{_A}; {_C}"),
    _unsure("32-33", "Övriga intäkter", *_INCOME, _USUAL),
    _g("34", "Hyror och arrenden", *_INCOME, f"{_A}; {_C}"),
    _g("35", "Bidrag och kostnadsersättningar", *_INCOME, f"{_B}; {_C}"),  # 351 the members'
    _unsure("360-368", "Försäljning av verksamhet och tjänster", *_INCOME, _USUAL),
    _g("369", "Övriga ersättningar och intäkter", *_INCOME, _C),
    _unsure("37", "Övriga intäkter", *_INCOME, _USUAL),
    _unsure("38", "Reavinster", *_DISPOSAL_GAIN, _USUAL),
    _unsure("39", "Övriga intäkter", *_INCOME, _USUAL),
)

_OPERATING_COSTS = (
    # Class 4 holds utgifter as well as kostnader: an investment left there must be moved.
    _unsure("40-44", "Material och utgifter", *_COST, _USUAL),
    _unsure("45", "Lämnade bidrag", *_COST, _USUAL),
    _unsure("46", "Köp av huvudverksamhet", *_COST, _USUAL),
    _unsure("47-49", "Övriga kostnader i klass 4", *_COST, _USUAL),
    _g("50", "Löner arbetad tid", *_COST, _A),
    _unsure("51", "Löner ej arbetad tid", *_COST, _USUAL),
    _unsure("52-54", "Övriga kostnader för arbetskraft", *_COST, _USUAL),
    _unsure("55", "Kostnadsersättningar", *_COST, _USUAL),
    _unsure("56", "Sociala avgifter", *_COST, _USUAL),
    _g("57", "Pensionskostnader", *_COST, _D),
    _unsure("58", "Övriga personalkostnader", *_COST, _USUAL),
    _g("59", "Aktivering av eget arbete", *_COST, _E),
    _unsure("60", "Lokalhyror", *_COST, _USUAL),
    _unsure("61-63", "Övriga verksamhetskostnader", *_COST, _USUAL),
    _unsure("64-65", "Förbrukning och kontor", *_COST, _USUAL),
    _unsure("66-67", "Övriga verksamhetskostnader", *_COST, _USUAL),
    _unsure("68", "Tele, IT och post", *_COST, _USUAL),
    _unsure("69", "Övriga verksamhetskostnader", *_COST, _USUAL),
    _unsure("70", "Resor", *_COST, _USUAL),
    _unsure("71", "Övriga verksamhetskostnader", *_COST, _USUAL),
    _unsure("72", "Annonser och information", *_COST, _USUAL),
    _unsure("73", "Försäkringar", *_COST, _USUAL),
    _unsure("74-75", "Konsulter och tjänster", *_COST, _USUAL),
    _unsure("76", "Diverse kostnader", *_COST, _USUAL),
    _unsure("77", "Övriga verksamhetskostnader", *_COST, _USUAL),
    _unsure("78", "Reaförluster", *_DISPOSAL_LOSS, _USUAL),
    _unsure("79", "Avskrivningar", *_DEPRECIATION, _USUAL),
)

_TAX_AND_FINANCE = (
    # A förbund has nothing on 80, 82 and 83; they stand here so that a mistake shows on its row.
    _g("80", "Skatteintäkter", *_TAX, _A),
    _g("82", "Utjämningsbidrag och generella bidrag", *_GRANT, _A),
    _g("83", "Avgifter i utjämningssystemet", *_EQUALISATION_FEE, _A),
    _g("84", "Finansiella intäkter", *_FINANCIAL_INCOME, _A),
    _g("85", "Finansiella kostnader", *_FINANCIAL_COST, _A),
    _unsure("87", "Extraordinära poster", *_EXTRAORDINARY, _USUAL),
    _unsure("899", "Årets resultat", *_TRANSFER, _USUAL),
)

# Words of account names, where BAS has something else at the same number.
_SIGNS = {
    "25": ("leverantör",),
    "31": ("taxor", "taxa"),
    "34": ("hyror", "hyresint", "arrende"),
    "35": ("driftbidrag", "momsbidrag", "eu-bidrag", "kostnadsers"),
    "45": ("lämnade bidrag",),
    "46": ("huvudverksamhet",),
    "50": ("lön", "arvode", "sammantr", "förrättning", "anställd"),
    "51": ("lön", "semester", "sjuk", "ej arbetad"),
    "55": ("ersättning", "traktament"),
    "56": ("arbetsgiv", "sociala", "soc avg", "personalomkost", "po-"),
    "57": ("pension", "löneskatt"),
    "60": ("hyra", "hyror", "lokal"),
    "64-65": ("förbrukning", "kontorsmat", "tidning", "litteratur"),
    "68": ("telef", "telekom", "porto", "postbef", "datakom"),
    "70": ("resor", "rese", "biljett", "logi", "hotell"),
    "71": ("representation",),
    "72": ("annons", "information", "reklam"),
    "73": ("försäkringar", "försäkringspremi", "företagsförs"),
    "74-75": ("konsult", "revision", "köpta tjänst", "redovisningstj"),
    "79": ("avskriv",),
    "80": ("skatteint", "kommunalskatt"),
    "82": ("utjämning", "fastighetsavgift", "generell"),
    "83": ("utjämning",),
    "84": ("ränteint", "räntor på bank", "finansiella int"),
    "85": ("räntekost", "dröjsmålsr", "finansiella kost", "bankkost"),
}

CHART = Chart(
    "kommunbas",
    "Kommun-BAS",
    source=f"{_A}; {_B}; {_C}; {_D}; {_E}; LKBR 5 kap. 2 § och 6 kap. 2 § (SFS 2024:345)",
    groups=(
        *_ASSETS,
        *_LIABILITIES,
        *_OPERATING_INCOME,
        *_OPERATING_COSTS,
        *_TAX_AND_FINANCE,
    ),
    signs=_SIGNS,
)
