"""Texts that would do harm if a format took them for more than words."""

from finsam_ledger.reports.document import (
    Block,
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
from finsam_ledger.reports.inline import Emphasis, Footnote, Link, Plain, Value

HOSTILE = {
    "formula": '=HYPERLINK("http://x";"y")',
    "program": "=cmd|'/C calc'!A0",
    "plus": "+1+cmd",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "tab": "\t=1+1",
    "markdown": "**b** [l](javascript:alert(1)) ![i](http://x/y.png) <b>x</b> | # `k` {{resultat}}",
    "typst": '#strong[x] $x^2$ @ref <l> `k` *a* _b_ // c /* d */ #{sys.inputs} \\u{41} "',
    "template": "{{ 7*7 }} {% raw %} ${x} %(x)s {0}",
    "field": '{ HYPERLINK "x" } MERGEFIELD <w:p/> &amp;',
    "long": "w" * 300,
    "emoji": "😀 漢字",
    "right_to_left": "שלום \u202etxt",
    "control": "\udce4 x\x00\x1b[31m \ufffe",
    "html": "</style><script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\"' onload='x",
    "private": "\ue000 \U0010fffe",
    "script": "javascript:alert(1)",
    "blank": " ",
}
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


class Places:
    """Gives a text with a number of its own for each place where it is put."""

    def __init__(self, text: str) -> None:
        """Nothing is put anywhere yet."""
        self.text = text
        self.used: list[str] = []

    def next(self) -> str:
        """The text for the next place."""
        self.used.append(f"{self.text} [{len(self.used)}]")
        return self.used[-1]


def everywhere(text: str) -> tuple[Document, list[str]]:
    """A document with the text in every place where text can stand, and what it then says.

    Names that nobody reads, such as anchors and what links lead to, have the text as well.
    """
    put = Places(text)
    inline = (
        Emphasis((Plain(put.next()),)), Emphasis((Plain(put.next()),), strong=True),
        Plain(put.next()), Link((Plain(put.next()),), f"#{text}"), Link((Plain(put.next()),), text),
        Value(1, 0, put.next(), f"{text}.a"), Footnote((Plain(put.next()),)),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        TitlePage(put.next(), put.next(), (put.next(),)), PageBreak(), Contents(put.next()),
        PageBreak(), Heading(put.next(), 2, text), Paragraph(inline),
        ItemList(((Paragraph(put.next()),),)), Quote((Paragraph(put.next()),)),
        _table(put, text, text), _table(put, "t", ""),
        Picture(text, _SVG, Media.SVG, text, put.next(), _table(put, "p", "")),
        Signatures((Signatory(put.next(), put.next()),), put.next()),
    )  # fmt: skip
    return Document(put.used[7], "sv", blocks, text, text), put.used


def _table(put: Places, name: str, link: str) -> Table:
    columns = (
        TableColumn(put.next()), TableColumn(put.next()), TableColumn(put.next(), numeric=True),
    )  # fmt: skip
    rows = (
        TableRow((Words(put.next()),), Role.HEADING, 0),
        TableRow(
            (Words(put.next(), link), Words(f"{put.next()}\n{put.next()}"), Number(-12_345, 2)),
            id=link,
        ),
        TableRow((Words(put.next()), Words(""), Number(7, 0, f"{link}.a")), Role.TOTAL, 0),
    )  # fmt: skip
    refers = (Words(put.next(), link),)
    return Table(name, put.next(), columns, rows, "kr", put.next(), bool(link), refers=refers)
