"""Texts that would do harm if a format took them for more than words."""

from finsam_ledger.reports.document import (
    Block,
    Contents,
    Document,
    Heading,
    ItemList,
    Number,
    PageBreak,
    Paragraph,
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
from finsam_ledger.reports.inline import Emphasis, Footnote, Link, Plain, Value

HOSTILE = {
    "formula": '=HYPERLINK("http://x";"y")',
    "typst": '#strong[x] $x^2$ @ref <l> `k` *a* _b_ // c /* d */ #{sys.inputs} \\u{41} "',
    "field": '{ HYPERLINK "x" } MERGEFIELD <w:p/> &amp;',
    "long": "w" * 300,
    "emoji": "😀 漢字",
    "right_to_left": "שלום \u202etxt",
    "control": "\udce4 x\x00\x1b[31m \ufffe",
    "html": "</style><script>alert(1)</script>",
    "private": "\ue000 \U0010fffe",
    "blank": " ",
}


def everywhere(text: str) -> Document:
    """A document with the text in every place where text can stand."""
    inline = (
        Emphasis((Plain(text),)), Emphasis((Plain(text),), strong=True), Plain(text),
        Link((Plain(text),), f"#{text}"), Link((Plain(text),), text),
        Value(1, 0, text, f"{text}.a"),
        Footnote((Plain(text),)),
    )  # fmt: skip
    columns = (TableColumn(text), TableColumn(text), TableColumn(text, numeric=True))
    rows = (
        TableRow((Words(text),), Role.HEADING, 0),
        TableRow((Words(text, text), Words(f"{text}\n{text}"), Number(-12_345, 2)), id=text),
        TableRow((Words(text), Words(""), Number(7, 0, f"{text}.a")), Role.TOTAL, 0),
    )
    blocks: tuple[Block, ...] = (
        TitlePage(text, text, (text,)), PageBreak(), Contents(text), PageBreak(),
        Heading(text, 2, text), Paragraph(inline), ItemList(((Paragraph(text),),)),
        Quote((Paragraph(text),)),
        Table(text, text, columns, rows, "kr", text, refers=(Words(text, text),)),
        Table("t", text, columns, rows, outlined=False), Signatures((Signatory(text, text),), text),
    )  # fmt: skip
    return Document(text, "sv", blocks, text, text)
