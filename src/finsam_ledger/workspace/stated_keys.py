"""``[[tidigare_ar]]`` of bokslut.toml as it is written, and as typed years (angivna år)."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from finsam_ledger.errors import ConfigurationError, ValueRefusedError
from finsam_ledger.numbers import ORE_PER_KRONA, parse_ore
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.statements.stated import StatedAmount, StatedYear
from finsam_ledger.strict_toml import toml_key
from finsam_ledger.terms import Text
from finsam_ledger.workspace.toml_places import Places

_TABLE, _AMOUNTS = "tidigare_ar", "belopp"


@frozen
class StatedKeys:
    """``[[tidigare_ar]]``: a year before the books, as its report printed it."""

    year: int = toml_key("ar")
    source: str = toml_key("kalla")
    amounts: Mapping[str, int | str] = toml_key(_AMOUNTS)
    source_en: str = toml_key("kalla_en", default="")
    unit: str = toml_key("enhet", default="kr")


def stated_years(places: Places, keys: Sequence[StatedKeys]) -> tuple[StatedYear, ...]:
    """The years that somebody typed (angivna år).

    Args:
        places: The lines of the file.
        keys: The sections.

    Raises:
        ConfigurationError: A source is empty, a unit unknown, or an amount none; file, line and
            remedy are told.
    """
    return tuple(_year(places, i, each) for i, each in enumerate(keys))


def _year(places: Places, i: int, keys: StatedKeys) -> StatedYear:
    unit = places.word(Unit, keys.unit, _TABLE, i, "enhet")
    with places.at(_TABLE, i, "kalla"):
        _has_source(keys)
    source = Text(keys.source, keys.source_en or keys.source)
    amounts = (_amount(places, i, unit, *item) for item in keys.amounts.items())
    return StatedYear(keys.year, source, tuple(amounts), places.name(_TABLE, i))


def _amount(places: Places, i: int, unit: Unit, row: str, amount: int | str) -> StatedAmount:
    """An amount in the unit of the section, to the öre."""
    path = (_TABLE, i, _AMOUNTS, row)
    with places.at(*path):
        try:
            kronor = parse_ore(f"{amount}")
        except ValueRefusedError as error:
            what = Text(f"{row}: {error.what.sv}", f"{row}: {error.what.en}")
            raise ConfigurationError(what, error.remedy) from None
    return StatedAmount(row, kronor * (unit.ore // ORE_PER_KRONA), places.name(*path))


def _has_source(keys: StatedKeys) -> None:
    if not keys.source.strip():
        raise ConfigurationError(
            Text(f"{keys.year} har ingen källa", f"{keys.year} has no source"),
            Text(
                'Skriv vilken rapport talen är ur, till exempel "Årsredovisning 2021"',
                'Write which report they are from, for instance "Årsredovisning 2021"',
            ),
        )
