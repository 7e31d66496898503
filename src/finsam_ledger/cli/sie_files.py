"""What the ``sie`` commands share (SIE-filer): reading, writing, and what they print as JSON."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from finsam_ledger import sie
from finsam_ledger.cli.parser import UsageError
from finsam_ledger.cli.terminal import Progress, print_bytes
from finsam_ledger.core.finding import Finding
from finsam_ledger.render.formats.json import finding_json
from finsam_ledger.terms import Text
from finsam_ledger.workspace.files import read_bytes
from finsam_ledger.workspace.output import write_all

_SUFFIXES = {"sie4": ".se", "sie5": ".sie"}


@frozen
class Made:
    """A file that books were converted into (konverterad fil)."""

    data: bytes
    suffix: str
    findings: tuple[Finding, ...] = ()


def read(path: Path, progress: Progress | None = None) -> "sie.SieBook":
    """A file from disk, read (läs)."""
    return sie.read(read_bytes(path), name=path.name, progress=progress)


def targets() -> list[str]:
    """What books can be converted into (mål)."""
    return sorted((*sie.all_conversions(), *_SUFFIXES))


def converted(book: "sie.SieBook", name: str) -> Made:
    """The books as another kind of file (konvertera)."""
    now = datetime.now(UTC)
    if name == "sie5":
        written = sie.export_sie5(book.ledger, info=book.info, generated=now)
        return Made(written.data, _SUFFIXES[name], written.findings)
    if name == "sie4":
        kind = book.info.sie_type if book.info.sie_type in ("1", "2", "3", "4I") else "4E"
        today = now.astimezone().date()
        written = sie.export(book.ledger, sie_type=kind, info=book.info, generated=today)
        return Made(written.data, _SUFFIXES[name], written.findings)
    conversion = sie.all_conversions()[name]
    return Made(conversion.convert(book.ledger, book.info.currency), conversion.suffix)


def beside(path: Path, suffix: str) -> Path:
    """A name beside a file, with another ending, that nothing has yet (bredvid).

    Raises:
        UsageError: There is such a file, which is not to be written over unasked.
    """
    new = path.with_suffix(suffix)
    if new.exists():
        raise UsageError(
            Text(f"{new} finns redan", f"{new} is there already"),
            Text("Ge ett annat filnamn med --ut", "Give another file name with --ut"),
        )
    return new


def write(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all (skriv).

    Raises:
        UsageError: The path is a folder.
        OutputError: It cannot be written.
    """
    if path.is_dir():
        raise UsageError(
            Text(f"{path} är en mapp", f"{path} is a folder"),
            Text("Ge ett filnamn efter --ut", "Give a file name after --ut"),
        )
    return write_all(path.parent, {path.name: data})[0]


def print_json(content: dict[str, Any]) -> None:
    """Print JSON in UTF-8 (skriv JSON)."""
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    print_bytes(f"{text}\n".encode("utf-8", "replace"))


def review_json(book: "sie.SieBook", lang: str) -> dict[str, Any]:
    """A review as JSON, "finsam-ledger/sie-granskning" version 1 (granskning)."""
    info, ledger = book.info, book.ledger
    return {
        "format": "finsam-ledger/sie-granskning",
        "version": 1,
        "file": {
            "name": info.name,
            "sha256": info.sha256,
            "sie_type": info.sie_type,
            "encoding": info.encoding,
            "program": info.program,
            "generated": info.generated,
            "covers_until": info.covers_until,
            "checksum": None if info.checksum is None else info.checksum.matches,
            "records": dict(info.records),
        },
        "organisation": {"name": ledger.association.name, "orgnr": ledger.association.orgnr},
        "year": {"start": ledger.year.start, "end": ledger.year.end},
        "accounts": len(ledger.accounts),
        "vouchers": book.vouchers,
        "rejected": len(ledger.rejected),
        "rows": book.rows,
        "findings": [finding_json(finding, lang) for finding in book.findings],
    }


def comparison_json(comparison: "sie.Comparison") -> dict[str, Any]:
    """A comparison as JSON, "finsam-ledger/sie-jamforelse" version 1 (jämförelse); öre as int."""
    head = {"format": "finsam-ledger/sie-jamforelse", "version": 1, "same": comparison.is_same}
    return head | asdict(comparison, value_serializer=lambda _, __, value: value)
