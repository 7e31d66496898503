"""Footnotes of a Word file (fotnoter), which python-docx cannot make by itself."""

from typing import TYPE_CHECKING, Any

from finsam_ledger.render._docx_parts import element
from finsam_ledger.render._docx_styles import Styles

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_NAME = "/word/footnotes.xml"
_RULES = {"-1": "separator", "0": "continuationSeparator"}


class Footnotes:
    """The footnotes of a Word file, numbered from 1 (fotnoter).

    Args:
        styles: The styles of the file; its part for footnotes is made when the first is added.
    """

    def __init__(self, styles: Styles) -> None:
        self.styles, self.word = styles, styles.word
        self._root: Any = None

    def add(self, paragraph: "Paragraph") -> "Paragraph":
        """Set a mark at the end of a paragraph and give the note's own paragraph to be filled."""
        from docx.text.paragraph import Paragraph  # noqa: PLC0415 an extra

        if self._root is None:
            self._root = self._part()
        number = f"{len(self._root) - len(_RULES) + 1}"
        paragraph._p.append(_mark(element("footnoteReference", id=number)))  # noqa: SLF001
        note, words = element("footnote", id=number), element("p")
        properties = element("pPr")
        properties.append(element("pStyle", val=self.styles.id_of("footnote text")))
        words.extend((properties, _mark(element("footnoteRef"))))
        note.append(words)
        self._root.append(note)
        made = Paragraph(words, self.word.part)
        made.add_run(" ")
        return made

    def _part(self) -> Any:
        """The part with the two rules that Word wants in it."""
        from docx.opc.packuri import PackURI  # noqa: PLC0415
        from docx.opc.part import XmlPart  # noqa: PLC0415

        root = element("footnotes")
        for number, name in _RULES.items():
            note, words, run = element("footnote", id=number, type=name), element("p"), element("r")
            run.append(element(name))
            words.append(run)
            note.append(words)
            root.append(note)
        part = XmlPart(PackURI(_NAME), _KIND, root, self.word.part.package)
        self.word.part.relate_to(part, _REL)
        return root


def _mark(inner: Any) -> Any:
    run, properties = element("r"), element("rPr")
    properties.append(element("vertAlign", val="superscript"))
    run.extend((properties, inner))
    return run
