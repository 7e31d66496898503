"""What goes where in a template of one's own (mall): a part or a figure for each tag."""

import re
from collections.abc import Iterator
from io import BytesIO

from attrs import evolve, frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import ConfigurationError, UnknownNameError
from finsam_ledger.reports.document import (
    Block,
    Contents,
    Document,
    Heading,
    PageBreak,
    Signatures,
    Table,
)
from finsam_ledger.reports.inline import Inline, Plain
from finsam_ledger.reports.insertions import Insertions
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.reference import fold
from finsam_ledger.terms import Text

_TAG = re.compile(rb'<w:sdtPr\b(?:(?!</w:sdtPr>).)*?<w:tag\s+w:val="([^"]*)"', re.DOTALL)
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_WHOLE = "dokument"
_NAMES = {
    "forvaltningsberattelse": "management_report",
    "noter": "notes",
    "underskrifter": "signatures",
}


@frozen
class Fillings:
    """What stands for each tag of a template (mallens innehåll).

    Args:
        report: What was computed and written.
        document: The finished document made of it.
    """

    report: Report
    document: Document

    def blocks(self, tag: str) -> tuple[Block, ...]:
        """The blocks that a tag stands for, without the heading that the template has itself.

        Args:
            tag: "dokument" for all of it, "innehall", the name of a chapter or topic, the id or
                title of a statement, "not_3".

        Returns:
            Nothing where the tag is no part of the document.
        """
        name = fold(tag)
        if name == _WHOLE:
            return tuple(self._from_first_heading())
        if name == "innehall":
            return tuple(b for b in self.document.blocks if isinstance(b, Contents))
        wanted = _NAMES.get(name) or Insertions(self.report).target(name)
        return tuple(self._below(wanted))

    def words(self, tag: str) -> Inline | None:
        """The figure or fact that a tag names, as in a text; None where nothing has that name."""
        if fold(tag) == "titel":
            return Plain(self.document.title)
        try:
            return Insertions(self.report, self.document.lang).inline(tag)
        except UnknownNameError:
            return None

    def _from_first_heading(self) -> Iterator[Block]:
        started = False
        for block in self.document.blocks:
            started = started or isinstance(block, Heading | Table | Signatures)
            if started:
                yield block

    def _below(self, name: str) -> Iterator[Block]:
        """A table by its id, or what stands below a heading until the next as high.

        Where pages begin is the template's own.
        """
        level = 0
        for block in self.document.blocks:
            if isinstance(block, Table) and block.id == name:
                yield evolve(block, caption="", outlined=False)
                return
            high = block.level if isinstance(block, Heading | Table) else 0
            if level and 0 < high <= level:
                return
            if level and not isinstance(block, PageBreak):
                yield block
            if isinstance(block, Heading) and block.id == name:
                level = block.level


def no_word_file() -> ConfigurationError:
    """That a template cannot be opened as a Word document (mallen är ingen Word-fil)."""
    return ConfigurationError(
        Text("mallen är ingen Word-fil i formatet .docx", "the template is no Word file in .docx"),
        Text(
            "Spara den i Word som Word-dokument (.docx), inte som mall (.dotx) eller med makron",
            "Save it in Word as a Word document (.docx), not as a template (.dotx) or with macros",
        ),
    )


def template_tags(data: bytes) -> tuple[str, ...]:
    """The tags of the content controls in a Word file (innehållskontroller), in order.

    Args:
        data: The file.

    Raises:
        ConfigurationError: It is no Word file, or has no content control with a tag.
    """
    import zlib  # noqa: PLC0415 only where there is a template
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415

    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise no_word_file() from None
    texts = (text for name, text in parts.items() if _PARTS.fullmatch(name))
    tags = [tag.decode("utf-8", "replace") for text in texts for tag in _TAG.findall(text)]
    if not tags:
        raise ConfigurationError(
            Text(
                "mallen har inga innehållskontroller med tagg",
                "the template has no content controls with a tag",
            ),
            Text(
                "Lägg in dem i Word under Utvecklare, och skriv i Egenskaper en tagg som "
                "resultatrakning, noter eller resultat",
                "Add them in Word under Developer, and write a tag in Properties, such as "
                "resultatrakning, noter or resultat",
            ),
        )
    return tuple(dict.fromkeys(tags))


def unfilled(report: Report, document: Document) -> Iterator[Finding]:
    """The tags of the report's template that nothing stands for (tomma fält i mallen).

    Args:
        report: Holds the template.
        document: The finished document.

    Raises:
        ConfigurationError: The template is no Word file or has no content controls.
    """
    fillings = Fillings(report, document)
    for tag in template_tags(report.publication.template):
        if not fillings.blocks(tag) and fillings.words(tag) is None:
            yield Finding(
                "template_tag",
                Severity.WARNING,
                Text(
                    f"mallens fält ”{tag}” motsvaras av inget i rapporten och fylls inte i",
                    f'nothing in the report stands for the template\'s "{tag}", left as it is',
                ),
                Text(
                    "Rätta taggen i Word: dokument, innehall, namnet på ett kapitel, en "
                    "uppställning eller en not, eller ett nyckeltal",
                    "Mend the tag in Word: dokument, innehall, the name of a chapter, statement or "
                    "note, or a key figure",
                ),
                evidence={"tag": tag},
            )
