"""Reading a folder's budget and forecast (läsa planer): which format a file is in, by its name."""

from pathlib import Path

from finsam_ledger import sie
from finsam_ledger.bookkeeping.budget import Spreads, budget_books, read_budget
from finsam_ledger.bookkeeping.budget_reported import reported_budget
from finsam_ledger.bookkeeping.budget_sheet import read_budget_sheet
from finsam_ledger.bookkeeping.budget_toml import read_budget_toml
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.terms import Text
from finsam_ledger.workspace.files import read_bytes, read_csv, read_text

_SIE = (".se", ".si", ".sie")


def read_budget_file(path: Path, books: Ledger, spreads: Spreads) -> Ledger:
    """The budget of a file as books (läs budgetfil): CSV, Excel, TOML, or the #PBUDGET of SIE.

    Args:
        path: The file; the end of its name tells the format.
        books: The books that the budget is for.
        spreads: Weights per month, by name.

    Raises:
        FinsamError: The file cannot be read or followed.
    """
    where, suffix = str(path), path.suffix.casefold()
    if suffix == ".csv":
        rows = read_budget(read_csv(path), where, books, spreads)
    elif suffix == ".xlsx":
        rows = read_budget_sheet(read_bytes(path), where, books, spreads)
    elif suffix == ".toml":
        rows = read_budget_toml(read_text(path), where, books, spreads)
    elif suffix in _SIE:
        read = sie.read(read_bytes(path), name=path.name, chart=books.chart)
        _same_year(read.ledger, books, where)
        rows = reported_budget(read.ledger, _by_object(read), where)
    else:
        raise ConfigurationError(
            Text(
                f"budgeten {path.name} är i ett okänt format", f"{path.name} is of unknown format"
            ),
            Text(
                "Ge en fil som slutar på .csv, .xlsx, .toml eller .se",
                "Give a file that ends in .csv, .xlsx, .toml or .se",
            ),
            where,
        )
    return budget_books(books, rows)


def _by_object(read: sie.SieBook) -> dict[tuple[str, str, Objects], int]:
    return {
        (key.account, key.month, key.objects): ore
        for key, ore in read.info.object_balances.items()
        if key.label == "PBUDGET" and key.year == 0
    }


def _same_year(read: Ledger, books: Ledger, where: str) -> None:
    if read.year != books.year:
        raise ConfigurationError(
            Text(
                f"budgeten gäller räkenskapsåret {read.year}, inte {books.year}",
                f"the budget is of the fiscal year {read.year}, not {books.year}",
            ),
            Text("Välj filen för rätt år", "Choose the file of the right year"),
            where,
        )
