"""BAS, the chart of accounts that Fortnox and Visma come with (baskontoplanen).

One row a group: its accounts, its name, what it means (a name from the upper table) and where it
was read. To change what a group means, change its row; to add one, put it in order of number.

What stands outside the chart stands there on purpose: a förbund has no untaxed reserves (21), no
appropriations (88) and no income tax (890-898), 85-86 are free groups, and classes 0 and 9 belong
to no statement. Such an account is shown apart with an error, never put where it does not belong.

>>> CHART.group_of("1930").name, CHART.group_of("8811")
('Kassa och bank', None)
"""

from functools import partial
from typing import Final

from finsam_ledger.core.chart import AccountGroup, Chart

_ODOO: Final = (
    "BAS-kontogrupper i Odoos svenska kontoplan, "
    "https://github.com/odoo/odoo, addons/l10n_se/data/template/account.group-se.csv (893387f)"
)
_BALANCE: Final = f"https://bokforingsskolan.se/Kontoplan1.htm; {_ODOO}"
_RESULT: Final = f"{_ODOO}; rad enligt LKBR 5 kap. 2 §"
_OLD: Final = "Äldre BAS (EUBAS97), kontonamn i SIE-filer; fri kontogrupp i senare utgåvor"

# What a group can mean: kind (T asset, S liability, I income, K cost), statement line, cash flow.
_INTANGIBLE = ("T", "immateriella_anlaggningstillgangar", "investering_immateriella")
_LAND = ("T", "mark_byggnader_och_tekniska_anlaggningar", "investering_materiella")
_EQUIPMENT = ("T", "maskiner_och_inventarier", "investering_materiella")
_OTHER_TANGIBLE = ("T", "ovriga_materiella_anlaggningstillgangar", "investering_materiella")
_SHARES = ("T", "finansiella_anlaggningstillgangar", "investering_finansiella")
_LONG_RECEIVABLE = ("T", "finansiella_anlaggningstillgangar", "langfristiga_fordringar")
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
_FINANCIAL_INCOME = ("I", "finansiella_intakter", "arets_resultat")
_FINANCIAL_COST = ("K", "finansiella_kostnader", "arets_resultat")
_EXTRA_INCOME = ("I", "extraordinara_poster", "arets_resultat")
_EXTRA_COST = ("K", "extraordinara_poster", "arets_resultat")
_TRANSFER = ("K", "arets_resultat_omforing", "eget_kapital")

_g = AccountGroup.of
_unsure = partial(AccountGroup.of, certain=False)

_ASSETS = (
    # Accumulated depreciation (xx19, xx29 …) stays on the line of the asset itself.
    _g("10", "Immateriella anläggningstillgångar", *_INTANGIBLE, _BALANCE),
    _g("11", "Byggnader och mark", *_LAND, _BALANCE),
    _g("120-128", "Maskiner och inventarier", *_EQUIPMENT, _BALANCE),
    _g("129", "Övriga materiella anläggningstillgångar", *_OTHER_TANGIBLE, _ODOO),
    _g("130-131", "Andelar i koncernföretag", *_SHARES, _BALANCE),
    _g("132", "Långfristiga fordringar hos koncernföretag", *_LONG_RECEIVABLE, _ODOO),
    _g("133", "Andelar i intresseföretag", *_SHARES, _ODOO),
    _g("134", "Långfristiga fordringar hos intresseföretag", *_LONG_RECEIVABLE, _ODOO),
    _g("135", "Andelar och värdepapper i andra företag", *_SHARES, _ODOO),
    _g("136", "Lån till delägare eller närstående", *_LONG_RECEIVABLE, _ODOO),
    _unsure("137", "Uppskjuten skattefordran", *_LONG_RECEIVABLE, _ODOO),  # no förbund pays tax
    _g("138-139", "Andra långfristiga fordringar", *_LONG_RECEIVABLE, _BALANCE),
    _g("14", "Lager, produkter i arbete och pågående arbeten", *_INVENTORY, _BALANCE),
    _g("15", "Kundfordringar", *_TRADE_RECEIVABLE, _BALANCE),
    _g("16", "Övriga kortfristiga fordringar", *_RECEIVABLE, _BALANCE),  # skattekonto and moms too
    _g("17", "Förutbetalda kostnader och upplupna intäkter", *_PREPAID, _BALANCE),
    # Likvida medel holds short placements too (RKR 16.2).
    _g("18", "Kortfristiga placeringar", *_PLACEMENT, _BALANCE),
    _g("19", "Kassa och bank", *_CASH, _BALANCE),
)

