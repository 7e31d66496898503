"""Making a new bokslut folder (göra en ny mapp): what is known and answered into files, once."""

import os
from collections.abc import Container, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from attrs import frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.reports.comments import TO_DO
from finsam_ledger.store.magic import is_store
from finsam_ledger.terms import Text
from finsam_ledger.workspace.begin.answers import Answers
from finsam_ledger.workspace.begin.carry import carried_config, roles_after
from finsam_ledger.workspace.begin.fresh import fresh_config
from finsam_ledger.workspace.begin.known import Earlier, Known
from finsam_ledger.workspace.begin.plans import budget_skeleton, forecast_skeleton
from finsam_ledger.workspace.begin.texts import carried, file_of, skeleton, wanted_topics
from finsam_ledger.workspace.config import FILE_NAME, Config, parse_config
from finsam_ledger.workspace.files import read_bytes
from finsam_ledger.workspace.inputs import input_names
from finsam_ledger.workspace.output import make_folder

_BUDGET, _FORECAST = "budget.csv", "prognos.csv"


@frozen
class MadeFolder:
    """A new folder (ny mapp).

    Args:
        paths: Its files.
        to_do: What is left to do in bokslut.toml.
        findings: What of an earlier folder is not in it.
    """

    paths: tuple[Path, ...]
    to_do: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()


def create(folder: Path, known: Known, answers: Answers) -> MadeFolder:
    """Make a new bokslut folder (ny mapp): all of it, or nothing.

    Args:
        folder: Where; it must not be there, or be empty.
        known: What it is made from.
        answers: What was answered.

    Raises:
        OutputError: The folder holds something, or cannot be written.
        ConfigurationError: The answers, or the earlier folder, cannot be followed.
        FinsamError: A file cannot be read.
    """
    books = _new_books(folder, known)
    names = {key: name for key, (name, _) in books.items()}
    if known.earlier is None:
        text = fresh_config(known, answers, names)
        missing: tuple[Finding, ...] = ()
    else:
        roles = roles_after(known, known.earlier, names)
        text = carried_config(known, answers, known.earlier, roles)
        missing = tuple(_not_carried(known.earlier, known, folder, parse_config(text)))
    config = parse_config(text)
    files: dict[str, bytes] = {FILE_NAME: text.encode()}
    files |= {name: data for name, data in books.values() if data is not None}
    files |= _carried_files(known.earlier, config, files) if known.earlier else {}
    files |= {n: t.encode() for n, t in _skeletons(known, answers, config) if n not in files}
    return MadeFolder(tuple(make_folder(folder, files)), tuple(_to_do(text)), missing)


def _new_books(folder: Path, known: Known) -> dict[str, tuple[str, bytes | None]]:
    """The books that are given, by key of ``[bocker]``: what the folder calls them, and bytes.

    An SIE file is copied in; a book that is kept is pointed at, since a copy would soon be old.
    """
    taken = _taken(known)
    given: dict[str, tuple[str, bytes | None]] = {}
    for key, path in (("fil", known.file), ("foregaende", known.previous)):
        if path is not None:
            data = read_bytes(path)
            name = _free(path, taken, known.year.end.year - (key != "fil"))
            given[key] = (_pointed(path, folder), None) if is_store(data) else (name, data)
            taken.add(name)
    return given


def _taken(known: Known) -> set[str]:
    """The names that the new folder has for other files, those of an earlier one among them."""
    earlier, own = known.earlier, {FILE_NAME, _BUDGET, _FORECAST}
    if earlier is None:
        return own
    names = own | set(input_names(earlier.folder, earlier.config))
    becomes_last_year = known.is_next_year and earlier.is_whole and known.previous is None
    return names if becomes_last_year else names - {earlier.config.file}


def _free(path: Path, taken: AbstractSet[str], year: int) -> str:
    """A name for a copy that no other file has, also where large and small letters are the same."""
    name, n, folded = path.name, 0, {each.casefold() for each in taken}
    while name.casefold() in folded:
        n += 1
        name = f"{path.stem}-{year}{f'-{n}' if n > 1 else ''}{path.suffix}"
    return name


def _pointed(path: Path, folder: Path) -> str:
    """A file outside, as the folder names it."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another disk, on Windows
        return path.resolve().as_posix()


def _is_outside(name: str) -> bool:
    return Path(name).is_absolute() or Path(os.path.normpath(name)).parts[:1] == ("..",)


def _carried_files(earlier: Earlier, config: Config, known: Container[str]) -> dict[str, bytes]:
    """The files of an earlier folder that the new one names, its texts to be gone through."""
    texts = set(config.text_files)
    origin = f"{earlier.config.period.end}"
    names = (
        *input_names(earlier.folder, config),
        earlier.config.budget or _BUDGET,
        earlier.config.forecast or _FORECAST,
    )
    found: dict[str, bytes] = {}
    for name in names:
        path = earlier.folder / name
        if name and name not in known and not _is_outside(name) and path.is_file():
            data = read_bytes(path)
            found[name] = _carried_text(data, origin) if name in texts else data
    return found


def _carried_text(data: bytes, origin: str) -> bytes:
    try:
        return carried(data.decode("utf-8-sig"), origin).encode()
    except UnicodeDecodeError:  # told by the closing, which cannot read it either
        return data


def _skeletons(known: Known, answers: Answers, config: Config) -> Iterator[tuple[str, str]]:
    """The files to fill in: a text for each topic, a budget, an interim report's forecast."""
    names = config.texts.values()
    for topic in wanted_topics(answers.kind):
        if file_of(topic) in names:
            yield file_of(topic), skeleton(topic, answers.kind)
    if known.earlier is None:
        yield _BUDGET, budget_skeleton(known.books)
        if answers.period.end < known.year.end:
            yield _FORECAST, forecast_skeleton(known.books)


def _to_do(text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        _, mark, words = line.partition(f"# {TO_DO}: ")
        if mark and not line.strip().partition(mark)[0]:
            message = Text(words, words)
            yield Finding("to_do", Severity.INFO, message, file=FILE_NAME, line=number)


def _not_carried(earlier: Earlier, known: Known, folder: Path, config: Config) -> Iterator[Finding]:
    """What an earlier folder has and the new one cannot have from it."""
    for name in input_names(earlier.folder, config):
        here, there = folder / name, earlier.folder / name
        if _is_outside(name) and there.exists() and here.resolve() != there.resolve():
            yield _left_out(
                f"{name} ligger utanför mappen och följer inte med",
                f"{name} lies outside the folder and is not carried over",
                Text("Rätta sökvägen i bokslut.toml", "Mend the path in bokslut.toml"),
            )
    if known.is_next_year and not config.previous and known.file is not None:
        yield _left_out(
            f"mappens bokföring slutar {earlier.books.period.end} och ger inga jämförelsetal",
            f"the folder's books end {earlier.books.period.end} and give no comparison",
            Text("Ge hela förra årets SIE-fil med --foregaende", "Give last year's whole SIE file"),
        )


def _left_out(sv: str, en: str, remedy: Text) -> Finding:
    return Finding("not_carried", Severity.WARNING, Text(sv, en), remedy)
