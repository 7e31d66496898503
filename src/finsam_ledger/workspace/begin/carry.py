"""A folder after an earlier one (ny mapp från en tidigare): its bokslut.toml, changed in places.

All that the earlier file says is kept as it was written. What is of its year becomes a comment, and
what must be looked at gets one; comments that begin with ATT GÖRA are what is left to do.
"""

from collections.abc import Callable, Iterator, Mapping

from attrs import evolve, frozen

from finsam_ledger.reports.comments import TO_DO
from finsam_ledger.workspace.begin.answers import ONLY_PAPERS, Answers
from finsam_ledger.workspace.begin.known import Earlier, Known
from finsam_ledger.workspace.begin.texts import file_of, wanted_topics
from finsam_ledger.workspace.config import FILE_NAME, Config
from finsam_ledger.workspace.toml_edit import Path, TomlText
from finsam_ledger.workspace.toml_writing import TomlValue

_OF_THE_REPORT = (
    (("dokument", "datum"), "dagen då rapporten skrivs under"),
    (("uppgifter", "upprattad"), "dagen då rapporten upprättades"),
)
_OF_THE_YEAR = (
    (("bocker", "budget"), "ändra beloppen i budgetfilen till årets och ta bort #"),
    (("bocker", "prognos"), "gå igenom posterna i prognosfilen och ta bort #"),
    (("uppgifter", "budget_beslutad"), "dagen då årets budget beslutades"),
    (("uppgifter", "bidrag"), "årets bidrag"),
    (("balanskrav", "kommentar"), "hur ett negativt resultat regleras, om årets är det"),
    (("balanskrav", "justering"), "årets justeringar"),
)
_NO_FILE = "lägg årets SIE-fil i mappen och skriv vad den heter"
_AGREED = "kontrollera att beloppet gäller det nya året"


@frozen
class BookRoles:
    """Which files are whose books (bokföringens filer), as the new folder names them.

    Args:
        file: This year's.
        previous: Last year's.
        predecessors: Last year's, of those that the förbund continues.
        earlier: Those of the years before.
    """

    file: str = ""
    previous: str = ""
    predecessors: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


def roles_after(known: Known, earlier: Earlier, given: Mapping[str, str]) -> BookRoles:
    """The books of a folder after an earlier one (bokföringens filer).

    Args:
        known: What is known.
        earlier: The earlier folder.
        given: The files that are new, by key of ``[bocker]``, as the new folder calls them.
    """
    config = earlier.config
    own = BookRoles(config.file, config.previous, config.predecessors, config.earlier)
    file, previous = given.get("fil", ""), given.get("foregaende", "")
    if not known.is_next_year:
        kept = evolve(own, file=file or own.file)
        return evolve(kept, previous=previous, predecessors=()) if previous else kept
    is_own = earlier.own_book is not None
    before = previous or ("" if is_own or not earlier.is_whole else own.file)
    older = tuple(filter(None, (own.previous, *own.earlier)))
    return BookRoles(file, before, (), older)


def carried_config(known: Known, answers: Answers, earlier: Earlier, roles: BookRoles) -> str:
    """The text of bokslut.toml after an earlier one (bokslut.toml från tidigare).

    Args:
        known: What is known.
        answers: What was answered.
        earlier: The earlier folder.
        roles: The books.

    Raises:
        ConfigurationError: The earlier file is written so that it cannot be changed line by line.
    """
    text = TomlText(earlier.text, str(earlier.folder / FILE_NAME))
    text = _with_books(text, roles)
    for path, value in _changed(answers, earlier.config):
        text = text.put(value, *path)
    text = _of_kind(_titled(text, answers, earlier), answers)
    for path, words in (*_OF_THE_REPORT, *(_OF_THE_YEAR if known.is_next_year else ())):
        text = text.noted(f"{TO_DO}: {words}", *path).without(*path)
    return _without_outcomes(_agreed(text) if known.is_next_year else text).text


def _changed(answers: Answers, before: Config) -> Iterator[tuple[Path, TomlValue]]:
    """The keys whose values are no longer those of the earlier folder."""
    if answers.name != before.association.name:
        yield ("organisation", "namn"), answers.name
    if answers.orgnr != before.association.orgnr:
        yield ("organisation", "orgnr"), answers.orgnr
    if answers.unit is not before.unit:
        yield ("rapport", "enhet"), answers.unit.value
    yield ("rapport", "start"), answers.period.start
    yield ("rapport", "slut"), answers.period.end


def _with_books(text: TomlText, roles: BookRoles) -> TomlText:
    named: Mapping[str, str | tuple[str, ...]] = {
        "fil": roles.file,
        "foregaende": roles.previous,
        "foregangare": roles.predecessors,
        "tidigare": roles.earlier,
    }
    if not roles.file:
        text = text.noted(f"{TO_DO}: {_NO_FILE}", "bocker", "fil")
    for key, value in named.items():
        text = text.put(value, "bocker", key) if value else text.without("bocker", key)
    return text


def _titled(text: TomlText, answers: Answers, earlier: Earlier) -> TomlText:
    """The title of the same document a year later, or else a new one."""
    before, after = earlier.config.period.end, answers.period.end
    same = (earlier.config.document.kind or ONLY_PAPERS) == answers.kind
    if answers.title or not same or (before.month, before.day) != (after.month, after.day):
        sv, en = answers.heading.sv, answers.heading.en
        text = text.put(sv, "rapport", "titel").without("rapport", "titel_en")
        return text if answers.title else text.put(en, "rapport", "titel_en")
    for key, title in (("titel", earlier.config.title.sv), ("titel_en", earlier.config.title.en)):
        if text.has("rapport", key):
            text = text.put(title.replace(str(before.year), str(after.year)), "rapport", key)
    return text


def _of_kind(text: TomlText, answers: Answers) -> TomlText:
    """The text asking for a kind of document, with a file for each topic that it must have."""
    if answers.kind == ONLY_PAPERS:
        return text.without("dokument")
    text = text.put(answers.kind, "dokument", "slag")
    if text.has("uppgifter", "slag"):
        text = text.put(answers.kind, "uppgifter", "slag")
    for topic in wanted_topics(answers.kind):
        if not text.has("text", topic.key):
            text = text.put(file_of(topic), "text", topic.key)
    return text


def _agreed(text: TomlText) -> TomlText:
    """Agreed amounts are of a year; they are kept, and told."""
    text = text.noted(f"{TO_DO}: {_AGREED}", "bidrag", "belopp")
    return _for_each(
        text, "medlem", "belopp", lambda t, path: t.noted(f"{TO_DO}: {_AGREED}", *path)
    )


def _without_outcomes(text: TomlText) -> TomlText:
    """Goals are kept, what they came to is of the earlier report."""
    for key in ("utfall", "uppnatt"):
        text = _for_each(text, "mal", key, lambda t, path: t.without(*path))
    return text


def _for_each(
    text: TomlText, table: str, key: str, change: Callable[[TomlText, Path], TomlText]
) -> TomlText:
    """A change of a key in each table of a list."""
    for i in range(len(text.data.get(table, ()))):
        if text.has(table, i, key):
            text = change(text, (table, i, key))
    return text
