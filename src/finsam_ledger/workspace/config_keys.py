"""Sections of bokslut.toml as they are written (nycklar): columns, statements, budget keys."""

from attrs import frozen

from finsam_ledger.statements.layout_file import ObjectKeys
from finsam_ledger.strict_toml import toml_key


@frozen
class ColumnKeys:
    """``[[kolumn]]``: a column of one's own, on certain objects or the sum of such columns."""

    id: str = toml_key("id")
    label: str = toml_key("rubrik")
    label_en: str = toml_key("rubrik_en", default="")
    kind: str = toml_key("varde", default="utfall")
    objects: ObjectKeys | None = toml_key("objekt", default=None)
    parts: tuple[str, ...] = toml_key("summa", default=())


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
