"""Filling a Word template of one's own (fylla i en mall) by the tags of its content controls."""

from typing import TYPE_CHECKING, Any

from finsam_ledger.render._docx_parts import element
from finsam_ledger.render._docx_writer import DocxWriter
from finsam_ledger.reports.inline import Inline, plain_text
from finsam_ledger.reports.template import Fillings

if TYPE_CHECKING:
    from docx.document import Document as Word


def fill(word: "Word", writer: DocxWriter, fillings: Fillings) -> None:
    """Fill each content control whose tag the report has something for; leave the others.

    Args:
        word: The template.
        writer: Writes blocks at its end, from where they are moved into place.
        fillings: What stands for each tag.
    """
    for root in _roots(word):
        for control in list(root.iter(_qn("sdt"))):
            tag = control.find(f"{_qn('sdtPr')}/{_qn('tag')}")
            content = control.find(_qn("sdtContent"))
            if tag is not None and content is not None:
                _fill_one(word, writer, fillings, content, str(tag.get(_qn("val"))))


def _fill_one(word: "Word", writer: DocxWriter, fillings: Fillings, content: Any, tag: str) -> None:
    words, blocks = fillings.words(tag), fillings.blocks(tag)
    body: Any = word.element.body
    if blocks and content.getparent().getparent() is body:
        before = len(body)
        writer.write(blocks)
        made = list(body)[before - 1 : -1]
        for old in list(content):
            content.remove(old)
        content.extend(made)
    elif words is not None:
        _set_words(content, words)


def _set_words(content: Any, words: Inline) -> None:
    """The words in the control's first run, in the look that the template gave it."""
    texts = list(content.iter(_qn("t")))
    if not texts:
        run, holder = element("r"), element("t")
        run.append(holder)
        target = next(content.iter(_qn("p")), content)
        target.append(run)
        texts = [holder]
    texts[0].text = plain_text((words,))
    for rest in texts[1:]:
        rest.getparent().remove(rest)


def _roots(word: "Word") -> list[Any]:
    """The body, and the headers and footers of every section."""
    around = [
        part
        for section in word.sections
        for part in (section.header, section.footer, section.first_page_header)
        if not part.is_linked_to_previous
    ]
    return [word.element.body, *(part._element for part in around)]  # noqa: SLF001


def _qn(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 an extra

    return str(qn(f"w:{name}"))
