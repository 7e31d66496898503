"""bokslut.toml as typed values (inställningar): what to report, from which books."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from attrs import field, frozen

from finsam_ledger.bookkeeping.budget import proved_weights
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError, placed
from finsam_ledger.statements.layout import Side, Sign
from finsam_ledger.statements.layout_file import ObjectKeys
from finsam_ledger.statements.note import NoteRow, NoteSpec
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.strict_toml import line_of, load, toml_key
from finsam_ledger.terms import Text
from finsam_ledger.workspace.config_keys import ColumnKeys, SpreadKeys, StatementKeys
from finsam_ledger.workspace.periods import ColumnKind, DeclaredColumn, known_column
from finsam_ledger.workspace.statement_options import StatementOptions

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

    file: str = toml_key("fil", default="")
    predecessors: tuple[str, ...] = toml_key("foregangare", default=())
    previous: str = toml_key("foregaende", default="")
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
    sign: str = toml_key("tecken", default="naturliga")


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
    columns: tuple[ColumnKeys, ...] = toml_key("kolumn", default=())
    statements: tuple[StatementKeys, ...] = toml_key("uppstallning", default=())
    spreads: tuple[SpreadKeys, ...] = toml_key("fordelning", default=())


@frozen
class Config:
    """A bokslut folder's settings (inställningar), every value of its own type.

    Args:
        association: Whose bokslut it is, with its members.
        file: The SIE file, relative to the folder; empty when the year has none yet.
        previous: Last year's SIE file, empty when there is none.
        chart: "bas", "kommunbas" or "auto".
        title: The report's title.
        period: The days that it covers.
        unit: The unit of its figures.
        rounding: The rule of rounding.
        layouts: Names of layouts, or TOML files relative to the folder.
        columns: Names of the columns, in their order.
        budget: The budget's CSV file, empty when there is none.
        forecast: The forecast's CSV file, empty when there is none.
        operations: The driftredovisning, None when it is not wanted.
        notes: The notes.
        predecessors: SIE files of those that this förbund continues.
        sign: The signs of the statements.
        declared: Columns of the folder's own.
        statements: What single statements have of their own.
        spreads: How budgets are spread over the months, by name.
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
    columns: tuple[str, ...]
    notes: tuple[NoteSpec, ...]
    budget: str = ""
    forecast: str = ""
    operations: NoteSpec | None = None
    predecessors: tuple[str, ...] = ()
    sign: Sign = Sign.NATURAL
    declared: tuple[DeclaredColumn, ...] = ()
    statements: tuple[StatementOptions, ...] = ()
    spreads: Mapping[str, tuple[int, ...]] = field(factory=dict)


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
        self._has_books(keys.books)
        declared = tuple(self._column(i, column) for i, column in enumerate(keys.columns))
        known = [*(kind.value for kind in ColumnKind), *(column.id for column in declared)]
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
            self._among(known, report.columns, "rapport", "kolumner"),
            tuple(self._note(i, note) for i, note in enumerate(keys.notes)),
            keys.books.budget,
            keys.books.forecast,
            self._operations(keys.operations) if keys.operations else None,
            keys.books.predecessors,
            self._word(Sign, report.sign, "rapport", "tecken"),
            declared,
            tuple(self._options(i, each, known) for i, each in enumerate(keys.statements)),
            {each.name: self._weights(i, each) for i, each in enumerate(keys.spreads)},
        )

    def _has_books(self, books: BookKeys) -> None:
        with self._at("bocker"):
            if not (books.file or books.previous or books.predecessors):
                raise ConfigurationError(
                    Text("[bocker] nämner ingen SIE-fil", "[bocker] names no SIE file"),
                    Text(
                        "Skriv fil, eller före årets första verifikation foregaende eller "
                        "foregangare",
                        "Write fil or, before the year's first voucher, foregaende or foregangare",
                    ),
                )
        with self._at("bocker", "foregangare"):
            if books.previous and books.predecessors:
                raise ConfigurationError(
                    Text(
                        "både foregaende och foregangare är givna",
                        "both foregaende and foregangare are given",
                    ),
                    Text(
                        "Låt foregangare nämna alla filer som året öppnas från",
                        "Let foregangare name every file that the year opens from",
                    ),
                )

    def _column(self, i: int, keys: ColumnKeys) -> DeclaredColumn:
        with self._at("kolumn", i, "objekt"):
            objects = keys.objects.selection() if keys.objects else None
        return DeclaredColumn(
            keys.id,
            Text(keys.label, keys.label_en or keys.label),
            self._word(ColumnKind, keys.kind, "kolumn", i, "varde"),
            objects,
            keys.parts,
        )

    def _options(self, i: int, keys: StatementKeys, known: Sequence[str]) -> StatementOptions:
        place = ("uppstallning", i)
        return StatementOptions(
            keys.name,
            self._among(known, keys.columns, *place, "kolumner"),
            self._word(Sign, keys.sign, *place, "tecken") if keys.sign else None,
            self._word(Unit, keys.unit, *place, "enhet") if keys.unit else None,
            f"{self.where} rad {line_of(self.text, place)}",
        )

    def _weights(self, i: int, keys: SpreadKeys) -> tuple[int, ...]:
        with self._at("fordelning", i, "vikter"):
            return proved_weights(keys.name, keys.weights)

    def _among(
        self, known: Sequence[str], names: tuple[str, ...], *path: str | int
    ) -> tuple[str, ...]:
        with self._at(*path):
            for name in names:
                known_column(name, known)
        return names

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
