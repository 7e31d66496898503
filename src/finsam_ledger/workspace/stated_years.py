"""Typed years held against the books (angivna år): what cannot stand, what must be looked at."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.line import StatementLine
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.layout import AccountRow, HeadingRow, Layout
from finsam_ledger.statements.layout_file import shipped_layout
from finsam_ledger.statements.reference import fold, unknown_name
from finsam_ledger.statements.stated import StatedAmount, StatedYear, row_key
from finsam_ledger.terms import Text
from finsam_ledger.workspace.periods import Span
from finsam_ledger.workspace.years import fiscal_years, year_columns, year_of_books

_OVERVIEW = "flerarsoversikt"
_FILE = "bokslut.toml"
_COSTS = frozenset(
    {
        StatementLine.OPERATING_COSTS,
        StatementLine.DEPRECIATION,
        StatementLine.FINANCIAL_COSTS,
    }
)


@frozen
class StatedYears:
    """The typed years of a report (angivna år).

    Args:
        span: The books, and the years that somebody typed.
        layouts: The layouts of the report.
    """

    span: Span
    layouts: Sequence[Layout]

    def prove(self) -> None:
        """That each is a year before this one that no books tell of, and of rows that there are.

        Raises:
            ConfigurationError: One is not; file, line and remedy are told.
        """
        seen: set[int] = set()
        for each in self.span.stated:
            if each.year >= self._this_year:
                raise _not_before(each, self._this_year)
            if each.year in seen:
                raise _given_twice(each)
            seen.add(each.year)
            self._is_unknown_to_the_books(each)
            for amount in each.amounts:
                self._is_of_a_row(amount)

    def findings(self) -> Iterator[Finding]:
        """What they leave open (iakttagelser): years between, years too old, costs turned."""
        if not self.span.stated:
            return
        if not self._with_years:
            yield _unused(self.span.stated[0])
            return
        for each in self.span.stated:
            if each.year <= self._this_year - self._count:
                yield _too_old(each, self._count)
            for amount in each.amounts:
                if self._is_turned_cost(amount):
                    yield _turned_cost(each, amount)
        yield from (_gap(year, self.span.stated[0]) for year in self._missing())

    @property
    def _this_year(self) -> int:
        return self.span.ledger.year.end.year

    @property
    def _with_years(self) -> list[Layout]:
        return [layout for layout in self.layouts if layout.years]

    @property
    def _known(self) -> list[Layout]:
        """The layouts whose rows may be typed; the shipped one where the report has none."""
        return self._with_years or [shipped_layout(_OVERVIEW)]

    @property
    def _count(self) -> int:
        return max(layout.years for layout in self._known)

    def _is_unknown_to_the_books(self, each: StatedYear) -> None:
        for year in fiscal_years(self.span, self._count):
            if year.end.year == each.year and year_of_books(self.span, year, year) is not None:
                raise _in_the_books(each)

    def _is_of_a_row(self, amount: StatedAmount) -> None:
        if all(row_key(layout, amount.row) is None for layout in self._known):
            rows = (row for layout in self._known for row in layout.rows)
            names = dict.fromkeys(fold(x.label.sv) for x in rows if not isinstance(x, HeadingRow))
            error = unknown_name("raden", "row", amount.row, names)
            raise ConfigurationError(error.what, error.remedy, amount.where)

    def _is_turned_cost(self, amount: StatedAmount) -> bool:
        """Whether a row of nothing but costs would be printed as income."""
        rows = (
            row
            for layout in self._with_years
            for row in layout.rows
            if isinstance(row, AccountRow) and row.key == row_key(layout, amount.row)
        )
        return any(_is_cost(row) and row.side.shown(amount.ore) < 0 for row in rows)

    def _missing(self) -> list[int]:
        """The years between this one and the oldest column that have none."""
        columns = [spec for each in self._with_years for spec in year_columns(self.span, each)]
        shown = {spec.source.period.end.year for spec in columns}
        return [year for year in range(max(shown), min(shown), -1) if year not in shown]


def _is_cost(row: AccountRow) -> bool:
    taken = row.selection
    return bool(taken.lines) and taken.lines <= _COSTS and not (taken.accounts or row.reverse)


def _not_before(each: StatedYear, year: int) -> ConfigurationError:
    return ConfigurationError(
        Text(f"{each.year} är inte ett år före {year}", f"{each.year} is not a year before {year}"),
        Text("Rätta ar, eller ta bort avsnittet", "Mend ar, or leave out the section"),
        each.where,
    )


def _given_twice(each: StatedYear) -> ConfigurationError:
    return ConfigurationError(
        Text(f"året {each.year} är angivet två gånger", f"the year {each.year} is given twice"),
        Text("Ta bort det ena avsnittet", "Leave out one of the sections"),
        each.where,
    )


def _in_the_books(each: StatedYear) -> ConfigurationError:
    return ConfigurationError(
        Text(
            f"{each.year} finns redan i SIE-filerna, och tal ur bokföringen går före angivna",
            f"{each.year} is in the SIE files already, and the books go before typed figures",
        ),
        Text(
            "Ta bort avsnittet, eller filen under [bocker] om de angivna talen ska gälla",
            "Leave out the section, or the file under [bocker] if the typed figures are to hold",
        ),
        each.where,
    )


def _unused(first: StatedYear) -> Finding:
    return _info(
        "stated_years_unused",
        first,
        Text(
            "de år som är angivna trycks inte: rapporten har ingen flerårsöversikt",
            "the typed years are not printed: the report has no five-year overview",
        ),
        Text(
            "Lägg till flerarsoversikt bland uppstallningar",
            "Add flerarsoversikt among uppstallningar",
        ),
    )


def _too_old(each: StatedYear, count: int) -> Finding:
    return _info(
        "stated_year_too_old",
        each,
        Text(
            f"det angivna året {each.year} trycks inte: flerårsöversikten har {count} år",
            f"the typed year {each.year} is not printed: the overview has {count} years",
        ),
        Text("Ta bort avsnittet", "Leave out the section"),
    )


def _gap(year: int, first: StatedYear) -> Finding:
    return _info(
        "year_gap",
        first,
        Text(
            f"{year} saknas i flerårsöversikten, fast äldre år finns där",
            f"{year} is missing in the overview, though older years are there",
        ),
        Text(
            "Ange det med [[tidigare_ar]], eller ge dess SIE-fil i tidigare",
            "Type it with [[tidigare_ar]], or give its SIE file in tidigare",
        ),
    )


def _turned_cost(each: StatedYear, amount: StatedAmount) -> Finding:
    return Finding(
        "stated_cost_turned",
        Severity.WARNING,
        Text(
            f"{each.year}: {amount.row} är kostnader men är angivet med en intäkts tecken",
            f"{each.year}: {amount.row} is of costs but is typed with the sign of income",
        ),
        Text(
            "Skriv beloppet som flerårsöversikten trycker det: kostnader med minus",
            "Write the amount as the overview prints it: costs with a minus",
        ),
        file=_FILE if amount.where else "",
    )


def _info(code: str, each: StatedYear, message: Text, remedy: Text) -> Finding:
    return Finding(code, Severity.INFO, message, remedy, file=_FILE if each.where else "")
