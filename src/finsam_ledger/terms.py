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
Adjustment|justering vid avrundning|rounding adjustment|
Amount|belopp|amount|
Association|samordningsförbund|association|FinsamL 4 §
Balances|saldon|balances|
BookFacts|bokföringens omfång|extent of the books|
Books|bokföring|books|LKBR 3 kap.
BudgetRow|budgetrad|budget row|KL 11 kap. 5 §
CashFlowClass|kassaflödesklass|cash-flow class|RKR R13
Chart|kontoplan|chart of accounts|BAS, Kommun-BAS
Check|kontroll|check|
Closing|bokslut|closing|LKBR 3 kap. 1 §
Column|kolumn|column|
Columns|kolumner|columns|
Covers|täckning|coverage|
DeclaredColumn|egen kolumn|column of one's own|
Dimension|dimension|dimension|SIE 4B #DIM
Document|dokument|document|
Explanation|förklaring av ett tal|explanation|
Figure|tal|figure|
Finding|iakttagelse|finding|
FiscalYear|räkenskapsår|fiscal year|LKBR 1 kap. 5 §
Format|format|format|
Identity|samband mellan tal|identity|
Journal|grundbok|journal|LKBR 3 kap. 3 §
Kind|slag av rapport|kind of report|
Layout|uppställning|layout|LKBR 5 och 6 kap.
Ledger|huvudbok|ledger|LKBR 3 kap. 3 §
Line|konteringsrad|line|
Listing|lista|listing|
Measure|mått|measure|
Member|medlem|member|FinsamL 5 §
NoteSpec|not|note|LKBR 9 kap.
ObjectRef|objekt|object|SIE 4B #OBJEKT
ObjectSelection|urval på objekt|selection by object|
Part|part|party|FinsamL 5 §
Period|period|period|
Placement|placering|placement|
Predecessor|föregångare|predecessor|
Report|rapport|report|
Printed|tryckta uppställningar|printed statements|
PrintedReport|tryckt rapport|printed report|
Relation|sambandsslag|relation between figures|
Remark|anmärkning vid granskning|remark of a review|
ReportedBalances|bokföringens egna saldon|reported balances|SIE 4B #IB #UB #RES
Review|granskning|review|
Rounding|avrundningsregel|rounding rule|
Running|löpande saldo|running total|
Selection|urval|selection|
Settings|inställningar|settings|
Severity|allvarlighetsgrad|severity|
Side|sida (debet eller kredit)|side|
Sign|tecken|signs|
Slip|skrivfel|slip of the pen|
Source|källa|source|
Span|rapportens tid|span|
Statement|uppställning med tal|statement|
StatementOptions|egna val för en uppställning|options of a statement|
StatementLine|rad i resultat- eller balansräkning|statement line|LKBR 5 kap. 2 §, 6 kap. 2 §
Subject|kontrollunderlag|subject|
Table|tabell|table|
Term|term|term|
Text|tvåspråkig text|bilingual text|
TieOut|avstämning|tie-out|
Unit|enhet|unit|
Voucher|verifikation|voucher|LKBR 2 kap. 3 §, 3 kap. 8–9 §§
VoucherDraft|utkast till verifikation|draft voucher|
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
