"""Lists of a Word file (listor i Word): real numbering that begins anew in each list."""

from typing import TYPE_CHECKING, Any

from attrs import frozen

from finsam_ledger.render._docx_inline import InlineWriter
from finsam_ledger.render._docx_parts import element
from finsam_ledger.render._docx_styles import Styles
from finsam_ledger.reports.document import ItemList, Paragraph

if TYPE_CHECKING:
    from docx.document import Document as Word

_BULLETS = ("•", "–", "•")
_DEEPEST = 2
_TWIPS = 340


@frozen
class ListWriter:
    """Writes a list with its lists within (lista).

    Args:
        styles: The styles of the file.
        inline: Writes words.
    """

    styles: Styles
    inline: InlineWriter

    def write(self, block: ItemList, depth: int = 0) -> None:
        """Add the list at the end of the file."""
        style = "List Number" if block.ordered else "List Bullet"
        depth = min(depth, _DEEPEST)
        number = _numbering(self.styles.word, block, depth)
        for item in block.items:
            for i, part in enumerate(item):
                if isinstance(part, ItemList):
                    self.write(part, depth + 1)
                else:
                    self._paragraph(part, style, number if not i else "", depth)

    def _paragraph(self, part: Paragraph, style: str, number: str, depth: int) -> None:
        from docx.shared import Twips  # noqa: PLC0415 an extra

        made = self.styles.give(self.styles.word.add_paragraph(), style)
        kind: Any = made._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 it has no lists
        kind.get_or_add_ilvl().val, kind.get_or_add_numId().val = 0, int(number or 0)
        made.paragraph_format.left_indent = Twips(_TWIPS * (depth + 1))
        made.paragraph_format.first_line_indent = Twips(-_TWIPS if number else 0)
        self.inline.write(made, part.content)


def _numbering(word: "Word", block: ItemList, depth: int) -> str:
    """A numbering of its own, so that it begins where the list says."""
    root: Any = word.part.numbering_part.element
    used = [int(each.get(_qn("abstractNumId"))) for each in root.findall(_qn("abstractNum"))]
    number = f"{max(used, default=0) + 1}"
    kind = element("abstractNum", abstractNumId=number)
    level = element("lvl", ilvl="0")
    level.append(element("start", val=f"{block.start}"))
    level.append(element("numFmt", val="decimal" if block.ordered else "bullet"))
    level.append(element("lvlText", val="%1." if block.ordered else _BULLETS[depth]))
    level.append(element("lvlJc", val="left"))
    kind.append(level)
    nums = root.findall(_qn("num"))
    root.insert(list(root).index(nums[0]) if nums else len(root), kind)
    ids = [int(each.get(_qn("numId"))) for each in nums]
    made = element("num", numId=f"{max(ids, default=0) + 1}")
    made.append(element("abstractNumId", val=number))
    root.append(made)
    return f"{max(ids, default=0) + 1}"


def _qn(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 an extra

    return str(qn(f"w:{name}"))
