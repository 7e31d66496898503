"""What one statement has of its own in a report (uppställningens egna val)."""

from collections.abc import Sequence

from attrs import evolve, field, frozen

from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.layout import Covers, Layout, Sign
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text
from finsam_ledger.workspace.measured import measured_as


@frozen
class StatementOptions:
    """Columns, signs and unit of one statement (egna val för en uppställning).

    Args:
        name: The layout's name or the statement's id.
        columns: Names of its columns; none leaves those of the layout or the report.
        sign: Its signs; None leaves those of the layout or the report.
        unit: Its unit; None leaves that of the layout or the report.
        where: File and line, for messages.
    """

    name: str
    columns: tuple[str, ...] = ()
    sign: Sign | None = None
    unit: Unit | None = None
    where: str = field(default="", eq=False)

    def is_of(self, layout: Layout) -> bool:
        """Whether it is this layout that is meant (gäller uppställningen)."""
        return self.name in (layout.name, layout.id, f"{layout.name}.toml") or (
            self.name == layout.name.partition("_fran_")[0]
        )

    def applied(self, layout: Layout) -> Layout:
        """The layout with what it has of its own (uppställning med egna val)."""
        return evolve(
            layout,
            columns=self.columns or layout.columns,
            sign=self.sign or layout.sign,
            unit=self.unit or layout.unit,
        )


def with_options(
    layouts: Sequence[Layout], options: Sequence[StatementOptions], sign: Sign
) -> list[Layout]:
    """The layouts, each with what a report says of it (uppställningar med egna val).

    Args:
        layouts: The layouts of the report.
        options: What single statements have of their own.
        sign: The report's signs, for those that have none of their own.

    Raises:
        ConfigurationError: Something is said of a statement that the report does not have.
    """
    made = list(layouts)
    for option in options:
        if not any(option.is_of(layout) for layout in made):
            raise _not_there(option, made)
        made = [option.applied(layout) if option.is_of(layout) else layout for layout in made]
    return [evolve(layout, sign=layout.sign or _sign(layout, sign)) for layout in made]


def _sign(layout: Layout, sign: Sign) -> Sign:
    """The report's signs turn income in statements of the result only."""
    result = measured_as(layout) is Covers.RESULT
    return sign if result or sign is not Sign.INCOME_NEGATIVE else Sign.NATURAL


def _not_there(option: StatementOptions, layouts: Sequence[Layout]) -> ConfigurationError:
    names = ", ".join(layout.name.partition("_fran_")[0] for layout in layouts)
    return ConfigurationError(
        Text(
            f"rapporten har ingen uppställning ”{option.name}”",
            f'the report has no statement "{option.name}"',
        ),
        Text(f"Välj bland {names}", f"Choose among {names}"),
        option.where,
    )
