"""Word (docx): real styles and headings, for those who edit on; or one's own template filled."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from finsam_ledger.errors import MissingExtraError, placed
from finsam_ledger.render._cells import clean
from finsam_ledger.render._docx_parts import update_fields_on_opening
from finsam_ledger.render._docx_styles import Styles, dress
from finsam_ledger.render._docx_template import fill
from finsam_ledger.render._docx_writer import DocxWriter
from finsam_ledger.render.format import Format
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.report import Report
from finsam_ledger.reports.template import Fillings, no_word_file, template_tags
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from docx.document import Document as Word

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST_PROPERTY = 255
_FIRST_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render(report: Report, document: Document) -> bytes:
    """The document as a Word file (docx), the same bytes for the same document.

    Args:
        report: Tells the figures that a template asks for by name.
        document: What is to be read. Word fills in page numbers when the file is opened.

    Raises:
        MissingExtraError: python-docx is not installed.
        ConfigurationError: The template is no Word file or has no content controls.
    """
    _installed()
    word = _filled(report, document) if document.template else _new(document)
    update_fields_on_opening(word)
    return _saved(word, document)


def _new(document: Document) -> "Word":
    from docx import Document as new_word  # noqa: N813, PLC0415 an extra

    word = new_word()
    DocxWriter.of(dress(word, document), document).write()
    return word


def _filled(report: Report, document: Document) -> "Word":
    with placed(document.template_name):
        template_tags(document.template)
        word = _opened(document.template)
    fill(word, DocxWriter.of(Styles(word), document), Fillings(report, document))
    return word


def _opened(template: bytes) -> "Word":
    """The template, where it is a document: Word's own templates and macro files are others."""
    from docx import Document as new_word  # noqa: N813, PLC0415

    try:
        return new_word(BytesIO(template))
    except (ValueError, KeyError, SyntaxError):
        raise no_word_file() from None


def _saved(word: "Word", document: Document) -> bytes:
    facts, day = word.core_properties, document.day
    facts.title, facts.subject = _short(document.title), _short(document.subject)
    facts.author = facts.last_modified_by = _short(document.author)
    facts.language, facts.comments, facts.keywords = document.lang, "", ""
    facts.created = facts.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    out = BytesIO()
    word.save(out)
    return _same_bytes(out.getvalue())


def _short(text: str) -> str:
    """A property of a file, which may not be longer."""
    return clean(text)[:_LONGEST_PROPERTY]


def _same_bytes(data: bytes) -> bytes:
    """The same archive without the hour when it was made."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            after.writestr(
                ZipInfo(entry.filename, _FIRST_ZIP_DATE), before.read(entry), ZIP_DEFLATED
            )
    return out.getvalue()


def _installed() -> None:
    try:
        import docx  # noqa: F401, PLC0415 an extra
    except ImportError:
        raise MissingExtraError(
            Text(
                "Word kräver python-docx, som inte är installerat",
                "Word needs python-docx, which is not installed",
            ),
            Text(
                "Kör pip install python-docx, som ingår i tillvalet word",
                "Run pip install python-docx, which the extra word brings",
            ),
        ) from None


FORMAT = Format("docx", ".docx", render, _MEDIA)
