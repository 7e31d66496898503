"""Years that somebody typed (angivna år): figures by row from a printed report, no books behind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.numbers import format_ore
from finsam_ledger.statements.figure import Figure, Term
from finsam_ledger.statements.layout import AccountRow, HeadingRow, Layout, Measure, TotalRow
from finsam_ledger.statements.reference import fold, row_names
from finsam_ledger.terms import Text


@frozen
class StatedAmount:
    """An amount of a year that somebody typed (angivet belopp).

    Args:
        row: The row, by its key or by what is printed.
        ore: The amount in öre, with the sign that the row is printed with.
        where: File and line, for messages.
    """

    row: str
    ore: int
    where: str = field(default="", eq=False)


@frozen
class StatedYear:
    """A year whose books are not at hand, as its report printed it (angivet år).

    Args:
        year: The calendar year in which the fiscal year ends.
        source: The report that the amounts are copied from, as it is printed.
        amounts: The amounts; a row that is not among them is not known.
        where: File and line, for messages.
    """

    year: int
    source: Text
    amounts: tuple[StatedAmount, ...]
    where: str = field(default="", eq=False)

    def by_row(self, layout: Layout) -> Mapping[str, int]:
        """The amounts that a layout has rows for, by key (belopp per rad).

        Args:
            layout: The rows.

        Raises:
            ConfigurationError: Two amounts are of the same row.
        """
        found: dict[str, int] = {}
        for each in self.amounts:
            key = row_key(layout, each.row)
            if key in found:
                raise _twice(each)
            if key is not None:
                found[key] = each.ore
        return found


def row_key(layout: Layout, name: str) -> str | None:
    """The key of the row that a name means, None where the layout has none (radens nyckel).

    Args:
        layout: The rows.
        name: A row's key, or what is printed, with or without å, ä, ö.

    >>> from finsam_ledger.statements.layout_file import shipped_layout
    >>> row_key(shipped_layout("flerarsoversikt"), "kassa_och_bank")
    'cash'
    """
    rows = (row for row in layout.rows if not isinstance(row, HeadingRow))
    named = [row for row in rows if fold(name) in row_names(row)]
    named.sort(key=lambda row: fold(name) != fold(row.key))
    return named[0].key if named else None


@frozen
class StatedSource:
    """A column's figures as somebody typed them (angivna tal): known by row, never by account.

    Args:
        stated: The year, with the report that they are copied from.
        period: Its days.
        amounts: Öre by row, with the sign that the row is printed with.
    """

    stated: StatedYear
    period: Period
    amounts: Mapping[str, int]

    def knows(self, measure: Measure) -> bool:  # noqa: ARG002 no measure of any account
        """No account is known."""
        return False

    def value(self, term: Term) -> int | None:  # noqa: ARG002 no account
        """No account is known."""
        return None

    def figure(self, row: AccountRow | TotalRow) -> Figure:
        """The figure of a row (tal), not known where nobody typed it."""
        ore = self.amounts.get(row.key)
        return Figure(None if ore is None else row.side.shown(ore))

    def total(self, row: TotalRow, parts: Sequence[Figure]) -> Figure:
        """The figure of a sum (summa): what its parts come to where all are typed, else its own.

        Raises:
            ConfigurationError: The sum is typed as well, and is another.
        """
        given, known = self.figure(row), list(_known(parts))
        if not parts or len(known) < len(parts):
            return given
        if given.ore not in (None, sum(known)):
            raise self._other_sum(row, sum(known))
        return Figure(sum(known))

    def _other_sum(self, row: TotalRow, ore: int) -> ConfigurationError:
        year, given = self.stated.year, self.amounts[row.key]
        sv, en = (
            (format_ore(row.side.shown(ore), lang), format_ore(given, lang))
            for lang in ("sv", "en")
        )
        return ConfigurationError(
            Text(
                f"{year}: raderna i ”{row.label.sv}” är tillsammans {sv[0]} kr, inte {sv[1]} kr",
                f'{year}: the rows of "{row.label.en}" come to {en[0]} kr, not {en[1]} kr',
            ),
            Text("Rätta beloppen, eller ta bort summan", "Mend the amounts, or leave out the sum"),
            self.stated.where,
        )


def _known(parts: Iterable[Figure]) -> Iterator[int]:
    yield from (part.ore for part in parts if part.ore is not None)


def _twice(each: StatedAmount) -> ConfigurationError:
    return ConfigurationError(
        Text(f"raden ”{each.row}” är angiven två gånger", f'row "{each.row}" is given twice'),
        Text("Ta bort den ena", "Leave out one of them"),
        each.where,
    )
