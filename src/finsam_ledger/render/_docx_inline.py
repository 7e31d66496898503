"""Words of a Word file (text i Word): runs, links, marks."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, assert_never

from attrs import evolve, frozen

from finsam_ledger.render._cells import address, clean, value_text
from finsam_ledger.render._docx_notes import Footnotes
from finsam_ledger.render._docx_parts import element
from finsam_ledger.reports.inline import Emphasis, Footnote, Inline, LineBreak, Link, Plain, Value

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@frozen
class InlineWriter:
    """Writes the inlines of a paragraph (text i raden).

    Args:
        lang: "sv" or "en".
        bookmarks: The bookmark of each id that links can lead to.
        footnotes: Where footnotes go.
        strong: Whether all of it is bold.
        italic: Whether all of it is italic.
        link_colour: The colour of links.
    """

    lang: str
    bookmarks: Mapping[str, str]
    footnotes: Footnotes
    strong: bool = False
    italic: bool = False
    link_colour: str = "0B3F70"

    def write(self, paragraph: "Paragraph", content: Iterable[Inline]) -> None:
        """Add the inlines at the end of a paragraph."""
        for each in content:
            self._one(paragraph, each)

    def text(self, paragraph: "Paragraph", text: str) -> None:
        """Add words, safe for XML, in the writer's own weight."""
        run = paragraph.add_run(clean(text))
        run.bold, run.italic = self.strong or None, self.italic or None

    def link(self, paragraph: "Paragraph", text: str, target: str) -> None:
        """Add words that lead to an id of the document, or words alone where nothing has it."""
        if target in self.bookmarks:
            self._hyperlink(paragraph, (Plain(text),), anchor=self.bookmarks[target])
        else:
            self.text(paragraph, text)

    def _one(self, paragraph: "Paragraph", each: Inline) -> None:
        match each:
            case Plain():
                self.text(paragraph, each.text)
            case Emphasis():
                inner = evolve(self, strong=True) if each.strong else evolve(self, italic=True)
                inner.write(paragraph, each.content)
            case Link():
                self._link(paragraph, each)
            case Value():
                self.text(paragraph, value_text(each, self.lang))
            case Footnote():
                plain = evolve(self, strong=False, italic=False)
                plain.write(self.footnotes.add(paragraph), each.content)
            case LineBreak():
                paragraph.add_run().add_break()
            case _:
                assert_never(each)

    def _link(self, paragraph: "Paragraph", link: Link) -> None:
        inside = link.target.startswith("#")
        if inside and link.target[1:] in self.bookmarks:
            self._hyperlink(paragraph, link.content, anchor=self.bookmarks[link.target[1:]])
        elif not inside and (target := address(link.target)):
            number = paragraph.part.relate_to(target, _LINK, is_external=True)
            self._hyperlink(paragraph, link.content, number=number)
        else:
            self.write(paragraph, link.content)

    def _hyperlink(
        self,
        paragraph: "Paragraph",
        content: Iterable[Inline],
        *,
        anchor: str = "",
        number: str = "",
    ) -> None:
        """Words written as usual, then moved into a link and coloured."""
        from docx.oxml.ns import qn  # noqa: PLC0415 an extra

        before = len(paragraph._p)  # noqa: SLF001 the paragraph's own element
        self.write(paragraph, content)
        link: Any = element("hyperlink", anchor=anchor) if anchor else element("hyperlink")
        if number:
            link.set(qn("r:id"), number)
        for run in list(paragraph._p)[before:]:  # noqa: SLF001
            link.append(run)
            run.get_or_add_rPr().append(element("color", val=self.link_colour))
        paragraph._p.append(link)  # noqa: SLF001
