"""bokslut.toml as typed values (inställningar): what to report, from which books."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from finsam_ledger.bookkeeping.budget import proved_weights
from finsam_ledger.bookkeeping.contributions import ContributionPlan, agreed_shares
from finsam_ledger.checks.case import Facts
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.dimension import COUNTERPARTY
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.reports.publication import Vouchers
from finsam_ledger.statements.key_figure import KeyFigureSpec
from finsam_ledger.statements.key_figure_file import KeyFigureKeys
from finsam_ledger.statements.layout import ObjectSelection, Side, Sign
from finsam_ledger.statements.note import NoteRow, NoteSpec
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.stated import StatedYear
from finsam_ledger.strict_toml import load, toml_key
from finsam_ledger.terms import Text
from finsam_ledger.workspace.config_keys import (
    BookKeys,
    ColumnKeys,
    ContributionKeys,
    MemberKeys,
    NoteKeys,
    NoteRowKeys,
    OperationsKeys,
    OrganisationKeys,
    ReportKeys,
    SpreadKeys,
    StatementKeys,
)
from finsam_ledger.workspace.document_config import (
    DocumentConfig,
    DocumentKeys,
    known_attachments,
    known_kind,
    known_topic,
    translated_topic,
)
from finsam_ledger.workspace.law_keys import (
    BalanskravKeys,
    FactKeys,
    GoalKeys,
    LawReader,
    TierKeys,
)
from finsam_ledger.workspace.periods import ColumnKind, DeclaredColumn, known_column
from finsam_ledger.workspace.stated_keys import StatedKeys, stated_years
from finsam_ledger.workspace.statement_options import StatementOptions
from finsam_ledger.workspace.toml_places import Places

FILE_NAME = "bokslut.toml"


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
    contributions: ContributionKeys | None = toml_key("bidrag", default=None)
    key_figures: tuple[KeyFigureKeys, ...] = toml_key("nyckeltal", default=())
    facts: FactKeys | None = toml_key("uppgifter", default=None)
    balanskrav: BalanskravKeys | None = toml_key("balanskrav", default=None)
    tiers: tuple[TierKeys, ...] = toml_key("trappa", default=())
    goals: tuple[GoalKeys, ...] = toml_key("mal", default=())
    document: DocumentKeys | None = toml_key("dokument", default=None)
    texts: Mapping[str, str] = toml_key("text", factory=dict)
    texts_en: Mapping[str, str] = toml_key("text_en", factory=dict)
    stated: tuple[StatedKeys, ...] = toml_key("tidigare_ar", default=())


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
        registers: TOML files of accruals and equipment, whose vouchers are added to the books.
        operations: The driftredovisning, None when it is not wanted.
        notes: The notes.
        predecessors: SIE files of those that this förbund continues.
        sign: The signs of the statements.
        declared: Columns of the folder's own.
        statements: What single statements have of their own.
        spreads: How budgets are spread over the months, by name.
        contributions: What the members have agreed to pay, None when it is not stated.
        key_figures: The key figures.
        facts: What the rules of law need and the books cannot tell.
        earlier: SIE files of years before last year.
        document: The finished document that is wanted, and who signs it.
        texts: The file of each topic, by the topic's key.
        vouchers: Which web pages hold the vouchers.
        texts_en: The same in English.
        stated: Years before last year as somebody typed them.
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
    contributions: ContributionPlan | None = None
    key_figures: tuple[KeyFigureSpec, ...] = ()
    facts: Facts = field(factory=Facts)
    registers: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    document: DocumentConfig = DocumentConfig()
    texts: Mapping[str, str] = field(factory=dict)
    vouchers: Vouchers = Vouchers.PAPERS
    texts_en: Mapping[str, str] = field(factory=dict)
    stated: tuple[StatedYear, ...] = ()

    @property
    def text_files(self) -> tuple[str, ...]:
        """The files of words, in either language (textfiler)."""
        return *self.texts.values(), *self.texts_en.values()


def parse_config(text: str, where: str = FILE_NAME) -> Config:
    """The settings in the text of a bokslut.toml (läs inställningar).

    Args:
        text: TOML.
        where: The file's name for messages.

    Raises:
        ConfigurationError: Something in it cannot be followed; file, line and remedy are told.
    """
    return _Reader(Places(text, where)).config(load(ConfigKeys, text, where))


@frozen
class _Reader:
    """Turns written keys into values, and places every refusal in its file and line."""

    places: Places

    def config(self, keys: ConfigKeys) -> Config:
        report = keys.report
        with self.places.at("rapport", "slut"):
            period = Period(report.start, report.end)
        self._has_books(keys.books)
        declared = tuple(self._column(i, column) for i, column in enumerate(keys.columns))
        known = [*(kind.value for kind in ColumnKind), *(column.id for column in declared)]
        total = keys.contributions.amount if keys.contributions else None
        members = tuple(self._member(i, member, total) for i, member in enumerate(keys.members))
        return Config(
            Association(keys.organisation.name, keys.organisation.orgnr, members),
            keys.books.file,
            keys.books.previous,
            keys.books.chart,
            Text(report.title, report.title_en or report.title),
            period,
            self.places.word(Unit, report.unit, "rapport", "enhet"),
            self.places.word(Rounding, report.rounding, "rapport", "avrundning"),
            report.layouts,
            self._among(known, report.columns, "rapport", "kolumner"),
            tuple(self._note(i, note) for i, note in enumerate(keys.notes)),
            keys.books.budget,
            keys.books.forecast,
            self._operations(keys.operations) if keys.operations else None,
            keys.books.predecessors,
            self.places.word(Sign, report.sign, "rapport", "tecken"),
            declared,
            tuple(self._options(i, each, known) for i, each in enumerate(keys.statements)),
            {each.name: self._weights(i, each) for i, each in enumerate(keys.spreads)},
            self._contributions(members, keys.contributions),
            tuple(self._key_figure(i, each) for i, each in enumerate(keys.key_figures)),
            LawReader(self.places).facts(keys.facts, keys.balanskrav, keys.tiers, keys.goals),
            keys.books.registers,
            keys.books.earlier,
            self._document(keys.document) if keys.document else DocumentConfig(),
            self._texts("text", keys.texts),
            self.places.word(Vouchers, report.vouchers, "rapport", "verifikationer_i_html"),
            self._texts("text_en", keys.texts_en, keys.texts),
            stated_years(self.places, keys.stated),
        )

    def _texts(
        self, table: str, keys: Mapping[str, str], swedish: Mapping[str, str] | None = None
    ) -> Mapping[str, str]:
        for key in keys:
            with self.places.at(table, key):
                known_topic(key)
                if swedish is not None:
                    translated_topic(key, swedish)
        return keys

    def _document(self, keys: DocumentKeys) -> DocumentConfig:
        with self.places.at("dokument", "slag"):
            known_kind(keys.kind)
        with self.places.at("dokument", "bilagor"):
            known_attachments(keys.attach)
        return keys.config()

    def _has_books(self, books: BookKeys) -> None:
        with self.places.at("bocker"):
            books.prove()

    def _column(self, i: int, keys: ColumnKeys) -> DeclaredColumn:
        kind = self.places.word(ColumnKind, keys.kind, "kolumn", i, "varde")
        with self.places.at("kolumn", i):
            return keys.column(kind)

    def _options(self, i: int, keys: StatementKeys, known: Sequence[str]) -> StatementOptions:
        place = ("uppstallning", i)
        return StatementOptions(
            keys.name,
            self._among(known, keys.columns, *place, "kolumner"),
            self.places.word(Sign, keys.sign, *place, "tecken") if keys.sign else None,
            self.places.word(Unit, keys.unit, *place, "enhet") if keys.unit else None,
            self.places.name(*place),
        )

    def _weights(self, i: int, keys: SpreadKeys) -> tuple[int, ...]:
        with self.places.at("fordelning", i, "vikter"):
            return proved_weights(keys.name, keys.weights)

    def _among(
        self, known: Sequence[str], names: tuple[str, ...], *path: str | int
    ) -> tuple[str, ...]:
        with self.places.at(*path):
            for name in names:
                known_column(name, known)
        return names

    def _key_figure(self, i: int, keys: KeyFigureKeys) -> KeyFigureSpec:
        with self.places.at("nyckeltal", i):
            return keys.spec(self.places.name("nyckeltal", i))

    def _member(self, i: int, keys: MemberKeys, total: int | None) -> Member:
        part = self.places.word(Part, keys.part, "medlem", i, "part")
        accounts = self._accounts(keys.accounts, "medlem", i, "konton")
        with self.places.at("medlem", i, "andel" if keys.share else "belopp"):
            share = _share(keys.share) if keys.amount is None else _part_of(keys.amount, total)
            return Member(keys.name, part, share, keys.inhabitants, accounts)

    def _contributions(
        self, members: tuple[Member, ...], keys: ContributionKeys | None
    ) -> ContributionPlan | None:
        """The agreed contributions; shares that are all stated must sum to one in any case."""
        if keys is None:
            with self.places.at("medlem", 0):
                if members and all(member.share is not None for member in members):
                    agreed_shares(members)
            return None
        accrued = self._accounts(keys.accrued, "bidrag", "upplupna")
        prepaid = self._accounts(keys.prepaid, "bidrag", "forutbetalda")
        with self.places.at("bidrag"):
            where = self.places.name("bidrag")
            return ContributionPlan(members, keys.amount, accrued, prepaid, where)

    def _accounts(self, texts: tuple[str, ...], *path: str | int) -> tuple[AccountRange, ...]:
        with self.places.at(*path):
            return tuple(map(AccountRange.parse, texts))

    def _note(self, i: int, keys: NoteKeys) -> NoteSpec:
        rows = tuple(self._row(("not", i, "rad", j), row) for j, row in enumerate(keys.rows))
        with self.places.at("not", i):
            _is_a_note(keys)
        return NoteSpec(
            keys.id,
            Text(keys.title, keys.title_en or keys.title),
            keys.ties_to,
            rows,
            Text(keys.rest, keys.rest_en or keys.rest),
            self.places.word(Side, keys.side, "not", i, "sida") if keys.side else None,
            self.places.name("not", i),
            text=Text(keys.text, keys.text_en or keys.text) if keys.text else None,
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
            self.places.word(Side, keys.side, *where, "sida"),
            self.places.name(*where),
            self.places.word(Unit, keys.unit, *where, "enhet") if keys.unit else None,
        )

    def _row(self, where: tuple[str | int, ...], keys: NoteRowKeys) -> NoteRow:
        accounts = self._accounts(keys.accounts, *where, "konton")
        objects = keys.objects.selection() if keys.objects else None
        with self.places.at(*where, "motpart"):
            objects = _with_parties(objects, keys)
        return NoteRow(Text(keys.label, keys.label_en or keys.label), accounts, objects)


def _is_a_note(keys: NoteKeys) -> None:
    """A note takes lines apart, or is of fixed text."""
    if keys.text and keys.rows:
        raise ConfigurationError(
            Text(f"noten ”{keys.title}” har både text och rader", "a note has both text and rows"),
            Text("Dela den i två noter", "Make two notes of it"),
        )
    if not (keys.text or keys.ties_to):
        raise ConfigurationError(
            Text(
                f"noten ”{keys.title}” har varken till eller text",
                f'note "{keys.title}" has neither till nor text',
            ),
            Text(
                "Skriv till vilken rad den hör, eller den text som den är",
                "Write which line it is to, or the text that it is",
            ),
        )


def _with_parties(objects: ObjectSelection | None, keys: NoteRowKeys) -> ObjectSelection | None:
    if not keys.parties:
        return objects
    if objects is not None:
        raise ConfigurationError(
            Text("raden har både objekt och motpart", "the row has both objekt and motpart"),
            Text("Ta bort det ena", "Leave out one of them"),
        )
    return ObjectSelection(COUNTERPARTY, frozenset(keys.parties))


def _part_of(amount: int, total: int | None) -> Fraction:
    """An agreed amount as a share of all contributions."""
    if not total or total < 0:
        raise ConfigurationError(
            Text("medlemmens belopp är del av okända bidrag", "a part of what is unknown"),
            Text(
                "Ange alla medlemmars bidrag tillsammans: belopp under [bidrag]",
                "Give the contributions of all members together: belopp under [bidrag]",
            ),
        )
    return Fraction(amount, total)


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
