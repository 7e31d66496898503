"""Layout files (uppställningsfiler): shipped and a user's own through one strict loader."""

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from attrs import frozen

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.dimension import PREDECESSORS
from finsam_ledger.core.line import CashFlowClass, StatementLine
from finsam_ledger.errors import FinsamError, LayoutError, UnknownNameError
from finsam_ledger.statements.layout import (
    AccountRow,
    Covers,
    HeadingRow,
    Layout,
    Listing,
    Measure,
    ObjectSelection,
    Row,
    Selection,
    Show,
    Side,
    Sign,
    Tie,
    TotalRow,
)
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.strict_toml import line_of, load, toml_key
from finsam_ledger.terms import Text

E = TypeVar("E", bound=StrEnum)


@frozen
class ObjectKeys:
    """``objekt = { dimension = "6", koder = ["10"] }``: lines on those; ``utom``: on others."""

    dimension: str = toml_key("dimension")
    codes: tuple[str, ...] = toml_key("koder", default=())
    others: tuple[str, ...] = toml_key("utom", default=())

    def selection(self) -> ObjectSelection:
        """The selection that these keys describe.

        Raises:
            LayoutError: Neither of ``koder`` and ``utom`` is there, or both.
        """
        if bool(self.codes) == bool(self.others):
            raise LayoutError(
                Text(
                    "objekt ska ha antingen koder eller utom",
                    "objekt must have either koder or utom",
                ),
                Text(
                    'Skriv koder = ["10"] för vissa objekt, utom = ["10"] för alla andra',
                    'Write koder = ["10"] for certain objects, utom = ["10"] for all others',
                ),
            )
        return ObjectSelection(self.dimension, frozenset(self.codes or self.others), not self.codes)


@frozen
class RowKeys:
    """One ``[[rad]]``: ``konton`` or ``linjer``, or ``summa``, or neither for a heading."""

    key: str = toml_key("nyckel")
    label: str = toml_key("rubrik")
    label_en: str = toml_key("rubrik_en", default="")
    accounts: tuple[str, ...] | None = toml_key("konton", default=None)
    lines: tuple[str, ...] | None = toml_key("linjer", default=None)
    objects: ObjectKeys | None = toml_key("objekt", default=None)
    parts: tuple[str, ...] | None = toml_key("summa", default=None)
    measure: str = toml_key("matt", default="")
    side: str = toml_key("sida", default="debet")
    show: str = toml_key("visa", default="alltid")
    level: int | None = toml_key("niva", default=None)
    memo: bool = toml_key("varav", default=False)
    cash_flow: tuple[str, ...] | None = toml_key("kassaflode", default=None)
    reverse: bool = toml_key("vand", default=False)


@frozen
class TieKeys:
    """One ``[[stammer]]``: a row that must agree with rows of other statements."""

    row: str = toml_key("rad")
    against: tuple[str, ...] = toml_key("med")
    reverse: bool = toml_key("vand", default=False)


@frozen
class LayoutKeys:
    """A layout file as it is written."""

    title: str = toml_key("titel")
    title_en: str = toml_key("titel_en", default="")
    id: str = toml_key("id", default="")
    source: str = toml_key("kalla", default="")
    covers: str = toml_key("tacker", default="inget")
    listing: str = toml_key("lista", default="")
    valid_from: int = toml_key("galler_fran", default=0)
    valid_to: int | None = toml_key("galler_till", default=None)
    exact: bool = toml_key("oren", default=False)
    rows: tuple[RowKeys, ...] = toml_key("rad", default=())
    ties: tuple[TieKeys, ...] = toml_key("stammer", default=())
    three_balances: bool = toml_key("saldon", default=False)
    unit: str = toml_key("enhet", default="")
    columns: tuple[str, ...] = toml_key("kolumner", default=())
    sign: str = toml_key("tecken", default="")
    years: int = toml_key("ar", default=0)


def parse_layout(text: str, name: str, where: str = "") -> Layout:
    """A layout from the text of a layout file (uppställning).

    Args:
        text: TOML.
        name: The layout's own name.
        where: The file's name for messages; ``name`` when empty.

    Returns:
        The layout, its rows proved to be in order.

    Raises:
        ConfigurationError: Unknown or missing keys, wrong kinds of values.
        LayoutError: Rows that contradict each other; file, line and remedy are told.
    """
    place = where or name
    keys = load(LayoutKeys, text, place)
    rows = tuple(_placed(row, text, place, i) for i, row in enumerate(keys.rows))
    try:
        return Layout(
            name,
            keys.id or name,
            Text(keys.title, keys.title_en or keys.title),
            keys.source,
            _word(Covers, keys.covers, "tacker"),
            rows,
            _word(Listing, keys.listing, "lista") if keys.listing else None,
            keys.valid_from,
            keys.valid_to,
            keys.exact,
            place,
            tuple(Tie(tie.row, tie.against, tie.reverse) for tie in keys.ties),
            keys.three_balances,
            _word(Unit, keys.unit, "enhet") if keys.unit else None,
            keys.columns,
            _word(Sign, keys.sign, "tecken") if keys.sign else None,
            keys.years,
        )
    except LayoutError as error:
        raise error.at(f"{place}{_line_of_row(text, keys, error)}") from None


