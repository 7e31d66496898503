"""Bilingual text, and the glossary that joins English names to Swedish terms (ordlista).

The glossary is the only place where a name in the code meets the word that an accountant uses;
``docs/ordlista.md`` is made from it (``python -m finsam_ledger.terms``).
"""

from attrs import frozen


@frozen
class Text:
    """The same words in Swedish and English (tvåspråkig text).

    Args:
        sv: What a Swedish reader sees.
        en: The same in English.

    >>> Text("konto", "account").lang("en")
    'account'
    """

    sv: str
    en: str

    def lang(self, code: str) -> str:
        """The words in language ``code``: "en" for English, everything else Swedish."""
        return self.en if code == "en" else self.sv

    def __str__(self) -> str:
        return self.sv


@frozen
class Term:
    """A name in the code and the word it stands for (term).

    Args:
        name: The name in the code.
        word: The Swedish word and the English one.
        source: Where the word comes from; empty for common usage.
    """

    name: str
    word: Text
    source: str = ""


def _terms(table: str) -> tuple[Term, ...]:
    rows = (tuple(cell.strip() for cell in line.split("|")) for line in table.split("\n") if line)
    return tuple(Term(name, Text(sv, en), source) for name, sv, en, source in rows)


GLOSSARY = _terms("""\
Account|konto|account|BAS, Kommun-BAS
AccountGroup|kontogrupp|group of accounts|BAS, Kommun-BAS
AccountKind|kontotyp|kind of account|SIE 4B #KTYP
AccountRange|kontointervall|interval of accounts|
Accrual|periodisering|accrual|LKBR 4 kap. 4 §
Adjustment|justering vid avrundning|rounding adjustment|
Amount|belopp|amount|
Asset|inventarie|piece of equipment|LKBR 6 kap. 6 §
AssetNote|anläggningsnot|note on equipment|LKBR 9 kap.
Association|samordningsförbund|association|FinsamL 4 §
Balances|saldon|balances|
Book|bok|book|LKBR 3 kap.
BookFacts|bokföringens omfång|extent of the books|
BookView|bokens innehåll|book contents|
BookYear|räkenskapsår i boken|book year|
Books|bokföring|books|LKBR 3 kap.
BudgetRow|budgetrad|budget row|KL 11 kap. 5 §
Cascade|följdändring|cascade of a correction|
CashFlowClass|kassaflödesklass|cash-flow class|RKR R13
Chart|kontoplan|chart of accounts|BAS, Kommun-BAS
Check|kontroll|check|
Closing|bokslut|closing|LKBR 3 kap. 1 §
Column|kolumn|column|
Columns|kolumner|columns|
Correction|rättelse|correction|LKBR 3 kap. 7 §
Corruption|förvanskning|corruption|
Covers|täckning|coverage|
DeclaredColumn|egen kolumn|column of one's own|
Dimension|dimension|dimension|SIE 4B #DIM
Disposal|avyttring eller utrangering|disposal|
Document|dokument|document|
Entry|händelse i boken|book entry|LKBR 3 kap. 11 §
Explanation|förklaring av ett tal|explanation|
Figure|tal|figure|
Finding|iakttagelse|finding|
FiscalYear|räkenskapsår|fiscal year|LKBR 1 kap. 5 §
Format|format|format|
Identity|samband mellan tal|identity|
Import|inläsning|import|
Journal|grundbok|journal|LKBR 3 kap. 3 §
KeptSeal|förvarat sigill|kept seal|
Kind|slag av rapport|kind of report|
Layout|uppställning|layout|LKBR 5 och 6 kap.
Ledger|huvudbok|ledger|LKBR 3 kap. 3 §
Line|konteringsrad|line|
Link|hänvisning till rättad verifikation|link to the corrected voucher|LKBR 3 kap. 7 §
Listing|lista|listing|
Measure|mått|measure|
Member|medlem|member|FinsamL 5 §
NoteSpec|not|note|LKBR 9 kap.
ObjectRef|objekt|object|SIE 4B #OBJEKT
ObjectSelection|urval på objekt|selection by object|
Part|part|party|FinsamL 5 §
Particulars|motpart och underlag|particulars|LKBR 3 kap. 9 §
Period|period|period|
Placement|placering|placement|
Plan|plan (planerade verifikationer)|plan|
Predecessor|föregångare|predecessor|
Printed|tryckta uppställningar|printed statements|
PrintedReport|tryckt rapport|printed report|
Proposal|förslag till verifikation|proposed voucher|
Recurring|återkommande verifikation|recurring voucher|
Register|register|register|LKBR 3 kap. 6 §
Relation|sambandsslag|relation between figures|
Remark|anmärkning vid granskning|remark of a review|
Report|rapport|report|
ReportedBalances|bokföringens egna saldon|reported balances|SIE 4B #IB #UB #RES
Review|granskning|review|
Rounding|avrundningsregel|rounding rule|
Running|löpande saldo|running total|
Schedule|periodiseringsplan|schedule|
Seal|sigill|seal|
Selection|urval|selection|
Settings|inställningar|settings|
Severity|allvarlighetsgrad|severity|
Side|sida (debet eller kredit)|side|
Sign|tecken|signs|
Slip|skrivfel|slip of the pen|
Source|källa|source|
SourceDocument|underlag|source document|LKBR 3 kap. 9 §
Span|rapportens tid|span|
Specification|specifikation av balanspost|specification|LKBR 4 kap. 6 §
Spread|fördelning|spread|
Stamp|stämpel (vem, när, program)|stamp|LKBR 3 kap. 11 §
StatedAmount|angivet belopp|stated amount|
StatedSource|angivna tal|stated figures|
StatedYear|angivet år|stated year|
Statement|uppställning med tal|statement|
StatementOptions|egna val för en uppställning|options of a statement|
StatementLine|rad i resultat- eller balansräkning|statement line|LKBR 5 kap. 2 §, 6 kap. 2 §
Store|bokfil|store|
Subject|kontrollunderlag|subject|
Table|tabell|table|
Target|saldo som ska gälla|target balance|
Term|term|term|
Text|tvåspråkig text|bilingual text|
TieOut|avstämning|tie-out|
Timing|bokning|timing|
Tool|verktyg|tool|
Trail|spår|trail|
Unit|enhet|unit|
VacationDebt|semesterlöneskuld|holiday pay owed|
Voucher|verifikation|voucher|LKBR 2 kap. 3 §, 3 kap. 8–9 §§
VoucherDraft|utkast till verifikation|draft voucher|
VoucherKey|verifikationsnummer|voucher key|LKBR 3 kap. 9 §
balance_sheet|balansräkning|balance sheet|LKBR 6 kap.
balanskrav|balanskrav|balance requirement|KL 11 kap., LKBR 11 kap. 10 §
budget|budget|budget|FinsamL 23 §, KL 11 kap. 5 §
closing|utgående balans|closing balance|
contributions|bidrag från medlemmarna|contributions|FinsamL 5 §
counterparty|motpart|counterparty|LKBR 3 kap. 9 §
equity|eget kapital|equity|LKBR 6 kap. 2 §
general_ledger|huvudbok|general ledger|LKBR 3 kap. 3 §
income_statement|resultaträkning|income statement|LKBR 5 kap.
investments|investeringsredovisning|investments|LKBR 10 kap. 2 §
movement|rörelse under perioden|movement|
ore|öre|öre|
opening|ingående balans|opening balance|LKBR 4 kap. 4 §
orgnr|organisationsnummer|organisation number|
rejected|avvisade verifikationer|rejected vouchers|
series|verifikationsserie|voucher series|
trial_balance|saldobalans|trial balance|
""")


def glossary_markdown() -> str:
    """The glossary as a page (ordlista), the text of docs/ordlista.md.

    >>> glossary_markdown().splitlines()[0]
    '# Ordlista'
    """
    rows = sorted(GLOSSARY, key=lambda term: term.word.sv.casefold())
    lines = [f"| {t.word.sv} | {t.word.en} | `{t.name}` | {t.source} |" for t in rows]
    head = (
        "# Ordlista\n\nSvenska ord i rapporter och på kommandoraden, och vad de heter i "
        "biblioteket.\n\n| svenska | engelska | i koden | källa |\n|---|---|---|---|\n"
    )
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(glossary_markdown(), end="")  # noqa: T201 makes docs/ordlista.md