_LIABILITIES = (
    _g("20", "Eget kapital", *_EQUITY, _BALANCE),
    _unsure("220", "Avsättningar (gruppkonto)", *_PROVISION, _BALANCE),
    _g("221", "Avsättningar för pensioner enligt tryggandelagen", *_PENSION, _ODOO),
    _g("222", "Avsättningar för garantier", *_PROVISION, _ODOO),
    _g("223", "Övriga avsättningar för pensioner", *_PENSION, _ODOO),
    # Older books hold "övriga pensioner" on 2240, which now is deferred tax.
    _unsure("224", "Avsättningar för uppskjutna skatter", *_PROVISION, _ODOO),
    _g("225-229", "Övriga avsättningar", *_PROVISION, _ODOO),
    _g("23", "Långfristiga skulder", *_LONG_DEBT, _BALANCE),
    _g("240-243", "Skulder till kreditinstitut och kunder", *_SHORT_DEBT, _BALANCE),
    _g("244", "Leverantörsskulder", *_TRADE_PAYABLE, _BALANCE),
    _g("245", "Fakturerad men ej upparbetad intäkt", *_SHORT_DEBT, _ODOO),
    _g("246-247", "Leverantörsskulder till koncern- och intresseföretag", *_TRADE_PAYABLE, _ODOO),
    _g("248-249", "Övriga skulder till kreditinstitut och kunder", *_SHORT_DEBT, _BALANCE),
    _g("25", "Skatteskulder", *_SHORT_DEBT, _BALANCE),
    _g("26", "Moms och punktskatter", *_SHORT_DEBT, _BALANCE),
    _g("27", "Personalens skatter, avgifter och löneavdrag", *_SHORT_DEBT, _BALANCE),
    _g("28", "Övriga kortfristiga skulder", *_SHORT_DEBT, _BALANCE),
    _g("29", "Upplupna kostnader och förutbetalda intäkter", *_ACCRUED, _BALANCE),
)

_OPERATING_INCOME = (
    _g("30-34", "Huvudintäkter", *_INCOME, _RESULT),
    _g("35", "Fakturerade kostnader", *_INCOME, _RESULT),
    _g("36", "Rörelsens sidointäkter", *_INCOME, _RESULT),
    _g("37", "Intäktskorrigeringar", *_INCOME, _RESULT),
    _g("38", "Aktiverat arbete för egen räkning", *_INCOME, _RESULT),
    _g("390-396", "Övriga rörelseintäkter", *_INCOME, _RESULT),
    _g("397", "Vinst vid avyttring av anläggningstillgångar", *_DISPOSAL_GAIN, _RESULT),
    _g("398", "Erhållna offentliga bidrag", *_INCOME, _RESULT),  # the members' contributions
    _g("399", "Övriga ersättningar, bidrag och intäkter", *_INCOME, _RESULT),
)

_EXTERNAL_COSTS = (
    _g("40-49", "Varor, material och vissa köpta tjänster", *_COST, _RESULT),
    _g("50", "Lokalkostnader", *_COST, _RESULT),
    _g("51", "Fastighetskostnader", *_COST, _RESULT),
    _g("52", "Hyra av anläggningstillgångar", *_COST, _RESULT),
    _g("53", "Energikostnader", *_COST, _RESULT),
    _g("54", "Förbrukningsinventarier och förbrukningsmaterial", *_COST, _RESULT),
    _g("55", "Reparation och underhåll", *_COST, _RESULT),
    _g("56", "Kostnader för transportmedel", *_COST, _RESULT),
    _g("57", "Frakter och transporter", *_COST, _RESULT),
    _g("58", "Resekostnader", *_COST, _RESULT),
    _g("59", "Reklam och PR", *_COST, _RESULT),
    _g("60", "Övriga försäljningskostnader", *_COST, _RESULT),
    _g("61", "Kontorsmateriel och trycksaker", *_COST, _RESULT),
    _g("62", "Tele och post", *_COST, _RESULT),
    _g("63", "Företagsförsäkringar och övriga riskkostnader", *_COST, _RESULT),
    _g("64", "Förvaltningskostnader", *_COST, _RESULT),
    _g("65", "Övriga externa tjänster", *_COST, _RESULT),
    _unsure("66-67", "Fri kontogrupp", *_COST, _RESULT),
    _g("68", "Inhyrd personal", *_COST, _RESULT),
    _g("69", "Övriga externa kostnader", *_COST, _RESULT),
)

