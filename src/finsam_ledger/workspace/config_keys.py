"""Sections of bokslut.toml as they are written (nycklar): columns, statements, budget keys."""

from datetime import date

from attrs import frozen

from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.layout_file import ObjectKeys
from finsam_ledger.strict_toml import toml_key
from finsam_ledger.terms import Text
from finsam_ledger.workspace.periods import ColumnKind, DeclaredColumn


@frozen
class OrganisationKeys:
    """``[organisation]``: whose bokslut it is."""

    name: str = toml_key("namn")
    orgnr: str = toml_key("orgnr", default="")


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
    vouchers: str = toml_key("verifikationer_i_html", default="arbetspapper")


@frozen
class BookKeys:
    """``[bocker]``: the SIE files, and the chart if it is to be stated."""

    file: str = toml_key("fil", default="")
    predecessors: tuple[str, ...] = toml_key("foregangare", default=())
    previous: str = toml_key("foregaende", default="")
    earlier: tuple[str, ...] = toml_key("tidigare", default=())
    chart: str = toml_key("kontoplan", default="auto")
    budget: str = toml_key("budget", default="")
    forecast: str = toml_key("prognos", default="")
    registers: tuple[str, ...] = toml_key("register", default=())

    def prove(self) -> None:
        """That some book is named, and last year's once (böcker att läsa).

        Raises:
            ConfigurationError: No SIE file is named, or last year's in two ways.
        """
        if not (self.file or self.previous or self.predecessors):
            raise ConfigurationError(
                Text("[bocker] nämner ingen SIE-fil", "[bocker] names no SIE file"),
                Text(
                    "Skriv fil, eller före årets första verifikation foregaende eller foregangare",
                    "Write fil or, before the year's first voucher, foregaende or foregangare",
                ),
            )
        if self.previous and self.predecessors:
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


@frozen
class ColumnKeys:
    """``[[kolumn]]``: a column of one's own, on certain objects or the sum of such columns."""

    id: str = toml_key("id")
    label: str = toml_key("rubrik")
    label_en: str = toml_key("rubrik_en", default="")
    kind: str = toml_key("varde", default="utfall")
    objects: ObjectKeys | None = toml_key("objekt", default=None)
    parts: tuple[str, ...] = toml_key("summa", default=())

    def column(self, kind: ColumnKind) -> DeclaredColumn:
        """The column that these keys describe (kolumn).

        Args:
            kind: What it measures, the word in ``varde``.

        Raises:
            ConfigurationError: It takes certain objects and is a sum too.
        """
        if self.objects and self.parts:
            raise ConfigurationError(
                Text(
                    f"kolumnen ”{self.id}” har både objekt och summa",
                    f'column "{self.id}" has both objekt and summa',
                ),
                Text(
                    "En summakolumn visar alla rader; dela den i två kolumner",
                    "A column of sums shows every line; split it in two columns",
                ),
            )
        label = Text(self.label, self.label_en or self.label)
        objects = self.objects.selection() if self.objects else None
        return DeclaredColumn(self.id, label, kind, objects, self.parts)


@frozen
class StatementKeys:
    """``[[uppstallning]]``: what one statement has of its own."""

    name: str = toml_key("namn")
    columns: tuple[str, ...] = toml_key("kolumner", default=())
    sign: str = toml_key("tecken", default="")
    unit: str = toml_key("enhet", default="")


@frozen
class SpreadKeys:
    """``[[fordelning]]``: how a year's budget is spread over its months, by weight."""

    name: str = toml_key("namn")
    weights: tuple[int, ...] = toml_key("vikter")


@frozen
class MemberKeys:
    """``[[medlem]]``: a member and its party."""

    name: str = toml_key("namn")
    part: str = toml_key("part")
    share: str = toml_key("andel", default="")
    amount: int | None = toml_key("belopp", default=None)
    inhabitants: int | None = toml_key("invanare", default=None)
    accounts: tuple[str, ...] = toml_key("konton", default=())


@frozen
class ContributionKeys:
    """``[bidrag]``: the year's contributions of all members, and where they are deferred."""

    amount: int = toml_key("belopp")
    accrued: tuple[str, ...] = toml_key("upplupna", default=())
    prepaid: tuple[str, ...] = toml_key("forutbetalda", default=())


@frozen
class NoteRowKeys:
    """``[[not.rad]]``: accounts of the line, or its lines on certain objects."""

    label: str = toml_key("rubrik")
    label_en: str = toml_key("rubrik_en", default="")
    accounts: tuple[str, ...] = toml_key("konton", default=())
    objects: ObjectKeys | None = toml_key("objekt", default=None)
    parties: tuple[str, ...] = toml_key("motpart", default=())


@frozen
class NoteKeys:
    """``[[not]]``: a note and the lines that it specifies."""

    id: str = toml_key("id")
    title: str = toml_key("rubrik")
    ties_to: tuple[str, ...] = toml_key("till", default=())
    title_en: str = toml_key("rubrik_en", default="")
    text: str = toml_key("text", default="")
    text_en: str = toml_key("text_en", default="")
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
