"""A bokslut folder (bokslutsmapp): bokslut.toml and the files beside it → a closing."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from attrs import evolve

from finsam_ledger.bookkeeping.forecast import Outlook, forecast_books, read_forecast
from finsam_ledger.checks.case import Facts, ReportKind
from finsam_ledger.core.association import normal_orgnr
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import ConfigurationError, UnreadableInputError, placed
from finsam_ledger.reports.manuscript import Manuscript
from finsam_ledger.statements.layout_file import layout_for
from finsam_ledger.strict_toml import line_of
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import AUTO, Books, open_books, read_books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.config import FILE_NAME, Config, parse_config
from finsam_ledger.workspace.files import layout_or_file, read_csv, read_text
from finsam_ledger.workspace.manuscript_files import read_manuscript
from finsam_ledger.workspace.plans import read_budget_file
from finsam_ledger.workspace.settings import Settings

Progress: TypeAlias = Callable[[float], None]
ReadBooks: TypeAlias = Callable[[Path, Config, Progress | None], Books]


def run(
    folder: str | Path,
    *,
    progress: Progress | None = None,
    read: ReadBooks | None = None,
) -> Closing:
    """The whole closing of a folder (bokslut).

    Args:
        folder: Holds bokslut.toml and the files that it names.
        progress: Told the share that is read, 0 to 1.
        read: What reads the books; None reads them anew (``books_of``).

    Raises:
        FinsamError: Something in the folder cannot be followed or read.
    """
    folder = Path(folder)
    text = config_text(folder)
    config = parse_config(text)
    _known_names(config, text)
    books = (read or books_of)(folder, config, progress)
    _same_organisation(books.ledger, config, text)
    books = _with_registers(folder, config, books)
    budget = _budget(folder, config, books.ledger)
    settings = evolve(
        settings_of(folder, config),
        budget=budget,
        forecast=_forecast(folder, config, Outlook(books.ledger, config.period.end, budget)),
    )
    return close(books, settings)


def books_of(folder: Path, config: Config, progress: Progress | None = None) -> Books:
    """The year's books, or those that it opens from before it has any (bokföring).

    Args:
        folder: Where the files lie.
        config: Names them.
        progress: Told the share that is read, 0 to 1.

    Raises:
        FinsamError: A file cannot be read, or they are not of the years that they should be.
    """
    if config.file:
        return read_books(
            folder / config.file,
            chart=config.chart,
            progress=progress,
            previous=folder / config.previous if config.previous else None,
            predecessors=[folder / name for name in config.predecessors],
            on=config.period.end,
            earlier=[folder / name for name in config.earlier],
        )
    names = config.predecessors or (config.previous,)
    with placed(f"{FILE_NAME} [bocker]"):
        return open_books(config.association, [folder / name for name in names], chart=config.chart)


def _with_registers(folder: Path, config: Config, books: Books) -> Books:
    """The books with what the registers plan through the report's last day."""
    if not config.registers:
        return books
    from finsam_ledger.workspace.planning import (  # noqa: PLC0415 seldom wanted
        plan_accruals,
        read_register,
    )

    register = read_register([folder / name for name in config.registers], books.ledger.chart)
    view = plan_accruals(books.ledger, register, config.period.end)
    ready = evolve(books, ledger=view.plan.declared(books.ledger))
    findings = (*books.findings, *view.findings)
    return evolve(ready.post(*view.plan.drafts), findings=findings)


def _budget(folder: Path, config: Config, ledger: Ledger) -> Ledger | None:
    if not config.budget:
        return None
    return read_budget_file(folder / config.budget, ledger, config.spreads)


def _forecast(folder: Path, config: Config, outlook: Outlook) -> Ledger | None:
    if not config.forecast:
        return None
    path = folder / config.forecast
    items = read_forecast(read_csv(path), str(path), outlook)
    return forecast_books(outlook.books, outlook.until, items)


def _known_names(config: Config, text: str) -> None:
    """Names of charts and layouts are known before any book is read."""
    with placed(f"{FILE_NAME} rad {line_of(text, ('bocker', 'kontoplan'))}"):
        if config.chart != AUTO:
            chart_named(config.chart)
    with placed(f"{FILE_NAME} rad {line_of(text, ('rapport', 'uppstallningar'))}"):
        for name in config.layouts:
            if not name.endswith(".toml"):
                layout_for(name, config.period.end.year)


def settings_of(folder: Path, config: Config) -> Settings:
    """What a folder's bokslut.toml asks for (inställningar)."""
    manuscript = read_manuscript(folder, config)
    return Settings(
        tuple(layout_or_file(name, folder) for name in config.layouts),
        config.period,
        config.unit,
        config.rounding,
        config.columns,
        notes=config.notes,
        title=config.title,
        association=config.association,
        operations=config.operations,
        manuscript=manuscript,
        sign=config.sign,
        declared=config.declared,
        statements=config.statements,
        contributions=config.contributions,
        key_figures=config.key_figures,
        facts=_facts(config, manuscript),
        stated=config.stated,
    )


def _facts(config: Config, manuscript: Manuscript) -> Facts:
    """What the rules of law need, with what the document and its texts say (uppgifter)."""
    facts, kind = config.facts, config.document.kind
    if kind and facts.kind is ReportKind.OTHER:
        facts = evolve(facts, kind=ReportKind(kind))
    return evolve(facts, sections=frozenset(manuscript.written) if kind else None)


def config_text(folder: Path) -> str:
    """The text of a folder's bokslut.toml (inställningarnas text).

    Raises:
        UnreadableInputError: There is none, or it cannot be read.
    """
    path = folder / FILE_NAME
    if not folder.is_dir() or not path.exists():
        raise UnreadableInputError(
            _what_is_wrong(folder),
            Text(
                f"Ange en mapp med en {FILE_NAME}, eller gör en med finsam-ledger ny",
                f"Give a folder with a {FILE_NAME}, or make one with finsam-ledger ny",
            ),
            str(folder),
        )
    return read_text(path)


def _what_is_wrong(folder: Path) -> Text:
    if folder.is_dir():
        return Text(f"mappen saknar {FILE_NAME}", f"the folder has no {FILE_NAME}")
    if folder.exists():
        return Text("är en fil, ingen mapp", "is a file, no folder")
    return Text("mappen finns inte", "there is no such folder")


def _same_organisation(ledger: Ledger, config: Config, text: str) -> None:
    ours, theirs = config.association.orgnr, ledger.association.orgnr
    if config.file and ours and theirs and normal_orgnr(ours) != normal_orgnr(theirs):
        name = ledger.association.name
        line = line_of(text, ("organisation", "orgnr"))
        raise ConfigurationError(
            Text(
                f"orgnr är {ours} men {config.file} gäller {theirs} {name}",
                f"orgnr is {ours} but {config.file} is of {theirs} {name}",
            ),
            Text("Byt SIE-fil eller rätta orgnr", "Change the SIE file or mend orgnr"),
            f"{FILE_NAME} rad {line}",
        )
