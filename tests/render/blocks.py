"""A small document that holds every kind of block and of inline."""

from finsam_ledger.reports.document import (
    Contents,
    Document,
    Heading,
    ItemList,
    Media,
    Number,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Role,
    Signatory,
    Signatures,
    Table,
    TableColumn,
    TableRow,
    TitlePage,
    Words,
)
from finsam_ledger.reports.inline import Emphasis, Footnote, LineBreak, Link, Plain, Value

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<rect width="30" height="8" y="1"/><rect width="18" height="8" y="11"/></svg>'
)
COLUMNS = (TableColumn(""), TableColumn("2011", numeric=True))
STATEMENT = Table(
    "balance_sheet",
    "Balansräkning",
    (TableColumn(""), TableColumn("Not"), TableColumn("2011-12-31", numeric=True)),
    (
        TableRow((Words("TILLGÅNGAR"),), Role.HEADING, 0),
        TableRow(
            (
                Words("Kassa och bank"),
                Words("1", "note_cash"),
                Number(1595, 0, "balance_sheet.cash.actual"),
            ),
            id="balance_sheet.cash",
        ),
        TableRow((Words("Summa tillgångar"), Words(""), Number(None)), Role.TOTAL, 0),
    ),
    "tkr",
    "LKBR 6 kap. 2 §",
)
NOTE = Table(
    "note_cash",
    "Not 1 Kassa och bank",
    COLUMNS,
    (TableRow((Words("Bankkonto"), Number(1595, 0, "note_cash.row_1.actual"))),),
    "tkr",
    refers=(Words("Balansräkning, Kassa och bank", "balance_sheet.cash"),),
)
DATA = Table(
    "spent_data",
    "Kostnader",
    COLUMNS,
    (TableRow((Words("Insatser"), Number(3765))), TableRow((Words("Administration"), Number(516)))),
    "tkr",
    outlined=False,
)
BLOCKS = (
    TitlePage("Årsredovisning 2011", "Exempelförbundet", ("Organisationsnummer 222000-1111",)),
    PageBreak(),
    Contents("Innehåll"),
    PageBreak(),
    Heading("Förvaltningsberättelse", 2, "management_report"),
    Paragraph(
        (
            Plain("Årets resultat blev "),
            Value(-437, 0, "tkr", "balance_sheet.cash.actual"),
            Plain(", det vill säga "),
            Emphasis((Plain("sämre"), Footnote((Plain("Jämfört med budget."),)))),
            Plain(" än "),
            Emphasis((Plain("budget"),), strong=True),
            Plain(". Se "),
            Link((Plain("balansräkningen"),), "#balance_sheet"),
            Plain(" och "),
            Link((Plain("förbundets webbplats"),), "https://example.org/finsam"),
            Plain("."),
            LineBreak(),
            Plain("Andelen var "),
            Value(121, 1, "%"),
            Plain("."),
        )
    ),
    ItemList(
        (
            (
                Paragraph("Insatser för målgruppen, som är den största delen av verksamheten."),
                ItemList(((Paragraph("Grupper"),), (Paragraph("Enskilda"),))),
            ),
            (Paragraph("Administration"),),
        ),
        ordered=True,
        start=3,
    ),
    Quote((Paragraph("Samverkan lönar sig."),)),
    Picture(
        "spent",
        SVG,
        Media.SVG,
        "Stapel: insatser 3 765, administration 516",
        "Kostnader 2011",
        DATA,
    ),
    STATEMENT,
    NOTE,
    Heading("Underskrifter", 2),
    Signatures(
        (Signatory("Namn Namnsson", "ordförande"), Signatory("", "ledamot")), "Växjö 2012-03-28"
    ),
)
EVERY_BLOCK = Document("Årsredovisning 2011", "sv", BLOCKS, "Exempelförbundet 2011")
