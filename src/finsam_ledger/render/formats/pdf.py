"""PDF (pdf): tagged pages that meet PDF/UA-1 and PDF/A-2a, or PDF/A-3a with files attached."""

import json
from datetime import UTC, datetime
from importlib.resources import files

from finsam_ledger.errors import MissingExtraError, UnprintableError
from finsam_ledger.render._cells import clean_surrogates
from finsam_ledger.render._pdf_tags import with_row_headers
from finsam_ledger.render._pdf_view import page_view
from finsam_ledger.render._printable import printable
from finsam_ledger.render._raster import unprintable_picture
from finsam_ledger.render.format import Format
from finsam_ledger.reports.document import Document, Picture
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

_NOON = 12


def render(_: Report, document: Document) -> bytes:
    """The document as a tagged PDF (pdf), the same bytes for the same document.

    Args:
        document: What is to be read. Its day is the file's own date; its attachments are files
            within the file, which is then PDF/A-3a rather than PDF/A-2a.

    Raises:
        MissingExtraError: typst or pikepdf is not installed.
        UnprintableError: A picture is broken.
    """
    _installed()
    import typst  # noqa: PLC0415 an extra

    day = document.day
    try:
        data = typst.compile(
            files("finsam_ledger.render").joinpath("document.typ").read_bytes(),
            sys_inputs=_inputs(document),
            pdf_standards=["a-3a" if document.attachments else "a-2a", "ua-1"],
            ignore_system_fonts=True,
            timestamp=datetime(day.year, day.month, day.day, _NOON, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise _unprintable(document, " ".join(str(error).split())) from None
    return with_row_headers(data)


def _unprintable(document: Document, why: str) -> UnprintableError:
    """Which picture stops the pages; what typst says where none does."""
    pictures = (block for block in document.blocks if isinstance(block, Picture))
    found = next(filter(None, map(unprintable_picture, pictures)), None)
    return found or UnprintableError(
        Text(f"PDF-filen går inte att göra: {why}", f"the PDF cannot be made: {why}"),
        Text("Gör de andra formaten, och anmäl felet", "Make the other formats, and report it"),
    )


def _inputs(document: Document) -> dict[str, str]:
    """What the template reads: the document, and bytes as text of one sign a byte."""
    view, data = page_view(document)
    text = json.dumps(view, ensure_ascii=False, sort_keys=True)
    raw = {name: each.decode("latin-1") for name, each in data.items()}
    return {"document": printable(clean_surrogates(text)), **raw}


def _installed() -> None:
    try:
        import pikepdf  # noqa: F401, PLC0415 extras, imported where used
        import typst  # noqa: F401, PLC0415
    except ImportError:
        raise MissingExtraError(
            Text(
                "PDF kräver typst och pikepdf, som inte är installerade",
                "PDF needs typst and pikepdf, which are not installed",
            ),
            Text(
                "Kör pip install typst pikepdf, som ingår i tillvalet pdf",
                "Run pip install typst pikepdf, which the extra pdf brings",
            ),
        ) from None


FORMAT = Format("pdf", ".pdf", render, "application/pdf")