_PERSONNEL_AND_DEPRECIATION = (
    _g("70", "Löner till kollektivanställda", *_COST, _RESULT),
    _unsure("71", "Fri kontogrupp", *_COST, _RESULT),
    _g("72", "Löner till tjänstemän och företagsledare", *_COST, _RESULT),
    _g("73", "Kostnadsersättningar och förmåner", *_COST, _RESULT),
    _g("74", "Pensionskostnader", *_COST, _RESULT),
    _g("75", "Sociala och andra avgifter enligt lag och avtal", *_COST, _RESULT),
    _g("76", "Övriga personalkostnader", *_COST, _RESULT),
    _g("77", "Nedskrivningar och återföring av nedskrivningar", *_DEPRECIATION, _RESULT),
    _g("78", "Avskrivningar enligt plan", *_DEPRECIATION, _RESULT),
    _g("790-796", "Övriga rörelsekostnader", *_COST, _RESULT),
    _g("797", "Förlust vid avyttring av anläggningstillgångar", *_DISPOSAL_LOSS, _RESULT),
    _g("798-799", "Övriga rörelsekostnader", *_COST, _RESULT),
)

_FINANCE = (
    _g("80", "Resultat från andelar i koncernföretag", *_FINANCIAL_INCOME, _RESULT),
    _g("81", "Resultat från andelar i intresseföretag", *_FINANCIAL_INCOME, _RESULT),
    _g("82", "Övriga värdepapper och långfristiga fordringar", *_FINANCIAL_INCOME, _RESULT),
    _g("83", "Övriga ränteintäkter och liknande", *_FINANCIAL_INCOME, _RESULT),
    _g("84", "Räntekostnader och liknande", *_FINANCIAL_COST, _RESULT),
    _unsure("870-874", "Extraordinära intäkter", *_EXTRA_INCOME, _OLD),
    _unsure("875-879", "Extraordinära kostnader", *_EXTRA_COST, _OLD),
    _g("899", "Årets resultat", *_TRANSFER, _ODOO),
)

# Words of account names, where Kommun-BAS has something else at the same number.
_SIGNS = {
    "244": ("leverantör",),
    "25": ("skatteskuld",),
    "35": ("fakt", "frakt"),
    "39": ("erhållna", "vinst", "offentligt stöd", "offentliga stöd"),
    "50": ("lokal", "hyra", "el för", "värme", "städ"),
    "54": ("förbrukning", "programvar"),
    "58": ("rese", "resor", "biljett", "logi", "hyrbil"),
    "59": ("annons", "reklam"),
    "60": ("försäljning", "representation", "kontokort"),
    "61": ("kontorsmat", "trycksak"),
    "62": ("tele", "post", "datakom", "mobil"),
    "63": ("försäkring", "riskkost", "självrisk", "bevakning"),
    "64": ("revis", "styrelsearv", "årsredovisning", "stämma", "förvaltningskost"),
    "65": ("konsult", "redovisning", "bank", "it-tjänst", "externa tjänst"),
    "70-72": ("lön", "semester", "arvode"),
    "73": ("traktament", "bilers", "förmån", "extraers"),
    "74": ("pension",),
    "75": ("arbetsgiv", "sociala", "soc avg", "löneskatt", "lönesk"),
    "76": ("sjuk", "hälsovård", "personalkost"),
    "78": ("avskriv",),
    "83": ("ränteint",),
    "84": ("räntekost",),
}

CHART = Chart(
    "bas",
    "BAS",
    source=f"{_BALANCE}; LKBR 5 kap. 2 § och 6 kap. 2 § (SFS 2024:345)",
    groups=(
        *_ASSETS,
        *_LIABILITIES,
        *_OPERATING_INCOME,
        *_EXTERNAL_COSTS,
        *_PERSONNEL_AND_DEPRECIATION,
        *_FINANCE,
    ),
    signs=_SIGNS,
)
