"""Reading what people have written (läsa manus): texts, their pictures, a template, the books."""

from collections.abc import Iterator
from pathlib import Path

from finsam_ledger.errors import FinsamError
from finsam_ledger.reports.document import Attachment
from finsam_ledger.reports.manuscript import Manuscript
from finsam_ledger.reports.markdown import Markdown, picture_names
from finsam_ledger.reports.publication import Publication
from finsam_ledger.workspace.config import Config
from finsam_ledger.workspace.document_config import SIE
from finsam_ledger.workspace.files import read_bytes, read_text

_SIE_MEDIA = "text/plain"


def read_manuscript(folder: Path, config: Config) -> Manuscript:
    """The texts and the publication that a folder's bokslut.toml asks for (läs manus).

    Args:
        folder: Where the files lie.
        config: Names them.

    Raises:
        UnreadableInputError: A text or the template cannot be read.
        MissingExtraError: There are texts, and markdown-it-py is not installed.
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
    )
    texts = {topic: _read(folder, name) for topic, name in config.texts.items()}
    return Manuscript(texts, publication)


def _read(folder: Path, name: str) -> Markdown:
    path = folder / name
    text = read_text(path)
    pictures = dict(_pictures(path.parent, text))
    return Markdown(text, name, pictures)


def _pictures(folder: Path, text: str) -> Iterator[tuple[str, bytes]]:
    """The pictures of a text that can be read; the others are told as findings."""
    for name in picture_names(text):
        try:
            yield name, read_bytes(folder / name)
        except (FinsamError, ValueError):
            continue


def _books(folder: Path, config: Config) -> Iterator[Attachment]:
    for name in (config.file, config.previous, *config.earlier):
        if name:
            data = read_bytes(folder / name)
            words = "Bokföringen som SIE-fil"
            yield Attachment(Path(name).name, data, _SIE_MEDIA, words, is_source=True)
