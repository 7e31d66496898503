"""bokslut.toml as typed values (inställningar): what to report, from which books."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from attrs import field, frozen

from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError, placed
from finsam_ledger.statements.layout import Side
from finsam_ledger.statements.layout_file import ObjectKeys
from finsam_ledger.statements.note import NoteRow, NoteSpec
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.strict_toml import line_of, load, toml_key
from finsam_ledger.terms import Text
from finsam_ledger.workspace.document_config import (
    DocumentConfig,
    DocumentKeys,
    known_attachments,
    known_kind,
    known_topic,
)
from finsam_ledger.workspace.periods import ColumnKind

E = TypeVar("E", bound=StrEnum)
FILE_NAME = "bokslut.toml"


@frozen
class OrganisationKeys:
    """``[organisation]``: whose bokslut it is."""

    name: str = toml_key("namn")
    orgnr: str = toml_key("orgnr", default="")


@frozen
class MemberKeys:
    """``[[medlem]]``: a member and its party."""

    name: str = toml_key("namn")
    part: str = toml_key("part")
    share: str = toml_key("andel", default="")


@frozen
class BookKeys:
    """``[bocker]``: the SIE files, and the chart if it is to be stated."""

    file: str = toml_key("fil")
    previous: str = toml_key("foregaende", default="")
    earlier: tuple[str, ...] = toml_key("tidigare", default=())
    chart: str = toml_key("kontoplan", default="auto")
    budget: str = toml_key("budget", default="")
    forecast: str = toml_key("prognos", default="")


@frozen
class ReportKeys:
    """``[rapport]``: what is printed and how."""

    title: str = toml_key("titel")
    start: date = toml_key("start")
    end: date = toml_key("slut")
    title_en: str = toml_key("titel_en", default="")
    unit: str = toml_key("enhet", default="kr")
    rounding: str = toml_key("avrundning", default="summerar")
    layouts: tuple[str, ...] = toml_key(
        "uppstallningar", default=("resultatrakning", "balansrakning", "saldobalans")
    )
    columns: tuple[str, ...] = toml_key("kolumner", default=("utfall", "foregaende"))


@frozen
class NoteRowKeys:
    """``[[not.rad]]``: accounts of the line, or its lines on certain objects."""

    label: str = toml_key("rubrik")
    label_en: str = toml_key("rubrik_en", default="")
    accounts: tuple[str, ...] = toml_key("konton", default=())
    objects: ObjectKeys | None = toml_key("objekt", default=None)


@frozen
class NoteKeys:
    """``[[not]]``: a note and the lines that it specifies."""

    id: str = toml_key("id")
    title: str = toml_key("rubrik")
    ties_to: tuple[str, ...] = toml_key("till")
    title_en: str = toml_key("rubrik_en", default="")
    rest: str = toml_key("rest", default="Övrigt")
    rest_en: str = toml_key("rest_en", default="")
    side: str = toml_key("sida", default="")
    rows: tuple[NoteRowKeys, ...] = toml_key("rad", default=())


@frozen
class OperationsKeys:
    """``[driftredovisning]``: the result by project, in the order of its rows."""

    title: str = toml_key("rubrik", default="Driftredovisning")
    title_en: str = toml_key("rubrik_en", default="Operations by activity")
    side: str = toml_key("sida", default="kredit")
    rest: str = toml_key("rest", default="Utan verksamhet")
    rest_en: str = toml_key("rest_en", default="Without activity")
    unit: str = toml_key("enhet", default="")
    rows: tuple[NoteRowKeys, ...] = toml_key("rad", default=())


@frozen
class ConfigKeys:
    """bokslut.toml as it is written."""

    organisation: OrganisationKeys = toml_key("organisation")
    books: BookKeys = toml_key("bocker")
    report: ReportKeys = toml_key("rapport")
    members: tuple[MemberKeys, ...] = toml_key("medlem", default=())
    notes: tuple[NoteKeys, ...] = toml_key("not", default=())
    operations: OperationsKeys | None = toml_key("driftredovisning", default=None)
    document: DocumentKeys | None = toml_key("dokument", default=None)
    texts: Mapping[str, str] = toml_key("text", factory=dict)


@frozen
class Config:
    """A bokslut folder's settings (inställningar), every value of its own type.

    Args:
        association: Whose bokslut it is, with its members.
        file: The SIE file, relative to the folder.
        previous: Last year's SIE file, empty when there is none.
        chart: "bas", "kommunbas" or "auto".
        title: The report's title.
        period: The days that it covers.
        unit: The unit of its figures.
        rounding: The rule of rounding.
        layouts: Names of layouts, or TOML files relative to the folder.
        columns: Which columns, in their order.
        budget: The budget's CSV file, empty when there is none.
        forecast: The forecast's CSV file, empty when there is none.
        operations: The driftredovisning, None when it is not wanted.
        notes: The notes.
        earlier: SIE files of years before last year.
        document: The finished document that is wanted, and who signs it.
        texts: The file of each topic, by the topic's key.
    """

    association: Association
    file: str
    previous: str
    chart: str
    title: Text
    period: Period
    unit: Unit
    rounding: Rounding
    layouts: tuple[str, ...]
    columns: tuple[ColumnKind, ...]
    notes: tuple[NoteSpec, ...]
    budget: str = ""
    forecast: str = ""
    operations: NoteSpec | None = None
    earlier: tuple[str, ...] = ()
    document: DocumentConfig = DocumentConfig()
    texts: Mapping[str, str] = field(factory=dict)


def parse_config(text: str, where: str = FILE_NAME) -> Config:
    """The settings in the text of a bokslut.toml (läs inställningar).

    Args:
        text: TOML.
        where: The file's name for messages.

    Raises:
        ConfigurationError: Something in it cannot be followed; file, line and remedy are told.
    """
    return _Reader(text, where).config(load(ConfigKeys, text, where))


@frozen
class _Reader:
    """Turns written keys into values, and places every refusal in its file and line."""

    text: str
    where: str

    def config(self, keys: ConfigKeys) -> Config:
        report = keys.report
        with self._at("rapport", "slut"):
            period = Period(report.start, report.end)
        members = tuple(self._member(i, member) for i, member in enumerate(keys.members))
        return Config(
            Association(keys.organisation.name, keys.organisation.orgnr, members),
            keys.books.file,
            keys.books.previous,
            keys.books.chart,
            Text(report.title, report.title_en or report.title),
            period,
            self._word(Unit, report.unit, "rapport", "enhet"),
            self._word(Rounding, report.rounding, "rapport", "avrundning"),
            report.layouts,
            tuple(self._word(ColumnKind, c, "rapport", "kolumner") for c in report.columns),
            tuple(self._note(i, note) for i, note in enumerate(keys.notes)),
            keys.books.budget,
            keys.books.forecast,
            self._operations(keys.operations) if keys.operations else None,
            keys.books.earlier,
            self._document(keys.document) if keys.document else DocumentConfig(),
            self._texts(keys.texts),
        )

    def _texts(self, keys: Mapping[str, str]) -> Mapping[str, str]:
        for key in keys:
            with self._at("text", key):
                known_topic(key)
        return keys

    def _document(self, keys: DocumentKeys) -> DocumentConfig:
        with self._at("dokument", "slag"):
            known_kind(keys.kind)
        with self._at("dokument", "bilagor"):
            known_attachments(keys.attach)
        return keys.config()

    def _member(self, i: int, keys: MemberKeys) -> Member:
        part = self._word(Part, keys.part, "medlem", i, "part")
        with self._at("medlem", i, "andel"):
            return Member(keys.name, part, _share(keys.share))

    def _note(self, i: int, keys: NoteKeys) -> NoteSpec:
        rows = tuple(self._row(("not", i, "rad", j), row) for j, row in enumerate(keys.rows))
        return NoteSpec(
            keys.id,
            Text(keys.title, keys.title_en or keys.title),
            keys.ties_to,
            rows,
            Text(keys.rest, keys.rest_en or keys.rest),
            self._word(Side, keys.side, "not", i, "sida") if keys.side else None,
            f"{self.where} rad {line_of(self.text, ('not', i))}",
        )

    def _operations(self, keys: OperationsKeys) -> NoteSpec:
        where = ("driftredovisning",)
        rows = tuple(self._row((*where, "rad", j), row) for j, row in enumerate(keys.rows))
        return NoteSpec(
            "operations",
            Text(keys.title, keys.title_en),
            ("income_statement.result",),
            rows,
            Text(keys.rest, keys.rest_en),
            self._word(Side, keys.side, *where, "sida"),
            f"{self.where} rad {line_of(self.text, where)}",
            self._word(Unit, keys.unit, *where, "enhet") if keys.unit else None,
        )

    def _row(self, where: tuple[str | int, ...], keys: NoteRowKeys) -> NoteRow:
        with self._at(*where, "konton"):
            accounts = tuple(map(AccountRange.parse, keys.accounts))
        objects = keys.objects.selection() if keys.objects else None
        return NoteRow(Text(keys.label, keys.label_en or keys.label), accounts, objects)

    def _word(self, kind: type[E], value: str, *path: str | int) -> E:
        with self._at(*path):
            try:
                return kind(value)
            except ValueError:
                known = ", ".join(member.value for member in kind)
                raise ConfigurationError(
                    Text(f"{path[-1]} = ”{value}” finns inte", f'no {path[-1]} = "{value}"'),
                    Text(f"Välj bland {known}", f"Choose among {known}"),
                ) from None

    def _at(self, *path: str | int) -> AbstractContextManager[None]:
        return placed(f"{self.where} rad {line_of(self.text, path)}")


def _share(text: str) -> Fraction | None:
    if not text:
        return None
    try:
        return Fraction(text.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise ConfigurationError(
            Text(f"andelen ”{text}” går inte att läsa", f'the share "{text}" cannot be read'),
            Text('Skriv ett bråk, till exempel "1/4"', 'Write a fraction such as "1/4"'),
        ) from None
