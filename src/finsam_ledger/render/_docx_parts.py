"""Pieces of a Word file that python-docx lacks (delar av Word-filer): fields, marks, borders."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as _Table
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph


# The schema fixes the order of elements; these come after what is set in.
_AFTER_BORDERS = ("w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")
_AFTER_RULE = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
_AFTER_FIELDS = (
    "w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids",
    "m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults",
    "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip


def element(tag: str, /, **attributes: str) -> Any:
    """An element of WordprocessingML (element), ``w:`` before its tag and attributes."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 an extra
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add_field(paragraph: "Paragraph", code: str, shown: str = "") -> None:
    """A field that Word computes (fält), with what it shows until then."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "shown":
            run.text = text
        elif kind:
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001 no other way
        else:
            instruction = element("instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)  # noqa: SLF001


def add_bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """A name that links can lead to (bokmärke)."""
    start = element("bookmarkStart", id=f"{number}", name=name)
    end = element("bookmarkEnd", id=f"{number}")
    paragraph._p.extend((start, end))  # noqa: SLF001


def add_border(cell: "_Cell", side: str, points: int) -> None:
    """A rule along a side of a cell (linje), in eighths of a point."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    borders = properties.find(_qn("tcBorders"))
    if borders is None:
        borders = element("tcBorders")
        properties.insert_element_before(borders, *_AFTER_BORDERS)
    borders.append(element(side, val="single", sz=f"{points}", space="0", color="262626"))


def forbid_wrapping(cell: "_Cell") -> None:
    """Keep a figure on one line (ingen radbrytning)."""
    properties: Any = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    properties.insert_element_before(element("noWrap"), *_AFTER_BORDERS[2:])


def add_rules(paragraph: "Paragraph", top: int = 0, bottom: int = 0, space: int = 1) -> None:
    """Rules above and below a paragraph, as wide as it (linjer).

    Args:
        paragraph: The paragraph.
        top: The rule above, in eighths of a point; none when 0.
        bottom: The rule below.
        space: Points between rule and words.
    """
    border = element("pBdr")
    for side, size in (("top", top), ("bottom", bottom)):
        if size:
            look = {"val": "single", "sz": f"{size}", "space": f"{space}", "color": "262626"}
            border.append(element(side, **look))
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(border, *_AFTER_RULE)


def clear_margins(table: "_Table") -> None:
    """Let words and rules reach the edges of the columns (inga cellmarginaler)."""
    margins = element("tblCellMar")
    margins.extend(element(side, w="0", type="dxa") for side in ("left", "right"))
    properties: Any = table._tbl.tblPr  # noqa: SLF001
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def mark_row(row: "_Row", *, is_head: bool) -> None:
    """Keep a row whole; the head of a table stands again on each page (rubrikrad)."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))


def set_language(word: "Word", tag: str) -> None:
    """The language of all text (språk), "sv-SE"."""
    fonts = word.styles.element.find(f".//{_qn('rPrDefault')}/{_qn('rPr')}")
    for old in fonts.findall(_qn("lang")):
        fonts.remove(old)
    fonts.append(element("lang", val=tag, eastAsia=tag))


def update_fields_on_opening(word: "Word") -> None:
    """Let Word compute page numbers and contents when the file is opened (uppdatera fält)."""
    root: Any = word.settings.element
    root.insert_element_before(element("updateFields", val="true"), *_AFTER_FIELDS)


def _qn(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415

    return str(qn(f"w:{name}"))