def _placed(keys: RowKeys, text: str, place: str, index: int) -> Row:
    try:
        return _row(keys)
    except FinsamError as error:
        where = f"{place} rad {line_of(text, ('rad', index))}"
        raise LayoutError(error.what, error.remedy, where) from None


def _line_of_row(text: str, keys: LayoutKeys, error: LayoutError) -> str:
    named = [i for i, row in enumerate(keys.rows) if row.key == error.row]
    return f" rad {line_of(text, ('rad', named[-1]))}" if named else ""


def _row(keys: RowKeys) -> Row:
    label = Text(keys.label, keys.label_en or keys.label)
    by_account = not (keys.accounts is None and keys.lines is None and keys.cash_flow is None)
    if by_account and keys.parts is not None:
        raise LayoutError(
            Text(
                f"raden ”{keys.key}” har både konton och summa",
                f'row "{keys.key}" has both accounts and a sum',
            ),
            Text("Dela den i en kontorad och en summarad", "Split it in two rows"),
        )
    if keys.parts is not None:
        return TotalRow(
            keys.key,
            label,
            keys.parts,
            _word(Side, keys.side, "sida"),
            _word(Show, keys.show, "visa"),
            1 if keys.level is None else keys.level,
        )
    if not by_account:
        return HeadingRow(keys.key, label, 1 if keys.level is None else keys.level)
    return _account_row(keys, label)


def _account_row(keys: RowKeys, label: Text) -> AccountRow:
    selection = Selection(
        tuple(map(AccountRange.parse, keys.accounts or ())),
        frozenset(_word(StatementLine, line, "linjer") for line in keys.lines or ()),
        keys.objects.selection() if keys.objects else None,
        frozenset(_word(CashFlowClass, name, "kassaflode") for name in keys.cash_flow or ()),
    )
    if not keys.measure:
        raise LayoutError(
            Text(
                f"raden ”{keys.key}” saknar nyckeln ”matt”",
                f'row "{keys.key}" lacks the key "matt"',
            ),
            Text(
                "Skriv matt = ”ingaende”, ”rorelse” eller ”utgaende”",
                'Write matt = "ingaende", "rorelse" or "utgaende"',
            ),
        )
    measure = _word(Measure, keys.measure, "matt")
    if selection.objects is not None and not _known_by_object(measure, selection.objects):
        raise LayoutError(
            Text(
                f"raden ”{keys.key}” mäter saldon per objekt, men bara rörelser finns per objekt",
                f'row "{keys.key}" measures balances per object; only movements are kept so',
            ),
            Text(
                'Skriv matt = "rorelse"; ingående saldon finns bara per föregångare',
                'Write matt = "rorelse"; opening balances are kept by predecessor only',
            ),
        )
    return AccountRow(
        keys.key,
        label,
        selection,
        measure,
        _word(Side, keys.side, "sida"),
        _word(Show, keys.show, "visa"),
        2 if keys.level is None else keys.level,
        keys.memo,
        keys.reverse,
    )


def _known_by_object(measure: Measure, objects: ObjectSelection) -> bool:
    """Movements are kept by object; opening balances by predecessor only."""
    opening = measure is Measure.OPENING and objects.dimension == PREDECESSORS
    return opening or measure is Measure.MOVEMENT


def _word(kind: type[E], value: str, key: str) -> E:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(member.value for member in kind)
        raise LayoutError(
            Text(f"{key} = ”{value}” finns inte", f'{key} = "{value}" does not exist'),
            Text(f"Välj bland {known}", f"Choose among {known}"),
        ) from None


@cache
def shipped_layouts() -> tuple[str, ...]:
    """The names of the layouts that come with the library (medföljande uppställningar).

    >>> "saldobalans" in shipped_layouts()
    True
    """
    folder = files("finsam_ledger.statements") / "layouts"
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))
    )


@cache
def shipped_layout(name: str) -> Layout:
    """A layout that comes with the library, by its own name (uppställning).

    Raises:
        UnknownNameError: There is none of that name; the message lists those there are.
    """
    if name not in shipped_layouts():
        raise UnknownNameError(
            Text(
                f"det finns ingen uppställning som heter ”{name}”",
                f'there is no layout named "{name}"',
            ),
            Text(
                f"Välj bland {', '.join(family_names())} eller ange en egen .toml-fil",
                f"Choose among {', '.join(family_names())} or give a .toml file of your own",
            ),
        )
    text = (files("finsam_ledger.statements") / "layouts" / f"{name}.toml").read_text("utf-8")
    return parse_layout(text, name, f"{name}.toml")


def family_names() -> list[str]:
    """The names a user gives (uppställningarnas namn): wordings of different years share one."""
    return sorted({name.partition("_fran_")[0] for name in shipped_layouts()})


def layout_for(name: str, year: int) -> Layout:
    """The layout of a name in the wording that is valid for a fiscal year (gällande uppställning).

    A layout whose rows changed with the law has one file a wording, "balansrakning_fran_2024".

    Args:
        name: The common name, "balansrakning".
        year: The calendar year in which the fiscal year ends.

    Raises:
        UnknownNameError: No such layout.

    >>> layout_for("balansrakning", 2023).name, layout_for("balansrakning", 2024).name
    ('balansrakning_fran_0', 'balansrakning_fran_2024')
    """
    for shipped in shipped_layouts():
        if shipped.partition("_fran_")[0] == name and shipped_layout(shipped).valid_in(year):
            return shipped_layout(shipped)
    return shipped_layout(name)
