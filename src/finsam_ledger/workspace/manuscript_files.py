"""Reading what people have written (läsa manus): texts, their pictures, a template, the books."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import FinsamError, MissingExtraError, UnreadableInputError
from finsam_ledger.reports.document import Attachment
from finsam_ledger.reports.manuscript import Manuscript
from finsam_ledger.reports.markdown import Markdown, picture_names
from finsam_ledger.reports.publication import Publication
from finsam_ledger.terms import Text
from finsam_ledger.workspace.config import Config
from finsam_ledger.workspace.document_config import SIE
from finsam_ledger.workspace.files import read_bytes, read_text

_SIE_MEDIA = "text/plain"


def read_manuscript(folder: Path, config: Config) -> Manuscript:
    """The texts and the publication that a folder's bokslut.toml asks for (läs manus).

    Args:
        folder: Where the files lie.
        config: Names them.

    Returns:
        What could be read. A text that cannot be is told as a finding, and its topic is left out.

    Raises:
        UnreadableInputError: The template cannot be read.
    """
    asked = config.document
    publication = Publication(
        asked.kind,
        asked.signatures,
        asked.with_checks,
        asked.day,
        asked.attach,
        tuple(_books(folder, config)) if SIE in asked.attach else (),
        read_bytes(folder / asked.template) if asked.template else b"",
        asked.with_pictures,
        config.vouchers,
        asked.template,
    )
    findings: list[Finding] = []
    texts = dict(_texts(folder, "text", config.texts, findings))
    english = dict(_texts(folder, "text_en", config.texts_en, findings))
    return Manuscript(texts, publication, tuple(findings), english)


def _texts(
    folder: Path, table: str, names: Mapping[str, str], findings: list[Finding]
) -> Iterator[tuple[str, Markdown]]:
    """The texts that can be read; the others are added to the findings."""
    for topic, name in names.items():
        try:
            yield topic, _read(folder / name, name)
        except UnreadableInputError as error:
            findings.append(_unreadable(f"[{table}] {topic}", name, error))


def _unreadable(key: str, name: str, error: UnreadableInputError) -> Finding:
    what = Text(f"texten kan inte läsas: {error.what.sv}", f"unreadable text: {error.what.en}")
    record = f'{key} = "{name}"'
    return Finding("text_unreadable", Severity.ERROR, what, error.remedy, file=name, record=record)


def _read(path: Path, name: str) -> Markdown:
    text = read_text(path)
    with suppress(MissingExtraError):  # told when the text is set in
        return Markdown(text, name, dict(_pictures(path.parent, text)))
    return Markdown(text, name)


def _pictures(folder: Path, text: str) -> Iterator[tuple[str, bytes]]:
    """The pictures of a text that can be read; the others are told as findings."""
    for name in picture_names(text):
        try:
            yield name, read_bytes(folder / name)
        except (FinsamError, ValueError):
            continue


def _books(folder: Path, config: Config) -> Iterator[Attachment]:
    for name in (config.file, config.previous, *config.predecessors, *config.earlier):
        if name:
            data = read_bytes(folder / name)
            yield Attachment(Path(name).name, data, _SIE_MEDIA, "", is_source=True)
